// SPDX-License-Identifier: GPL-3.0-or-later
#include "warehouse/history_writer.h"

#include <algorithm>
#include <utility>

#include "warehouse/json_text.h"

namespace boardtrail {
namespace {

constexpr std::string_view kAddFinding =
    "INSERT INTO finding (finding_id, rule, severity, paper_id, observation_id, action_id, "
    "earlier_paper_id, earlier_observation_id, ref, field, message, evidence, first_seen_run, "
    "metric_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14) "
    "ON CONFLICT (finding_id) DO UPDATE SET severity = excluded.severity, "
    "observation_id = excluded.observation_id, action_id = excluded.action_id, "
    "metric_id = excluded.metric_id, "
    "earlier_observation_id = excluded.earlier_observation_id, message = excluded.message, "
    "evidence = excluded.evidence, status = 'open' "
    // What is as it was is not written again: 'relink' finds nearly all so.
    "WHERE status <> 'open' OR evidence <> excluded.evidence OR message <> excluded.message "
    "OR severity <> excluded.severity OR action_id IS NOT excluded.action_id "
    "OR observation_id IS NOT excluded.observation_id "
    "OR earlier_observation_id IS NOT excluded.earlier_observation_id "
    "OR metric_id IS NOT excluded.metric_id";

constexpr std::string_view kAddLineage =
    "INSERT OR REPLACE INTO lineage (action_id, plan_id, observation_id, last_seq, statements, "
    "first_due, first_due_observation_id, moves, update_run, update_run_observation_id, "
    "rating_run, rating_run_observation_id) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";

std::string_view kind_name(ActionRelation::Kind kind) {
  return kind == ActionRelation::Kind::kSplitFrom ? "split-from" : "merged-into";
}

std::optional<std::int64_t> known(std::int64_t id) {
  return id == 0 ? std::nullopt : std::optional(id);
}

// "[1,2]"
std::string json_numbers(const std::vector<std::int64_t>& numbers) {
  std::string json;
  JsonList list(json);
  for (const std::int64_t number : numbers) list.number(number);
  list.finish();
  return json;
}

// The full-text index takes rising numbers into one segment.
std::string ascending_list(std::vector<std::int64_t> rows) {
  std::sort(rows.begin(), rows.end());
  return json_numbers(rows);
}

}  // namespace

HistoryWriter HistoryWriter::prepare(Database& database, std::int64_t running) {
  HistoryWriter writer;
  writer.running_ = running;
  // The index without content is told what it is to forget.
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
      {&writer.add_finding_, kAddFinding},
      {&writer.old_findings_,
       "SELECT finding_id, first_seen_run FROM finding WHERE paper_id = ?1 "
       "AND earlier_paper_id IS NOT NULL"},
      {&writer.drop_finding_, "DELETE FROM finding WHERE finding_id = ?1"},
      {&writer.retire_finding_, "UPDATE finding SET status = 'gone' WHERE finding_id = ?1"},
      // What stays as it was is not set again: for each number that is set, SQLite looks up its
      // row, and the rows that a lineage points at are as old as the plan.
      {&writer.move_lineage_,
       "UPDATE lineage SET observation_id = ?3, last_seq = ?4, statements = ?5, moves = ?6, "
       "update_run = ?7, rating_run = ?8 WHERE action_id = ?1 AND plan_id = ?2 RETURNING 1"},
      {&writer.set_first_due_,
       "UPDATE lineage SET first_due = ?2, first_due_observation_id = ?3 WHERE action_id = ?1 "
       "AND (first_due IS NOT ?2 OR first_due_observation_id IS NOT ?3)"},
      {&writer.set_update_run_,
       "UPDATE lineage SET update_run_observation_id = ?2 WHERE action_id = ?1 "
       "AND update_run_observation_id <> ?2"},
      {&writer.set_rating_run_,
       "UPDATE lineage SET rating_run_observation_id = ?2 WHERE action_id = ?1 "
       "AND rating_run_observation_id <> ?2"},
      {&writer.add_lineage_, kAddLineage},
      // All at once: FTS5 writes a segment at the end of each statement, and to merge those of
      // each paper, or row, costs a multiple.
      {&writer.index_papers_,
       "INSERT INTO observation_fts (rowid, ref, section, description, source_finding, "
       "success_measure, progress, leads) SELECT observation_id, ref, section, description, "
       "source_finding, success_measure, progress, leads FROM json_each(?1) paper "
       "CROSS JOIN observation ON paper_id = paper.value"},
      {&writer.index_rows_,
       "INSERT INTO observation_fts_in_force (rowid, ref, section, description, source_finding, "
       "success_measure, progress, leads) SELECT observation_id, ref, section, description, "
       "source_finding, success_measure, progress, leads FROM json_each(?1) row "
       "CROSS JOIN observation ON observation_id = row.value"},
      {&writer.unindex_rows_,
       "INSERT INTO observation_fts_in_force (observation_fts_in_force, rowid, ref, section, "
       "description, source_finding, success_measure, progress, leads) SELECT 'delete', "
       "observation_id, ref, section, description, source_finding, success_measure, progress, "
       "leads FROM json_each(?1) row CROSS JOIN observation ON observation_id = row.value"}};
  for (const auto& [statement, sql] : texts) {
    *statement = database.prepare_later(std::string(sql));
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

Status HistoryWriter::write_findings(const ReviewedPaper& paper, std::int64_t run_id) {
  for (std::size_t i = 0; i < paper.findings.size(); ++i) {
    const AcrossFinding& finding = paper.findings[i];
    BOARDTRAIL_RETURN_IF_ERROR(add_finding_.run(
        paper.finding_ids[i], finding.rule, severity_name(finding.severity), paper.paper_id,
        known(finding.observation_id), known(finding.action_id), finding.earlier_paper_id,
        known(finding.earlier_observation_id), Words{finding.ref}, Words{finding.field},
        finding.message, paper.evidence[i], run_id, known(finding.metric_id)));
  }
  return retire_findings(paper.paper_id, paper.finding_ids);
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

Status HistoryWriter::write_lineages(std::int64_t plan_id, const std::vector<Lineage>& lineages) {
  for (const Lineage& lineage : lineages) {
    BOARDTRAIL_RETURN_IF_ERROR(write_lineage(plan_id, lineage));
  }
  return {};
}

Status HistoryWriter::write_lineage(std::int64_t plan_id, const Lineage& lineage) {
  const std::string first_due = iso_date(lineage.first_due);
  move_lineage_.start(lineage.action_id, plan_id, lineage.head.id, lineage.last_seq,
                      lineage.statements, lineage.moves, lineage.update_run, lineage.rating_run);
  BOARDTRAIL_ASSIGN_OR_RETURN(const bool known_before, move_lineage_.step());
  BOARDTRAIL_RETURN_IF_ERROR(move_lineage_.finish());
  if (!known_before) {
    return add_lineage_.run(lineage.action_id, plan_id, lineage.head.id, lineage.last_seq,
                            lineage.statements, Words{first_due}, known(lineage.first_due_id),
                            lineage.moves, lineage.update_run, lineage.update_run_id,
                            lineage.rating_run, lineage.rating_run_id);
  }
  BOARDTRAIL_RETURN_IF_ERROR(
      set_first_due_.run(lineage.action_id, Words{first_due}, known(lineage.first_due_id)));
  BOARDTRAIL_RETURN_IF_ERROR(set_update_run_.run(lineage.action_id, lineage.update_run_id));
  return set_rating_run_.run(lineage.action_id, lineage.rating_run_id);
}

Status HistoryWriter::index_papers(const std::vector<std::int64_t>& papers) {
  return papers.empty() ? Status() : index_papers_.run(json_numbers(papers));
}

Status HistoryWriter::index_in_force(const std::vector<std::int64_t>& come,
                                     const std::vector<std::int64_t>& gone) {
  if (!gone.empty()) BOARDTRAIL_RETURN_IF_ERROR(unindex_rows_.run(ascending_list(gone)));
  return come.empty() ? Status() : index_rows_.run(ascending_list(come));
}

}  // namespace boardtrail
