// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "support/paper_builder.h"

namespace boardtrail::test {
namespace {

using Refs = std::vector<std::string>;
constexpr Precision kMonth = Precision::kMonth;
constexpr Precision kDay = Precision::kDay;

struct SequenceCase {
  const char* cell;
  std::vector<Due> dates;
  bool changed;
};

TEST(DateChanged, TellsRevisionsFromRangesAndSteps) {
  const Due june = {"30/06/2024", "2024-06-30", kDay, false};
  const Due december = {"31-Dec-24", "2024-12-31", kDay, false};
  const Due december_alike = {"31/12/2024", "2024-12-31", kDay, false};
  const SequenceCase cases[] = {
      {"30/06/2024 31-Dec-24", {june, december}, true},
      {"30/06/2024\n31/12/2024", {june, december_alike}, true},
      {"30/06/2024-31-Dec-24", {june, december}, true},
      {"30/06/2024 - 31/12/2024", {june, december_alike}, false},
      {"30/06/2024 to 31/12/2024", {june, december_alike}, false},
      {"30/06/2024, now 31/12/2024", {june, december_alike}, true},
      {"Original: 30/06/2024 Revised: 31/12/2024", {june, december_alike}, true},
      {"30/06/2024 (orig) 31/12/2024 (rev)", {june, december_alike}, true},
      {"Draft: 30/06/2024; final: 31/12/2024", {june, december_alike}, false},
      {"30/06/2024 and 31/12/2024", {june, december_alike}, false},
      {"30/06/2024 & 31/12/2024", {june, december_alike}, false},
      {"30/06/2024 / 31/12/2024", {june, december_alike}, true},
      {"processes for 30/06/2024 31-Dec-24", {june, december}, true},
      {"Phase 1 30/06/2024 Phase 2 31/12/2024", {june, december_alike}, false},
      {"30/06/2024 30/06/2024", {june, june}, false},
      {"31-Dec-24 30/06/2024", {december, june}, false},
      {"March April 2024",
       {{"March", "2024-03-31", kMonth, false}, {"April 2024", "2024-04-30", kMonth, false}},
       true},
      {"March/April 2024",
       {{"March", "2024-03-31", kMonth, false}, {"April 2024", "2024-04-30", kMonth, false}},
       false},
      {"March – April 2024",
       {{"March", "2024-03-31", kMonth, false}, {"April 2024", "2024-04-30", kMonth, false}},
       false},
      {"31/12/2024 30/06/2024",
       {{"31/12/2024", "2024-12-31", kDay, false}, {"30/06/2024", "2024-06-30", kDay, true}},
       true},
  };
  for (const SequenceCase& one : cases) {
    PaperBuilder paper;
    paper.row("1", "Paint the doors").due(one.cell, one.dates);
    EXPECT_EQ(paper.run("date-changed").size(), one.changed ? 1U : 0U) << one.cell;
  }
}

TEST(DateChanged, SaysBothDatesAndHowFar) {
  PaperBuilder paper;
  paper.row("G2", "Paint the doors")
      .due("January March April 2024", {{"January", "2024-01-31", kMonth, false},
                                        {"March", "2024-03-31", kMonth, false},
                                        {"April 2024", "2024-04-30", kMonth, false}});
  const Findings findings = paper.run("date-changed");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].message,
            "Action G2 shows the due dates \"January\" and \"April 2024\": moved by about 3 "
            "months, with 1 date in between.");
  EXPECT_EQ(findings[0].evidence[0].raw, "January");
  EXPECT_EQ(findings[0].evidence[1].raw, "April 2024");
}

TEST(DateChanged, TheOrderOfWritingIsTheHistoryWhereTheYearIsInferred) {
  PaperBuilder paper;
  paper.row("1", "Paint the doors")
      .due("July February 2025",
           {{"July", "2025-07-31", kMonth, false}, {"February 2025", "2025-02-28", kMonth, false}});
  EXPECT_EQ(
      paper.messages("date-changed"),
      (std::vector<std::string>{"Action 1 shows the due dates \"July\" and \"February 2025\"."}));
  EXPECT_EQ(paper.refs("date-order-in-cell"), Refs{});
}

