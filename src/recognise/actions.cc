// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>
#include <unordered_set>

#include "base/text.h"
#include "recognise/plan.h"
#include "recognise/row_repair.h"

namespace boardtrail {
namespace {

// Marks the actions of tables that restate: those that another table states in full.
void mark_restated(Paper& paper, const SchemaSet& schemas) {
  const auto restates = [&](const Observation& action) {
    const PlanTable& table = paper.plan_tables[static_cast<std::size_t>(action.plan_table)];
    const Schema* schema = schemas.find(table.schema);
    return schema != nullptr && schema->restates;
  };
  if (std::none_of(paper.observations.begin(), paper.observations.end(), restates)) return;
  std::unordered_set<std::string> stated;
  for (const Observation& action : paper.observations) {
    if (!restates(action)) stated.insert(fold_words(action.description));
  }
  for (Observation& action : paper.observations) {
    if (restates(action)) action.restates = stated.count(fold_words(action.description)) > 0;
  }
}

}  // namespace

void read_actions(PaperReading& reading) {
  std::vector<Plan> plans = collect_plans(reading);
  for (Plan& plan : plans) {
    classify_rows(reading, plan);
    complete_cut_dates(plan);
    build_observations(reading, plan);
  }
  mark_restated(reading.paper, reading.schemas);
}

}  // namespace boardtrail
