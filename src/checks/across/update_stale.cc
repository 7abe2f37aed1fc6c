// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include "base/text.h"
#include "checks/across/wording.h"
#include "checks/rows.h"
#include "checks/rules.h"
#include "lineage/paper_order.h"

namespace boardtrail {
namespace {

constexpr int kStalePapers = 3;

void check_update_stale(const PlanStep& step, AcrossFindings& findings) {
  for (const Change& change : step.changes) {
    const StatedAction& before = change.before();
    const StatedAction& now = *change.now;
    if (!comparable(step, change) || now.closed() || is_blank(now.progress) ||
        paper_date(*change.paper) == paper_date(*step.now) ||
        change.lineage->update_run + 1 < kStalePapers ||
        !same_words(before.progress, now.progress)) {
      continue;
    }
    findings.push_back(change_finding(kUpdateStale, step, change, Field::kProgress,
                                      row_subject(now) + " has the same update in " +
                                          std::to_string(change.lineage->update_run + 1) +
                                          " papers running: " + quoted(now.progress) + ".",
                                      before.progress, now.progress));
  }
}

}  // namespace

const Rule kUpdateStale = {
    "update-stale",
    Severity::kMedium,
    "The same update in three papers running",
    "An open action has word for word the same update in three papers or more, each of another "
    "day.",
    "The Board is told the same thing again as if it were news.",
    "Silent for closed rows, blank updates and papers of the same day. It cannot tell whether the "
    "words are still true.",
    "B2 | 'The merged register has been shown to the committee.' in March, May and July",
    nullptr,
    check_update_stale,
};

}  // namespace boardtrail
