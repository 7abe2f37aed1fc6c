// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>

#include "checks/across/wording.h"
#include "checks/rows.h"
#include "checks/rules.h"

namespace boardtrail {
namespace {

void check_legend_changed(const PlanStep& step, AcrossFindings& findings) {
  if (step.before == nullptr || step.same_edition || !same_scale(*step.before, *step.now)) return;
  for (const StatedScale& was : step.before->legend) {
    const StatedScale* const is = redefined_by(was, *step.now);
    if (is == nullptr) continue;
    AcrossFinding finding =
        paper_finding(kLegendChanged, *step.before, "rating",
                      quoted(is->raw) + " meant " + quoted(was.meaning) + " in " +
                          paper_of(*step.before) + " and means " + quoted(is->meaning) + " here.");
    finding.evidence.push_back(
        {step.before->id, 0, Field::kRating, was.raw, was.meaning, 0, {}, PaperPart::kLegend});
    finding.evidence.push_back(
        {step.now->id, 0, Field::kRating, is->raw, is->meaning, 0, {}, PaperPart::kLegend});
    doubt_tables(step, finding);
    findings.push_back(std::move(finding));
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
