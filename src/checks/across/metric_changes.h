// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_CHECKS_ACROSS_METRIC_CHANGES_H_
#define BOARDTRAIL_CHECKS_ACROSS_METRIC_CHANGES_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "checks/across/across.h"

// Lines of scorecards in two papers of a plan: which is which, and how figures differ.
namespace boardtrail {

struct MetricChange {
  const StatedMetric* before = nullptr;
  const StatedMetric* now = nullptr;
};

// The metrics that the paper and the one just before it both show: of the same name in
// the same section, else of the same name where no other has it. In order of the paper.
// Nothing where the two are editions of one paper.
std::vector<MetricChange> metric_changes(const PlanStep& step);

// The periods that both show, in order of writing.
std::vector<std::pair<const StatedValue*, const StatedValue*>> common_periods(
    const MetricChange& change);

struct FigureChange {
  std::string label;  // "2023/24 Q2 aim"
  std::string was;
  std::string is;
};

// Adds the two figures where both state something and it is not the same ("80%" and
// "80.0 %" are).
void add_difference(std::string label, std::string_view was, std::string_view is,
                    std::vector<FigureChange>& figures);

AcrossFinding metric_change_finding(const Rule& rule, const PlanStep& step,
                                    const MetricChange& change, std::string field,
                                    const std::vector<FigureChange>& figures);

}  // namespace boardtrail

#endif  // BOARDTRAIL_CHECKS_ACROSS_METRIC_CHANGES_H_
