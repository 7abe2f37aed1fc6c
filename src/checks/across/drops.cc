// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/across/drops.h"

#include <algorithm>
#include <string_view>

#include "base/text.h"
#include "checks/across/wording.h"
#include "checks/rows.h"
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

// What is said of an action whose words stand in the paper, but in no row that goes on from it.
std::string words_found(const ReadText& found) {
  std::string place;
  if (found.place.page > 0) place = " on page " + std::to_string(found.place.page);
  if (found.place.line > 0) place = " at line " + std::to_string(found.place.line);
  return ", but its words stand" + place + " of this paper (" + quoted(found.text) +
         "): a row that was read badly, or words about it.";
}

std::string loss_words(const std::vector<ReadingLoss>& losses) {
  const ReadingLoss& first = losses.front();
  if (first.page == 0) return " A part of this paper was not read (" + first.diagnostic + ").";
  return " Page " + std::to_string(first.page) + " of this paper was not read (" +
         first.diagnostic + ").";
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

const ReadText* words_of(const PlanStep& step, const Lineage& lineage) {
  return step.words == nullptr ? nullptr : step.words->find(lineage.head);
}

void doubt_reading(const PlanStep& step, AcrossFinding& finding) {
  if (step.words == nullptr || step.words->losses().empty()) return;
  finding.severity = Severity::kLow;
  finding.message += loss_words(step.words->losses());
}

AcrossFinding drop_finding(const Rule& rule, const PlanStep& step, const Lineage& lineage,
                           const std::string& begin, const std::string& end) {
  const StatedAction& row = lineage.head;
  const ReadText* const found = words_of(step, lineage);
  AcrossFinding finding =
      paper_finding(rule, *step.full_before, "description",
                    begin + (found == nullptr ? " and is not in this paper" + end
                                              : " and is no row here" + words_found(*found)));
  finding.earlier_paper_id = row.paper_id;
  finding.earlier_observation_id = row.id;
  finding.action_id = lineage.action_id;
  finding.ref = row.ref;
  finding.evidence.push_back(exhibit(row, Field::kDescription, row.description));
  if (!rating_words(row).empty()) {
    finding.evidence.push_back(exhibit(row, Field::kRating, rating_words(row)));
  }
  const std::size_t rows = step.changes.size() + step.added.size();
  finding.evidence.push_back({step.now->id,
                              0,
                              Field::kExtra,
                              "rows of the later paper",
                              std::to_string(rows),
                              0,
                              {},
                              PaperPart::kTable});
  if (found == nullptr) {
    doubt_reading(step, finding);
    // Such a row may be a piece of others.
    if (row.ref.empty() || LaterWords::too_short(row)) doubt_tables(step, finding);
  } else {
    finding.severity = Severity::kLow;
    finding.evidence.push_back({step.now->id, 0, Field::kExtra, "words of the later paper",
                                shortened(found->text, 300), 0, found->place});
  }
  const auto before = paper_date(*step.full_before);
  const auto now = paper_date(*step.now);
  if (!step.order_certain && !(before && before == now)) {
    finding.severity = Severity::kLow;
    finding.message += " Neither paper says which is the earlier; their file names were taken.";
  }
  return finding;
}

}  // namespace boardtrail
