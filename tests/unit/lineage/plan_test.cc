// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <set>

#include "lineage/plan_identity.h"
#include "plans.h"

namespace boardtrail::test {
namespace {

TEST(AcrossRules, SayNothingOfAPlanThatOnlyReports) {
  EXPECT_EQ(raised([](auto&) {}), Lines{});
}

StatedMetric metric(std::int64_t id, const char* name) {
  return {id,
          "Calls",
          "1",
          name,
          "12%",
          "14%",
          {{"2024/25 Q2", day("2024-09-30"), "13%", "12.5%"},
           {"2024/25 Q4", day("2025-03-31"), "14%", "-"}}};
}

TEST(AcrossRules, Metrics) {
  const auto changed = [](auto change) {
    return raised([&](auto& p) {
      p[0].metrics = {metric(1, "Calls closed by advice"), metric(2, "Calls answered in time")};
      p[1].metrics = {metric(3, "Calls answered in time"), metric(4, "Calls closed by advice")};
      change(p[1].metrics[0]);
    });
  };
  EXPECT_EQ(changed([](StatedMetric&) {}), Lines{});
  EXPECT_EQ(changed([](StatedMetric& m) { m.values[0].actual_raw = "13.5%"; }),
            Lines{"history-rewritten 1"});
  EXPECT_EQ(changed([](StatedMetric& m) { m.values[0].actual_raw = "12.50 %"; }), Lines{});
  EXPECT_EQ(changed([](StatedMetric& m) { m.baseline_raw = "11%"; }), Lines{"history-rewritten 1"});
  EXPECT_EQ(changed([](StatedMetric& m) { m.values[1].aim_raw = "13%"; }), Lines{"target-moved 1"});
  EXPECT_EQ(changed([](StatedMetric& m) { m.target_raw = "13%"; }), Lines{"target-moved 1"});
  EXPECT_EQ(changed([](StatedMetric& m) { m.target_raw = ""; }), Lines{});
  // A quarter that had not ended, and a metric that is another one.
  EXPECT_EQ(changed([](StatedMetric& m) { m.values[1].actual_raw = "14%"; }), Lines{});
  EXPECT_EQ(changed([](StatedMetric& m) {
              m.name = "Complaints";
              m.target_raw = "3";
            }),
            Lines{});
}

TEST(AcrossRules, RowsWithoutWordsAreKnownByTheirPlace) {
  const auto bare = [](auto& p) {
    for (StatedPaper& one : p) {
      one.actions[1].description.clear();
      one.actions[1].ref.clear();
      one.actions[1].leads = {"MP"};
    }
    p[0].actions[1].progress = "The first visits have been planned for the spring.";
    p[1].actions[1].progress = "Sixty people came to hear what was found.";
  };
  EXPECT_EQ(raised(bare), Lines{});
  EXPECT_EQ(raised([&](auto& p) {
              bare(p);
              p[1].actions[1].leads = {"KO"};
            }),
            Lines{"action-dropped"});
}

TEST(AcrossRules, DroppedActionsAndReferences) {
  EXPECT_EQ(raised([](auto& p) { p[1].actions.erase(p[1].actions.begin() + 1); }),
            Lines{"action-dropped B2"});
  EXPECT_EQ(raised([](auto& p) {
              p[1].actions.erase(p[1].actions.begin() + 1);
              p[1].title = "Well-led Action Plan: exceptions";
            }),
            Lines{});
  EXPECT_EQ(raised([](auto& p) {
              p[0].actions[1].status = ActionStatus::kClosed;
              p[1].actions.erase(p[1].actions.begin() + 1);
            }),
            Lines{});
  EXPECT_EQ(raised([](auto& p) {
              p[0].actions[1].progress = "Complete. Proposed for closure.";
              p[1].actions.erase(p[1].actions.begin() + 1);
            }),
            Lines{"dropped-after-proposal B2"});
  EXPECT_EQ(raised([](auto& p) { p[1].actions[1].description = kTexts[5]; }),
            (Lines{"action-dropped B2", "ref-reused B2"}));
  EXPECT_EQ(raised([](auto& p) { p[1].actions[1].ref = "B9"; }), Lines{"ref-renumbered"});
  // All greens are gone and only ambers are left: exceptions only.
  EXPECT_EQ(raised([](auto& p) {
              p[0].actions[0].rag = p[1].actions[0].rag = Rag::kAmber;
              p[1].actions.resize(1);
            }),
            Lines{});
}

TEST(AcrossRules, PapersAsAWhole) {
  EXPECT_EQ(raised([](auto& p) {
              p[0].legend = {{"G", Rag::kGreen, "on time"},
                             {"A", Rag::kAmber, "late"},
                             {"R", Rag::kRed, "very late"}};
              p[1].legend = p[0].legend;
              p[1].legend.push_back({"B", Rag::kBlue, "embedded"});
            }),
            Lines{"scale-changed"});
  // Two ratings are what was read of a scale, not the scale.
  EXPECT_EQ(raised([](auto& p) {
              p[0].legend = {{"G", Rag::kGreen, "on time"}, {"A", Rag::kAmber, "late"}};
              p[1].legend = p[0].legend;
              p[1].legend.push_back({"R", Rag::kRed, "very late"});
              p[1].actions[2].rag = Rag::kRed;
            }),
            Lines{"rag-worsened B3"});
  EXPECT_EQ(raised([](auto& p) {
              p[0].legend = {{"G", Rag::kGreen, "on time"}, {"A", Rag::kAmber, "late"}};
              p[1].legend = p[0].legend;
              p[1].legend[0].meaning = "completed and embedded";
              // By the new words of the scale its green actions are closed, and nothing has
              // happened.
              p[1].actions[0].status = ActionStatus::kClosed;
              p[1].actions[0].progress = p[0].actions[0].progress;
            }),
            Lines{"legend-changed"});
  // Two scales side by side, the same in both papers.
  EXPECT_EQ(raised([](auto& p) {
              p[0].legend = {{"G", Rag::kGreen, "delivered on time"},
                             {"G", Rag::kGreen, "evidence is embedded"}};
              p[1].legend = p[0].legend;
            }),
            Lines{});
  EXPECT_EQ(raised([](auto& p) {
              p[0].version = p[1].version = "3";
              p[1].as_at = p[0].as_at;
            }),
            Lines{"version-not-advanced"});
  // The same paper in another format: read differently, not another.
  EXPECT_EQ(raised([](auto& p) {
              p[1].as_at = p[0].as_at;
              p[1].format = "pdf";
              p[1].actions.pop_back();
            }),
            Lines{});
}

TEST(AcrossRules, ChainsOfPapers) {
  std::vector<StatedPaper> papers;
  const char* months[] = {"2025-01-31", "2025-02-28", "2025-03-31", "2025-04-30", "2025-07-31"};
  for (int i = 0; i < 5; ++i) papers.push_back(paper(i + 1, months[i]));
  EXPECT_EQ(findings(papers), Lines{"report-missing"});
  papers.pop_back();
  EXPECT_EQ(findings(papers), Lines{});
  const char* dues[] = {"2025-06-30", "2025-07-31", "2025-08-31", "2025-09-30"};
  for (int i = 0; i < 4; ++i) set_due(papers[static_cast<std::size_t>(i)].actions[0], {dues[i]});
  EXPECT_EQ(findings(papers), (Lines{"due-date-moved B1", "serial-slippage B1"}));
  // Moved as often, and still before the first date.
  set_due(papers[0].actions[0], {"2025-10-31"});
  EXPECT_EQ(findings(papers), Lines{"due-date-moved B1"});
  set_due(papers[0].actions[0], {dues[0]});
  for (StatedPaper& one : papers) one.actions[1].progress = "As before.";
  papers.pop_back();
  EXPECT_EQ(findings(papers), (Lines{"due-date-moved B1", "update-stale B2"}));
}

TEST(PlanIdentity, PapersOfOnePlan) {
  const Organisations none;
  const StatedPaper one = paper(1, "2025-01-31");
  StatedPaper two = paper(2, "2025-02-28");
  const auto same = [&] { return same_plan(plan_mark(one, none), plan_mark(two, none)); };
  EXPECT_TRUE(same());
  two.title = "Board papers, item 9";
  EXPECT_TRUE(same()) << "renamed, with all its actions";
  two.actions.resize(2);
  EXPECT_FALSE(same()) << "two actions are no plan";
  two.title = one.title + " - March 2025";
  EXPECT_TRUE(same());
  two.actions[0].description = kTexts[5];
  EXPECT_TRUE(same()) << "one of two actions";
  two.actions[1].description = kTexts[4];
  EXPECT_FALSE(same());
  two.actions[0].description = kTexts[0];
  two.actions[1].description = kTexts[1];
  two.organisation = "Saltmere NHS Trust";
  EXPECT_FALSE(same()) << "another body";
  two.organisation.clear();
  EXPECT_TRUE(same()) << "whole rows agree";
  for (StatedAction& action : two.actions) action.lead_raw = "XY";
  EXPECT_FALSE(same()) << "a template";
}

// Where nobody is named and one of the papers has no column for leads.
TEST(PlanIdentity, PapersWithFewerColumns) {
  const Organisations none;
  StatedPaper one = paper(1, "2025-01-31");
  StatedPaper two = paper(2, "2025-02-28");
  one.organisation.clear();
  two.organisation.clear();
  const auto same = [&] { return same_plan(plan_mark(one, none), plan_mark(two, none)); };
  for (StatedAction& action : two.actions) action.lead_raw.clear();
  EXPECT_TRUE(same()) << "all actions";
  two.actions.resize(2);
  EXPECT_FALSE(same()) << "two actions";
  two.actions = paper(2, "2025-02-28").actions;
  two.title = "Another plan";
  for (StatedAction& action : two.actions) action.lead_raw.clear();
  EXPECT_FALSE(same()) << "renamed";
}

// Nor does a column that was added, or taken out, part two papers of nobody.
TEST(PlanIdentity, PapersWithAColumnMore) {
  const Organisations none;
  StatedPaper one = paper(1, "2025-01-31");
  StatedPaper two = paper(2, "2025-02-28");
  one.organisation.clear();
  two.organisation.clear();
  const auto same = [&] {
    const PlanMark a = plan_mark(one, none);
    const PlanMark b = plan_mark(two, none);
    EXPECT_EQ(same_plan(a, b), same_plan(b, a));
    return same_plan(a, b);
  };
  for (StatedAction& action : two.actions) {
    action.success_measure = "All are done";
    action.raised_raw = "4 May";
  }
  EXPECT_TRUE(same());
  two.title = "Another plan";
  EXPECT_FALSE(same()) << "renamed";
  two.title = one.title;
  for (StatedAction& action : two.actions) action.lead_raw = "XY";
  EXPECT_FALSE(same()) << "a template with more columns";
  two.actions = one.actions;
  for (StatedAction& action : two.actions) action.success_measure = "All are done";
  for (StatedAction& action : one.actions) action.success_measure = "Most are done";
  EXPECT_FALSE(same()) << "both have the column, and say other things";
  two.actions = one.actions;
  for (StatedAction& action : two.actions) action.raised_raw = "4 May";
  two.actions.resize(2);
  EXPECT_FALSE(same()) << "two actions";
}

TEST(PlanIdentity, SketchesMeetWherePlansDo) {
  const Organisations none;
  // Whichever comes first: what the one seeks is kept by the other.
  const auto meet = [&](const StatedPaper& one, const StatedPaper& two) {
    const auto finds = [&](const StatedPaper& late, const StatedPaper& early) {
      const auto sought = plan_sketch(plan_mark(late, none)).sought;
      const auto kept = plan_sketch(plan_mark(early, none)).kept;
      return std::any_of(sought.begin(), sought.end(), [&](std::int64_t number) {
        return std::find(kept.begin(), kept.end(), number) != kept.end();
      });
    };
    EXPECT_EQ(finds(one, two), finds(two, one));
    return finds(one, two);
  };
  const StatedPaper one = paper(1, "2025-01-31");
  StatedPaper other = paper(2, "2025-02-28");
  other.title = "Renamed";
  EXPECT_TRUE(meet(one, other));
  // So that the numbers of one body stand together in the warehouse.
  std::set<std::int64_t> leading;
  for (const std::int64_t number : plan_sketch(plan_mark(one, none)).kept) {
    EXPECT_GE(number, 0);
    leading.insert(number >> 43);
  }
  EXPECT_EQ(leading.size(), 2U) << "its own, and those of rows of any body";
  other.organisation.clear();
  EXPECT_TRUE(meet(one, other));
  StatedPaper third = paper(3, "2025-03-31");
  third.organisation.clear();
  EXPECT_TRUE(meet(other, third));
  third.organisation = "Saltmere NHS Trust";
  EXPECT_FALSE(meet(one, third)) << "bodies that share a template do not cost each other anything";
}

}  // namespace
}  // namespace boardtrail::test
