// SPDX-License-Identifier: GPL-3.0-or-later
#include "warehouse_samples.h"

#include <algorithm>
#include <charconv>

#include <gtest/gtest.h>

#include "base/date.h"
#include "base/sha256.h"

namespace boardtrail::test {
namespace {

std::string value_text(const SqlValue& value) {
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return std::to_string(*integer);
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* real = std::get_if<double>(&value)) {
    char digits[32];
    return {digits, std::to_chars(digits, digits + sizeof digits, *real).ptr};
  }
  return "-";
}

Document sample_content() {
  Document content;
  content.format = Format::kText;
  content.properties.author = "A. Clerk";
  content.pages.push_back({1, 595, 842, "i", true});
  Table table;
  table.rows = 2;
  table.columns = 2;
  table.origin = TableOrigin::kTabs;
  table.place = {1, 5, 1, {}};
  Cell due;
  due.row = 1;
  due.column = 1;
  due.content.text = "01/02/2023 01/03/2023";
  due.content.runs.push_back({0, 10, kStruck, std::nullopt, "", ""});
  due.content.ticks.push_back({"Yes", true, false, 0});
  due.fill = Colour{255, 192, 0};
  due.swatches.push_back({Swatch::Shape::kCircle, Colour{0, 176, 80}, {}});
  due.place = {1, 6, 9, {72, 100, 172.5F, 110}};
  table.cells = {Cell{}, due};
  table.cells[0].content.text = "Action";
  content.tables.push_back(table);
  Block block;
  block.kind = BlockKind::kTable;
  block.table = 0;
  content.blocks.push_back(block);
  content.diagnostics.push_back(
      {"text.invalid-utf8", DiagnosticLevel::kNote, "1 byte was replaced", {1, 3, 4, {}}});
  return content;
}

Observation first_action() {
  Observation action;
  action.plan_table = 0;
  action.row = 1;
  action.section = "Theatres";
  action.ref = "T1";
  action.description = "Recruit four theatre nurses";
  action.leads = {"Ann Ash", "Bo \"B\" Birch"};
  action.lead_raw = "Ann Ash / Bo \"B\" Birch";
  action.due_raw = "01/02/2023 01/03/2023";
  action.due = {{parse_iso_date("2023-02-01"), parse_iso_date("2023-02-01"), Precision::kDay,
                 DateRole::kOriginal, "01/02/2023", true},
                {parse_iso_date("2023-03-31"), parse_iso_date("2023-03-31"), Precision::kMonth,
                 DateRole::kRevised, "March 2023", false}};
  action.ratings = {
      {"embedding", Rag::kRed, "R", RatingSource::kText, false, true, {}},
      {"delivery", Rag::kAmberGreen, "AG", RatingSource::kColour, true, false, {1, 6, 1, {}}}};
  action.status = ActionStatus::kOpen;
  action.progress = "Two have started.";
  action.extra = {{"future_plans", "More"}};
  action.evidence = {{Field::kRef, "No.", "T1", {1, 6, 1, {}}}};
  action.repairs = {{Repair::Kind::kJoinedRow, "joined with the row above", {1, 7, 1, {}}}};
  action.confidence = 0.75F;
  action.place = {1, 6, 1, {10, 20, 30, 40}};
  return action;
}

Metric sample_metric() {
  Metric metric;
  metric.table = 0;
  metric.row = 1;
  metric.section = "Waiting";
  metric.name = "Seen within four hours";
  metric.values = {
      {"2023/24 Q1", parse_iso_date("2023-06-30"), "95%", "n/a", 95.0, std::nullopt, true, {}, {}}};
  return metric;
}

Paper sample_content_paper(std::string_view as_at) {
  Paper paper;
  paper.title = "Theatre Improvement Plan - January 2023 v1.2";
  paper.organisation = "Eastmere NHS Trust";
  paper.as_at = parse_iso_date(as_at);
  paper.as_at_source = AsAtSource::kLastUpdated;
  paper.version = "1.2";
  paper.end_block = 1;
  paper.versions = {{"1.2", parse_iso_date(as_at), {1, 2, 1, {}}}};
  paper.legend = {{"A/G", Rag::kAmberGreen, "Mostly on time", false, {1, std::nullopt}, {}}};
  paper.fields = {{"Report to", "Board", {}}};
  paper.ticks = {{"Purpose", "For decision", true, false, {}}};
  paper.tables = {{0, "plan", "has ref, action, lead and due date", 1}};
  PlanTable table;
  table.schema = "plan";
  table.heading = "Open actions";
  table.parts = {0};
  table.columns = 1U << static_cast<unsigned>(Field::kRef);
  paper.plan_tables = {table};
  Observation second;
  second.plan_table = 0;
  second.row = 2;
  second.ref = "T2";
  second.description = "Repair the lift";
  Observation again = second;
  again.row = 3;
  again.restates = true;
  Observation third = second;
  third.row = 4;
  third.ref.clear();
  third.description = "Publish the rota";
  paper.observations = {first_action(), second, again, third};
  paper.metrics = {sample_metric()};
  paper.diagnostics = {{"recognise.split-row", DiagnosticLevel::kDoubt, "may be two rows", {}}};
  return paper;
}

}  // namespace

