// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <utility>

#include "base/date.h"
#include "base/wording.h"
#include "checks/across/wording.h"
#include "checks/rows.h"
#include "checks/rules.h"

namespace boardtrail {
namespace {

constexpr int kManyMoves = 3;
constexpr int kLongSlip = 365;  // days

void check_serial_slippage(const PlanStep& step, AcrossFindings& findings) {
  for (const Change& change : step.changes) {
    const StatedAction& before = change.before();
    const StatedAction& now = *change.now;
    const std::optional<Date> was_due = due_day(before);
    const std::optional<Date> is_due = due_day(now);
    if (!comparable(step, change) || before.closed() || !was_due || !is_due ||
        !change.lineage->first_due || same_time(before, now) || *is_due < *was_due) {
      continue;
    }
    const int moves = change.lineage->moves + 1;
    const int slip = days_between(*change.lineage->first_due, *is_due);
    // Still before the first date: moved to and fro, and late by nothing.
    if (slip <= 0 || (moves < kManyMoves && slip <= kLongSlip)) continue;
    const std::string first = long_date(*change.lineage->first_due);
    AcrossFinding finding = change_finding(
        kSerialSlippage, step, change, Field::kDue,
        row_subject(now) + " was first due " + first + " and is now due " + quoted(due_words(now)) +
            ": " + counted(slip, "day") + " later, moved " +
            (moves == 1 ? "once" : std::to_string(moves) + " times") + " between papers.",
        due_words(before), due_words(now));
    findings.push_back(std::move(finding));
  }
}

}  // namespace

const Rule kSerialSlippage = {
    "serial-slippage",
    Severity::kHigh,
    "An action slips again and again",
    "The due date has been moved later in this paper, and it is the third move or more since the "
    "action was first seen, or the date now lies more than a year after the first one.",
    "One move may be bad luck; a chain of them says that the date was never a plan.",
    "Counts moves between papers, not dates inside one cell. Silent in papers that do not move the "
    "date, for closed rows, and while the date lies before the first one.",
    "Due 31 January, then 31 March, 31 May and 31 July in four papers",
    nullptr,
    check_serial_slippage,
};

}  // namespace boardtrail
