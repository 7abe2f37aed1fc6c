// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/column_gaps.h"

#include <algorithm>
#include <cstddef>

#include "base/text.h"
#include "checks/rows.h"

namespace boardtrail {

namespace {

// A row in which nothing stands but its rating cells: a grid that was taken for a
// plan, or a line left for later. Nothing is promised, so nothing is missing.
bool says_nothing(const Observation& row) {
  return row.ref.empty() && is_blank(row.source_finding) &&
         is_blank_field(row, Field::kDescription) && is_blank_field(row, Field::kLead) &&
         is_blank_field(row, Field::kDue) && is_blank_field(row, Field::kProgress) &&
         is_blank(row.success_measure);
}

}  // namespace

std::vector<TableRows> stated_tables(const Paper& paper) {
  std::vector<TableRows> tables(paper.plan_tables.size());
  for (std::size_t i = 0; i < tables.size(); ++i) tables[i].table = &paper.plan_tables[i];
  for (const Observation& row : paper.observations) {
    if (row.restates || says_nothing(row) || plan_table_of(paper, row) == nullptr) continue;
    tables[static_cast<std::size_t>(row.plan_table)].rows.push_back(&row);
  }
  std::erase_if(tables, [](const TableRows& table) { return table.rows.empty(); });
  return tables;
}

bool asks_for(const TableRows& table, Field field) {
  return table.table->has_column(field) ||
         std::any_of(table.rows.begin(), table.rows.end(),
                     [field](const Observation* row) { return !is_blank_field(*row, field); });
}

bool has_columns(const TableRows& table) { return !table.table->parts.empty(); }

}  // namespace boardtrail
