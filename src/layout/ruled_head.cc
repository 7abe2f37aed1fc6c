// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/ruled_head.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <utility>

namespace boardtrail {
namespace {

constexpr std::int32_t kMaxHeadRows = 4;
// Points: a blank line below the heading's last ruling, and what lines overlap it.
constexpr float kMaxGap = 16, kMaxOverlap = 4;
// Points: texts and rulings miss one another by so much.
constexpr float kNearHead = 3, kOutside = 8;

bool stands_above(const Table& head, const Table& body) {
  if (head.origin != TableOrigin::kLattice || head.rows > kMaxHeadRows) return false;
  const Box& above = head.place.box;
  const Box& below = body.place.box;
  const float gap = below.y0 - above.y1;
  return gap >= -kMaxOverlap && gap <= kMaxGap && below.x0 >= above.x0 - kOutside &&
         below.x1 <= above.x1 + kOutside;
}

// For each of the body's columns, the heading's column above it; empty where one stands below
// a ruling, or the two do not fit.
std::vector<std::size_t> columns_above(const std::vector<float>& edges,
                                       const std::vector<ColumnExtent>& columns) {
  std::vector<std::size_t> above;
  for (const ColumnExtent& column : columns) {
    const float middle = (column.x0 + column.x1) / 2;
    std::size_t j = above.empty() ? 0 : above.back();
    while (j + 2 < edges.size() && edges[j + 1] <= middle) ++j;
    const bool inside = (j == 0 || column.x0 >= edges[j] - kNearHead) &&
                        (j + 2 == edges.size() || column.x1 <= edges[j + 1] + kNearHead);
    if (!inside) return {};
    above.push_back(j);
  }
  return above;
}

// Where each of the heading's columns begins in the joined table, and how many that has.
std::vector<std::int32_t> widen(const std::vector<std::size_t>& above, std::size_t columns) {
  std::vector<std::int32_t> begins{0};
  for (std::size_t j = 0; j < columns; ++j) {
    const auto parts = std::count(above.begin(), above.end(), j);
    begins.push_back(begins.back() + static_cast<std::int32_t>(std::max<std::ptrdiff_t>(parts, 1)));
  }
  return begins;
}

void join(const std::vector<std::int32_t>& begins, const std::vector<std::size_t>& above,
          Table* head, Table* body) {
  for (Cell& cell : head->cells) {
    const auto first = static_cast<std::size_t>(cell.column);
    const auto end = first + static_cast<std::size_t>(cell.column_span);
    cell.column = begins[first];
    cell.column_span = begins[end] - begins[first];
  }
  std::vector<std::int32_t> place;
  for (std::size_t c = 0; c < above.size(); ++c) {
    const bool same = c > 0 && above[c] == above[c - 1];
    place.push_back(same ? place.back() + 1 : begins[above[c]]);
  }
  place.push_back(begins.back());
  for (Cell& cell : body->cells) {
    const auto first = static_cast<std::size_t>(cell.column);
    const auto end = first + static_cast<std::size_t>(cell.column_span);
    cell.row += head->rows;
    cell.column = place[first];
    // Columns that nothing stands in below the heading belong to no cell of the body.
    cell.column_span = cell.column_span > 1 ? place[end] - place[first] : 1;
  }
  head->header_rows = head->rows + body->header_rows;
  head->rows += body->rows;
  head->columns = begins.back();
  head->origin = body->origin;
  head->confidence = body->confidence;
  head->place.box = unite(head->place.box, body->place.box);
  std::move(body->cells.begin(), body->cells.end(), std::back_inserter(head->cells));
}

}  // namespace

std::vector<float> column_edges(const Table& table) {
  constexpr float kUnknown = -1e9F;
  std::vector<float> edges(static_cast<std::size_t>(table.columns) + 1, kUnknown);
  for (const Cell& cell : table.cells) {
    edges[static_cast<std::size_t>(cell.column)] = cell.place.box.x0;
    edges[static_cast<std::size_t>(cell.column + cell.column_span)] = cell.place.box.x1;
  }
  const bool known = std::find(edges.begin(), edges.end(), kUnknown) == edges.end();
  return known && std::is_sorted(edges.begin(), edges.end()) ? edges : std::vector<float>{};
}

bool join_ruled_head(Table* body, const std::vector<ColumnExtent>& columns,
                     std::vector<Table>* tables) {
  constexpr float kMinWidth = 0.6F;
  for (Table& head : *tables) {
    if (!stands_above(head, *body)) continue;
    if (body->place.box.width() < kMinWidth * head.place.box.width()) continue;
    const std::vector<float> edges = column_edges(head);
    if (edges.empty() || columns.size() < 2) continue;
    const std::vector<std::size_t> above = columns_above(edges, columns);
    if (above.empty()) continue;
    const std::vector<std::int32_t> begins = widen(above, edges.size() - 1);
    if (begins.back() > 2 * head.columns) continue;
    join(begins, above, &head, body);
    return true;
  }
  return false;
}

}  // namespace boardtrail
