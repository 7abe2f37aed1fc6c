// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/schema_image.h"

#include <filesystem>

#include <gtest/gtest.h>

#include "support/temporary_folder.h"

namespace boardtrail::test {
namespace {

namespace fs = std::filesystem;

SchemaSet parsed() { return load_schemas(BOARDTRAIL_SCHEMAS).value(); }
SchemaSet from_image() { return read_schema_image(built_in_schemas().bytes, BOARDTRAIL_SCHEMAS); }

// All that the parser makes of the project's schemas: what one of them has and the image
// forgets shows here.
TEST(SchemaImage, HoldsWhatTheParserMakes) {
  const SchemaSet parser = parsed();
  const SchemaSet image = from_image();
  ASSERT_GE(image.schemas().size(), 10U);
  EXPECT_TRUE(image.schemas() == parser.schemas());
  EXPECT_EQ(image.schemas()[0].file, (fs::path(BOARDTRAIL_SCHEMAS) / "action-plan.toml").string());
  int found = 0;
  for (const char* name :
       {"cover-labels", "body-headings", "asked-headings", "action-label", "action-list",
        "closed-plan", "heading-state", "status", "rating-dimension", "no-actions", "acceptance",
        "agenda-purpose", "no-section"}) {
    ASSERT_FALSE(image.vocabulary(name).terms().empty()) << name;
    EXPECT_EQ(image.vocabulary(name).terms(), parser.vocabulary(name).terms()) << name;
    for (const Vocabulary::Term& term : image.vocabulary(name).terms()) {
      for (const std::string& expression : term.expressions) {
        const std::string* value = parser.vocabulary(name).find(expression);
        const std::string* same = image.vocabulary(name).find(expression);
        ASSERT_EQ(value == nullptr, same == nullptr) << expression;
        if (value != nullptr) {
          EXPECT_EQ(*same, *value);
          ++found;
        }
      }
    }
  }
  EXPECT_GT(found, 20);
}

TEST(SchemaImage, FindsHeadingsAsTheParsedSchemasDo) {
  const SchemaSet parser = parsed();
  const SchemaSet image = from_image();
  int fitting = 0;
  for (const Schema& schema : parser.schemas()) {
    for (const SchemaColumn& column : schema.columns) {
      for (const std::string& heading : column.headers) {
        // Those without signs are headings themselves; the others are texts like any.
        for (const std::string& text : {heading, heading + "x", "d " + heading}) {
          const auto hits = parser.match_header(text);
          EXPECT_EQ(image.match_header(text), hits) << text;
          fitting += hits.empty() ? 0 : 1;
        }
      }
    }
  }
  EXPECT_GT(fitting, 100);
  EXPECT_TRUE(image.match_header("no heading of any plan").empty());
}

TEST(SchemaImage, IsTakenForTheFilesThatItWasMadeOf) {
  // One that does not belong to the files, to be told from what they hold.
  const std::vector<SchemaSource> sources = {
      {"other.toml", "id = 'other'\n[[column]]\nname = 'lead'\nheader = ['who']\n"}};
  const std::string other = write_schema_image(parse_schemas(sources).value()).value();

  const TemporaryFolder folder;
  const char* const kText = "id = 'plan'\n[[column]]\nname = 'lead'\nheader = ['lead']\n";
  folder.write("plan.toml", kText);
  const std::string digest = digest_of({{"plan.toml", kText}});
  const SchemaImage image{digest, other};
  const auto taken = load_schemas(folder.path().string(), nullptr, &image);
  EXPECT_EQ(taken->schemas().at(0).id, "other");
  EXPECT_EQ(taken->schemas().at(0).file, (folder.path() / "other.toml").string());

  folder.write("plan.toml", "id = 'plan'\n[[column]]\nname = 'lead'\nheader = ['leads']\n");
  EXPECT_EQ(load_schemas(folder.path().string(), nullptr, &image)->schemas().at(0).id, "plan");
  folder.write("plan.toml", kText);
  folder.write("second.toml", "[[vocabulary]]\nname = 'words'\n");
  EXPECT_EQ(load_schemas(folder.path().string(), nullptr, &image)->schemas().at(0).id, "plan");
}

TEST(SchemaImage, ThereIsNoneOfExpressionsForRe2) {
  const auto schemas = parse_schemas(
      {{"x.toml", "id = 'x'\n[[column]]\nname = 'lead'\nheader = ['(?P<name>who)']\n"}});
  ASSERT_TRUE(schemas.has_value());
  EXPECT_EQ(write_schema_image(*schemas), std::nullopt);
}

TEST(SchemaImage, ADigestTellsNamesFromTexts) {
  EXPECT_NE(digest_of({{"a", "b"}}), digest_of({{"b", "a"}}));
  EXPECT_NE(digest_of({{"a", "bc"}}), digest_of({{"ab", "c"}}));
  EXPECT_NE(digest_of({{"a", ""}, {"b", ""}}), digest_of({{"b", ""}, {"a", ""}}));
  EXPECT_EQ(digest_of({{"x/a", "b"}}), digest_of({{"y/a", "b"}}));
}

}  // namespace
}  // namespace boardtrail::test
