// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/rows_output.h"
#include "cli/settings.h"
#include "cli/verbs.h"

namespace boardtrail {

ExitCode run_slippage(const Invocation& invocation) {
  Query query(R"(WITH slips AS (
  SELECT l.plan_id, l.moves,
         CAST(julianday(o.due_current) - julianday(l.first_due) AS INTEGER) AS slip
    FROM plan p JOIN lineage l ON l.plan_id = p.plan_id AND l.last_seq >= p.full_seq
    JOIN observation o ON o.observation_id = l.observation_id
   WHERE l.first_due IS NOT NULL AND o.due_current IS NOT NULL)");
  query.where_contains("p.organisation", invocation.value(Option::kOrg));
  query.where_contains("p.title", invocation.value(Option::kPlan));
  query.add(R"(),
ranked AS (
  SELECT *, row_number() OVER (PARTITION BY plan_id ORDER BY slip) AS place,
         count(*) OVER (PARTITION BY plan_id) AS n
    FROM slips)
SELECT p.organisation, p.title AS plan, p.papers, n AS actions, sum(slip > 0) AS slipped,
       sum(slip) AS total_days,
       avg(CASE WHEN place IN ((n + 1) / 2, (n + 2) / 2) THEN slip END) AS median_days,
       max(slip) AS longest_days, sum(moves) AS moves,
       round(1.0 * sum(moves) / n, 2) AS moves_per_action
  FROM ranked JOIN plan p USING (plan_id))");
  query.add(" GROUP BY plan_id ORDER BY sum(slip) DESC, p.organisation, p.title, plan_id");
  return show_query(invocation, query, row_options(invocation));
}

}  // namespace boardtrail
