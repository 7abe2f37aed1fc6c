// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>

#include <re2/re2.h>

#include "base/text.h"
#include "checks/rows.h"
#include "checks/rules.h"
#include "normalise/dates.h"

namespace boardtrail {
namespace {

// A plan without any place for closing dates does not contradict itself.
bool states_closing_dates(const Paper& paper) {
  return std::any_of(paper.plan_tables.begin(), paper.plan_tables.end(),
                     [](const PlanTable& table) { return table.has_column(Field::kClosedOn); }) ||
         std::any_of(paper.observations.begin(), paper.observations.end(),
                     [](const Observation& row) { return row.closed_on.has_value(); });
}

// "Completed 12 March 2024" in the update, or in the due cell, is a closing date.
bool dated_elsewhere(const Observation& row) {
  if (row.due_words == DueWords::kComplete && !row.due.empty()) return true;
  static const RE2 kClosing(R"((?i)\b(?:closed|completed?|signed off|discharged)\b)");
  for (const std::string* text : {&row.progress, &row.status_raw}) {
    re2::StringPiece rest(*text);
    while (RE2::FindAndConsume(&rest, kClosing)) {
      const std::string_view after(rest.data(), std::min<std::size_t>(rest.size(), 40));
      if (!find_dates(after).empty()) return true;
    }
  }
  return false;
}

void check_closed_without_date(const CheckContext& context, Findings& findings) {
  if (!states_closing_dates(context.paper)) return;
  for (const Observation& row : context.paper.observations) {
    if (!is_closed(row) || row.restates || row.closed_on || !is_blank(row.closed_raw)) continue;
    if (dated_elsewhere(row)) continue;
    Finding finding = row_finding(
        kClosedWithoutDate, context.paper, row, "closed_on",
        row_subject(row) + " is closed and has no closing date, which the paper gives for others.");
    const Field stated = row.status_raw.empty() ? Field::kRating : Field::kStatus;
    finding.evidence.push_back(exhibit(row, stated, {}));
    findings.push_back(std::move(finding));
  }
}

}  // namespace

const Rule kClosedWithoutDate = {
    "closed-without-date",
    Severity::kMedium,
    "A closed action has no closing date",
    "A row is closed or complete and states no day of closure, in a paper that has a column for "
    "closing dates or states one for another action.",
    "Without the day nobody can tell whether it was done in time, or look up the meeting that "
    "agreed it.",
    "Silent in papers that give no closing dates at all, and where the update or the due cell says "
    "'Completed' with a date.",
    "Ref 1 | Agree the top risks | 30-Apr-24 | Closed, beside a table of closed actions with dates",
    check_closed_without_date,
};

}  // namespace boardtrail
