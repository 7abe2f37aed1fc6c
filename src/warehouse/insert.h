// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_WAREHOUSE_INSERT_H_
#define BOARDTRAIL_WAREHOUSE_INSERT_H_

#include <cstdint>
#include <vector>

#include "base/result.h"
#include "warehouse/sqlite.h"

namespace boardtrail {

// The tables that a document's rows go into, in the order of kColumns (insert.cc).
enum class Into : std::uint8_t {
  kDocument,
  kPage,
  kPaper,
  kStatedVersion,
  kLegendEntry,
  kCoverField,
  kTickOption,
  kDocumentTable,
  kCell,
  kPlanTable,
  kObservation,
  kDueDate,
  kRating,
  kEvidence,
  kRepair,
  kMetric,
  kMetricValue,
  kFinding,
  kDiagnostic,
};

// Most rows are cells and evidence: so many go into one statement, which saves a third
// of their cost.
inline constexpr int kRowsAtOnce = 16;

// One INSERT statement a table, prepared once. A `page, line, bbox` triple of columns
// is bound by one Place.
// Ownership: must not outlive the Database.
class RowInserter {
 public:
  static Result<RowInserter> prepare(Database& database);

  template <typename... Values>
  Status add(Into table, const Values&... values) {
    return statements_[static_cast<std::size_t>(table)].run(values...);
  }

  // The statements for kRowsAtOnce rows, to be started, bound and finished; here a
  // `page, line, bbox` triple is bound by three values.
  Statement& many_cells() { return many_cells_; }
  Statement& much_evidence() { return much_evidence_; }

  // Puts the observations of the paper, which are written, into the full-text index.
  // All at once: FTS5 writes what it has gathered at the end of each statement, and a
  // row at a time would make a segment of the index for each row.
  Status index_observations(std::int64_t paper_id) { return index_observations_.run(paper_id); }

 private:
  std::vector<Statement> statements_;
  Statement many_cells_;
  Statement much_evidence_;
  Statement index_observations_;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_WAREHOUSE_INSERT_H_
