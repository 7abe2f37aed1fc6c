// SPDX-License-Identifier: GPL-3.0-or-later
#include "warehouse/insert.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace boardtrail {
namespace {

struct Columns {
  std::string_view table;
  std::string_view columns;
};

// In the order of Into.
constexpr Columns kColumns[] = {
    {"document",
     "document_id, path, sha256, format, bytes, page_count, outcome, error_code, error, "
     "file_title, file_author, file_modified, file_producer, ingested_at, run_id"},
    {"page", "document_id, number, width, height, label, readable"},
    {"paper",
     "paper_id, document_id, position, title, organisation, meeting, meeting_date, as_at, "
     "as_at_source, version, author, sponsor, agenda_item, confidential, first_page, last_page"},
    {"stated_version", "paper_id, position, version, updated, page, line, bbox"},
    {"legend_entry",
     "paper_id, position, raw, value, meaning, complete, min_months, max_months, page, line, bbox"},
    {"cover_field", "paper_id, position, name, value, page, line, bbox"},
    {"tick_option", "paper_id, position, tick_group, label, ticked, radio, page, line, bbox"},
    {"document_table",
     "table_id, document_id, paper_id, position, rows, columns, header_rows, origin, confidence, "
     "schema, reason, page, line, bbox"},
    {"cell_row", "table_id, row, first_col, cells"},
    {"prose", "paper_id, first_block, texts"},
    {"plan_table",
     "plan_table_id, paper_id, position, schema, heading, parts, fields, closed_table, page, line, "
     "bbox"},
    {"observation",
     "observation_id, paper_id, plan_table_id, action_id, position, row, section, ref, kind, "
     "description, source_finding, success_measure, progress, leads, lead_raw, due_raw, due_words, "
     "due_original, due_current, due_precision, rag, rag_raw, status, status_raw, closed_raw, "
     "closed_on, raised_raw, raised_on, extra, restates, confidence, page, line, bbox"},
    {"due_date", "observation_id, position, date, latest, precision, role, raw, struck"},
    {"rating",
     "observation_id, position, dimension, value, raw, source, malformed, in_legend, page, line, "
     "bbox"},
    {"observation_evidence", "observation_id, cells"},
    {"repair", "observation_id, position, kind, message, page, line, bbox"},
    {"metric",
     "metric_id, paper_id, table_id, position, row, section, ref, name, baseline_raw, target_raw, "
     "target_date, comment, invalid_period, page, line, bbox"},
    {"metric_value",
     "metric_id, position, period, period_end, aim_raw, actual_raw, aim, actual, aim_is_bound"},
    {"finding",
     "finding_id, rule, severity, paper_id, observation_id, metric_id, plan_table_id, ref, field, "
     "message, evidence, first_seen_run"},
    {"diagnostic", "document_id, position, paper_id, diagnostic, level, message, page, line, bbox"},
};

std::string insert_sql(const Columns& columns) {
  const auto count = 1 + std::count(columns.columns.begin(), columns.columns.end(), ',');
  std::string sql = "INSERT INTO ";
  sql.append(columns.table).append(" (").append(columns.columns).append(") VALUES (?");
  for (auto i = count; i > 1; --i) sql += ", ?";
  return sql + ")";
}

}  // namespace

RowInserter RowInserter::prepare(Database& database) {
  RowInserter inserter;
  for (const Columns& columns : kColumns) {
    inserter.statements_.push_back(database.prepare_later(insert_sql(columns)));
  }
  return inserter;
}

}  // namespace boardtrail
