// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/wording.h"
#include "checks/across/wording.h"
#include "checks/rows.h"
#include "checks/rules.h"
#include "lineage/paper_order.h"

namespace boardtrail {
namespace {

constexpr std::size_t kLeastPapers = 4;
constexpr int kSteadyDays = 20;  // papers that come more often are drafts
constexpr double kGap = 2.5;

void check_report_missing(const PlanStep& step, AcrossFindings& findings) {
  const std::vector<Date>& dates = step.dates;
  if (step.before == nullptr || dates.size() <= kLeastPapers) return;
  const auto now = paper_date(*step.now);
  const auto before = paper_date(*step.before);
  if (!now || !before || dates.back() != *now || *before == *now) return;
  std::vector<int> gaps;
  for (std::size_t i = 1; i + 1 < dates.size(); ++i) {
    gaps.push_back(days_between(dates[i - 1], dates[i]));
  }
  const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
  std::nth_element(gaps.begin(), middle, gaps.end());
  const int usual = *middle;
  const int gap = days_between(*before, *now);
  if (usual < kSteadyDays || gap <= kGap * usual) return;
  AcrossFinding finding =
      paper_finding(kReportMissing, *step.before, "as at",
                    "The plan was reported every " + counted(usual, "day") + " or so; between " +
                        paper_of(*step.before) + " and this one lie " + counted(gap, "day") + ".");
  finding.evidence.push_back({step.before->id, 0, Field::kExtra, "as at", iso_date(*before)});
  finding.evidence.push_back({step.now->id, 0, Field::kExtra, "as at", iso_date(*now)});
  findings.push_back(std::move(finding));
}

}  // namespace

const Rule kReportMissing = {
    "report-missing",
    Severity::kLow,
    "A report is missing",
    "The plan's papers came at a steady pace, and before this one there is a gap of more than two "
    "and a half times that.",
    "What happened in between was reported to nobody, or the paper was not published.",
    "Needs at least four earlier papers of different days. It cannot know whether the missing "
    "paper exists and was only not given to this program.",
    "Papers of January, February, March and April, then July",
    nullptr,
    check_report_missing,
};

}  // namespace boardtrail
