// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <string_view>

#include "checks/rows.h"
#include "checks/rules.h"
#include "normalise/dates.h"

namespace boardtrail {
namespace {

// The Observation keeps the dates that can be; what cannot is found in the cell again.
void check_cell(const CheckContext& context, const Observation& row, Field field,
                std::string_view cell, Findings& findings) {
  if (cell.size() < 4) return;
  for (const DateTerm& term : find_dates(cell)) {
    if (!term.impossible || term.end > cell.size() || term.begin >= term.end) continue;
    const std::string_view words = cell.substr(term.begin, term.end - term.begin);
    Finding finding = row_finding(
        kInvalidDate, context.paper, row, field_name(field),
        row_subject(row) + " gives the date " + quoted(words) + ", which does not exist.");
    finding.evidence.push_back(exhibit(row, field, words));
    findings.push_back(std::move(finding));
    return;
  }
}

void check_invalid_date(const CheckContext& context, Findings& findings) {
  for (const Observation& row : context.paper.observations) {
    check_cell(context, row, Field::kDue, row.due_raw, findings);
    check_cell(context, row, Field::kClosedOn, row.closed_raw, findings);
    check_cell(context, row, Field::kRaisedOn, row.raised_raw, findings);
  }
}

}  // namespace

const Rule kInvalidDate = {
    "invalid-date",
    Severity::kHigh,
    "A date cannot be",
    "The due, closing or opening date of a row is a day or a period that does not exist: 31 June, "
    "or a quarter of '24/23'.",
    "Nobody can be held to it, and whatever is reckoned from it is wrong.",
    "Silent for words that are no date at all (unparsed-date). It does not guess what was meant.",
    "Ref 1 | Train the wardens | 31/06/2024 | G",
    check_invalid_date,
};

}  // namespace boardtrail
