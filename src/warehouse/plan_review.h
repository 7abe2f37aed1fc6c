// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_WAREHOUSE_PLAN_REVIEW_H_
#define BOARDTRAIL_WAREHOUSE_PLAN_REVIEW_H_

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "checks/across/across.h"
#include "lineage/plan_state.h"
#include "warehouse/across_evidence.h"
#include "warehouse/history_reader.h"
#include "warehouse/reading_reader.h"
#include "warehouse/sqlite.h"
#include "warehouse/warehouse.h"

namespace boardtrail {

// Papers of a plan that are to be compared with those before them.
struct ReviewTask {
  std::int64_t plan_id = 0;
  std::vector<std::int64_t> papers;  // in order
  // The first of them are linked already: they are read again to know what the plan was
  // then, and nothing of them is written.
  std::size_t linked = 0;
  // The papers come after all others of the plan, which are not read again: what is stored
  // of the plan tells enough. False: they are all of the plan.
  bool goes_on = false;
};

// What one paper adds to the history of its plan, ready to be written.
struct ReviewedPaper {
  std::int64_t paper_id = 0;
  std::int32_t seq = 0;
  bool partial = false;
  bool order_certain = true;
  std::vector<ActionLink> links;
  std::vector<LineageRelation> relations;
  AcrossFindings findings;
  std::vector<std::int64_t> finding_ids;  // of each finding
  std::vector<std::string> evidence;      // of each finding, as JSON
};

struct PlanReview {
  std::int64_t plan_id = 0;
  std::vector<ReviewedPaper> papers;
  std::vector<Lineage> lineages;  // those that the papers of the task state
  std::int64_t last_paper_id = 0;
  std::int32_t last_seq = 0;
  std::int32_t full_seq = 0;
};

// Compares papers of a plan; reads and does not write.
// Ownership: must not outlive the Database and the choices.
class PlanReviewer {
 public:
  static PlanReviewer prepare(Database& database, const HistoryChoices& choices);

  Result<PlanReview> review(const ReviewTask& task);
  HistoryReader& reader() { return reader_; }

 private:
  explicit PlanReviewer(const HistoryChoices& choices) : choices_(&choices) {}
  Result<ReviewedPaper> next(std::int64_t paper_id, bool linked, PlanState& state);
  Result<AcrossFindings> find(PlanStep& step);

  const HistoryChoices* choices_;
  HistoryReader reader_;
  ReadingReader readings_;
  AcrossEvidence evidence_;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_WAREHOUSE_PLAN_REVIEW_H_
