// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_BASE_NEAREST_H_
#define BOARDTRAIL_BASE_NEAREST_H_

#include <cstddef>
#include <string_view>
#include <vector>

namespace boardtrail {

// Letters to add, drop, change or swap with their neighbour to make `a` of `b`
// (optimal string alignment). Cost: O(|a|·|b|).
std::size_t edit_distance(std::string_view a, std::string_view b);

// The candidate that `word` was most likely meant to be; empty where none is near
// (more than a third of its letters differ). The first of equals.
std::string_view nearest(std::string_view word, const std::vector<std::string_view>& candidates);

}  // namespace boardtrail

#endif  // BOARDTRAIL_BASE_NEAREST_H_
