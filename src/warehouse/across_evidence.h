// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_WAREHOUSE_ACROSS_EVIDENCE_H_
#define BOARDTRAIL_WAREHOUSE_ACROSS_EVIDENCE_H_

#include <string>

#include "base/result.h"
#include "checks/across/across.h"
#include "warehouse/sqlite.h"

namespace boardtrail {

// Looks up the places of what findings across papers compare.
// Ownership: must not outlive the Database.
class AcrossEvidence {
 public:
  static AcrossEvidence prepare(Database& database);

  // The exhibits of the finding with their places, as `finding.evidence` holds them.
  Result<std::string> json(const AcrossFinding& finding);

 private:
  struct Cell {
    std::string label;
    std::string raw;
    std::string place;  // members of a JSON object, or empty
  };
  Result<Cell> cell_of(const AcrossExhibit& exhibit);

  Statement find_cell_;
  Statement find_row_;
  Statement find_metric_;
  Statement find_path_;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_WAREHOUSE_ACROSS_EVIDENCE_H_