std::string sample_sha256(std::string_view content) { return hex(sha256(content)); }

IngestedDocument sample_paper(std::string path, std::string_view as_at) {
  IngestedDocument document;
  document.path = std::move(path);
  document.size = 100;
  document.modified_ns = 7;
  document.sha256 = sample_sha256(as_at);
  document.document = sample_content();
  document.papers = {sample_content_paper(as_at)};
  Finding missing;
  missing.rule = "missing-lead";
  missing.severity = Severity::kHigh;
  missing.observation = 1;
  missing.ref = "T2";
  missing.field = "lead";
  missing.message = "The row names no lead.";
  missing.evidence = {{"Lead", "", {1, 7, 1, {}}}};
  Finding metric;
  metric.rule = "missing-actual";
  metric.severity = Severity::kLow;
  metric.metric = 0;
  metric.message = "The period has ended.";
  document.findings = {{missing, metric, metric}};
  return document;
}

IngestedDocument sample_failure(std::string path, std::string sha256, ErrorCode code) {
  IngestedDocument document;
  document.path = std::move(path);
  document.size = 9;
  document.modified_ns = sha256.empty() ? 0 : 8;
  document.sha256 = std::move(sha256);
  document.error = Error{code, "cannot be read", ""};
  return document;
}

Warehouse open_writer(const std::string& path, std::string_view version) {
  auto warehouse = Warehouse::open(path, Warehouse::Mode::kCreate);
  EXPECT_TRUE(warehouse.has_value()) << to_string(warehouse.error());
  EXPECT_TRUE(warehouse->begin_run(version, "2026-01-01T00:00:00Z").has_value());
  return std::move(warehouse).value();
}

std::vector<std::string> rows(Warehouse& warehouse, std::string_view sql,
                              const std::vector<SqlValue>& parameters) {
  std::vector<std::string> lines;
  RowReceiver receiver;
  receiver.row = [&lines](const std::vector<SqlValue>& row) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) line += (i == 0 ? "" : "|") + value_text(row[i]);
    lines.push_back(line);
    return true;
  };
  const Status status = warehouse.query(sql, parameters, receiver);
  EXPECT_TRUE(status.ok()) << sql << ": " << (status.ok() ? "" : to_string(status.error()));
  return lines;
}

std::vector<std::string> dump(Warehouse& warehouse) {
  std::vector<std::string> all;
  for (const std::string& table :
       rows(warehouse,
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' "
            "AND name NOT LIKE 'observation_fts%' AND name <> 'run' ORDER BY name")) {
    std::string columns;
    for (const std::string& column :
         rows(warehouse,
              "SELECT '\"' || name || '\"' FROM pragma_table_info(?1) "
              "WHERE name NOT IN ('run_id', 'ingested_at', 'first_seen_run') ORDER BY cid",
              {table})) {
      columns += (columns.empty() ? "" : ", ") + column;
    }
    if (columns.empty()) continue;  // only says which runs there were
    for (const std::string& row : rows(warehouse, "SELECT " + columns + " FROM " + table)) {
      all.push_back(table + ": " + row);
    }
  }
  std::sort(all.begin(), all.end());
  return all;
}

}  // namespace boardtrail::test
