// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output.h"
#include "cli/rows_output.h"
#include "cli/settings.h"
#include "cli/verbs.h"

namespace boardtrail {

ExitCode run_status(const Invocation& invocation) {
  const Query query(R"(SELECT CASE WHEN finished_at IS NULL THEN 'did not finish'
            WHEN documents_failed > 0 THEN 'done, documents left unread'
            ELSE 'done' END AS last_run,
       started_at, finished_at, version, documents_seen AS seen,
       documents_ingested AS ingested, documents_unchanged AS unchanged,
       documents_failed AS failed, (SELECT count(*) FROM v_document) AS documents,
       (SELECT count(*) FROM v_paper) AS papers, (SELECT count(*) FROM v_action) AS actions,
       (SELECT count(*) FROM v_finding WHERE status = 'open') AS findings
  FROM v_run ORDER BY started_at DESC, run_id DESC LIMIT 1)");
  bool good = false;
  const auto see = [&](const std::vector<SqlValue>& row) {
    const auto* text = std::get_if<std::string>(&row[0]);
    good = text && *text == "done";
  };
  RowOptions options = row_options(invocation);
  const ExitCode code = show_query(invocation, query, options, see);
  if (code != ExitCode::kDone) return code;
  return good ? code : ExitCode::kUnread;
}

}  // namespace boardtrail
