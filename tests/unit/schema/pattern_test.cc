// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/pattern.h"

#include <gtest/gtest.h>

namespace boardtrail {
namespace {

TEST(Pattern, NeverSetMatchesNothing) {
  const Pattern pattern;
  EXPECT_TRUE(pattern.empty());
  EXPECT_FALSE(pattern.matches(""));
  EXPECT_FALSE(pattern.groups("x").has_value());
  EXPECT_EQ(pattern.expression(), "");
}

TEST(Pattern, IgnoresCaseAndMatchesAnywhere) {
  const auto pattern = Pattern::compile("due date$");
  ASSERT_TRUE(pattern.has_value());
  EXPECT_TRUE(pattern->matches("The Due Date"));
  EXPECT_FALSE(pattern->matches("Due date of it"));
  EXPECT_EQ(pattern->expression(), "due date$");
}

TEST(Pattern, GivesNamedGroupsThatTookPart) {
  const auto pattern = Pattern::compile(R"(^(?P<section>\w+)(?: \[(?P<lead>\w+)\])?$)");
  ASSERT_TRUE(pattern.has_value());
  const auto both = pattern->groups("Estates [AB]");
  ASSERT_TRUE(both.has_value());
  EXPECT_EQ(group_named(*both, "section"), "Estates");
  EXPECT_EQ(group_named(*both, "lead"), "AB");
  const auto one = pattern->groups("Estates");
  ASSERT_TRUE(one.has_value());
  EXPECT_EQ(one->size(), 1U);
  EXPECT_EQ(group_named(*one, "lead"), "");
}

TEST(Pattern, WrongExpressionIsBadUsage) {
  const auto pattern = Pattern::compile("a(b");
  ASSERT_FALSE(pattern.has_value());
  EXPECT_EQ(pattern.error().code, ErrorCode::kBadUsage);
  EXPECT_NE(pattern.error().message.find("a(b"), std::string::npos);
}

TEST(PatternSet, GivesNumbersOfThoseThatMatchAllOfTheText) {
  PatternSet set;
  ASSERT_TRUE(set.add("lead"));
  ASSERT_TRUE(set.add("(action )?lead"));
  ASSERT_TRUE(set.add("due"));
  ASSERT_TRUE(set.compile());
  EXPECT_EQ(set.matches("lead"), (std::vector<int>{0, 1}));
  EXPECT_EQ(set.matches("action lead"), (std::vector<int>{1}));
  EXPECT_EQ(set.matches("leads"), std::vector<int>{});
}

TEST(PatternSet, EmptyMatchesNothing) {
  PatternSet set;
  ASSERT_TRUE(set.compile());
  EXPECT_TRUE(set.matches("x").empty());
}

TEST(PatternSet, RefusesWrongExpressions) {
  PatternSet set;
  EXPECT_FALSE(set.add("[z-a]"));
}

}  // namespace
}  // namespace boardtrail
