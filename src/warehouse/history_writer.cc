// SPDX-License-Identifier: GPL-3.0-or-later
#include "warehouse/history_writer.h"

#include <algorithm>
#include <utility>

#include "warehouse/json_text.h"
#include "warehouse/row_identity.h"

namespace boardtrail {
namespace {

std::string_view kind_name(ActionRelation::Kind kind) {
  return kind == ActionRelation::Kind::kSplitFrom ? "split-from" : "merged-into";
}

std::string date_text(const std::optional<Date>& date) {
  return date ? iso_date(*date) : std::string();
}

std::optional<std::int64_t> known(std::int64_t id) {
  return id == 0 ? std::nullopt : std::optional(id);
}

}  // namespace

Result<HistoryWriter> HistoryWriter::prepare(Database& database, std::int64_t running) {
  HistoryWriter writer;
  writer.running_ = running;
  const std::pair<Statement*, std::string_view> texts[] = {
      {&writer.set_action_,
       "UPDATE observation SET action_id = ?2 WHERE observation_id = ?1 AND action_id <> ?2"},
      {&writer.set_link_,
       "INSERT OR REPLACE INTO link (observation_id, previous_id, step, score, reason, doubtful) "
       "VALUES (?1, ?2, ?3, ?4, ?5, ?6)"},
      {&writer.drop_relations_, "DELETE FROM lineage_relation WHERE paper_id = ?1"},
      {&writer.add_relation_,
       "INSERT OR REPLACE INTO lineage_relation (paper_id, action_id, kind, other_action_id, "
       "score) VALUES (?1, ?2, ?3, ?4, ?5)"},
      {&writer.add_finding_,
       "INSERT INTO finding (finding_id, rule, severity, paper_id, observation_id, action_id, "
       "earlier_paper_id, earlier_observation_id, ref, field, message, evidence, first_seen_run, "
       "metric_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14) "
       "ON CONFLICT (finding_id) DO UPDATE SET severity = excluded.severity, "
       "observation_id = excluded.observation_id, action_id = excluded.action_id, "
       "metric_id = excluded.metric_id, "
       "earlier_observation_id = excluded.earlier_observation_id, message = excluded.message, "
       "evidence = excluded.evidence, status = 'open'"},
      {&writer.old_findings_,
       "SELECT finding_id, first_seen_run FROM finding WHERE paper_id = ?1 "
       "AND earlier_paper_id IS NOT NULL"},
      {&writer.drop_finding_, "DELETE FROM finding WHERE finding_id = ?1"},
      {&writer.retire_finding_, "UPDATE finding SET status = 'gone' WHERE finding_id = ?1"},
      {&writer.set_lineage_,
       "INSERT OR REPLACE INTO lineage (action_id, plan_id, observation_id, last_seq, statements, "
       "first_due, first_due_observation_id, moves, update_run, update_run_observation_id, "
       "rating_run, rating_run_observation_id) "
       "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"},
      {&writer.find_cell_,
       "SELECT label, raw, page, line, bbox FROM v_evidence WHERE observation_id = ?1 AND field = ?2 "
       "ORDER BY lower(label) = ?3 DESC, position LIMIT 1"},
      {&writer.find_row_, "SELECT page, line, bbox FROM observation WHERE observation_id = ?1"},
      {&writer.find_metric_, "SELECT page, line, bbox FROM metric WHERE metric_id = ?1"},
      {&writer.find_path_,
       "SELECT d.path FROM paper p JOIN document d USING (document_id) WHERE p.paper_id = ?1"}};
  for (const auto& [statement, sql] : texts) {
    BOARDTRAIL_ASSIGN_OR_RETURN(*statement, database.prepare(sql));
  }
  return writer;
}

Status HistoryWriter::write_links(const std::vector<ActionLink>& links) {
  for (const ActionLink& link : links) {
    BOARDTRAIL_RETURN_IF_ERROR(set_action_.run(link.observation_id, link.action_id));
    BOARDTRAIL_RETURN_IF_ERROR(set_link_.run(link.observation_id, link.previous_id, link.step,
                                             link.score, link.reason, link.doubtful));
  }
  return {};
}

Status HistoryWriter::write_relations(std::int64_t paper_id,
                                      const std::vector<LineageRelation>& relations) {
  BOARDTRAIL_RETURN_IF_ERROR(drop_relations_.run(paper_id));
  for (const LineageRelation& relation : relations) {
    BOARDTRAIL_RETURN_IF_ERROR(add_relation_.run(paper_id, relation.action_id,
                                                 kind_name(relation.kind), relation.other_action_id,
                                                 relation.score));
  }
  return {};
}

// Heading, words and place of the cell that the exhibit is about: the row's place where
// the row has no such cell.
Result<HistoryWriter::Cell> HistoryWriter::cell_of(const AcrossExhibit& exhibit) {
  Cell cell{exhibit.label, exhibit.raw, {}};
  const auto take_place = [&cell](const Statement& row, int first) {
    if (!row.is_null(first)) cell.place += ",\"page\":" + std::to_string(row.integer(first));
    if (!row.is_null(first + 1)) {
      cell.place += ",\"line\":" + std::to_string(row.integer(first + 1));
    }
    if (!row.is_null(first + 2)) cell.place += ",\"bbox\":" + std::string(row.text(first + 2));
  };
  if (exhibit.metric_id != 0) {
    find_metric_.start(exhibit.metric_id);
    BOARDTRAIL_ASSIGN_OR_RETURN(const bool metric, find_metric_.step());
    if (metric) take_place(find_metric_, 0);
    find_metric_.reset();
  }
  if (exhibit.observation_id == 0) return cell;
  find_cell_.start(exhibit.observation_id, field_name(exhibit.field), exhibit.label);
  BOARDTRAIL_ASSIGN_OR_RETURN(const bool found, find_cell_.step());
  if (found) {
    if (!find_cell_.text(0).empty()) cell.label = find_cell_.text(0);
    take_place(find_cell_, 2);
  }
  find_cell_.reset();
  if (found) return cell;
  find_row_.start(exhibit.observation_id);
  BOARDTRAIL_ASSIGN_OR_RETURN(const bool row, find_row_.step());
  if (row) take_place(find_row_, 0);
  find_row_.reset();
  return cell;
}

Result<std::string> HistoryWriter::evidence_json(const AcrossFinding& finding) {
  std::string out = "[";
  for (const AcrossExhibit& exhibit : finding.evidence) {
    BOARDTRAIL_ASSIGN_OR_RETURN(const Cell cell, cell_of(exhibit));
    if (out.size() > 1) out += ',';
    out += "{\"label\":";
    append_json(out, cell.label);
    out += ",\"raw\":";
    append_json(out, cell.raw);
    out += cell.place;
    if (exhibit.observation_id != 0) {
      out += ",\"observation_id\":" + std::to_string(exhibit.observation_id);
    }
    if (exhibit.metric_id != 0) out += ",\"metric_id\":" + std::to_string(exhibit.metric_id);
    out += ",\"paper_id\":" + std::to_string(exhibit.paper_id) + ",\"path\":";
    find_path_.start(exhibit.paper_id);
    BOARDTRAIL_ASSIGN_OR_RETURN(const bool found, find_path_.step());
    append_json(out, found ? find_path_.text(0) : std::string_view());
    find_path_.reset();
    out += '}';
  }
  return out + "]";
}

Status HistoryWriter::write_findings(const StatedPaper& paper, const AcrossFindings& findings,
                                     std::int64_t run_id) {
  const std::vector<std::int64_t> ids = across_finding_identities(paper.id, findings);
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const AcrossFinding& finding = findings[i];
    BOARDTRAIL_ASSIGN_OR_RETURN(const std::string evidence, evidence_json(finding));
    BOARDTRAIL_RETURN_IF_ERROR(add_finding_.run(
        ids[i], finding.rule, severity_name(finding.severity), paper.id,
        known(finding.observation_id), known(finding.action_id), finding.earlier_paper_id,
        known(finding.earlier_observation_id), Words{finding.ref}, Words{finding.field},
        finding.message, evidence, run_id, known(finding.metric_id)));
  }
  return retire_findings(paper.id, ids);
}

