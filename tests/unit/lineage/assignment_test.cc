// SPDX-License-Identifier: GPL-3.0-or-later
#include "lineage/assignment.h"

#include <algorithm>
#include <numeric>
#include <random>

#include <gtest/gtest.h>

namespace boardtrail {
namespace {

using Edges = std::vector<AssignmentEdge>;

std::int64_t weight_of(const Edges& edges, const std::vector<std::int32_t>& columns) {
  std::int64_t sum = 0;
  for (const AssignmentEdge& edge : edges) {
    if (columns[static_cast<std::size_t>(edge.row)] == edge.column) sum += edge.weight;
  }
  return sum;
}

// By trying every order of the columns (more columns than rows stand for "none").
std::int64_t best_weight(std::size_t rows, std::size_t columns, const Edges& edges) {
  std::vector<std::int32_t> order(columns + rows);
  std::iota(order.begin(), order.end(), 0);
  std::int64_t best = 0;
  do {
    best =
        std::max(best, weight_of(edges, {order.begin(), order.begin() + static_cast<long>(rows)}));
  } while (std::next_permutation(order.begin(), order.end()));
  return best;
}

TEST(Assignment, TakesTheBestSumNotTheBestFirst) {
  // Greedy takes 10 and is left with 1; the best is 9 + 8.
  const Edges edges = {{0, 0, 10}, {0, 1, 9}, {1, 0, 8}, {1, 1, 1}};
  EXPECT_EQ(assign(2, 2, edges), (std::vector<std::int32_t>{1, 0}));
}

TEST(Assignment, LeavesRowsWithoutAPartner) {
  EXPECT_EQ(assign(3, 1, {{0, 0, 5}, {1, 0, 7}}),
            (std::vector<std::int32_t>{kUnassigned, 0, kUnassigned}));
  EXPECT_EQ(assign(2, 0, {}), (std::vector<std::int32_t>{kUnassigned, kUnassigned}));
  EXPECT_TRUE(assign(0, 3, {}).empty());
}

TEST(Assignment, IsAsGoodAsTryingAll) {
  std::mt19937 random(7);
  for (int trial = 0; trial < 300; ++trial) {
    const std::size_t rows = 1 + random() % 4;
    const std::size_t columns = 1 + random() % 4;
    Edges edges;
    for (std::size_t i = 0; i < rows; ++i) {
      for (std::size_t j = 0; j < columns; ++j) {
        if (random() % 3 == 0) continue;
        edges.push_back({static_cast<std::int32_t>(i), static_cast<std::int32_t>(j),
                         static_cast<std::int32_t>(1 + random() % 20)});
      }
    }
    const auto found = assign(rows, columns, edges);
    std::vector<std::int32_t> used;
    for (const std::int32_t column : found) {
      if (column != kUnassigned) used.push_back(column);
    }
    std::sort(used.begin(), used.end());
    ASSERT_EQ(std::adjacent_find(used.begin(), used.end()), used.end());
    ASSERT_EQ(weight_of(edges, found), best_weight(rows, columns, edges)) << trial;
  }
}

TEST(Assignment, AHugeGroupIsAssignedGreedily) {
  const Edges edges = {{0, 0, 10}, {0, 1, 9}, {1, 0, 8}, {1, 1, 1}};
  EXPECT_EQ(assign(2, 2, edges, 1), (std::vector<std::int32_t>{0, 1}));
}

}  // namespace
}  // namespace boardtrail
