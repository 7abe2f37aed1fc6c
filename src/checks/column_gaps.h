// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_CHECKS_COLUMN_GAPS_H_
#define BOARDTRAIL_CHECKS_COLUMN_GAPS_H_

#include <vector>

#include "checks/rule.h"

namespace boardtrail {

// A plan table with its rows, in order.
struct TableRows {
  const PlanTable* table = nullptr;
  std::vector<const Observation*> rows;
};

// The plan tables that state actions for themselves: with at least one row that
// restates none. Rows that restate another are left out, for what they leave
// blank the other row may say; so are rows that say nothing at all.
std::vector<TableRows> stated_tables(const Paper& paper);

// True where the table has a column for the field, or any row has a value for it
// from elsewhere (a heading, the row of a section).
bool asks_for(const TableRows& table, Field field);

// True where the rows stand in a table. Actions in lines and lists have no columns, so none can
// be missing; what one of them leaves unsaid that others say is.
bool has_columns(const TableRows& table);

}  // namespace boardtrail

#endif  // BOARDTRAIL_CHECKS_COLUMN_GAPS_H_
