// SPDX-License-Identifier: GPL-3.0-or-later
#include "plans.h"

namespace boardtrail::test {
namespace {

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
  EXPECT_EQ(months("30 November", "31st December"), Lines{"due-date-moved B1"});
  EXPECT_EQ(months("30 November", "by November 15"), Lines{});
  EXPECT_EQ(months("November", "Ongoing"), Lines{"due-date-removed B1"});
  EXPECT_EQ(months("November", "before Christmas"), Lines{});
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
      p[1].actions[0].due[0].precision = p[1].actions[0].due_precision = Precision::kYear;
    });
  };
  EXPECT_EQ(financial_year("2025/26"), Lines{});
  EXPECT_EQ(financial_year("End of 2025/26"), Lines{"due-date-moved B1"});
  // The first date, said less exactly, or as the beginning of a range.
  const auto later = [](const char* words, Precision precision) {
    return raised([=](auto& p) {
      set_due(p[0].actions[0], {"2025-03-15", "2025-06-30"});
      set_due(p[1].actions[0], {"2025-03-31", "2025-06-30"});
      p[1].actions[0].due[0].precision = precision;
      p[1].actions[0].due[0].raw = words;
    });
  };
  EXPECT_EQ(later("March 2025", Precision::kMonth), Lines{});
  EXPECT_EQ(later("31 March 2025", Precision::kDay), Lines{"original-date-rewritten B1"});
  const auto range = [](const char* words) {
    return raised([=](auto& p) {
      set_due(p[1].actions[0], {"2025-12-31"});
      p[1].actions[0].due[0].raw = words;
      p[1].actions[0].due_precision = Precision::kMonth;
    });
  };
  EXPECT_EQ(range("June 2025 - December 2025"), Lines{});
  EXPECT_EQ(range("June 2025 to December 2025"), Lines{});
  EXPECT_EQ(range("from 30-Jun-25 to 31-Dec-25"), Lines{});
  EXPECT_EQ(range("from 31-Jul-25 to 31-Dec-25"), Lines{"due-date-moved B1"});
  EXPECT_EQ(range("July 2025-December 2025"), Lines{"due-date-moved B1"});
  // "June 2025" is the same time, said less exactly.
  EXPECT_EQ(raised([](auto& p) {
              set_due(p[0].actions[0], {"2025-06-15"});
              p[1].actions[0].due_precision = Precision::kMonth;
            }),
            Lines{});
}

}  // namespace
}  // namespace boardtrail::test
