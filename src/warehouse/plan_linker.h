// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_WAREHOUSE_PLAN_LINKER_H_
#define BOARDTRAIL_WAREHOUSE_PLAN_LINKER_H_

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/result.h"
#include "lineage/plan_identity.h"
#include "warehouse/history_reader.h"
#include "warehouse/history_writer.h"
#include "warehouse/plan_review.h"
#include "warehouse/sqlite.h"
#include "warehouse/warehouse.h"

namespace boardtrail {

// Brings plans and lineages up to date with the documents that have come, gone or moved
// (table link_queue). First each paper finds its plan, then each plan that gained or
// lost a paper is linked: papers that come after all its others are added at its end, at
// the cost of one paper; where one comes in between, the papers before it are read again
// and the later ones are linked again; in any other case all of them are. Many plans are
// reviewed on several threads while this one writes.
// The caller holds the transaction; what it links was committed before. Ownership: must
// not outlive the Database and the choices.
class PlanLinker {
 public:
  // `path`: the warehouse's file, for the threads' own connections.
  static PlanLinker prepare(Database& database, std::string path, const HistoryChoices& choices,
                            std::int64_t run_id, bool running);

  Status run();

 private:
  PlanLinker(Database& database, std::string path, const HistoryChoices& choices,
             std::int64_t run_id)
      : database_(database),
        path_(std::move(path)),
        choices_(choices),
        run_id_(run_id),
        reviewer_(PlanReviewer::prepare(database, choices)) {}

  using Ids = std::vector<std::int64_t>;
  Result<Ids> list(Statement& statement, std::int64_t parameter);
  Status place_document(std::int64_t document_id);
  Status place_paper(std::int64_t paper_id);
  Status remove_paper(std::int64_t paper_id);
  Result<PlanMark> mark_of(std::int64_t paper_id, bool of_named = false);
  Status note_unindexed(std::int64_t paper_id);
  Status index_papers();
  Result<std::set<std::int64_t>> plans_for(const PlanMark& mark, std::int64_t title,
                                           const Ids& sought);
  Status add_of_title(const PlanMark& mark, std::int64_t title, std::set<std::int64_t>& plans,
                      std::unordered_set<std::int64_t>& seen);
  Status regroup(std::int64_t plan_id);
  Result<std::optional<ReviewTask>> task_of(std::int64_t plan_id, bool from_start);
  Result<std::optional<ReviewTask>> task_at_end(std::int64_t plan_id);
  Status start_again(std::int64_t& plan_id, const Ids& papers);
  Status review_all(const std::vector<ReviewTask>& tasks);
  Status review_here(const std::vector<ReviewTask>& tasks);
  Status review_ahead(const std::vector<ReviewTask>& tasks, std::size_t threads);
  Status write(const PlanReview& review);
  Status forget_lineages(std::int64_t plan_id);
  Status note_in_force(std::int64_t plan_id);
  Status index_in_force(const std::vector<ReviewTask>& tasks);

  Database& database_;
  std::string path_;
  const HistoryChoices& choices_;
  std::int64_t run_id_;
  PlanReviewer reviewer_;
  HistoryWriter writer_;
  std::map<std::int64_t, bool> touched_;            // plans; true: to be linked from the start
  std::set<std::int64_t> shrunk_;                   // plans that lost a paper
  std::set<std::int64_t> removed_;                  // papers that are in no plan any more
  std::set<std::int64_t> was_in_force_;             // rows that were, of the plans that are touched
  std::map<std::int64_t, std::int64_t> unindexed_;  // papers that are in no full-text index
                                                    // yet, by the number of their first row

  Statement queue_;
  Statement clear_queue_;
  Statement papers_of_document_;
  Statement replaced_;
  Statement plan_of_;
  Statement first_row_;
  Statement papers_by_sketch_;
  Statement papers_by_title_;
  Statement mark_;
  Statement add_paper_;
  Statement add_mark_;
  Statement drop_mark_;
  Statement add_sketch_;
  Statement move_paper_;
  Statement move_plan_;
  Statement drop_paper_;
  Statement drop_sketch_;
  Statement papers_of_plan_;
  Statement members_of_plan_;
  Statement first_of_plan_;
  Statement come_after_;
  Statement in_force_;
  Statement set_seq_;
  Statement sort_key_;
  Statement drop_lineages_;
  Statement drop_plan_;
  Statement drop_links_;
  Statement add_plan_;
  Statement finish_plan_;
  Statement reset_actions_;
};

// Replaces the suppressions; apply_suppressions(database, 0) must follow.
Status write_suppressions(Database& database, const std::vector<Suppression>& suppressions);

// Marks the findings first seen in that run or later that a suppression holds for.
Status apply_suppressions(Database& database, std::int64_t since_run);

}  // namespace boardtrail

#endif  // BOARDTRAIL_WAREHOUSE_PLAN_LINKER_H_
