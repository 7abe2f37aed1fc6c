// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/rule.h"
#include "cli/output.h"
#include "cli/rows_output.h"
#include "cli/settings.h"
#include "cli/verbs.h"

namespace boardtrail {
namespace {

constexpr std::string_view kColumns[] = {
    "severity, rule, paper, place, ref, message",
    "severity, rule, organisation, path, place, ref, field, message, evidence, as_at, status, "
    "finding_id, paper_id, observation_id, metric_id, action_id"};

// 0 for "high", so that a smaller number is graver.
constexpr std::string_view kRank =
    "CASE severity WHEN 'high' THEN 0 WHEN 'medium' THEN 1 ELSE 2 END";

// Where to look: the page, else the line, of the first exhibit.
constexpr std::string_view kPlace =
    "CASE WHEN json_extract(evidence, '$[0].page') > 0 "
    "THEN 'page ' || json_extract(evidence, '$[0].page') "
    "WHEN json_extract(evidence, '$[0].line') > 0 "
    "THEN 'line ' || json_extract(evidence, '$[0].line') END";

int rank_of(std::string_view severity) {
  return severity == "high" ? 0 : severity == "medium" ? 1 : 2;
}

Status check_rules(const Invocation& invocation) {
  std::vector<std::string_view> known;
  for (const Rule* rule : all_rules()) known.push_back(rule->id);
  for (const std::string& id : invocation.values(Option::kRule)) {
    if (!find_rule(id)) {
      return Error{ErrorCode::kBadUsage, unknown_name("rule", id, known), ""};
    }
  }
  return {};
}

Query findings_query(const Invocation& invocation, bool brief) {
  Query query(
      "WITH found AS (SELECT f.*, p.organisation, p.as_at, "
      "coalesce(p.as_at, p.meeting_date) AS paper_date, "
      "substr(f.path, length(rtrim(f.path, replace(f.path, '/', ''))) + 1) AS paper, ");
  query.add(kPlace).add(" AS place, ").add(kRank).add(" AS grave, a.plan ");
  query.add(
      "FROM v_finding f JOIN v_paper p USING (paper_id) "
      "LEFT JOIN v_action a USING (observation_id)) SELECT ");
  query.add(kColumns[brief ? 0 : 1]).add(" FROM found WHERE status = 'open'");
  query.where_any("rule", invocation.values(Option::kRule));
  query.where_any("severity", invocation.values(Option::kSeverity));
  query.where_contains("organisation", invocation.value(Option::kOrg));
  if (invocation.has(Option::kPlan)) {
    // A finding about a whole paper belongs to each plan that the paper states.
    query.where(
        "instr(lower(plan), lower(?)) > 0 OR plan IS NULL AND EXISTS (SELECT 1 FROM v_action b "
        "WHERE b.paper_id = found.paper_id AND instr(lower(b.plan), lower(?)) > 0)",
        {std::string(invocation.value(Option::kPlan)),
         std::string(invocation.value(Option::kPlan))});
  }
  if (invocation.has(Option::kSince)) {
    query.where("paper_date >= ?", {std::string(invocation.value(Option::kSince))});
  }
  query.add(" ORDER BY grave, path, rule, ref, message");
  return query;
}

}  // namespace

ExitCode run_findings(const Invocation& invocation) {
  if (const Status known = check_rules(invocation); !known) return fail(known.error());
  RowOptions options = row_options(invocation);
  options.wrapped_columns = {"message"};
  options.list_columns = {"evidence"};
  const bool brief = options.format == RowFormat::kTable && !options.full;
  int gravest = 3;
  const auto see = [&](const std::vector<SqlValue>& row) {
    if (const auto* text = std::get_if<std::string>(&row[0])) {
      gravest = std::min(gravest, rank_of(*text));
    }
  };
  const ExitCode code = show_query(invocation, findings_query(invocation, brief), options, see);
  if (code != ExitCode::kDone || !invocation.has(Option::kFailOn)) return code;
  return gravest <= rank_of(invocation.value(Option::kFailOn)) ? ExitCode::kFindings : code;
}

}  // namespace boardtrail
