// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/lattice.h"

#include <algorithm>
#include <numeric>

namespace boardtrail {
namespace {

class DisjointSets {
 public:
  explicit DisjointSets(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), 0);
  }
  std::size_t find(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void unite(std::size_t a, std::size_t b) { parent_[find(a)] = find(b); }

 private:
  std::vector<std::size_t> parent_;
};

struct Component {
  std::vector<GridLine> horizontal;
  std::vector<GridLine> vertical;
};

// Lines that touch, by a sweep over the vertical ones in order of position.
std::vector<Component> find_components(const RulingSet& rulings, float touch) {
  const auto& horizontal = rulings.horizontal;
  const auto& vertical = rulings.vertical;
  DisjointSets sets(horizontal.size() + vertical.size());
  for (std::size_t h = 0; h < horizontal.size(); ++h) {
    const GridLine& across = horizontal[h];
    auto it = std::lower_bound(
        vertical.begin(), vertical.end(), across.begin - touch,
        [](const GridLine& line, float position) { return line.position < position; });
    for (; it != vertical.end() && it->position <= across.end + touch; ++it) {
      if (it->begin - touch <= across.position && across.position <= it->end + touch) {
        sets.unite(h, horizontal.size() + static_cast<std::size_t>(it - vertical.begin()));
      }
    }
  }
  std::vector<Component> components;
  std::vector<std::int32_t> number(horizontal.size() + vertical.size(), -1);
  for (std::size_t i = 0; i < number.size(); ++i) {
    const std::size_t root = sets.find(i);
    if (number[root] < 0) {
      number[root] = static_cast<std::int32_t>(components.size());
      components.emplace_back();
    }
    Component& component = components[static_cast<std::size_t>(number[root])];
    if (i < horizontal.size()) {
      component.horizontal.push_back(horizontal[i]);
    } else {
      component.vertical.push_back(vertical[i - horizontal.size()]);
    }
  }
  return components;
}

std::vector<float> positions(const std::vector<GridLine>& lines, float apart) {
  std::vector<float> out;
  for (const GridLine& line : lines) out.push_back(line.position);
  std::sort(out.begin(), out.end());
  out.erase(
      std::unique(out.begin(), out.end(), [apart](float a, float b) { return b - a < apart; }),
      out.end());
  // Between two lines that are this near no text has room on both sides of a third: the ground
  // of a blank cell, or one of several strokes of one border.
  constexpr float kTwoCells = 2.5F;
  std::size_t kept = std::min<std::size_t>(out.size(), 1);
  for (std::size_t i = 1; i < out.size(); ++i) {
    if (i + 1 == out.size() || out[i + 1] - out[kept - 1] >= kTwoCells * apart) {
      out[kept++] = out[i];
    }
  }
  out.resize(kept);
  return out;
}

// An outer side that is not drawn: where at least two lines of the other direction
// end at about the same place beyond the outermost drawn one.
void supply_outer_sides(const std::vector<GridLine>& across, float touch,
                        std::vector<GridLine>* sides) {
  if (across.size() < 2) return;
  float begin = across.front().begin, end = across.front().end;
  for (const GridLine& line : across) {
    begin = std::min(begin, line.begin);
    end = std::max(end, line.end);
  }
  const auto reaches = [&](float place, auto edge) {
    return std::count_if(across.begin(), across.end(), [&](const GridLine& line) {
             return std::abs(edge(line) - place) <= touch;
           }) >= 2;
  };
  const float low = across.front().position, high = across.back().position;
  const auto drawn_at = [&](float place) {
    return std::any_of(sides->begin(), sides->end(), [&](const GridLine& side) {
      return std::abs(side.position - place) <= 2 * touch;
    });
  };
  if (!drawn_at(begin) && reaches(begin, [](const GridLine& l) { return l.begin; })) {
    sides->push_back({begin, low, high});
  }
  if (!drawn_at(end) && reaches(end, [](const GridLine& l) { return l.end; })) {
    sides->push_back({end, low, high});
  }
}

// A row over all columns has no ruling above or below it in a grid without rows, but the
// vertical ones stop there: where two and more of them begin or end, a row does.
void supply_row_ends(const std::vector<GridLine>& vertical, float touch,
                     std::vector<GridLine>* horizontal) {
  std::vector<float> ends;
  float left = vertical.front().position, right = left;
  for (const GridLine& line : vertical) {
    ends.push_back(line.begin);
    ends.push_back(line.end);
    right = std::max(right, line.position);
  }
  std::sort(ends.begin(), ends.end());
  for (std::size_t i = 0; i < ends.size();) {
    std::size_t end = i + 1;
    while (end < ends.size() && ends[end] - ends[i] <= touch) ++end;
    const bool drawn = std::any_of(horizontal->begin(), horizontal->end(), [&](const GridLine& h) {
      return std::abs(h.position - ends[i]) <= 2 * touch;
    });
    if (end - i >= 2 && !drawn) horizontal->push_back({ends[i], left, right});
    i = end;
  }
}

// Which atomic sides are drawn: side(k, i) is the piece of grid line k between the
// i-th and (i + 1)-th boundary of the other direction.
class SideMap {
 public:
  SideMap(const std::vector<GridLine>& lines, const std::vector<float>& own,
          const std::vector<float>& other, const LatticeOptions& options)
      : pieces_(other.size() - 1), drawn_(own.size() * pieces_, 0) {
    for (const GridLine& line : lines) {
      const auto k = nearest(own, line.position);
      for (std::size_t i = 0; i < pieces_; ++i) {
        const float covered = std::min(line.end + options.touch, other[i + 1]) -
                              std::max(line.begin - options.touch, other[i]);
        if (covered >= options.min_side_cover * (other[i + 1] - other[i])) {
          drawn_[k * pieces_ + i] = 1;
        }
      }
    }
  }
  bool drawn(std::size_t line, std::size_t piece) const {
    return drawn_[line * pieces_ + piece] != 0;
  }

