// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include "checks/across/wording.h"
#include "checks/rows.h"
#include "checks/rules.h"

namespace boardtrail {
namespace {

void check(const PlanStep& step, AcrossFindings& findings) {
  for (const Change& change : step.changes) {
    const StatedAction& before = change.before();
    const StatedAction& now = *change.now;
    if (!comparable(step, change) || !before.closed() || !now.closed() || !before.closed_on ||
        !now.closed_on || *before.closed_on == *now.closed_on) {
      continue;
    }
    findings.push_back(change_finding(
        kHistoryRewritten, step, change, Field::kClosedOn,
        row_subject(now) + " was closed on " + long_date(*before.closed_on) + " by " +
            paper_of(*change.paper) + ", and on " + long_date(*now.closed_on) + " by this one.",
        before.closed_raw, now.closed_raw));
  }
}

}  // namespace

const Rule kHistoryRewritten = {
    "history-rewritten",
    Severity::kHigh,
    "A closing date was changed afterwards",
    "Both papers state the action as closed, with different closing dates.",
    "What has happened cannot change; one of the two papers is wrong.",
    "Silent where one of the papers gives no full date.",
    "March: C1 | closed 12-Dec-24; May: C1 | closed 12-Nov-24",
    nullptr,
    check,
};

}  // namespace boardtrail
