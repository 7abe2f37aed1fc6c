// SPDX-License-Identifier: GPL-3.0-or-later
#include "board_warehouse.h"

#include <gtest/gtest.h>

#include "base/date.h"
#include "base/sha256.h"

namespace boardtrail::test {
namespace {

Observation action(std::int32_t row, std::string ref, std::string_view text,
                   std::vector<std::string> leads) {
  Observation made;
  made.plan_table = 0;
  made.row = row;
  made.ref = std::move(ref);
  made.description = text;
  for (const std::string& lead : leads) {
    if (!made.lead_raw.empty()) made.lead_raw += " / ";
    made.lead_raw += lead;
  }
  made.leads = std::move(leads);
  made.status = ActionStatus::kOpen;
  made.place = {1, 10 + row, 1, {}};
  return made;
}

void due(Observation* row, std::string raw, std::string_view day) {
  row->due_raw = raw;
  row->due = {{parse_iso_date(day), parse_iso_date(day), Precision::kDay, DateRole::kOriginal,
               std::move(raw), false}};
}

void rate(Observation* row, std::string raw, Rag value) {
  row->ratings = {{"delivery", value, std::move(raw), RatingSource::kText, false, true, {}}};
}

Paper paper_of(std::string_view as_at) {
  Paper paper;
  paper.title = "Theatre Plan";
  paper.organisation = "Eastmere, \xC3\x89t\xC3\xA9 & Sons\r\nBcc: all@evil.example";
  paper.as_at = parse_iso_date(as_at);
  paper.author = "Dr Ann Ash, Chief Nurse";
  paper.sponsor = "Medical Director";
  paper.end_block = 1;
  paper.fields = {{"Report Author", "Dr Ann Ash, Chief Nurse", {}},
                  {std::string(kFormula), std::string(kMarkup), {1, 2, 1, {}}},
                  {"+1", std::string(kControls), {}},
                  {"-", "-", {}},
                  {"@x", "\tx", {}}};
  paper.legend = {{"A", Rag::kAmber, "Mostly on time", false, {0, 1}, {1, 3, 1, {}}},
                  {"B", Rag::kBlue, "=done", true, {}, {}}};
  paper.tables = {{0, "plan", "has ref, action, lead and due date", 1}};
  PlanTable table;
  table.schema = "plan";
  table.heading = "Open actions";
  table.parts = {0};
  paper.plan_tables = {table};
  Metric metric;
  metric.table = 0;
  metric.row = 1;
  metric.name = "Seen within four hours";
  metric.place = {2, 5, 1, {}};
  metric.values = {{"2023/24 Q1",
                    parse_iso_date("2023-06-30"),
                    "95%",
                    "@n/a",
                    95.5,
                    std::nullopt,
                    true,
                    {},
                    {}}};
  paper.metrics = {metric};
  return paper;
}

IngestedDocument document_of(Paper paper, std::string path) {
  IngestedDocument document;
  document.path = std::move(path);
  document.size = 100;
  document.modified_ns = 7;
  document.sha256 = hex(sha256(document.path));
  Document content;
  content.format = Format::kText;
  content.properties.author = "Ann Ash";
  Table table;
  table.rows = 1;
  table.columns = 1;
  Cell cell;
  cell.content.text = "Ann Ash / Bo Elm";
  table.cells = {cell};
  content.tables.push_back(table);
  Block block;
  block.kind = BlockKind::kTable;
  block.table = 0;
  content.blocks.push_back(block);
  document.document = content;
  Finding finding;
  finding.rule = "overdue-not-red";
  finding.severity = Severity::kHigh;
  finding.observation = 0;
  finding.ref = paper.observations[0].ref;
  finding.field = "rag";
  finding.message = "Action B1 of \"Ann Ash\" <i>is</i> overdue;\n=1+1, says Dr Ash.";
  finding.evidence = {{"Due", "31/03/2023", {1, 11, 1, {}}}, {"RAG", "=A", {1, 11, 4, {}}}};
  document.papers = {std::move(paper)};
  document.findings = {{finding}};
  return document;
}

Paper first_paper() {
  Paper paper = paper_of("2023-01-31");
  Observation one =
      action(1, "B1", "Recruit <b>four</b> theatre nurses, \"now\"", {"Ann Ash", "Bo Elm"});
  due(&one, "31/03/2023", "2023-03-31");
  rate(&one, "A", Rag::kAmber);
  one.progress = "Ann Ash met Dr Elm.\n" + std::string(kControls);
  Observation two = action(2, "=2+3", "@SUM(A1) repair the lift of the second theatre", {"+TG"});
  due(&two, "28/02/2023", "2023-02-28");
  rate(&two, "R", Rag::kRed);
  two.progress = "-1+cmd|' /C calc'!A0";
  paper.observations = {one, two};
  return paper;
}

Paper second_paper() {
  Paper paper = first_paper();
  paper.as_at = parse_iso_date("2023-04-30");
  due(&paper.observations[0], "31/05/2023", "2023-05-31");
  paper.observations[0].leads = {"Bo Elm"};
  paper.observations[0].lead_raw = "Bo Elm";
  Observation& two = paper.observations[1];
  two.status = ActionStatus::kClosed;
  two.closed_on = parse_iso_date("2023-04-12");
  Observation three = action(3, "B3", "Publish the rota of every ward in the building", {"Bo Elm"});
  due(&three, "30/04/2023", "2023-04-29");
  rate(&three, "B", Rag::kBlue);
  paper.observations.push_back(three);
  return paper;
}

std::string value_text(const SqlValue& value) {
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return std::to_string(*integer);
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* real = std::get_if<double>(&value)) return std::to_string(*real);
  return "-";
}

void expect_ok(const Status& status) {
  EXPECT_TRUE(status.ok()) << (status.ok() ? "" : to_string(status.error()));
}

}  // namespace

BoardWarehouse::BoardWarehouse() {
  auto opened = Warehouse::open(path_, Warehouse::Mode::kCreate);
  EXPECT_TRUE(opened.has_value());
  warehouse_.emplace(std::move(opened).value());
  EXPECT_TRUE(warehouse_->begin_run("1.0", "2023-02-01T08:30:05Z").has_value());
  expect_ok(warehouse_->store(document_of(first_paper(), "/board/<1>/=jan.txt"), 1));
  expect_ok(warehouse_->link_papers({}, 1));
}

void BoardWarehouse::add_second() {
  EXPECT_TRUE(warehouse_->begin_run("1.0", "2023-05-02T09:00:00Z").has_value());
  expect_ok(warehouse_->store(document_of(second_paper(), "/board/<1>/may & june.txt"), 2));
  expect_ok(warehouse_->link_papers({}, 2));
}

void BoardWarehouse::add_failure() {
  IngestedDocument document;
  document.path = "/board/broken.pdf";
  document.error = Error{ErrorCode::kBadInput, "is no PDF", ""};
  expect_ok(warehouse_->store(document, 1));
}

std::vector<std::string> rows(Warehouse& warehouse, std::string_view sql) {
  std::vector<std::string> lines;
  RowReceiver receiver;
  receiver.row = [&lines](const std::vector<SqlValue>& row) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) line += (i == 0 ? "" : "|") + value_text(row[i]);
    lines.push_back(line);
    return true;
  };
  expect_ok(warehouse.query(sql, {}, receiver));
  return lines;
}

}  // namespace boardtrail::test
