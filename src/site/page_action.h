// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_SITE_PAGE_ACTION_H_
#define BOARDTRAIL_SITE_PAGE_ACTION_H_

#include <string>
#include <vector>

#include "site/site_rows.h"

namespace boardtrail {

// One action through all papers that state it, the latest first. `findings`: those that are
// about it.
std::string action_page_html(const PlanRecord& plan, const ActionRecord& action,
                             const std::vector<const FindingRecord*>& findings);

}  // namespace boardtrail

#endif  // BOARDTRAIL_SITE_PAGE_ACTION_H_
