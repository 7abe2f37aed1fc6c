// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_LAYOUT_STREAM_ROWS_H_
#define BOARDTRAIL_LAYOUT_STREAM_ROWS_H_

#include <cstddef>
#include <vector>

#include "layout/stream_columns.h"

namespace boardtrail {

// The rows of a table as ranges of its lines: row r is lines [starts[r], starts[r + 1]).
struct StreamRows {
  std::vector<std::size_t> starts;  // the last one is the number of lines
  std::size_t header_rows = 0;
};

// Groups lines to rows: header lines by their spans, wrapped cells to the row they
// belong to, rows between rulings as they are ruled. Header cells above a ruling of
// their own are stretched over the columns it covers. `rulings` holds the horizontal
// rulings inside the table, from the top.
StreamRows group_rows(std::vector<PlacedLine>* lines, const std::vector<ColumnExtent>& columns,
                      const std::vector<GridLine>& rulings, const StreamShape& shape,
                      const StreamOptions& options);

}  // namespace boardtrail

#endif  // BOARDTRAIL_LAYOUT_STREAM_ROWS_H_
