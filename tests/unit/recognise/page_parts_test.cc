// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognise/page_parts.h"

#include <gtest/gtest.h>

#include "paper_support.h"
#include "recognise/cut_row.h"

namespace boardtrail {
namespace {

constexpr float kWidth = 100;

// Tables drawn on pages of 600 x 800; a row is 20 high, a column 100 wide.
class PageMaker {
 public:
  PageMaker& table(std::int32_t page, float x, float y,
                   const std::vector<std::vector<std::string>>& rows) {
    while (static_cast<std::int32_t>(document_.pages.size()) < page) {
      Page next;
      next.number = static_cast<std::int32_t>(document_.pages.size()) + 1;
      next.width = 600;
      next.height = 800;
      document_.pages.push_back(next);
    }
    Table table;
    table.rows = static_cast<std::int32_t>(rows.size());
    table.columns = static_cast<std::int32_t>(rows.front().size());
    table.place.page = page;
    for (std::size_t r = 0; r < rows.size(); ++r) {
      for (std::size_t c = 0; c < rows[r].size(); ++c) {
        Cell cell;
        cell.row = static_cast<std::int32_t>(r);
        cell.column = static_cast<std::int32_t>(c);
        cell.content.text = rows[r][c];
        cell.place.page = page;
        const float left = x + kWidth * static_cast<float>(c);
        const float top = y + 20 * static_cast<float>(r);
        cell.place.box = {left, top, left + kWidth, top + 20};
        table.place.box = boardtrail::unite(table.place.box, cell.place.box);
        table.cells.push_back(cell);
      }
    }
    Block block;
    block.kind = BlockKind::kTable;
    block.table = static_cast<std::int32_t>(document_.tables.size());
    block.place = table.place;
    document_.blocks.push_back(block);
    document_.tables.push_back(table);
    return *this;
  }
  // What the structure says of the last table.
  PageMaker& tagged(std::int32_t number, std::int32_t broken_row = -1) {
    document_.tables.back().structure = number;
    document_.tables.back().broken_row = broken_row;
    return *this;
  }
  PageMaker& text(std::int32_t page, float y, const std::string& words) {
    Block block;
    block.content.text = words;
    block.place.page = page;
    block.place.box = {50, y, 300, y + 12};
    document_.blocks.push_back(block);
    return *this;
  }
  const Document& document() const { return document_; }

