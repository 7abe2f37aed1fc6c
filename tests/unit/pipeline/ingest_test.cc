// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/ingest.h"

#include <algorithm>
#include <filesystem>
#include <map>

#include <gtest/gtest.h>
#include <unistd.h>

#include "extractors/extractor.h"
#include "pipeline/read_document.h"
#include "support/temporary_folder.h"

namespace boardtrail::test {
namespace {

using Lines = std::vector<std::string>;

// A small plan of an invented Trust; `day` and `update` make papers differ.
std::string plan_text(const std::string& day, const std::string& update) {
  return "Eastmere NHS Trust\nTheatre Improvement Plan\nPosition as at " + day +
         "\n\nRef\tAction\tLead\tDue Date\tRAG\tProgress\n"
         "T1\tRecruit four theatre nurses\tAnn Ash\t31/03/2023\tG\t" +
         update +
         "\n"
         "T2\tRepair the lift in the day unit\t\t31/03/2023\tA\tParts are ordered\n";
}

class IngestTest : public ::testing::Test {
 protected:
  IngestTest() : schemas_(load_schemas(BOARDTRAIL_SOURCE_DIR "/schemas").value()) {}
  void SetUp() override { ASSERT_EQ(::chdir(folder_.path().c_str()), 0); }
  void TearDown() override { ASSERT_EQ(::chdir("/"), 0); }

  Warehouse open(const std::string& name) {
    return Warehouse::open(folder_.path() / name, Warehouse::Mode::kCreate).value();
  }
  RunSummary run(Warehouse& warehouse, const std::vector<std::string>& paths,
                 IngestOptions options = {}) {
    steps_.clear();
    options.on_progress = [this](const IngestProgress& step) {
      steps_.push_back(step.path + (step.error       ? ": " + step.error->message
                                    : step.unchanged ? " unchanged"
                                                     : ""));
    };
    const auto summary = ingest(paths, schemas_, warehouse, options);
    EXPECT_TRUE(summary.has_value());
    return summary.has_value() ? *summary : RunSummary{};
  }
  static Lines rows(Warehouse& warehouse, const std::string& sql) {
    Lines lines;
    RowReceiver receiver;
    receiver.row = [&lines](const std::vector<SqlValue>& row) {
      std::string line;
      for (const SqlValue& value : row) {
        if (const auto* text = std::get_if<std::string>(&value)) line += *text;
        if (const auto* number = std::get_if<std::int64_t>(&value)) line += std::to_string(*number);
        line += '|';
      }
      lines.push_back(line);
      return true;
    };
    const Status status = warehouse.query(sql, {}, receiver);
    EXPECT_TRUE(status.ok()) << sql;
    return lines;
  }
  // Every view but v_run, without the columns that name runs and times.
  static Lines dump(Warehouse& warehouse) {
    Lines all;
    const std::map<std::string, std::string> columns = {
        {"v_document", "document_id, path, sha256, format, bytes, page_count, outcome, error"},
        {"v_finding", "finding_id, rule, path, observation_id, action_id, ref, message, evidence"}};
    for (const std::string& line :
         rows(warehouse, "SELECT name FROM sqlite_schema WHERE type = 'view'")) {
      const std::string view = line.substr(0, line.size() - 1);
      if (view == "v_run") continue;
      const auto chosen = columns.find(view);
      const std::string sql =
          "SELECT " + (chosen == columns.end() ? "*" : chosen->second) + " FROM " + view;
      for (const std::string& row : rows(warehouse, sql)) all.push_back(view + ": " + row);
    }
    std::sort(all.begin(), all.end());
    return all;
  }

