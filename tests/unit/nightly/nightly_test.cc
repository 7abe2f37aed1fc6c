// SPDX-License-Identifier: GPL-3.0-or-later
#include "nightly/nightly.h"

#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>
#include <unistd.h>

#include "base/utc.h"
#include "nightly/inbox.h"
#include "nightly/move_file.h"
#include "nightly/put_away.h"
#include "support/temporary_folder.h"

namespace boardtrail::test {
namespace {

namespace fs = std::filesystem;
using Lines = std::vector<std::string>;

// A small plan of an invented Trust; `update` makes papers differ.
std::string plan_text(const std::string& update) {
  return "Eastmere NHS Trust\nTheatre Improvement Plan\n\n"
         "Ref\tAction\tLead\tDue Date\tRAG\tProgress\n"
         "T1\tRecruit four theatre nurses\tAnn Ash\t31/03/2023\tG\t" +
         update +
         "\n"
         "T2\tRepair the lift in the day unit\tBo Birch\t31/03/2023\tA\tParts are ordered\n";
}

class NightlyTest : public ::testing::Test {
 protected:
  NightlyTest() : schemas_(load_schemas(BOARDTRAIL_SOURCE_DIR "/schemas").value()) {
    const auto config = parse_nightly_config(
        "warehouse = 'w.db'\ninbox = 'in'\nprocessed = 'done'\nfailed = 'bad'\nsettle = '0s'\n"
        "lock-wait = '0s'\n",
        folder_.path() / "nightly.toml");
    config_ = config.value();
    world_.version = "1.0";
    world_.schemas = &schemas_;
    world_.ingest.jobs = 1;
    world_.clock = [this] { return std::chrono::system_clock::from_time_t(utc_time(now_)); };
  }

  NightlyRecord run() { return run_nightly(config_, world_); }
  void deliver(const std::string& name, std::string_view bytes) {
    folder_.write("in/" + name, bytes);
  }
  std::string path(const std::string& name) const { return folder_.path() / name; }
  // What stands in the three folders.
  Lines files() const {
    Lines lines;
    for (const char* top : {"in", "done", "bad"}) {
      if (!fs::exists(folder_.path() / top)) continue;
      for (const auto& entry : fs::recursive_directory_iterator(folder_.path() / top)) {
        if (!entry.is_directory()) lines.push_back(entry.path().lexically_relative(folder_.path()));
      }
    }
    std::sort(lines.begin(), lines.end());
    return lines;
  }
  // The first column of the rows, without the folder of the test.
  Lines rows(const std::string& sql) const {
    Lines lines;
    RowReceiver receiver;
    receiver.row = [&](const std::vector<SqlValue>& row) {
      const auto* text = std::get_if<std::string>(&row[0]);
      std::string line = text == nullptr ? "-" : *text;
      if (line.starts_with(path(""))) line.erase(0, path("").size());
      lines.push_back(line);
      return true;
    };
    Warehouse warehouse = Warehouse::open(config_.warehouse, Warehouse::Mode::kReadOnly).value();
    EXPECT_TRUE(warehouse.query(sql, {}, receiver).ok()) << sql;
    return lines;
  }
  Lines documents() const { return rows("SELECT path FROM v_document ORDER BY path"); }