TEST(DateChanged, TwoColumnsAreARevisionWhateverTheySay) {
  PaperBuilder paper;
  paper.row("1", "Paint the doors")
      .due("30/06/2024 to 31/12/2024",
           {{"30/06/2024", "2024-06-30", kDay, false}, {"31/12/2024", "2024-12-31", kDay, false}})
      .revised_column("31/12/2024");
  EXPECT_EQ(paper.refs("date-changed"), Refs{"1"});
}

TEST(DateOrderInCell, TheLaterWrittenIsEarlier) {
  PaperBuilder paper;
  paper.row("1", "Paint the doors")
      .due("31-Dec-24 30/06/2024",
           {{"31-Dec-24", "2024-12-31", kDay, false}, {"30/06/2024", "2024-06-30", kDay, false}});
  paper.row("2", "Paint the roof")
      .due("30/06/2024 31-Dec-24",
           {{"30/06/2024", "2024-06-30", kDay, false}, {"31-Dec-24", "2024-12-31", kDay, false}});
  paper.row("3", "Paint the gate")
      .due("31-Dec-24 30/06/2024",
           {{"31-Dec-24", "2024-12-31", kDay, false}, {"30/06/2024", "2024-06-30", kDay, true}});
  EXPECT_EQ(paper.refs("date-order-in-cell"), Refs{"1"});
}

TEST(InvalidDate, DaysAndPeriodsThatDoNotExist) {
  PaperBuilder paper;
  paper.row("1", "Paint the doors").due_words("31/06/2024", DueWords::kUnparsed);
  paper.row("2", "Paint the roof").due_words("Q1 24/23", DueWords::kUnparsed);
  paper.row("3", "Paint the gate").due("30/06/2024", "2024-06-30");
  paper.row("4", "Paint the wall").closed_on("30/02/2024", "");
  EXPECT_EQ(paper.refs("invalid-date"), (Refs{"1", "2", "4"}));
  EXPECT_EQ(paper.messages("invalid-date")[0],
            "Action 1 gives the date \"31/06/2024\", which does not exist.");
  EXPECT_EQ(paper.refs("unparsed-date"), Refs{});
}

TEST(UnparsedDate, WordsThatAreNoDate) {
  PaperBuilder paper;
  paper.row("1", "Paint the doors").due_words("post winter", DueWords::kUnparsed);
  paper.row("2", "Paint the roof").due_words("Ongoing", DueWords::kOngoing);
  paper.row("3", "Paint the gate").closed_on("Yes", "");
  paper.row("4", "Paint the wall").closed_on("when the board met", "");
  paper.row("5", "Paint the sill").closed_on("TBC", "");
  paper.row("6", "Paint the rail").due_words("when funded", DueWords::kRelative);
  paper.row("7", "Paint the ramp").due_words("within 6 months", DueWords::kRelative);
  EXPECT_EQ(paper.refs("unparsed-date"), (Refs{"1", "4", "6"}));
  EXPECT_EQ(paper.messages("unparsed-date")[0],
            "Action 1 gives \"post winter\" as its due date, which is neither a date nor a usual "
            "word in place of one.");
}

TEST(DueBeforeRaised, ComparesDays) {
  PaperBuilder paper;
  paper.row("1", "Paint the doors")
      .due("31/03/2023", "2023-03-31")
      .raised_on("14/05/23", "2023-05-14");
  paper.row("2", "Paint the roof")
      .due("14/05/2023", "2023-05-14")
      .raised_on("14/05/23", "2023-05-14");
  EXPECT_EQ(paper.refs("due-before-raised"), Refs{"1"});
}

TEST(RevisionMentioned, OnlyWhereOneDateIsShown) {
  PaperBuilder paper;
  paper.row("1", "Paint the doors")
      .due("31/03/2025", "2025-03-31")
      .progress("Paint is short. The deadline has been extended to suit.");
  paper.row("2", "Paint the roof")
      .due("30/06/2024 31-Dec-24",
           {{"30/06/2024", "2024-06-30", kDay, false}, {"31-Dec-24", "2024-12-31", kDay, false}})
      .progress("The deadline has been extended.");
  paper.row("3", "Paint the gate")
      .due("31/03/2025", "2025-03-31")
      .progress("The deadline will not be extended.");
  const Findings findings = paper.run("revision-mentioned-date-unchanged");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].message,
            "Action 1 says \"deadline has been extended\" and shows only one due date, "
            "\"31/03/2025\".");
}

}  // namespace
}  // namespace boardtrail::test
