// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <utility>

#include "base/text.h"
#include "base/wording.h"
#include "checks/across/wording.h"
#include "checks/rows.h"
#include "checks/rules.h"

namespace boardtrail {
namespace {

void check_ref_renumbered(const PlanStep& step, AcrossFindings& findings) {
  AcrossFinding finding;
  std::string pairs;
  std::size_t count = 0;
  for (const Change& change : step.changes) {
    const std::string was = folded_ref(change.before().ref);
    const std::string is = folded_ref(change.now->ref);
    if (step.same_edition || change.match.doubtful || was.empty() || is.empty() || was == is) {
      continue;
    }
    if (count++ == 0) finding = paper_finding(kRefRenumbered, *change.paper, "ref", {});
    pairs += (pairs.empty() ? "" : ", ") + collapse_spaces(change.before().ref) + " is now " +
             collapse_spaces(change.now->ref);
    finding.evidence.push_back(exhibit(change.before(), Field::kRef, change.before().ref));
    finding.evidence.push_back(exhibit(*change.now, Field::kRef, change.now->ref));
  }
  if (count == 0) return;
  finding.message = counted(static_cast<std::int64_t>(count), "action") +
                    (count == 1 ? " has" : " have") + " another reference than before: " + pairs +
                    ".";
  findings.push_back(std::move(finding));
}

}  // namespace

const Rule kRefRenumbered = {
    "ref-renumbered",
    Severity::kLow,
    "Actions have other references",
    "Actions stand in the later paper with the same words and another reference.",
    "Minutes and risk registers still use the old one.",
    "One finding for the paper, with each pair. Silent where the words have changed too much to be "
    "sure.",
    "March: G3 'Publish the rota'; May: G2 'Publish the rota'",
    nullptr,
    check_ref_renumbered,
};

}  // namespace boardtrail
