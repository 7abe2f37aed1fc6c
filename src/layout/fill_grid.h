// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_LAYOUT_FILL_GRID_H_
#define BOARDTRAIL_LAYOUT_FILL_GRID_H_

#include <vector>

#include "layout/page_record.h"

namespace boardtrail {

struct FillRulingOptions {
  // Areas less wide or high than this are marks, not cells. Points.
  float min_side = 5.0F;
  // An area larger than this share of the page is its ground.
  float max_page_share = 0.5F;
  // Areas of one colour that touch within this distance, one below the other, are one: some
  // producers paint a cell's ground line by line. White rulings are wider. Points.
  float touch = 0.3F;
  // Grounds are painted line by line in pieces of at most this height, at usual sizes of text
  // and distances of lines. Points.
  float max_line_height = 20.0F;
  // More areas than this are a picture.
  std::size_t max_fills = 4000;
};

// The sides of filled rectangles, as if they were drawn: where a page has tables whose
// cells are known by their ground alone, these are their grid.
std::vector<Ruling> rulings_of_fills(const PageRecord& page, const FillRulingOptions& options);

}  // namespace boardtrail

#endif  // BOARDTRAIL_LAYOUT_FILL_GRID_H_
