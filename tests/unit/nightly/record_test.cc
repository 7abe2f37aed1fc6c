// SPDX-License-Identifier: GPL-3.0-or-later
#include "nightly/record.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include "base/utc.h"
#include "nightly/small_file.h"
#include "nightly/status.h"
#include "support/temporary_folder.h"

namespace boardtrail::test {
namespace {

NightlyRecord sample() {
  NightlyRecord record;
  record.outcome = NightlyOutcome::kUnread;
  record.version = "1.0";
  record.started_at = "2026-01-31T03:00:00Z";
  record.finished_at = "2026-01-31T03:00:09Z";
  record.documents = {7, 3, 1, 1, 1, {}};
  record.put_away = 3;
  record.add_problem("in/a\x1b[31m.pdf", "damaged\nbadly");
  record.waiting = {"in/b.pdf"};
  return record;
}

TEST(NightlyRecordTest, ALineForPeople) {
  EXPECT_EQ(record_line(sample()),
            "2026-01-31T03:00:00Z done, documents left unread: 3 documents, 1 ingested, "
            "1 unchanged, 1 not read; 3 files put away; 1 file not complete yet; in/a[31m.pdf: "
            "damaged badly; 9 s");
}

TEST(NightlyRecordTest, ThereAndBack) {
  NightlyRecord record = sample();
  const auto back = record_from_json(record_json(record));
  ASSERT_TRUE(back) << to_string(back.error());
  EXPECT_EQ(back->outcome, NightlyOutcome::kUnread);
  EXPECT_EQ(back->documents.run_id, 7);
  EXPECT_EQ(back->documents.failed, 1);
  EXPECT_EQ(back->waiting, record.waiting);
  ASSERT_EQ(back->problems.size(), 1U);
  EXPECT_EQ(back->problems[0].what, "in/a[31m.pdf");
  EXPECT_EQ(back->problems[0].reason, "damaged badly");
  EXPECT_EQ(record_json(*back), record_json(*back));
  EXPECT_EQ(record_json(record).find('\n'), std::string::npos);
}

TEST(NightlyRecordTest, LongListsAreCutWithTheirLength) {
  NightlyRecord record = sample();
  for (int i = 0; i < 5000; ++i) record.add_problem("x", "y");
  const std::string json = record_json(record);
  EXPECT_NE(json.find("\"problem_count\":5001,"), std::string::npos);
  EXPECT_LT(json.size(), 10'000U);
  EXPECT_EQ(record_from_json(json)->problems.size(), 100U);
}

TEST(NightlyRecordTest, WhatIsNoRecordIsRefused) {
  for (const char* text : {"", "[]", "{", "{\"outcome\": 3}", "{\"outcome\": \"fine\"}", "null"}) {
    EXPECT_FALSE(record_from_json(text)) << text;
  }
  EXPECT_EQ(record_from_json("{\"outcome\":\"done\",\"documents_seen\":\"many\",\"problems\":7}")
                ->documents.seen,
            0);
}

TEST(NightlyRecordTest, KnowsWhenAProcessBegan) {
  EXPECT_GT(process_start(::getpid()), 0);
  EXPECT_EQ(process_start(0), 0);
}

TEST(NightlyRecordTest, ALineIsAppendedAfterOneThatWasCut) {
  const TemporaryFolder folder;
  const std::string path = folder.write("log", "whole\ncut");
  ASSERT_TRUE(append_line(path, "next").ok());
  ASSERT_TRUE(append_line(path, "last").ok());
  EXPECT_EQ(read_file(path), "whole\ncut\nnext\nlast\n");
  EXPECT_FALSE(append_line(folder.path() / "no/log", "x").ok());
}

class NightlyStatusTest : public ::testing::Test {
 protected:
  NightlyStatusTest() { config_.state = folder_.path() / "state.json"; }
  NightlyStatus status(std::string_view now) {
    return nightly_status(config_, std::chrono::system_clock::from_time_t(utc_time(now)));
  }
  void write(const NightlyRecord& record) { ASSERT_TRUE(write_record(config_.state, record).ok()); }

  TemporaryFolder folder_;
  NightlyConfig config_;
};

TEST_F(NightlyStatusTest, ByTheLastRun) {
  const std::pair<NightlyOutcome, NightlyVerdict> cases[] = {
      {NightlyOutcome::kDone, NightlyVerdict::kWorked},
      {NightlyOutcome::kUnread, NightlyVerdict::kUnread},
      {NightlyOutcome::kIncomplete, NightlyVerdict::kIncomplete},
      {NightlyOutcome::kLocked, NightlyVerdict::kLocked},
      {NightlyOutcome::kWarehouse, NightlyVerdict::kFailed},
      {NightlyOutcome::kRunning, NightlyVerdict::kFailed}};
  for (const auto& [outcome, verdict] : cases) {
    NightlyRecord record = sample();
    record.outcome = outcome;
    write(record);
    EXPECT_EQ(status("2026-01-31T09:00:00Z").verdict, verdict) << outcome_name(outcome);
    EXPECT_EQ(status("2026-01-31T09:00:00Z").summary, outcome_words(outcome));
    EXPECT_EQ(status("2026-02-02T09:00:00Z").verdict, NightlyVerdict::kLate);
  }
}

// A machine whose clock was years ahead for a night: that run must not stand for all nights
// until then.
TEST_F(NightlyStatusTest, ARunThatIsStillToCome) {
  write(sample());
  EXPECT_EQ(status("2026-01-30T04:00:00Z").verdict, NightlyVerdict::kUnread);
  EXPECT_EQ(status("2026-01-30T02:00:00Z").verdict, NightlyVerdict::kLate);
  EXPECT_EQ(status("2024-01-30T04:00:00Z").summary,
            "the last run began 2026-01-31T03:00:00Z, which is still to come: the clock is or was "
            "wrong; the last one: done, documents left unread");
}

// Else the record of the night before would go on saying that all is well.
TEST_F(NightlyStatusTest, AFolderThatTakesNoNewFile) {
  NightlyRecord record = sample();
  record.waiting.assign(60, "a name");
  write(record);
  record.waiting.clear();
  record.outcome = NightlyOutcome::kWarehouse;
  // A folder in the place of the new file's first name refuses it, whoever asks.
  folder_.write("state.json.part/x", "");
  write(record);
  EXPECT_EQ(read_file(config_.state), record_json(record) + "\n");
  EXPECT_EQ(status("2026-01-31T09:00:00Z").verdict, NightlyVerdict::kFailed);
  config_.state = folder_.path() / "state.json.part";
  EXPECT_FALSE(write_record(config_.state, record).ok());
}

TEST_F(NightlyStatusTest, WhereNoneHasRunOrOneRunsOn) {
  EXPECT_EQ(status("2026-01-31T09:00:00Z").verdict, NightlyVerdict::kLate);
  EXPECT_EQ(status("2026-01-31T09:00:00Z").summary, "no run has ever begun");
  NightlyRecord record = sample();
  record.outcome = NightlyOutcome::kRunning;
  record.process = ::getpid();
  record.process_start = process_start(record.process);
  write(record);
  EXPECT_EQ(status("2026-01-31T09:00:00Z").verdict, NightlyVerdict::kWorked);
  EXPECT_EQ(status("2026-01-31T09:00:00Z").summary, "running");
  EXPECT_EQ(status("2026-02-02T09:00:00Z").summary,
            "still running, begun 2026-01-31T03:00:00Z, expected every 26h");
  --record.process_start;  // another process has its number now
  write(record);
  EXPECT_EQ(status("2026-01-31T09:00:00Z").verdict, NightlyVerdict::kFailed);
  folder_.write("state.json", "{");
  EXPECT_EQ(status("2026-01-31T09:00:00Z").verdict, NightlyVerdict::kFailed);
}

}  // namespace
}  // namespace boardtrail::test
