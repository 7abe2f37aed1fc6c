// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_SITE_PAGE_FRONT_H_
#define BOARDTRAIL_SITE_PAGE_FRONT_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "site/changes.h"
#include "site/charts.h"
#include "site/site_rows.h"

namespace boardtrail {

// What the front page says of one plan.
struct PlanSummary {
  std::int64_t plan_id = 0;
  std::string title, organisation, latest_date, before_date;
  bool compared = false;  // there is a paper before the latest
  std::int64_t listed = 0, open = 0, overdue = 0;
  ChangeCounts changes{};
  RatingCounts ratings{};
  std::int64_t findings = 0;  // in the latest paper
};
PlanSummary summary_of(const PlanRecord& plan, const std::vector<PlanChange>& changes);

// Open findings of one rule; suppressed ones are counted apart.
struct RuleCount {
  std::string severity;  // of the gravest
  std::int64_t all = 0;
  std::int64_t latest = 0;  // in the latest paper of a plan
  std::int64_t suppressed = 0;
};

struct FrontPage {
  RunRecord run;
  std::vector<PlanSummary> plans;
  std::map<std::string, RuleCount> rules;  // by id
  std::map<std::string, std::int64_t> severities;
  std::vector<UnreadDocument> unread;
};

std::string front_page_html(const FrontPage& front);
// The same page made after another run; empty where `html` is no front page.
std::string front_page_of_run(std::string html, const RunRecord& run);

}  // namespace boardtrail

#endif  // BOARDTRAIL_SITE_PAGE_FRONT_H_
