// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include "base/text.h"
#include "checks/across/drops.h"
#include "checks/across/wording.h"
#include "checks/rows.h"
#include "checks/rules.h"

namespace boardtrail {
namespace {

void check_action_dropped(const PlanStep& step, AcrossFindings& findings) {
  const Drops drops = find_drops(step);
  if (drops.most_of_plan) return;
  for (const Lineage* lineage : drops.dropped) {
    const StatedAction& row = lineage->head;
    const bool quotes = !row.ref.empty() && !is_blank(row.description);
    std::string begin = row_subject(row);
    if (quotes) begin += " (" + quoted(row.description) + ")";
    begin += " was open in " + paper_of(*step.full_before);
    findings.push_back(
        drop_finding(kActionDropped, step, *lineage, begin, "; neither says that it was closed."));
  }
}

}  // namespace

const Rule kActionDropped = {
    "action-dropped",
    Severity::kHigh,
    "An open action is gone",
    "The earlier paper of the plan states an open action, and it is nowhere in the later one; it "
    "was not closed, merged or moved.",
    "It is the most silent way for a promise to end.",
    "Silent for papers that show a part of the plan only (exceptions, reds, extracts), for closed "
    "actions, and for rows whose update says that they are merged, moved or superseded. Where most "
    "of the plan is missing row-count-drop speaks instead. Where the words of the action stand "
    "elsewhere in the paper, or something of it was not read, the finding is of low severity and "
    "says so.",
    "January: L3 | open; March: no L3, and no closure",
    nullptr,
    check_action_dropped,
};

}  // namespace boardtrail
