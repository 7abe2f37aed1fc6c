// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include "base/text.h"
#include "checks/across/wording.h"
#include "checks/rows.h"
#include "checks/rules.h"
#include "normalise/dates.h"

namespace boardtrail {
namespace {

// "Before Christmas 2025" is a time, though no day is read from it.
bool names_a_feast(const StatedAction& row) {
  const std::string words = fold_words(row.due_raw);
  return words.find("christmas") != std::string::npos || words.find("easter") != std::string::npos;
}

void check_due_date_removed(const PlanStep& step, AcrossFindings& findings) {
  for (const Change& change : step.changes) {
    const StatedAction& before = change.before();
    const StatedAction& now = *change.now;
    const bool stated = due_day(before) || !months_alone(before).empty();
    if (!comparable(step, change) || before.closed() || now.closed() || !stated ||
        !now.due.empty() || !months_alone(now).empty() || !now.has_column(Field::kDue) ||
        names_a_feast(now) || read_due(now.due_raw).words == DueWords::kComplete) {
      continue;
    }
    const std::string was = due_words(before);
    const std::string is = collapse_spaces(now.due_raw);
    findings.push_back(change_finding(kDueDateRemoved, step, change, Field::kDue,
                                      row_subject(now) + " was due " + quoted(was) + " in " +
                                          paper_of(*change.paper) +
                                          (is.empty() ? " and has no due date here."
                                                      : "; here the cell says " + quoted(is) + "."),
                                      was, is));
  }
}

}  // namespace

const Rule kDueDateRemoved = {
    "due-date-removed",
    Severity::kMedium,
    "A due date is gone",
    "The earlier paper gives a due date for an open action, and the later one gives none in a row "
    "that has a place for it.",
    "Without its date the action can be neither late nor on time.",
    "Silent for closed rows, where the cell says that the action is complete or names Christmas or "
    "Easter, and where the later table has no due dates at all.",
    "March: S2 | 31-May-25; May: S2 | TBC",
    nullptr,
    check_due_date_removed,
};

}  // namespace boardtrail
