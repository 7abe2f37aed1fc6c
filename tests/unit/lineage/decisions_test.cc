// SPDX-License-Identifier: GPL-3.0-or-later
#include "lineage/decisions.h"

#include <gtest/gtest.h>

#include "lineage/organisations.h"

namespace boardtrail {
namespace {

TEST(Decisions, AreRead) {
  const auto decisions = parse_decisions(R"(
organisations = "bodies.csv"
[[pin]]
earlier = 12
later = 34
reason = "the minutes of May say so"
[[forbid]]
earlier = 1
later = 2
[[suppress]]
rule = "lead-changed"
ref = "G2"
reason = "a typing mistake, corrected"
who = "A. Clerk"
until = 2025-12-31
)",
                                         "d.toml");
  ASSERT_TRUE(decisions.has_value()) << to_string(decisions.error());
  EXPECT_EQ(decisions->organisations, "bodies.csv");
  EXPECT_TRUE(decisions->pinned(12, 34));
  EXPECT_FALSE(decisions->pinned(34, 12));
  EXPECT_TRUE(decisions->forbidden(1, 2));
  ASSERT_EQ(decisions->suppressions.size(), 1U);
  EXPECT_EQ(decisions->suppressions[0].rule, "lead-changed");
  EXPECT_EQ(decisions->suppressions[0].ref, "G2");
  EXPECT_EQ(decisions->suppressions[0].who, "A. Clerk");
  EXPECT_EQ(decisions->suppressions[0].until, parse_iso_date("2025-12-31"));
  EXPECT_FALSE(decisions->suppressions[0].action_id.has_value());
}

TEST(Decisions, MistakesNameTheirPlace) {
  struct {
    const char* toml;
    const char* error;
  } const cases[] = {
      {"[[pin]]\nearlier = 1\n",
       "d.toml:1:1: needs 'earlier' and 'later', two numbers of observations"},
      {"pins = 3", "d.toml:1:1: 'pins' is no known key"},
      {"pin = 3", "d.toml:1:7: is written as [[pin]]"},
      {"[[suppress]]\nrule = \"x\"\nreason = \"r\"\nwho = \"w\"\nuntill = 2025-01-01",
       "d.toml:5:1: 'untill' is no known key"},
      {"[[suppress]]\nrule = \"x\"\nreason = \"r\"\nwho = \"w\"\nuntil = \"2025\"",
       "d.toml:5:9: 'until' must be a date such as 2025-12-31, without quotes"},
      {"[[suppress]]\nrule = \"x\"\n", "d.toml:1:1: needs 'reason' and 'who'"},
  };
  for (const auto& [toml, error] : cases) {
    const auto decisions = parse_decisions(toml, "d.toml");
    ASSERT_FALSE(decisions.has_value()) << toml;
    EXPECT_EQ(to_string(decisions.error()), error);
  }
  EXPECT_FALSE(parse_decisions("[[", "d.toml").has_value());
  std::string key = "a";
  for (int i = 0; i < 100000; ++i) key += ".a";
  const auto decisions = parse_decisions("\n[" + key + "]\n", "d.toml");
  ASSERT_FALSE(decisions.has_value());
  EXPECT_EQ(to_string(decisions.error()), "d.toml:2: a key has more than 64 parts");
}

TEST(Organisations, FollowTheirSuccessors) {
  const auto table = Organisations::parse(
      "code,name,open,close,successor\nX1,\"Eastmere, NHS Trust\",2001-04-01,2019-03-31,X2\n"
      "X2,Greater Mere NHS Foundation Trust,2019-04-01,,\n",
      "o.csv");
  ASSERT_TRUE(table.has_value());
  EXPECT_EQ(table->canonical("Eastmere NHS Trust"), "ods:X2");
  EXPECT_EQ(table->canonical("GREATER MERE NHS Foundation Trust"), "ods:X2");
  EXPECT_EQ(table->canonical("Westmere NHS Trust"), "westmere nhs trust");
  EXPECT_EQ(table->canonical(""), "");
  const auto circle = Organisations::parse("code,name,successor\nA,a,B\nB,b,A\n", "o.csv");
  ASSERT_TRUE(circle.has_value());
  EXPECT_FALSE(circle->canonical("a").empty());
  EXPECT_EQ(to_string(Organisations::parse("code,name\n", "o.csv").error()),
            "o.csv:1: needs the columns code, name and successor");
}

}  // namespace
}  // namespace boardtrail
