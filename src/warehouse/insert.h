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
  kCellRow,
  kProse,
  kPlanTable,
  kObservation,
  kDueDate,
  kRating,
  kObservationEvidence,
  kRepair,
  kMetric,
  kMetricValue,
  kFinding,
  kDiagnostic,
};

// One INSERT statement a table, prepared when it is needed first. A `page, line, bbox` triple of
// columns is bound by one Place. Ownership: must not outlive the Database.
class RowInserter {
 public:
  static RowInserter prepare(Database& database);

  template <typename... Values>
  Status add(Into table, const Values&... values) {
    return statements_[static_cast<std::size_t>(table)].run(values...);
  }

 private:
  std::vector<Statement> statements_;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_WAREHOUSE_INSERT_H_