Status HistoryWriter::retire_findings(std::int64_t paper_id,
                                      const std::vector<std::int64_t>& kept) {
  std::vector<std::pair<std::int64_t, bool>> old;  // and whether it is of this run
  old_findings_.start(paper_id);
  for (;;) {
    BOARDTRAIL_ASSIGN_OR_RETURN(const bool row, old_findings_.step());
    if (!row) break;
    old.emplace_back(old_findings_.integer(0), old_findings_.integer(1) == running_);
  }
  old_findings_.reset();
  for (const auto& [id, of_this_run] : old) {
    if (std::find(kept.begin(), kept.end(), id) != kept.end()) continue;
    BOARDTRAIL_RETURN_IF_ERROR((of_this_run ? drop_finding_ : retire_finding_).run(id));
  }
  return {};
}

Status HistoryWriter::write_lineages(std::int64_t plan_id, const PlanState& state,
                                     std::int32_t since_seq) {
  for (const Lineage& lineage : state.lineages) {
    if (lineage.last_seq < since_seq) continue;
    const std::string first_due = date_text(lineage.first_due);
    BOARDTRAIL_RETURN_IF_ERROR(set_lineage_.run(
        lineage.action_id, plan_id, lineage.head.id, lineage.last_seq, lineage.statements,
        Words{first_due}, known(lineage.first_due_id), lineage.moves, lineage.update_run,
        lineage.update_run_id, lineage.rating_run, lineage.rating_run_id));
  }
  return {};
}

}  // namespace boardtrail
