// SPDX-License-Identifier: GPL-3.0-or-later
#include "warehouse/row_identity.h"

#include <set>
#include <string>

#include <gtest/gtest.h>

namespace boardtrail::test {
namespace {

TEST(RowIdentityTest, PlanKeyKeepsTheNameAndDropsDatesAndVersions) {
  struct {
    const char* title;
    const char* key;
  } const cases[] = {
      {"Quality Plan", "quality plan"},
      {"QUALITY PLAN - 31 March 2021", "quality plan"},
      {"Quality Plan 31.03.2021", "quality plan"},
      {"Quality Plan (31st March)", "quality plan"},
      {"Quality Plan v1.2", "quality plan"},
      {"Quality Plan V2 DRAFT", "quality plan"},
      {"Quality Plan, Version 3 (final)", "quality plan"},
      {"Quality Plan 2023/24 Q3", "quality plan"},
      {"Quality Plan Quarter 3", "quality plan"},
      {"Quality Plan 2", "quality plan 2"},
      {"Quality Plan Part 2 - Nov 21", "quality plan part 2"},
      {"Ward 12 Action Plan", "ward 12 action plan"},
      {"2021", ""},
      {"", ""},
  };
  for (const auto& [title, key] : cases) EXPECT_EQ(plan_key(title), key) << title;
}

Observation action(std::string ref, std::string description, bool restates = false) {
  Observation observation;
  observation.ref = std::move(ref);
  observation.description = std::move(description);
  observation.restates = restates;
  return observation;
}

Paper plan(std::string title, std::vector<Observation> observations) {
  Paper paper;
  paper.title = std::move(title);
  paper.organisation = "Eastmere NHS Trust";
  paper.observations = std::move(observations);
  return paper;
}

TEST(RowIdentityTest, TheSameActionLinksThroughPapers) {
  const auto before = action_identities(
      1, plan("Plan, May 2021", {action("A1", "Do this"), action("", "Do that")}));
  const auto after = action_identities(
      2, plan("PLAN - June 2021",
              {action("", "do THAT"), action("A9", "New"), action("A1.", "Do this better")}));
  EXPECT_EQ(before[0], after[2]);
  EXPECT_EQ(before[1], after[0]);
  EXPECT_EQ(std::set<std::int64_t>(after.begin(), after.end()).size(), 3U);
}

TEST(RowIdentityTest, OtherPlansAndBodiesDoNotLink) {
  const auto one = action_identities(1, plan("Plan", {action("A1", "Do this")}));
  Paper other = plan("Plan", {action("A1", "Do this")});
  other.organisation = "Westmere NHS Trust";
  EXPECT_NE(action_identities(2, other), one);
  EXPECT_NE(action_identities(2, plan("Other plan", {action("A1", "Do this")})), one);
  // Without a title nothing says that it is the same plan.
  EXPECT_NE(action_identities(1, plan("", {action("A1", "Do this")})),
            action_identities(2, plan("", {action("A1", "Do this")})));
}

TEST(RowIdentityTest, ARefPrintedTwiceIsTwoActionsAndARestatedRowIsNone) {
  const auto ids = action_identities(
      1, plan("Plan", {action("A1", "Do this"), action("A1", "Do that"), action("A1", "Do that"),
                       action("B1", "Fix it"), action("B1", "Fix it - why late", true)}));
  EXPECT_EQ(std::set<std::int64_t>(ids.begin(), ids.begin() + 4).size(), 4U);
  EXPECT_EQ(ids[3], ids[4]);
}

TEST(RowIdentityTest, EqualRowsHaveIdentitiesOfTheirOwn) {
  const Paper paper = plan("Plan", {action("A1", "x"), action("A1", "x")});
  const auto observations = observation_identities(7, paper);
  EXPECT_NE(observations[0], observations[1]);
  EXPECT_EQ(observations, observation_identities(7, paper));
  EXPECT_NE(observations, observation_identities(8, paper));

  Finding finding;
  finding.rule = "missing-lead";
  finding.evidence = {{"Lead", "TBC", {}}};
  Finding moved = finding;
  moved.evidence[0].place.page = 9;  // where it stands is no part of what it is
  Finding other = finding;
  other.evidence[0].raw = "All";
  const auto findings = finding_identities(7, {finding, finding, other});
  EXPECT_EQ(std::set<std::int64_t>(findings.begin(), findings.end()).size(), 3U);
  EXPECT_EQ(finding_identities(7, {moved})[0], findings[0]);
}

TEST(RowIdentityTest, RowsOfOnePaperStandTogether) {
  Paper paper = plan("Plan", {});
  for (int row = 1; row <= 5000; ++row) {
    paper.observations.push_back(action("A", "x"));
    paper.observations.back().row = row;
  }
  const auto ids = observation_identities(7, paper);
  EXPECT_EQ(std::set<std::int64_t>(ids.begin(), ids.end()).size(), 5000U);
  for (const std::int64_t id : ids) {
    ASSERT_EQ(id >> 24, ids[0] >> 24);
    ASSERT_GT(id, 0);
  }
  EXPECT_NE(observation_identities(8, paper)[0] >> 24, ids[0] >> 24);
  EXPECT_EQ(table_identity("a", 1) - table_identity("a", 0), 1);
  EXPECT_NE(table_identity("a", 0), table_identity("b", 0));
  EXPECT_NE(table_identity("a", 1U << 15U), table_identity("a", 0));
}

}  // namespace
}  // namespace boardtrail::test
