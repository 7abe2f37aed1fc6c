// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>
#include <string_view>

#include "base/text.h"
#include "checks/across/wording.h"
#include "checks/rows.h"
#include "checks/rules.h"

namespace boardtrail {
namespace {

// Letters and digits alone: a word that was broken at the end of a line is the same.
std::string letters(std::string_view text) {
  std::string folded = fold_words(text);
  folded.erase(std::remove(folded.begin(), folded.end(), ' '), folded.end());
  return folded;
}

void check(const PlanStep& step, AcrossFindings& findings) {
  for (const Change& change : step.changes) {
    const StatedAction& before = change.before();
    const StatedAction& now = *change.now;
    if (!comparable(step, change) || is_blank(before.description) || is_blank(now.description) ||
        before.description == now.description ||
        letters(before.description) == letters(now.description)) {
      continue;
    }
    findings.push_back(change_finding(
        kDescriptionChanged, step, change, Field::kDescription,
        row_subject(now) + " is worded otherwise than in " + paper_of(*change.paper) + ": " +
            quoted(before.description, 120) + " has become " + quoted(now.description, 120) + ".",
        before.description, now.description));
  }
}

}  // namespace

const Rule kDescriptionChanged = {
    "description-changed",
    Severity::kMedium,
    "The words of an action have changed",
    "The later paper states the action in other words than the earlier one.",
    "'Deliver' may have become 'consider': what was promised is no longer what is reported on.",
    "Silent for capitals, punctuation, spaces and hyphens at line breaks. It does not judge "
    "whether the new words promise less.",
    "March: 'Train forty coaches'; May: 'Train some coaches'",
    nullptr,
    check,
};

}  // namespace boardtrail
