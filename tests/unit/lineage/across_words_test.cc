// SPDX-License-Identifier: GPL-3.0-or-later
#include "plans.h"

namespace boardtrail::test {
namespace {

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
  // The same rating in both, and nothing else that tells.
  EXPECT_EQ(raised([](auto& p) {
              p[0].actions[3].status = ActionStatus::kClosed;
              p[0].actions[3].columns = 0;
            }),
            Lines{});
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
}

TEST(AcrossRules, PercentagesThatFall) {
  const auto progress = [](const char* was, const char* is) {
    return raised([=](auto& p) {
      p[0].actions[0].progress = was;
      p[1].actions[0].progress = is;
    });
  };
  EXPECT_EQ(progress("95%", "80% of the rooms"), Lines{"progress-went-down B1"});
  EXPECT_EQ(progress("95 per cent", "80%"), Lines{"progress-went-down B1"});
  EXPECT_EQ(progress("95%", "Rooms are 80% done"), Lines{});
  EXPECT_EQ(progress("80%", "95 percent"), Lines{});
}

TEST(AcrossRules, MeasuresThatAreEasier) {
  const auto measures = [](const char* was, const char* is) {
    return raised([&](auto& p) {
      p[0].actions[0].success_measure = was;
      p[1].actions[0].success_measure = is;
    });
  };
  const Lines weakened = {"success-measure-weakened B1"};
  EXPECT_EQ(measures("All six wards have a lead", "All four wards have a lead"), weakened);
  EXPECT_EQ(measures("Two of the wards, one a month", "Three of the wards, one a month"), Lines{});
  EXPECT_EQ(measures("95% of staff are trained by 2026", "85% of staff are trained by 2026"),
            weakened);
  EXPECT_EQ(measures("95% of staff in post are trained", "Most staff in post are trained"),
            weakened);
  EXPECT_EQ(measures("95% of staff in post are trained", "All staff in post are trained"), Lines{});
  EXPECT_EQ(measures("Fewer than 9 falls a month", "Fewer than 5 falls a month"), Lines{});
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

TEST(AcrossRules, WhatIsLeftOfARowThatIsGone) {
  const auto left = [](const char* rest) {
    return raised([&](auto& p) {
      p[0].actions[2].source_finding = "Results were not known on the wards.";
      p[1].actions[1].description += rest;
      p[1].actions.erase(p[1].actions.begin() + 2);
    });
  };
  EXPECT_EQ(left(" to all wards within ten days"), Lines{"action-dropped B3"});
  EXPECT_EQ(left(" on the wards."), Lines{"action-dropped B3"});
  EXPECT_EQ(left(" to some wards"), (Lines{"action-dropped B3", "description-changed B2"}));
  // Not the next row: the same words were added there and here.
  EXPECT_EQ(raised([](auto& p) {
              p[1].actions[0].description += " to all wards within ten days";
              p[1].actions.erase(p[1].actions.begin() + 2);
            }),
            (Lines{"action-dropped B3", "description-changed B1"}));
}

TEST(AcrossRules, TheDueDateWithinTheWordsIsToldByItself) {
  const auto dated = [](const char* was, const char* is) {
    return raised([=](auto& p) {
      p[0].actions[3].description = was;
      p[1].actions[3].description = is;
      p[0].actions[3].due_raw = "June 2026";
      p[1].actions[3].due_raw = "July 2026";
      p[1].actions[3].due_current = p[0].actions[3].due_current;
    });
  };
  EXPECT_EQ(dated("Move the data by June 2026 (CFO)", "Move the data by July 2026 (CFO)"), Lines{});
  EXPECT_EQ(dated("Move the data by June 2026 (CFO)", "Move some data by July 2026 (CFO)"),
            Lines{"description-changed B4"});
  EXPECT_EQ(dated("Move the data of June 2026 over", "Move the data of May 2026 over"),
            Lines{"description-changed B4"});
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
  // What was closed because it went elsewhere was not done.
  const auto closed = [](const char* words) {
    return raised([=](auto& p) {
      p[1].actions[2].status = ActionStatus::kClosed;
      p[1].actions[2].rag = std::nullopt;
      p[1].actions[2].rag_raw = words;
      p[1].actions[2].progress = p[0].actions[2].progress;
    });
  };
  EXPECT_EQ(closed("Closed"), Lines{"rag-improved-without-update B3"});
  EXPECT_EQ(closed("Superseded"), Lines{});
  EXPECT_EQ(closed("MERGED with G4"), Lines{});
}

}  // namespace
}  // namespace boardtrail::test
