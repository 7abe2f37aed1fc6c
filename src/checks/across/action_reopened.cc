// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include "base/text.h"
#include "checks/across/wording.h"
#include "checks/rows.h"
#include "checks/rules.h"

namespace boardtrail {
namespace {

// The rating says of both whether they are closed, and it is the same: one of the papers
// prints no scale, or it was not read.
bool rated_alike(const StatedAction& before, const StatedAction& now) {
  return !is_blank(before.rag_raw) && fold_words(before.rag_raw) == fold_words(now.rag_raw) &&
         is_blank(before.closed_raw) && !before.has_column(Field::kStatus);
}

void check_action_reopened(const PlanStep& step, AcrossFindings& findings) {
  for (const Change& change : step.changes) {
    const StatedAction& before = change.before();
    const StatedAction& now = *change.now;
    if (!comparable(step, change) || !before.closed() || now.status != ActionStatus::kOpen ||
        redefined(step, change) || rated_alike(before, now)) {
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
    "Silent where the later paper does not say whether the action is open, where the scale "
    "explains one of the two ratings otherwise (legend-changed), and where the rating alone tells "
    "and is the same in both.",
    "March: B4 | Closed; May: B4 | A",
    nullptr,
    check_action_reopened,
};

}  // namespace boardtrail
