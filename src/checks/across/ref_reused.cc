// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "checks/across/wording.h"
#include "checks/rows.h"
#include "checks/rules.h"

namespace boardtrail {
namespace {

// More than this share of a paper's references changing hands is a new numbering.
constexpr std::size_t kNewNumbering = 3;

struct Reuse {
  const StatedAction* now;
  const Lineage* before;
};

void check_ref_reused(const PlanStep& step, AcrossFindings& findings) {
  if (step.same_edition) return;
  std::map<std::string, const Lineage*> owner;
  for (const Lineage* lineage : step.gone) {
    const std::string ref = folded_ref(lineage->head.ref);
    const auto [at, first] = owner.try_emplace(ref, lineage);
    if (!first) at->second = nullptr;
  }
  for (const Change& change : step.changes) {
    const auto at = owner.find(folded_ref(change.now->ref));
    if (at != owner.end()) at->second = nullptr;
  }
  std::vector<Reuse> reused;
  for (const StatedAction* action : step.added) {
    const auto at = owner.find(folded_ref(action->ref));
    if (action->ref.empty() || at == owner.end() || at->second == nullptr) continue;
    if (is_blank(action->description) || is_blank(at->second->head.description)) continue;
    reused.push_back({action, at->second});
    at->second = nullptr;
  }
  const std::size_t rows = step.changes.size() + step.added.size();
  if (reused.size() > 1 && kNewNumbering * reused.size() > rows) return;
  for (const Reuse& reuse : reused) {
    const StatedAction& before = reuse.before->head;
    AcrossFinding finding =
        paper_finding(kRefReused, *step.full_before, "ref",
                      "The reference " + quoted(reuse.now->ref) + " stood for " +
                          quoted(before.description) + " in " + paper_of(*step.full_before) +
                          " and stands for " + quoted(reuse.now->description) + " here.");
    if (before.closed()) finding.severity = Severity::kLow;
    finding.observation_id = reuse.now->id;
    finding.earlier_observation_id = before.id;
    finding.earlier_paper_id = before.paper_id;
    finding.ref = reuse.now->ref;
    finding.evidence.push_back(exhibit(before, Field::kDescription, before.description));
    finding.evidence.push_back(exhibit(*reuse.now, Field::kDescription, reuse.now->description));
    doubt_grids(is_inferred(before.grid), is_inferred(reuse.now->grid), finding);
    findings.push_back(std::move(finding));
  }
}

}  // namespace

const Rule kRefReused = {
    "ref-reused",
    Severity::kMedium,
    "A reference stands for another action",
    "A reference of the earlier paper stands at a new action in the later one, with other words.",
    "Whoever follows the reference reads two actions as one.",
    "Silent where many references have changed hands at once (a plan that numbers anew), for "
    "references that stand at several rows, and where the old action goes on under another "
    "reference. Low where the old action was closed.",
    "March: G2 'Publish the rota'; May: G2 'Appoint a clinical lead'",
    nullptr,
    check_ref_reused,
};

}  // namespace boardtrail
