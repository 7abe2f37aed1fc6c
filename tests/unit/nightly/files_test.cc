// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <fstream>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "nightly/backups.h"
#include "nightly/inbox.h"
#include "nightly/move_file.h"
#include "support/temporary_folder.h"

namespace boardtrail::test {
namespace {

namespace fs = std::filesystem;

std::int64_t modified(const std::string& path) {
  FileState state;
  EXPECT_TRUE(look_at(path, state)) << path;
  return state.modified_ns;
}

TEST(MoveFileTest, MovesAndNeverOver) {
  const TemporaryFolder folder;
  const std::string from = folder.write("a", "one");
  const std::string to = folder.path() / "b";
  const std::int64_t time = modified(from);
  ASSERT_TRUE(move_file(from, to).ok());
  EXPECT_FALSE(stands_there(from));
  EXPECT_EQ(read_file(to), "one");
  EXPECT_EQ(modified(to), time);
  folder.write("a", "two");
  EXPECT_EQ(move_file(from, to).error().code, ErrorCode::kConflict);
  fs::create_symlink("nowhere", folder.path() / "link");
  EXPECT_EQ(move_file(from, folder.path() / "link").error().code, ErrorCode::kConflict);
  EXPECT_EQ(read_file(to), "one");
  EXPECT_EQ(read_file(from), "two");
  EXPECT_EQ(move_file(folder.path() / "none", folder.path() / "c").error().code,
            ErrorCode::kNotFound);
}

// /dev/shm is a filesystem of its own on Linux.
TEST(MoveFileTest, ToAnotherFilesystem) {
  const TemporaryFolder folder;
  const std::string from = folder.write("a", std::string(1'000'000, 'x'));
  struct stat here {
  }, there{};
  if (::stat("/dev/shm", &there) != 0 || ::access("/dev/shm", W_OK) != 0 ||
      ::stat(folder.path().c_str(), &here) != 0 || here.st_dev == there.st_dev) {
    GTEST_SKIP() << "there is no second filesystem";
  }
  const std::string to = "/dev/shm/" + folder.path().filename().string();
  const std::int64_t time = modified(from);
  ASSERT_TRUE(move_file(from, to).ok());
  EXPECT_FALSE(stands_there(from));
  EXPECT_EQ(read_file(to).size(), 1'000'000U);
  EXPECT_EQ(modified(to), time);
  EXPECT_FALSE(stands_there(to + ".part"));
  ASSERT_TRUE(remove_file(to).ok());
}

TEST(MoveFileTest, TellsTheSameFromTheOther) {
  const TemporaryFolder folder;
  const std::string a = folder.write("a", std::string(600'000, 'x'));
  const std::string b = folder.write("b", std::string(600'000, 'x'));
  std::string other(600'000, 'x');
  other.back() = 'y';
  EXPECT_TRUE(same_content(a, b).value());
  EXPECT_FALSE(same_content(a, folder.write("c", other)).value());
  EXPECT_FALSE(same_content(a, folder.write("d", "x")).value());
  fs::create_symlink(b, folder.path() / "link");
  EXPECT_FALSE(same_content(a, folder.path() / "link").value());
  EXPECT_FALSE(same_content(a, folder.path() / "none"));
}

class InboxTest : public ::testing::Test {
 protected:
  bool takes(const std::string& name, std::chrono::seconds settle, std::chrono::seconds after) {
    FoundFile file;
    file.path = folder_.path() / name;
    Inbox inbox(settle, std::chrono::system_clock::now() + after);
    return inbox.take(file);
  }
  TemporaryFolder folder_;
};

TEST_F(InboxTest, TakesWhatHasSettled) {
  using std::chrono::seconds;
  folder_.write("a.pdf", "x");
  // The time of modification says nothing: copying programs set it back.
  fs::last_write_time(folder_.path() / "a.pdf",
                      fs::file_time_type::clock::now() - std::chrono::hours(9));
  EXPECT_TRUE(takes("a.pdf", seconds(0), seconds(0)));
  EXPECT_FALSE(takes("a.pdf", seconds(60), seconds(0)));
  EXPECT_TRUE(takes("a.pdf", seconds(60), seconds(61)));
  // A clock that was set back by days holds nothing up for ever.
  EXPECT_TRUE(takes("a.pdf", seconds(60), -seconds(7 * 86400)));
  folder_.write("b.pdf.filepart", "x");
  EXPECT_FALSE(takes("b.pdf.filepart", seconds(0), seconds(0)));
  EXPECT_FALSE(takes("none.pdf", seconds(0), seconds(0)));
  fs::create_symlink("a.pdf", folder_.path() / "link.pdf");
  EXPECT_FALSE(takes("link.pdf", seconds(0), seconds(0)));
}

TEST_F(InboxTest, LeavesWhatIsBeingWritten) {
  const std::string path = folder_.write("a.pdf", "x");
  {
    const std::ofstream writer(path, std::ios::app);
    EXPECT_FALSE(takes("a.pdf", std::chrono::seconds(0), std::chrono::seconds(0)));
  }
  EXPECT_TRUE(takes("a.pdf", std::chrono::seconds(0), std::chrono::seconds(0)));
}

TEST(BackupsTest, KeepsTheNewestAndTouchesNothingElse) {
  const TemporaryFolder folder;
  const std::string path = folder.path() / "w.db";
  const std::string backups = folder.path() / "b";
  Warehouse warehouse = Warehouse::open(path, Warehouse::Mode::kCreate).value();
  for (const char* name :
       {"w-20250101T000000Z.db", "w-20250102T000000Z.db", "w-mine.db",
        "w-20260131T030000Z.db",  // of the same second: not taken for the new one
        "w-20250101T000000Z.db.part", "w-20250101T000000Z.db.part-journal",
        "other-20250101T000000Z.db", "w-20250101T000000Z.db.gz"}) {
    folder.write(std::string("b/") + name, "x");
  }
  const auto made = make_backup(warehouse, path, backups, "2026-01-31T03:00:00Z", 2);
  ASSERT_TRUE(made) << to_string(made.error());
  EXPECT_EQ(*made, backups + "/w-20260131T030000Z.db");
  std::vector<std::string> left;
  for (const auto& entry : fs::directory_iterator(backups)) left.push_back(entry.path().filename());
  std::sort(left.begin(), left.end());
  EXPECT_EQ(left, (std::vector<std::string>{"other-20250101T000000Z.db", "w-20250101T000000Z.db.gz",
                                            "w-20250102T000000Z.db", "w-20260131T030000Z.db",
                                            "w-mine.db"}));
  EXPECT_TRUE(Warehouse::open(*made, Warehouse::Mode::kReadOnly));
}

// A clock that was ahead, or one that has been set back: the new copy is never the one to go.
TEST(BackupsTest, TheNewOneStaysWhateverTheClockSays) {
  const TemporaryFolder folder;
  const std::string path = folder.path() / "w.db";
  const std::string backups = folder.path() / "b";
  Warehouse warehouse = Warehouse::open(path, Warehouse::Mode::kCreate).value();
  for (const char* name : {"w-20250101T000000Z.db", "w-20250102T000000Z.db",
                           "w-20400101T000000Z.db", "w-20400102T000000Z.db"}) {
    folder.write(std::string("b/") + name, "x");
  }
  const auto left = [&](const char* utc) {
    EXPECT_TRUE(make_backup(warehouse, path, backups, utc, 3));
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(backups)) {
      names.push_back(entry.path().filename());
    }
    std::sort(names.begin(), names.end());
    return names;
  };
  using Names = std::vector<std::string>;
  EXPECT_EQ(left("2026-01-31T03:00:00Z"),
            (Names{"w-20250101T000000Z.db", "w-20250102T000000Z.db", "w-20260131T030000Z.db"}));
  EXPECT_EQ(left("1970-01-01T00:00:09Z"),
            (Names{"w-19700101T000009Z.db", "w-20250102T000000Z.db", "w-20260131T030000Z.db"}));
  EXPECT_EQ(left("2026-02-01T03:00:00Z"),
            (Names{"w-20250102T000000Z.db", "w-20260131T030000Z.db", "w-20260201T030000Z.db"}));
}

}  // namespace
}  // namespace boardtrail::test
