// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "schema/schema.h"

namespace boardtrail {
namespace {

constexpr const char* kPlan = R"(
id = "pothole-plan"
kind = "actions"
title = "Potholes"
rank = 7
min_fields = 4

[[column]]
name = "description"
header = ['what (to )?do', 'task']
head_reference = true
required = true

[[column]]
name = "lead"
type = "lead"
header = ['who']
needs = ["description"]
carry_down = true

[[column]]
name = "cost"
header = ['cost']

[rows]
section = '^Ward (?P<section>.+)$'
lead_row = true
[[rows.label]]
match = '^why$'
name = "progress"
)";

TEST(SchemaParser, ReadsEveryKey) {
  const auto set = parse_schemas({{"potholes.toml", kPlan}});
  ASSERT_TRUE(set.has_value()) << to_string(set.error());
  const Schema* schema = set->find("pothole-plan");
  ASSERT_NE(schema, nullptr);
  EXPECT_EQ(schema->kind, SchemaKind::kActions);
  EXPECT_EQ(schema->title, "Potholes");
  EXPECT_EQ(schema->file, "potholes.toml");
  EXPECT_EQ(schema->rank, 7);
  EXPECT_EQ(schema->min_fields, 4);
  EXPECT_TRUE(schema->needs_accountability);
  ASSERT_EQ(schema->columns.size(), 3U);
  EXPECT_EQ(schema->columns[0].field, Field::kDescription);
  EXPECT_TRUE(schema->columns[0].head_reference);
  EXPECT_TRUE(schema->columns[0].required);
  EXPECT_EQ(schema->columns[1].type, ValueType::kLead);
  EXPECT_EQ(schema->columns[1].needs, std::vector<Field>{Field::kDescription});
  EXPECT_TRUE(schema->columns[1].carry_down);
  EXPECT_EQ(schema->columns[2].field, Field::kExtra);
  EXPECT_EQ(schema->columns[2].name, "cost");
  EXPECT_TRUE(schema->rows.section.matches("Ward 9"));
  EXPECT_TRUE(schema->rows.lead_row);
  ASSERT_EQ(schema->rows.labels.size(), 1U);
  EXPECT_EQ(schema->rows.labels[0].field, Field::kProgress);
}

TEST(SchemaParser, HeadingsMatchWholeAndWithoutSpaces) {
  const auto set = parse_schemas({{"potholes.toml", kPlan}});
  ASSERT_TRUE(set.has_value());
  EXPECT_EQ(set->match_header("what to do"), (std::vector<HeaderHit>{{0, 0}}));
  EXPECT_EQ(set->match_header("wh at to do"), (std::vector<HeaderHit>{{0, 0}}));
  EXPECT_EQ(set->match_header("who"), (std::vector<HeaderHit>{{0, 1}}));
  EXPECT_TRUE(set->match_header("what to do next").empty());
  EXPECT_TRUE(set->match_header("").empty());
}

TEST(SchemaParser, FindsVocabulariesByFirstTerm) {
  const auto set = parse_schemas({{"w.toml", R"(
[[vocabulary]]
name = "state"
[[vocabulary.term]]
value = "open"
match = ['open', 'in .*']
[[vocabulary.term]]
value = "closed"
match = ['closed', 'in the bin']
)"}});
  ASSERT_TRUE(set.has_value()) << to_string(set.error());
  const Vocabulary& state = set->vocabulary("state");
  ASSERT_NE(state.find("closed"), nullptr);
  EXPECT_EQ(*state.find("closed"), "closed");
  EXPECT_EQ(*state.find("in the bin"), "open");
  EXPECT_EQ(state.find("shut"), nullptr);
  EXPECT_EQ(state.terms().size(), 2U);
  EXPECT_EQ(set->vocabulary("no such").find("open"), nullptr);
  EXPECT_EQ(set->find("no such"), nullptr);
}

struct Mistake {
  const char* text;
  const char* origin;
  const char* message;  // a part of it
};

constexpr Mistake kMistakes[] = {
    {"id = \"x\"\nkind = [\n", "f.toml:", ""},
    {"kind = \"actions\"\n[[column]]\nname = \"lead\"\n", "f.toml:1:1", "needs an 'id'"},
    {"id = \"x\"\n", "f.toml:1:1", "at least one [[column]]"},
    {"id = \"x\"\nkind = \"plan\"\n[[column]]\nname = \"lead\"\n", "f.toml:2:8",
     "none of: actions"},
    {"id = \"x\"\nrank = \"high\"\n[[column]]\nname = \"lead\"\n", "f.toml:2:8", "whole number"},
    {"id = \"x\"\nheaderless = 1\n[[column]]\nname = \"lead\"\nposition = 0\n", "f.toml:2:14",
     "true or false"},
    {"id = \"x\"\n[[column]]\nheader = ['a']\n", "f.toml:2:1", "needs a 'name'"},
    {"id = \"x\"\n[[column]]\nname = \"lead\"\nheader = 'a'\n", "f.toml:4:10", "list of texts"},
    {"id = \"x\"\n[[column]]\nname = \"lead\"\nheader = ['a', 'b(']\n", "f.toml:4:16",
     "no regular expression"},
    {"id = \"x\"\n[[column]]\nname = \"lead\"\nneeds = ['colour']\n", "f.toml:4:10", "no field"},
    {"id = \"x\"\n[[column]]\nname = \"lead\"\ncolour = 'red'\n", "f.toml:4:10", "unknown key"},
    {"id = \"x\"\n[column]\nname = \"lead\"\n", "f.toml:2:1", "[[column]]"},
    {"id = \"x\"\nheaderless = true\n[[column]]\nname = \"lead\"\n", "f.toml:3:1", "'position'"},
    {"id = \"x\"\nrows = 3\n[[column]]\nname = \"lead\"\n", "f.toml:2:8", "[rows]"},
    {"id = \"x\"\n[[column]]\nname = \"lead\"\n[rows]\n[[rows.label]]\nname = \"a\"\n",
     "f.toml:5:1", "'match' and 'name'"},
    {"[[vocabulary]]\n[[vocabulary.term]]\nvalue = \"a\"\n", "f.toml:1:1", "needs a 'name'"},
    {"[[vocabulary]]\nname = \"v\"\n[[vocabulary.term]]\nmatch = ['(']\n", "f.toml:4:10",
     "no regular expression"},
};

TEST(SchemaParser, NamesFileLineAndColumnOfAMistake) {
  for (const Mistake& mistake : kMistakes) {
    std::vector<Error> problems;
    const auto set = parse_schemas({{"f.toml", mistake.text}}, &problems);
    ASSERT_FALSE(set.has_value()) << mistake.text;
    ASSERT_FALSE(problems.empty()) << mistake.text;
    EXPECT_EQ(problems[0].code, ErrorCode::kBadUsage) << mistake.text;
    EXPECT_EQ(problems[0].origin.rfind(mistake.origin, 0), 0U)
        << mistake.text << to_string(problems[0]);
    EXPECT_NE(problems[0].message.find(mistake.message), std::string::npos)
        << mistake.text << to_string(problems[0]);
  }
}

TEST(SchemaParser, RefusesKeysWithoutEnd) {
  std::string text = "id = \"x\"\na";
  for (int i = 0; i < 100000; ++i) text += ".a";
  std::vector<Error> problems;
  EXPECT_FALSE(parse_schemas({{"f.toml", text + " = 1\n"}}, &problems).has_value());
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(to_string(problems[0]), "f.toml:2: a key has more than 64 parts");
}

TEST(SchemaParser, CollectsAllMistakesOfAllFiles) {
  std::vector<Error> problems;
  const auto set =
      parse_schemas({{"a.toml", "id = \"x\"\nfoo = 1\n[[column]]\nname = \"lead\"\nbar = 2\n"},
                     {"b.toml", "id = \"x\"\n[[column]]\nname = \"lead\"\n"}},
                    &problems);
  EXPECT_FALSE(set.has_value());
  ASSERT_EQ(problems.size(), 3U);
  EXPECT_EQ(problems[0].origin, "a.toml:5:7");
  EXPECT_EQ(problems[1].origin, "a.toml:2:7");
  EXPECT_EQ(problems[2].origin, "b.toml:1:6");
  EXPECT_NE(problems[2].message.find("a.toml"), std::string::npos);
}

}  // namespace
}  // namespace boardtrail
