// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/rows_output.h"
#include "cli/settings.h"
#include "cli/verbs.h"

namespace boardtrail {

ExitCode run_coverage(const Invocation& invocation) {
  Query query(R"(WITH gaps AS (
  SELECT 1 AS sort, 'document not read' AS gap, NULL AS organisation, path, NULL AS place,
         error AS reason FROM v_document WHERE outcome = 'failed'
  UNION ALL
  SELECT 2, 'table not recognised', p.organisation, p.path, coalesce('page ' || t.page, 'line ' || t.line), t.reason
    FROM v_table t JOIN v_paper p USING (paper_id) WHERE t.schema IS NULL
  UNION ALL
  SELECT 3, 'no date: overdue not assessed', organisation, path, NULL,
         'the paper states neither the date it speaks for nor its meeting''s'
    FROM v_paper p WHERE as_at IS NULL AND meeting_date IS NULL
     AND EXISTS (SELECT 1 FROM v_action a WHERE a.paper_id = p.paper_id)
  UNION ALL
  SELECT 4, 'action read in doubt', p.organisation, p.path, coalesce('page ' || a.page, 'line ' || a.line),
         trim(coalesce(a.ref, '') || ' ' || substr(coalesce(a.description, ''), 1, 60)) ||
         ' (confidence ' || round(a.confidence, 2) || ')'
    FROM v_action a JOIN v_paper p USING (paper_id) WHERE a.confidence < 1)
SELECT gap, path, place, reason FROM gaps WHERE 1)");
  query.where_contains("organisation", invocation.value(Option::kOrg));
  query.add(" ORDER BY sort, path, place, reason");
  RowOptions options = row_options(invocation);
  options.wrapped_columns = {"reason"};
  return show_query(invocation, query, options);
}

}  // namespace boardtrail
