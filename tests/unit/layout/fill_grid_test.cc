// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/fill_grid.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "layout/tables.h"
#include "support/page_builder.h"

namespace boardtrail {
namespace {

using testing::PageBuilder;

constexpr Colour kShade{200, 200, 200}, kAlarm{255, 0, 0};

const char* const kPlan[][4] = {{"Ref", "Plan", "Lead", "RAG"},
                                {"A1", "Hire", "Chief", "Red"},
                                {"A2", "Train", "Head", "Red"},
                                {"A3", "Audit", "Chair", "Red"}};

std::vector<Table> tables_on(const PageBuilder& builder) {
  TextLayer layer;
  find_words(builder.page(), {}, &layer);
  return find_tables(builder.page(), &layer, {}).tables;
}

std::string sides(const std::vector<Ruling>& rulings) {
  std::string out;
  for (const Ruling& ruling : rulings) {
    const auto number = [](float value) { return std::to_string(static_cast<int>(value)); };
    out += (ruling.horizontal ? "-" : "|") + number(ruling.position) + ":" + number(ruling.begin) +
           ".." + number(ruling.end) + " ";
  }
  return out;
}

TEST(RulingsOfFills, SidesOfCells) {
  struct SideCase {
    const char* what;
    std::vector<std::pair<Box, Colour>> fills;
    const char* sides;
  };
  const std::vector<SideCase> cases = {
      {"one area",
       {{{50, 100, 90, 120}, kShade}},
       "-100:50..90 -120:50..90 |50:100..120 |90:100..120 "},
      {"a ground painted line by line",
       {{{50, 100, 90, 112}, kShade}, {{50, 112, 90, 124}, kShade}},
       "-100:50..90 -124:50..90 |50:100..124 |90:100..124 "},
      {"two colours are two cells",
       {{{50, 100, 90, 112}, kShade}, {{50, 112, 90, 124}, kAlarm}},
       "-100:50..90 -112:50..90 |50:100..112 |90:100..112 "
       "-112:50..90 -124:50..90 |50:112..124 |90:112..124 "},
      {"two lines are no rows, where nothing else begins there",
       {{{50, 100, 90, 112}, kShade},
        {{50, 112, 90, 124}, kShade},
        {{90, 112.5F, 130, 130}, kAlarm}},
       "-100:50..90 -124:50..90 |50:100..124 |90:100..124 "
       "-112:90..130 -130:90..130 |90:112..130 |130:112..130 "},
      {"they are where another begins there",
       {{{50, 100, 90, 112}, kShade}, {{50, 112, 90, 124}, kShade}, {{90, 112, 130, 130}, kAlarm}},
       "-100:50..90 -124:50..90 |50:100..124 |90:100..124 "
       "-112:90..130 -130:90..130 |90:112..130 |130:112..130 -112:50..90 "},
      {"and where both are too high for lines",
       {{{50, 100, 90, 121}, kShade}, {{50, 121, 90, 142}, kShade}},
       "-100:50..90 -142:50..90 |50:100..142 |90:100..142 -121:50..90 "},
      {"a mark", {{{50, 100, 54, 120}, kShade}}, ""},
      {"the ground of the page", {{{0, 0, 600, 700}, kShade}}, ""},
  };
  for (const SideCase& c : cases) {
    PageBuilder builder;
    for (const auto& [box, colour] : c.fills) builder.fill(box, colour);
    EXPECT_EQ(sides(rulings_of_fills(builder.page(), {})), c.sides) << c.what;
  }
}

TEST(RulingsOfFills, APictureOfAreasIsNone) {
  FillRulingOptions options;
  options.max_fills = 3;
  PageBuilder builder;
  for (int i = 0; i < 3; ++i) {
    builder.fill({50, 20.0F * static_cast<float>(i), 90, 20.0F * static_cast<float>(i) + 10},
                 kShade);
  }
  EXPECT_EQ(rulings_of_fills(builder.page(), options).size(), 12U);
  builder.fill({50, 200, 90, 220}, kShade);
  EXPECT_TRUE(rulings_of_fills(builder.page(), options).empty());
}

TEST(RulingsOfFills, CellsThatOnlyTheirGroundTells) {
  PageBuilder builder;
  for (const float y : {100.0F, 121.0F}) {
    builder.fill({50, y, 149, y + 20}, kShade).fill({150, y, 250, y + 20}, kShade);
    builder.text(55, y + 14, "Plan").text(155, y + 14, "Lead");
  }
  const auto found = tables_on(builder);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(dump(found[0]), "2x2 [Plan|Lead] [Plan|Lead]");
  EXPECT_EQ(found[0].cells[0].fill, kShade);
  EXPECT_FLOAT_EQ(found[0].confidence, 0.95F);
}

// The plain rows of a zebra with coloured ratings, of which two on one another are alike.
std::vector<Table> zebra(bool plain_cells_apart) {
  PageBuilder builder;
  for (int r = 0; r < 4; ++r) {
    const float y = 100 + 20 * static_cast<float>(r);
    for (int c = 0; c < 4; ++c) {
      const float x = 50 + 60 * static_cast<float>(c);
      if (r % 2 == 0) builder.fill({x, y, x + 60, y + 20}, kShade);
      if (r > 0 && c == 3) builder.fill({x, y, x + 60, y + 20}, kAlarm);
      const bool across = !plain_cells_apart && r == 1 && c < 3;
      if (!across) builder.text(x + 5, y + 14, kPlan[r][c]);
      if (across && c == 0) builder.text(x + 5, y + 14, "A text that stands over three");
    }
  }
  return tables_on(builder);
}

TEST(UnpaintedCells, ArePartedLikeThePaintedOnes) {
  const auto found = zebra(true);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(dump(found[0]),
            "4x4 [Ref|Plan|Lead|RAG] [A1|Hire|Chief|Red] [A2|Train|Head|Red] [A3|Audit|Chair|Red]");
}

TEST(UnpaintedCells, ATextOverSeveralColumnsIsOneCell) {
  const auto found = zebra(false);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(dump(found[0]),
            "4x4 [Ref|Plan|Lead|RAG] [A text that stands over three:1x3|Red] [A2|Train|Head|Red] "
            "[A3|Audit|Chair|Red]");
}

// Nothing but the page, the heading and the ratings is painted: those tell the rows.
TEST(UnpaintedCells, ArePartedWhereTheColouredOnesBeside) {
  PageBuilder builder;
  builder.fill({10, 10, 600, 700}, {255, 255, 255});
  for (int r = 0; r < 4; ++r) {
    const float y = 100 + 24 * static_cast<float>(r);
    for (int c = 0; c < 4; ++c) {
      const float x = 50 + 60 * static_cast<float>(c);
      if (r == 0) builder.fill({x, y, x + 60, y + 24}, kShade);
      if (r > 0 && c == 3) builder.fill({x, y, x + 60, y + 24}, kAlarm);
      builder.text(x + 5, y + 10, kPlan[r][c]);
      if (r > 0 && c == 1) builder.text(x + 5, y + 20, "staff");
    }
  }
  const auto found = tables_on(builder);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(dump(found[0]),
            "4x4 [Ref|Plan|Lead|RAG] [A1|Hire staff|Chief|Red] [A2|Train staff|Head|Red] "
            "[A3|Audit staff|Chair|Red]");
}

// Spreadsheets paint neighbours of one colour as one: those grounds tell no columns.
TEST(UnpaintedCells, RowsPaintedAsAWholeTellNoColumns) {
  PageBuilder builder;
  for (int r = 0; r < 4; ++r) {
    const float y = 100 + 24 * static_cast<float>(r);
    if (r % 2 == 0) builder.fill({50, y, 290, y + 24}, kShade);
    if (r > 0) builder.fill({230, y, 290, y + 24}, kAlarm);
    for (int c = 0; c < 4; ++c) builder.text(55 + 60 * static_cast<float>(c), y + 10, kPlan[r][c]);
  }
  const auto found = tables_on(builder);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(dump(found[0]),
            "4x4 [Ref|Plan|Lead|RAG] [A1|Hire|Chief|Red] [A2|Train|Head|Red] [A3|Audit|Chair|Red]");
}

// The title of the first section, on its ground, parts the heading from the rows.
TEST(TextTables, AHeadingStandsAboveTheFirstSection) {
  PageBuilder builder;
  const char* const rows[][4] = {{"Ref", "Action", "Lead", "Progress"},
                                 {"A1", "Hire nurses", "Chief Nurse", "Six are hired"},
                                 {"A2", "Train staff", "Head of People", "Three courses held"},
                                 {"A3", "Audit notes", "Medical Director", "Not begun so far"},
                                 {"A4", "Repair roofs", "Head of Estates", "Two roofs done"}};
  const float xs[] = {50, 80, 200, 400};
  for (int r = 0; r < 5; ++r) {
    const float y = (r == 0 ? 76 : 100) + 24 * static_cast<float>(r);
    for (int c = 0; c < 4; ++c) builder.text(xs[c], y, rows[r][c]);
  }
  builder.fill({45, 86, 520, 106}, kShade).text(50, 100, "Section 1: wards and theatres");
  const auto found = tables_on(builder);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(dump(found[0]),
            "6x4 [Ref|Action|Lead|Progress] [Section 1: wards and theatres:1x4] "
            "[A1|Hire nurses|Chief Nurse|Six are hired] "
            "[A2|Train staff|Head of People|Three courses held] "
            "[A3|Audit notes|Medical Director|Not begun so far] "
            "[A4|Repair roofs|Head of Estates|Two roofs done]");
}

// Words tell five columns; of the ratings there is nothing but their ground.
TEST(PaintedColumns, AColumnOfColoursAlone) {
  PageBuilder builder;
  const char* const rows[][4] = {{"Ref", "Action", "Lead", "Progress"},
                                 {"A1", "Hire nurses", "Chief Nurse", "Six are hired"},
                                 {"A2", "Train staff", "Head of People", "Three courses held"},
                                 {"A3", "Audit notes", "Medical Director", "Not begun so far"},
                                 {"A4", "Repair roofs", "Head of Estates", "Two roofs done"}};
  const float xs[] = {50, 100, 200, 400};
  for (int r = 0; r < 5; ++r) {
    const float y = 100 + 30 * static_cast<float>(r);
    for (int c = 0; c < 4; ++c) builder.text(xs[c], y, rows[r][c]);
    if (r > 0) builder.fill({330, y - 15, 370, y + 15}, r == 2 ? kAlarm : Colour{0, 176, 80});
  }
  builder.text(340, 100, "RAG");
  const auto found = tables_on(builder);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(dump(found[0]),
            "5x5 [Ref|Action|Lead|RAG|Progress] [A1|Hire nurses|Chief Nurse||Six are hired] "
            "[A2|Train staff|Head of People||Three courses held] "
            "[A3|Audit notes|Medical Director||Not begun so far] "
            "[A4|Repair roofs|Head of Estates||Two roofs done]");
  EXPECT_EQ(found[0].cells[13].fill, kAlarm);
}

}  // namespace
}  // namespace boardtrail
