// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/tables.h"

#include <string>

#include <gtest/gtest.h>

#include "support/page_builder.h"

namespace boardtrail {
namespace {

using testing::PageBuilder;

constexpr Colour kRed{255, 0, 0}, kGreen{0, 255, 0}, kWhite{255, 255, 255}, kGrey{200, 200, 200};

std::vector<Table> tables(const PageBuilder& builder) {
  TextLayer layer;
  find_words(builder.page(), {}, &layer);
  return find_tables(builder.page(), &layer, {}).tables;
}

// A ruled table of two columns and three rows with a text in every cell.
PageBuilder two_by_three(const testing::TextStyle& first_row = {}) {
  PageBuilder builder;
  builder.grid({50, 150, 250}, {100, 120, 140, 160});
  const char* texts[] = {"Action", "Owner", "A1", "CFO", "A2", "COO"};
  for (int i = 0; i < 6; ++i) {
    builder.text(i % 2 == 0 ? 55.0F : 155.0F, 114 + 20 * static_cast<float>(i / 2), texts[i],
                 i < 2 ? first_row : testing::TextStyle{});
  }
  return builder;
}

TEST(FindTables, TextStandsInItsCell) {
  const auto found = tables(two_by_three());
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(dump(found[0]), "3x2 [Action|Owner] [A1|CFO] [A2|COO]");
  EXPECT_EQ(found[0].origin, TableOrigin::kLattice);
  EXPECT_EQ(found[0].header_rows, 0);
  EXPECT_EQ(found[0].place.box, (Box{50, 100, 250, 160}));
}

TEST(FindTables, WordsAcrossAColumnBoundaryAreCut) {
  PageBuilder builder;
  builder.grid({50, 100, 150}, {100, 120, 140}).text(80, 114, "leftright").text(55, 134, "x");
  EXPECT_EQ(dump(tables(builder).at(0)), "2x2 [left|right] [x|]");
}

TEST(FindTables, BoldOrShadedFirstRowsAreHeaders) {
  EXPECT_EQ(tables(two_by_three({.bold = true})).at(0).header_rows, 1);
  PageBuilder shaded = two_by_three();
  shaded.fill({50, 100, 150, 120}, kGrey).fill({150, 100, 250, 120}, kGrey);
  EXPECT_EQ(tables(shaded).at(0).header_rows, 1);
  PageBuilder rated = two_by_three();  // one rated cell says nothing of its row
  rated.fill({150, 100, 250, 120}, kRed);
  EXPECT_EQ(tables(rated).at(0).header_rows, 0);
  PageBuilder painted = two_by_three();  // a table all in one colour has no header
  painted.fill({50, 100, 250, 160}, kGrey);
  EXPECT_EQ(tables(painted).at(0).header_rows, 0);
}

struct FillCase {
  const char* what;
  std::vector<std::pair<Box, Colour>> fills;
  std::optional<Colour> colour;
};

TEST(FindTables, TheLastAreaThatCoversACellIsItsColour) {
  const Box cell{50, 120, 150, 140};
  const FillCase cases[] = {
      {"whole", {{cell, kRed}}, kRed},
      {"painted over", {{cell, kRed}, {cell, kGreen}}, kGreen},
      {"white is none", {{cell, kRed}, {cell, kWhite}}, std::nullopt},
      {"in pieces", {{{50, 120, 150, 127}, kRed}, {{50, 127, 150, 134}, kRed}}, kRed},
      {"a strip is no ground", {{{50, 120, 150, 125}, kRed}}, std::nullopt},
  };
  for (const FillCase& c : cases) {
    PageBuilder builder = two_by_three();
    for (const auto& [box, colour] : c.fills) builder.fill(box, colour);
    const Table table = tables(builder).at(0);
    EXPECT_EQ(table.cells[2].fill, c.colour) << c.what;
    EXPECT_EQ(table.cells[3].fill, std::nullopt) << c.what;
  }
}

TEST(FindTables, SmallShapesAreSwatches) {
  PageBuilder builder = two_by_three();
  builder.fill({200, 125, 210, 135}, kRed, Fill::Shape::kCircle);
  const Table table = tables(builder).at(0);
  EXPECT_EQ(table.cells[3].fill, std::nullopt);
  ASSERT_EQ(table.cells[3].swatches.size(), 1U);
  EXPECT_EQ(table.cells[3].swatches[0],
            (Swatch{Swatch::Shape::kCircle, kRed, {200, 125, 210, 135}}));
}

TEST(FindTables, TurnedHeadersAreRead) {
  PageBuilder builder;
  builder.grid({50, 80, 110}, {100, 180, 200});
  builder.text(60, 110, "Likelihood", {.rotation = 1}).text(90, 110, "Impact", {.rotation = 1});
  builder.text(60, 194, "4").text(90, 194, "5");
  EXPECT_EQ(dump(tables(builder).at(0)), "2x2 [Likelihood|Impact] [4|5]");
}

TEST(FindTables, EmptyGridsAreDrawings) {
  PageBuilder builder;
  builder.grid({50, 100, 150, 200, 250}, {100, 120, 140, 160, 180}).text(55, 114, "x");
  EXPECT_TRUE(tables(builder).empty());
}

TEST(FindTables, RuledAndUnruledTablesOfOnePageInOrder) {
  PageBuilder builder;
  builder.grid({50, 150, 250}, {300, 320, 340}).text(55, 314, "a").text(155, 314, "b");
  builder.typed(
      "Ward      Beds   Staff\n"
      "North       12      40\n"
      "South        8      31\n"
      "West        20      77\n");
  const auto found = tables(builder);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].origin, TableOrigin::kStream);
  EXPECT_EQ(dump(found[0]), "4x3 [Ward|Beds|Staff] [North|12|40] [South|8|31] [West|20|77]");
  EXPECT_EQ(found[1].origin, TableOrigin::kLattice);
}

}  // namespace
}  // namespace boardtrail
