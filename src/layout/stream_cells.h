// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_LAYOUT_STREAM_CELLS_H_
#define BOARDTRAIL_LAYOUT_STREAM_CELLS_H_

#include <cstddef>
#include <vector>

#include "layout/stream_header.h"

namespace boardtrail {

// A table's lines with what has been found out about them.
struct StreamTable {
  std::vector<ColumnExtent> columns;  // up to the gutters
  std::vector<PlacedLine> lines;
  StreamHeader header;
  std::size_t header_lines = 0;
  bool figures = false;                  // most of it
  std::vector<std::size_t> body_starts;  // first line of each body row
};

// Puts the words into cells: header cells as they are, body cells by column, cut where a
// text reaches into a column of figures. Places without words become blank cells.
StreamGrid assemble_stream(const HeaderContext& context, const StreamTable& table);

}  // namespace boardtrail

#endif  // BOARDTRAIL_LAYOUT_STREAM_CELLS_H_
