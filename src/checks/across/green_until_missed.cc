// SPDX-License-Identifier: GPL-3.0-or-later
#include <optional>
#include <string>

#include "checks/across/wording.h"
#include "checks/rows.h"
#include "checks/rules.h"
#include "lineage/paper_order.h"

namespace boardtrail {
namespace {

void check_green_until_missed(const PlanStep& step, AcrossFindings& findings) {
  const std::optional<Date> day = paper_date(*step.now);
  for (const Change& change : step.changes) {
    const StatedAction& before = change.before();
    const StatedAction& now = *change.now;
    const std::optional<Date> was_due = due_day(before);
    const std::optional<Date> is_due = due_day(now);
    if (!day || !comparable(step, change) || before.closed() || before.rag != Rag::kGreen ||
        !was_due || !is_due || same_time(before, now) || *is_due <= *was_due || *day <= *was_due) {
      continue;
    }
    findings.push_back(
        change_finding(kGreenUntilMissed, step, change, Field::kRating,
                       row_subject(now) + " was rated " + quoted(rating_words(before)) + " in " +
                           paper_of(*change.paper) + " and due " + quoted(due_words(before)) +
                           "; that day passed, and it is now due " + quoted(due_words(now)) + ".",
                       rating_words(before), rating_words(now)));
  }
}

}  // namespace

const Rule kGreenUntilMissed = {
    "green-until-missed",
    Severity::kLow,
    "Green until its day had passed",
    "The earlier paper rates an open action green; by the later paper its due date has passed, and "
    "a later date is given.",
    "A rating that turns only when the day is past warns nobody.",
    "Silent where the earlier rating was not green, and where the date was moved before it had "
    "passed.",
    "March: L1 | 31 March | G; May: L1 | 30 September | G",
    nullptr,
    check_green_until_missed,
};

}  // namespace boardtrail
