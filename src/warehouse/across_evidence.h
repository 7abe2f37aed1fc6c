// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_WAREHOUSE_ACROSS_EVIDENCE_H_
#define BOARDTRAIL_WAREHOUSE_ACROSS_EVIDENCE_H_

#include <cstdint>
#include <map>
#include <string>
#include <tuple>

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
    std::string place;  // members of a JSON object, or empty
  };
  // Metric, observation, field and label of an exhibit: what its cell depends on.
  using Key = std::tuple<std::int64_t, std::int64_t, Field, std::string>;

  Result<const Cell*> cell_of(const AcrossExhibit& exhibit);
  Result<Cell> find_cell(const AcrossExhibit& exhibit);
  // Members of a JSON object, or empty.
  Result<std::string> find_part(std::int64_t paper_id, PaperPart part);

  // Found lately: the findings of an action show the same few cells, and to take one out of its
  // row costs more than all else that is done for a finding.
  std::map<Key, Cell> known_;
  Statement find_cells_;
  Statement find_row_;
  Statement find_metric_;
  Statement find_table_;
  Statement find_first_cells_;
  Statement find_legend_;
  Statement find_path_;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_WAREHOUSE_ACROSS_EVIDENCE_H_
