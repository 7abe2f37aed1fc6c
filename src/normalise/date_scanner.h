// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_NORMALISE_DATE_SCANNER_H_
#define BOARDTRAIL_NORMALISE_DATE_SCANNER_H_

#include <string_view>
#include <vector>

#include "normalise/date_patterns.h"

namespace boardtrail {

// Every date of a text in order of writing, ranges joined to one, missing years
// taken from the next date that has one: in prose from a neighbour only, in a
// `cell` (a due date's, say) from anywhere behind. A cell may also hold what in
// prose is no date: 2026, 24/25, 06/2021, 'March'. Linear; pure.
std::vector<DateExpression> scan_dates(std::string_view text, bool cell);

}  // namespace boardtrail

#endif  // BOARDTRAIL_NORMALISE_DATE_SCANNER_H_
