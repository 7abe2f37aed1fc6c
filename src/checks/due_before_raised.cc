// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/date.h"
#include "checks/rows.h"
#include "checks/rules.h"

namespace boardtrail {
namespace {

void check_due_before_raised(const CheckContext& context, Findings& findings) {
  for (const Observation& row : context.paper.observations) {
    const DueDate* due = current_due(row);
    if (!row.raised_on || row.restates || due == nullptr || !due->latest) continue;
    if (days_between(*due->latest, *row.raised_on) <= 0) continue;
    Finding finding = row_finding(kDueBeforeRaised, context.paper, row, "due",
                                  row_subject(row) + " is due " + quoted(due->raw) +
                                      ", before it was raised on " + quoted(row.raised_raw) + ".");
    finding.evidence.push_back(exhibit(row, Field::kDue, due->raw));
    finding.evidence.push_back(exhibit(row, Field::kRaisedOn, row.raised_raw));
    findings.push_back(std::move(finding));
  }
}

}  // namespace

const Rule kDueBeforeRaised = {
    "due-before-raised",
    Severity::kMedium,
    "An action was due before it was raised",
    "The current due date of a row lies before the date of the meeting or day that raised it.",
    "One of the two dates is wrong, mostly by a year.",
    "Silent where either date is missing. Months and quarters count to their last day.",
    "Raised 14-May-24, due 31-Mar-24",
    check_due_before_raised,
};

}  // namespace boardtrail
