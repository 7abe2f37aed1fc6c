// SPDX-License-Identifier: GPL-3.0-or-later
#include "warehouse/row_identity.h"

#include <algorithm>
#include <set>
#include <string>

#include <gtest/gtest.h>

namespace boardtrail::test {
namespace {

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
  const std::int64_t action = action_identity(ids[0]);
  EXPECT_EQ(action >> 24, ids[0] >> 24);
  EXPECT_EQ(std::count(ids.begin(), ids.end(), action), 0);
  EXPECT_NE(action, action_identity(ids[1]));
  EXPECT_EQ(table_identity("a", 1) - table_identity("a", 0), 1);
  EXPECT_NE(table_identity("a", 0), table_identity("b", 0));
  EXPECT_NE(table_identity("a", 1U << 15U), table_identity("a", 0));
}

}  // namespace
}  // namespace boardtrail::test
