// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/in_force.h"
#include "cli/settings.h"
#include "cli/verbs.h"

namespace boardtrail {
namespace {

constexpr std::string_view kShortActions =
    "organisation, plan, ref, description, leads, due_current AS due, rag, "
    "CASE WHEN overdue THEN 'overdue' ELSE status END AS status";
constexpr std::string_view kAllActions =
    "organisation, plan, section, ref, description, leads, due_raw, due_original, "
    "due_current AS due, due_precision, rag, rag_raw, status, closed_on, overdue, progress, "
    "paper_date AS as_at, path, place, page, line, \"row\", confidence, action_id, "
    "observation_id";

void add_choice(Query& query, const Invocation& invocation, Option option, std::string_view column,
                std::string_view word_for_null) {
  std::vector<std::string> values;
  bool null = false;
  for (const std::string& value : invocation.values(option)) {
    if (value == word_for_null) {
      null = true;
    } else {
      values.push_back(value);
    }
  }
  if (null) values.emplace_back("");
  query.where_any("coalesce(" + std::string(column) + ", '')", values);
}

void add_filters(Query& query, const Invocation& invocation) {
  query.where_contains("organisation", invocation.value(Option::kOrg));
  query.where_contains("plan", invocation.value(Option::kPlan));
  if (invocation.has(Option::kLead)) {
    query.where(
        "EXISTS (SELECT 1 FROM json_each(leads) WHERE instr(' ' || replace(lower(value), ',', ' ') "
        "|| ' ', ' ' || lower(?) || ' ') > 0)",
        {std::string(invocation.value(Option::kLead))});
  }
  add_choice(query, invocation, Option::kRag, "rag", "none");
  add_choice(query, invocation, Option::kStatus, "status", "unknown");
  if (invocation.has(Option::kOverdue)) query.where("overdue", {});
  if (invocation.has(Option::kRef)) {
    query.where(
        "lower(replace(trim(ref, ' .:'), ' ', '')) = lower(replace(trim(?, ' .:'), ' ', ''))",
        {std::string(invocation.value(Option::kRef))});
  }
  if (invocation.has(Option::kSearch)) {
    // What is in force today has an index of its own.
    query.where_found(
        "observation_id", invocation.value(Option::kSearch),
        invocation.has(Option::kAsAt) ? "observation_fts" : "observation_fts_in_force");
  }
}

}  // namespace

ExitCode run_actions(const Invocation& invocation) {
  RowOptions options = row_options(invocation);
  options.list_columns = {"leads"};
  options.narrow_columns = {{"organisation", 14}, {"plan", 18}, {"leads", 10}};
  const bool brief = options.format == RowFormat::kTable && !options.full;
  Query query = in_force_query(invocation.value(Option::kAsAt));
  query.add("SELECT ").add(brief ? kShortActions : kAllActions).add(" FROM in_force WHERE 1");
  add_filters(query, invocation);
  query.add(" ORDER BY body, plan, path, position, observation_id");
  return show_query(invocation, query, options);
}

}  // namespace boardtrail
