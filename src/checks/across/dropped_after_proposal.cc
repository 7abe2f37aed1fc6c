// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <utility>

#include "checks/across/drops.h"
#include "checks/across/wording.h"
#include "checks/rows.h"
#include "checks/rules.h"

namespace boardtrail {
namespace {

void check_dropped_after_proposal(const PlanStep& step, AcrossFindings& findings) {
  const Drops drops = find_drops(step);
  for (const Lineage* lineage : drops.proposed) {
    AcrossFinding finding = drop_finding(
        kDroppedAfterProposal, step, *lineage,
        row_subject(lineage->head) + " was proposed for closure in " + paper_of(*step.full_before),
        ", neither open nor closed.");
    finding.evidence.push_back(exhibit(lineage->head, Field::kProgress, lineage->head.progress));
    findings.push_back(std::move(finding));
  }
}

}  // namespace

const Rule kDroppedAfterProposal = {
    "dropped-after-proposal",
    Severity::kMedium,
    "An action left after closure was only proposed",
    "The earlier paper proposes to close an action, and the later one does not show it any more, "
    "neither open nor closed.",
    "Nobody has told the Board that the closure was agreed.",
    "As action-dropped. The agreement may stand in the minutes.",
    "March: S3 | 'Proposed for closure'; May: no S3",
    nullptr,
    check_dropped_after_proposal,
};

}  // namespace boardtrail
