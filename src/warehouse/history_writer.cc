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

// The rows that come as numbers and those that go as texts, in rising order: the full-text index
// makes one segment of numbers as long as they rise.
std::string rising_list(const std::vector<std::int64_t>& come,
                        const std::vector<std::int64_t>& gone) {
  std::vector<std::pair<std::int64_t, bool>> rows;
  rows.reserve(come.size() + gone.size());
  for (const std::int64_t row : come) rows.emplace_back(row, false);
  for (const std::int64_t row : gone) rows.emplace_back(row, true);
  std::sort(rows.begin(), rows.end());
  std::string json;
  JsonList list(json);
  for (const auto& [row, goes] : rows) {
    if (goes) {
      list.text(std::to_string(row));
    } else {
      list.number(row);
    }
  }
  list.finish();
  return json;
}

// Pages to merge of a full-text index to which so many rows were added, or taken from. A page holds
// some 15 rows, and of segments merged by eights a row is merged four times until a million rows
// are in one: nearly twice that, so that what is left to do never grows. A page takes 0.05 ms.
std::int64_t pages_to_merge(std::size_t rows) {
  constexpr std::size_t kLeast = 16;
  return static_cast<std::int64_t>(kLeast + rows / 2);
}

// A run that adds so many rows, and after it there are no more than so many times as many, makes
// one segment of all. Else the small segments of later papers would be merged with its large ones.
constexpr std::int64_t kManyRows = 20'000;
constexpr std::int64_t kWorthJoining = 4;

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
      {&writer.move_lineage_,
       "UPDATE lineage SET observation_id = ?3, last_seq = ?4, statements = ?5, first_due = ?6, "
       "first_due_observation_id = ?7, moves = ?8, update_run = ?9, "
       "update_run_observation_id = ?10, rating_run = ?11, rating_run_observation_id = ?12 "
       "WHERE plan_id = ?2 AND action_id = ?1 RETURNING 1"},
      {&writer.add_lineage_, kAddLineage},
      // All at once: FTS5 writes a segment at the end of each statement, and to merge those of
      // each paper, or row, costs a multiple.
      {&writer.index_papers_,
       "INSERT INTO observation_fts (rowid, ref, section, description, source_finding, "
       "success_measure, progress, leads) SELECT observation_id, ref, section, description, "
       "source_finding, success_measure, progress, leads FROM json_each(?1) paper "
       "CROSS JOIN observation ON paper_id = paper.value"},
      {&writer.index_rows_,
       "INSERT INTO observation_fts_in_force (observation_fts_in_force, rowid, ref, section, "
       "description, source_finding, success_measure, progress, leads) "
       "SELECT iif(row.type = 'text', 'delete', NULL), observation_id, ref, section, description, "
       "source_finding, success_measure, progress, leads FROM json_each(?1) row "
       "CROSS JOIN observation ON observation_id = CAST(row.value AS INTEGER)"},
      {&writer.merge_papers_,
       "INSERT INTO observation_fts (observation_fts, rank) VALUES ('merge', ?1)"},
      {&writer.merge_rows_,
       "INSERT INTO observation_fts_in_force (observation_fts_in_force, rank) "
       "VALUES ('merge', ?1)"},
      {&writer.join_papers_, "INSERT INTO observation_fts (observation_fts) VALUES ('optimize')"},
      {&writer.count_indexed_, "SELECT count(*) FROM observation_fts_docsize"},
      {&writer.changes_, "SELECT changes()"}};
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
  const auto start = [&](Statement& statement) {
    statement.start(lineage.action_id, plan_id, lineage.head.id, lineage.last_seq,
                    lineage.statements, Words{first_due}, known(lineage.first_due_id),
                    lineage.moves, lineage.update_run, lineage.update_run_id, lineage.rating_run,
                    lineage.rating_run_id);
  };
  start(move_lineage_);
  BOARDTRAIL_ASSIGN_OR_RETURN(const bool known_before, move_lineage_.step());
  BOARDTRAIL_RETURN_IF_ERROR(move_lineage_.finish());
  if (known_before) return {};
  start(add_lineage_);
  return add_lineage_.finish();
}

Status HistoryWriter::index_papers(const std::vector<std::int64_t>& papers) {
  if (papers.empty()) return {};
  BOARDTRAIL_RETURN_IF_ERROR(index_papers_.run(json_numbers(papers)));
  BOARDTRAIL_ASSIGN_OR_RETURN(const std::int64_t rows, number(changes_));
  if (rows >= kManyRows) {
    BOARDTRAIL_ASSIGN_OR_RETURN(const std::int64_t all, number(count_indexed_));
    if (all <= kWorthJoining * rows) return join_papers_.run();
  }
  return merge_papers_.run(pages_to_merge(static_cast<std::size_t>(rows)));
}

Status HistoryWriter::index_in_force(const std::vector<std::int64_t>& come,
                                     const std::vector<std::int64_t>& gone) {
  if (come.empty() && gone.empty()) return {};
  BOARDTRAIL_RETURN_IF_ERROR(index_rows_.run(rising_list(come, gone)));
  return merge_rows_.run(pages_to_merge(come.size() + gone.size()));
}

Result<std::int64_t> HistoryWriter::number(Statement& statement) {
  statement.start();
  BOARDTRAIL_ASSIGN_OR_RETURN(const bool row, statement.step());
  const std::int64_t value = row ? statement.integer(0) : 0;
  statement.reset();
  return value;
}

}  // namespace boardtrail
