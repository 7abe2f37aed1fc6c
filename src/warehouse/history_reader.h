// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_WAREHOUSE_HISTORY_READER_H_
#define BOARDTRAIL_WAREHOUSE_HISTORY_READER_H_

#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/result.h"
#include "lineage/plan_state.h"
#include "lineage/statement.h"
#include "warehouse/sqlite.h"

namespace boardtrail {

// Reads stored papers and plans back, as far as lineage needs them.
// Ownership: must not outlive the Database.
class HistoryReader {
 public:
  static HistoryReader prepare(Database& database);

  // Without its actions.
  Result<StatedPaper> paper(std::int64_t paper_id);
  // With them.
  Result<StatedPaper> whole_paper(std::int64_t paper_id);
  // With them, but without their dates and further ratings, and without metrics: what
  // tells the plan of a paper. Lives until the next call of this or of whole_paper().
  Result<const StatedPaper*> paper_texts(std::int64_t paper_id);
  // A plan as it stands after its last linked paper.
  Result<PlanState> plan(std::int64_t plan_id);

 private:
  Result<StatedAction> action_row(const Statement& row);
  Result<double> grid_of(std::int64_t plan_table_id, std::int64_t page);
  std::uint32_t columns_of(std::string_view fields);
  Status add_dates(StatedAction& action);
  Status add_ratings(StatedAction& action);
  Status add_metrics(StatedPaper& paper);
  Result<StatedAction> action(std::int64_t observation_id);

  Statement paper_;
  Statement legend_;
  Statement actions_;
  Statement action_;
  Statement grid_;
  std::pair<std::int64_t, std::int64_t> grid_asked_;  // table and page
  double grid_value_ = 1;
  Statement dates_;
  Statement ratings_;
  Statement metrics_;
  Statement plan_;
  Statement plan_dates_;
  Statement lineages_;
  StatedPaper texts_;  // read last: a single new paper is asked for twice
  std::unordered_map<std::string, std::uint32_t> columns_;  // by the JSON list of fields
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_WAREHOUSE_HISTORY_READER_H_
