// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_LAYOUT_LATTICE_H_
#define BOARDTRAIL_LAYOUT_LATTICE_H_

#include <cstdint>
#include <vector>

#include "layout/rulings.h"
#include "model/geometry.h"

namespace boardtrail {

// A region of a grid: where it lies and what it spans. Rows and columns from 0.
struct GridCell {
  std::int32_t row = 0;
  std::int32_t column = 0;
  std::int32_t row_span = 1;
  std::int32_t column_span = 1;
  Box box;
};

// The cells of one table, before any text is looked at.
struct TableGrid {
  Box box;
  std::vector<float> xs;        // columns + 1 boundaries, rising
  std::vector<float> ys;        // rows + 1 boundaries, rising
  std::vector<GridCell> cells;  // in order of (row, column)

  std::int32_t rows() const { return static_cast<std::int32_t>(ys.size()) - 1; }
  std::int32_t columns() const { return static_cast<std::int32_t>(xs.size()) - 1; }
};

struct LatticeOptions {
  // Lines that miss one another by less than this cross. Points.
  float touch = 3.0F;
  // A side of a cell counts as drawn where lines cover at least this share of it.
  float min_side_cover = 0.85F;
  // Grid lines beyond these numbers are a drawing, not a table.
  std::int32_t max_columns = 256;
  std::int32_t max_rows = 2000;
};

// Finds the grids that lines enclose: lines that touch make a component; within
// one, neighbouring grid positions without a drawn side between them are one cell
// (a span). Outer sides that are not drawn are supplied where two or more lines of
// the other direction end there. Single boxes, and grids of one column, are left
// out: they frame text. Outermost first, from the top.
// Cost: O(lines log lines + grid positions).
std::vector<TableGrid> find_lattices(const RulingSet& rulings, const LatticeOptions& options);

}  // namespace boardtrail

#endif  // BOARDTRAIL_LAYOUT_LATTICE_H_
