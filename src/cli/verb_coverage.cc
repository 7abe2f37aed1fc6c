// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/rows_output.h"
#include "cli/settings.h"
#include "cli/verbs.h"

namespace boardtrail {
namespace {

constexpr std::string_view kGaps = R"(WITH gaps AS (
  SELECT 1 AS sort, 'document not read' AS gap, NULL AS organisation, path, NULL AS page,
         NULL AS line, error AS reason
    FROM v_document WHERE outcome = 'failed'
  UNION ALL
  SELECT 2, 'part not read', p.organisation, g.path, g.page, g.line, g.message
    FROM v_diagnostic g LEFT JOIN paper p USING (paper_id) WHERE g.level = 'loss'
  UNION ALL
  SELECT 3, 'table not recognised', p.organisation, p.path, t.page, t.line, t.reason
    FROM v_table t JOIN v_paper p USING (paper_id) WHERE t.schema IS NULL
  UNION ALL
  SELECT 4, 'no date: overdue not assessed', p.organisation, d.path, NULL, NULL,
         'the paper states neither the date it speaks for nor its meeting''s'
    FROM paper p JOIN document d USING (document_id)
   WHERE p.as_at IS NULL AND p.meeting_date IS NULL
     AND EXISTS (SELECT 1 FROM observation o WHERE o.paper_id = p.paper_id)
  UNION ALL
  SELECT 5, 'action read in doubt', p.organisation, d.path, o.page, o.line,
         trim(coalesce(o.ref, '') || ' ' || substr(coalesce(o.description, ''), 1, 60)) ||
         ' (confidence ' || round(o.confidence, 2) || ')'
    FROM observation o JOIN paper p USING (paper_id) JOIN document d USING (document_id)
   WHERE o.confidence < 1
  UNION ALL
  SELECT 6, 'link in doubt', p.organisation, d.path, o.page, o.line,
         format('%s (%s, score %s)',
                trim(coalesce(o.ref, '') || ' ' || substr(coalesce(o.description, ''), 1, 60)),
                k.reason, round(k.score, 2))
    FROM )";

// Links in doubt, those of few papers by the papers, those of all by an index of them. The rows of
// a paper have neighbouring numbers: one look into the index finds those of them in doubt, where
// to look at each row's link would be one for each.
constexpr std::string_view kDoubtOfFew =
    "paper p CROSS JOIN link k INDEXED BY link_in_doubt ON k.observation_id BETWEEN "
    "(SELECT min(observation_id) FROM observation WHERE paper_id = p.paper_id) AND "
    "(SELECT max(observation_id) FROM observation WHERE paper_id = p.paper_id) "
    "CROSS JOIN observation o ON o.observation_id = k.observation_id AND o.paper_id = p.paper_id";
constexpr std::string_view kDoubtOfAll =
    "link k CROSS JOIN observation o ON o.observation_id = k.observation_id CROSS JOIN paper p "
    "ON p.paper_id = o.paper_id";

constexpr std::string_view kOtherGaps = R"(
    JOIN document d ON d.document_id = p.document_id WHERE k.doubtful = 1 AND k.step > 1
  UNION ALL
  SELECT 7, 'order by file name alone', p.organisation, p.path, NULL, NULL,
         'neither this paper nor the one before it says which is the earlier'
    FROM plan_paper pp JOIN v_paper p USING (paper_id) WHERE pp.order_certain = 0)
SELECT gap, path, coalesce('page ' || page, 'line ' || line) AS place, reason FROM gaps WHERE 1)";

}  // namespace

ExitCode run_coverage(const Invocation& invocation) {
  Query query{std::string(kGaps)};
  query.add(invocation.has(Option::kOrg) ? kDoubtOfFew : kDoubtOfAll).add(kOtherGaps);
  query.where_contains("organisation", invocation.value(Option::kOrg));
  // Of rows that differ in their first text SQLite compares nothing else.
  query.add(" ORDER BY sort || path, page, line, reason");
  RowOptions options = row_options(invocation);
  options.wrapped_columns = {"reason"};
  return show_query(invocation, query, options);
}

}  // namespace boardtrail
