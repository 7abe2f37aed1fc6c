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
  builder.text(50, 300, "Most of the page is upright");
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

TEST(FindTables, LabelsAmongTheLinesOfADrawing) {
  const auto draw = [](const std::vector<std::pair<float, float>>& labels) {
    PageBuilder builder;
    builder.grid({50, 100, 150, 200, 250}, {100, 120, 140, 160, 180});
    for (const auto& [x, y] : labels) builder.text(x, y, "x");
    return tables(builder).size();
  };
  EXPECT_EQ(draw({{60, 114}, {110, 134}, {160, 154}, {210, 174}}), 0U);
  // A form whose heading is all that is filled in.
  EXPECT_EQ(draw({{60, 114}, {110, 114}, {160, 114}, {210, 114}}), 1U);
  // Its first column.
  EXPECT_EQ(draw({{60, 114}, {60, 134}, {60, 154}, {60, 174}}), 1U);
}

TEST(FindTables, RowsWithoutRulingsBetweenThem) {
  PageBuilder builder;
  builder.grid({50, 150, 200, 250}, {100, 120, 180});
  builder.text(55, 114, "Ward").text(155, 114, "Beds").text(205, 114, "Staff");
  const char* rows[][3] = {{"North", "12", "40"}, {"South", "8", "31"}, {"West", "20", "77"}};
  float y = 134;
  for (const auto& row : rows) {
    builder.text(55, y, row[0]).text(155, y, row[1]).text(205, y, row[2]);
    y += 18;
  }
  EXPECT_EQ(dump(tables(builder).at(0)),
            "4x3 [Ward|Beds|Staff] [North|12|40] [South|8|31] [West|20|77]");
}

// A heading of two columns beside a stub, ruled both ways, and rows without rulings below it.
PageBuilder ruled_heading(float first_row) {
  PageBuilder builder;
  builder.grid({50, 150, 250, 350}, {100, 120});
  builder.text(55, 114, "Region").text(155, 114, "Births").text(255, 114, "Deaths");
  const char* const rows[][3] = {
      {"North", "12", "34"}, {"South", "15", "36"}, {"West", "17", "38"}};
  float y = first_row;
  for (const auto& row : rows) {
    builder.text(52, y, row[0]).text(230, y, row[1]).text(330, y, row[2]);
    y += 12;
  }
  return builder;
}

TEST(FindTables, ARuledHeadingTakesTheRowsBelowIt) {
  const auto found = tables(ruled_heading(134));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(dump(found[0]), "4x3 [Region|Births|Deaths] [North|12|34] [South|15|36] [West|17|38]");
  EXPECT_EQ(found[0].header_rows, 1);
  EXPECT_EQ(tables(ruled_heading(190)).size(), 2U) << "further below stands another table";
}

TEST(FindTables, AColumnOfTheRuledHeadingMayHaveParts) {
  PageBuilder builder;
  builder.grid({50, 150, 350}, {100, 120}).text(55, 114, "Region").text(155, 114, "Births");
  const char* const rows[][3] = {
      {"North", "12", "34"}, {"South", "15", "36"}, {"West", "17", "38"}};
  float y = 134;
  for (const auto& row : rows) {
    builder.text(52, y, row[0]).text(230, y, row[1]).text(330, y, row[2]);
    y += 12;
  }
  EXPECT_EQ(dump(tables(builder).at(0)),
            "4x3 [Region|Births:1x2] [North|12|34] [South|15|36] [West|17|38]");
}

TEST(FindTables, TextThatWrapsBesideADateIsOneRow) {
  PageBuilder builder;
  builder.grid({50, 150, 250}, {100, 120, 180});
  builder.text(55, 114, "Action").text(155, 114, "Due");
  builder.text(55, 134, "Write a plan").text(155, 134, "31/05/2011");
  builder.text(55, 146, "for the wards").text(55, 158, "and publish it");
  EXPECT_EQ(dump(tables(builder).at(0)),
            "2x2 [Action|Due] [Write a plan for the wards and publish it|31/05/2011]");
}

TEST(FindTables, ALabelInTheMiddleStandsForAllRows) {
  PageBuilder builder;
  builder.grid({50, 150, 200, 250}, {100, 120, 180});
  builder.text(55, 114, "Ward").text(155, 114, "Beds").text(205, 114, "Staff");
  builder.text(55, 152, "North");
  for (const float y : {134.0F, 152.0F, 170.0F}) builder.text(155, y, "12").text(205, y, "40");
  EXPECT_EQ(dump(tables(builder).at(0)), "4x3 [Ward|Beds|Staff] [North:3x1|12|40] [12|40] [12|40]");
}

TEST(FindTables, AreasWithGapsBetweenThemAreCells) {
  PageBuilder builder;
  const char* texts[] = {"Ward", "Beds", "North", "12", "South", "8"};
  for (int i = 0; i < 6; ++i) {
    const float x = i % 2 == 0 ? 50.0F : 150.0F, y = 100 + 20 * static_cast<float>(i / 2);
    builder.fill({x + 0.7F, y + 0.7F, x + 99.3F, y + 19.3F}, kGrey);
    builder.text(x + 5, y + 14, texts[i]);
  }
  const auto found = tables(builder);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(dump(found[0]), "3x2 [Ward|Beds] [North|12] [South|8]");
  EXPECT_EQ(found[0].cells[2].fill, kGrey);
}

TEST(FindTables, BarsOfAChartAreNoCells) {
  PageBuilder builder;
  for (int i = 0; i < 4; ++i) {
    const float x = 50 + 50 * static_cast<float>(i);
    builder.fill({x, 100, x + 49.5F, 150}, kRed).fill({x, 150.7F, x + 49.5F, 200}, kGreen);
    builder.text(x + 20, 214, "7");
  }
  EXPECT_TRUE(tables(builder).empty());
}

TEST(FindTables, AColouredGridWithoutTextIsAChart) {
  PageBuilder builder = PageBuilder().grid({50, 100, 150}, {100, 120, 140});
  builder.fill({50, 100, 100, 140}, kRed).fill({100, 100, 150, 140}, kGreen);
  builder.text(55, 154, "2009").text(105, 154, "2010");
  EXPECT_TRUE(tables(builder).empty());
}

TEST(FindTables, APageTurnedByItsText) {
  PageBuilder builder;  // text runs down the page: rows lie side by side, from the right
  builder.grid({100, 120, 140}, {50, 150, 250});
  builder.text(126, 55, "Ward", {.rotation = 1}).text(126, 155, "Beds", {.rotation = 1});
  builder.text(106, 55, "North", {.rotation = 1}).text(106, 155, "12", {.rotation = 1});
  const auto found = tables(builder);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(dump(found[0]), "2x2 [Ward|Beds] [North|12]");
  EXPECT_EQ(found[0].place.box, (Box{100, 50, 140, 250}));
  EXPECT_EQ(found[0].cells[0].place.box, (Box{120, 50, 140, 150}));
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
