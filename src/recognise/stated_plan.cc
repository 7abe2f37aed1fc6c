// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognise/stated_plan.h"

#include <utility>

#include "base/text.h"

namespace boardtrail {

std::size_t StatedPlan::column_at(const SchemaColumn& column, const std::string& label) {
  std::string folded = fold_words(label);
  for (std::size_t i = 0; i < plan_.columns.size(); ++i) {
    const ColumnUse& use = plan_.columns[i];
    if (use.column != &column) continue;
    // Leads may have several labels ("Executive lead", "Operational lead"); all else has one place.
    if (column.field != Field::kLead || use.folded == folded) return i;
  }
  plan_.columns.push_back({&column, label, std::move(folded), false});
  return plan_.columns.size() - 1;
}

void StatedPlan::begin_action(const Schema& schema, const std::string& section,
                              const Place& place) {
  if (plan_.schema == nullptr) {
    plan_.schema = &schema;
    plan_.place = place;
    if (const SchemaColumn* description = column_for(schema, Field::kDescription)) {
      plan_.columns.push_back({description, "", "", false});
    }
  }
  if (section != section_) {
    section_ = section;
    PlanRow row;
    row.kind = RowKind::kSection;
    row.section = section;
    row.place = place;
    plan_.rows.push_back(std::move(row));
  }
  PlanRow row;
  row.kind = RowKind::kAction;
  row.number = ++actions_;
  row.confidence = confidence_;
  row.place = place;
  plan_.rows.push_back(std::move(row));
}

void StatedPlan::add(const SchemaColumn& column, const std::string& label, std::string text,
                     const Place& place, const Cell* source) {
  const std::size_t at = column_at(column, label);
  if (column.field == Field::kDescription && plan_.columns[at].label.empty()) {
    plan_.columns[at].label = label;
    plan_.columns[at].folded = fold_words(label);
  }
  std::vector<PlanCell>& cells = plan_.rows.back().cells;
  if (cells.size() <= at) cells.resize(at + 1);
  PlanCell& cell = cells[at];
  if (cell.blank()) {
    cell.text = std::move(text);
    cell.place = place;
    cell.source = source;
  } else if (!text.empty()) {
    cell.text += (column.type == ValueType::kText ? " " : "\n") + text;
  }
}

void StatedPlan::add_part(std::int32_t table) {
  if (plan_.parts.empty() || plan_.parts.back() != table) plan_.parts.push_back(table);
}

void StatedPlan::build(PaperReading& reading) {
  if (plan_.rows.empty()) return;
  for (PlanRow& row : plan_.rows) {
    row.cells.resize(plan_.columns.size());
    for (PlanCell& cell : row.cells) {
      if (cell.blank()) cell.place = row.place;
    }
  }
  build_observations(reading, plan_);
}

}  // namespace boardtrail
