// SPDX-License-Identifier: GPL-3.0-or-later
#include <optional>

#include "checks/metric_series.h"
#include "checks/rows.h"
#include "checks/rules.h"
#include "normalise/number.h"

namespace boardtrail {
namespace {

// "50%" and "0.5" look like numbers both and are not on one scale.
bool same_unit(const MetricValue& value) {
  const auto aim = read_number(value.aim_raw);
  const auto actual = read_number(value.actual_raw);
  return aim && actual && aim->unit == actual->unit;
}

void check_off_trajectory(const CheckContext& context, Findings& findings) {
  const EndedPeriods periods(context.paper);
  for (const Metric& metric : context.paper.metrics) {
    const std::optional<std::size_t> last = latest_actual(metric, periods);
    if (!last) continue;
    const MetricValue& value = metric.values[*last];
    if (!value.aim || !value.actual || !same_unit(value)) continue;
    const Direction direction = read_direction(metric);
    if (!falls_short(*value.actual, *value.aim, direction)) continue;
    Finding finding = metric_finding(
        kOffTrajectory, context.paper, metric, "actual",
        "The metric " + quoted(metric.name, 70) + " stands at " + quoted(value.actual_raw) +
            " for " + value.period + " against its own aim of " + quoted(value.aim_raw) + " (" +
            (direction == Direction::kHigher ? "higher" : "lower") + " is better).");
    finding.evidence.push_back({value.period + " aim", value.aim_raw, value.aim_place});
    finding.evidence.push_back({value.period + " actual", value.actual_raw, value.actual_place});
    finding.evidence.push_back({"baseline", metric.baseline_raw, metric.baseline_place});
    finding.evidence.push_back({"target", metric.target_raw, metric.target_place});
    findings.push_back(std::move(finding));
  }
}

}  // namespace

const Rule kOffTrajectory = {
    "off-trajectory",
    Severity::kMedium,
    "A metric misses its own aim",
    "The latest actual of a metric is worse than the aim that the paper states for the same "
    "period.",
    "It shows which promises of the trajectory were not kept, whatever colour the paper gives "
    "them.",
    "Silent where it is not clear which way is better (baseline, target, aims, signs and name must "
    "agree), where aim and actual are not both numbers of one unit, and for earlier periods. '90%' "
    "meets '>90%'.",
    "Baseline 40%, target 95%; aim for Q3 75%, actual 51%",
    check_off_trajectory,
};

}  // namespace boardtrail
