// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_LAYOUT_PAGE_TURN_H_
#define BOARDTRAIL_LAYOUT_PAGE_TURN_H_

#include <cstdint>

#include "layout/page_record.h"
#include "layout/words.h"
#include "model/geometry.h"

namespace boardtrail {

// The rotation (quarter turns clockwise) that most of the words have; 0 without words.
std::uint8_t dominant_rotation(const TextLayer& layer);

// Turns a page so that text of one rotation stands upright, and back.
class PageTurn {
 public:
  PageTurn(float width, float height, std::uint8_t rotation)
      : width_(width), height_(height), rotation_(rotation) {}

  // Copies, with all places turned.
  PageRecord page(const PageRecord& page) const;
  TextLayer layer(const TextLayer& layer) const;
  // Places of the turned page on the page as it is.
  Box back(const Box& box) const;
  TextLayer back(TextLayer layer) const;

 private:
  Box turned(const Box& box) const;

  float width_;
  float height_;
  std::uint8_t rotation_;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_LAYOUT_PAGE_TURN_H_
