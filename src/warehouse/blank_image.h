// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_WAREHOUSE_BLANK_IMAGE_H_
#define BOARDTRAIL_WAREHOUSE_BLANK_IMAGE_H_

#include <cstddef>
#include <span>
#include <string_view>

namespace boardtrail {

// Bytes of a file that are not zero.
struct ImagePiece {
  std::size_t offset;
  std::string_view bytes;
};

struct BlankImage {
  std::size_t size;
  std::span<const ImagePiece> pieces;  // in order
};

// The file of an empty warehouse of the newest version, made when the program is built
// (blank_main.cc).
BlankImage blank_image();

}  // namespace boardtrail

#endif  // BOARDTRAIL_WAREHOUSE_BLANK_IMAGE_H_
