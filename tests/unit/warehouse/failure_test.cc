// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "support/temporary_folder.h"
#include "warehouse/warehouse.h"
#include "warehouse_samples.h"

// What could not be read, and what the tables refuse.
namespace boardtrail::test {
namespace {

using Lines = std::vector<std::string>;
constexpr const char* kDocuments =
    "SELECT path, outcome, error_code, error, bytes FROM v_document ORDER BY path, outcome";

class FailureTest : public ::testing::Test {
 protected:
  TemporaryFolder folder_;
  Warehouse warehouse_ = open_writer(folder_.path() / "w.db");
};

TEST_F(FailureTest, EachPathHasItsOwnReason) {
  const std::string empty = sample_sha256("");
  ASSERT_TRUE(warehouse_.store(sample_failure("a.txt", empty, ErrorCode::kBadInput), 1).ok());
  ASSERT_TRUE(warehouse_.store(sample_failure("b.txt", empty, ErrorCode::kBadInput), 1).ok());
  ASSERT_TRUE(warehouse_.store(sample_failure("c.txt", "", ErrorCode::kNotFound), 1).ok());
  EXPECT_EQ(rows(warehouse_, kDocuments), (Lines{"a.txt|failed|bad-input|cannot be read|9",
                                                 "b.txt|failed|bad-input|cannot be read|9",
                                                 "c.txt|failed|not-found|cannot be read|-"}));
  EXPECT_FALSE(warehouse_.has_document(empty).value());
}

TEST_F(FailureTest, GivesWayToWhatCanBeReadThere) {
  ASSERT_TRUE(
      warehouse_.store(sample_failure("a.txt", sample_sha256("x"), ErrorCode::kBadInput), 1).ok());
  ASSERT_TRUE(warehouse_.store(sample_failure("a.txt", "", ErrorCode::kProtected), 1).ok());
  EXPECT_EQ(rows(warehouse_, kDocuments), Lines{"a.txt|failed|protected|cannot be read|-"});
  ASSERT_TRUE(warehouse_.store(sample_paper("a.txt", "2023-01-31"), 1).ok());
  EXPECT_EQ(rows(warehouse_, kDocuments), Lines{"a.txt|ok|-|-|100"});
  // And where what was read gets lost again, the document stays.
  ASSERT_TRUE(warehouse_.store(sample_failure("a.txt", "", ErrorCode::kProtected), 1).ok());
  EXPECT_EQ(rows(warehouse_, kDocuments),
            (Lines{"a.txt|failed|protected|cannot be read|-", "a.txt|ok|-|-|100"}));
  ASSERT_TRUE(warehouse_.touch_file({"a.txt", 100, 7, sample_sha256("2023-01-31"), {}}).ok());
  EXPECT_EQ(rows(warehouse_, kDocuments), Lines{"a.txt|ok|-|-|100"});
}

TEST_F(FailureTest, IsKnownUntilANewerProgramTries) {
  const std::string sha256 = sample_sha256("x");
  ASSERT_TRUE(warehouse_.store(sample_failure("a.doc", sha256, ErrorCode::kUnsupported), 1).ok());
  ASSERT_TRUE(warehouse_.store(sample_failure("gone", "", ErrorCode::kNotFound), 1).ok());
  EXPECT_FALSE(warehouse_.known_file("gone").value().has_value());
  const auto known = warehouse_.known_file("a.doc").value();
  ASSERT_TRUE(known.has_value());
  ASSERT_TRUE(known->error.has_value());
  EXPECT_EQ(known->error->code, ErrorCode::kUnsupported);
  EXPECT_EQ(known->error->message, "cannot be read");
  EXPECT_EQ(known->size, 9);
  EXPECT_EQ(known->modified_ns, 8);

  ASSERT_TRUE(warehouse_.begin_run("1.1", "2026-02-01T00:00:00Z").has_value());
  EXPECT_FALSE(warehouse_.known_file("a.doc").value().has_value());
  ASSERT_TRUE(warehouse_.store(sample_failure("a.doc", sha256, ErrorCode::kUnsupported), 2).ok());
  EXPECT_TRUE(warehouse_.known_file("a.doc").value().has_value());
  EXPECT_EQ(rows(warehouse_, "SELECT path, run_id FROM v_document ORDER BY path"),
            (Lines{"a.doc|2", "gone|1"}));
}

TEST_F(FailureTest, IsForgottenWhereTheHindranceIsGone) {
  ASSERT_TRUE(warehouse_.store(sample_failure("private", "", ErrorCode::kProtected), 1).ok());
  EXPECT_EQ(warehouse_.unread_paths().value(), Lines{"private"});
  ASSERT_TRUE(warehouse_.forget_unread("private").ok());
  EXPECT_EQ(warehouse_.unread_paths().value(), Lines{});
  EXPECT_EQ(rows(warehouse_, kDocuments), Lines{});
}

TEST_F(FailureTest, ADocumentIsStoredWholeOrNotAtAll) {
  ASSERT_TRUE(warehouse_.store(sample_paper("a.txt", "2023-01-31"), 1).ok());
  const Lines before = dump(warehouse_);
  IngestedDocument twice = sample_paper("b.txt", "2023-02-28");
  twice.papers.push_back(twice.papers[0]);  // two papers of one identity
  const Status status = warehouse_.store(twice, 1);
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().code, ErrorCode::kBadInput);
  EXPECT_EQ(dump(warehouse_), before);
  ASSERT_TRUE(warehouse_.store(sample_paper("b.txt", "2023-02-28"), 1).ok());
  EXPECT_GT(dump(warehouse_).size(), before.size());
}

TEST_F(FailureTest, ARefusedDocumentTakesNoOtherOfItsGroupWithIt) {
  Warehouse other = open_writer(folder_.path() / "other.db");
  for (const char* day : {"2023-01-31", "2023-03-31"}) {
    ASSERT_TRUE(other.store(sample_paper(std::string(day) + ".txt", day), 1).ok());
  }
  IngestedDocument twice = sample_paper("b.txt", "2023-02-28");
  twice.papers.push_back(twice.papers[0]);
  {
    auto group = warehouse_.begin_group();
    ASSERT_TRUE(group.has_value());
    ASSERT_TRUE(warehouse_.store(sample_paper("2023-01-31.txt", "2023-01-31"), 1).ok());
    EXPECT_EQ(warehouse_.store(twice, 1).error().code, ErrorCode::kBadInput);
    EXPECT_FALSE(warehouse_.has_document(twice.sha256).value());
    ASSERT_TRUE(warehouse_.store(sample_paper("2023-03-31.txt", "2023-03-31"), 1).ok());
    EXPECT_EQ(rows(warehouse_, kDocuments), Lines{});  // nobody sees it before it is safe
    ASSERT_TRUE(group->commit().ok());
  }
  EXPECT_EQ(dump(warehouse_), dump(other));
}

TEST_F(FailureTest, AGroupThatIsNotCommittedIsForgotten) {
  ASSERT_TRUE(warehouse_.store(sample_paper("a.txt", "2023-01-31"), 1).ok());
  const Lines before = dump(warehouse_);
  {
    auto group = warehouse_.begin_group();
    ASSERT_TRUE(group.has_value());
    ASSERT_TRUE(warehouse_.store(sample_paper("b.txt", "2023-02-28"), 1).ok());
    ASSERT_TRUE(warehouse_.touch_file({"c.txt", 9, 8, sample_sha256("2023-01-31"), {}}).ok());
  }
  EXPECT_EQ(dump(warehouse_), before);
  ASSERT_TRUE(warehouse_.store(sample_paper("b.txt", "2023-02-28"), 1).ok());
  EXPECT_GT(dump(warehouse_).size(), before.size());
}

TEST_F(FailureTest, NamesThatAreNoUtf8AreKeptAndShownMended) {
  const std::string path = "a\xff.txt";
  ASSERT_TRUE(warehouse_.store(sample_paper(path, "2023-01-31"), 1).ok());
  EXPECT_TRUE(warehouse_.known_file(path).value().has_value());
  EXPECT_EQ(rows(warehouse_, "SELECT path FROM v_document"), Lines{"a\xef\xbf\xbd.txt"});
}

}  // namespace
}  // namespace boardtrail::test
