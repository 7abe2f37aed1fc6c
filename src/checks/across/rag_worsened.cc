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
    const auto was = rating_rank(before);
    const auto is = rating_rank(now);
    if (!comparable(step, change) || before.closed() || !was || !is || *is >= *was ||
        !same_scale(*change.paper, *step.now)) {
      continue;
    }
    findings.push_back(change_finding(
        kRagWorsened, step, change, Field::kRating,
        row_subject(now) + " was rated " + quoted(rating_words(before)) + " in " +
            paper_of(*change.paper) + " and is rated " + quoted(rating_words(now)) + " here.",
        rating_words(before), rating_words(now)));
  }
}

}  // namespace

const Rule kRagWorsened = {
    "rag-worsened",
    Severity::kMedium,
    "A rating has become worse",
    "The later paper rates an open action worse than the earlier one did.",
    "It is the honest sign of trouble, and the row to ask about first.",
    "Silent where the papers use different scales, for grey, for an action that was closed "
    "(action-reopened), and where a rating is missing.",
    "March: B1 | G; May: B1 | A",
    nullptr,
    check,
};

}  // namespace boardtrail
