// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <gtest/gtest.h>

#include "checks/across/across.h"
#include "lineage/plan_identity.h"
#include "lineage/plan_state.h"

namespace boardtrail {
namespace {

using Lines = std::vector<std::string>;

constexpr const char* kTexts[] = {
    "Set out on one page which decisions the Board keeps for itself",
    "Hold two Board sessions a year away from headquarters",
    "Publish the results of the pulse survey to all wards within ten days",
    "Give every team leader protected time each month for talks",
    "Train forty improvement coaches, at least one for each service",
    "Replace the paper register of interests by an online one",
};

Date day(const char* iso) { return *parse_iso_date(iso); }

StatedAction row(std::int64_t id, int text, const char* ref, const char* due, Rag rag) {
  StatedAction action;
  action.id = id;
  action.paper_id = id / 100;
  action.position = static_cast<std::int32_t>(id % 100);
  action.ref = ref;
  action.description = kTexts[text];
  action.progress = "Work goes on in all wards.";
  action.leads = {"TH"};
  action.lead_raw = "TH";
  if (*due != 0) {
    action.due_raw = due;
    action.due_original = action.due_current = day(due);
    action.due = {{day(due), day(due), Precision::kDay, false, due}};
  }
  action.rag = rag;
  action.rag_raw = rag_name(rag);
  action.status = ActionStatus::kOpen;
  action.columns = ~0U;
  return action;
}

// Four open actions; the id of a row is a hundred times the paper's and its place.
StatedPaper paper(std::int64_t id, const char* as_at) {
  StatedPaper one;
  one.id = id;
  one.format = "text";
  one.title = "Well-led Action Plan";
  one.organisation = "Ellerwick Vale Hospitals NHS Foundation Trust";
  one.as_at = day(as_at);
  for (int i = 0; i < 4; ++i) {
    const std::string ref = "B" + std::to_string(i + 1);
    one.actions.push_back(row(100 * id + i, i, ref.c_str(), "2025-06-30", Rag::kGreen));
    one.actions.back().progress += " " + std::to_string(100 * id + i);
  }
  return one;
}

// The findings of the last paper, as "rule ref".
Lines findings(const std::vector<StatedPaper>& papers) {
  PlanState state;
  Lines found;
  for (const StatedPaper& one : papers) {
    const PlanStep step = state.compare(one, {});
    found.clear();
    for (const AcrossFinding& finding : run_across_checks(step)) {
      found.push_back(std::string(finding.rule) + (finding.ref.empty() ? "" : " " + finding.ref));
      EXPECT_FALSE(finding.message.empty());
      EXPECT_TRUE(finding.message.ends_with('.')) << finding.message;
      EXPECT_GE(finding.evidence.size(), 2U) << finding.message;
      EXPECT_NE(finding.earlier_paper_id, 0);
    }
    state.take(one, step, [](std::int64_t id) { return 1'000'000 + id; });
  }
  return found;
}

// What the second paper raises once it is changed.
template <typename Change>
Lines raised(Change change) {
  std::vector<StatedPaper> papers = {paper(1, "2025-01-31"), paper(2, "2025-02-28")};
  change(papers);
  return findings(papers);
}

void set_due(StatedAction& action, std::initializer_list<const char*> dates) {
  action.due.clear();
  action.due_raw.clear();
  for (const char* date : dates) {
    action.due.push_back({day(date), day(date), Precision::kDay, false, date});
    action.due_raw += std::string(action.due_raw.empty() ? "" : " ") + date;
  }
  action.due_original = action.due.front().date;
  action.due_current = action.due.back().date;
}

// A due cell that names no day: a season, a month or a quarter without its year, a word.
void set_words(StatedAction& action, const char* words, const char* latest = "") {
  action.due_raw = words;
  action.due_original = action.due_current = std::nullopt;
  action.due.clear();
  if (*latest != 0) action.due = {{std::nullopt, day(latest), Precision::kSeason, false, words}};
  action.due_precision = Precision::kSeason;
}

TEST(AcrossRules, DatesThatNameNoDay) {
  struct Cell {
    const char* words;
    const char* latest = "";
  };
  const auto dues = [](Cell was, Cell is) {
    return raised([&](auto& p) {
      set_words(p[0].actions[0], was.words, was.latest);
      set_words(p[1].actions[0], is.words, is.latest);
    });
  };
  const Lines moved = {"due-date-moved B1"};
  EXPECT_EQ(dues({"Spring 2025", "2025-05-31"}, {"Summer 2025", "2025-08-31"}), moved);
  EXPECT_EQ(dues({"Summer 2025", "2025-08-31"}, {"Spring 2025", "2025-05-31"}),
            Lines{"date-pulled-earlier B1"});
  EXPECT_EQ(dues({"Summer 2025", "2025-08-31"}, {"Late Summer 2025", "2025-08-31"}), Lines{});
  EXPECT_EQ(dues({"Spring 2025", "2025-05-31"}, {"TBC"}), Lines{"due-date-removed B1"});
  EXPECT_EQ(dues({"Spring 2025", "2025-05-31"}, {"Complete"}), Lines{});
  EXPECT_EQ(dues({"Q3"}, {"Q4"}), moved);
  EXPECT_EQ(dues({"Q4"}, {"Q1"}), moved);
  EXPECT_EQ(dues({"End of Q3"}, {"December"}), Lines{});
  EXPECT_EQ(dues({"By the end of March"}, {"End of May"}), moved);
  EXPECT_EQ(dues({"Q4"}, {"Q3"}), Lines{}) << "of this year or the next";
  EXPECT_EQ(raised([](auto& p) { set_words(p[1].actions[0], "Summer 2025", "2025-08-31"); }),
            Lines{})
      << "30 June lies in that summer";
  EXPECT_EQ(raised([](auto& p) { set_words(p[1].actions[0], "Winter 2025", "2026-02-28"); }),
            moved);
}

TEST(AcrossRules, SayNothingOfAPlanThatOnlyReports) {
  EXPECT_EQ(raised([](auto&) {}), Lines{});
}

TEST(AcrossRules, Dates) {
  EXPECT_EQ(raised([](auto& p) { set_due(p[1].actions[0], {"2025-09-30"}); }),
            Lines{"due-date-moved B1"});
  EXPECT_EQ(raised([](auto& p) {
              set_due(p[1].actions[0], {"2025-06-30", "2025-09-30"});
            }),
            Lines{});
  EXPECT_EQ(raised([](auto& p) { set_due(p[1].actions[0], {"2025-04-30"}); }),
            Lines{"date-pulled-earlier B1"});
  EXPECT_EQ(raised([](auto& p) {
              p[1].actions[0].due.clear();
              p[1].actions[0].due_raw = "TBC";
              p[1].actions[0].due_current = p[1].actions[0].due_original = std::nullopt;
            }),
            Lines{"due-date-removed B1"});
  EXPECT_EQ(raised([](auto& p) {
              set_due(p[0].actions[0], {"2025-03-31", "2025-06-30"});
              set_due(p[1].actions[0], {"2025-06-30"});
            }),
            Lines{"original-date-rewritten B1"});
}

TEST(AcrossRules, MonthsWithoutAYear) {
  // The nearer way is taken.
  const auto months = [](const char* was, const char* is) {
    return raised([=](auto& p) {
      for (std::size_t i = 0; i < 2; ++i) {
        auto& action = p[i].actions[0];
        action.due_raw = i == 0 ? was : is;
        action.due.clear();
        action.due_current = action.due_original = std::nullopt;
      }
    });
  };
  EXPECT_EQ(months("November", "December"), Lines{"due-date-moved B1"});
  EXPECT_EQ(months("Nov", "February"), Lines{"due-date-moved B1"});
  EXPECT_EQ(months("November", "Nov"), Lines{});
  EXPECT_EQ(months("November", "November December"), Lines{});
  EXPECT_EQ(months("November", "September"), Lines{});
  EXPECT_EQ(months("November", "Ongoing"), Lines{"due-date-removed B1"});
  const auto dated = [](const char* month, const char* date, Precision precision) {
    return raised([=](auto& p) {
      p[0].actions[0].due_raw = month;
      p[0].actions[0].due.clear();
      p[0].actions[0].due_current = p[0].actions[0].due_original = std::nullopt;
      set_due(p[1].actions[0], {date});
      p[1].actions[0].due_precision = precision;
    });
  };
  EXPECT_EQ(dated("November", "2026-01-31", Precision::kDay), Lines{"due-date-moved B1"});
  EXPECT_EQ(dated("November", "2025-11-15", Precision::kDay), Lines{});
  EXPECT_EQ(dated("November", "2025-10-31", Precision::kMonth), Lines{});
  EXPECT_EQ(dated("November", "2025-12-31", Precision::kQuarter), Lines{});
}

TEST(AcrossRules, LessExactDates) {
  // A year is less exact than a day in it; its end is not.
  const auto financial_year = [](const char* words) {
    return raised([=](auto& p) {
      set_due(p[1].actions[0], {"2026-03-31"});
      p[1].actions[0].due_raw = words;
      p[1].actions[0].due_precision = Precision::kYear;
    });
  };
  EXPECT_EQ(financial_year("2025/26"), Lines{});
  EXPECT_EQ(financial_year("End of 2025/26"), Lines{"due-date-moved B1"});
  // "June 2025" is the same time, said less exactly.
  EXPECT_EQ(raised([](auto& p) {
              set_due(p[0].actions[0], {"2025-06-15"});
              p[1].actions[0].due_precision = Precision::kMonth;
            }),
            Lines{});
}

TEST(AcrossRules, LeadsRatingsAndWords) {
  EXPECT_EQ(raised([](auto& p) { p[1].actions[1].leads = {"KO"}; }), Lines{"lead-changed B2"});
  EXPECT_EQ(raised([](auto& p) { p[1].actions[1].leads = {"Tom Hale"}; }), Lines{});
  EXPECT_EQ(raised([](auto& p) {
              p[1].actions[1].leads = {p[0].actions[1].leads[0], "Chief Nurse"};
              p[1].actions[1].lead_raw = p[0].actions[1].leads[0] + ", Chief Nurse";
            }),
            Lines{});
  EXPECT_EQ(raised([](auto& p) {
              p[1].actions[1].leads = {p[0].actions[1].leads[0], "Chief Nurse"};
              p[1].actions[1].lead_raw = p[0].actions[1].leads[0] + " / Chief Nurse";
            }),
            Lines{"lead-changed B2"});
  EXPECT_EQ(raised([](auto& p) { p[1].actions[1].leads = {"TBC"}; }), Lines{"lead-removed B2"});
  EXPECT_EQ(raised([](auto& p) { p[1].actions[1].leads = {"To be appointed"}; }),
            Lines{"lead-removed B2"});
  EXPECT_EQ(raised([](auto& p) { p[1].actions[1].leads.clear(); }), Lines{"lead-removed B2"});
  EXPECT_EQ(raised([](auto& p) { p[1].actions[2].rag = Rag::kRed; }), Lines{"rag-worsened B3"});
  EXPECT_EQ(raised([](auto& p) {
              p[0].actions[2].rag = Rag::kAmber;
              p[1].actions[2].progress = p[0].actions[2].progress;
            }),
            Lines{"rag-improved-without-update B3"});
  EXPECT_EQ(raised([](auto& p) { p[0].actions[2].rag = Rag::kAmber; }), Lines{});
  EXPECT_EQ(raised([](auto& p) { p[0].actions[3].status = ActionStatus::kClosed; }),
            Lines{"action-reopened B4"});
  EXPECT_EQ(raised([](auto& p) {
              p[1].actions[3].description =
                  "Consider protected time each month for team leaders' talks";
            }),
            Lines{"description-changed B4"});
  // A letter too many or in the wrong place is mended in silence; "adopt" is not "adapt".
  EXPECT_EQ(raised([](auto& p) {
              p[0].actions[3].description = "Give evrey team leaders protected time to adopt talks";
              p[1].actions[3].description = "Give every team leader protected time to adopt talks";
            }),
            Lines{});
  EXPECT_EQ(raised([](auto& p) {
              p[0].actions[3].description = "Give every team leader protected time to adopt talks";
              p[1].actions[3].description = "Give every team leader protected time to adapt talks";
            }),
            Lines{"description-changed B4"});
  EXPECT_EQ(raised([](auto& p) {
              p[1].actions[3].description =
                  "GIVE every team-leader protected time "
                  "each month, for talks.";
            }),
            Lines{});
  EXPECT_EQ(raised([](auto& p) {
              p[0].actions[0].success_measure = "95% of staff are trained by 2026";
              p[1].actions[0].success_measure = "85% of staff are trained by 2026";
            }),
            Lines{"success-measure-weakened B1"});
  EXPECT_EQ(raised([](auto& p) {
              p[0].actions[0].success_measure = "95% of staff in post are trained";
              p[1].actions[0].success_measure = "Most staff in post are trained";
            }),
            Lines{"success-measure-weakened B1"});
  EXPECT_EQ(raised([](auto& p) {
              p[0].actions[0].success_measure = "95% of staff in post are trained";
              p[1].actions[0].success_measure = "All staff in post are trained";
            }),
            Lines{});
  EXPECT_EQ(raised([](auto& p) {
              p[0].actions[0].success_measure = "Fewer than 9 falls a month";
              p[1].actions[0].success_measure = "Fewer than 5 falls a month";
            }),
            Lines{});
}

TEST(AcrossRules, OneSpellingOfManyIsNoChange) {
  const auto described = [](const std::string& was, const std::string& is) {
    return raised([&](auto& p) {
      p[0].actions[3].description = was;
      p[1].actions[3].description = is;
    });
  };
  const Lines changed = {"description-changed B4"};
  EXPECT_EQ(described("Organise, prioritise and realise the Trust's coaching programme",
                      "Organize, prioritize & realize the Trust’s coaching program"),
            Lines{});
  EXPECT_EQ(described("Train wards and teams", "Train wards or teams"), changed);
  EXPECT_EQ(described("Agree the plan for a new site", "Agree plan for new site"), Lines{});
  EXPECT_EQ(described("Agree the size of the programmed change to all wards of the site",
                      "Agree the size of the program change to all wards of the site"),
            changed);
  // One slip more for each twenty words.
  const std::string twenty =
      "We shall report on coaches, mentors, rosters, vacancies, sickness, training, appraisal, "
      "turnover, agency shifts, overtime, grievances and awards to every board meeting ";
  EXPECT_EQ(described(twenty + "from spring onwards", twenty + "from sprign onwards"), Lines{});
  EXPECT_EQ(
      described("reports recieved evrey mounth on time", "reports received every month on time"),
      changed);
  EXPECT_EQ(described(twenty + "recieved evrey mounth", twenty + "received every month"), Lines{});
}

TEST(AcrossRules, TheNumberOfAListIsNoWord) {
  const auto described = [](const std::string& text) {
    return raised([&](auto& p) { p[1].actions[3].description = text; });
  };
  EXPECT_EQ(described(std::string("2. ") + kTexts[3]), Lines{});
  EXPECT_EQ(described(std::string("b) ") + kTexts[3]), Lines{});
  EXPECT_EQ(described(std::string("2 ") + kTexts[3]), Lines{"description-changed B4"});
}

TEST(AcrossRules, OnePostInOtherWords) {
  const auto changed = [](const char* was, const char* is) {
    return raised([&](auto& p) {
      p[0].actions[1].leads = {was};
      p[1].actions[1].leads = {is};
    });
  };
  const Lines another = {"lead-changed B2"};
  EXPECT_EQ(changed("Chief Nurse", "Jane Hart, Chief Nurse"), Lines{});
  EXPECT_EQ(changed("Chief Nurse", "Interim Chief Nurse"), Lines{});
  EXPECT_EQ(changed("Chief Nurse", "Deputy Chief Nurse"), another);
  EXPECT_EQ(changed("Chief Nurse", "Jane Hart for the Chief Nurse"), another);
  EXPECT_EQ(changed("JH", "MP for JH"), another);
  EXPECT_EQ(changed("JH", "JH, interim"), Lines{});
  EXPECT_EQ(changed("Non-Executive Director", "Executive Director"), another);
  EXPECT_EQ(raised([](auto& p) {
              p[0].actions[1].leads = {"Chief Nurse"};
              p[1].actions[1].leads = {"Chief Nurse", "Jane Hart"};
              p[1].actions[1].lead_raw = "Chief Nurse, Jane Hart";
            }),
            Lines{});
  EXPECT_EQ(changed("Chief Executive", "CEO"), Lines{});
  EXPECT_EQ(changed("Chief Finance Officer", "CFO"), Lines{});
  EXPECT_EQ(changed("Chief Finance Officer", "CEO"), another);
}

// A rating that closes ("green: completed") is a rating all the same; the word 'Closed' is none.
TEST(AcrossRules, RatingsOfClosedRowsAndOfFurtherAxes) {
  EXPECT_EQ(raised([](auto& p) {
              p[0].actions[3].status = ActionStatus::kClosed;
              p[1].actions[3].rag = Rag::kAmber;
            }),
            (Lines{"action-reopened B4", "rag-worsened B4"}));
  EXPECT_EQ(raised([](auto& p) {
              p[0].actions[3].status = ActionStatus::kClosed;
              p[0].actions[3].rag = std::nullopt;
              p[1].actions[3].rag = Rag::kAmber;
            }),
            Lines{"action-reopened B4"});
  EXPECT_EQ(raised([](auto& p) {
              p[0].actions[2].further_ratings = {{"embedding", Rag::kGreen, "G"}};
              p[1].actions[2].further_ratings = {{"embedding", Rag::kRed, "R"}};
            }),
            Lines{"rag-worsened B3"});
  EXPECT_EQ(raised([](auto& p) {
              p[0].actions[2].further_ratings = {{"embedding", Rag::kRed, "R"}};
              p[1].actions[2].further_ratings = {{"assurance", Rag::kGreen, "G"},
                                                 {"embedding", Rag::kGreen, "G"}};
              p[1].actions[2].progress = p[0].actions[2].progress;
            }),
            Lines{"rag-improved-without-update B3"});
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
  other.organisation.clear();
  EXPECT_TRUE(meet(one, other));
  StatedPaper third = paper(3, "2025-03-31");
  third.organisation.clear();
  EXPECT_TRUE(meet(other, third));
  third.organisation = "Saltmere NHS Trust";
  EXPECT_FALSE(meet(one, third)) << "bodies that share a template do not cost each other anything";
}

}  // namespace
}  // namespace boardtrail
