// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/toml_keys.h"

#include <string>

#include <gtest/gtest.h>

namespace boardtrail {
namespace {

std::string key_of(std::size_t parts) {
  std::string key = "a";
  for (std::size_t i = 1; i < parts; ++i) key += ".b";
  return key;
}

TEST(TomlKeys, CountsTheirParts) {
  EXPECT_EQ(line_of_overlong_key(""), std::nullopt);
  EXPECT_EQ(line_of_overlong_key("x = 1\n" + key_of(64) + " = 1\n"), std::nullopt);
  EXPECT_EQ(line_of_overlong_key("x = 1\n" + key_of(65) + " = 1\n"), 2U);
  EXPECT_EQ(line_of_overlong_key("[x]\n\n[[" + key_of(65) + "]]\n"), 3U);
  EXPECT_EQ(line_of_overlong_key("x = { y = 1, " + key_of(65) + " = 2 }"), 1U);
  EXPECT_EQ(line_of_overlong_key("a . \"b\"." + key_of(63) + " = 2"), 1U);
}

TEST(TomlKeys, PointsThatPartNothing) {
  const std::string points(100, '.');
  EXPECT_EQ(line_of_overlong_key("# " + points), std::nullopt);
  EXPECT_EQ(line_of_overlong_key("a = '" + points + "'"), std::nullopt);
  EXPECT_EQ(line_of_overlong_key("a = \"\\\"" + points + "\""), std::nullopt);
  EXPECT_EQ(line_of_overlong_key("a = \"\"\"\n\"" + points + "\"\"\""), std::nullopt);
  EXPECT_EQ(line_of_overlong_key(key_of(40) + " = 1\n" + key_of(40) + " = 2"), std::nullopt);
}

TEST(TomlKeys, StringsThatDoNotEnd) {
  EXPECT_EQ(line_of_overlong_key("a = \""), std::nullopt);
  EXPECT_EQ(line_of_overlong_key("a = \"\\"), std::nullopt);
  EXPECT_EQ(line_of_overlong_key("a = '''x\n"), std::nullopt);
  EXPECT_EQ(line_of_overlong_key("a = 'x\n" + key_of(65)), 2U);
}

}  // namespace
}  // namespace boardtrail
