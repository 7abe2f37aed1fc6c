// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/in_force.h"
#include "cli/settings.h"
#include "cli/verbs.h"

namespace boardtrail {

ExitCode run_plans(const Invocation& invocation) {
  Query query = in_force_query("");
  query.add(R"(SELECT max(organisation) AS organisation, plan,
       (SELECT count(DISTINCT r.paper_id) FROM ranked r
         WHERE r.body = in_force.body AND r.plan IS in_force.plan) AS papers,
       nullif(max(paper_date), '') AS latest, count(*) AS actions,
       sum(status IS 'open') AS "open", sum(status IS 'closed') AS closed,
       sum(overdue) AS overdue, sum(rag IS 'red') AS red
  FROM in_force WHERE 1)");
  query.where_contains("organisation", invocation.value(Option::kOrg));
  query.where_contains("plan", invocation.value(Option::kPlan));
  query.add(" GROUP BY body, plan ORDER BY body, plan");
  return show_query(invocation, query, row_options(invocation));
}

}  // namespace boardtrail
