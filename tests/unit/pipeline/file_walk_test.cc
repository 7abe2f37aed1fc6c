// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/file_walk.h"

#include <filesystem>

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/temporary_folder.h"

namespace boardtrail::test {
namespace {

using Lines = std::vector<std::string>;

class FileWalkTest : public ::testing::Test {
 protected:
  void SetUp() override { ASSERT_EQ(::chdir(folder_.path().c_str()), 0); }
  void TearDown() override { ASSERT_EQ(::chdir("/"), 0); }

  // "path" or "path: message".
  static Lines found(const std::vector<std::string>& paths) {
    Lines lines;
    for (const FoundFile& file : find_files(paths).files) {
      lines.push_back(file.error ? file.path + ": " + file.error->message : file.path);
    }
    return lines;
  }

  TemporaryFolder folder_;
};

TEST_F(FileWalkTest, ListsEachFileOnceInOrderOfPath) {
  folder_.write("b/2.txt", "22");
  folder_.write("b/1.txt", "1");
  folder_.write("b/deep/er/x.pdf", "x");
  folder_.write("b-side.txt", "s");
  EXPECT_EQ(found({"b"}), (Lines{"b/1.txt", "b/2.txt", "b/deep/er/x.pdf"}));
  EXPECT_EQ(found({"."}), (Lines{"b-side.txt", "b/1.txt", "b/2.txt", "b/deep/er/x.pdf"}));
  EXPECT_EQ(found({"./b//deep/", "b/../b-side.txt", "b", "b/2.txt"}),
            (Lines{"b-side.txt", "b/1.txt", "b/2.txt", "b/deep/er/x.pdf"}));
  const FoundFiles all = find_files({"b"});
  EXPECT_EQ(all.files[1].size, 2);
  EXPECT_GT(all.files[1].modified_ns, 0);
  EXPECT_EQ(all.files[1].root_bytes, 1U);
  EXPECT_EQ(all.folders.size(), 3U);
}

TEST_F(FileWalkTest, PassesOverNamesThatAreNoPapers) {
  for (const char* name :
       {".hidden", "~$plan.docx", "plan.txt~", "w.db", "w.db-wal", "w.db.lock", "w.db.v1.bak",
        "plan.pdf.part", "truth.JSON", "a.toml", "README.md", ".git/config"}) {
    folder_.write(std::string("in/") + name, "x");
  }
  for (const char* name : {"plan.txt", "plan", "plan.xlsx", "readme of the plan.txt", "x.bin"}) {
    folder_.write(std::string("in/") + name, "x");
  }
  ASSERT_EQ(::mkfifo("in/pipe", 0600), 0);
  EXPECT_EQ(found({"in"}), (Lines{"in/plan", "in/plan.txt", "in/plan.xlsx",
                                  "in/readme of the plan.txt", "in/x.bin"}));
  // What is named is looked at.
  EXPECT_EQ(found({"in/.hidden"}), Lines{"in/.hidden"});
  EXPECT_EQ(found({"in/pipe"}), Lines{"in/pipe: not a regular file"});
}

TEST_F(FileWalkTest, FollowsNoLinkOutOfTheFolder) {
  folder_.write("in/plan.txt", "x");
  folder_.write("out/secret.txt", "x");
  std::filesystem::create_symlink("plan.txt", "in/inside");
  std::filesystem::create_symlink("../out/secret.txt", "in/outside");
  std::filesystem::create_directory_symlink("../out", "in/outside-folder");
  std::filesystem::create_directory_symlink(".", "in/loop");
  std::filesystem::create_symlink("nowhere", "in/dangling");
  std::filesystem::create_directory_symlink("in", "named");
  const std::string out =
      ": a symbolic link that leads out of the folder is not followed; name its target";
  EXPECT_EQ(found({"in"}), (Lines{"in/dangling: a symbolic link that leads nowhere",
                                  "in/outside" + out, "in/outside-folder" + out, "in/plan.txt"}));
  EXPECT_EQ(found({"named"}).back(), "named/plan.txt");
  EXPECT_EQ(found({"in/outside"}), Lines{"in/outside"});
}

TEST_F(FileWalkTest, SaysWhatCannotBeListed) {
  EXPECT_EQ(found({"none.txt"}), Lines{"none.txt: No such file or directory"});
  EXPECT_EQ(find_files({"none.txt"}).files[0].error->code, ErrorCode::kNotFound);
  if (::geteuid() == 0) GTEST_SKIP() << "nothing is closed to root";
  folder_.write("in/closed/x.txt", "x");
  folder_.write("in/open.txt", "x");
  std::filesystem::permissions("in/closed", std::filesystem::perms::none);
  EXPECT_EQ(found({"in"}), (Lines{"in/closed: Permission denied", "in/open.txt"}));
  EXPECT_EQ(found({"in/closed"}), Lines{"in/closed: Permission denied"});
  EXPECT_EQ(find_files({"in"}).folders, Lines{"in"});
  std::filesystem::permissions("in/closed", std::filesystem::perms::owner_all);
}

TEST_F(FileWalkTest, StopsAtTooDeepAFolder) {
  std::string path = "in";
  for (int i = 1; i < kMaxFolderDepth; ++i) path += "/d";
  folder_.write(path + "/at the limit.txt", "x");
  folder_.write(path + "/d/beyond.txt", "x");
  EXPECT_EQ(found({"in"}),
            (Lines{path + "/at the limit.txt",
                   path + "/d: folders lie more than 64 deep; name this one itself"}));
}

}  // namespace
}  // namespace boardtrail::test
