// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_LAYOUT_FILL_ROWS_H_
#define BOARDTRAIL_LAYOUT_FILL_ROWS_H_

#include <cstddef>
#include <vector>

#include "layout/page_record.h"

namespace boardtrail {

struct FillRowOptions {
  float max_height = 80;  // points; higher areas are no headings
  float min_width = 3.5F;
  float same_edge = 1.5F;  // tops and bottoms of one row
  float max_gap = 6.0F;    // between neighbours: cells may be spaced
  std::size_t min_tiles = 3;
  // More areas are a drawing.
  std::size_t max_fills = 4000;
};

// Areas that stand side by side behind a line of text: the cells of a heading that is told
// by its ground alone. Cost: O(f log f) once, then by what stands near a line.
class FillRows {
 public:
  FillRows(const PageRecord& page, const FillRowOptions& options);

  // The cells behind a line, from the left; empty where there is no such row.
  std::vector<Box> behind(const Box& line) const;
  // True where one area, or several side by side, reach from `x0` to `x1` behind a line: the
  // title row of a section.
  bool is_band(const Box& line, float x0, float x1) const;

 private:
  std::vector<Box> areas_at(float y) const;
  // Areas side by side behind a line, from the left; empty where they are no row.
  std::vector<Box> row_behind(const Box& line) const;

  FillRowOptions options_;
  std::vector<Box> areas_;  // by top
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_LAYOUT_FILL_ROWS_H_
