// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/whole_file.h"

#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "support/temporary_folder.h"

namespace boardtrail {
namespace {

namespace fs = std::filesystem;

std::set<std::string> names_in(const fs::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) names.insert(entry.path().filename());
  return names;
}

TEST(WholeFile, AppearsWholeUnderItsNameAlone) {
  const TemporaryFolder folder;
  const std::string target = folder.path() / "out.csv";
  auto file = WholeFile::create(target);
  ASSERT_TRUE(file.has_value());
  const std::string big(200'000, 'x');
  ASSERT_TRUE(file->append(big).ok());
  ASSERT_TRUE(file->append("end").ok());
  EXPECT_FALSE(fs::exists(target));
  ASSERT_TRUE(file->publish().ok());
  EXPECT_EQ(read_file(target), big + "end");
  EXPECT_EQ(names_in(folder.path()), std::set<std::string>{"out.csv"});
}

TEST(WholeFile, LeavesTheOldFileWhereItIsGivenUp) {
  const TemporaryFolder folder;
  const std::string target = folder.write("out.csv", "old");
  {
    auto file = WholeFile::create(target);
    ASSERT_TRUE(file->append("new").ok());
    ASSERT_TRUE(file->seal().ok());
  }
  EXPECT_EQ(read_file(target), "old");
  EXPECT_EQ(names_in(folder.path()), std::set<std::string>{"out.csv"});
}

TEST(WholeFile, HandsOnThePermissionsOfTheFileItReplaces) {
  const TemporaryFolder folder;
  const std::string target = folder.write("out.csv", "old");
  ASSERT_EQ(::chmod(target.c_str(), 0600), 0);
  auto file = WholeFile::create(target);
  ASSERT_TRUE(file->append("new").ok());
  ASSERT_TRUE(file->publish().ok());
  struct stat after {};
  ASSERT_EQ(::lstat(target.c_str(), &after), 0);
  EXPECT_EQ(after.st_mode & 0777U, 0600U);
  EXPECT_EQ(read_file(target), "new");
}

TEST(WholeFile, PassesOverATemporaryFileThatALostProcessLeft) {
  const TemporaryFolder folder;
  auto first = WholeFile::create(folder.path() / "a");
  auto second = WholeFile::create(folder.path() / "a");
  ASSERT_TRUE(first.has_value() && second.has_value());
  EXPECT_NE(first->temporary(), second->temporary());
}

TEST(WholeFile, RefusesLinksFoldersAndDevices) {
  const TemporaryFolder folder;
  const std::string real = folder.write("real", "old");
  fs::create_symlink(real, folder.path() / "link");
  fs::create_symlink("nowhere", folder.path() / "dangling");
  fs::create_directory(folder.path() / "folder");
  const std::pair<std::string, std::string> cases[] = {
      {folder.path() / "link", "is a symbolic link; name the file itself"},
      {folder.path() / "dangling", "is a symbolic link; name the file itself"},
      {folder.path() / "folder", "is no regular file, and is not replaced"},
      {"/dev/null", "is no regular file, and is not replaced"},
      {folder.path() / "none" / "x", "No such file or directory"}};
  for (const auto& [target, message] : cases) {
    const auto file = WholeFile::create(target);
    ASSERT_FALSE(file.has_value()) << target;
    EXPECT_EQ(file.error().code, ErrorCode::kIo);
    EXPECT_EQ(file.error().message, message);
    EXPECT_EQ(file.error().origin, target);
  }
  EXPECT_EQ(read_file(real), "old");
  EXPECT_EQ(names_in(folder.path()), (std::set<std::string>{"real", "link", "dangling", "folder"}));
}

}  // namespace
}  // namespace boardtrail
