// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include "base/text.h"
#include "checks/across/wording.h"
#include "checks/rows.h"
#include "checks/rules.h"

namespace boardtrail {
namespace {

void check_lead_removed(const PlanStep& step, AcrossFindings& findings) {
  for (const Change& change : step.changes) {
    const StatedAction& before = change.before();
    const StatedAction& now = *change.now;
    if (!comparable(step, change) || now.closed() || !names_a_lead(before) || names_a_lead(now) ||
        !now.has_column(Field::kLead)) {
      continue;
    }
    const std::string was = collapse_spaces(before.lead_raw);
    const std::string is = collapse_spaces(now.lead_raw);
    findings.push_back(change_finding(
        kLeadRemoved, step, change, Field::kLead,
        row_subject(now) + " was led by " + quoted(was) + " in " + paper_of(*change.paper) +
            (is.empty() ? " and names no lead here." : "; here the cell says " + quoted(is) + "."),
        was, is));
  }
}

}  // namespace

const Rule kLeadRemoved = {
    "lead-removed",
    Severity::kHigh,
    "An action has lost its lead",
    "The earlier paper names a lead for an open action; the later one leaves the cell blank or "
    "prints a placeholder such as TBC.",
    "From then on nobody can be asked about it.",
    "Silent for closed rows, and where the later table has no column for leads.",
    "March: L2 | MP; May: L2 | TBC",
    nullptr,
    check_lead_removed,
};

}  // namespace boardtrail
