// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "checks/column_gaps.h"
#include "checks/rows.h"
#include "checks/rules.h"

namespace boardtrail {
namespace {

void check_missing_action(const CheckContext& context, Findings& findings) {
  for (const TableRows& table : stated_tables(context.paper)) {
    if (!asks_for(table, Field::kDescription)) continue;
    for (const Observation* row : table.rows) {
      if (!is_blank(row->description)) continue;
      Finding finding = row_finding(kMissingAction, context.paper, *row, "description",
                                    row_subject(*row) + " states no action; the cell is blank.");
      finding.evidence.push_back(exhibit(*row, Field::kDescription, {}));
      if (!is_blank(row->lead_raw)) {
        finding.evidence.push_back(exhibit(*row, Field::kLead, row->lead_raw));
      }
      findings.push_back(std::move(finding));
    }
  }
}

}  // namespace

const Rule kMissingAction = {
    "missing-action",
    Severity::kHigh,
    "A row of the plan states no action",
    "A row has a lead, a date, a rating or an update, and the cell for the action is blank.",
    "Nobody can tell what was promised, or whether the row belongs to the one above it.",
    "Silent where the text of the action was found in a neighbouring cell (misplaced-cell says "
    "so). "
    "It cannot tell a forgotten text from a row that was split by mistake.",
    "Ref 5 | (blank) | TR | 30-Apr-24 | G",
    check_missing_action,
};

}  // namespace boardtrail
