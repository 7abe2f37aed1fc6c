// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>

#include "base/text.h"
#include "checks/across/wording.h"
#include "checks/rows.h"
#include "checks/rules.h"
#include "lineage/text_grams.h"

namespace boardtrail {
namespace {

constexpr double kSameMeaning = 0.5;

void compare(const PlanStep& step, const StatedScale& was, const StatedScale& is,
             AcrossFindings& findings) {
  if (is_blank(was.meaning) || is_blank(is.meaning)) return;
  if (fold_words(was.raw) != fold_words(is.raw)) return;
  if (similarity(text_grams(was.meaning), text_grams(is.meaning)) >= kSameMeaning) return;
  AcrossFinding finding =
      paper_finding(kLegendChanged, *step.before, "rating",
                    quoted(is.raw) + " meant " + quoted(was.meaning) + " in " +
                        paper_of(*step.before) + " and means " + quoted(is.meaning) + " here.");
  finding.evidence.push_back({step.before->id, 0, Field::kRating, was.raw, was.meaning});
  finding.evidence.push_back({step.now->id, 0, Field::kRating, is.raw, is.meaning});
  findings.push_back(std::move(finding));
}

void check_legend_changed(const PlanStep& step, AcrossFindings& findings) {
  if (step.before == nullptr || step.same_edition || !same_scale(*step.before, *step.now)) return;
  for (const StatedScale& was : step.before->legend) {
    for (const StatedScale& is : step.now->legend) compare(step, was, is, findings);
  }
}

}  // namespace

const Rule kLegendChanged = {
    "legend-changed",
    Severity::kMedium,
    "A rating means something else",
    "Both papers print the same rating in their scales, and explain it in other words.",
    "The same colour then says something else, and the change looks like progress or like none.",
    "Silent where most of the words are the same (a scale is reprinted with small differences), "
    "and where the scale as a whole is another (scale-changed).",
    "March: G 'on track'; May: G 'completed and embedded'",
    nullptr,
    check_legend_changed,
};

}  // namespace boardtrail
