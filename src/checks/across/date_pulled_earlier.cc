// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include "checks/across/wording.h"
#include "checks/rows.h"
#include "checks/rules.h"

namespace boardtrail {
namespace {

void check_date_pulled_earlier(const PlanStep& step, AcrossFindings& findings) {
  for (const Change& change : step.changes) {
    const StatedAction& before = change.before();
    const StatedAction& now = *change.now;
    const std::optional<Date> was_due = due_day(before);
    const std::optional<Date> is_due = due_day(now);
    if (!comparable(step, change) || before.closed() || !was_due || !is_due ||
        same_time(before, now) || *is_due >= *was_due) {
      continue;
    }
    const std::string was = due_words(before);
    const std::string is = due_words(now);
    findings.push_back(change_finding(kDatePulledEarlier, step, change, Field::kDue,
                                      row_subject(now) + " was due " + quoted(was) + " in " +
                                          paper_of(*change.paper) + " and is due " + quoted(is) +
                                          " here, " + days_apart(*is_due, *was_due) + " earlier.",
                                      was, is));
  }
}

}  // namespace

const Rule kDatePulledEarlier = {
    "date-pulled-earlier",
    Severity::kLow,
    "A due date was brought forward",
    "The later paper gives an earlier due date than the earlier paper.",
    "It may be good news or a typing mistake; either way the plan has changed.",
    "Silent where one date is only less exact than the other, and for closed rows.",
    "March: L2 | 30-Jun-25; May: L2 | 30-Apr-25",
    nullptr,
    check_date_pulled_earlier,
};

}  // namespace boardtrail
