// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_LAYOUT_STREAM_ROWS_H_
#define BOARDTRAIL_LAYOUT_STREAM_ROWS_H_

#include <cstddef>
#include <vector>

#include "layout/stream_columns.h"

namespace boardtrail {

// What rows are told by. `rulings` holds the horizontal rulings inside the table, from
// the top.
struct RowContext {
  const std::vector<PlacedLine>& lines;
  const std::vector<ColumnExtent>& columns;
  const std::vector<GridLine>& rulings;
  const StreamShape& shape;
  const StreamOptions& options;
};

// The number of leading lines above the body: above a wide ruling, above the first line
// of figures, or bold ones.
std::size_t count_header_lines(const RowContext& context);

// First line of each row from line `begin` on: wrapped cells stand with the row they
// belong to, rows between rulings as they are ruled.
std::vector<std::size_t> group_body_rows(const RowContext& context, std::size_t begin);

}  // namespace boardtrail

#endif  // BOARDTRAIL_LAYOUT_STREAM_ROWS_H_
