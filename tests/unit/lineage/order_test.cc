// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "lineage/paper_order.h"
#include "lineage/plan_key.h"

namespace boardtrail {
namespace {

TEST(PlanKey, PlanKeyKeepsTheNameAndDropsDatesAndVersions) {
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
      {"Action Log as at 2 Sept 2011", "action log"},
      {"Action Log as 2 Sept 2011", "action log"},
      {"Quality Plan: update for the month of March 2024", "quality plan"},
      {"Quality Plan to the end of Q3 2023/24", "quality plan"},
      {"Performance Report - Month 6", "performance report"},
      {"Performance Report M6", "performance report"},
      {"One Month Plan", "one month plan"},
      {"Actions of the meeting 19.11.10", "actions of the meeting"},
      {"Financial Recovery Plan FY 24/25", "financial recovery plan"},
      {"The Way to Green", "the way to green"},
      {"2021", ""},
      {"", ""},
  };
  for (const auto& [title, key] : cases) EXPECT_EQ(plan_key(title), key) << title;
}

TEST(PlanKey, KnowsPapersOfAPart) {
  EXPECT_TRUE(names_a_part("Quality Plan - Exceptions Report"));
  EXPECT_TRUE(names_a_part("Quality plan: overdue actions"));
  EXPECT_FALSE(names_a_part("Exceptional Care Plan"));
  EXPECT_FALSE(names_a_part("Quality Plan"));
}

TEST(PaperOrder, FindsDatesInNames) {
  struct {
    const char* name;
    const char* date;
  } const cases[] = {
      {"plan-2024-03-31.txt", "2024-03-31"},
      {"plan 2024-03.txt", "2024-03-31"},
      {"20240331 plan.pdf", "2024-03-31"},
      {"plan_202403.pdf", "2024-03-31"},
      {"31.03.24 plan.pdf", "2024-03-31"},
      {"plan Mar-24.pdf", "2024-03-31"},
      {"plan 31st March 2024.pdf", "2024-03-31"},
      {"plan September 2024", "2024-09-30"},
      {"plan Sept 24", "2024-09-30"},
      {"31-02-2024", ""},
      {"plan v2.1", ""},
      {"000_0947dfb6c72c", ""},
      {"march", ""},
      {"mayor 24", ""},
  };
  for (const auto& [name, date] : cases) {
    EXPECT_EQ(date_in_name(name), parse_iso_date(date)) << name;
  }
}

StatedPaper paper(const char* as_at, const char* version, const char* meeting, const char* path) {
  StatedPaper one;
  one.as_at = parse_iso_date(as_at);
  one.version = version;
  one.meeting_date = parse_iso_date(meeting);
  one.path = path;
  return one;
}

TEST(PaperOrder, GoesByDateVersionMeetingNameAndPath) {
  const StatedPaper in_order[] = {
      paper("", "", "", "b"),
      paper("2024-01-31", "2", "", "z"),
      paper("2024-01-31", "10", "", "a"),
      paper("2024-02-29", "", "", "9"),
      paper("2024-02-29", "", "", "10"),
      paper("2024-02-29", "", "2024-03-01", "0"),
      paper("", "", "2024-03-31", "x"),
      paper("", "", "", "2024-04/x"),
  };
  for (std::size_t i = 1; i < std::size(in_order); ++i) {
    EXPECT_LT(paper_sort_key(in_order[i - 1]), paper_sort_key(in_order[i])) << i;
  }
  EXPECT_TRUE(order_is_certain(in_order[1], in_order[2]));
  EXPECT_TRUE(order_is_certain(in_order[2], in_order[3]));
  EXPECT_FALSE(order_is_certain(in_order[3], in_order[4]));
  EXPECT_FALSE(order_is_certain(in_order[0], in_order[1]));
}

TEST(PaperOrder, GoesByWhatTheNamesSay) {
  const auto order = [](const char* first, const char* second) {
    EXPECT_LT(paper_sort_key(paper("2024-02-29", "2", "", first)),
              paper_sort_key(paper("2024-02-29", "2", "", second)))
        << first << " " << second;
  };
  order("plan.txt", "plan-b.txt");
  order("plan.txt", "plan (2).txt");
  order("plan-old.txt", "plan-new.txt");
  order("z/original/plan.txt", "a/edited/plan.txt");
  order("papers/plan.txt", "edited/plan.txt");
  order("papers/plan.txt", "edits/plan.txt");
  order("plan.txt", "Copy of plan.txt");
  order("source.txt", "edit1.txt");
  order("edits/plan.txt", "edits/edited-plan.txt");
  order("new/original-plan.txt", "new/a.txt");
  order("before/new ward plan.txt", "before/new ward plan final.txt");
  order("new/x/plan-old.txt", "old/x/plan-new.txt");
  EXPECT_TRUE(order_is_certain(paper("", "", "", "old.txt"), paper("", "", "", "new.txt")));
  EXPECT_FALSE(order_is_certain(paper("", "", "", "olden.txt"), paper("", "", "", "newer.txt")));
}

// Editions of one paper: what was read best is what holds.
TEST(PaperOrder, PutsTheBestReadEditionLast) {
  const char* formats[] = {"pdf", "text", "docx"};
  std::string last;
  for (const char* format : formats) {
    StatedPaper one = paper("2024-02-29", "3", "", *format == 'd' ? "a" : "b");
    one.format = format;
    EXPECT_LT(last, paper_sort_key(one)) << format;
    last = paper_sort_key(one);
  }
}

}  // namespace
}  // namespace boardtrail
