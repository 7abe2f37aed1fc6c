// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/in_force.h"
#include "cli/settings.h"
#include "cli/verbs.h"

namespace boardtrail {

ExitCode run_plans(const Invocation& invocation) {
  Query query = in_force_query(invocation.value(Option::kAsAt));
  query.add(R"(SELECT p.organisation, p.title AS plan, placed.last AS papers,
       max(paper_date) AS latest, count(*) AS actions,
       sum(status IS 'open') AS "open", sum(status IS 'closed') AS closed,
       sum(overdue) AS overdue, sum(rag IS 'red') AS red
  FROM in_force JOIN plan p USING (plan_id) JOIN placed USING (plan_id) WHERE 1)");
  query.where_contains("p.organisation", invocation.value(Option::kOrg));
  query.where_contains("p.title", invocation.value(Option::kPlan));
  query.add(" GROUP BY plan_id ORDER BY p.organisation, p.title, plan_id");
  return show_query(invocation, query, row_options(invocation));
}

}  // namespace boardtrail
