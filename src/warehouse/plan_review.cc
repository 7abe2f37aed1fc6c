// SPDX-License-Identifier: GPL-3.0-or-later
#include "warehouse/plan_review.h"

#include <utility>

#include "warehouse/row_identity.h"

namespace boardtrail {

PlanReviewer PlanReviewer::prepare(Database& database, const HistoryChoices& choices) {
  PlanReviewer reviewer(choices);
  reviewer.reader_ = HistoryReader::prepare(database);
  reviewer.readings_ = ReadingReader::prepare(database);
  reviewer.evidence_ = AcrossEvidence::prepare(database);
  return reviewer;
}

Result<PlanReview> PlanReviewer::review(const ReviewTask& task) {
  PlanState state;
  if (task.goes_on) {
    BOARDTRAIL_ASSIGN_OR_RETURN(state, reader_.plan(task.plan_id));
  }
  const std::int32_t stored = state.last_seq;
  PlanReview review;
  review.plan_id = task.plan_id;
  const auto keep = [&](const std::vector<Lineage>& lineages) {
    for (const Lineage& lineage : lineages) {
      if (lineage.last_seq > stored) review.lineages.push_back(lineage);
    }
  };
  for (std::size_t i = 0; i < task.papers.size(); ++i) {
    const bool linked = i < task.linked;
    BOARDTRAIL_ASSIGN_OR_RETURN(ReviewedPaper paper, next(task.papers[i], linked, state));
    keep(state.forgotten());
    if (!linked) review.papers.push_back(std::move(paper));
  }
  keep(state.lineages);
  review.last_paper_id = state.last_paper_id;
  review.last_seq = state.last_seq;
  review.full_seq = state.full_seq;
  return review;
}

Result<ReviewedPaper> PlanReviewer::next(std::int64_t paper_id, bool linked, PlanState& state) {
  BOARDTRAIL_ASSIGN_OR_RETURN(const StatedPaper paper, reader_.whole_paper(paper_id));
  PlanStep step = state.compare(paper, choices_->decisions);
  ReviewedPaper reviewed;
  reviewed.paper_id = paper_id;
  reviewed.partial = step.partial;
  reviewed.order_certain = step.order_certain;
  // The findings look at the state as it was before the paper.
  if (!linked) {
    BOARDTRAIL_ASSIGN_OR_RETURN(reviewed.findings, find(step));
  }
  reviewed.links = state.take(paper, step, action_identity);
  reviewed.relations = state.relations();
  reviewed.seq = state.last_seq;
  reviewed.finding_ids = across_finding_identities(paper_id, reviewed.findings);
  for (const AcrossFinding& finding : reviewed.findings) {
    BOARDTRAIL_ASSIGN_OR_RETURN(std::string evidence, evidence_.json(finding));
    reviewed.evidence.push_back(std::move(evidence));
  }
  return reviewed;
}

Result<AcrossFindings> PlanReviewer::find(PlanStep& step) {
  if (!wants_words(step)) return run_across_checks(step);
  BOARDTRAIL_ASSIGN_OR_RETURN(LaterReading reading,
                              readings_.read(step.now->id, step.full_before->id));
  const LaterWords words(std::move(reading), step);
  step.words = &words;
  AcrossFindings findings = run_across_checks(step);
  step.words = nullptr;
  return findings;
}

}  // namespace boardtrail
