// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/in_force.h"

namespace boardtrail {

Query in_force_query(std::string_view as_at) {
  Query query(R"(WITH placed AS (
  SELECT plan_id, max(seq) AS last, coalesce(max(CASE WHEN partial = 0 THEN seq END), 1) AS whole
    FROM plan_paper WHERE seq > 0)");
  const std::string day(as_at);
  if (!day.empty()) query.where("coalesce(paper_date, '') <= ?", {day});
  // rtrim(path, <its characters but '/'>) is the path up to its last '/'. A row of an earlier
  // paper counts where no later one, up to `last`, states the action again.
  query.add(R"(
   GROUP BY plan_id),
in_force AS (
  SELECT a.*, coalesce(a.organisation, rtrim(a.path, replace(a.path, '/', ''))) AS body,
         coalesce(pp.paper_date, '') AS paper_date,
         coalesce(a.status, '') <> 'closed' AND a.due_current < )");
  // The day is ISO as the parser checked it: digits and hyphens.
  query.add(day.empty() ? "pp.paper_date" : "'" + day + "'");
  query.add(R"( IS 1 AS overdue
    FROM placed
    JOIN plan_paper pp ON pp.plan_id = placed.plan_id AND pp.seq BETWEEN placed.whole AND placed.last
    JOIN v_action a ON a.paper_id = pp.paper_id
   WHERE a.restates = 0
     AND (pp.seq = placed.last OR NOT EXISTS (
       SELECT 1 FROM link k JOIN observation o USING (observation_id)
         JOIN plan_paper later ON later.paper_id = o.paper_id
        WHERE k.previous_id = a.observation_id AND later.seq <= placed.last)))
)");
  return query;
}

}  // namespace boardtrail
