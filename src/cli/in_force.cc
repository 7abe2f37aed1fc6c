// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/in_force.h"

namespace boardtrail {

Query in_force_query(std::string_view as_at) {
  // rtrim(path, <its characters but '/'>) is the path up to its last '/'. The table `file` holds
  // what stands at each path now.
  Query query(R"(WITH dated AS (
  SELECT p.paper_id, coalesce(p.as_at, p.meeting_date, '') AS paper_date,
         coalesce(p.organisation, rtrim(p.path, replace(p.path, '/', ''))) AS body
    FROM v_paper p
   WHERE (EXISTS (SELECT 1 FROM file WHERE document_id = p.document_id)
          OR NOT EXISTS (SELECT 1 FROM file JOIN v_document other USING (document_id)
                          WHERE file.path = p.path AND other.outcome = 'ok')))");
  const std::string day(as_at);
  if (!day.empty()) query.where("coalesce(p.as_at, p.meeting_date, '') <= ?", {day});
  query.add(R"(),
ranked AS (
  SELECT a.*, dated.body, dated.paper_date,
         rank() OVER (PARTITION BY dated.body, a.plan ORDER BY dated.paper_date DESC) AS age
    FROM v_action a JOIN dated USING (paper_id) WHERE a.restates = 0),
in_force AS (
  SELECT *, coalesce(status, '') <> 'closed' AND due_current < )");
  // The day is ISO as the parser checked it: digits and hyphens.
  query.add(day.empty() ? "nullif(paper_date, '')" : "'" + day + "'");
  query.add(R"( IS 1 AS overdue
    FROM ranked WHERE age = 1)
)");
  return query;
}

}  // namespace boardtrail
