// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "model/document.h"
#include "model/paper.h"

// Names are stored and shown: they are format.
namespace boardtrail {
namespace {

template <typename T>
std::vector<std::string> names(const char* (*name)(T), int count) {
  std::vector<std::string> all;
  for (int i = 0; i < count; ++i) all.emplace_back(name(static_cast<T>(i)));
  return all;
}

using Names = std::vector<std::string>;

TEST(Names, AreStable) {
  EXPECT_EQ(names(format_name, 3), Names({"text", "pdf", "docx"}));
  EXPECT_EQ(names(rag_name, 7),
            Names({"red", "amber_red", "amber", "amber_green", "green", "blue", "grey"}));
  EXPECT_EQ(names(rating_source_name, 4), Names({"text", "colour", "icon", "narrative"}));
  EXPECT_EQ(names(precision_name, 5), Names({"day", "month", "quarter", "season", "year"}));
  EXPECT_EQ(names(date_role_name, 2), Names({"original", "revised"}));
  EXPECT_EQ(names(table_origin_name, 6),
            Names({"structure", "lattice", "tabs", "pipes", "stream", "fixed-width"}));
  EXPECT_EQ(names(field_name, kFieldCount),
            Names({"ref", "section", "kind", "description", "source_finding", "success_measure",
                   "progress", "lead", "due", "revised_due", "rating", "status", "closed_on",
                   "raised_on", "extra"}));
}

TEST(Names, OfFieldsReadBack) {
  for (int i = 0; i < kFieldCount; ++i) {
    const auto field = static_cast<Field>(i);
    EXPECT_EQ(field_from_name(field_name(field)), field);
  }
  EXPECT_EQ(field_from_name("Lead"), std::nullopt);
  EXPECT_EQ(field_from_name(""), std::nullopt);
}

TEST(Observation, FindsItsEvidence) {
  Observation observation;
  observation.evidence = {{Field::kLead, "Lead", "AB", {}}, {Field::kDue, "By when", "May", {}}};
  ASSERT_NE(observation.find_evidence(Field::kDue), nullptr);
  EXPECT_EQ(observation.find_evidence(Field::kDue)->raw, "May");
  EXPECT_EQ(observation.find_evidence(Field::kRating), nullptr);
}

TEST(PlanTable, KnowsItsColumns) {
  PlanTable plan;
  plan.columns = 1U << static_cast<unsigned>(Field::kLead);
  EXPECT_TRUE(plan.has_column(Field::kLead));
  EXPECT_FALSE(plan.has_column(Field::kDue));
}

}  // namespace
}  // namespace boardtrail
