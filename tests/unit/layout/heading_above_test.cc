// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/heading_above.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "support/page_builder.h"

namespace boardtrail {
namespace {

using testing::PageBuilder;

struct Label {
  float x;
  float baseline;
  const char* text;
  bool bold = true;
  std::uint8_t rotation = 0;
};

struct LabelCase {
  const char* what;
  std::vector<Label> head;
  const char* table;
  std::int32_t header_rows;
};

// Three rows of four columns below a ruling, each above one of its own. Characters are 5 points
// wide.
void draw_labelled_rows(PageBuilder* builder) {
  const char* rows[3][4] = {{"1.1", "Review the winter plan", "AB", "30/06/2026"},
                            {"1.2", "Train the night staff", "CD", "31/07/2026"},
                            {"1.3", "Publish the survey", "EF", "31/08/2026"}};
  const float xs[] = {53, 93, 243, 303};
  for (int r = 0; r < 3; ++r) {
    const float top = 150 + 20 * static_cast<float>(r);
    builder->horizontal(top, 50, 380);
    for (int c = 0; c < 4; ++c) builder->text(xs[c], top + 13, rows[r][c]);
  }
  builder->horizontal(210, 50, 380);
}

void expect_labelled(const std::vector<LabelCase>& cases, bool grid) {
  for (const LabelCase& c : cases) {
    PageBuilder builder;
    for (const Label& text : c.head) {
      testing::TextStyle style;
      style.bold = text.bold;
      style.rotation = text.rotation;
      builder.text(text.x, text.baseline, text.text, style);
    }
    draw_labelled_rows(&builder);
    if (grid) builder.grid({50, 90, 240, 300, 380}, {150, 170, 190, 210});
    TextLayer layer;
    find_words(builder.page(), {}, &layer);
    const auto tables = find_tables(builder.page(), &layer, {}).tables;
    ASSERT_EQ(tables.size(), 1U) << c.what;
    EXPECT_EQ(dump(tables[0]), c.table) << c.what;
    EXPECT_EQ(tables[0].header_rows, c.header_rows) << c.what;
  }
}

const char* const kLabelledRows =
    "[1.1|Review the winter plan|AB|30/06/2026] [1.2|Train the night staff|CD|31/07/2026] "
    "[1.3|Publish the survey|EF|31/08/2026]";

TEST(HeadingAbove, TextsOverAGrid) {
  const std::string one = std::string("4x4 [Ref|Action|Lead|Due date] ") + kLabelledRows;
  const std::string two =
      std::string("5x4 [Ref:2x1|Action:2x1|Delivery:1x2] [Lead|Due date] ") + kLabelledRows;
  const std::string none = std::string("3x4 ") + kLabelledRows;
  expect_labelled(
      {{"bold texts",
        {{53, 145, "Ref"}, {93, 145, "Action"}, {243, 145, "Lead"}, {303, 145, "Due date"}},
        one.c_str(),
        1},
       {"one of them in two lines",
        {{303, 133, "Due"},
         {53, 145, "Ref"},
         {93, 145, "Action"},
         {243, 145, "Lead"},
         {303, 145, "date"}},
        one.c_str(),
        1},
       {"a group of two, in the middle of them",
        {{53, 130, "Ref"},
         {93, 130, "Action"},
         {290, 130, "Delivery"},
         {243, 145, "Lead"},
         {303, 145, "Due date"}},
        two.c_str(),
        2},
       {"no bold texts",
        {{53, 145, "Ref", false},
         {93, 145, "Action", false},
         {243, 145, "Lead", false},
         {303, 145, "Due date", false}},
        none.c_str(),
        0},
       {"two of four columns", {{53, 145, "Ref"}, {93, 145, "Action"}}, none.c_str(), 0},
       {"a title", {{53, 145, "Recommendations-that-the-board-accepted"}}, none.c_str(), 0},
       {"too far above",
        {{53, 115, "Ref"}, {93, 115, "Action"}, {243, 115, "Lead"}, {303, 115, "Due date"}},
        none.c_str(),
        0}},
      true);
}

TEST(HeadingAbove, TurnedTexts) {
  const std::string all = std::string("4x4 [Ref|Action|Lead|Due date] ") + kLabelledRows;
  expect_labelled({{"all of them",
                    {{60, 133, "Ref", true, 1},
                     {100, 118, "Action", true, 1},
                     {250, 128, "Lead", true, 1},
                     {310, 108, "Due date", true, 1}},
                    all.c_str(),
                    1},
                   {"some, beside others that are not",
                    {{53, 120, "Ref", false},
                     {93, 120, "Action", false},
                     {250, 128, "Lead", false, 1},
                     {310, 108, "Due date", false, 1}},
                    all.c_str(),
                    1}},
                  false);
}

// The line of a heading is a row; a text turned beside it stands in a cell that has none.
TEST(HeadingAbove, ATurnedTextInABlankCell) {
  PageBuilder builder;
  draw_labelled_rows(&builder);
  builder.grid({50, 90, 240, 300, 380}, {100, 150, 170, 190, 210});
  testing::TextStyle style;
  style.bold = true;
  builder.text(53, 113, "Ref", style).text(93, 113, "Action", style).text(303, 113, "Due", style);
  TextLayer layer;
  find_words(builder.page(), {}, &layer);
  PageTables found = find_tables(builder.page(), &layer, {});
  ASSERT_EQ(found.tables.size(), 1U);
  style.rotation = 1;
  builder.text(268, 103, "Lead", style);
  find_words(builder.page(), {}, &layer);
  found.consumed.assign(layer.words.size(), false);
  add_headings_above(builder.page(), layer, {}, 0, &found);
  EXPECT_EQ(dump(found.tables[0]), std::string("4x4 [Ref|Action|Lead|Due] ") + kLabelledRows);
}

TEST(HeadingAbove, ASectionBelowIt) {
  const std::string table =
      std::string("5x4 [Ref|Action|Lead|Due date] [Maternity:1x4] ") + kLabelledRows;
  expect_labelled({{"its title is bold",
                    {{53, 130, "Ref"},
                     {93, 130, "Action"},
                     {243, 130, "Lead"},
                     {303, 130, "Due date"},
                     {53, 145, "Maternity"}},
                    table.c_str(),
                    1}},
                  true);
}

}  // namespace
}  // namespace boardtrail
