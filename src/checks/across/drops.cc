// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/across/drops.h"

#include <algorithm>
#include <string_view>

#include "base/text.h"
#include "checks/across/wording.h"
#include "lineage/paper_order.h"

namespace boardtrail {
namespace {

constexpr std::size_t kFewActions = 6;

// Folded words of an update that say where the action goes.
constexpr std::string_view kLeaves[] = {
    "superseded",   "merged with",   "merged into",      "incorporated in", "transferred to",
    "moved to",     "duplicate of",  "replaced by",      "now part of",     "combined with",
    "picked up in", "risk accepted", "remove from plan", "withdrawn"};
constexpr std::string_view kProposed[] = {
    "propose to close",        "proposed for closure", "proposed closure", "recommend closure",
    "recommended for closure", "for closure",          "request to close", "requested to close",
    "propose closure",         "proposed to close"};

bool says(const std::string& words, const auto& phrases) {
  return std::any_of(std::begin(phrases), std::end(phrases), [&](std::string_view phrase) {
    return words.find(phrase) != std::string::npos;
  });
}

// Something that the plan follows up: a row without lead, date and rating is a note.
bool is_tracked(const StatedAction& row) {
  return row.status == ActionStatus::kOpen || row.rag || row.due_current || names_a_lead(row);
}

}  // namespace

Drops find_drops(const PlanStep& step) {
  Drops drops;
  if (step.same_edition || step.full_before == nullptr) return drops;
  for (const Lineage* lineage : step.gone) {
    const StatedAction& row = lineage->head;
    if (row.closed() || row.rag == Rag::kBlue || !is_tracked(row)) continue;
    const std::string words = fold_words(row.progress + " " + row.rag_raw);
    if (says(words, kLeaves)) continue;
    (says(words, kProposed) ? drops.proposed : drops.dropped).push_back(lineage);
  }
  const auto open_and_kept = static_cast<std::size_t>(
      std::count_if(step.changes.begin(), step.changes.end(),
                    [](const Change& change) { return !change.before().closed(); }));
  const std::size_t missing = drops.dropped.size();
  drops.most_of_plan = missing + open_and_kept >= kFewActions && missing > open_and_kept;
  return drops;
}

AcrossFinding drop_finding(const Rule& rule, const PlanStep& step, const Lineage& lineage,
                           std::string message) {
  const StatedAction& row = lineage.head;
  AcrossFinding finding = paper_finding(rule, *step.full_before, "description", std::move(message));
  finding.earlier_paper_id = row.paper_id;
  finding.earlier_observation_id = row.id;
  finding.action_id = lineage.action_id;
  finding.ref = row.ref;
  finding.evidence.push_back(exhibit(row, Field::kDescription, row.description));
  if (!rating_words(row).empty()) {
    finding.evidence.push_back(exhibit(row, Field::kRating, rating_words(row)));
  }
  const std::size_t rows = step.changes.size() + step.added.size();
  finding.evidence.push_back(
      {step.now->id, 0, Field::kExtra, "rows of the later paper", std::to_string(rows)});
  const auto before = paper_date(*step.full_before);
  const auto now = paper_date(*step.now);
  if (!step.order_certain && !(before && before == now)) {
    finding.severity = Severity::kLow;
    finding.message += " Neither paper says which is the earlier; their file names were taken.";
  }
  return finding;
}

}  // namespace boardtrail
