// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/in_force.h"

namespace boardtrail {

namespace {

// Who asks for a day asks for heads of lineages as they were then, and the warehouse keeps
// those of today alone: they are found among all statements. For today it comes to the
// same as v_in_force; a test compares the two.
Query in_force_at(const std::string& day) {
  Query query(R"(WITH placed AS (
  SELECT plan_id, max(seq) AS last, coalesce(max(CASE WHEN partial = 0 THEN seq END), 1) AS whole
    FROM plan_paper WHERE seq > 0)");
  query.where("coalesce(paper_date, '') <= ?", {day});
  // A row of an earlier paper counts where no later one, up to `last`, states the action
  // again.
  query.add(R"(
   GROUP BY plan_id),
in_force AS (
  SELECT a.*, coalesce(a.organisation, rtrim(a.path, replace(a.path, '/', ''))) AS body,
         pp.paper_date, coalesce(a.status, '') <> 'closed' AND (a.due_current < ?1) IS 1 AS overdue
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

}  // namespace

Query in_force_query(std::string_view as_at) {
  if (!as_at.empty()) return in_force_at(std::string(as_at));
  return Query(
      "WITH placed AS (SELECT plan_id, last_seq AS last FROM plan), "
      "in_force AS (SELECT * FROM v_in_force) ");
}

}  // namespace boardtrail
