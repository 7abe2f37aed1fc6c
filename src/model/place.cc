// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/place.h"

#include <charconv>
#include <cmath>

namespace boardtrail {
namespace {

// Whole points: nobody looks for a row with a finer ruler.
void append_points(std::string& out, float value) {
  char digits[64];
  const float rounded = std::round(value) + 0.0F;  // no "-0"
  const auto written =
      std::to_chars(digits, digits + sizeof digits, rounded, std::chars_format::fixed, 0);
  out.append(digits, written.ptr);
}

}  // namespace

std::string to_string(const Place& place) {
  std::string out;
  if (place.page > 0) out += "page " + std::to_string(place.page);
  if (place.line > 0) {
    if (!out.empty()) out += ", ";
    out += "line " + std::to_string(place.line);
  }
  if (!place.box.empty()) {
    if (!out.empty()) out += ' ';
    out += '(';
    append_points(out, place.box.x0);
    out += ',';
    append_points(out, place.box.y0);
    out += '-';
    append_points(out, place.box.x1);
    out += ',';
    append_points(out, place.box.y1);
    out += ')';
  }
  return out;
}

}  // namespace boardtrail
