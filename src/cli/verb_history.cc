// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "base/text.h"
#include "cli/rows_output.h"
#include "cli/settings.h"
#include "cli/verbs.h"

namespace boardtrail {
namespace {

constexpr std::string_view kShortColumns =
    "plan, as_at, ref, due, slip, rag, status, leads, changed, progress";
constexpr std::string_view kAllColumns =
    "organisation, plan, as_at, ref, section, description, success_measure, due_raw, due, slip, "
    "rag, rag_raw, status, closed_on, leads, progress, changed, score, reason, doubtful, path, "
    "page, line, action_id, observation_id";

// A reference is found by the index as it may be printed: with and without a point or a
// colon at its end.
void add_choice(Query& query, const std::string& wanted) {
  const bool number =
      !wanted.empty() && wanted.size() < 20 &&
      std::all_of(wanted.begin(), wanted.end(), [](char c) { return c >= '0' && c <= '9'; });
  query.add("WITH chosen AS (SELECT DISTINCT action_id FROM observation WHERE 1");
  const std::string bare(trim(wanted));
  query.where("ref COLLATE NOCASE IN (?, ?, ?)", {bare, bare + ".", bare + ":"});
  if (number && wanted.size() > 9) {
    query.add(" UNION SELECT action_id FROM lineage WHERE action_id = " + wanted +
              " UNION SELECT action_id FROM observation WHERE observation_id = " + wanted);
  }
  query.add(")");
}

}  // namespace

ExitCode run_history(const Invocation& invocation) {
  RowOptions options = row_options(invocation);
  options.list_columns = {"leads", "changed"};
  options.narrow_columns = {{"plan", 14}, {"leads", 10}, {"changed", 16}};
  options.wrapped_columns = {"progress"};
  const bool brief = options.format == RowFormat::kTable && !options.full;
  Query query{std::string()};
  add_choice(query, invocation.arguments().front());
  query.add(R"(, told AS (
  SELECT a.organisation, a.plan, h.as_at, a.ref, a.section, a.description, a.success_measure,
         a.due_raw, a.due_current AS due, l.first_due,
         CAST(julianday(a.due_current) - julianday(l.first_due) AS INTEGER) AS slip,
         a.rag, a.rag_raw, a.status, a.closed_on, a.leads, a.progress, h.changed, h.score,
         h.reason, h.doubtful, a.path, a.page, a.line, a.action_id, a.observation_id,
         h.position AS step
    FROM chosen JOIN v_history h USING (action_id)
    JOIN v_action a USING (observation_id) JOIN lineage l ON l.action_id = h.action_id)
SELECT )");
  query.add(brief ? kShortColumns : kAllColumns).add(" FROM told WHERE 1");
  query.where_contains("organisation", invocation.value(Option::kOrg));
  query.where_contains("plan", invocation.value(Option::kPlan));
  query.add(" ORDER BY organisation, action_id, step");
  return show_query(invocation, query, options);
}

}  // namespace boardtrail
