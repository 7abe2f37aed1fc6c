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
    if (!comparable(step, change) || before.closed() || !before.due_current || !now.due_current) {
      continue;
    }
    if (same_time(before, now) || *now.due_current < *before.due_current ||
        shows_date(now, *before.due_current)) {
      continue;
    }
    const std::string was = due_words(before);
    const std::string is = due_words(now);
    findings.push_back(change_finding(kDueDateMoved, step, change, Field::kDue,
                                      row_subject(now) + " was due " + quoted(was) + " in " +
                                          paper_of(*change.paper) + " and is due " + quoted(is) +
                                          " here, " +
                                          days_apart(*before.due_current, *now.due_current) +
                                          " later; the row does not show the earlier date.",
                                      was, is));
  }
}

}  // namespace

const Rule kDueDateMoved = {
    "due-date-moved",
    Severity::kHigh,
    "A due date was moved without a trace",
    "The later paper gives a later due date than the earlier one, and the earlier date is nowhere "
    "in its row.",
    "A date that is overwritten hides the slip: whoever reads the later paper alone cannot know of "
    "it.",
    "Silent where the row still shows the earlier date (date-changed speaks then), where one of "
    "the two is only less exact ('June' for '15 June'), and for closed rows. It says nothing of "
    "who agreed the move.",
    "March: B2 | 30-Apr-25; May: B2 | 31-Jul-25",
    nullptr,
    check,
};

}  // namespace boardtrail
