// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/in_force.h"
#include "cli/settings.h"
#include "cli/verbs.h"

namespace boardtrail {

// Leads are counted within one organisation: the same initials elsewhere are
// somebody else.
ExitCode run_leads(const Invocation& invocation) {
  const RowOptions options = row_options(invocation);
  Query query = in_force_query(invocation.value(Option::kAsAt));
  query.add("SELECT max(organisation) AS organisation, ");
  // People are told; for programs NULL says it.
  query.add(options.format == RowFormat::kTable ? "coalesce(lead.value, '(no lead)') AS lead"
                                                : "lead.value AS lead");
  query.add(R"(, count(*) AS actions,
       sum(status IS 'open') AS "open", sum(status IS 'closed') AS closed,
       sum(overdue) AS overdue, sum(rag IS 'red') AS red, count(DISTINCT plan_id) AS plans
  FROM in_force LEFT JOIN json_each(in_force.leads) AS lead WHERE 1)");
  query.where_contains("organisation", invocation.value(Option::kOrg));
  query.where_contains("plan", invocation.value(Option::kPlan));
  query.add(" GROUP BY body, lower(lead.value) ORDER BY body, count(*) DESC, lower(lead.value)");
  return show_query(invocation, query, options);
}

}  // namespace boardtrail
