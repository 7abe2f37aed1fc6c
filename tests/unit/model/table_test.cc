// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/table.h"

#include <gtest/gtest.h>

#include "support/sample_document.h"

namespace boardtrail {
namespace {

Cell spanning(std::int32_t row, std::int32_t column, std::int32_t rows, std::int32_t columns,
              const char* text) {
  Cell cell = plain_cell(row, column, text);
  cell.row_span = rows;
  cell.column_span = columns;
  return cell;
}

Table grid_2x3() {
  Table table;
  table.rows = 2;
  table.columns = 3;
  table.cells = {plain_cell(0, 0, "A"), plain_cell(0, 1, "B"), plain_cell(0, 2, "C"),
                 spanning(1, 0, 1, 2, "D"), plain_cell(1, 2, "E")};
  return table;
}

TEST(Grid, FindsTheCellThatCoversAPosition) {
  const Table table = grid_2x3();
  const Grid grid(table);
  EXPECT_EQ(grid.at(0, 1), &table.cells[1]);
  EXPECT_EQ(grid.at(1, 0), &table.cells[3]);
  EXPECT_EQ(grid.at(1, 1), &table.cells[3]);
  EXPECT_EQ(grid.text(1, 0), "D");
  EXPECT_EQ(grid.text(1, 1), "");
  EXPECT_EQ(grid.text(1, 2), "E");
}

TEST(Grid, HasNothingOutside) {
  const Table table = grid_2x3();
  const Grid grid(table);
  EXPECT_EQ(grid.at(-1, 0), nullptr);
  EXPECT_EQ(grid.at(0, -1), nullptr);
  EXPECT_EQ(grid.at(2, 0), nullptr);
  EXPECT_EQ(grid.at(0, 3), nullptr);
  EXPECT_EQ(grid.text(7, 7), "");
  const Table empty;
  EXPECT_EQ(Grid(empty).at(0, 0), nullptr);
}

// No reader may make such a table; a Grid of it must hold all the same.
TEST(Grid, EnduresCellsBeyondTheTable) {
  Table table;
  table.rows = 2;
  table.columns = 2;
  table.cells = {spanning(0, 0, INT32_MAX, 1, "long"), spanning(0, 0, 1, INT32_MAX, "wide"),
                 plain_cell(5, 5, "far"), spanning(-1, 1, 3, 1, "before")};
  const Grid grid(table);
  EXPECT_EQ(grid.at(1, 0), &table.cells[0]);
  EXPECT_EQ(grid.at(0, 1), &table.cells[1]);
  EXPECT_EQ(grid.at(1, 1), &table.cells[3]);
}

TEST(Dump, ShowsCellsAndSpans) {
  EXPECT_EQ(dump(grid_2x3()), "2x3 [A|B|C] [D:1x2|E]");
  Table table;
  table.rows = 3;
  table.columns = 2;
  table.cells = {spanning(0, 0, 2, 2, "two\nlines"), plain_cell(2, 1, "x")};
  EXPECT_EQ(dump(table), "3x2 [two\\nlines:2x2] [] [|x]");
  EXPECT_EQ(dump(Table{}), "0x0");
}

RichText marked(const char* text, std::vector<Run> runs) {
  RichText rich;
  rich.text = text;
  rich.runs = std::move(runs);
  return rich;
}

Run run(std::uint32_t begin, std::uint32_t end, std::uint16_t marks) {
  Run result;
  result.begin = begin;
  result.end = end;
  result.marks = marks;
  return result;
}

TEST(RichText, LeavesOutWhatNoLongerHolds) {
  struct Case {
    RichText rich;
    const char* current;
    const char* standing;
  };
  const Case cases[] = {
      {marked("plain", {}), "plain", "plain"},
      {marked("May June", {run(0, 3, kDeleted)}), "June", "June"},
      {marked("May June", {run(0, 3, kStruck)}), "May June", "June"},
      {marked("by May or June", {run(3, 6, kStruck), run(7, 9, kDeleted)}), "by May June",
       "by June"},
      {marked("May\nJune", {run(0, 3, kStruck), run(4, 8, kBold)}), "May\nJune", "June"},
      {marked("a May\nb", {run(2, 5, kDeleted)}), "a\nb", "a\nb"},
      {marked("all gone", {run(0, 8, kStruck)}), "all gone", "all gone"},
      {marked("all gone", {run(0, 3, kStruck), run(4, 8, kStruck)}), "all gone", "all gone"},
      {marked("all gone", {run(0, 8, kDeleted)}), "", ""},
      {marked("gone old", {run(0, 4, kDeleted), run(5, 8, kStruck)}), "old", "old"},
      {marked("short", {run(3, 90, kDeleted)}), "sho", "sho"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(c.rich.current(), c.current) << c.rich.text;
    EXPECT_EQ(c.rich.standing(), c.standing) << c.rich.text;
  }
}

TEST(RichText, TellsMarksOfAStretch) {
  const RichText rich = marked("May June", {run(0, 3, kStruck), run(4, 4, kStruck)});
  EXPECT_TRUE(rich.any_marked(0, 8, kStruck));
  EXPECT_TRUE(rich.any_marked(2, 3, kStruck));
  EXPECT_FALSE(rich.any_marked(3, 8, kStruck));
  EXPECT_FALSE(rich.any_marked(0, 8, kBold));
}

}  // namespace
}  // namespace boardtrail
