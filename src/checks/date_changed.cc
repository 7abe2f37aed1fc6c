// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include "base/date.h"
#include "base/wording.h"
#include "checks/date_terms.h"
#include "checks/rows.h"
#include "checks/rules.h"

namespace boardtrail {
namespace {

std::string moved_by(Date from, Date to) {
  const int days = days_between(from, to);
  return days >= 60 ? "about " + std::to_string((days + 15) / 30) + " months"
                    : counted(days, "day");
}

void check_date_changed(const CheckContext& context, Findings& findings) {
  for (const Observation& row : context.paper.observations) {
    if (row.restates || read_date_sequence(row) != DateSequence::kRevisions) continue;
    const DueDate* from = original_due(row);
    const DueDate* to = current_due(row);
    if (from == nullptr || to == nullptr || !from->date || !to->date) continue;
    const bool later = days_between(*from->date, *to->date) > 0;
    // "July November February 2025": the order of writing is the history.
    if (!later && !year_is_inferred(*from)) continue;
    std::string message =
        row_subject(row) + " shows the due dates " + quoted(from->raw) + " and " + quoted(to->raw);
    if (later) message += ": moved by " + moved_by(*from->date, *to->date);
    if (row.due.size() > 2) {
      message += ", with " + counted(static_cast<std::int64_t>(row.due.size() - 2), "date") +
                 " in between";
    }
    Finding finding = row_finding(kDateChanged, context.paper, row, "due", message + ".");
    finding.evidence.push_back(exhibit(row, Field::kDue, from->raw));
    finding.evidence.push_back(exhibit(
        row, row.find_evidence(Field::kRevisedDue) != nullptr ? Field::kRevisedDue : Field::kDue,
        to->raw));
    findings.push_back(std::move(finding));
  }
}

}  // namespace

const Rule kDateChanged = {
    "date-changed",
    Severity::kMedium,
    "The due date has been moved later",
    "A row shows an earlier and a later due date: side by side, one of them struck out, or in "
    "columns for the original and the revised date.",
    "Each move is a decision that somebody took; the Board should know who agreed it and why.",
    "Silent for ranges ('April - June 2021'), for dates of several steps ('Draft: 30 June; final: "
    "31 December') and for rows that restate an action. A date that was overwritten leaves no "
    "trace "
    "in one paper.",
    "Ref 2 | Clear the backlog | 30/06/2024 31-Dec-24 | A",
    check_date_changed,
};

}  // namespace boardtrail
