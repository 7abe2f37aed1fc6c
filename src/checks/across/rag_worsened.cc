// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include "checks/across/wording.h"
#include "checks/rows.h"
#include "checks/rules.h"

namespace boardtrail {
namespace {

void check_rag_worsened(const PlanStep& step, AcrossFindings& findings) {
  for (const Change& change : step.changes) {
    const StatedAction& before = change.before();
    const StatedAction& now = *change.now;
    if (!comparable(step, change) || now.closed() || !same_scale(*change.paper, *step.now) ||
        redefined(step, change)) {
      continue;
    }
    for (RatingPair pair : rating_pairs(before, now)) {
      // An action that was closed has a rating to compare where its cell shows one: green
      // for 'completed', not the word 'Closed'.
      if (pair.axis.empty()) pair.was = colour_rank(before.rag);
      if (!pair.was || !pair.is || *pair.is >= *pair.was) continue;
      findings.push_back(rating_finding(kRagWorsened, step, change, pair, "."));
    }
  }
}

}  // namespace

const Rule kRagWorsened = {
    "rag-worsened",
    Severity::kMedium,
    "A rating has become worse",
    "The later paper rates an action worse than the earlier one did, on any of its axes "
    "(delivery, embedding).",
    "It is the honest sign of trouble, and the row to ask about first.",
    "Silent where the papers use different scales or explain one of the two ratings otherwise "
    "(legend-changed), for grey, where a rating is missing, and where the earlier cell says "
    "'Closed' instead of a rating (action-reopened).",
    "March: B1 | G; May: B1 | A",
    nullptr,
    check_rag_worsened,
};

}  // namespace boardtrail
