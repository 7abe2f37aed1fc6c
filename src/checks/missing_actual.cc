// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <vector>

#include "base/text.h"
#include "checks/metric_series.h"
#include "checks/rows.h"
#include "checks/rules.h"

namespace boardtrail {
namespace {

std::string describe(const Metric& metric, const std::vector<const MetricValue*>& gaps) {
  std::string message = "The metric " + quoted(metric.name, 70) + " has an aim and no actual for ";
  for (std::size_t i = 0; i < gaps.size(); ++i) {
    const MetricValue& gap = *gaps[i];
    message += (i == 0 ? "" : ", ") + gap.period + " (aim " + quoted(gap.aim_raw, 40) +
               (is_blank(gap.actual_raw) ? std::string(", blank)")
                                         : ", actual " + quoted(gap.actual_raw, 20) + ")");
  }
  return message + ".";
}

void check_missing_actual(const CheckContext& context, Findings& findings) {
  const EndedPeriods periods(context.paper);
  for (const Metric& metric : context.paper.metrics) {
    std::vector<const MetricValue*> gaps;
    for (std::size_t i = 0; i < metric.values.size(); ++i) {
      const MetricValue& value = metric.values[i];
      if (!states_value(value.aim_raw) || states_value(value.actual_raw)) continue;
      if (periods.ended(metric, i)) gaps.push_back(&value);
    }
    if (gaps.empty()) continue;
    Finding finding =
        metric_finding(kMissingActual, context.paper, metric, "actual", describe(metric, gaps));
    // One blank for the last period alone may only be late data.
    if (gaps.size() == 1 && is_blank(gaps[0]->actual_raw)) finding.severity = Severity::kLow;
    for (const MetricValue* gap : gaps) {
      finding.evidence.push_back({gap->period + " aim", gap->aim_raw, gap->aim_place});
      finding.evidence.push_back({gap->period + " actual", gap->actual_raw, gap->actual_place});
    }
    if (context.paper.as_at) finding.evidence.push_back(as_at_exhibit(context.paper));
    findings.push_back(std::move(finding));
  }
}

}  // namespace

const Rule kMissingActual = {
    "missing-actual",
    Severity::kMedium,
    "An aim without a result",
    "A metric states an aim for a period that had ended when the paper was written, and its actual "
    "is blank, '-' or 'N/A'. One finding a metric.",
    "An aim that nobody measures can never be missed.",
    "Silent for periods without an aim and for periods that had not ended. One blank for the last "
    "period alone is of low severity: the figures may not have been due.",
    "Aim 75% for Q2, actual '-', in a paper on Q3",
    check_missing_actual,
};

}  // namespace boardtrail
