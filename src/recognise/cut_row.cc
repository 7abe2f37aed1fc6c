// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognise/cut_row.h"

#include <cstddef>

#include "base/ascii.h"
#include "base/text.h"

namespace boardtrail {
namespace {

// "31-May-" and "25", "RD &" and "MP": what stands above asks for more.
bool asks_for_more(std::string_view above) {
  constexpr std::string_view kOpenEnds = "-/&,(";
  return kOpenEnds.find(above.back()) != std::string_view::npos;
}

bool ends_clause(std::string_view above) {
  constexpr std::string_view kEnds = ".!?;:";
  return kEnds.find(above.back()) != std::string_view::npos;
}

// "100" and "%", which a narrow column parts.
bool is_unit_of(std::string_view above, std::string_view below) {
  return is_digit(above.back()) && below.front() == '%';
}

// "a. Agree the plan" begins with a letter that counts.
bool is_counted(std::string_view below) {
  return below.size() > 1 && (below[1] == '.' || below[1] == ')');
}

// What tells rows apart stands in the first column: a number, a letter.
bool may_be_reference(std::string_view text) {
  return text.size() < 2 || text.find_first_of("0123456789") != std::string_view::npos;
}

}  // namespace

bool is_cut_row(const std::vector<std::pair<std::string_view, std::string_view>>& cells) {
  std::size_t on = 0, anew = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string_view above = trim(cells[i].first), below = trim(cells[i].second);
    if (below.empty()) continue;
    if (above.empty()) return false;
    const bool goes_on = asks_for_more(above) || is_unit_of(above, below) ||
                         (is_lower(below.front()) && !ends_clause(above) && !is_counted(below));
    if (!goes_on && i == 0 && may_be_reference(above)) return false;
    (goes_on ? on : anew) += 1;
  }
  return on > anew;
}

}  // namespace boardtrail
