// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>

#include "base/text.h"
#include "base/wording.h"
#include "checks/column_gaps.h"
#include "checks/rows.h"
#include "checks/rules.h"

namespace boardtrail {
namespace {

bool all_closed(const TableRows& table) {
  return table.table->closed_table ||
         std::all_of(table.rows.begin(), table.rows.end(),
                     [](const Observation* row) { return is_closed(*row); });
}

void check_due_date(const CheckContext& context, const Observation& row, Findings& findings) {
  if (is_closed(row) || !row.due.empty()) return;
  const bool placeholder = row.due_words == DueWords::kPlaceholder && !is_blank(row.due_raw);
  if (!placeholder && !is_blank(row.due_raw)) return;
  Finding finding = row_finding(
      kMissingDueDate, context.paper, row, "due",
      row_subject(row) + (placeholder ? " has " + quoted(row.due_raw) + " in place of a due date."
                                      : std::string(" has no due date; the cell is blank.")));
  finding.evidence.push_back(exhibit(row, Field::kDue, row.due_raw));
  findings.push_back(std::move(finding));
}

void check_missing_due_date(const CheckContext& context, Findings& findings) {
  for (const TableRows& table : stated_tables(context.paper)) {
    if (asks_for(table, Field::kDue) || table.table->has_column(Field::kRevisedDue)) {
      for (const Observation* row : table.rows) check_due_date(context, *row, findings);
    } else if (has_columns(table) && !all_closed(table)) {
      findings.push_back(
          table_finding(kMissingDueDate, context.paper, *table.table, "due",
                        "The table has no column for a due date: no day is set for its " +
                            counted(static_cast<std::int64_t>(table.rows.size()), "action") + "."));
    }
  }
}

}  // namespace

const Rule kMissingDueDate = {
    "missing-due-date",
    Severity::kHigh,
    "An action has no due date",
    "The plan has a place for due dates and an open row leaves it blank or prints TBC; or the "
    "table has no such place at all, which is said once for the table.",
    "Without a date an action can be neither late nor on time, and no rating of it can be checked.",
    "Silent for closed rows, for rows that restate an action of another table, and where the cell "
    "says 'Ongoing', 'Complete' or gives a period ('within 6 months'). Dates that stand in the "
    "text of the action are not read.",
    "Ref 9 | Review the risk register | HB | (blank) | A",
    check_missing_due_date,
};

}  // namespace boardtrail
