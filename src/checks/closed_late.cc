// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/date.h"
#include "base/wording.h"
#include "checks/rows.h"
#include "checks/rules.h"

namespace boardtrail {
namespace {

void check_closed_late(const CheckContext& context, Findings& findings) {
  for (const Observation& row : context.paper.observations) {
    if (!row.closed_on || row.restates || row.due_words != DueWords::kNone) continue;
    const DueDate* due = current_due(row);
    if (due == nullptr || !due->latest) continue;
    const int days = days_between(*due->latest, *row.closed_on);
    if (days <= 0) continue;
    Finding finding =
        row_finding(kClosedLate, context.paper, row, "closed_on",
                    row_subject(row) + " was due " + quoted(due->raw) + " and closed " +
                        quoted(row.closed_raw) + ", " + counted(days, "day") + " later.");
    finding.evidence.push_back(exhibit(row, Field::kDue, due->raw));
    finding.evidence.push_back(exhibit(row, Field::kClosedOn, row.closed_raw));
    findings.push_back(std::move(finding));
  }
}

}  // namespace

const Rule kClosedLate = {
    "closed-late",
    Severity::kLow,
    "An action was closed after its due date",
    "The closing date of a row lies after its current due date.",
    "A plan that reports only what is closed hides how late it was.",
    "Silent where either date is missing or is not a full date. Days between doing and closing are "
    "counted as late.",
    "Due 31-Jan-24, closed 12-Mar-24",
    check_closed_late,
};

}  // namespace boardtrail
