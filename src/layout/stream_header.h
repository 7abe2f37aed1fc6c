// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_LAYOUT_STREAM_HEADER_H_
#define BOARDTRAIL_LAYOUT_STREAM_HEADER_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "layout/stream_columns.h"

namespace boardtrail {

// A header cell: lines first_line .. last_line of the table, columns first .. last.
struct HeaderCell {
  std::size_t first_line = 0;
  std::size_t last_line = 0;
  std::size_t first = 0;
  std::size_t last = 0;
  std::vector<std::uint32_t> words;  // numbers of TextLayer::words
};

struct StreamHeader {
  std::vector<std::size_t> starts;  // first line of each header row
  std::vector<HeaderCell> cells;
};

// What header lines are held against.
struct HeaderContext {
  const TextLayer& layer;
  const StreamText& text;
  const std::vector<ColumnExtent>& columns;  // of the body
  const std::vector<GridLine>& rulings;      // horizontal, from the top
  const StreamOptions& options;
  float row_distance = 0;  // of the body's lines, where known: a header stands as wide
};

// Header cells wrap, and head groups of columns over others: lines become cells, cells
// become rows. `lines` are the header's, from the top.
StreamHeader build_header(const HeaderContext& context, std::span<const PlacedLine> lines);

// True where the line can be the header line above `below`: short texts that stand over
// columns, or over the middle of groups of them. Captions and prose cannot.
bool continues_header_upward(const HeaderContext& context, const SegmentLine& line,
                             const SegmentLine& below);

}  // namespace boardtrail

#endif  // BOARDTRAIL_LAYOUT_STREAM_HEADER_H_
