// SPDX-License-Identifier: GPL-3.0-or-later
#include "warehouse/history_reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "warehouse/json_text.h"

namespace boardtrail {
namespace {

constexpr std::string_view kActionColumns =
    "SELECT o.observation_id, o.paper_id, o.position, t.schema, t.fields, o.section, o.ref, "
    "o.description, o.source_finding, o.success_measure, o.progress, o.leads, o.lead_raw, "
    "o.due_raw, o.due_original, o.due_current, o.due_precision, o.rag, o.rag_raw, o.status, "
    "o.raised_raw, o.closed_raw, o.closed_on, o.restates, o.confidence, o.plan_table_id, o.page "
    "FROM observation o LEFT JOIN plan_table t USING (plan_table_id) ";

std::optional<Date> date_of(const Statement& row, int column) {
  return parse_iso_date(row.text(column));
}

std::optional<Rag> rag_of(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(Rag::kGrey); ++i) {
    if (name == rag_name(static_cast<Rag>(i))) return static_cast<Rag>(i);
  }
  return std::nullopt;
}

Precision precision_of(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(Precision::kYear); ++i) {
    if (name == precision_name(static_cast<Precision>(i))) return static_cast<Precision>(i);
  }
  return Precision::kDay;
}

std::optional<ActionStatus> status_of(std::string_view name) {
  if (name.empty()) return std::nullopt;
  return name == "open" ? ActionStatus::kOpen : ActionStatus::kClosed;
}

std::vector<std::string> texts_of(std::string_view list) {
  std::vector<std::string> texts;
  for (const std::string_view value : json_values(list)) texts.push_back(json_text(value));
  return texts;
}

}  // namespace

HistoryReader HistoryReader::prepare(Database& database) {
  HistoryReader reader;
  const std::string actions = std::string(kActionColumns);
  const std::pair<Statement*, std::string> texts[] = {
      {&reader.paper_,
       "SELECT p.document_id, d.format, coalesce(filed.name, d.path), p.title, p.organisation, "
       "p.version, p.as_at, p.meeting_date FROM paper p JOIN document d USING (document_id) "
       "LEFT JOIN filed ON filed.path = d.path WHERE p.paper_id = ?1"},
      {&reader.legend_,
       "SELECT raw, value, meaning FROM legend_entry WHERE paper_id = ?1 ORDER BY position"},
      {&reader.actions_, actions + "WHERE o.paper_id = ?1 ORDER BY o.position"},
      {&reader.action_, actions + "WHERE o.observation_id = ?1"},
      // Of the parts that stand on the row's page, where pages are known.
      {&reader.grid_,
       "SELECT coalesce(min(d.confidence) FILTER (WHERE d.page IS ?2), min(d.confidence), 1) "
       "FROM plan_table p, json_each(p.parts) part "
       "JOIN document_table d ON d.table_id = part.value WHERE p.plan_table_id = ?1"},
      {&reader.dates_,
       "SELECT date, latest, precision, struck, raw FROM due_date WHERE observation_id = ?1 "
       "ORDER BY position"},
      {&reader.ratings_,
       "SELECT dimension, value, raw FROM rating WHERE observation_id = ?1 AND position > 0 "
       "ORDER BY position"},
      {&reader.metrics_,
       "SELECT m.metric_id, m.section, m.ref, m.name, m.baseline_raw, m.target_raw, v.period, "
       "v.period_end, v.aim_raw, v.actual_raw, coalesce(d.confidence, 1) FROM metric m "
       "LEFT JOIN document_table d USING (table_id) LEFT JOIN metric_value v "
       "USING (metric_id) WHERE m.paper_id = ?1 ORDER BY m.position, m.metric_id, v.position"},
      {&reader.plan_,
       "SELECT last_seq, full_seq, latest_paper_id, (SELECT paper_id FROM plan_paper f "
       "WHERE f.plan_id = plan.plan_id AND f.seq = plan.full_seq) FROM plan WHERE plan_id = ?1"},
      {&reader.plan_dates_,
       "SELECT DISTINCT paper_date FROM plan_paper WHERE plan_id = ?1 AND seq > 0 "
       "AND paper_date IS NOT NULL ORDER BY paper_date"},
      {&reader.lineages_,
       "SELECT action_id, observation_id, last_seq, statements, first_due, "
       "first_due_observation_id, moves, update_run, update_run_observation_id, rating_run, "
       "rating_run_observation_id FROM lineage WHERE plan_id = ?1 AND last_seq > ?2 "
       "ORDER BY action_id"}};
  for (const auto& [statement, sql] : texts) {
    *statement = database.prepare_later(std::string(sql));
  }
  return reader;
}

