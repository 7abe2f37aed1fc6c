// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rows are added one by one. For each, the cheapest alternating path from it to a free
// column is found by Dijkstra over reduced costs (cost = greatest weight - weight), the
// potentials are moved so that reduced costs stay >= 0, and the path is flipped. Every
// row has a column of its own besides, of weight 0: to be without a partner.
#include "lineage/assignment.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <numeric>
#include <queue>
#include <tuple>
#include <utility>

namespace boardtrail {
namespace {

using Cost = std::int64_t;
constexpr Cost kFar = std::numeric_limits<Cost>::max();

struct Arc {
  std::size_t column;
  Cost cost;
};

class Groups {
 public:
  explicit Groups(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }
  std::size_t find(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) {
    a = find(a);
    b = find(b);
    if (a != b) parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::size_t> parent_;
};

class Assigner {
 public:
  Assigner(std::size_t rows, std::size_t columns, const std::vector<AssignmentEdge>& edges)
      : rows_(rows),
        arcs_(rows),
        row_of_(columns + rows, kUnassigned),
        row_price_(rows, 0),
        column_price_(columns + rows, 0),
        distance_(columns + rows, kFar),
        from_(columns + rows, 0) {
    Cost greatest = 0;
    for (const AssignmentEdge& edge : edges) greatest = std::max<Cost>(greatest, edge.weight);
    for (const AssignmentEdge& edge : edges) {
      arcs_[static_cast<std::size_t>(edge.row)].push_back(
          {static_cast<std::size_t>(edge.column), greatest - edge.weight});
    }
    for (std::size_t row = 0; row < rows_; ++row) arcs_[row].push_back({columns + row, greatest});
  }

  void add(std::size_t row) {
    const std::size_t end = search(row);
    move_prices(row, distance_[end]);
    flip(row, end);
    for (const std::size_t column : reached_) distance_[column] = kFar;
  }

  std::int32_t row_of(std::size_t column) const { return row_of_[column]; }

 private:
  using Entry = std::pair<Cost, std::size_t>;

  void relax(std::size_t row, Cost so_far) {
    for (const Arc& arc : arcs_[row]) {
      const Cost there = so_far + arc.cost - row_price_[row] - column_price_[arc.column];
      if (there >= distance_[arc.column]) continue;
      if (distance_[arc.column] == kFar) reached_.push_back(arc.column);
      distance_[arc.column] = there;
      from_[arc.column] = row;
      heap_.emplace(there, arc.column);
    }
  }

  // The nearest free column.
  std::size_t search(std::size_t row) {
    reached_.clear();
    settled_.clear();
    heap_ = {};
    relax(row, 0);
    for (;;) {
      const auto [cost, column] = heap_.top();
      heap_.pop();
      if (cost > distance_[column]) continue;
      if (row_of_[column] == kUnassigned) return column;
      settled_.push_back(column);
      relax(static_cast<std::size_t>(row_of_[column]), cost);
    }
  }

  void move_prices(std::size_t row, Cost end) {
    row_price_[row] += end;
    for (const std::size_t column : settled_) {
      const Cost by = end - distance_[column];
      column_price_[column] -= by;
      row_price_[static_cast<std::size_t>(row_of_[column])] += by;
    }
  }

  void flip(std::size_t row, std::size_t column) {
    for (;;) {
      const std::size_t owner = from_[column];
      std::size_t next = column;
      if (owner != row) {
        // The column that the owner gives up for this one.
        for (const std::size_t settled : settled_) {
          if (static_cast<std::size_t>(row_of_[settled]) == owner) next = settled;
        }
      }
      row_of_[column] = static_cast<std::int32_t>(owner);
      if (owner == row) return;
      column = next;
    }
  }

  std::size_t rows_;
  std::vector<std::vector<Arc>> arcs_;
  std::vector<std::int32_t> row_of_;
  std::vector<Cost> row_price_;
  std::vector<Cost> column_price_;
  std::vector<Cost> distance_;
  std::vector<std::size_t> from_;
  std::vector<std::size_t> reached_;
  std::vector<std::size_t> settled_;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> heap_;
};

void assign_greedily(std::vector<AssignmentEdge> edges, std::vector<std::int32_t>& column_of,
                     std::vector<bool>& taken) {
  std::sort(edges.begin(), edges.end(), [](const AssignmentEdge& a, const AssignmentEdge& b) {
    return std::tuple(-a.weight, a.row, a.column) < std::tuple(-b.weight, b.row, b.column);
  });
  for (const AssignmentEdge& edge : edges) {
    auto& column = column_of[static_cast<std::size_t>(edge.row)];
    if (column != kUnassigned || taken[static_cast<std::size_t>(edge.column)]) continue;
    column = edge.column;
    taken[static_cast<std::size_t>(edge.column)] = true;
  }
}

}  // namespace

std::vector<std::int32_t> assign(std::size_t rows, std::size_t columns,
                                 const std::vector<AssignmentEdge>& edges, std::size_t exact_rows) {
  Groups groups(rows + columns);
  for (const AssignmentEdge& edge : edges) {
    groups.join(static_cast<std::size_t>(edge.row), rows + static_cast<std::size_t>(edge.column));
  }
  std::vector<std::size_t> size(rows + columns, 0);
  for (std::size_t row = 0; row < rows; ++row) ++size[groups.find(row)];
  std::vector<AssignmentEdge> exact;
  std::vector<AssignmentEdge> greedy;
  for (const AssignmentEdge& edge : edges) {
    const bool small = size[groups.find(static_cast<std::size_t>(edge.row))] <= exact_rows;
    (small ? exact : greedy).push_back(edge);
  }
  std::vector<std::int32_t> column_of(rows, kUnassigned);
  std::vector<bool> taken(columns, false);
  assign_greedily(std::move(greedy), column_of, taken);
  Assigner assigner(rows, columns, exact);
  for (std::size_t row = 0; row < rows; ++row) {
    if (size[groups.find(row)] <= exact_rows) assigner.add(row);
  }
  for (std::size_t column = 0; column < columns; ++column) {
    const std::int32_t row = assigner.row_of(column);
    if (row != kUnassigned) {
      column_of[static_cast<std::size_t>(row)] = static_cast<std::int32_t>(column);
    }
  }
  return column_of;
}

}  // namespace boardtrail
