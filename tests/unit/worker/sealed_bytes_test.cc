// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker/sealed_bytes.h"

#include <array>
#include <string>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "base/mapped_bytes.h"
#include "support/temporary_folder.h"

namespace boardtrail {
namespace {

std::string text_of(const SealedBytes& sealed) {
  return std::string(MappedBytes::of(sealed.descriptor()).value().bytes());
}

TEST(SealedBytes, HoldsWhatItWasGivenForGood) {
  const SealedBytes sealed = SealedBytes::copy_of("position").value();
  EXPECT_EQ(sealed.size(), 8);
  EXPECT_EQ(text_of(sealed), "position");
  EXPECT_EQ(::pwrite(sealed.descriptor(), "P", 1, 0), -1);
  EXPECT_EQ(::ftruncate(sealed.descriptor(), 4), -1);
  EXPECT_EQ(::ftruncate(sealed.descriptor(), 9), -1);
  EXPECT_EQ(::fcntl(sealed.descriptor(), F_ADD_SEALS, F_SEAL_WRITE), -1);
  EXPECT_EQ(text_of(sealed), "position");
}

TEST(SealedBytes, MayBeEmpty) {
  const SealedBytes sealed = SealedBytes::copy_of("").value();
  EXPECT_EQ(sealed.size(), 0);
  EXPECT_EQ(text_of(sealed), "");
}

TEST(SealedBytes, TakesWhatIsLeftOfAFile) {
  const TemporaryFolder folder;
  std::string bytes;
  for (int i = 0; i < 100'000; ++i) bytes += std::to_string(i);  // many pieces
  const Descriptor file(::open(folder.write("pack", bytes).c_str(), O_RDONLY | O_CLOEXEC));
  ASSERT_EQ(::lseek(file.number(), 10, SEEK_SET), 10);
  const auto rest = SealedBytes::rest_of(file.number(), 1'000'000);
  ASSERT_TRUE(rest.has_value());
  EXPECT_EQ(rest->size(), 488'880);
  EXPECT_EQ(text_of(*rest), bytes.substr(10));
}

TEST(SealedBytes, TakesNoMoreOfAFileThanItMay) {
  const TemporaryFolder folder;
  const std::string path = folder.write("pack", std::string(300'000, 'p'));
  const auto take = [&](std::int64_t most) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    return SealedBytes::rest_of(file.number(), most);
  };
  EXPECT_EQ(take(300'000)->size(), 300'000);
  const auto refused = take(299'999);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, ErrorCode::kLimitExceeded);
  EXPECT_EQ(refused.error().message, "has more than 299999 bytes, the limit");
}

TEST(SealedBytes, SaysWhyAFileCannotBeRead) {
  const TemporaryFolder folder;
  const Descriptor file(::open(folder.path().c_str(), O_RDONLY | O_CLOEXEC));
  const auto refused = SealedBytes::rest_of(file.number(), 10);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, ErrorCode::kIo);
  EXPECT_EQ(refused.error().message, "Is a directory");
}

TEST(MappedBytes, OutliveTheDescriptor) {
  const TemporaryFolder folder;
  MappedBytes mapped;
  {
    const Descriptor file(::open(folder.write("a", "stays").c_str(), O_RDONLY | O_CLOEXEC));
    mapped = MappedBytes::of(file.number()).value();
  }
  EXPECT_EQ(mapped.bytes(), "stays");
}

TEST(MappedBytes, AreNoneOfAPipe) {
  std::array<int, 2> ends{};
  ASSERT_EQ(::pipe2(ends.data(), O_CLOEXEC), 0);
  const Descriptor out(ends[0]);
  const Descriptor in(ends[1]);
  EXPECT_FALSE(MappedBytes::of(out.number()).has_value());
}

}  // namespace
}  // namespace boardtrail
