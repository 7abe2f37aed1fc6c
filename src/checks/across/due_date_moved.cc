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
#include "normalise/date_tokens.h"

namespace boardtrail {
namespace {

// The months of a cell that names nothing else: "November", "Nov December".
std::vector<int> months_alone(const StatedAction& row) {
  constexpr std::size_t kLongest = 40;
  std::vector<int> months;
  if (row.due_current || row.due_raw.size() > kLongest) return months;
  const std::string words = fold_words(row.due_raw);
  for (const std::string_view word : split(words, ' ')) {
    const WordRole role = classify_word(word);
    if (role.kind != WordKind::kMonth) return {};
    months.push_back(role.value);
  }
  return months;
}

// "November" that became "December": no year is needed to see that it moved. Half a year ahead
// at most is later; more may as well be earlier.
bool months_moved(const StatedAction& before, const StatedAction& now) {
  constexpr int kHalfYear = 6;
  const std::vector<int> was = months_alone(before);
  const std::vector<int> is = months_alone(now);
  if (was.empty() || is.empty()) return false;
  const bool shown = std::find(is.begin(), is.end(), was.back()) != is.end();
  return !shown && (is.back() - was.back() + 12) % 12 <= kHalfYear;
}

void report_months(const PlanStep& step, const Change& change, AcrossFindings& findings) {
  const std::string was = collapse_spaces(change.before().due_raw);
  const std::string is = collapse_spaces(change.now->due_raw);
  AcrossFinding finding =
      change_finding(kDueDateMoved, step, change, Field::kDue,
                     row_subject(*change.now) + " was due " + quoted(was) + " in " +
                         paper_of(*change.paper) + " and is due " + quoted(is) +
                         " here; the row does not show the earlier date, and neither names a year.",
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
    if (!before.due_current || !now.due_current) continue;
    if (same_time(before, now) || *now.due_current < *before.due_current ||
        shows_date(now, *before.due_current)) {
      continue;
    }
    const std::string was = due_words(before);
    const std::string is = due_words(now);
    findings.push_back(change_finding(kDueDateMoved, step, change, Field::kDue,
                                      row_subject(now) + " was due " + quoted(was) + " in " +
                                          paper_of(*change.paper) + " and is due " + quoted(is) +
                                          " here, " +
                                          days_apart(*before.due_current, *now.due_current) +
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
    "the two is only less exact ('June' for '15 June'), and for closed rows. Of months without a "
    "year it takes the nearer one and is of medium severity. It says nothing of who agreed the "
    "move.",
    "March: B2 | 30-Apr-25; May: B2 | 31-Jul-25",
    nullptr,
    check_due_date_moved,
};

}  // namespace boardtrail
