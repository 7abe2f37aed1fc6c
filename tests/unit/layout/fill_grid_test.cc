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

constexpr Colour kGrey{200, 200, 200}, kRed{255, 0, 0};

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
       {{{50, 100, 90, 120}, kGrey}},
       "-100:50..90 -120:50..90 |50:100..120 |90:100..120 "},
      {"a ground painted line by line",
       {{{50, 100, 90, 112}, kGrey}, {{50, 112, 90, 124}, kGrey}},
       "-100:50..90 -124:50..90 |50:100..124 |90:100..124 "},
      {"two colours are two cells",
       {{{50, 100, 90, 112}, kGrey}, {{50, 112, 90, 124}, kRed}},
       "-100:50..90 -112:50..90 |50:100..112 |90:100..112 "
       "-112:50..90 -124:50..90 |50:112..124 |90:112..124 "},
      {"a mark", {{{50, 100, 54, 120}, kGrey}}, ""},
      {"the ground of the page", {{{0, 0, 600, 700}, kGrey}}, ""},
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
                 kGrey);
  }
  EXPECT_EQ(rulings_of_fills(builder.page(), options).size(), 12U);
  builder.fill({50, 200, 90, 220}, kGrey);
  EXPECT_TRUE(rulings_of_fills(builder.page(), options).empty());
}

TEST(RulingsOfFills, CellsThatOnlyTheirGroundTells) {
  PageBuilder builder;
  for (const float y : {100.0F, 121.0F}) {
    builder.fill({50, y, 149, y + 20}, kGrey).fill({150, y, 250, y + 20}, kGrey);
    builder.text(55, y + 14, "Plan").text(155, y + 14, "Lead");
  }
  TextLayer layer;
  find_words(builder.page(), {}, &layer);
  const auto found = find_tables(builder.page(), &layer, {}).tables;
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(dump(found[0]), "2x2 [Plan|Lead] [Plan|Lead]");
  EXPECT_EQ(found[0].cells[0].fill, kGrey);
  EXPECT_FLOAT_EQ(found[0].confidence, 0.95F);
}

}  // namespace
}  // namespace boardtrail
