// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "checks/metric_series.h"
#include "support/paper_builder.h"

namespace boardtrail::test {
namespace {

using Refs = std::vector<std::string>;

constexpr const char* kQ1 = "2023-06-30";
constexpr const char* kQ2 = "2023-09-30";
constexpr const char* kQ3 = "2023-12-31";
constexpr const char* kQ4 = "2024-03-31";

void quarters(Metric& metric, const std::vector<std::pair<const char*, const char*>>& pairs) {
  static constexpr const char* kEnds[] = {kQ1, kQ2, kQ3, kQ4};
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    metric.values.push_back(
        period("2023/24 Q" + std::to_string(i + 1), kEnds[i % 4], pairs[i].first, pairs[i].second));
  }
}

TEST(InvalidPeriod, SaysWhatIsPrinted) {
  PaperBuilder paper;
  Metric& metric = paper.metric("1", "Papers sent in time");
  metric.target_raw = "90% Q1 24/23";
  metric.invalid_period = true;
  paper.metric("2", "Papers read");
  EXPECT_EQ(paper.refs("invalid-period"), Refs{"1"});
}

TEST(MissingActual, AimsOfEndedPeriods) {
  PaperBuilder paper("2023-12-31");
  quarters(paper.metric("1", "Visits"), {{"50%", "-"}, {"60%", "N/A"}, {"70%", ""}, {"80%", ""}});
  quarters(paper.metric("2", "Calls"), {{"N/A", "-"}, {"TBC", ""}, {"70%", "71%"}, {"80%", ""}});
  quarters(paper.metric("3", "Plans"), {{"Brief", "Complete"}, {"Plan", "Done"}, {"Board", ""}});
  const Findings findings = paper.run("missing-actual");
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_EQ(findings[0].ref, "1");
  EXPECT_EQ(findings[0].metric, 0);
  EXPECT_EQ(findings[0].severity, Severity::kMedium);
  EXPECT_EQ(findings[0].message,
            "The metric \"Visits\" has an aim and no actual for 2023/24 Q1 (aim \"50%\", actual "
            "\"-\"), 2023/24 Q2 (aim \"60%\", actual \"N/A\"), 2023/24 Q3 (aim \"70%\", blank).");
  EXPECT_EQ(findings[1].ref, "3");
  EXPECT_EQ(findings[1].severity, Severity::kLow);
}

TEST(MissingActual, WithoutADateTheOtherMetricsTellWhatHasEnded) {
  PaperBuilder paper;
  quarters(paper.metric("1", "Visits"), {{"50%", ""}, {"60%", ""}, {"70%", ""}});
  quarters(paper.metric("2", "Calls"), {{"50%", "50%"}, {"60%", "61%"}, {"70%", ""}});
  const Findings findings = paper.run("missing-actual");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].message,
            "The metric \"Visits\" has an aim and no actual for 2023/24 Q1 (aim \"50%\", blank), "
            "2023/24 Q2 (aim \"60%\", blank).");
}

struct DirectionCase {
  const char* baseline;
  const char* target;
  const char* name;
  const char* first_aim;
  const char* last_aim;
  Direction direction;
};

TEST(ReadDirection, WitnessesMustAgree) {
  static constexpr DirectionCase kCases[] = {
      {"50% Q4 22/23", "90% Q1 24/25", "Papers", "", "", Direction::kHigher},
      {"00:34:08", "00:18:00", "Response", "", "", Direction::kLower},
      {"12153 (30/09/22)", "17956 (30/09/24)", "Referrals", "1", "2", Direction::kHigher},
      {"5", "2", "Cases", "5", "7", Direction::kUnknown},  // target and aims disagree
      {"", "", "Cases", "60", "35", Direction::kLower},
      {"", "", "Increase in calls", "", "", Direction::kHigher},
      {"", "", "Reduction of falls", "", "", Direction::kLower},
      {"", ">95% (Q1)", "Audit", "", "", Direction::kHigher},
      {"82", "82", "Retention", "", "", Direction::kUnknown},
      {"Average Q4", "Excellent Q2", "Papers", "A", "E", Direction::kUnknown},
  };
  for (const DirectionCase& one : kCases) {
    Metric metric;
    metric.name = one.name;
    metric.baseline_raw = one.baseline;
    metric.target_raw = one.target;
    metric.values = {period("Q1", "", one.first_aim, ""), period("Q2", "", one.last_aim, "")};
    EXPECT_EQ(read_direction(metric), one.direction) << one.name << " " << one.baseline;
  }
}

TEST(OffTrajectory, LatestActualAgainstItsOwnAim) {
  PaperBuilder paper("2023-12-31");
  quarters(paper.metric("1", "Increase in calls"), {{"50%", "40%"}, {"60%", "60%"}});
  quarters(paper.metric("2", "Increase in visits"), {{"50%", "50%"}, {"60%", "59.9%"}});
  quarters(paper.metric("3", "Reduction of falls"), {{"9", "9"}, {"8", "8.5"}});
  quarters(paper.metric("4", "Unclear"), {{"50%", "50%"}, {"50%", "40%"}});
  quarters(paper.metric("5", "Increase in bound"), {{">90%", "90%"}});
  quarters(paper.metric("6", "Increase in words"), {{"G", "P"}});
  quarters(paper.metric("7", "Increase in units"), {{"60%", "0.5"}});
  quarters(paper.metric("8", "Increase to come"),
           {{"50%", "50%"}, {"60%", "60%"}, {"70%", "70%"}, {"80%", "70%"}});
  EXPECT_EQ(paper.refs("off-trajectory"), (Refs{"2", "3"}));
  EXPECT_EQ(paper.messages("off-trajectory")[0],
            "The metric \"Increase in visits\" stands at \"59.9%\" for 2023/24 Q2 against its own "
            "aim of \"60%\" (higher is better).");
}

TEST(TargetDatePassed, MissedOrNotMeasured) {
  PaperBuilder paper("2023-12-31");
  const auto add = [&paper](const char* ref, const char* target, const char* date,
                            const std::vector<std::pair<const char*, const char*>>& values) {
    Metric& metric = paper.metric(ref, "Increase in visits");
    metric.target_raw = target;
    metric.target_date = day(date);
    quarters(metric, values);
  };
  add("1", "Excellent Q3", kQ3, {{"50%", "42%"}, {"65%", "13%"}, {"75%", "31%"}});
  add("2", "Satisfied Q3", kQ3, {{"S", "-"}, {"N/A", "-"}, {"VS", "-"}});
  add("3", "100% Q1", kQ1, {{"100%", "71%"}, {"100%", "94%"}, {"100%", "100%"}});
  add("4", "Excellent Q3", kQ3, {{"Y", "Y"}, {"Y", "Y"}, {"Y", "Y"}});
  add("5", "90% Q4", kQ4, {{"50%", "40%"}, {"60%", "50%"}, {"70%", "60%"}});
  add("6", "90% Q3", kQ3, {{"N/A", "-"}, {"N/A", "-"}, {"N/A", "-"}});
  EXPECT_EQ(paper.refs("target-date-passed"), (Refs{"1", "2"}));
  EXPECT_EQ(paper.messages("target-date-passed")[0],
            "The metric \"Increase in visits\" was to reach \"Excellent Q3\" by 31 December 2023; "
            "it stands at \"31%\" for 2023/24 Q3 against an aim of \"75%\".");
  EXPECT_EQ(paper.messages("target-date-passed")[1],
            "The metric \"Increase in visits\" was to reach \"Satisfied Q3\" by 31 December 2023; "
            "no result is recorded for 2023/24 Q3.");
}

}  // namespace
}  // namespace boardtrail::test