  TemporaryFolder folder_;
  SchemaSet schemas_;
  NightlyConfig config_;
  NightlyWorld world_;
  std::string now_ = "2026-01-31T03:00:00Z";
};

TEST_F(NightlyTest, PutsAwayWhatItHasRead) {
  deliver("a.txt", plan_text("x"));
  deliver("north/b.txt", plan_text("y"));
  deliver("bad.pdf", "%PDF-1.7 nothing more");
  deliver("half.pdf.part", "%PDF");
  const NightlyRecord record = run();
  EXPECT_EQ(record.outcome, NightlyOutcome::kUnread);
  EXPECT_EQ(record.put_away, 3);
  EXPECT_EQ(files(), (Lines{"bad/bad.pdf", "bad/bad.pdf.reason.txt", "done/2026-01/a.txt",
                            "done/2026-01/north/b.txt", "in/half.pdf.part"}));
  EXPECT_EQ(documents(), (Lines{"bad/bad.pdf", "done/2026-01/a.txt", "done/2026-01/north/b.txt"}));
  EXPECT_EQ(rows("SELECT delivered_as FROM v_document ORDER BY path"),
            (Lines{"bad.pdf", "a.txt", "north/b.txt"}));
  EXPECT_NE(read_file(path("bad/bad.pdf.reason.txt")).find("Delivered as: bad.pdf\nSHA-256: "),
            std::string::npos);
  // Nothing is read again, and a month later nothing moves.
  now_ = "2026-02-28T03:00:00Z";
  const NightlyRecord next = run();
  EXPECT_EQ(next.outcome, NightlyOutcome::kDone);
  EXPECT_EQ(next.documents.seen, 0);
}

// The month in which it was filed is no date of a paper that states none.
TEST_F(NightlyTest, TheMonthOfFilingIsNoDate) {
  deliver("a.txt", plan_text("x"));
  run();
  EXPECT_EQ(rows("SELECT paper_date FROM v_plan_paper"), Lines{"-"});
}

TEST_F(NightlyTest, NeverWritesOver) {
  deliver("a.txt", plan_text("x"));
  run();
  deliver("a.txt", plan_text("y"));
  EXPECT_EQ(run().put_away, 1);
  deliver("a.txt", plan_text("x"));  // the first once more
  const NightlyRecord record = run();
  EXPECT_EQ(record.put_away, 1);
  EXPECT_EQ(record.documents.unchanged, 1);
  ASSERT_EQ(files().size(), 2U);
  EXPECT_EQ(read_file(path("done/2026-01/a.txt")), plan_text("x"));
  EXPECT_EQ(read_file(path(files()[0])), plan_text("y"));
  EXPECT_EQ(files()[0].substr(0, 15), "done/2026-01/a-");
  EXPECT_EQ(documents(), (Lines{files()[0], "done/2026-01/a.txt"}));
}

// A run of the last hour of January has told the warehouse and was ended before the move.
TEST_F(NightlyTest, FinishesWhatWasBegun) {
  deliver("a.txt", plan_text("x"));
  now_ = "2026-01-31T23:59:00Z";
  run();
  fs::rename(path("done/2026-01/a.txt"), path("in/a.txt"));
  now_ = "2026-02-01T03:00:00Z";
  EXPECT_EQ(run().put_away, 1);
  EXPECT_EQ(files(), Lines{"done/2026-01/a.txt"});
  EXPECT_EQ(documents(), Lines{"done/2026-01/a.txt"});
}

TEST_F(NightlyTest, AFailureThatIsTriedAgainIsOver) {
  deliver("a.txt", "");
  EXPECT_EQ(run().outcome, NightlyOutcome::kUnread);
  fs::rename(path("bad/a.txt"), path("in/a.txt"));
  EXPECT_EQ(run().outcome, NightlyOutcome::kUnread);
  EXPECT_EQ(files(), (Lines{"bad/a.txt", "bad/a.txt.reason.txt"}));
  EXPECT_EQ(documents(), Lines{"bad/a.txt"});
  fs::remove(path("bad/a.txt"));
  deliver("a.txt", plan_text("x"));
  EXPECT_EQ(run().outcome, NightlyOutcome::kDone);
  EXPECT_EQ(files(), Lines{"done/2026-01/a.txt"});
  EXPECT_EQ(documents(), Lines{"done/2026-01/a.txt"});
}

// A delivered file that has the name of a reason is no reason.
TEST_F(NightlyTest, AReasonWritesOverNothing) {
  deliver("a.pdf", "%PDF-1.7 nothing more");
  folder_.write("bad/a.pdf.reason.txt", "somebody's");
  run();
  EXPECT_EQ(read_file(path("bad/a.pdf.reason.txt")), "somebody's");
  EXPECT_EQ(files().size(), 3U);
}

TEST_F(NightlyTest, NamesAsLongAsNamesCanBe) {
  deliver(std::string(251, 'n') + ".pdf", "%PDF-1.7 nothing more");
  deliver(std::string(251, 'n') + ".txt", plan_text("x"));
  const NightlyRecord record = run();
  EXPECT_EQ(record.put_away, 2);
  EXPECT_EQ(files(), (Lines{"bad/" + std::string(190, 'n') + ".pdf",
                            "bad/" + std::string(190, 'n') + ".pdf.reason.txt",
                            "done/2026-01/" + std::string(190, 'n') + ".txt"}));
}

TEST_F(NightlyTest, FollowsNoLink) {
  folder_.write("secret.txt", plan_text("x"));
  fs::create_directory(folder_.path() / "in");
  fs::create_symlink("../secret.txt", folder_.path() / "in/a.txt");
  const NightlyRecord record = run();
  EXPECT_EQ(record.outcome, NightlyOutcome::kUnread);
  ASSERT_EQ(record.problems.size(), 1U);
  EXPECT_NE(record.problems[0].reason.find("symbolic link"), std::string::npos);
  EXPECT_EQ(files(), Lines{"in/a.txt"});
  EXPECT_TRUE(rows("SELECT title FROM v_paper").empty());
}

// A machine that is short of memory kills readers: the papers are not to blame, and stay. Of a
// pack everything stays, whatever else of it was read.
TEST_F(NightlyTest, WhatTheSystemFailedAtIsTriedAgain) {
  deliver("a.txt", "x");
  deliver("b.txt", "x");
  deliver("c.zip", "x");
  Inbox inbox(std::chrono::seconds(0), world_.clock());
  for (const char* name : {"in/a.txt", "in/b.txt", "in/c.zip"}) {
    FoundFile file;
    file.path = path(name);
    ASSERT_TRUE(inbox.take(file)) << name;
  }
  const Error killed{ErrorCode::kIo, "not read: the reader was killed from outside", ""};
  const Error damaged{ErrorCode::kBadInput, "damaged", ""};
  const std::map<std::string, Error> failures = {{path("in/a.txt"), killed},
                                                 {path("in/b.txt"), damaged},
                                                 {path("in/c.zip!/d.txt"), damaged},
                                                 {path("in/c.zip!/e.txt"), killed}};
  NightlyRecord record;
  Warehouse warehouse = Warehouse::open(config_.warehouse, Warehouse::Mode::kCreate).value();
  ASSERT_TRUE(put_away(config_, {inbox.taken(), failures}, warehouse, record).ok());
  EXPECT_EQ(files(), (Lines{"bad/b.txt", "bad/b.txt.reason.txt", "in/a.txt", "in/c.zip"}));
  EXPECT_EQ(record.put_away, 1);
}

TEST_F(NightlyTest, AnotherRunIsNotDisturbed) {
  deliver("a.txt", plan_text("x"));
  {
    const Warehouse other = Warehouse::open(config_.warehouse, Warehouse::Mode::kCreate).value();
    const NightlyRecord record = run();
    EXPECT_EQ(record.outcome, NightlyOutcome::kLocked);
    ASSERT_EQ(record.problems.size(), 1U);
    EXPECT_NE(record.problems[0].reason.find("process " + std::to_string(::getpid())),
              std::string::npos);
  }
  EXPECT_EQ(run().outcome, NightlyOutcome::kDone);
  const std::string log = read_file(config_.text_log);
  EXPECT_EQ(std::count(log.begin(), log.end(), '\n'), 2) << log;
}

TEST_F(NightlyTest, AnOutputThatFailsEndsNothing) {
  deliver("a.txt", plan_text("x"));
  Lines written;
  world_.outputs = {{"first",
                     [](Warehouse&) -> Status {
                       return Error{ErrorCode::kIo, "no room", ""};
                     }},
                    {"second", [&](Warehouse& warehouse) -> Status {
                       written.push_back("second");
                       return warehouse.query("SELECT 1", {}, {});
                     }}};
  config_.backups = path("backups");
  const NightlyRecord record = run();
  EXPECT_EQ(record.outcome, NightlyOutcome::kIncomplete);
  ASSERT_EQ(record.problems.size(), 1U);
  EXPECT_EQ(record.problems[0].what + ": " + record.problems[0].reason, "first: no room");
  EXPECT_EQ(written, Lines{"second"});
  EXPECT_EQ(record.backup, path("backups/w-20260131T030000Z.db"));
  EXPECT_TRUE(stands_there(record.backup));
  EXPECT_EQ(files(), Lines{"done/2026-01/a.txt"});
}

TEST_F(NightlyTest, TellsHowItEnded) {
  const std::string out = path("told");
  const std::string script = folder_.write("script", "echo \"$1 $BOARDTRAIL_OUTCOME\" >> " + out);
  config_.on_success.command = {"/bin/sh", script, "good"};
  config_.on_failure.command = {"/bin/sh", script, "bad"};
  run();
  deliver("a.txt", "");
  run();
  EXPECT_EQ(read_file(out), "good done\nbad unread\n");
  config_.on_success.command = {"/no/such/program"};
  const NightlyRecord record = run();
  EXPECT_EQ(record.outcome, NightlyOutcome::kIncomplete);
  EXPECT_EQ(read_record(config_.state).value()->outcome, NightlyOutcome::kIncomplete);
}

}  // namespace
}  // namespace boardtrail::test
