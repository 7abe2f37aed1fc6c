// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/pdf/metered_stream.h"

#include <array>
#include <string>

#include <gtest/gtest.h>

namespace boardtrail {
namespace {

// 24 MiB of bytes and 8 Mi commands, and more for larger files.
TEST(ReadBudget, GrowsWithTheFile) {
  ReadBudget none(0);
  EXPECT_TRUE(none.spend_bytes((24 << 20) - 1));
  EXPECT_FALSE(none.spent());
  EXPECT_FALSE(none.spend_bytes(1));
  EXPECT_TRUE(none.spent());
  ReadBudget some(100);
  EXPECT_TRUE(some.spend_bytes(24 << 20));
  EXPECT_TRUE(some.spend_bytes(1599));
  EXPECT_FALSE(some.spend_bytes(1));
}

TEST(ReadBudget, CommandsAreCountedApart) {
  ReadBudget budget(0);
  EXPECT_TRUE(budget.spend_commands((8 << 20) - 1));
  EXPECT_TRUE(budget.spend_bytes(1));
  EXPECT_FALSE(budget.spend_commands(1));
  EXPECT_TRUE(budget.spent());
}

TEST(MeteredStream, ChargesWhatItGives) {
  const std::string bytes = "0123456789";
  ReadBudget budget(0);
  MeteredStream stream(bytes, 2, 6, Object(objNull), &budget);
  std::array<unsigned char, 4096> buffer{};
  ASSERT_TRUE(budget.spend_bytes((24 << 20) - 8));  // eight are left, six are asked for
  ASSERT_EQ(stream.doGetChars(4096, buffer.data()), 6);
  EXPECT_EQ(std::string(buffer.begin(), buffer.begin() + 6), "234567");
  EXPECT_EQ(stream.getChar(), EOF);
  EXPECT_FALSE(budget.spent());
}

TEST(MeteredStream, EndsWithTheBudget) {
  const std::string bytes = "0123456789";
  ReadBudget budget(0);
  MeteredStream stream(bytes, 0, 10, Object(objNull), &budget);
  ASSERT_TRUE(budget.spend_bytes((24 << 20) - 3));
  EXPECT_EQ(stream.getChar(), '0');
  EXPECT_EQ(stream.lookChar(), '1');
  EXPECT_EQ(stream.getChar(), '1');
  EXPECT_EQ(stream.getChar(), EOF);
  EXPECT_EQ(stream.lookChar(), EOF);
  stream.reset();
  EXPECT_EQ(stream.getChar(), EOF);
}

// A place outside the file is its end, wherever a damaged table of contents points.
TEST(MeteredStream, StaysWithinTheFile) {
  const std::string bytes = "0123456789";
  ReadBudget budget(0);
  MeteredStream beyond(bytes, 100, 10, Object(objNull), &budget);
  EXPECT_EQ(beyond.getChar(), EOF);
  MeteredStream before(bytes, -5, 1000, Object(objNull), &budget);
  EXPECT_EQ(before.getChar(), '0');
  before.setPos(3, -1);
  EXPECT_EQ(before.getChar(), '7');
  before.setPos(999);
  EXPECT_EQ(before.getChar(), EOF);
}

}  // namespace
}  // namespace boardtrail
