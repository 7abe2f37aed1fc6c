// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/across/across.h"

#include "checks/across/drops.h"

namespace boardtrail {

AcrossFindings run_across_checks(const PlanStep& step) {
  AcrossFindings findings;
  for (const Rule* rule : all_rules()) {
    if (rule->across != nullptr) rule->across(step, findings);
  }
  return findings;
}

bool wants_words(const PlanStep& step) {
  const Drops drops = find_drops(step);
  return !drops.dropped.empty() || !drops.proposed.empty();
}

}  // namespace boardtrail
