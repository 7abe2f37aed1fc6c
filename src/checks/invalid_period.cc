// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/rows.h"
#include "checks/rules.h"

namespace boardtrail {
namespace {

void check_invalid_period(const CheckContext& context, Findings& findings) {
  for (const Metric& metric : context.paper.metrics) {
    if (!metric.invalid_period) continue;
    Finding finding = metric_finding(
        kInvalidPeriod, context.paper, metric, "target_date",
        "The metric " + quoted(metric.name) + " names a period that does not exist: baseline " +
            quoted(metric.baseline_raw) + ", target " + quoted(metric.target_raw) + ".");
    finding.evidence.push_back({"baseline", metric.baseline_raw, metric.baseline_place});
    finding.evidence.push_back({"target", metric.target_raw, metric.target_place});
    findings.push_back(std::move(finding));
  }
}

}  // namespace

const Rule kInvalidPeriod = {
    "invalid-period",
    Severity::kMedium,
    "A metric names a period that cannot be",
    "The target or the baseline of a metric names a financial year or quarter that does not exist, "
    "such as 'Q1 24/23'.",
    "Nobody can tell when the target is to be met.",
    "It does not guess which year was meant.",
    "End target '90% Q1 24/23'",
    check_invalid_period,
};

}  // namespace boardtrail
