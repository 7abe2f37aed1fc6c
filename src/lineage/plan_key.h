// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_LINEAGE_PLAN_KEY_H_
#define BOARDTRAIL_LINEAGE_PLAN_KEY_H_

#include <string>
#include <string_view>

namespace boardtrail {

// What stays of a plan's title from paper to paper: folded words without dates,
// versions and 'draft' or 'final'. "Action Plan v2 - 31 March 2021" -> "action plan".
std::string plan_key(std::string_view title);

// True where the title says that the paper shows a part of the plan only: exceptions,
// reds, the overdue, an extract. What such a paper leaves out is not dropped.
bool names_a_part(std::string_view title);

}  // namespace boardtrail

#endif  // BOARDTRAIL_LINEAGE_PLAN_KEY_H_