  TemporaryFolder folder_;
  SchemaSet schemas_;
  Lines steps_;
};

TEST_F(IngestTest, ReadsAPaperFromBytesToFindings) {
  const std::string text = plan_text("31 January 2023", "Two started");
  IngestedDocument document;
  judge_into(document, choose_extractor(text, "plan.txt").value()(text, {}), schemas_);
  ASSERT_FALSE(document.error.has_value());
  ASSERT_EQ(document.papers.size(), 1U);
  ASSERT_EQ(document.papers[0].observations.size(), 2U);
  EXPECT_EQ(document.papers[0].observations[0].ref, "T1");
  ASSERT_EQ(document.findings.size(), 1U);
  EXPECT_TRUE(std::any_of(document.findings[0].begin(), document.findings[0].end(),
                          [](const Finding& f) { return f.rule == "missing-lead"; }));

  IngestedDocument bad;
  judge_into(bad, Error{ErrorCode::kBadInput, "the file is empty", ""}, schemas_);
  ASSERT_TRUE(bad.error.has_value());
  EXPECT_EQ(bad.error->message, "the file is empty");
  EXPECT_FALSE(bad.document.has_value());
}

TEST_F(IngestTest, PassesOverWhatIsUnchanged) {
  folder_.write("in/1.txt", plan_text("31 January 2023", "Two started"));
  folder_.write("in/2.txt", plan_text("28 February 2023", "All started"));
  Warehouse warehouse = open("w.db");
  RunSummary summary = run(warehouse, {"in"});
  EXPECT_EQ(summary.seen, 2);
  EXPECT_EQ(summary.ingested, 2);
  const Lines before = dump(warehouse);
  ASSERT_GT(before.size(), 20U);

  summary = run(warehouse, {"in"});
  EXPECT_EQ(summary.unchanged, 2);
  EXPECT_EQ(summary.ingested, 0);
  EXPECT_EQ(steps_, (Lines{"in/1.txt unchanged", "in/2.txt unchanged"}));
  EXPECT_EQ(dump(warehouse), before);

  // A new time alone: read, found to be known, and passed over from then on.
  std::filesystem::last_write_time("in/1.txt", std::filesystem::file_time_type::clock::now());
  EXPECT_EQ(run(warehouse, {"in"}).unchanged, 2);
  // A copy is the same document at another path.
  std::filesystem::copy_file("in/2.txt", "in/0.txt");
  EXPECT_EQ(run(warehouse, {"in"}).unchanged, 3);
  EXPECT_EQ(rows(warehouse, "SELECT path FROM v_document ORDER BY path"),
            (Lines{"in/0.txt|", "in/1.txt|"}));
  EXPECT_EQ(rows(warehouse,
                 "SELECT documents_seen, documents_unchanged FROM v_run "
                 "ORDER BY run_id DESC LIMIT 1"),
            Lines{"3|3|"});
}

TEST_F(IngestTest, AChangedFileIsANewDocument) {
  folder_.write("plan.txt", plan_text("31 January 2023", "Two started"));
  Warehouse warehouse = open("w.db");
  run(warehouse, {"plan.txt"});
  folder_.write("plan.txt", plan_text("28 February 2023", "All four started"));
  EXPECT_EQ(run(warehouse, {"plan.txt"}).ingested, 1);
  EXPECT_EQ(rows(warehouse,
                 "SELECT p.path, as_at, in_place FROM v_paper p JOIN v_document "
                 "USING (document_id) ORDER BY as_at"),
            (Lines{"plan.txt|2023-01-31|0|", "plan.txt|2023-02-28|1|"}));
}

TEST_F(IngestTest, OrderAndNumberOfRunsDoNotShow) {
  Lines names;
  for (const char* month : {"January", "March", "May", "July"}) {
    names.push_back(std::string(month) + ".txt");
    folder_.write(names.back(), plan_text("31 " + std::string(month) + " 2023", month));
  }
  folder_.write("copy of May.txt", plan_text("31 May 2023", "May"));
  names.emplace_back("copy of May.txt");
  folder_.write("bad.txt", std::string("\x7f"
                                       "ELF\0\0\0\1",
                                       8));
  names.emplace_back("bad.txt");
  Warehouse once = open("once.db");
  run(once, {"."});
  const Lines expected = dump(once);
  for (int turn = 0; turn < 3; ++turn) {
    std::rotate(names.begin(), names.begin() + 2, names.end());
    if (turn == 1) std::reverse(names.begin(), names.end());
    Warehouse warehouse = open("turn" + std::to_string(turn) + ".db");
    for (const std::string& name : names) run(warehouse, {name});
    EXPECT_EQ(dump(warehouse), expected) << turn;
  }
}

TEST_F(IngestTest, BadFilesAreRecordedAndTheRestIsRead) {
  folder_.write("in/empty.txt", "");
  folder_.write("in/large.txt", std::string(5000, 'x'));
  folder_.write("in/plan.txt", plan_text("31 January 2023", "Two started"));
  folder_.write("in/program.bin", std::string("\x7f"
                                              "ELF\0\0\0\1\2\3\0\0",
                                              12));
  IngestOptions options;
  options.limits.max_document_bytes = 4999;
  Warehouse warehouse = open("w.db");
  for (int round = 0; round < 2; ++round) {
    const RunSummary summary = run(warehouse, {"in", "none.txt"}, options);
    EXPECT_EQ(summary.seen, 5);
    EXPECT_EQ(summary.failed, 4);
    EXPECT_EQ(summary.ingested, round == 0 ? 1 : 0);
    EXPECT_EQ(rows(warehouse, "SELECT path, outcome, error_code FROM v_document ORDER BY path"),
              (Lines{"in/empty.txt|failed|bad-input|", "in/large.txt|failed|limit-exceeded|",
                     "in/plan.txt|ok||", "in/program.bin|failed|bad-input|",
                     "none.txt|failed|not-found|"}));
    ASSERT_EQ(steps_.size(), 5U);
    EXPECT_EQ(steps_[1], "in/large.txt: has 5000 bytes, limit 4999");
    EXPECT_EQ(steps_[4], "none.txt: No such file or directory");
  }
  // What was in the way is gone.
  folder_.write("none.txt", plan_text("31 May 2023", "x"));
  EXPECT_EQ(run(warehouse, {"in", "none.txt"}).failed, 3 - 1);
  EXPECT_EQ(rows(warehouse, "SELECT path FROM v_document WHERE outcome = 'failed' ORDER BY path"),
            (Lines{"in/empty.txt|", "in/program.bin|"}));
}

// Whoever is told of a document can rely on it: it is there for others, whatever happens.
TEST_F(IngestTest, TellsOnlyWhatIsCommitted) {
  constexpr int kPapers = 80;  // more than one group
  for (int i = 0; i < kPapers; ++i) {
    folder_.write("in/" + std::to_string(i) + ".txt",
                  i % 10 == 9 ? "\x7f"
                                "ELF"
                              : plan_text("31 January 2023", "Update " + std::to_string(i)));
  }
  Warehouse warehouse = open("w.db");
  Warehouse reader = Warehouse::open(folder_.path() / "w.db", Warehouse::Mode::kReadOnly).value();
  Lines told;
  IngestOptions options;
  options.jobs = 2;
  options.on_progress = [&](const IngestProgress& step) {
    told.push_back(step.path);
    EXPECT_EQ(rows(reader, "SELECT path FROM v_document WHERE path = '" + step.path + "'"),
              Lines{step.path + "|"});
  };
  const auto summary = ingest({"in"}, schemas_, warehouse, options);
  ASSERT_TRUE(summary.has_value());
  EXPECT_EQ(summary->ingested, kPapers - kPapers / 10);
  EXPECT_EQ(summary->failed, kPapers / 10);
  EXPECT_EQ(told.size(), kPapers);
  EXPECT_TRUE(std::is_sorted(told.begin(), told.end()));
}

TEST_F(IngestTest, AFolderThatCanBeListedAgainIsForgiven) {
  if (::geteuid() == 0) GTEST_SKIP() << "nothing is closed to root";
  folder_.write("in/closed/plan.txt", plan_text("31 January 2023", "x"));
  std::filesystem::permissions("in/closed", std::filesystem::perms::none);
  Warehouse warehouse = open("w.db");
  EXPECT_EQ(run(warehouse, {"in"}).failed, 1);
  std::filesystem::permissions("in/closed", std::filesystem::perms::owner_all);
  EXPECT_EQ(run(warehouse, {"in"}).failed, 0);
  EXPECT_EQ(rows(warehouse, "SELECT path, outcome FROM v_document"),
            Lines{"in/closed/plan.txt|ok|"});
}

}  // namespace
}  // namespace boardtrail::test
