// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <thread>

#include <gtest/gtest.h>
#include <unistd.h>

#include "support/temporary_folder.h"
#include "warehouse/warehouse.h"
#include "warehouse/writer_lock.h"
#include "warehouse_samples.h"

namespace boardtrail::test {
namespace {

using Lines = std::vector<std::string>;

class FilingTest : public ::testing::Test {
 protected:
  void store(const IngestedDocument& document) {
    ASSERT_TRUE(warehouse_.store(document, 1).ok()) << document.path;
  }
  Lines documents() {
    return rows(warehouse_,
                "SELECT path, outcome, in_place, delivered_as FROM v_document ORDER BY path");
  }

  TemporaryFolder folder_;
  std::string path_ = folder_.path() / "w.db";
  Warehouse warehouse_ = open_writer(path_);
};

TEST_F(FilingTest, MovesADocumentAndWhatIsKnownOfItsFile) {
  store(sample_paper("/in/a.txt", "2025-03-31"));
  store(sample_paper("/in/b.txt", "2025-04-30"));
  ASSERT_TRUE(warehouse_.relocate("/in/a.txt", "/done/2026-01/a.txt", "a.txt").ok());
  EXPECT_EQ(documents(), (Lines{"/done/2026-01/a.txt|ok|1|a.txt", "/in/b.txt|ok|1|-"}));
  EXPECT_EQ(rows(warehouse_, "SELECT path FROM file ORDER BY path"),
            (Lines{"/done/2026-01/a.txt", "/in/b.txt"}));
  EXPECT_EQ(rows(warehouse_, "SELECT path FROM document_path ORDER BY path"),
            (Lines{"/done/2026-01/a.txt", "/in/b.txt"}));
  EXPECT_EQ(rows(warehouse_, "SELECT DISTINCT path FROM v_action ORDER BY path").front(),
            "/done/2026-01/a.txt");
}

TEST_F(FilingTest, MovesAllOfAPack) {
  store(sample_paper("/in/pack.zip!/a.txt", "2025-03-31"));
  store(sample_failure("/in/pack.zip!/b.txt", sample_sha256("b"), ErrorCode::kBadInput));
  store(sample_failure("/in/pack.zip!/c.txt", "", ErrorCode::kProtected));
  store(sample_paper("/in/pack.zipped", "2025-04-30"));
  ASSERT_TRUE(warehouse_.relocate("/in/pack.zip", "/done/pack.zip", "pack.zip").ok());
  EXPECT_EQ(documents(),
            (Lines{"/done/pack.zip!/a.txt|ok|1|pack.zip!/a.txt",
                   "/done/pack.zip!/b.txt|failed|1|pack.zip!/b.txt",
                   "/done/pack.zip!/c.txt|failed|0|pack.zip!/c.txt", "/in/pack.zipped|ok|1|-"}));
}

// A run that was ended between telling the warehouse and moving the file tells it again.
TEST_F(FilingTest, MayBeSaidAgain) {
  for (int i = 0; i < 2; ++i) {
    store(sample_paper("/in/a.txt", "2025-03-31"));
    store(sample_failure("/in/b.txt", sample_sha256("b"), ErrorCode::kBadInput));
    EXPECT_EQ(warehouse_.unfinished_place("/in/a.txt", "a.txt").value(),
              i == 0 ? std::optional<std::string>() : "/done/2026-01/a.txt");
    EXPECT_EQ(warehouse_.unfinished_place("/in/a.txt", "other.txt").value(), std::nullopt);
    ASSERT_TRUE(warehouse_.relocate("/in/a.txt", "/done/2026-01/a.txt", "a.txt").ok());
    ASSERT_TRUE(warehouse_.relocate("/in/b.txt", "/failed/b.txt", "b.txt").ok());
    EXPECT_EQ(documents(),
              (Lines{"/done/2026-01/a.txt|ok|1|a.txt", "/failed/b.txt|failed|1|b.txt"}));
  }
  EXPECT_TRUE(warehouse_.files_below("/in").value().empty());
  const auto failed = warehouse_.files_below("/failed").value();
  ASSERT_EQ(failed.size(), 1U);
  EXPECT_EQ(failed[0].path, "/failed/b.txt");
  EXPECT_TRUE(failed[0].error.has_value());
}

// The folder of the month in which a paper was filed is no date of the paper.
TEST_F(FilingTest, DatesComeFromTheNameAsDelivered) {
  IngestedDocument undated = sample_paper("/in/well-led 2024-05.txt", "2025-03-31");
  undated.papers[0].as_at.reset();
  undated.papers[0].meeting_date.reset();
  IngestedDocument nameless = sample_paper("/in/plan.txt", "2025-03-31");
  nameless.papers[0].as_at.reset();
  nameless.papers[0].meeting_date.reset();
  nameless.sha256 = sample_sha256("nameless");
  store(undated);
  store(nameless);
  ASSERT_TRUE(warehouse_
                  .relocate("/in/well-led 2024-05.txt", "/done/2026-11/well-led 2024-05.txt",
                            "well-led 2024-05.txt")
                  .ok());
  ASSERT_TRUE(warehouse_.relocate("/in/plan.txt", "/done/2026-11/plan.txt", "plan.txt").ok());
  ASSERT_TRUE(warehouse_.link_papers({}, 1).ok());
  EXPECT_EQ(rows(warehouse_, "SELECT path, paper_date FROM v_plan_paper ORDER BY path"),
            (Lines{"/done/2026-11/plan.txt|-", "/done/2026-11/well-led 2024-05.txt|2024-05-31"}));
}

TEST_F(FilingTest, ABackupIsAWholeWarehouse) {
  store(sample_paper("/in/a.txt", "2025-03-31"));
  const std::string copy = folder_.path() / "copy.db";
  folder_.write("copy.db.part", "left by a run that died");
  ASSERT_TRUE(warehouse_.back_up(copy).ok());
  EXPECT_FALSE(std::filesystem::exists(copy + ".part"));
  Warehouse restored = Warehouse::open(copy, Warehouse::Mode::kReadOnly).value();
  EXPECT_EQ(dump(restored), dump(warehouse_));
  EXPECT_FALSE(warehouse_.back_up(folder_.path() / "no-such-folder/copy.db").ok());
}

TEST_F(FilingTest, AWriterWaitsForTheLockAsLongAsItIsTold) {
  using std::chrono::milliseconds;
  const auto refused = WriterLock::acquire(path_, milliseconds(60));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::kConflict);
  EXPECT_NE(refused.error().message.find("process " + std::to_string(::getpid()) + " on "),
            std::string::npos)
      << refused.error().message;
  std::optional<WriterLock> other(WriterLock::acquire(folder_.path() / "x.db").value());
  std::thread release([&other] {
    std::this_thread::sleep_for(milliseconds(100));
    other.reset();
  });
  EXPECT_TRUE(WriterLock::acquire(folder_.path() / "x.db", milliseconds(20'000)));
  release.join();
}

}  // namespace
}  // namespace boardtrail::test