Result<StatedPaper> HistoryReader::paper(std::int64_t paper_id) {
  StatedPaper paper;
  paper.id = paper_id;
  paper_.start(paper_id);
  BOARDTRAIL_ASSIGN_OR_RETURN(const bool found, paper_.step());
  if (!found) return Error{ErrorCode::kNotFound, "no such paper", std::to_string(paper_id)};
  paper.document_id = paper_.integer(0);
  paper.format = paper_.text(1);
  paper.path = paper_.text(2);
  paper.title = paper_.text(3);
  paper.organisation = paper_.text(4);
  paper.version = paper_.text(5);
  paper.as_at = date_of(paper_, 6);
  paper.meeting_date = date_of(paper_, 7);
  paper_.reset();
  legend_.start(paper_id);
  for (;;) {
    BOARDTRAIL_ASSIGN_OR_RETURN(const bool row, legend_.step());
    if (!row) break;
    paper.legend.push_back(
        {std::string(legend_.text(0)), rag_of(legend_.text(1)), std::string(legend_.text(2))});
  }
  legend_.reset();
  return paper;
}

Result<const StatedPaper*> HistoryReader::paper_texts(std::int64_t paper_id) {
  if (texts_.id == paper_id) return &texts_;
  BOARDTRAIL_ASSIGN_OR_RETURN(StatedPaper whole, paper(paper_id));
  actions_.start(paper_id);
  for (;;) {
    BOARDTRAIL_ASSIGN_OR_RETURN(const bool row, actions_.step());
    if (!row) break;
    BOARDTRAIL_ASSIGN_OR_RETURN(StatedAction action, action_row(actions_));
    whole.actions.push_back(std::move(action));
  }
  actions_.reset();
  texts_ = std::move(whole);
  return &texts_;
}

Result<StatedPaper> HistoryReader::whole_paper(std::int64_t paper_id) {
  const auto texts = paper_texts(paper_id);
  if (!texts) return texts.error();
  StatedPaper whole = std::exchange(texts_, StatedPaper());
  for (StatedAction& action : whole.actions) {
    BOARDTRAIL_RETURN_IF_ERROR(add_dates(action));
    BOARDTRAIL_RETURN_IF_ERROR(add_ratings(action));
  }
  BOARDTRAIL_RETURN_IF_ERROR(add_metrics(whole));
  return whole;
}

Result<StatedAction> HistoryReader::action_row(const Statement& row) {
  StatedAction action;
  action.id = row.integer(0);
  action.paper_id = row.integer(1);
  action.position = static_cast<std::int32_t>(row.integer(2));
  action.schema = row.text(3);
  action.columns = columns_of(row.text(4));
  action.section = row.text(5);
  action.ref = row.text(6);
  action.description = row.text(7);
  action.source_finding = row.text(8);
  action.success_measure = row.text(9);
  action.progress = row.text(10);
  action.leads = texts_of(row.text(11));
  action.lead_raw = row.text(12);
  action.due_raw = row.text(13);
  action.due_original = date_of(row, 14);
  action.due_current = date_of(row, 15);
  action.due_precision = precision_of(row.text(16));
  action.rag = rag_of(row.text(17));
  action.rag_raw = row.text(18);
  action.status = status_of(row.text(19));
  action.raised_raw = row.text(20);
  action.closed_raw = row.text(21);
  action.closed_on = date_of(row, 22);
  action.restates = row.integer(23) != 0;
  action.confidence = row.real(24);
  if (!row.is_null(25)) {
    BOARDTRAIL_ASSIGN_OR_RETURN(action.grid, grid_of(row.integer(25), row.integer(26)));
  }
  return action;
}

// Rows of one table come one after the other, and those of one page.
Result<double> HistoryReader::grid_of(std::int64_t plan_table_id, std::int64_t page) {
  const std::pair<std::int64_t, std::int64_t> asked(plan_table_id, page);
  if (asked == grid_asked_) return grid_value_;
  grid_.start(plan_table_id, page);
  BOARDTRAIL_ASSIGN_OR_RETURN(const bool found, grid_.step());
  grid_asked_ = asked;
  grid_value_ = found ? grid_.real(0) : 1;
  grid_.reset();
  return grid_value_;
}

std::uint32_t HistoryReader::columns_of(std::string_view fields) {
  const auto [entry, added] = columns_.try_emplace(std::string(fields), 0U);
  if (added) {
    for (const std::string& name : texts_of(fields)) {
      if (const auto field = field_from_name(name)) {
        entry->second |= 1U << static_cast<unsigned>(*field);
      }
    }
  }
  return entry->second;
}

Status HistoryReader::add_dates(StatedAction& action) {
  dates_.start(action.id);
  for (;;) {
    BOARDTRAIL_ASSIGN_OR_RETURN(const bool row, dates_.step());
    if (!row) break;
    action.due.push_back({date_of(dates_, 0), date_of(dates_, 1), precision_of(dates_.text(2)),
                          dates_.integer(3) != 0, std::string(dates_.text(4))});
  }
  dates_.reset();
  return {};
}

