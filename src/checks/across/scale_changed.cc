// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <utility>

#include "base/text.h"
#include "checks/across/wording.h"
#include "checks/rows.h"
#include "checks/rules.h"

namespace boardtrail {
namespace {

std::string scale_of(const StatedPaper& paper) {
  std::string words;
  for (const StatedScale& entry : paper.legend) {
    words += (words.empty() ? "" : ", ") + collapse_spaces(entry.raw);
  }
  return words;
}

void check_scale_changed(const PlanStep& step, AcrossFindings& findings) {
  if (step.before == nullptr || step.same_edition || same_scale(*step.before, *step.now)) return;
  const std::string was = scale_of(*step.before);
  const std::string is = scale_of(*step.now);
  AcrossFinding finding =
      paper_finding(kScaleChanged, *step.before, "rating",
                    "The scale was " + quoted(was) + " in " + paper_of(*step.before) + " and is " +
                        quoted(is) + " here.");
  finding.evidence.push_back(
      {step.before->id, 0, Field::kRating, "rating scale", was, 0, {}, PaperPart::kLegend});
  finding.evidence.push_back(
      {step.now->id, 0, Field::kRating, "rating scale", is, 0, {}, PaperPart::kLegend});
  findings.push_back(std::move(finding));
}

}  // namespace

const Rule kScaleChanged = {
    "scale-changed",
    Severity::kMedium,
    "The plan is rated on another scale",
    "Both papers print a rating scale, and the ratings in it are not the same.",
    "Ratings before and after cannot be compared: an amber on three points is not an amber on "
    "five.",
    "Silent where one of the papers prints no scale of at least three ratings. Ratings are then "
    "not compared.",
    "March: G, A/G, A/R, R; May: G, A, R",
    nullptr,
    check_scale_changed,
};

}  // namespace boardtrail
