// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "support/paper_builder.h"

namespace boardtrail::test {
namespace {

using Refs = std::vector<std::string>;

struct SentenceCase {
  const char* progress;
  bool ongoing;
};

TEST(ClosedButOngoing, ReadsWhatTheUpdateSaysOfTheWork) {
  static constexpr SentenceCase kCases[] = {
      // Work that is still to be done.
      {"The secretary will present proposals in the autumn.", true},
      {"Templates are currently being reviewed.", true},
      {"The team needs to gather the evidence from other sites.", true},
      {"We will need to discuss what else is wanted.", true},
      {"The team will need to discuss if further steps need to be taken.", true},
      {"Nineteen doors are done. The rest still need to be sanded.", true},
      {"On track to deliver by the end of April.", true},
      {"Plan agreed. UPDATE AWAITED", true},
      {"An improvement plan was written for immediate implementation.", true},
      {"Two wards are done; the third is yet to be started.", true},
      {"The policy has not yet been approved.", true},
      {"Recruitment remains ongoing.", true},
      {"The office has commenced discussions on how to do it.", true},
      {"Awaiting sign-off by the committee.", true},
      {"The rota is expected to be finished in May.", true},
      {"Phase one is complete. Phase two is being developed.", true},
      {"Policy to be approved at the November committee.", true},
      {"The group is still working through the list.", true},
      {"Work with the wards continues and a report comes in May.", true},
      {"Screens are being installed.", true},
      {"Most are up; two sites outstanding.", true},
      // History, standing business, and other people's needs.
      {"The team was in the process of writing it. This has now been completed.", false},
      {"The guide is currently being drafted. Completed 12 May.", false},
      {"Arrangements to maintain the files have been put in place.", false},
      {"The policy will be reviewed annually.", false},
      {"The group will report quarterly on it.", false},
      {"It will continue to be monitored.", false},
      {"The group agreed that all reports are to be presented twice.", false},
      {"Work continues to be monitored by the group.", false},
      {"Staff who need to borrow a key can now do so.", false},
      {"The note sets out what the Board needs to see.", false},
      {"It was on track to finish early, and did.", false},
      {"The committee is responsible for implementation of the policy.", false},
      {"No further work is needed.", false},
      {"Sets out clearly what each group has to do.", false},
      {"The system has been installed on all wards.", false},
      {"", false},
  };
  for (const SentenceCase& one : kCases) {
    PaperBuilder paper;
    paper.row("1", "Paint the doors").status(ActionStatus::kClosed).progress(one.progress);
    EXPECT_EQ(paper.run("closed-but-ongoing").size(), one.ongoing ? 1U : 0U) << one.progress;
  }
}

TEST(ClosedButOngoing, QuotesTheSentenceAndTheStatus) {
  PaperBuilder paper;
  paper.row("5", "Paint the doors")
      .rated("Closed", std::nullopt)
      .status(ActionStatus::kClosed)
      .progress("All doors are sanded. The shed needs nothing. The team needs to buy paint.");
  const Findings findings = paper.run("closed-but-ongoing");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].message,
            "Action 5 is stated as \"Closed\", and its update says \"The team needs to buy "
            "paint.\": a need that is not yet met.");
  EXPECT_EQ(findings[0].evidence[1].raw, "The team needs to buy paint.");
}

TEST(ClosedButOngoing, SilentForOpenRows) {
  PaperBuilder paper;
  paper.row("1", "Paint the doors").rated("A", Rag::kAmber).progress("We will present it.");
  EXPECT_EQ(paper.refs("closed-but-ongoing"), Refs{});
}

TEST(ClosedWithoutDate, OnlyInPapersThatGiveClosingDates) {
  PaperBuilder paper;
  paper.row("1", "Paint the doors").rated("Closed", std::nullopt).status(ActionStatus::kClosed);
  EXPECT_EQ(paper.refs("closed-without-date"), Refs{});
  paper.table({Field::kRef, Field::kDescription, Field::kClosedOn}, "Closed actions");
  paper.row("2", "Paint the roof")
      .status(ActionStatus::kClosed)
      .closed_on("12-Mar-24", "2024-03-12");
  paper.row("3", "Paint the gate").status(ActionStatus::kClosed).closed_on("", "");
  paper.row("4", "Paint the wall").status(ActionStatus::kOpen);
  paper.row("5", "Paint the sill")
      .status(ActionStatus::kClosed)
      .progress("Work was completed on 3 May 2024.");
  paper.row("6", "Paint the shed").status(ActionStatus::kClosed).closed_on("in May", "");
  EXPECT_EQ(paper.refs("closed-without-date"), (Refs{"1", "3"}));
  EXPECT_EQ(paper.messages("closed-without-date")[0],
            "Action 1 is closed and has no closing date, which the paper gives for others.");
}

TEST(ClosureDateInFuture, ComparesWithTheLaterOfPaperAndMeeting) {
  PaperBuilder paper("2024-07-31");
  paper.row("1", "Paint the doors").closed_on("12-Dec-24", "2024-12-12");
  paper.row("2", "Paint the roof").closed_on("12-Mar-24", "2024-03-12");
  EXPECT_EQ(paper.refs("closure-date-in-future"), Refs{"1"});
  paper.paper.meeting_date = day("2024-12-12");
  EXPECT_EQ(paper.refs("closure-date-in-future"), Refs{});
  paper.paper.meeting_date.reset();
  paper.paper.as_at_source = AsAtSource::kReportingPeriod;
  EXPECT_EQ(paper.refs("closure-date-in-future"), Refs{});
}

TEST(ClosedLate, CountsDays) {
  PaperBuilder paper;
  paper.row("1", "Paint the doors")
      .due("31-Jan-24", "2024-01-31")
      .closed_on("12-Mar-24", "2024-03-12");
  paper.row("2", "Paint the roof")
      .due("31-Jan-24", "2024-01-31")
      .closed_on("31-Jan-24", "2024-01-31");
  EXPECT_EQ(paper.messages("closed-late"),
            (std::vector<std::string>{
                "Action 1 was due \"31-Jan-24\" and closed \"12-Mar-24\", 41 days later."}));
}

struct CompleteCase {
  const char* progress;
  Rag rag;
  bool found;
};

TEST(OpenButNarrativeComplete, OnlyWhereNothingElseIsSaid) {
  static constexpr CompleteCase kCases[] = {
      {"Complete", Rag::kAmber, true},
      {"Action completed.", Rag::kRed, true},
      {"Completed 12/3/24", Rag::kAmberGreen, true},
      {"Completed on 12 March 2024", Rag::kAmber, true},
      {"Complete", Rag::kGreen, false},
      {"Complete for two wards", Rag::kAmber, false},
      {"Completed the first draft.", Rag::kAmber, false},
  };
  for (const CompleteCase& one : kCases) {
    PaperBuilder paper;
    paper.row("1", "Paint the doors").rated("x", one.rag).progress(one.progress);
    EXPECT_EQ(paper.run("open-but-narrative-complete").size(), one.found ? 1U : 0U) << one.progress;
  }
}

}  // namespace
}  // namespace boardtrail::test
