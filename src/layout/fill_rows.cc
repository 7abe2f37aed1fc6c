// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/fill_rows.h"

#include <algorithm>
#include <cmath>

namespace boardtrail {

FillRows::FillRows(const PageRecord& page, const FillRowOptions& options) : options_(options) {
  for (const Fill& fill : page.fills) {
    if (fill.shape != Fill::Shape::kRectangle || fill.box.height() > options.max_height ||
        fill.box.width() < options.min_width) {
      continue;
    }
    areas_.push_back(fill.box);
    if (areas_.size() > options.max_fills) {
      areas_.clear();
      return;
    }
  }
  std::sort(areas_.begin(), areas_.end(), [](const Box& a, const Box& b) { return a.y0 < b.y0; });
}

// Areas that reach over a height, and those that lie in the middle of the first of them: a cell
// whose texts are painted behind is as high as its texts, and stands in the middle of its row.
std::vector<Box> FillRows::areas_at(float y) const {
  std::vector<Box> tiles;
  const auto first = std::partition_point(areas_.begin(), areas_.end(), [&](const Box& area) {
    return area.y0 < y - options_.max_height;
  });
  const auto take = [&](float at, bool centred) {
    for (auto it = first; it != areas_.end() && it->y0 < at; ++it) {
      const bool in_middle = std::fabs(it->centre_y() - at) <= options_.same_edge;
      if (it->y1 > at && (!centred || in_middle)) tiles.push_back(*it);
    }
  };
  take(y, false);
  if (!tiles.empty() && std::fabs(tiles.front().centre_y() - y) > options_.same_edge) {
    const float middle = tiles.front().centre_y();
    take(middle, true);
  }
  std::sort(tiles.begin(), tiles.end(), [](const Box& a, const Box& b) { return a.x0 < b.x0; });
  // One ground painted twice is one.
  tiles.erase(std::unique(tiles.begin(), tiles.end()), tiles.end());
  return tiles;
}

std::vector<Box> FillRows::row_behind(const Box& line) const {
  std::vector<Box> tiles = areas_at(line.centre_y());
  bool same_edges = true, same_middle = true;
  for (std::size_t i = 1; i < tiles.size(); ++i) {
    const auto same = [this](float a, float b) { return std::fabs(a - b) <= options_.same_edge; };
    const float gap = tiles[i].x0 - tiles[i - 1].x1;
    if (gap > options_.max_gap || gap < -options_.same_edge) return {};
    same_edges = same_edges && same(tiles[i].y0, tiles[0].y0) && same(tiles[i].y1, tiles[0].y1);
    same_middle = same_middle && same(tiles[i].centre_y(), tiles[0].centre_y());
  }
  if (!same_edges && !same_middle) tiles.clear();
  return tiles;
}

std::vector<Box> FillRows::behind(const Box& line) const {
  std::vector<Box> tiles = row_behind(line);
  if (tiles.size() < options_.min_tiles) tiles.clear();
  return tiles;
}

bool FillRows::is_band(const Box& line, float x0, float x1) const {
  const std::vector<Box> tiles = row_behind(line);
  return !tiles.empty() && tiles.front().x0 <= x0 && tiles.back().x1 >= x1;
}

}  // namespace boardtrail
