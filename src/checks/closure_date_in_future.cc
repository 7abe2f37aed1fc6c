// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <optional>

#include "base/date.h"
#include "checks/rows.h"
#include "checks/rules.h"

namespace boardtrail {
namespace {

// The last day that the paper can know of: it may be written after the period it
// reports on, and never after its meeting.
std::optional<Date> last_known_day(const Paper& paper) {
  if (paper.meeting_date) {
    return paper.as_at ? std::max(*paper.as_at, *paper.meeting_date) : *paper.meeting_date;
  }
  const bool period_only = paper.as_at_source == AsAtSource::kReportingPeriod;
  return period_only ? std::nullopt : paper.as_at;
}

void check_closure_date_in_future(const CheckContext& context, Findings& findings) {
  const std::optional<Date> last = last_known_day(context.paper);
  if (!last) return;
  for (const Observation& row : context.paper.observations) {
    if (!row.closed_on || row.restates || days_between(*last, *row.closed_on) <= 0) continue;
    Finding finding =
        row_finding(kClosureDateInFuture, context.paper, row, "closed_on",
                    row_subject(row) + " gives its closing date as " + quoted(row.closed_raw) +
                        ", which is after " + long_date(*last) + ", the date of the paper.");
    finding.evidence.push_back(exhibit(row, Field::kClosedOn, row.closed_raw));
    finding.evidence.push_back({"date of the paper", iso_date(*last), {}});
    findings.push_back(std::move(finding));
  }
}

}  // namespace

const Rule kClosureDateInFuture = {
    "closure-date-in-future",
    Severity::kHigh,
    "An action was closed after the paper's date",
    "The closing date of a row lies after the day the paper speaks for and after its meeting.",
    "Either the date is wrong, or the action is not closed yet.",
    "Silent where the paper's date is not known, or only the period that it reports on.",
    "Closed 12-Dec-24 in a paper as at 3 August 2024",
    check_closure_date_in_future,
};

}  // namespace boardtrail
