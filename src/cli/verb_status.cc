// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output.h"
#include "cli/rows_output.h"
#include "cli/settings.h"
#include "cli/usage.h"
#include "cli/verbs.h"
#include "nightly/status.h"

namespace boardtrail {
namespace {

ExitCode exit_of(NightlyVerdict verdict) {
  switch (verdict) {
    case NightlyVerdict::kWorked:
      return ExitCode::kDone;
    case NightlyVerdict::kUnread:
      return ExitCode::kUnread;
    case NightlyVerdict::kIncomplete:
      return ExitCode::kOutputFailed;
    case NightlyVerdict::kLocked:
      return ExitCode::kLocked;
    case NightlyVerdict::kLate:
      return ExitCode::kLate;
    case NightlyVerdict::kFailed:
      break;
  }
  return ExitCode::kWarehouse;
}

std::string documents_text(const RunSummary& run) {
  return std::to_string(run.seen) + " seen, " + std::to_string(run.ingested) + " ingested, " +
         std::to_string(run.unchanged) + " unchanged, " + std::to_string(run.failed) + " not read";
}

// Did last night work: a row for each thing to know, what failed by name.
ExitCode show_nightly(const Invocation& invocation) {
  const auto config = nightly_config_of(invocation);
  if (!config) {
    complain(to_string(config.error()));
    return ExitCode::kUsage;
  }
  const NightlyStatus status = nightly_status(*config, std::chrono::system_clock::now());
  const NightlyRecord& record = status.record;
  std::vector<std::vector<SqlValue>> rows;
  const auto add = [&rows](const char* what, const std::string& name, const std::string& state) {
    rows.push_back({std::string(what), name, state});
  };
  add("run", record.started_at, status.summary);
  if (!record.finished_at.empty()) add("documents", "", documents_text(record.documents));
  add("last good", record.last_good_at, record.last_good_at.empty() ? "never" : "done");
  if (!record.backup.empty()) add("backup", record.backup, "made");
  for (const Problem& problem : record.problems) add("problem", problem.what, problem.reason);
  for (const std::string& name : record.waiting) add("waiting", name, "not complete yet");
  RowOptions options = row_options(invocation);
  options.wrapped_columns = {"name", "state"};
  show_rows({"what", "name", "state"}, rows, options);
  return exit_of(status.verdict);
}

}  // namespace

ExitCode run_status(const Invocation& invocation) {
  if (!config_setting(invocation).value.empty()) {
    if (!invocation.has(Option::kDb)) return show_nightly(invocation);
    return refuse_usage("--config and --db name two things; give one", invocation.verb());
  }
  const Query query(R"(SELECT CASE WHEN finished_at IS NULL THEN 'did not finish'
            WHEN documents_failed > 0 THEN 'done, documents left unread'
            ELSE 'done' END AS last_run,
       started_at, finished_at, version, documents_seen AS seen,
       documents_ingested AS ingested, documents_unchanged AS unchanged,
       documents_failed AS failed, (SELECT count(*) FROM document) AS documents,
       (SELECT count(*) FROM paper) AS papers, (SELECT count(*) FROM observation) AS actions,
       (SELECT count(*) FROM finding) - (SELECT count(*) FROM finding WHERE status = 'gone')
       AS findings, missing_walls
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
