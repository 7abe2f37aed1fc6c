// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/lattice.h"

#include <string>

#include <gtest/gtest.h>

#include "support/page_builder.h"

namespace boardtrail {
namespace {

using testing::PageBuilder;

// "2x3 [0,0] [0,1:1x2]": rows x columns, then the cells, spans other than 1x1 as rows x columns.
std::string shape(const TableGrid& grid) {
  std::string out = std::to_string(grid.rows()) + "x" + std::to_string(grid.columns());
  for (const GridCell& cell : grid.cells) {
    out += " [" + std::to_string(cell.row) + "," + std::to_string(cell.column);
    if (cell.row_span > 1 || cell.column_span > 1) {
      out += ":" + std::to_string(cell.row_span) + "x" + std::to_string(cell.column_span);
    }
    out += "]";
  }
  return out;
}

std::vector<std::string> shapes(const PageBuilder& builder) {
  std::vector<std::string> out;
  for (const TableGrid& grid : find_lattices(join_rulings(builder.page().rulings, {}), {})) {
    out.push_back(shape(grid));
  }
  return out;
}

using Shapes = std::vector<std::string>;

TEST(FindLattices, FullGrid) {
  PageBuilder builder;
  builder.grid({50, 150, 300}, {100, 120, 140});
  EXPECT_EQ(shapes(builder), (Shapes{"2x2 [0,0] [0,1] [1,0] [1,1]"}));
}

TEST(FindLattices, MissingSidesMakeSpans) {
  PageBuilder builder;
  // The middle vertical begins under the first row; the second horizontal ends at it.
  builder.horizontal(100, 50, 300).horizontal(120, 50, 300).horizontal(140, 50, 150);
  builder.horizontal(160, 50, 300);
  builder.vertical(50, 100, 160).vertical(150, 120, 160).vertical(300, 100, 160);
  EXPECT_EQ(shapes(builder), (Shapes{"3x2 [0,0:1x2] [1,0] [1,1:2x1] [2,0]"}));
}

TEST(FindLattices, TheGroundOfANarrowCellIsNoSide) {
  PageBuilder builder;
  builder.grid({50, 150, 156.8F, 300}, {100, 120});
  builder.vertical(153.4F, 102.6F, 117.4F);
  EXPECT_EQ(shapes(builder), (Shapes{"1x3 [0,0] [0,1] [0,2]"}));
}

TEST(FindLattices, OuterSidesThatAreNotDrawn) {
  PageBuilder builder;
  builder.horizontal(100, 50, 300).horizontal(120, 50, 300).horizontal(140, 50, 300);
  builder.vertical(150, 100, 140);
  EXPECT_EQ(shapes(builder), (Shapes{"2x2 [0,0] [0,1] [1,0] [1,1]"}));
}

TEST(FindLattices, SideBySideTablesStayApart) {
  PageBuilder builder;
  builder.grid({50, 100, 150}, {100, 120}).grid({200, 250, 300}, {100, 120, 140});
  EXPECT_EQ(shapes(builder), (Shapes{"2x2 [0,0] [0,1] [1,0] [1,1]", "1x2 [0,0] [0,1]"}));
}

TEST(FindLattices, FramesAndSingleColumnsAreNoTables) {
  PageBuilder builder;
  builder.grid({50, 550}, {50, 750});
  builder.grid({100, 500}, {100, 120, 140});
  EXPECT_EQ(shapes(builder), Shapes{});
}

TEST(FindLattices, BoundariesAreTheRulings) {
  PageBuilder builder;
  builder.grid({50, 150, 300}, {100, 120, 140});
  const auto grids = find_lattices(join_rulings(builder.page().rulings, {}), {});
  ASSERT_EQ(grids.size(), 1U);
  EXPECT_EQ(grids[0].box, (Box{50, 100, 300, 140}));
  EXPECT_EQ(grids[0].cells[3].box, (Box{150, 120, 300, 140}));
}

TEST(FindLattices, TooManyLinesAreADrawing) {
  PageBuilder builder;
  std::vector<float> xs;
  for (int i = 0; i < 300; ++i) xs.push_back(10 + 5 * static_cast<float>(i));
  builder.grid(xs, {100, 120});
  EXPECT_EQ(shapes(builder), Shapes{});
}

}  // namespace
}  // namespace boardtrail
