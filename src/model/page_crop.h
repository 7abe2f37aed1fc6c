// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_MODEL_PAGE_CROP_H_
#define BOARDTRAIL_MODEL_PAGE_CROP_H_

#include <cstdint>
#include <string>
#include <vector>

#include "model/geometry.h"

namespace boardtrail {

// Part of a PDF's page as a picture: strips of the page under one another (a table's
// headings over one of its rows), with boxes drawn round what is meant.
struct PageCrop {
  std::int32_t page = 0;    // from 1
  std::vector<Box> strips;  // top to bottom; what lies outside the page is cut off
  std::vector<Box> marks;
};

struct CropImage {
  std::string png;  // empty: it could not be drawn, see `why`
  std::int32_t width = 0;
  std::int32_t height = 0;
  std::string why;
};

// Changes whenever the same page would look otherwise: part of the pictures' names.
inline constexpr int kCropVersion = 1;

}  // namespace boardtrail

#endif  // BOARDTRAIL_MODEL_PAGE_CROP_H_
