// SPDX-License-Identifier: GPL-3.0-or-later
//
// The schemas that come with the program, and folders of schemas.
#include <filesystem>
#include <fstream>
#include <set>

#include <gtest/gtest.h>

#include "schema/schema.h"

namespace boardtrail {
namespace {

namespace fs = std::filesystem;

TEST(SchemaFiles, ThoseOfTheProgramHaveNoMistakes) {
  std::vector<Error> problems;
  const auto set = load_schemas(BOARDTRAIL_SCHEMAS, &problems);
  for (const Error& problem : problems) ADD_FAILURE() << to_string(problem);
  ASSERT_TRUE(set.has_value());
  for (const char* id :
       {"action-plan", "well-led-plan", "kloe-self-review", "inspection-findings", "kloe-evidence",
        "must-should-tracker", "must-should-restated", "exit-criteria", "ambitions"}) {
    ASSERT_NE(set->find(id), nullptr) << id;
    EXPECT_EQ(set->find(id)->kind, SchemaKind::kActions) << id;
    EXPECT_FALSE(set->find(id)->title.empty()) << id;
  }
  for (const char* name : {"closed-plan", "status", "rating-dimension", "no-actions"}) {
    EXPECT_FALSE(set->vocabulary(name).terms().empty()) << name;
  }
}

// Fields that the generic schema knows a heading for.
std::set<Field> fields_of(const SchemaSet& set, const char* heading) {
  std::set<Field> fields;
  for (const HeaderHit& hit : set.match_header(heading)) {
    const Schema& schema = set.schemas()[static_cast<std::size_t>(hit.schema)];
    if (schema.id != "action-plan") continue;
    fields.insert(schema.columns[static_cast<std::size_t>(hit.column)].field);
  }
  return fields;
}

TEST(SchemaFiles, GenericSchemaKnowsTheUsualHeadings) {
  const auto set = load_schemas(BOARDTRAIL_SCHEMAS);
  ASSERT_TRUE(set.has_value());
  const std::pair<const char*, Field> cases[] = {
      {"action required", Field::kDescription},
      {"planned action", Field::kDescription},
      {"management response", Field::kDescription},
      {"ref", Field::kRef},
      {"minute ref", Field::kRef},
      {"executive lead", Field::kLead},
      {"by whom", Field::kLead},
      {"senior responsible officer", Field::kLead},
      {"by when", Field::kDue},
      {"timescale", Field::kDue},
      {"target completion date", Field::kDue},
      {"revised date", Field::kRevisedDue},
      {"date closed", Field::kClosedOn},
      {"date raised", Field::kRaisedOn},
      {"brag status", Field::kRating},
      {"rag", Field::kRating},
      {"comments updates", Field::kProgress},
      {"progress to date", Field::kProgress},
      {"success measure", Field::kSuccessMeasure},
      {"cqc finding", Field::kSourceFinding},
      {"theme", Field::kSection},
  };
  for (const auto& [heading, field] : cases) {
    EXPECT_EQ(fields_of(*set, heading).count(field), 1U) << heading << " " << field_name(field);
  }
  EXPECT_TRUE(fields_of(*set, "baseline").empty());
}

TEST(SchemaFiles, FolderThatIsNotThereOrEmptyIsNotFound) {
  const fs::path folder = fs::temp_directory_path() / "boardtrail-no-schemas";
  fs::remove_all(folder);
  std::vector<Error> problems;
  const auto missing = load_schemas(folder.string(), &problems);
  ASSERT_FALSE(missing.has_value());
  EXPECT_EQ(missing.error().code, ErrorCode::kNotFound);
  EXPECT_EQ(problems.size(), 1U);
  fs::create_directory(folder);
  const auto empty = load_schemas(folder.string());
  ASSERT_FALSE(empty.has_value());
  EXPECT_EQ(empty.error().code, ErrorCode::kNotFound);
  std::ofstream(folder / "b.toml") << "id = \"b\"\n[[column]]\nname = \"lead\"\n";
  std::ofstream(folder / "a.toml") << "id = \"a\"\n[[column]]\nname = \"lead\"\n";
  std::ofstream(folder / "notes.txt") << "no schema";
  const auto two = load_schemas(folder.string());
  ASSERT_TRUE(two.has_value());
  ASSERT_EQ(two->schemas().size(), 2U);
  EXPECT_EQ(two->schemas()[0].id, "a");
  fs::remove_all(folder);
}

}  // namespace
}  // namespace boardtrail
