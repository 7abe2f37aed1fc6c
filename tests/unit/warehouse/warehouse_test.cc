// SPDX-License-Identifier: GPL-3.0-or-later
#include "warehouse/warehouse.h"

#include <algorithm>

#include <gtest/gtest.h>
#include <unistd.h>

#include "support/temporary_folder.h"
#include "warehouse/sqlite.h"
#include "warehouse_samples.h"

namespace boardtrail::test {
namespace {

using Lines = std::vector<std::string>;

TEST(WarehouseTest, ViewsBeginWithTheColumnsOfTheInterface) {
  struct {
    const char* view;
    const char* columns;
  } const cases[] = {
      {"v_run",
       "run_id,started_at,finished_at,version,documents_seen,documents_ingested,"
       "documents_unchanged,documents_failed"},
      {"v_document",
       "document_id,path,sha256,format,bytes,page_count,outcome,error,ingested_at,run_id"},
      {"v_paper",
       "paper_id,document_id,path,title,organisation,meeting,meeting_date,as_at,version,author,"
       "sponsor,agenda_item,first_page,last_page"},
      {"v_legend", "paper_id,raw,value,meaning"},
      {"v_field", "paper_id,name,value"},
      {"v_checkbox", "paper_id,group,label,checked"},
      {"v_action",
       "observation_id,action_id,paper_id,path,plan,section,ref,description,source_finding,"
       "success_measure,progress,leads,due_raw,due_original,due_current,due_precision,rag,rag_raw,"
       "status,closed_on,page,row,bbox,confidence"},
      {"v_table", "table_id,paper_id,page,bbox,header_rows,schema,reason"},
      {"v_cell", "table_id,row,col,row_span,col_span,text,fill,page,bbox"},
      {"v_due_date", "observation_id,position,date,precision,role,raw"},
      {"v_rag", "observation_id,dimension,value,raw,source"},
      {"v_metric", "metric_id,paper_id,section,ref,name,baseline_raw,target_raw,comment"},
      {"v_metric_value", "metric_id,period,aim_raw,actual_raw,aim,actual"},
      {"v_finding",
       "finding_id,rule,severity,paper_id,path,observation_id,metric_id,action_id,ref,field,"
       "message,evidence,first_seen_run,status"},
      {"v_history",
       "action_id,observation_id,paper_id,as_at,ref,rag,status,due_current,leads,progress,"
       "changed"},
  };
  const TemporaryFolder folder;
  Warehouse warehouse = open_writer(folder.path() / "w.db");
  for (const auto& [view, columns] : cases) {
    std::string names;
    RowReceiver receiver;
    receiver.columns = [&names](const std::vector<std::string>& all) {
      for (const std::string& name : all) names += name + ",";
    };
    ASSERT_TRUE(warehouse.query(std::string("SELECT * FROM ") + view, {}, receiver).ok()) << view;
    EXPECT_TRUE(names.starts_with(std::string(columns) + ",")) << view << ": " << names;
  }
}

// What sample_paper() says, asked of each view.
const struct {
  const char* sql;
  Lines expected;
} kSaid[] = {
    {"SELECT path, format, bytes, page_count, outcome, error, run_id, in_place, file_author "
     "FROM v_document",
     {"a.txt|text|100|1|ok|-|1|1|A. Clerk"}},
    {"SELECT path, title, organisation, meeting, meeting_date, as_at, as_at_source, version, "
     "confidential FROM v_paper",
     {"a.txt|Theatre Improvement Plan - January 2023 v1.2|Eastmere NHS Trust|-|-|2023-01-31|"
      "last-updated|1.2|0"}},
    {"SELECT plan, section, ref, description, leads, due_raw, due_original, due_current, "
     "due_precision FROM v_action WHERE \"row\" = 1",
     {"Theatre Improvement Plan - January 2023 v1.2|Theatres|T1|Recruit four theatre nurses|"
      "[\"Ann Ash\",\"Bo \\\"B\\\" Birch\"]|01/02/2023 01/03/2023|2023-02-01|2023-03-31|month"}},
    {"SELECT rag, rag_raw, status, closed_on, page, bbox, confidence, line, extra, "
     "table_heading FROM v_action WHERE ref = 'T1'",
     {"amber_green|AG|open|-|1|[10,20,30,40]|0.75|6|{\"future_plans\":\"More\"}|Open actions"}},
    {"SELECT position, date, precision, role, raw, struck FROM v_due_date ORDER BY position",
     {"0|2023-02-01|day|original|01/02/2023|1", "1|2023-03-31|month|revised|March 2023|0"}},
    {"SELECT dimension, value, raw, source, malformed, in_legend, line FROM v_rag "
     "ORDER BY position",
     {"embedding|red|R|text|0|1|-", "delivery|amber_green|AG|colour|1|0|6"}},
    {"SELECT raw, value, meaning, complete, min_months, max_months FROM v_legend",
     {"A/G|amber_green|Mostly on time|0|-|1"}},
    {"SELECT name, value FROM v_field", {"Report to|Board"}},
    {"SELECT \"group\", label, checked, radio FROM v_checkbox", {"Purpose|For decision|1|0"}},
    {"SELECT t.header_rows, t.schema, t.reason, t.\"rows\", t.columns, t.origin FROM v_table t "
     "JOIN v_paper USING (paper_id)",
     {"1|plan|has ref, action, lead and due date|2|2|tabs"}},
    {"SELECT \"row\", col, row_span, col_span, text, struck, ticks, fill, swatches, page, bbox "
     "FROM v_cell ORDER BY \"row\"",
     {"0|0|1|1|Action|-|-|-|-|-|-",
      "1|1|1|1|01/02/2023 01/03/2023|[\"01/02/2023\"]|[{\"label\":\"Yes\",\"ticked\":true}]|"
      "#FFC000|[{\"shape\":\"circle\",\"colour\":\"#00B050\"}]|1|[72,100,172.5,110]"}},
    {"SELECT section, ref, name, invalid_period, table_id IS NOT NULL FROM v_metric",
     {"Waiting|-|Seen within four hours|0|1"}},
    {"SELECT period, aim_raw, actual_raw, aim, actual, period_end, aim_is_bound "
     "FROM v_metric_value",
     {"2023/24 Q1|95%|n/a|95|-|2023-06-30|1"}},
    {"SELECT f.rule, f.severity, f.ref, f.field, f.message, f.evidence, f.first_seen_run, "
     "f.status, a.description FROM v_finding f JOIN v_action a USING (observation_id, action_id)",
     {"missing-lead|high|T2|lead|The row names no lead.|"
      "[{\"label\":\"Lead\",\"raw\":\"\",\"page\":1,\"line\":7,\"page_label\":\"i\"}]|1|open|"
      "Repair the lift"}},
    {"SELECT rule, metric_id IS NOT NULL FROM v_finding WHERE observation_id IS NULL",
     {"missing-actual|1", "missing-actual|1"}},
    {"SELECT field, label, raw, line FROM v_evidence", {"ref|No.|T1|6"}},
    {"SELECT kind, message, line FROM v_repair", {"joined-row|joined with the row above|7"}},
    {"SELECT diagnostic, level, message, paper_id IS NULL FROM v_diagnostic ORDER BY position",
     {"text.invalid-utf8|note|1 byte was replaced|1",
      "recognise.split-row|doubt|may be two rows|0"}},
    {"SELECT schema, heading, fields, json_array_length(parts), closed_table FROM v_plan_table",
     {"plan|Open actions|[\"ref\"]|1|0"}},
    {"SELECT version, updated, line FROM stated_version", {"1.2|2023-01-31|2"}},
    {"SELECT number, width, height, label, readable FROM page", {"1|595|842|i|1"}},
};

TEST(WarehouseTest, StoresWhatAPaperSays) {
  const TemporaryFolder folder;
  Warehouse warehouse = open_writer(folder.path() / "w.db");
  ASSERT_TRUE(warehouse.store(sample_paper("a.txt", "2023-01-31"), 1).ok());
  for (const auto& [sql, expected] : kSaid) EXPECT_EQ(rows(warehouse, sql), expected) << sql;
}

// Cells of one row stand together, divided where they are long; each comes out by itself.
TEST(WarehouseTest, ShowsEachCellOfLongAndOddRows) {
  const TemporaryFolder folder;
  Warehouse warehouse = open_writer(folder.path() / "w.db");
  IngestedDocument document = sample_paper("a.txt", "2023-01-31");
  Table& table = document.document->tables[0];
  table.rows = 1;
  table.columns = 4;
  table.cells.clear();
  using namespace std::string_literals;
  const std::string texts[] = {std::string(1 << 20, 'x'), "a \"b\" \\ \n\t\x7F\u00E9"s, "nul\0l"s,
                               ""s};
  for (int column = 0; column < 4; ++column) {
    Cell cell;
    cell.column = column;
    cell.content.text = texts[column];
    cell.place.box = {-0.004F, 0.5F, 99999.994F, 200000.25F};
    table.cells.push_back(cell);
  }
  ASSERT_TRUE(warehouse.store(document, 1).ok());
  EXPECT_EQ(rows(warehouse,
                 "SELECT col, length(text), v_cell.bbox FROM v_cell JOIN v_table USING (table_id) "
                 "WHERE position = 0 ORDER BY col"),
            (Lines{"0|1048576|[0,0.5,99999.99,200000.25]", "1|12|[0,0.5,99999.99,200000.25]",
                   "2|5|[0,0.5,99999.99,200000.25]", "3|0|[0,0.5,99999.99,200000.25]"}));
  EXPECT_EQ(rows(warehouse, "SELECT text FROM v_cell WHERE col IN (1, 2) ORDER BY col"),
            (Lines{texts[1], "nul\uFFFDl"}));
  EXPECT_EQ(rows(warehouse, "SELECT first_col FROM cell_row ORDER BY first_col"),
            (Lines{"0", "1"}));
}

TEST(WarehouseTest, TheSameDocumentTwiceChangesNothing) {
  const TemporaryFolder folder;
  Warehouse warehouse = open_writer(folder.path() / "w.db");
  ASSERT_TRUE(warehouse.store(sample_paper("a.txt", "2023-01-31"), 1).ok());
  const Lines before = dump(warehouse);
  ASSERT_TRUE(warehouse.begin_run("1.0", "2026-01-02T00:00:00Z").has_value());
  ASSERT_TRUE(warehouse.store(sample_paper("a.txt", "2023-01-31"), 2).ok());
  EXPECT_EQ(dump(warehouse), before);
  EXPECT_EQ(rows(warehouse, "SELECT DISTINCT first_seen_run FROM v_finding"), Lines{"1"});
}

TEST(WarehouseTest, OrderDoesNotShow) {
  std::vector<IngestedDocument> documents = {
      sample_paper("b/1.txt", "2023-01-31"), sample_paper("b/2.txt", "2023-02-28"),
      sample_paper("a/copy of 1.txt", "2023-01-31"),
      sample_failure("c.bin", sample_sha256("c"), ErrorCode::kBadInput),
      sample_failure("gone.txt", "", ErrorCode::kNotFound)};
  std::vector<std::size_t> order = {0, 1, 2, 3, 4};
  Lines expected;
  int orders = 0;
  do {
    const TemporaryFolder folder;
    Warehouse warehouse = open_writer(folder.path() / "w.db");
    for (const std::size_t i : order) ASSERT_TRUE(warehouse.store(documents[i], 1).ok());
    if (expected.empty()) expected = dump(warehouse);
    ASSERT_EQ(dump(warehouse), expected);
    EXPECT_EQ(rows(warehouse, "SELECT path FROM v_document ORDER BY path"),
              (Lines{"a/copy of 1.txt", "b/2.txt", "c.bin", "gone.txt"}));
  } while (++orders < 12 && std::next_permutation(order.begin(), order.end()) &&
           std::next_permutation(order.begin(), order.end()));
}

TEST(WarehouseTest, AChangedFileIsANewDocumentAndTheOldOneStays) {
  const TemporaryFolder folder;
  Warehouse warehouse = open_writer(folder.path() / "w.db");
  ASSERT_TRUE(warehouse.store(sample_paper("plan.txt", "2023-01-31"), 1).ok());
  ASSERT_TRUE(warehouse.store(sample_paper("plan.txt", "2023-02-28"), 1).ok());
  EXPECT_EQ(rows(warehouse,
                 "SELECT p.path, p.as_at, d.in_place FROM v_paper p JOIN v_document d "
                 "USING (document_id) ORDER BY as_at"),
            (Lines{"plan.txt|2023-01-31|0", "plan.txt|2023-02-28|1"}));
  const auto known = warehouse.known_file("plan.txt").value();
  ASSERT_TRUE(known.has_value());
  EXPECT_EQ(known->sha256, sample_sha256("2023-02-28"));
  EXPECT_FALSE(warehouse.known_file("plan").value().has_value());
}

TEST(WarehouseTest, HistoryLinksPapersAndNamesWhatChanged) {
  const TemporaryFolder folder;
  Warehouse warehouse = open_writer(folder.path() / "w.db");
  IngestedDocument later = sample_paper("2.txt", "2023-02-28");
  later.papers[0].title = "THEATRE IMPROVEMENT PLAN: 28 February 2023, version 2";
  later.papers[0].observations[0].progress = "All four have started.";
  later.papers[0].observations[0].ratings[1].value = Rag::kGreen;
  later.papers[0].observations[0].leads = {"Ann Ash"};
  ASSERT_TRUE(warehouse.store(later, 1).ok());
  ASSERT_TRUE(warehouse.store(sample_paper("1.txt", "2023-01-31"), 1).ok());
  ASSERT_TRUE(warehouse.link_papers({}, 1).ok());
  EXPECT_EQ(rows(warehouse,
                 "SELECT as_at, ref, rag, changed FROM v_history WHERE ref = 'T1' ORDER BY "
                 "action_id, position"),
            (Lines{"2023-01-31|T1|amber_green|-",
                   "2023-02-28|T1|green|[\"leads\",\"rag\",\"progress\"]"}));
  EXPECT_EQ(rows(warehouse,
                 "SELECT count(DISTINCT action_id), count(*), sum(changed = '[]') FROM v_history"),
            Lines{"3|6|2"});
  // The row that restates T2 is the same action, and no step of its history.
  EXPECT_EQ(rows(warehouse,
                 "SELECT count(*), count(DISTINCT action_id) FROM v_action "
                 "WHERE ref = 'T2'"),
            Lines{"4|1"});
}

TEST(WarehouseTest, FullTextFindsStemsAndKeepsInStep) {
  const TemporaryFolder folder;
  Warehouse warehouse = open_writer(folder.path() / "w.db");
  ASSERT_TRUE(warehouse.store(sample_paper("1.txt", "2023-01-31"), 1).ok());
  ASSERT_TRUE(warehouse.store(sample_paper("2.txt", "2023-02-28"), 1).ok());
  const char* search =
      "SELECT a.ref, a.as_at FROM observation_fts f JOIN v_action a ON a.observation_id = f.rowid "
      "WHERE observation_fts MATCH ?1 ORDER BY as_at";
  EXPECT_EQ(rows(warehouse, search, {std::string("nurse recruits")}), Lines{}) << "not linked yet";
  ASSERT_TRUE(warehouse.link_papers({}, 1).ok());
  EXPECT_EQ(rows(warehouse, search, {std::string("nurse recruits")}),
            (Lines{"T1|2023-01-31", "T1|2023-02-28"}));
  EXPECT_EQ(rows(warehouse, search, {std::string("leads: birch")}),
            (Lines{"T1|2023-01-31", "T1|2023-02-28"}));
  EXPECT_EQ(rows(warehouse, search, {std::string("ward")}), Lines{});
  // What is linked again is not indexed again.
  ASSERT_TRUE(warehouse.forget_links().ok());
  ASSERT_TRUE(warehouse.link_papers({}, 1).ok());
  auto database = Database::open(folder.path() / "w.db", Database::Mode::kWrite);
  ASSERT_TRUE(database.has_value());
  EXPECT_TRUE(database
                  ->execute("INSERT INTO observation_fts (observation_fts, rank) "
                            "VALUES ('integrity-check', 1)")
                  .ok());
  EXPECT_EQ(rows(warehouse,
                 "SELECT count(*) FROM sqlite_schema WHERE sql LIKE "
                 "'%VIRTUAL TABLE%USING FTS%content=\"observation\"%'"),
            Lines{"1"});
}

// Each run leaves a segment in each full-text index, and merges by eights what they come to.
TEST(WarehouseTest, FullTextIsMergedByEights) {
  const TemporaryFolder folder;
  const std::string path = folder.path() / "w.db";
  Warehouse warehouse = open_writer(path);
  constexpr const char* kSegments =
      "SELECT (SELECT count(DISTINCT segid) FROM observation_fts_idx) * 100 + "
      "(SELECT count(DISTINCT segid) FROM observation_fts_in_force_idx)";
  std::vector<std::int64_t> segments;
  for (int year = 2001; year <= 2066; ++year) {
    const std::string number = std::to_string(year);
    ASSERT_TRUE(warehouse.store(sample_paper(number + ".txt", number + "-01-31"), 1).ok());
    ASSERT_TRUE(warehouse.link_papers({}, 1).ok());
    auto database = Database::open(path, Database::Mode::kRead);
    ASSERT_TRUE(database.has_value());
    segments.push_back(database->number(kSegments).value());
  }
  EXPECT_EQ((std::vector<std::int64_t>(segments.begin(), segments.begin() + 9)),
            (std::vector<std::int64_t>{101, 202, 303, 404, 505, 606, 707, 101, 202}));
  for (const std::int64_t both : segments) {
    EXPECT_LE(both / 100, 14);
    EXPECT_LE(both % 100, 14);
  }
  EXPECT_EQ(rows(warehouse,
                 "SELECT count(*) FROM observation_fts WHERE observation_fts MATCH 'leads: birch'"),
            Lines{"66"});
  EXPECT_EQ(rows(warehouse,
                 "SELECT count(*) FROM observation_fts_in_force "
                 "WHERE observation_fts_in_force MATCH 'leads: birch'"),
            Lines{"1"});
  auto database = Database::open(path, Database::Mode::kWrite);
  ASSERT_TRUE(database.has_value());
  for (const std::string name : {"observation_fts", "observation_fts_in_force"}) {
    EXPECT_TRUE(
        database->execute("INSERT INTO " + name + " (" + name + ") VALUES ('integrity-check')")
            .ok())
        << name;
  }
}

TEST(WarehouseTest, ASecondWriterIsToldWhoHoldsTheWarehouse) {
  const TemporaryFolder folder;
  const std::string path = folder.path() / "w.db";
  {
    const Warehouse holder = open_writer(path);
    const auto second = Warehouse::open(path, Warehouse::Mode::kCreate);
    ASSERT_FALSE(second.has_value());
    EXPECT_EQ(second.error().code, ErrorCode::kConflict);
    EXPECT_NE(second.error().message.find("process " + std::to_string(::getpid()) + " on "),
              std::string::npos)
        << second.error().message;
    EXPECT_TRUE(Warehouse::open(path, Warehouse::Mode::kReadOnly).has_value());
  }
  EXPECT_TRUE(Warehouse::open(path, Warehouse::Mode::kCreate).has_value());
}

TEST(WarehouseTest, RunsAreCountedAndFinished) {
  const TemporaryFolder folder;
  Warehouse warehouse = open_writer(folder.path() / "w.db", "2.5");
  ASSERT_TRUE(warehouse.finish_run({1, 7, 4, 2, 1, "landlock"}, "2026-01-01T00:01:00Z").ok());
  EXPECT_EQ(rows(warehouse, "SELECT * FROM v_run"),
            Lines{"1|2026-01-01T00:00:00Z|2026-01-01T00:01:00Z|2.5|7|4|2|1|landlock"});
}

}  // namespace
}  // namespace boardtrail::test