 private:
  static std::size_t nearest(const std::vector<float>& values, float value) {
    const auto it = std::lower_bound(values.begin(), values.end(), value);
    if (it == values.end()) return values.size() - 1;
    if (it == values.begin()) return 0;
    const auto i = static_cast<std::size_t>(it - values.begin());
    return value - values[i - 1] < values[i] - value ? i - 1 : i;
  }

  std::size_t pieces_;
  std::vector<std::uint8_t> drawn_;
};

struct Region {
  std::size_t row0, column0, row1, column1;  // half-open
};

// Atomic positions without a drawn side between them are one region. A region that
// is no rectangle comes from a side drawn in part: it is cut into its rows.
std::vector<Region> find_regions(const std::vector<float>& xs, const std::vector<float>& ys,
                                 const SideMap& horizontal, const SideMap& vertical) {
  const std::size_t rows = ys.size() - 1, columns = xs.size() - 1;
  DisjointSets sets(rows * columns);
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t c = 0; c < columns; ++c) {
      if (c + 1 < columns && !vertical.drawn(c + 1, r))
        sets.unite(r * columns + c, r * columns + c + 1);
      if (r + 1 < rows && !horizontal.drawn(r + 1, c))
        sets.unite(r * columns + c, (r + 1) * columns + c);
    }
  }
  std::vector<Region> bounds(rows * columns, {rows, columns, 0, 0});
  std::vector<std::size_t> count(rows * columns, 0);
  for (std::size_t i = 0; i < rows * columns; ++i) {
    Region& region = bounds[sets.find(i)];
    ++count[sets.find(i)];
    region.row0 = std::min(region.row0, i / columns);
    region.column0 = std::min(region.column0, i % columns);
    region.row1 = std::max(region.row1, i / columns + 1);
    region.column1 = std::max(region.column1, i % columns + 1);
  }
  std::vector<Region> out;
  for (std::size_t i = 0; i < rows * columns; ++i) {
    const std::size_t root = sets.find(i);
    const Region& region = bounds[root];
    const std::size_t r = i / columns, c = i % columns;
    if ((region.row1 - region.row0) * (region.column1 - region.column0) == count[root]) {
      if (r == region.row0 && c == region.column0) out.push_back(region);
    } else if (c == 0 || sets.find(i - 1) != root || vertical.drawn(c, r)) {
      std::size_t end = c + 1;
      while (end < columns && sets.find(r * columns + end) == root && !vertical.drawn(end, r))
        ++end;
      out.push_back({r, c, r + 1, end});
    }
  }
  return out;
}

