// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_LAYOUT_ALIGNMENT_H_
#define BOARDTRAIL_LAYOUT_ALIGNMENT_H_

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace boardtrail {

// How well the edges of a column's cells line up: the share of the values (points, at least
// one) within a point and a half of their median. Cost: O(n).
inline float share_at_median(std::vector<float> values) {
  constexpr float kSame = 1.5F;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  const float median = *middle;
  const auto same = std::count_if(values.begin(), values.end(), [median](float value) {
    return std::fabs(value - median) <= kSame;
  });
  return static_cast<float>(same) / static_cast<float>(values.size());
}

}  // namespace boardtrail

#endif  // BOARDTRAIL_LAYOUT_ALIGNMENT_H_
