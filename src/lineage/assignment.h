// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_LINEAGE_ASSIGNMENT_H_
#define BOARDTRAIL_LINEAGE_ASSIGNMENT_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace boardtrail {

// That row and column may be one, and how much speaks for it. Whole numbers, so that
// the same pairs give the same sums on any machine.
struct AssignmentEdge {
  std::int32_t row = 0;
  std::int32_t column = 0;
  std::int32_t weight = 0;  // > 0
};

inline constexpr std::int32_t kUnassigned = -1;

// The one-to-one assignment with the greatest sum of weights: for each row its column,
// or kUnassigned. Of several as good, always the same. Exact on each connected group
// of rows and columns of up to `exact_rows` rows (shortest augmenting paths, Jonker and
// Volgenant 1987); a larger group, which no honest paper has, is assigned greedily by
// weight. Cost: O(rows * edges * log) of each group.
std::vector<std::int32_t> assign(std::size_t rows, std::size_t columns,
                                 const std::vector<AssignmentEdge>& edges,
                                 std::size_t exact_rows = 2000);

}  // namespace boardtrail

#endif  // BOARDTRAIL_LINEAGE_ASSIGNMENT_H_
