// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "paper_support.h"
#include "recognise/scorecard_columns.h"

namespace boardtrail {
namespace {

// "section / ref / name / baseline / target: period aim>actual, ..."
std::string dump_metric(const Metric& metric) {
  std::string result = metric.section + " / " + metric.ref + " / " + metric.name + " / " +
                       metric.baseline_raw + " / " + metric.target_raw + ":";
  for (const MetricValue& value : metric.values) {
    result += " " + value.period + "=" + value.aim_raw + ">" + value.actual_raw;
  }
  return result;
}

std::string metrics_of(std::string_view drawing) {
  std::string result;
  for (const Metric& metric : read_paper(drawing).metrics) result += dump_metric(metric) + "\n";
  return result;
}

constexpr std::string_view kQuarterly =
    "Plan Scorecard: | | | | Safety | | | October 2023 |\n"
    "No | Metric/s | Baseline (Date) | End Target (Date) | Quarterly Trajectories | | | | \n"
    " | | | | Aim/ Actual | 2022/23 | 2023/2024 | | Comments\n"
    " | | | | | Q4 | Q1 | Q2 | \n";

TEST(Scorecard, CountsValuesFromTheColumnOfAims) {
  // The heading of the comments stands a column too early in the second table's header.
  const std::string expected =
      "Safety / 1 / Papers on time / 50% Q4 22/23 / 90% Q1 24/23: 2022/23 Q4=N/A>N/A 2023/24 "
      "Q1=50%>- 2023/24 Q2=80%>55%\n"
      "Safety / 2 / Cases / 3 / 2: 2022/23 Q4=3>4 2023/24 Q1=3> 2023/24 Q2=2>\n";
  EXPECT_EQ(metrics_of(std::string(kQuarterly) +
                       "1 | Papers on time | 50% Q4 22/23 | 90% Q1 24/23 | Aim | N/A | 50% | 80% | "
                       "Taken from the survey of members in March\n"
                       " | | | | Actual | N/A | - | 55%\n"
                       "2 | Cases | 3 | 2 | Aim | 3 | 3 | 2\n"
                       " | | | | Actual | 4"),
            expected);
}

TEST(Scorecard, ReadsOneFigureAMetric) {
  // The month stands in each row, and "Measure" is what was measured.
  EXPECT_EQ(metrics_of("KPI | Latest month | Measure | National target | Variation\n"
                       "Falls | Mar 24 | 6.1 | 6.6 | \n"
                       "Friends and family | Feb 24 | 95.4% | 95.0% | \n"),
            " /  / Falls /  / 6.6: Mar 24=6.6>6.1\n"
            " /  / Friends and family /  / 95.0%: Feb 24=95.0%>95.4%\n");
  // The month is the heading, and goes before the year to date.
  EXPECT_EQ(metrics_of("KPI | Standard | Oct-24 | YTD\nNever events | 0 | 1 | 2\n"),
            " /  / Never events /  / 0: Oct-24=0>1\n");
}

TEST(Scorecard, ReadsTargetsAndNumbers) {
  const Paper paper =
      read_paper(std::string(kQuarterly) +
                 "1 | Papers | 50% Q4 22/23 | 90% Q1 24/23 | Aim | N/A | >50% | 80% | "
                 "From the survey of members\n | | | | Actual | 00:01:00 | - | 55%\n"
                 "2 | Cases | 3 | 95 (30/09/24) | Aim | 1 | 1 | 1\n | | | | Actual | 1");
  ASSERT_EQ(paper.metrics.size(), 2U);
  const Metric& first = paper.metrics[0];
  EXPECT_TRUE(first.invalid_period);
  EXPECT_EQ(show_date(first.target_date), "-");
  EXPECT_EQ(first.comment, "From the survey of members");
  EXPECT_EQ(show_date(first.values.at(0).period_end), "2023-03-31");
  EXPECT_EQ(first.values.at(0).actual, std::optional<double>(60));
  EXPECT_EQ(first.values.at(1).aim, std::optional<double>(50));
  EXPECT_TRUE(first.values.at(1).aim_is_bound);
  EXPECT_FALSE(first.values.at(1).actual.has_value());
  EXPECT_FALSE(paper.metrics[1].invalid_period);
  EXPECT_EQ(show_date(paper.metrics[1].target_date), "2024-09-30");
  EXPECT_EQ(paper.tables.at(0).schema, "scorecard");
  EXPECT_EQ(paper.tables.at(0).header_rows, 4);
}

TEST(Scorecard, SaysWhereEachValueStands) {
  const Paper paper = read_paper(std::string(kQuarterly) +
                                 "2 | Cases | 3 | 2 | Aim | 3 | 3 | 2\n"
                                 " | | | | Actual | 4");
  const Metric& metric = paper.metrics.at(0);
  const auto shown = [](const Place& place) {
    return std::to_string(place.line) + ":" + std::to_string(place.column);
  };
  EXPECT_EQ(shown(metric.baseline_place), "5:3");
  EXPECT_EQ(shown(metric.target_place), "5:4");
  EXPECT_EQ(shown(metric.values.at(0).aim_place), "5:6");
  EXPECT_EQ(shown(metric.values.at(0).actual_place), "6:6");
  // A cell that is missing: where its row begins.
  EXPECT_EQ(shown(metric.values.at(1).actual_place), "6:5");
}

TEST(Scorecard, MakesAMetricOfEachLineOfActuals) {
  EXPECT_EQ(
      metrics_of(std::string(kQuarterly) + "11 | Attendees | 80% | 95% | Aim | N/A | 60% | 75%\n"
                                           " | | | | Actual \xE2\x80\x93 Site A | N/A | 47% | 48%\n"
                                           " | | | | Actual - Site B | N/A | 61% | 85%"),
      "Safety / 11 / Attendees \xE2\x80\x93 Site A / 80% / 95%: 2022/23 Q4=N/A>N/A 2023/24 "
      "Q1=60%>47% 2023/24 Q2=75%>48%\n"
      "Safety / 11 / Attendees \xE2\x80\x93 Site B / 80% / 95%: 2022/23 Q4=N/A>N/A 2023/24 "
      "Q1=60%>61% 2023/24 Q2=75%>85%\n");
}

TEST(Scorecard, ReadsMonthsAndSingleActuals) {
  EXPECT_EQ(metrics_of("# Maternity\nMetric | Baseline | Target | Apr-24 | May-24 | Comments\n"
                       "Smoking | 9.1% | <6% | 8.8% | | Better"),
            "Maternity /  / Smoking / 9.1% / <6%: Apr-24=>8.8% May-24=>\n");
  EXPECT_EQ(metrics_of("Indicator | Target | Actual | RAG\nSickness | 4.5% | 5.1% | R"),
            " /  / Sickness /  / 4.5%: Actual=4.5%>5.1%\n");
  EXPECT_EQ(metrics_of("KPI | Measure | 2024/25 Q1 | 2024/25 Q2\nK1 | Calls answered | 90% | 92%"),
            " / K1 / Calls answered /  / : 2024/25 Q1=>90% 2024/25 Q2=>92%\n");
  const Paper months = read_paper("Metric | 2023/24 | | \n | Nov | Dec | Jan\nCalls | 1 | 2 | 3");
  ASSERT_EQ(months.metrics.size(), 1U);
  EXPECT_EQ(months.metrics[0].values.at(2).period, "Jan 2024");
  EXPECT_EQ(show_date(months.metrics[0].values.at(2).period_end), "2024-01-31");
}

TEST(Scorecard, LeavesPlansAlone) {
  EXPECT_EQ(
      metrics_of("Action | Measure | Target | Position | Lead | Due\nTrain staff | Hours | 10 | "
                 "5 | JF | 31/03/2024"),
      "");
  EXPECT_EQ(metrics_of("Ref | Action | Lead | Due | RAG\n1 | Train staff | JF | 31/03/2024 | G"),
            "");
  EXPECT_EQ(metrics_of("Item | Page\nPlan | 3\nAnnex | 4"), "");
}

TEST(Scorecard, ReadsSeriesWords) {
  struct SeriesCase {
    const char* cell;
    Series series;
    const char* name;
  };
  const SeriesCase cases[] = {{"Aim", Series::kAim, ""},
                              {"Target:", Series::kAim, ""},
                              {"Actual", Series::kActual, ""},
                              {"Actual \xE2\x80\x93 Site A", Series::kActual, "Site A"},
                              {"Actual (ESP)", Series::kActual, "ESP"},
                              {"Actually late", Series::kNone, ""},
                              {"Aim/ Actual", Series::kNone, ""},
                              {"", Series::kNone, ""}};
  for (const SeriesCase& c : cases) {
    const SeriesReading reading = read_series(c.cell);
    EXPECT_EQ(reading.series, c.series) << c.cell;
    EXPECT_EQ(reading.name, c.name) << c.cell;
  }
}

}  // namespace
}  // namespace boardtrail
