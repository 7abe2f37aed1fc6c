// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/file_content.h"

#include <filesystem>

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/temporary_folder.h"

namespace boardtrail::test {
namespace {

class FileContentTest : public ::testing::Test {
 protected:
  void SetUp() override { ASSERT_EQ(::chdir(folder_.path().c_str()), 0); }
  void TearDown() override { ASSERT_EQ(::chdir("/"), 0); }

  TemporaryFolder folder_;
};

TEST_F(FileContentTest, ReadsFilesOneAfterTheOther) {
  folder_.write("in/a.txt", "first");
  folder_.write("in/b.txt", "");
  folder_.write("in/deep/c.txt", std::string(100'000, 'c'));
  const FoundFiles found = find_files({"in"});
  ASSERT_EQ(found.files.size(), 3U);
  FileReader reader{Limits()};
  for (int round = 0; round < 2; ++round) {
    EXPECT_EQ(reader.read(found.files[0])->bytes(), "first");
    EXPECT_EQ(reader.read(found.files[1])->bytes(), "");
    const auto content = reader.read(found.files[2]);
    EXPECT_EQ(content->bytes(), std::string(100'000, 'c'));
    EXPECT_EQ(content->sealed.size(), 100'000);
    EXPECT_EQ(content->modified_ns, found.files[2].modified_ns);
  }
}

TEST_F(FileContentTest, HonoursTheLimitOfBytes) {
  Limits limits;
  limits.max_document_bytes = 10;
  folder_.write("ten.txt", "0123456789");
  folder_.write("eleven.txt", "0123456789x");
  FileReader reader(limits);
  EXPECT_EQ(reader.read(find_files({"ten.txt"}).files[0])->bytes(), "0123456789");
  const auto content = reader.read(find_files({"eleven.txt"}).files[0]);
  ASSERT_FALSE(content.has_value());
  EXPECT_EQ(content.error().code, ErrorCode::kLimitExceeded);
  EXPECT_EQ(content.error().message, "has 11 bytes, limit 10");
}

TEST_F(FileContentTest, SeesWhatHappenedSinceTheWalk) {
  for (const char* name : {"in/gone.txt", "in/link.txt", "in/pipe.txt", "in/sub/moved.txt"}) {
    folder_.write(name, "x");
  }
  folder_.write("out/moved.txt", "secret");
  const FoundFiles found = find_files({"in"});
  ASSERT_EQ(found.files.size(), 4U);
  std::filesystem::remove("in/gone.txt");
  std::filesystem::remove("in/link.txt");
  std::filesystem::create_symlink("../out/moved.txt", "in/link.txt");
  std::filesystem::remove("in/pipe.txt");
  ASSERT_EQ(::mkfifo("in/pipe.txt", 0600), 0);
  std::filesystem::remove_all("in/sub");
  std::filesystem::create_directory_symlink("../out", "in/sub");
  FileReader reader{Limits()};
  const ErrorCode expected[] = {ErrorCode::kNotFound, ErrorCode::kUnsupported,
                                ErrorCode::kUnsupported, ErrorCode::kIo};
  for (std::size_t i = 0; i < 4; ++i) {
    const auto content = reader.read(found.files[i]);
    ASSERT_FALSE(content.has_value()) << found.files[i].path;
    EXPECT_EQ(content.error().code, expected[i]) << found.files[i].path;
  }
}

}  // namespace
}  // namespace boardtrail::test
