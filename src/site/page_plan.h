// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_SITE_PAGE_PLAN_H_
#define BOARDTRAIL_SITE_PAGE_PLAN_H_

#include <string>
#include <vector>

#include "site/changes.h"
#include "site/site_rows.h"

namespace boardtrail {

// One plan: what changed, its ratings, dates and leads as charts, its findings, its actions
// and its papers.
std::string plan_page_html(const PlanRecord& plan, const std::vector<PlanChange>& changes);

}  // namespace boardtrail

#endif  // BOARDTRAIL_SITE_PAGE_PLAN_H_
