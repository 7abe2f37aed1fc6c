// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_MODEL_GEOMETRY_H_
#define BOARDTRAIL_MODEL_GEOMETRY_H_

#include <algorithm>
#include <cstdint>

namespace boardtrail {

constexpr double kPointsPerInch = 72;

// The one coordinate system of the project: points (1/72 inch), origin at the
// page's top left corner, y grows downward, after the page's rotation. Readers
// convert on entry; nothing behind them ever sees another system.
struct Box {
  float x0 = 0, y0 = 0, x1 = 0, y1 = 0;

  float width() const { return x1 - x0; }
  float height() const { return y1 - y0; }
  bool empty() const { return x1 <= x0 || y1 <= y0; }
  float area() const { return empty() ? 0 : width() * height(); }
  float centre_x() const { return (x0 + x1) / 2; }
  float centre_y() const { return (y0 + y1) / 2; }
  bool contains(float x, float y) const { return x >= x0 && x < x1 && y >= y0 && y < y1; }
  bool operator==(const Box&) const = default;
};

inline Box intersect(const Box& a, const Box& b) {
  return {std::max(a.x0, b.x0), std::max(a.y0, b.y0), std::min(a.x1, b.x1), std::min(a.y1, b.y1)};
}

// The smallest box that holds both; an empty box adds nothing.
inline Box unite(const Box& a, const Box& b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

// An sRGB colour.
struct Colour {
  std::uint8_t r = 0, g = 0, b = 0;
  bool operator==(const Colour&) const = default;
};

// The paper's own colour, near enough: Word and printers' drivers round white.
inline bool is_white(const Colour& colour) {
  constexpr std::uint8_t kNearWhite = 0xFA;
  return colour.r >= kNearWhite && colour.g >= kNearWhite && colour.b >= kNearWhite;
}

}  // namespace boardtrail

#endif  // BOARDTRAIL_MODEL_GEOMETRY_H_
