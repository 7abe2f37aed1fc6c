// SPDX-License-Identifier: GPL-3.0-or-later
#include "site/site_rows.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "report/row_text.h"

namespace boardtrail {
namespace {

// What every list of findings selects; `f` is v_finding.
constexpr std::string_view kFindingColumns =
    "SELECT f.finding_id, f.rule, f.severity, f.paper_id, p.document_id, f.action_id, "
    "f.earlier_paper_id, f.ref, f.field, f.message, f.evidence, f.organisation, f.plan, f.path, "
    "coalesce(pp.paper_date, f.as_at), pp.plan_id, pp.seq, f.first_seen_run, f.suppressed, "
    "f.suppressed_by, f.suppressed_until, "
    "EXISTS (SELECT 1 FROM v_lineage l WHERE l.action_id = f.action_id) ";

constexpr std::string_view kGravestFirst =
    "CASE f.severity WHEN 'high' THEN 0 WHEN 'medium' THEN 1 ELSE 2 END, f.rule, f.page, f.line, "
    "f.ref, f.message, f.finding_id";

FindingRecord finding_of(const RowValues& row) {
  FindingRecord finding;
  std::size_t i = 0;
  finding.finding_id = row.number(i++);
  finding.rule = row.text(i++);
  finding.severity = row.text(i++);
  finding.paper_id = row.number(i++);
  finding.document_id = row.number(i++);
  finding.action_id = row.number(i++);
  finding.earlier_paper_id = row.number(i++);
  for (std::string* text : {&finding.ref, &finding.field, &finding.message, &finding.evidence,
                            &finding.organisation, &finding.plan, &finding.path, &finding.date}) {
    *text = row.text(i++);
  }
  finding.plan_id = row.number(i++);
  finding.seq = static_cast<int>(row.number(i++));
  finding.first_seen_run = row.number(i++);
  for (std::string* text :
       {&finding.suppressed, &finding.suppressed_by, &finding.suppressed_until}) {
    *text = row.text(i++);
  }
  finding.linked = row.number(i++) != 0;
  return finding;
}

Status read_papers(Warehouse& warehouse, PlanRecord* plan) {
  return for_each_row(
      warehouse,
      "SELECT pp.paper_id, pp.seq, pp.partial, pp.order_certain, pp.paper_date, p.title, pp.path, "
      "p.version, p.meeting FROM v_plan_paper pp JOIN v_paper p USING (paper_id) "
      "WHERE pp.plan_id = ?1 AND pp.seq > 0 ORDER BY pp.seq",
      {plan->plan_id}, [&](const RowValues& row) {
        PaperRecord paper;
        paper.paper_id = row.number(0);
        paper.seq = static_cast<int>(row.number(1));
        paper.partial = row.number(2) != 0;
        paper.order_certain = row.number(3) != 0;
        std::size_t i = 4;
        for (std::string* text :
             {&paper.date, &paper.title, &paper.path, &paper.version, &paper.meeting}) {
          *text = row.text(i++);
        }
        plan->papers.push_back(std::move(paper));
      });
}

ActionStatement statement_of(const RowValues& row) {
  ActionStatement statement;
  std::size_t i = 5;  // after what is the action's
  statement.observation_id = row.number(i++);
  statement.paper_id = row.number(i++);
  statement.seq = static_cast<int>(row.number(i++));
  for (std::string* text :
       {&statement.ref, &statement.section, &statement.description, &statement.success_measure,
        &statement.source_finding, &statement.progress}) {
    *text = row.text(i++);
  }
  statement.leads = joined_list(row.text(i++));
  for (std::string* text :
       {&statement.lead_raw, &statement.due_raw, &statement.due_original, &statement.due_current,
        &statement.rag, &statement.rag_raw, &statement.status, &statement.closed_on}) {
    *text = row.text(i++);
  }
  statement.first = !row.known(i);
  statement.changed = texts_of_json(row.text(i++));
  statement.page = row.number(i++);
  statement.line = row.number(i++);
  statement.doubtful = row.number(i++) != 0;
  statement.reason = row.text(i++);
  return statement;
}

Status read_actions(Warehouse& warehouse, PlanRecord* plan) {
  return for_each_row(
      warehouse,
      "SELECT l.action_id, l.first_due, l.moves, l.last_seq >= p.full_seq, l.last_seq, "
      "h.observation_id, h.paper_id, pp.seq, a.ref, a.section, a.description, a.success_measure, "
      "a.source_finding, a.progress, a.leads, a.lead_raw, a.due_raw, a.due_original, "
      "a.due_current, a.rag, a.rag_raw, a.status, a.closed_on, h.changed, a.page, a.line, "
      "h.doubtful, h.reason "
      "FROM plan p JOIN v_lineage l ON l.plan_id = p.plan_id "
      "JOIN v_history h ON h.action_id = l.action_id "
      "JOIN v_action a ON a.observation_id = h.observation_id "
      "JOIN v_plan_paper pp ON pp.paper_id = h.paper_id "
      "JOIN v_action latest ON latest.observation_id = l.observation_id "
      "WHERE p.plan_id = ?1 "
      "ORDER BY l.last_seq >= p.full_seq DESC, l.last_seq DESC, latest.position, l.action_id, "
      "h.position",
      {plan->plan_id}, [&](const RowValues& row) {
        const std::int64_t action_id = row.number(0);
        if (plan->actions.empty() || plan->actions.back().action_id != action_id) {
          ActionRecord action;
          action.action_id = action_id;
          action.first_due = row.text(1);
          action.moves = row.number(2);
          action.in_force = row.number(3) != 0;
          plan->actions.push_back(std::move(action));
        }
        plan->actions.back().statements.push_back(statement_of(row));
      });
}

Status read_findings_of_plan(Warehouse& warehouse, PlanRecord* plan) {
  std::string sql(kFindingColumns);
  sql +=
      "FROM v_plan_paper pp JOIN v_finding f ON f.paper_id = pp.paper_id "
      "JOIN v_paper p ON p.paper_id = f.paper_id "
      "WHERE pp.plan_id = ?1 AND f.status = 'open' ORDER BY pp.seq DESC, ";
  sql += kGravestFirst;
  return for_each_row(warehouse, sql, {plan->plan_id},
                      [&](const RowValues& row) { plan->findings.push_back(finding_of(row)); });
}

}  // namespace

std::string RowValues::text(std::size_t column) const { return plain_text(values_[column]); }

std::int64_t RowValues::number(std::size_t column) const {
  const auto* value = std::get_if<std::int64_t>(&values_[column]);
  return value == nullptr ? 0 : *value;
}

Status for_each_row(Warehouse& warehouse, std::string_view sql,
                    const std::vector<std::int64_t>& parameters,
                    const std::function<void(const RowValues&)>& see) {
  RowReceiver receiver;
  receiver.columns = [](const std::vector<std::string>&) {};
  receiver.row = [&](const std::vector<SqlValue>& values) {
    see(RowValues(values));
    return true;
  };
  return warehouse.query(sql, {parameters.begin(), parameters.end()}, receiver);
}

std::vector<std::string> texts_of_json(std::string_view json) {
  std::vector<std::string> texts;
  const auto list = nlohmann::json::parse(json, nullptr, false);
  if (!list.is_array()) return texts;
  for (const auto& item : list) {
    if (item.is_string()) texts.push_back(item.get<std::string>());
  }
  return texts;
}

const PaperRecord* PlanRecord::paper(std::int64_t paper_id) const {
  for (const PaperRecord& paper : papers) {
    if (paper.paper_id == paper_id) return &paper;
  }
  return nullptr;
}

const PaperRecord* PlanRecord::paper_before() const {
  for (std::size_t i = papers.size(); i > 1; --i) {
    const PaperRecord& paper = papers[i - 2];
    if (paper.date != papers.back().date || paper.version != papers.back().version) return &paper;
  }
  return nullptr;
}

Result<RunRecord> read_last_run(Warehouse& warehouse) {
  RunRecord run;
  BOARDTRAIL_RETURN_IF_ERROR(
      for_each_row(warehouse,
                   "SELECT run_id, coalesce(finished_at, started_at), version, documents_seen, "
                   "documents_ingested, documents_failed FROM v_run ORDER BY run_id DESC LIMIT 1",
                   {}, [&](const RowValues& row) {
                     run = {row.number(0), row.text(1),   row.text(2),
                            row.number(3), row.number(4), row.number(5)};
                   }));
  return run;
}

Result<std::vector<UnreadDocument>> read_unread_documents(Warehouse& warehouse) {
  std::vector<UnreadDocument> documents;
  BOARDTRAIL_RETURN_IF_ERROR(for_each_row(
      warehouse, "SELECT path, error FROM v_document WHERE outcome = 'failed' ORDER BY path", {},
      [&](const RowValues& row) {
        documents.push_back({row.text(0), row.text(1)});
      }));
  return documents;
}

Result<std::vector<PlanRecord>> read_plans(Warehouse& warehouse) {
  std::vector<PlanRecord> plans;
  BOARDTRAIL_RETURN_IF_ERROR(
      for_each_row(warehouse,
                   "SELECT plan_id, title, organisation, latest_date, last_seq FROM plan "
                   "ORDER BY organisation, title, plan_id",
                   {}, [&](const RowValues& row) {
                     PlanRecord plan;
                     plan.plan_id = row.number(0);
                     plan.title = row.text(1);
                     plan.organisation = row.text(2);
                     plan.latest_date = row.text(3);
                     plan.last_seq = static_cast<int>(row.number(4));
                     plans.push_back(std::move(plan));
                   }));
  return plans;
}

Status read_plan(Warehouse& warehouse, PlanRecord* plan) {
  BOARDTRAIL_RETURN_IF_ERROR(read_papers(warehouse, plan));
  BOARDTRAIL_RETURN_IF_ERROR(read_actions(warehouse, plan));
  return read_findings_of_plan(warehouse, plan);
}

Result<std::vector<FindingRecord>> read_findings_of_document(Warehouse& warehouse,
                                                             std::int64_t document_id) {
  std::string sql(kFindingColumns);
  sql +=
      "FROM v_paper p JOIN v_finding f ON f.paper_id = p.paper_id "
      "LEFT JOIN v_plan_paper pp ON pp.paper_id = p.paper_id "
      "WHERE p.document_id = ?1 AND f.status = 'open' ORDER BY p.position, ";
  sql += kGravestFirst;
  std::vector<FindingRecord> findings;
  BOARDTRAIL_RETURN_IF_ERROR(for_each_row(warehouse, sql, {document_id}, [&](const RowValues& row) {
    findings.push_back(finding_of(row));
  }));
  return findings;
}

}  // namespace boardtrail