// Boundaries that no region uses vanish (a stray line that bounds nothing).
std::vector<std::int32_t> renumber(const std::vector<bool>& used, std::vector<float>* boundaries) {
  std::vector<std::int32_t> number(used.size(), 0);
  std::vector<float> kept;
  for (std::size_t i = 0; i < used.size(); ++i) {
    number[i] = static_cast<std::int32_t>(kept.size());
    if (used[i]) kept.push_back((*boundaries)[i]);
  }
  *boundaries = std::move(kept);
  return number;
}

TableGrid make_grid(std::vector<float> xs, std::vector<float> ys,
                    const std::vector<Region>& regions) {
  std::vector<bool> used_x(xs.size(), false), used_y(ys.size(), false);
  for (const Region& region : regions) {
    used_x[region.column0] = used_x[region.column1] = true;
    used_y[region.row0] = used_y[region.row1] = true;
  }
  TableGrid grid;
  for (const Region& region : regions) {
    GridCell cell;
    cell.box = {xs[region.column0], ys[region.row0], xs[region.column1], ys[region.row1]};
    grid.cells.push_back(cell);
  }
  grid.box = {xs.front(), ys.front(), xs.back(), ys.back()};
  const auto column_of = renumber(used_x, &xs);
  const auto row_of = renumber(used_y, &ys);
  for (std::size_t i = 0; i < regions.size(); ++i) {
    GridCell& cell = grid.cells[i];
    cell.row = row_of[regions[i].row0];
    cell.column = column_of[regions[i].column0];
    cell.row_span = row_of[regions[i].row1] - cell.row;
    cell.column_span = column_of[regions[i].column1] - cell.column;
  }
  std::sort(grid.cells.begin(), grid.cells.end(), [](const GridCell& a, const GridCell& b) {
    return a.row != b.row ? a.row < b.row : a.column < b.column;
  });
  grid.xs = std::move(xs);
  grid.ys = std::move(ys);
  return grid;
}

}  // namespace

namespace {
constexpr std::size_t kFewRows = 4;  // horizontal rulings of a grid without rows
}  // namespace

std::vector<TableGrid> find_lattices(const RulingSet& rulings, const LatticeOptions& options) {
  std::vector<TableGrid> grids;
  for (Component& component : find_components(rulings, options.touch)) {
    if (component.horizontal.empty() || component.vertical.empty()) continue;
    supply_outer_sides(component.horizontal, options.touch, &component.vertical);
    supply_outer_sides(component.vertical, options.touch, &component.horizontal);
    if (component.vertical.size() >= 3 && component.horizontal.size() <= kFewRows) {
      supply_row_ends(component.vertical, options.touch, &component.horizontal);
    }
    const auto xs = positions(component.vertical, options.touch);
    const auto ys = positions(component.horizontal, options.touch);
    if (xs.size() < 3 || ys.size() < 2 ||
        xs.size() > static_cast<std::size_t>(options.max_columns) + 1 ||
        ys.size() > static_cast<std::size_t>(options.max_rows) + 1) {
      continue;
    }
    const SideMap horizontal(component.horizontal, ys, xs, options);
    const SideMap vertical(component.vertical, xs, ys, options);
    TableGrid grid = make_grid(xs, ys, find_regions(xs, ys, horizontal, vertical));
    if (grid.columns() >= 2) grids.push_back(std::move(grid));
  }
  std::sort(grids.begin(), grids.end(), [](const TableGrid& a, const TableGrid& b) {
    return a.box.y0 != b.box.y0 ? a.box.y0 < b.box.y0 : a.box.area() > b.box.area();
  });
  return grids;
}

}  // namespace boardtrail
