// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_PDF_PNG_H_
#define BOARDTRAIL_EXTRACTORS_PDF_PNG_H_

#include <cstdint>
#include <string>
#include <vector>

namespace boardtrail {

// A picture of whole pixels: three bytes (red, green, blue) each, row by row.
struct Pixels {
  std::int32_t width = 0;
  std::int32_t height = 0;
  std::vector<std::uint8_t> rgb;
};

// The picture as PNG (W3C, second edition): with a palette where 256 colours do, which
// text and rulings on paper keep to, else as it is. Same pixels, same bytes; no time, no
// name of a program. Empty where there is nothing to draw.
std::string png_of(const Pixels& pixels);

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_PDF_PNG_H_
