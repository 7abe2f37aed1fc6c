// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/place.h"

#include <charconv>
#include <cmath>
#include <string_view>

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

void append_count(std::string& out, std::string_view name, std::int32_t count) {
  if (count <= 0) return;
  if (!out.empty()) out += ", ";
  out += name;
  out += std::to_string(count);
}

}  // namespace

std::string to_string(const Place& place) {
  std::string out;
  append_count(out, "page ", place.page);
  append_count(out, "line ", place.line);
  append_count(out, "table ", place.table);
  append_count(out, "row ", place.row);
  append_count(out, "cell ", place.cell);
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
