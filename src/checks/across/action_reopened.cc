// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include "checks/across/wording.h"
#include "checks/rows.h"
#include "checks/rules.h"

namespace boardtrail {
namespace {

void check_action_reopened(const PlanStep& step, AcrossFindings& findings) {
  for (const Change& change : step.changes) {
    const StatedAction& before = change.before();
    const StatedAction& now = *change.now;
    if (!comparable(step, change) || !before.closed() || now.status != ActionStatus::kOpen ||
        redefined(step, change)) {
      continue;
    }
    findings.push_back(change_finding(
        kActionReopened, step, change, Field::kStatus,
        row_subject(now) + " was closed (" + quoted(rating_words(before)) + ") in " +
            paper_of(*change.paper) + " and is open (" + quoted(rating_words(now)) + ") here.",
        rating_words(before), rating_words(now)));
  }
}

}  // namespace

const Rule kActionReopened = {
    "action-reopened",
    Severity::kHigh,
    "A closed action is open again",
    "The earlier paper states the action as closed or complete, the later one as open.",
    "Either it was closed too early, or it is another action under an old name.",
    "Silent where the later paper does not say whether the action is open, and where the scale "
    "explains one of the two ratings otherwise (legend-changed).",
    "March: B4 | Closed; May: B4 | A",
    nullptr,
    check_action_reopened,
};

}  // namespace boardtrail
