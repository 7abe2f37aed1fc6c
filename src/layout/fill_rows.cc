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

std::vector<Box> FillRows::row_behind(const Box& line) const {
  const float middle = line.centre_y();
  std::vector<Box> tiles;
  auto it = std::partition_point(areas_.begin(), areas_.end(), [&](const Box& area) {
    return area.y0 < middle - options_.max_height;
  });
  for (; it != areas_.end() && it->y0 < middle; ++it) {
    if (it->y1 > middle) tiles.push_back(*it);
  }
  std::sort(tiles.begin(), tiles.end(), [](const Box& a, const Box& b) { return a.x0 < b.x0; });
  // One ground painted twice is one.
  tiles.erase(std::unique(tiles.begin(), tiles.end()), tiles.end());
  for (std::size_t i = 1; i < tiles.size(); ++i) {
    const float gap = tiles[i].x0 - tiles[i - 1].x1;
    if (std::fabs(tiles[i].y0 - tiles[0].y0) > options_.same_edge ||
        std::fabs(tiles[i].y1 - tiles[0].y1) > options_.same_edge || gap > options_.max_gap ||
        gap < -options_.same_edge) {
      return {};
    }
  }
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
