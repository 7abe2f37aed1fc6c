// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/restatements.h"
#include "checks/rows.h"
#include "checks/rules.h"

namespace boardtrail {
namespace {

void check_same_action_different_date(const CheckContext& context, Findings& findings) {
  for (const auto& [original, again] : find_restatements(context.paper)) {
    const DueDate* first = current_due(*original);
    const DueDate* second = current_due(*again);
    if (first == nullptr || second == nullptr || !first->date || !second->date) continue;
    // "March 2024" and "29 March 2024" need not disagree.
    if (first->precision != second->precision || first->date == second->date) continue;
    Finding finding =
        row_finding(kSameActionDifferentDate, context.paper, *again, "due",
                    row_subject(*again) + " is due " + quoted(first->raw) +
                        " in one table of the paper and " + quoted(second->raw) + " in another.");
    finding.evidence.push_back(exhibit(*original, Field::kDue, first->raw));
    finding.evidence.push_back(exhibit(*again, Field::kDue, second->raw));
    findings.push_back(std::move(finding));
  }
}

}  // namespace

const Rule kSameActionDifferentDate = {
    "same-action-different-date",
    Severity::kHigh,
    "One action has two due dates in one paper",
    "The paper states an action in two tables, word for word, with different current due dates.",
    "Nobody can say whether it is late.",
    "Silent where one date is a day and the other a month or quarter, and where several actions "
    "have the same text.",
    "31 March in the appendix, 30 June in the plan",
    check_same_action_different_date,
};

}  // namespace boardtrail
