// SPDX-License-Identifier: GPL-3.0-or-later
#include <vector>

#include "checks/across/metric_changes.h"
#include "checks/rules.h"

namespace boardtrail {
namespace {

void check_target_moved(const PlanStep& step, AcrossFindings& findings) {
  for (const MetricChange& change : metric_changes(step)) {
    std::vector<FigureChange> figures;
    add_difference("target", change.before->target_raw, change.now->target_raw, figures);
    for (const auto& [was, is] : common_periods(change)) {
      add_difference(was->period + " aim", was->aim_raw, is->aim_raw, figures);
    }
    if (!figures.empty()) {
      findings.push_back(metric_change_finding(kTargetMoved, step, change, "target", figures));
    }
  }
}

}  // namespace

const Rule kTargetMoved = {
    "target-moved",
    Severity::kMedium,
    "The aim of a metric was changed",
    "A scorecard shows another target for a metric than the paper before it, or another aim for "
    "the same period.",
    "Where the aim moves to the result, the trajectory is always kept.",
    "Compares with the paper just before, metrics of the same name. It does not judge whether the "
    "new aim is easier, and says nothing of aims that were added or left out.",
    "March: aim for Q4 80%; May: aim for Q4 65%",
    nullptr,
    check_target_moved,
};

}  // namespace boardtrail
