// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <vector>

#include "base/date.h"
#include "checks/across/metric_changes.h"
#include "checks/across/wording.h"
#include "checks/rows.h"
#include "checks/rules.h"
#include "lineage/paper_order.h"

namespace boardtrail {
namespace {

// A figure of a quarter that was over when the earlier paper was written.
void check_metrics(const PlanStep& step, AcrossFindings& findings) {
  for (const MetricChange& change : metric_changes(step)) {
    const auto written = paper_date(*step.before);
    std::vector<FigureChange> figures;
    for (const auto& [was, is] : common_periods(change)) {
      if (!written || !was->period_end || *was->period_end >= *written) continue;
      add_difference(was->period + " actual", was->actual_raw, is->actual_raw, figures);
    }
    add_difference("baseline", change.before->baseline_raw, change.now->baseline_raw, figures);
    if (!figures.empty()) {
      findings.push_back(metric_change_finding(kHistoryRewritten, step, change, "actual", figures));
    }
  }
}

void check_history_rewritten(const PlanStep& step, AcrossFindings& findings) {
  for (const Change& change : step.changes) {
    const StatedAction& before = change.before();
    const StatedAction& now = *change.now;
    if (!comparable(step, change) || !before.closed() || !now.closed() || !before.closed_on ||
        !now.closed_on || *before.closed_on == *now.closed_on) {
      continue;
    }
    findings.push_back(change_finding(
        kHistoryRewritten, step, change, Field::kClosedOn,
        row_subject(now) + " was closed on " + long_date(*before.closed_on) + " by " +
            paper_of(*change.paper) + ", and on " + long_date(*now.closed_on) + " by this one.",
        before.closed_raw, now.closed_raw));
  }
  check_metrics(step, findings);
}

}  // namespace

const Rule kHistoryRewritten = {
    "history-rewritten",
    Severity::kHigh,
    "What has happened was changed afterwards",
    "Both papers state the action as closed, with different closing dates; or a scorecard shows "
    "another figure for a quarter that had ended before the earlier paper, or another baseline.",
    "What has happened cannot change; one of the two papers is wrong.",
    "Silent where one of the papers gives no full date, for quarters that had not ended, and where "
    "a figure is blank. A figure may have been provisional; the paper ought to say so.",
    "March: C1 | closed 12-Dec-24; May: C1 | closed 12-Nov-24",
    nullptr,
    check_history_rewritten,
};

}  // namespace boardtrail
