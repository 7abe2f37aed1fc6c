// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <iterator>

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

std::string_view columns_shown(bool brief) {
  // A suppressed finding is shown as such, and with the reason.
  if (brief) {
    return "severity, rule, paper, place, ref, iif(suppressed IS NULL, message, message || "
           "' [Suppressed by ' || suppressed_by || ': ' || suppressed || ']') AS message";
  }
  return "severity, rule, organisation, plan, path, place, page, line, ref, field, message, "
         "evidence, as_at, finding_id, paper_id, observation_id, metric_id, action_id, "
         "earlier_paper_id, earlier_observation_id, suppressed, suppressed_by, suppressed_until";
}

// Papers are few beside findings: they are chosen first, and the index by paper gives
// their findings. True where there was something to choose by.
bool choose_papers(Query& query, const Invocation& invocation) {
  const Option choices[] = {Option::kOrg, Option::kPlan, Option::kSince};
  if (std::none_of(std::begin(choices), std::end(choices),
                   [&](Option option) { return invocation.has(option); })) {
    return false;
  }
  query.add(" AND f.paper_id IN (SELECT p.paper_id FROM paper p WHERE 1");
  query.where_contains("p.organisation", invocation.value(Option::kOrg));
  query.where_contains("p.title", invocation.value(Option::kPlan));
  if (invocation.has(Option::kSince)) {
    query.where("coalesce(p.as_at, p.meeting_date) >= ?",
                {std::string(invocation.value(Option::kSince))});
  }
  query.add(")");
  return true;
}

Query findings_query(const Invocation& invocation, bool brief) {
  Query query("WITH found AS (SELECT f.*, ");
  query.add(kPaper).add(" AS paper FROM v_finding f WHERE f.status = 'open'");
  // '+': not by the index of rules, which gives those of all papers.
  const bool chosen = choose_papers(query, invocation);
  query.where_any(chosen ? "+f.rule" : "f.rule", invocation.values(Option::kRule));
  query.where_any("f.severity", invocation.values(Option::kSeverity));
  // What people have suppressed fails no script.
  if (invocation.has(Option::kFailOn)) query.add(" AND f.suppressed IS NULL");
  query.add(") SELECT ").add(columns_shown(brief)).add(" FROM found");
  query.add(" ORDER BY ").add(kRank).add(", path, page, line");
  // Word papers have neither page nor line: their rows in order.
  query.add(
      ", iif(coalesce(page, line) IS NULL, (SELECT o.position FROM observation o "
      "WHERE o.observation_id = found.observation_id), NULL), rule, ref, message");
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
