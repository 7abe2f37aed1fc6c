// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/text.h"
#include "cli/output.h"
#include "cli/rows_output.h"
#include "cli/settings.h"
#include "cli/verbs.h"

namespace boardtrail {
namespace {

constexpr std::string_view kShortHistory =
    "plan, as_at, ref, due, slip, rag, status, leads, changed, progress";
constexpr std::string_view kAllHistory =
    "organisation, plan, as_at, ref, section, description, success_measure, due_raw, due, slip, "
    "rag, rag_raw, status, closed_on, leads, progress, changed, score, reason, doubtful, path, "
    "place, page, line, action_id, observation_id";

// More actions than this are listed by nobody who looks for one.
constexpr std::string_view kMostFound = "50";

// Actions by number, in order, and the plans that they are of.
struct Found {
  std::vector<std::int64_t> actions;
  std::set<std::int64_t> plans;
};

void restrict(Query& query, const Invocation& invocation) {
  query.where_contains("p.organisation", invocation.value(Option::kOrg));
  query.where_contains("p.title", invocation.value(Option::kPlan));
}

Result<Found> actions_of(Warehouse& warehouse, const Query& query) {
  Found found;
  RowReceiver receiver;
  receiver.columns = [](const std::vector<std::string>&) {};
  receiver.row = [&](const std::vector<SqlValue>& row) {
    const auto* action = std::get_if<std::int64_t>(&row.at(0));
    const auto* plan = std::get_if<std::int64_t>(&row.at(1));
    if (action != nullptr && plan != nullptr) {
      found.actions.push_back(*action);
      found.plans.insert(*plan);
    }
    return true;
  };
  const Status status = warehouse.query(query.sql(), query.parameters(), receiver);
  if (!status.ok()) return status.error();
  return found;
}

constexpr std::string_view kOfObservations =
    "SELECT DISTINCT l.action_id, l.plan_id FROM observation o JOIN paper p USING (paper_id) "
    "JOIN lineage l ON l.action_id = o.action_id WHERE 1";

// As the full-text index is asked for these words in this order, where references stand.
std::string phrase_of_ref(const std::string& wanted) {
  std::string phrase = "ref : \"";
  for (const char c : wanted) phrase.append(c == '"' ? 2 : 1, c);
  return phrase + "\"";
}

// By any reference that was ever printed for it, with and without a point or a colon at
// its end. The index folds more than a reference may differ by, and says nothing of signs.
Query by_ref(const std::string& wanted, const Invocation& invocation) {
  Query query{std::string(kOfObservations)};
  query.where(
      "o.observation_id IN (SELECT rowid FROM observation_fts WHERE observation_fts MATCH ?)",
      {phrase_of_ref(wanted)});
  query.where("o.ref COLLATE NOCASE IN (?, ?, ?)", {wanted, wanted + ".", wanted + ":"});
  restrict(query, invocation);
  return query;
}

// The number of an action, or of one of its rows. Nobody prints such references.
bool is_row_number(const std::string& wanted) {
  return wanted.size() > 9 && wanted.size() < 20 &&
         std::all_of(wanted.begin(), wanted.end(), is_digit);
}

Query by_number(const std::string& wanted) {
  return Query("SELECT action_id, plan_id FROM lineage WHERE action_id = " + wanted +
               " UNION SELECT l.action_id, l.plan_id FROM observation o JOIN lineage l "
               "USING (action_id) WHERE o.observation_id = " +
               wanted);
}

Query by_words(const std::string& wanted, const Invocation& invocation) {
  Query query{std::string(kOfObservations)};
  query.where_found("o.observation_id", wanted);
  restrict(query, invocation);
  query.add(" LIMIT ").add(kMostFound);
  return query;
}

Result<Found> find(Warehouse& warehouse, const Invocation& invocation, bool& by_text) {
  const std::string wanted(trim(invocation.arguments().front()));
  BOARDTRAIL_ASSIGN_OR_RETURN(Found found, actions_of(warehouse, by_ref(wanted, invocation)));
  if (found.actions.empty() && is_row_number(wanted)) {
    BOARDTRAIL_ASSIGN_OR_RETURN(found, actions_of(warehouse, by_number(wanted)));
  }
  by_text = found.actions.empty() && !is_blank(wanted);
  if (!by_text) return found;
  return actions_of(warehouse, by_words(wanted, invocation));
}

std::string list_of(const std::vector<std::int64_t>& ids) {
  std::string list;
  for (const std::int64_t id : ids) list += (list.empty() ? "" : ", ") + std::to_string(id);
  return "(" + list + ")";
}

ExitCode tell(const Invocation& invocation, const Found& found) {
  RowOptions options = row_options(invocation);
  options.list_columns = {"leads", "changed"};
  options.narrow_columns = {{"plan", 14}, {"leads", 10}, {"changed", 16}};
  options.wrapped_columns = {"progress"};
  const bool brief = options.format == RowFormat::kTable && !options.full;
  Query query(R"(WITH told AS (
  SELECT a.organisation, a.plan, h.as_at, a.ref, a.section, a.description, a.success_measure,
         a.due_raw, a.due_current AS due, l.first_due,
         CAST(julianday(a.due_current) - julianday(l.first_due) AS INTEGER) AS slip,
         a.rag, a.rag_raw, a.status, a.closed_on, a.leads, a.progress, h.changed, round(h.score, 3) AS score,
         h.reason, h.doubtful, a.path, a.place, a.page, a.line, a.action_id, a.observation_id,
         h.position AS step
    FROM lineage l JOIN v_history h ON h.action_id = l.action_id
    JOIN v_action a ON a.observation_id = h.observation_id WHERE l.action_id IN )");
  query.add(list_of(found.actions)).add(")\nSELECT ");
  query.add(brief ? kShortHistory : kAllHistory);
  query.add(" FROM told ORDER BY organisation, action_id, step");
  return show_query(invocation, query, options);
}

// Which actions may be meant, as each was stated last.
ExitCode list_candidates(const Invocation& invocation, const Found& found) {
  RowOptions options = row_options(invocation);
  options.narrow_columns = {{"organisation", 20}, {"plan", 20}};
  Query query(R"(SELECT l.action_id, p.organisation, p.title AS plan, o.ref, o.description,
       l.statements AS papers, pp.paper_date AS latest
  FROM lineage l JOIN observation o ON o.observation_id = l.observation_id
  JOIN paper p ON p.paper_id = o.paper_id JOIN plan_paper pp ON pp.paper_id = o.paper_id
 WHERE l.action_id IN )");
  query.add(list_of(found.actions))
      .add(" ORDER BY p.organisation, l.plan_id, pp.seq DESC, o.position");
  if (!invocation.has(Option::kQuiet)) {
    note("Several actions may be meant: name one by its action_id, or add --org or --plan.");
  }
  return show_query(invocation, query, options);
}

}  // namespace

ExitCode run_history(const Invocation& invocation) {
  auto warehouse = open_for_reading(invocation);
  if (!warehouse) return fail(warehouse.error());
  bool by_text = false;
  const auto found = find(*warehouse, invocation, by_text);
  if (!found) return fail(found.error());
  // A reference that was given anew belongs to one story as long as the plan is one.
  const bool ambiguous = found->plans.size() > 1 || (by_text && found->actions.size() > 1);
  return ambiguous ? list_candidates(invocation, *found) : tell(invocation, *found);
}

}  // namespace boardtrail
