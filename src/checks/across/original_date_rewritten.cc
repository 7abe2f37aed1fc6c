// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include "base/date.h"
#include "base/text.h"
#include "checks/across/wording.h"
#include "checks/rows.h"
#include "checks/rules.h"

namespace boardtrail {
namespace {

// A first date after the current one was read with the wrong year, or the cell goes
// another way than time.
bool shows_a_revision(const StatedAction& row) {
  return row.due_original && row.due_current && *row.due_original < *row.due_current;
}

void check_original_date_rewritten(const PlanStep& step, AcrossFindings& findings) {
  for (const Change& change : step.changes) {
    const StatedAction& before = change.before();
    const StatedAction& now = *change.now;
    if (!comparable(step, change) || before.closed() || !before.due_original || !now.due_original ||
        !now.due_current) {
      continue;
    }
    if (!shows_a_revision(before) && !shows_a_revision(now)) continue;
    if (before.due_current && *before.due_original > *before.due_current) continue;
    if (*before.due_original == *now.due_original || shows_date(now, *before.due_original)) {
      continue;
    }
    findings.push_back(change_finding(
        kOriginalDateRewritten, step, change, Field::kDue,
        row_subject(now) + " showed " + quoted(before.due_raw) + " in " + paper_of(*change.paper) +
            " and shows " + quoted(now.due_raw) + " here: the first date, " +
            long_date(*before.due_original) + ", is gone.",
        collapse_spaces(before.due_raw), collapse_spaces(now.due_raw)));
  }
}

}  // namespace

const Rule kOriginalDateRewritten = {
    "original-date-rewritten",
    Severity::kHigh,
    "The original due date was rewritten",
    "The earlier paper shows an original date beside a revised one, or the later paper does, and "
    "the later paper prints another date as the original; the first one is nowhere in its row.",
    "Slip is measured against the first date. Where that changes, the slip disappears.",
    "Silent where each paper shows a single date (due-date-moved speaks then), where the first "
    "date still stands in the row, and for rows that were closed.",
    "March: B1 | 31-Mar-25 30-Jun-25; May: B1 | 30-Jun-25",
    nullptr,
    check_original_date_rewritten,
};

}  // namespace boardtrail
