// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/svg.h"

#include <gtest/gtest.h>

#include "layout/tables.h"
#include "support/page_builder.h"

namespace boardtrail {
namespace {

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++found;
  }
  return found;
}

TEST(Svg, DrawsWhatThePageAndItsTablesHold) {
  testing::PageBuilder builder;
  builder.grid({100, 200, 300}, {100, 120, 140})
      .fill({200, 120, 300, 140}, {255, 191, 0})
      .text(105, 114, "Ropes & nets")
      .text(205, 114, "a<b")
      .text(105, 134, "x")
      .text(205, 134, "y");
  TextLayer layer;
  find_words(builder.page(), {}, &layer);
  const PageTables found = find_tables(builder.page(), &layer, {});
  ASSERT_EQ(found.tables.size(), 1U);
  Block block;
  block.place.box = {10, 10, 20, 20};
  const std::string svg = draw_svg(builder.page(), layer, found.tables, {block});
  EXPECT_TRUE(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 600.00 "));
  EXPECT_TRUE(svg.ends_with("</svg>\n"));
  EXPECT_EQ(count(svg, "<line"), 6U);
  EXPECT_EQ(count(svg, "fill=\"#ffbf00\""), 1U);
  EXPECT_EQ(count(svg, "<title>lattice row "), 4U);
  EXPECT_EQ(count(svg, "row 0 column 0: Ropes &amp; nets"), 1U);
  EXPECT_EQ(count(svg, ">a&lt;b</text>"), 1U);
  EXPECT_EQ(count(svg, "<title>paragraph</title>"), 1U);
  EXPECT_EQ(count(svg, "<g "), count(svg, "</g>"));
}

}  // namespace
}  // namespace boardtrail
