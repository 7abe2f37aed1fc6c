// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.h"
#include "checks/across/wording.h"
#include "checks/rows.h"
#include "checks/rules.h"

namespace boardtrail {
namespace {

std::vector<int> months_named(const StatedAction& row) {
  if (!due_day(row)) return months_alone(row);
  if (row.due_precision != Precision::kDay && row.due_precision != Precision::kMonth) return {};
  return {static_cast<int>(static_cast<unsigned>(due_day(row)->month()))};
}

bool shows_month(const StatedAction& row, int month) {
  const std::vector<int> months = months_alone(row);
  return std::find(months.begin(), months.end(), month) != months.end() ||
         std::any_of(row.due.begin(), row.due.end(), [month](const StatedDate& due) {
           return due.date && due.date->month() == std::chrono::month(static_cast<unsigned>(month));
         });
}

// "November" that became "December" or "January 2026": where a year is missing, half a year
// ahead at most is later; more may as well be earlier.
bool months_moved(const StatedAction& before, const StatedAction& now) {
  constexpr int kHalfYear = 6;
  if (due_day(before) && due_day(now)) return false;
  const std::vector<int> was = months_named(before);
  const std::vector<int> is = months_named(now);
  if (was.empty() || is.empty() || shows_month(now, was.back())) return false;
  return (is.back() - was.back() + 12) % 12 <= kHalfYear;
}

void report_months(const PlanStep& step, const Change& change, AcrossFindings& findings) {
  const bool year = due_day(change.before()) || due_day(*change.now);
  const std::string was = collapse_spaces(change.before().due_raw);
  const std::string is = collapse_spaces(change.now->due_raw);
  AcrossFinding finding = change_finding(
      kDueDateMoved, step, change, Field::kDue,
      row_subject(*change.now) + " was due " + quoted(was) + " in " + paper_of(*change.paper) +
          " and is due " + quoted(is) + " here; the row does not show the earlier date, and " +
          (year ? "one of the two names no year." : "neither names a year."),
      was, is);
  if (finding.severity == Severity::kHigh) finding.severity = Severity::kMedium;
  findings.push_back(std::move(finding));
}

void check_due_date_moved(const PlanStep& step, AcrossFindings& findings) {
  for (const Change& change : step.changes) {
    const StatedAction& before = change.before();
    const StatedAction& now = *change.now;
    if (!comparable(step, change) || before.closed()) continue;
    if (months_moved(before, now)) report_months(step, change, findings);
    const std::optional<Date> was_due = due_day(before);
    const std::optional<Date> is_due = due_day(now);
    if (!was_due || !is_due) continue;
    if (same_time(before, now) || *is_due < *was_due || shows_date(now, *was_due)) {
      continue;
    }
    const std::string was = due_words(before);
    const std::string is = due_words(now);
    findings.push_back(change_finding(kDueDateMoved, step, change, Field::kDue,
                                      row_subject(now) + " was due " + quoted(was) + " in " +
                                          paper_of(*change.paper) + " and is due " + quoted(is) +
                                          " here, " + days_apart(*was_due, *is_due) +
                                          " later; the row does not show the earlier date.",
                                      was, is));
  }
}

}  // namespace

const Rule kDueDateMoved = {
    "due-date-moved",
    Severity::kHigh,
    "A due date was moved without a trace",
    "The later paper gives a later due date than the earlier one, and the earlier date is nowhere "
    "in its row.",
    "A date that is overwritten hides the slip: whoever reads the later paper alone cannot know of "
    "it.",
    "Silent where the row still shows the earlier date (date-changed speaks then), where one of "
    "the two is only less exact ('June' for '15 June'), and for closed rows. Of days, months and "
    "quarters without a year it takes the nearer one and is of medium severity. It says nothing "
    "of who agreed the move.",
    "March: B2 | 30-Apr-25; May: B2 | 31-Jul-25",
    nullptr,
    check_due_date_moved,
};

}  // namespace boardtrail
