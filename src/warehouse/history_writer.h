// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_WAREHOUSE_HISTORY_WRITER_H_
#define BOARDTRAIL_WAREHOUSE_HISTORY_WRITER_H_

#include <cstdint>
#include <vector>

#include "base/result.h"
#include "lineage/plan_state.h"
#include "warehouse/plan_review.h"
#include "warehouse/sqlite.h"

namespace boardtrail {

// Writes what linking found. Every write replaces what stood there before, so that a
// plan may be linked again; findings that do not hold any more become 'gone'.
// Ownership: must not outlive the Database.
class HistoryWriter {
 public:
  // `running`: the run that is going on, 0 where papers are only linked again.
  static HistoryWriter prepare(Database& database, std::int64_t running);

  Status write_links(const std::vector<ActionLink>& links);
  Status write_relations(std::int64_t paper_id, const std::vector<LineageRelation>& relations);
  // The findings of one later paper. Those that are not among them any more are gone;
  // those of the run that is going on were never seen and go without a trace.
  Status write_findings(const ReviewedPaper& paper, std::int64_t run_id);
  Status write_lineages(std::int64_t plan_id, const std::vector<Lineage>& lineages);
  // The rows of papers that are not in the full-text index yet, in this order.
  Status index_papers(const std::vector<std::int64_t>& papers);
  // Rows that are in force now, and such as are no more, in the index that finds them by
  // their words.
  Status index_in_force(const std::vector<std::int64_t>& come,
                        const std::vector<std::int64_t>& gone);

 private:
  Status write_lineage(std::int64_t plan_id, const Lineage& lineage);
  static Result<std::int64_t> number(Statement& statement);
  Status retire_findings(std::int64_t paper_id, const std::vector<std::int64_t>& kept);

  std::int64_t running_ = 0;

  Statement set_action_;
  Statement set_link_;
  Statement drop_relations_;
  Statement add_relation_;
  Statement add_finding_;
  Statement old_findings_;
  Statement drop_finding_;
  Statement retire_finding_;
  Statement move_lineage_;
  Statement add_lineage_;
  Statement index_papers_;
  Statement index_rows_;
  Statement merge_papers_;
  Statement merge_rows_;
  Statement join_papers_;
  Statement count_indexed_;
  Statement changes_;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_WAREHOUSE_HISTORY_WRITER_H_
