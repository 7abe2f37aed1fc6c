// SPDX-License-Identifier: GPL-3.0-or-later
#include <optional>
#include <string>
#include <string_view>

#include "base/ascii.h"
#include "base/text.h"
#include "checks/across/wording.h"
#include "checks/rules.h"

namespace boardtrail {
namespace {

// The percentage that the text begins with.
std::optional<int> leading_percentage(std::string_view text) {
  text = trim(text);
  int value = 0;
  std::size_t i = 0;
  for (; i < text.size() && i < 3 && is_digit(text[i]); ++i) {
    value = 10 * value + (text[i] - '0');
  }
  const std::string_view unit = trim(text.substr(i));
  const bool percent = i > 0 && (unit.starts_with('%') || starts_with_fold(unit, "per cent") ||
                                 starts_with_fold(unit, "percent"));
  return percent && value <= 100 ? std::optional(value) : std::nullopt;
}

void check_progress_went_down(const PlanStep& step, AcrossFindings& findings) {
  for (const Change& change : step.changes) {
    const auto was = leading_percentage(change.before().progress);
    const auto is = leading_percentage(change.now->progress);
    if (!comparable(step, change) || !was || !is || *is >= *was) continue;
    findings.push_back(change_finding(kProgressWentDown, step, change, Field::kProgress,
                                      row_subject(*change.now) + " stood at " +
                                          std::to_string(*was) + "% in " + paper_of(*change.paper) +
                                          " and stands at " + std::to_string(*is) + "% here.",
                                      change.before().progress, change.now->progress));
  }
}

}  // namespace

const Rule kProgressWentDown = {
    "progress-went-down",
    Severity::kMedium,
    "Progress has gone backwards",
    "The update begins with a percentage, and it is lower than in the earlier paper.",
    "Either the earlier figure was too high, or something was lost.",
    "Compares percentages only, and says nothing of why they fell.",
    "March: '95%'; May: '80%'",
    nullptr,
    check_progress_went_down,
};

}  // namespace boardtrail
