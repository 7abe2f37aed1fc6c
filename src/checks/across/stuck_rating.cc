// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include "checks/across/wording.h"
#include "checks/rows.h"
#include "checks/rules.h"
#include "lineage/paper_order.h"

namespace boardtrail {
namespace {

constexpr int kStuckPapers = 6;

void check_stuck_rating(const PlanStep& step, AcrossFindings& findings) {
  for (const Change& change : step.changes) {
    const StatedAction& before = change.before();
    const StatedAction& now = *change.now;
    const auto rank = rating_rank(now);
    if (!comparable(step, change) || now.closed() || !rank || *rank > 3 || before.rag != now.rag ||
        paper_date(*change.paper) == paper_date(*step.now) ||
        change.lineage->rating_run + 1 < kStuckPapers) {
      continue;
    }
    findings.push_back(
        change_finding(kStuckRating, step, change, Field::kRating,
                       row_subject(now) + " has been rated " + quoted(rating_words(now)) + " in " +
                           std::to_string(change.lineage->rating_run + 1) + " papers running.",
                       rating_words(before), rating_words(now)));
  }
}

}  // namespace

const Rule kStuckRating = {
    "stuck-rating",
    Severity::kLow,
    "The same rating for half a year",
    "An open action has the same red or amber rating in six papers running, each of another day.",
    "A warning that never changes is no longer read.",
    "Silent for green, blue and grey, and for papers of the same day. Papers that do not state the "
    "action are passed over.",
    "B2 is rated A in every paper from January to June",
    nullptr,
    check_stuck_rating,
};

}  // namespace boardtrail
