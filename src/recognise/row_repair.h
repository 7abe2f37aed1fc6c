// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_RECOGNISE_ROW_REPAIR_H_
#define BOARDTRAIL_RECOGNISE_ROW_REPAIR_H_

#include <cstdint>
#include <vector>

#include "recognise/plan.h"

namespace boardtrail {

// How the cells of a row fit their columns.
struct RowFit {
  std::int32_t fits = 0;           // of any type or value expression
  std::int32_t misfits = 0;        // of any
  std::int32_t typed_fits = 0;     // dates, leads and ratings alone
  std::int32_t typed_misfits = 0;  // of those
  bool rating_fits = false;
};
RowFit fit_row(const PaperReading& reading, const Plan& plan, const PlanRow& row);

// All of the cell's text is bold.
bool is_bold(const PlanCell& cell);

// True where a cell can stand in a column of a schema without heading rows.
bool fits_position(const SchemaColumn& column, const std::string& cell);
// True where a row's cells can stand at the positions of a schema without heading rows.
bool fits_positions(const Schema& schema, const PlanRow& row);

// Mends what page-wise conversion did to an action's row, and says so in row.repairs: a row
// shifted left by a missing cell; a lead and a due date in each other's place; a heading that was
// merged into the row's cells (looked for only where the plan has such headings: `sections_seen`).
void repair_row(const PaperReading& reading, const Plan& plan, PlanRow& row, bool sections_seen);

// Splits the cell that holds finding and action both, where the action's own is blank.
void split_finding(const Plan& plan, PlanRow& row);

// Completes dates that were cut off at their end ("12-M" where the column has "12-Mar-21"
// and nothing else that begins so).
void complete_cut_dates(Plan& plan);

}  // namespace boardtrail

#endif  // BOARDTRAIL_RECOGNISE_ROW_REPAIR_H_
