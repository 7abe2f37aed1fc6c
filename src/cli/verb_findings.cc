// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "checks/rule.h"
#include "cli/rows_output.h"
#include "cli/settings.h"
#include "cli/usage.h"
#include "cli/verbs.h"

namespace boardtrail {
namespace {

// 0 for "high", so that a smaller number is graver.
constexpr std::string_view kRank =
    "CASE severity WHEN 'high' THEN 0 WHEN 'medium' THEN 1 ELSE 2 END";

// Where to look: page and line, and of papers whose tables are structures (DOCX) the cell.
// Each is NULL where the format has none; ltrim takes the comma before the first known part.
constexpr std::string_view kPlace =
    "nullif(ltrim(iif(page > 0, 'page ' || page, '') || iif(line > 0, ', line ' || line, '') || "
    "coalesce(', table ' || (evidence ->> '$[0].table'), '') || "
    "coalesce(', row ' || (evidence ->> '$[0].row'), '') || "
    "coalesce(', cell ' || (evidence ->> '$[0].cell'), ''), ', '), '')";

// The last part of the path.
constexpr std::string_view kPaper =
    "substr(f.path, length(rtrim(f.path, replace(f.path, '/', ''))) + 1)";

int rank_of(std::string_view severity) {
  return severity == "high" ? 0 : severity == "medium" ? 1 : 2;
}

// The first rule that does not exist, as an error; empty where all do.
std::string unknown_rule(const Invocation& invocation) {
  std::vector<std::string_view> known;
  for (const Rule* rule : all_rules()) known.push_back(rule->id);
  for (const std::string& id : invocation.values(Option::kRule)) {
    if (!find_rule(id)) return unknown_name("rule", id, known);
  }
  return {};
}

std::string columns_shown(bool brief) {
  const std::string place = std::string(kPlace) + " AS place, ";
  // A suppressed finding is shown as such, and with the reason.
  if (brief) {
    return "severity, rule, paper, " + place +
           "ref, iif(suppressed IS NULL, message, message || ' [Suppressed by ' || suppressed_by "
           "|| "
           "': ' || suppressed || ']') AS message";
  }
  return "severity, rule, organisation, plan, path, " + place +
         "page, line, ref, field, message, evidence, as_at, finding_id, paper_id, observation_id, "
         "metric_id, action_id, earlier_paper_id, earlier_observation_id, suppressed, "
         "suppressed_by, "
         "suppressed_until";
}

Query findings_query(const Invocation& invocation, bool brief) {
  Query query("WITH found AS (SELECT f.*, coalesce(p.as_at, p.meeting_date) AS paper_date, ");
  query.add(kPaper).add(" AS paper FROM v_finding f JOIN v_paper p USING (paper_id)) SELECT ");
  query.add(columns_shown(brief)).add(" FROM found WHERE status = 'open'");
  query.where_any("rule", invocation.values(Option::kRule));
  query.where_any("severity", invocation.values(Option::kSeverity));
  query.where_contains("organisation", invocation.value(Option::kOrg));
  query.where_contains("plan", invocation.value(Option::kPlan));
  // What people have suppressed fails no script.
  if (invocation.has(Option::kFailOn)) query.add(" AND suppressed IS NULL");
  if (invocation.has(Option::kSince)) {
    query.where("paper_date >= ?", {std::string(invocation.value(Option::kSince))});
  }
  query.add(" ORDER BY ")
      .add(kRank)
      .add(
          ", path, page, line, evidence ->> '$[0].table', "
          "evidence ->> '$[0].row', rule, ref, message");
  return query;
}

}  // namespace

ExitCode run_findings(const Invocation& invocation) {
  if (const std::string unknown = unknown_rule(invocation); !unknown.empty()) {
    return refuse_usage(unknown, invocation.verb());
  }
  RowOptions options = row_options(invocation);
  options.wrapped_columns = {"message"};
  options.list_columns = {"evidence"};
  options.narrow_columns = {{"paper", 26}};
  const bool brief = options.format == RowFormat::kTable && !options.full;
  int gravest = rank_of("low") + 1;
  const auto see = [&](const std::vector<SqlValue>& row) {
    if (const auto* severity = std::get_if<std::string>(&row[0])) {
      gravest = std::min(gravest, rank_of(*severity));
    }
  };
  const ExitCode code = show_query(invocation, findings_query(invocation, brief), options, see);
  if (code != ExitCode::kDone || !invocation.has(Option::kFailOn)) return code;
  return gravest <= rank_of(invocation.value(Option::kFailOn)) ? ExitCode::kFindings : code;
}

}  // namespace boardtrail
