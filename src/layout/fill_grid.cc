// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/fill_grid.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace boardtrail {
namespace {

struct Area {
  Box box;
  std::uint16_t colour = 0;
};

// Where two pieces of one ground meet.
struct Seam {
  float y = 0;
  float x0 = 0;
  float x1 = 0;
  bool high = false;  // each piece is higher than a line of text
};

bool same_column(const Area& a, const Area& b, float touch) {
  return a.colour == b.colour && std::fabs(a.box.x0 - b.box.x0) <= touch &&
         std::fabs(a.box.x1 - b.box.x1) <= touch;
}

// Pieces of one ground, one below the other, made one.
// `seams` gets the places where they met.
std::vector<Area> join_pieces(std::vector<Area> areas, const FillRulingOptions& options,
                              std::vector<Seam>* seams) {
  std::sort(areas.begin(), areas.end(), [](const Area& a, const Area& b) {
    return std::tie(a.colour, a.box.x0, a.box.x1, a.box.y0) <
           std::tie(b.colour, b.box.x0, b.box.x1, b.box.y0);
  });
  std::vector<Area> out;
  float last = 0;  // height of the piece before
  for (const Area& area : areas) {
    if (!out.empty() && same_column(out.back(), area, options.touch) &&
        area.box.y0 - out.back().box.y1 <= options.touch) {
      const float least = std::min(last, area.box.height());
      seams->push_back({area.box.y0, area.box.x0, area.box.x1, least > options.max_line_height});
      out.back().box.y1 = std::max(out.back().box.y1, area.box.y1);
    } else {
      out.push_back(area);
    }
    last = area.box.height();
  }
  return out;
}

// Pieces of one cell's ground meet between its lines; where they meet at the height at which
// another area begins or ends, a row does, and so where both are too high for a line.
bool parts_rows(const Seam& seam, const std::vector<float>& edges, float touch) {
  const auto edge = std::lower_bound(edges.begin(), edges.end(), seam.y - touch);
  return seam.high || (edge != edges.end() && *edge <= seam.y + touch);
}

}  // namespace

std::vector<Ruling> rulings_of_fills(const PageRecord& page, const FillRulingOptions& options) {
  std::vector<Area> areas;
  const float most = options.max_page_share * page.width * page.height;
  for (const Fill& fill : page.fills) {
    if (fill.shape != Fill::Shape::kRectangle || fill.box.area() > most) continue;
    if (std::min(fill.box.width(), fill.box.height()) < options.min_side) continue;
    areas.push_back({fill.box, fill.colour});
    if (areas.size() > options.max_fills) return {};
  }
  std::vector<Ruling> rulings;
  const auto add = [&](bool horizontal, float position, float begin, float end) {
    Ruling ruling;
    ruling.horizontal = horizontal;
    ruling.position = position;
    ruling.begin = begin;
    ruling.end = end;
    rulings.push_back(ruling);
  };
  std::vector<Seam> seams;
  std::vector<float> edges;
  for (const Area& area : join_pieces(std::move(areas), options, &seams)) {
    edges.push_back(area.box.y0);
    edges.push_back(area.box.y1);
    add(true, area.box.y0, area.box.x0, area.box.x1);
    add(true, area.box.y1, area.box.x0, area.box.x1);
    add(false, area.box.x0, area.box.y0, area.box.y1);
    add(false, area.box.x1, area.box.y0, area.box.y1);
  }
  std::sort(edges.begin(), edges.end());
  for (const Seam& seam : seams) {
    if (parts_rows(seam, edges, options.touch)) add(true, seam.y, seam.x0, seam.x1);
  }
  return rulings;
}

}  // namespace boardtrail
