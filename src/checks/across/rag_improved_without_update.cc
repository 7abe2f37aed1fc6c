// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <utility>

#include "base/ascii_search.h"
#include "base/text.h"
#include "checks/across/wording.h"
#include "checks/rows.h"
#include "checks/rules.h"

namespace boardtrail {
namespace {

// "Superseded", "Merged with G4": the action was not done, and is not rated better.
bool has_left(const StatedAction& row) {
  static constexpr WordFinder kLeft("superseded", "merged", "withdrawn", "cancelled", "transferred",
                                    "duplicate", "not proceeding", "no longer");
  return row.closed() && kLeft.in(row.rag_raw);
}

void check_rag_improved_without_update(const PlanStep& step, AcrossFindings& findings) {
  for (const Change& change : step.changes) {
    const StatedAction& before = change.before();
    const StatedAction& now = *change.now;
    if (!comparable(step, change) || !same_scale(*change.paper, *step.now) ||
        redefined(step, change) || has_left(now)) {
      continue;
    }
    if (!same_words(before.progress, now.progress)) continue;
    const bool blank = is_blank(now.progress);
    if (blank && !(now.has_column(Field::kProgress) && before.has_column(Field::kProgress))) {
      continue;
    }
    for (const RatingPair& pair : rating_pairs(before, now)) {
      if (!pair.was || !pair.is || *pair.is <= *pair.was) continue;
      AcrossFinding finding = rating_finding(
          kRagImprovedWithoutUpdate, step, change, pair,
          blank ? "; neither paper gives an update." : "; the update is word for word the same.");
      finding.evidence.push_back(exhibit(before, Field::kProgress, before.progress));
      finding.evidence.push_back(exhibit(now, Field::kProgress, now.progress));
      findings.push_back(std::move(finding));
    }
  }
}

}  // namespace

const Rule kRagImprovedWithoutUpdate = {
    "rag-improved-without-update",
    Severity::kMedium,
    "A better rating on the same words",
    "The later paper rates the action better than the earlier one, on any of its axes, or closes "
    "it, and its update is word for word the same.",
    "Something must have happened for the rating to change, and the paper does not say what.",
    "Silent where the papers use different scales or explain one of the two ratings otherwise "
    "(legend-changed), for grey, for actions that are closed as merged, superseded or withdrawn, "
    "and "
    "where the table has no updates.",
    "March: B2 | A | 'The register has been shown to the committee.'; May: B2 | G | the same",
    nullptr,
    check_rag_improved_without_update,
};

}  // namespace boardtrail
