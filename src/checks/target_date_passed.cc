// SPDX-License-Identifier: GPL-3.0-or-later
#include <optional>
#include <string>

#include "base/date.h"
#include "base/text.h"
#include "checks/metric_series.h"
#include "checks/rows.h"
#include "checks/rules.h"
#include "normalise/number.h"

namespace boardtrail {
namespace {

// The period in which the target was to be met, or the last ended one before it.
std::optional<std::size_t> target_period(const Metric& metric, const EndedPeriods& periods) {
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < metric.values.size(); ++i) {
    const MetricValue& value = metric.values[i];
    if (!value.period_end || !periods.ended(metric, i)) continue;
    if (days_between(*metric.target_date, *value.period_end) <= 0) found = i;
  }
  return found;
}

// Why the latest value does not meet the target, or empty where it does or where
// the paper gives no means to tell.
std::string shortfall(const Metric& metric, const EndedPeriods& periods) {
  const std::optional<std::size_t> due = target_period(metric, periods);
  if (!due) return {};
  std::optional<std::size_t> last;
  for (std::size_t i = *due; i < metric.values.size(); ++i) {
    if (states_value(metric.values[i].actual_raw) && periods.ended(metric, i)) last = i;
  }
  if (!last) {
    return states_value(metric.values[*due].aim_raw)
               ? "no result is recorded for " + metric.values[*due].period
               : std::string();
  }
  const MetricValue& value = metric.values[*last];
  // By then the aim is the target: where the target is in words ("Excellent"), the
  // numbers that the paper aims at stand for it.
  if (!value.aim || !value.actual) return {};
  const auto aim = read_number(value.aim_raw);
  const auto actual = read_number(value.actual_raw);
  if (!aim || !actual || aim->unit != actual->unit) return {};
  if (!falls_short(*value.actual, *value.aim, read_direction(metric))) return {};
  return "it stands at " + quoted(value.actual_raw) + " for " + value.period +
         " against an aim of " + quoted(value.aim_raw);
}

void check_target_date_passed(const CheckContext& context, Findings& findings) {
  if (!context.paper.as_at) return;
  const EndedPeriods periods(context.paper);
  for (const Metric& metric : context.paper.metrics) {
    if (!metric.target_date || metric.invalid_period) continue;
    if (days_between(*metric.target_date, *context.paper.as_at) < 0) continue;
    const std::string why = shortfall(metric, periods);
    if (why.empty()) continue;
    Finding finding = metric_finding(kTargetDatePassed, context.paper, metric, "target_date",
                                     "The metric " + quoted(metric.name, 70) + " was to reach " +
                                         quoted(metric.target_raw) + " by " +
                                         long_date(*metric.target_date) + "; " + why + ".");
    finding.evidence.push_back({"target", metric.target_raw, metric.target_place});
    if (const auto last = latest_actual(metric, periods)) {
      const MetricValue& value = metric.values[*last];
      finding.evidence.push_back({value.period + " actual", value.actual_raw, value.actual_place});
    }
    finding.evidence.push_back(as_at_exhibit(context.paper));
    findings.push_back(std::move(finding));
  }
}

}  // namespace

const Rule kTargetDatePassed = {
    "target-date-passed",
    Severity::kHigh,
    "The day of a target has passed and it is not met",
    "The target of a metric has a day that lies on or before the day the paper speaks for, and no "
    "result is recorded for it, or the latest one is short of the aim.",
    "A target whose day has gone by needs a decision: a new day, or an account of why not.",
    "Silent where the target has no date, where the latest result meets the aim, and where the two "
    "cannot be compared.",
    "End target 'Excellent (Q3 23/24)', actual for Q3 '31%' against an aim of '75%'",
    check_target_date_passed,
};

}  // namespace boardtrail
