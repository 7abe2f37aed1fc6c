// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_NORMALISE_NUMBER_H_
#define BOARDTRAIL_NORMALISE_NUMBER_H_

#include <cstdint>
#include <optional>
#include <string_view>

namespace boardtrail {

enum class Unit : std::uint8_t { kNone, kPercent, kSeconds };

struct NumberReading {
  double value = 0;
  Unit unit = Unit::kNone;
  bool bound = false;  // ">90%", "≥ 95": at least (or at most) so much
};

// "50%", ">90%", "60.75%", "12,761", "00:18:00" (in seconds), "4.64", "£1.2m" is none.
// Nothing where the cell is not a number as a whole. Never depends on the locale. Pure.
std::optional<NumberReading> read_number(std::string_view text);

// Cells that hold no value: blank, "-", "–", "N/A", "TBC", "tba", "?".
// `stated` is false for a blank cell, true for a printed placeholder.
struct PlaceholderReading {
  bool placeholder = false;
  bool stated = false;
  bool not_applicable = false;
};
PlaceholderReading read_placeholder(std::string_view text);

}  // namespace boardtrail

#endif  // BOARDTRAIL_NORMALISE_NUMBER_H_
