// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/date.h"
#include "checks/date_terms.h"
#include "checks/rows.h"
#include "checks/rules.h"

namespace boardtrail {
namespace {

void check_date_order_in_cell(const CheckContext& context, Findings& findings) {
  for (const Observation& row : context.paper.observations) {
    if (row.restates || row.due.size() != 2) continue;
    if (read_date_sequence(row) != DateSequence::kRevisions) continue;
    const DueDate& first = row.due[0];
    const DueDate& second = row.due[1];
    if (first.struck || second.struck || !first.date || !second.date) continue;
    if (days_between(*first.date, *second.date) >= 0 || year_is_inferred(first)) continue;
    Finding finding = row_finding(kDateOrderInCell, context.paper, row, "due",
                                  row_subject(row) + " shows the due date " + quoted(first.raw) +
                                      " and then " + quoted(second.raw) +
                                      ", which is earlier: it is not clear which one holds.");
    finding.evidence.push_back(exhibit(row, Field::kDue, row.due_raw));
    findings.push_back(std::move(finding));
  }
}

}  // namespace

const Rule kDateOrderInCell = {
    "date-order-in-cell",
    Severity::kMedium,
    "The due date written later is the earlier one",
    "A row shows two due dates, neither struck out, and the second lies before the first.",
    "Either the action was brought forward, or one of the dates is wrong; a reader cannot tell "
    "which one the rating rests on.",
    "Silent where one of the dates is struck out, for ranges and for dates of several steps.",
    "Ref 8 | Close the ward | 31-Dec-24 30/06/2024 | G",
    check_date_order_in_cell,
};

}  // namespace boardtrail