 private:
  Document document_;
};

std::string joined(const PageMaker& maker) {
  const auto result = join_page_parts(maker.document(), {});
  return result ? dump(result->document.tables.front()) : "apart";
}

TEST(PageParts, ATableGoesOnAtTheTopOfTheNextPage) {
  PageMaker maker;
  maker.table(1, 50, 700, {{"Action", "Due"}, {"Count ropes", "May"}});
  maker.text(1, 780, "Page 1").text(2, 10, "Harbour Board");
  maker.table(2, 51, 40, {{"Count lamps", "June"}});
  EXPECT_EQ(joined(maker), "3x2 [Action|Due] [Count ropes|May] [Count lamps|June]");
  const auto result = join_page_parts(maker.document(), {});
  ASSERT_TRUE(result.has_value());
  EXPECT_EQ(result->parts, (std::vector<std::vector<std::int32_t>>{{1}, {}}));
  EXPECT_EQ(result->part_rows, (std::vector<std::vector<std::int32_t>>{{2}, {}}));
  EXPECT_EQ(result->document.tables[1].rows, 0);
  EXPECT_EQ(result->document.tables[0].cells.back().place.page, 2);
}

TEST(PageParts, WhatStandsBetweenOrDiffersPartsTables) {
  const std::vector<std::vector<std::string>> top = {{"Action", "Due"}, {"Count ropes", "May"}};
  const std::vector<std::vector<std::string>> rest = {{"Count lamps", "June"}};
  EXPECT_EQ(
      joined(PageMaker().table(1, 50, 700, top).text(2, 200, "Lamps").table(2, 50, 240, rest)),
      "apart");
  EXPECT_EQ(joined(PageMaker().table(1, 50, 700, top).table(2, 90, 40, rest)), "apart");
  EXPECT_EQ(joined(PageMaker().table(1, 50, 700, top).table(3, 50, 40, rest)), "apart");
  EXPECT_EQ(joined(PageMaker().table(1, 50, 700, top).table(2, 50, 40, {{"Lamps", "June", "x"}})),
            "apart");
  // Another heading that only resembles it is the reader's to compare.
  EXPECT_EQ(joined(PageMaker()
                       .table(1, 50, 700, {{"Action", "Due", "RAG"}, {"a", "b", "c"}})
                       .table(2, 50, 40, {{"Action", "Due", "Rating"}, {"d", "e", "f"}})),
            "apart");
}

TEST(PageParts, ARepeatedHeadingIsLeftOut) {
  EXPECT_EQ(joined(PageMaker()
                       .table(1, 50, 700, {{"Action", "Due"}, {"Count ropes", "May"}})
                       .table(2, 50, 40, {{"ACTION", "Due"}, {"Count lamps", "June"}})),
            "3x2 [Action|Due] [Count ropes|May] [Count lamps|June]");
  EXPECT_EQ(joined(PageMaker()
                       .table(1, 50, 700, {{"Action", "Due"}, {"Count all of the", "31-May-"}})
                       .table(2, 50, 40, {{"Action", "Due"}, {"ropes", "25"}, {"Mend", "June"}})),
            "3x2 [Action|Due] [Count all of the ropes|31-May-25] [Mend|June]");
}

TEST(PageParts, RowsThatSayTheSameAreNoHeading) {
  const std::vector<std::string> ropes = {"Count ropes", "JW", "May", "Under way."};
  const std::vector<std::string> lamps = {"Count lamps", "JW", "May", "Under way."};
  EXPECT_EQ(joined(PageMaker()
                       .table(1, 50, 700, {{"Action", "Lead", "Due", "Update"}, ropes})
                       .table(2, 50, 40, {lamps})),
            "3x4 [Action|Lead|Due|Update] [Count ropes|JW|May|Under way.] "
            "[Count lamps|JW|May|Under way.]");
}

TEST(PageParts, TheStructureJoinsWhateverStandsBetween) {
  PageMaker maker;
  maker.table(1, 50, 600, {{"Action", "Due"}, {"Count ropes", "May"}}).tagged(7);
  maker.text(1, 700, "A remark below the table.");
  maker.table(2, 90, 40, {{"Action", "Due"}, {"And count nets.", ""}, {"Mend", "June"}})
      .tagged(7, 1);
  EXPECT_EQ(joined(maker), "3x2 [Action|Due] [Count ropes And count nets.|May] [Mend|June]");
  EXPECT_TRUE(join_page_parts(maker.document(), {})->cut_rows.empty());
}

TEST(PageParts, TablesOfTwoNumbersAreTwo) {
  const std::vector<std::vector<std::string>> rows = {{"Action", "Due"}, {"Count ropes", "May"}};
  EXPECT_EQ(joined(PageMaker()
                       .table(1, 50, 600, rows)
                       .tagged(7)
                       .text(1, 700, "Remark")
                       .table(2, 90, 40, rows)
                       .tagged(8)),
            "apart");
  // Nor is a page left out between two parts of one.
  EXPECT_EQ(joined(PageMaker().table(1, 50, 600, rows).tagged(7).table(3, 50, 40, rows).tagged(7)),
            "apart");
}

TEST(PageParts, ARowPutTogetherByItsWordsIsDoubted) {
  PageMaker maker;
  maker.table(1, 50, 700, {{"Action", "Due"}, {"Count all of the", "31-May-"}});
  maker.table(2, 50, 40, {{"ropes", "25"}});
  const auto result = join_page_parts(maker.document(), {});
  ASSERT_TRUE(result.has_value());
  ASSERT_EQ(result->cut_rows.size(), 1U);
  EXPECT_EQ(result->cut_rows[0].page, 2);
}

TEST(CutRow, ReadsAsOneRowOrAsTwo) {
  const struct {
    const char* what;
    std::vector<std::pair<std::string_view, std::string_view>> cells;
    bool cut;
  } kCases[] = {
      {"a sentence goes on", {{"1.", ""}, {"Count the", "ropes"}, {"AB", ""}}, true},
      {"a date goes on", {{"Count", ""}, {"30-Sep-", "24"}}, true},
      {"a unit goes on", {{"count", ""}, {"100", "%"}}, true},
      {"a unit without its figure", {{"count", ""}, {"most", "% done"}}, false},
      {"a list of leads goes on", {{"Count", ""}, {"RD &", "MP"}}, true},
      {"a sentence is over", {{"Count the ropes.", "and more"}}, false},
      {"a letter counts", {{"First of all", "a. Count the ropes"}}, false},
      {"a cell begins where none was", {{"", "1.2"}, {"Count the", "ropes"}}, false},
      {"a number of its own", {{"1.1", "1.2"}, {"count", "mend"}, {"here", "there"}}, false},
      {"more begin anew", {{"count", "mend"}, {"AB", "CD"}, {"May", "June"}}, false},
      {"nothing", {{"count", ""}}, false},
  };
  for (const auto& one : kCases) EXPECT_EQ(is_cut_row(one.cells), one.cut) << one.what;
}

TEST(PageParts, ARowCutByThePageGoesOn) {
  PageMaker maker;
  maker.table(1, 50, 700,
              {{"Action", "Lead", "Due", "RAG"},
               {"Count the ropes", "AB", "31/03/2024", "G"},
               {"Renew the lamps of the", "AB /", "30/06/2024", "A"}});
  maker.table(2, 50, 40, {{"long quay", "CD", "31/12/2024", ""}, {"Mend nets", "EF", "", "R"}});
  const Paper paper = read_paper(maker.document());
  ASSERT_EQ(paper.observations.size(), 3U);
  EXPECT_EQ(paper.observations[1].description, "Renew the lamps of the long quay");
  EXPECT_EQ(leads_of(paper.observations[1]), "AB+CD");
  EXPECT_EQ(dates_of(paper.observations[1]), "2024-06-30 2024-12-31");
  EXPECT_EQ(paper.observations[2].description, "Mend nets");
  EXPECT_EQ(paper.observations[2].place.page, 2);
  ASSERT_EQ(paper.plan_tables.size(), 1U);
  EXPECT_EQ(paper.plan_tables[0].parts, (std::vector<std::int32_t>{0, 1}));
  ASSERT_EQ(paper.tables.size(), 2U);
  EXPECT_EQ(paper.tables[1].schema, paper.tables[0].schema);
}

// The rating of two rows, of which the page cut the first.
TEST(PageParts, AMergedCellOfACutRowGoesOnBelowIt) {
  PageMaker maker;
  maker.table(1, 50, 700, {{"Action", "Lead", "RAG"}, {"Count all of the", "AB", ""}});
  maker.table(2, 50, 40, {{"long ropes", "", ""}, {"Mend nets", "EF", ""}});
  Document document = maker.document();
  std::vector<Cell>& cells = document.tables[1].cells;
  for (Cell& cell : cells) {
    if (cell.row != 0 || cell.column != 2) continue;
    cell.row_span = 2;
    cell.fill = Colour{0xFF, 0, 0};
  }
  std::erase_if(cells, [](const Cell& cell) { return cell.row == 1 && cell.column == 2; });
  const auto result = join_page_parts(document, {});
  ASSERT_TRUE(result.has_value());
  const Table& table = result->document.tables[0];
  EXPECT_EQ(dump(table), "3x3 [Action|Lead|RAG] [Count all of the long ropes|AB|] [Mend nets|EF|]");
  EXPECT_EQ(table.cells.back().fill, (Colour{0xFF, 0, 0}));
}

// The running head shortens the title.
TEST(PageParts, ATitleStandsBelowTheRunningHead) {
  PageMaker maker;
  maker.text(1, 30, "Ropes Improvement Plan");
  maker.text(1, 60, "Ropes Improvement Plan: Quays and Lamps");
  maker.table(1, 50, 100, {{"Action", "Lead"}, {"Count ropes", "AB"}});
  EXPECT_EQ(read_paper(maker.document()).title, "Ropes Improvement Plan: Quays and Lamps");
}

TEST(PageParts, AScorecardGoesOn) {
  PageMaker maker;
  maker.table(1, 0, 700,
              {{"Metric", "", "2023/24", ""},
               {"", "Aim/ Actual", "Q1", "Q2"},
               {"Ropes", "Aim", "1", "2"},
               {"", "Actual", "1", "1"},
               {"Lamps that", "Aim", "3", "4"}});
  maker.table(2, 0, 40,
              {{"burn", "", "", ""},
               {"", "Actual", "3", "3"},
               {"Nets", "Aim", "5", "6"},
               {"", "Actual", "5", "4"}});
  const Paper paper = read_paper(maker.document());
  ASSERT_EQ(paper.metrics.size(), 3U);
  EXPECT_EQ(paper.metrics[1].name, "Lamps that burn");
  ASSERT_EQ(paper.metrics[1].values.size(), 2U);
  EXPECT_EQ(paper.metrics[1].values[1].aim_raw, "4");
  EXPECT_EQ(paper.metrics[1].values[1].actual_raw, "3");
  EXPECT_EQ(paper.metrics[2].name, "Nets");
}

}  // namespace
}  // namespace boardtrail