Status HistoryReader::add_ratings(StatedAction& action) {
  ratings_.start(action.id);
  for (;;) {
    BOARDTRAIL_ASSIGN_OR_RETURN(const bool row, ratings_.step());
    if (!row) break;
    action.further_ratings.push_back(
        {std::string(ratings_.text(0)), rag_of(ratings_.text(1)), std::string(ratings_.text(2))});
  }
  ratings_.reset();
  return {};
}

Status HistoryReader::add_metrics(StatedPaper& paper) {
  metrics_.start(paper.id);
  for (;;) {
    BOARDTRAIL_ASSIGN_OR_RETURN(const bool row, metrics_.step());
    if (!row) break;
    const std::int64_t id = metrics_.integer(0);
    if (paper.metrics.empty() || paper.metrics.back().id != id) {
      paper.metrics.push_back({id,
                               std::string(metrics_.text(1)),
                               std::string(metrics_.text(2)),
                               std::string(metrics_.text(3)),
                               std::string(metrics_.text(4)),
                               std::string(metrics_.text(5)),
                               {},
                               metrics_.real(10)});
    }
    if (metrics_.is_null(6)) continue;
    paper.metrics.back().values.push_back({std::string(metrics_.text(6)), date_of(metrics_, 7),
                                           std::string(metrics_.text(8)),
                                           std::string(metrics_.text(9))});
  }
  metrics_.reset();
  return {};
}

Result<StatedAction> HistoryReader::action(std::int64_t observation_id) {
  action_.start(observation_id);
  BOARDTRAIL_ASSIGN_OR_RETURN(const bool found, action_.step());
  if (!found) return Error{ErrorCode::kNotFound, "no such row", std::to_string(observation_id)};
  BOARDTRAIL_ASSIGN_OR_RETURN(StatedAction action, action_row(action_));
  action_.reset();
  BOARDTRAIL_RETURN_IF_ERROR(add_ratings(action));
  return action;
}

Result<PlanState> HistoryReader::plan(std::int64_t plan_id) {
  PlanState state;
  plan_.start(plan_id);
  BOARDTRAIL_ASSIGN_OR_RETURN(const bool found, plan_.step());
  if (!found) return state;
  state.last_seq = static_cast<std::int32_t>(plan_.integer(0));
  state.full_seq = static_cast<std::int32_t>(plan_.integer(1));
  state.last_paper_id = plan_.integer(2);
  state.full_paper_id = plan_.integer(3);
  plan_.reset();
  plan_dates_.start(plan_id);
  for (;;) {
    BOARDTRAIL_ASSIGN_OR_RETURN(const bool row, plan_dates_.step());
    if (!row) break;
    if (const auto date = date_of(plan_dates_, 0)) state.dates.push_back(*date);
  }
  plan_dates_.reset();
  lineages_.start(plan_id, state.last_seq - PlanState::kMemory);
  for (;;) {
    BOARDTRAIL_ASSIGN_OR_RETURN(const bool row, lineages_.step());
    if (!row) break;
    Lineage lineage;
    lineage.action_id = lineages_.integer(0);
    BOARDTRAIL_ASSIGN_OR_RETURN(lineage.head, action(lineages_.integer(1)));
    lineage.last_seq = static_cast<std::int32_t>(lineages_.integer(2));
    lineage.statements = static_cast<std::int32_t>(lineages_.integer(3));
    lineage.first_due = date_of(lineages_, 4);
    lineage.first_due_id = lineages_.integer(5);
    lineage.moves = static_cast<std::int32_t>(lineages_.integer(6));
    lineage.update_run = static_cast<std::int32_t>(lineages_.integer(7));
    lineage.update_run_id = lineages_.integer(8);
    lineage.rating_run = static_cast<std::int32_t>(lineages_.integer(9));
    lineage.rating_run_id = lineages_.integer(10);
    state.lineages.push_back(std::move(lineage));
  }
  lineages_.reset();
  std::vector<std::int64_t> ids = {state.last_paper_id, state.full_paper_id};
  for (const Lineage& lineage : state.lineages) ids.push_back(lineage.head.paper_id);
  for (const std::int64_t id : ids) {
    if (id == 0 || state.papers.contains(id)) continue;
    BOARDTRAIL_ASSIGN_OR_RETURN(StatedPaper read, paper(id));
    if (id == state.last_paper_id) BOARDTRAIL_RETURN_IF_ERROR(add_metrics(read));
    state.papers[id] = std::make_shared<StatedPaper>(std::move(read));
  }
  return state;
}

}  // namespace boardtrail
