// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_LAYOUT_STREAM_COLUMNS_H_
#define BOARDTRAIL_LAYOUT_STREAM_COLUMNS_H_

#include <span>
#include <vector>

#include "layout/stream_lines.h"

namespace boardtrail {

// A segment and the columns it covers, first .. last.
struct PlacedSegment {
  const Segment* segment = nullptr;
  std::size_t first = 0;
  std::size_t last = 0;
};

struct PlacedLine {
  const SegmentLine* line = nullptr;
  std::vector<PlacedSegment> cells;
};

// Extent of what stands in a column's body.
struct ColumnExtent {
  float x0 = 0;
  float x1 = 0;
};

// Columns between the bands that body lines leave empty. Body lines are those with
// about as many segments as the fullest: headings that span columns would hide them.
// Fewer than two: no columns were found.
std::vector<ColumnExtent> find_stream_columns(std::span<const SegmentLine> lines,
                                              const StreamOptions& options);

// The same where each line, however few texts it has, is known to be of the body.
std::vector<ColumnExtent> find_columns_of_all(std::span<const SegmentLine> lines,
                                              const StreamOptions& options);

// The share of lines with figures, and figures only, right of their first text.
float figures_share(std::span<const SegmentLine> lines);

// Puts the segments of each line into columns.
std::vector<PlacedLine> place_segments(std::span<const SegmentLine> lines,
                                       const std::vector<ColumnExtent>& columns);

// What tells a table from words that happen to stand apart.
struct StreamShape {
  float filled = 0;    // share of grid places with text, over lines of two and more cells
  float aligned = 0;   // share of cells that keep to their column's edge or centre
  float figures = 0;   // share of figures right of the first column
  float words = 0;     // a cell, right of the first column, figures left out
  bool list = false;   // the first column holds bullets or numbers
  bool form = false;   // the first column's labels end with a colon
  bool index = false;  // page numbers rise in the last column: contents
  std::size_t rows = 0;
};

StreamShape measure_shape(const std::vector<PlacedLine>& lines, std::size_t columns);

// Strict against prose: what has no figures needs rulings or very regular columns.
bool looks_like_table(const StreamShape& shape, std::size_t columns, std::size_t wide_rulings,
                      const StreamOptions& options);

}  // namespace boardtrail

#endif  // BOARDTRAIL_LAYOUT_STREAM_COLUMNS_H_
