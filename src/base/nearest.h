// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_BASE_NEAREST_H_
#define BOARDTRAIL_BASE_NEAREST_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace boardtrail {

// Letters to add, drop, change or swap with their neighbour to make `a` of `b`
// (optimal string alignment). Cost: O(|a|·|b|).
std::size_t edit_distance(std::string_view a, std::string_view b);

// What one slip of the pen does to a word: a letter for another, one left out or too many,
// two neighbours swapped.
enum class Slip : std::uint8_t { kNone, kExchanged, kLeftOut, kSwapped };

// The one slip by which two words differ, whichever of them has it; kNone where they are the
// same or differ by more. Cost: O(|a|), no allocation.
Slip one_slip(std::string_view a, std::string_view b);

// The candidate that `word` was most likely meant to be; empty where none is near
// (more than a third of its letters differ). The first of equals.
std::string_view nearest(std::string_view word, const std::vector<std::string_view>& candidates);

}  // namespace boardtrail

#endif  // BOARDTRAIL_BASE_NEAREST_H_
