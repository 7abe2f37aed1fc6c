// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "support/paper_builder.h"

namespace boardtrail::test {
namespace {

using Refs = std::vector<std::string>;
using Messages = std::vector<std::string>;

TEST(MisplacedCell, SpeaksOfThePapersFaultsOnly) {
  PaperBuilder paper;
  paper.row("1", "a").repaired(Repair::Kind::kMovedCell, "shifted right by one column");
  paper.row("2", "b").repaired(Repair::Kind::kSplitCell, "split before \"We will\"");
  paper.row("3", "c").repaired(Repair::Kind::kHeadingInCell, "the heading \"W8\" was taken out");
  paper.row("4", "d").repaired(Repair::Kind::kJoinedRow, "joined over a page");
  paper.row("5", "e").repaired(Repair::Kind::kCompletedValue, "\"12-M\" completed");
  paper.row("6", "f").repaired(Repair::Kind::kMovedCell, "");
  EXPECT_EQ(
      paper.messages("misplaced-cell"),
      (Messages{"Action 1: shifted right by one column.", "Action 2: split before \"We will\".",
                "Action 3: the heading \"W8\" was taken out.",
                "Action 6 stands in the wrong columns."}));
}

TEST(DuplicateRef, SameReferenceForTwoActions) {
  PaperBuilder paper;
  for (int i = 0; i < 12; ++i) paper.row("A" + std::to_string(i), "Step " + std::to_string(i));
  paper.row("a 3", "Paint the doors");
  const Findings findings = paper.run("duplicate-ref");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].ref, "a 3");
  EXPECT_EQ(findings[0].message,
            "Two actions have the reference \"a 3\": \"Step 3\" and \"Paint the doors\".");
}

TEST(DuplicateRef, NumbersRestartWithSectionAndTable) {
  PaperBuilder paper;
  paper.row("1", "Paint the doors").section("North");
  paper.row("1", "Paint the roof").section("South");
  paper.table({Field::kRef, Field::kDescription});
  paper.row("1", "Paint the gate").section("North");
  EXPECT_EQ(paper.refs("duplicate-ref"), Refs{});
  paper.row("1", "Paint the wall").section("North");
  EXPECT_EQ(paper.refs("duplicate-ref"), Refs{"1"});
}

TEST(DuplicateRef, SilentWhereTheReferenceIsMeantForSeveralRows) {
  PaperBuilder shared;  // one cell printed for two rows
  shared.row("R1", "Paint the doors");
  RowBuilder second = shared.row("R1", "Paint the roof");
  second.row().evidence[0].place = shared.paper.observations[0].evidence[0].place;
  EXPECT_EQ(shared.refs("duplicate-ref"), Refs{});

  PaperBuilder same_finding;
  same_finding.row("R1", "Paint the doors").finding_text("The doors are bare");
  same_finding.row("R1", "Buy the paint").finding_text("The doors are bare");
  EXPECT_EQ(same_finding.refs("duplicate-ref"), Refs{});

  PaperBuilder numbers_of_recommendations;  // shared too often to be a key
  for (const char* ref : {"R1", "R1", "R2", "R2", "R3"}) {
    numbers_of_recommendations.row(ref, "Step " + std::to_string(std::rand()));
  }
  EXPECT_EQ(numbers_of_recommendations.refs("duplicate-ref"), Refs{});

  PaperBuilder restated;
  restated.row("R1", "Paint the doors");
  restated.table({Field::kDescription});
  restated.row("R1", "Paint all the doors").restates();
  EXPECT_EQ(restated.refs("duplicate-ref"), Refs{});
}

TEST(DuplicateRef, CaptionsWithOneNumber) {
  PaperBuilder paper;
  paper.paper.captions = {{"Figure 7", "", {}},
                          {"Figure 7", "Pages from the leaflet", {}},
                          {"Table 1", "Actions", {}},
                          {"Table 1", "(continued)", {}},
                          {"Table 2", "Actions of the estates group", {}},
                          {"table 2", "Actions of the estates group, May", {}}};
  EXPECT_EQ(paper.refs("duplicate-ref"), Refs{"Figure 7"});
}

TEST(DuplicateDescription, OneFindingOnTheLaterRow) {
  PaperBuilder paper;
  paper.row("R9", "Each committee is to look at its own reports.");
  paper.row("R6", "Each committee is to look at its own reports");
  paper.row("R7", "Paint the doors");
  paper.row("R8", "Paint the doors");  // too short to tell
  const Findings findings = paper.run("duplicate-description");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].ref, "R6");
  EXPECT_EQ(findings[0].message,
            "The actions R9 and R6 are the same, word for word: \"Each committee is to look at "
            "its own reports\".");
  EXPECT_EQ(findings[0].evidence[0].place.line, 10);
}

TEST(DuplicateDescription, SilentForRestatedAndRecurringSteps) {
  const std::string text = "Send the figures of the month to the committee";
  PaperBuilder restated;
  restated.row("1", text);
  restated.table({Field::kDescription});
  restated.row("2", text).restates();
  restated.row("1", text);  // the same reference in another table
  EXPECT_EQ(restated.refs("duplicate-description"), Refs{});
  PaperBuilder recurring;
  recurring.row("1", text).due("31/01/2024", "2024-01-31");
  recurring.row("2", text).due("29/02/2024", "2024-02-29");
  recurring.row("3", text).due("31/03/2024", "2024-03-31");
  EXPECT_EQ(recurring.refs("duplicate-description"), Refs{});
}

TEST(CopiedUpdate, SameWordsUnderTwoActions) {
  const std::string update = "The review of all our plans has begun and goes to the group.";
  PaperBuilder paper;
  paper.row("1", "Write the estates plan").progress(update);
  paper.row("2", "Write the digital plan").progress(update);
  paper.row("3", "Write the estates plan").progress(update);
  paper.row("4", "Write the people plan").progress("On track.");
  paper.row("5", "Write the food plan").progress("On track.");
  EXPECT_EQ(paper.refs("copied-update"), Refs{"2"});
}

struct VersionCase {
  std::vector<StatedVersion> versions;
  bool conflict;
};

TEST(VersionConflict, TellsConflictsFromHistories) {
  const auto at = [](const char* version, const char* updated) {
    StatedVersion stated{version, std::nullopt, {}};
    if (*updated != '\0') stated.updated = day(updated);
    return stated;
  };
  const VersionCase cases[] = {
      {{at("2", "2024-08-03"), at("1", "2024-08-03")}, true},
      {{at("Version 2", ""), at("v1", "")}, true},
      {{at("2", "2024-08-03"), at("v2.0", "2024-08-03")}, false},
      {{at("1", "2024-05-01"), at("2", "2024-08-03")}, false},
      {{at("0.1", ""), at("0.2", ""), at("1.0", "")}, false},
      {{at("2", "")}, false},
      {{}, false},
  };
  for (const VersionCase& one : cases) {
    PaperBuilder paper;
    paper.paper.versions = one.versions;
    EXPECT_EQ(paper.run("version-conflict").size(), one.conflict ? 1U : 0U)
        << (one.versions.empty() ? "none" : one.versions[0].version);
  }
}

TEST(VersionConflict, SaysBothAndTheDate) {
  PaperBuilder paper;
  paper.paper.versions = {{"2", day("2024-08-03"), {}}, {"1", day("2024-08-03"), {}}};
  EXPECT_EQ(paper.messages("version-conflict"),
            Messages{"The paper calls itself version \"2\" and version \"1\", both updated 3 "
                     "August 2024."});
}

TEST(DraftingNote, OneFindingANote) {
  PaperBuilder paper;
  paper.paper.drafting_notes = {{"[DN: Describe the risks]", {}}, {"[insert date]", {}}};
  EXPECT_EQ(paper.messages("drafting-note"),
            (Messages{"Guidance to the author is left in the paper: \"[DN: Describe the risks]\".",
                      "Guidance to the author is left in the paper: \"[insert date]\"."}));
}

TEST(EmptySection, HeadingsThatAskInVain) {
  PaperBuilder paper;
  Heading blank;
  blank.text = "Financial risks";
  blank.empty = true;
  blank.ref = "4";
  Heading filled;
  filled.text = "Summary";
  Heading asked;
  asked.text = "7.1";
  asked.empty = true;
  asked.why_empty = "a number with no text";
  paper.paper.headings = {blank, filled, asked};
  const Findings findings = paper.run("empty-section");
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_EQ(findings[1].message, "Nothing stands under \"7.1\" (a number with no text).");
  EXPECT_EQ(findings[0].ref, "4");
  EXPECT_EQ(findings[0].message, "Nothing stands under \"Financial risks\" for 4.");
}

struct ShareCase {
  const char* text;
  bool wrong;
};

TEST(UnbalancedFigures, ReckonsSharesAgain) {
  static constexpr ShareCase kCases[] = {
      {"22 of 26 actions (85%) are done", false},
      {"22 of 26 actions (84.6%) are done", false},
      {"22 of 26 actions (84%) are done", false},  // cut off, not rounded
      {"22 of 26 actions (80%) are done", true},
      {"93 out of 114 (75 %)", true},
      {"1,200 of 2,400 staff (50%)", false},
      {"9 of 12 (over 70%)", false},
      {"66% (1 of the 3 actions will be started later)", false},
      {"dated 3 of 12 wards, 10%", false},
      {"0 of 0 (0%)", false},
  };
  for (const ShareCase& one : kCases) {
    PaperBuilder paper;
    Block block;
    block.content.text = one.text;
    paper.document.blocks = {block};
    paper.paper.end_block = 1;
    EXPECT_EQ(paper.run("unbalanced-figures").size(), one.wrong ? 1U : 0U) << one.text;
  }
}

TEST(UnbalancedFigures, SumsTheRowOfTotals) {
  PaperBuilder paper;
  paper.document_table({{"Ward", "Done", "Open", "Late", "Share"},
                        {"North", "4", "1", "2", "50%"},
                        {"South", "3", "2", "", "25%"},
                        {"East", "5", "0", "1", "60%"},
                        {"Total", "12", "3", "4", "45%"}});
  const Findings findings = paper.run("unbalanced-figures");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].message,
            "The row of totals gives 4 for \"Late\"; the rows above it add up to 3.");
}

TEST(UnbalancedFigures, SilentWhereNothingAddsUp) {
  PaperBuilder rates;
  rates.document_table(
      {{"Ward", "Rate"}, {"North", "4"}, {"South", "3"}, {"East", "5"}, {"Total", "4"}});
  EXPECT_EQ(rates.refs("unbalanced-figures"), Refs{});
  PaperBuilder subtotals;
  subtotals.document_table({{"Ward", "Done", "Open"},
                            {"North", "4", "1"},
                            {"South", "3", "1"},
                            {"Total", "7", "2"},
                            {"East", "5", "1"},
                            {"Total", "12", "9"}});
  EXPECT_EQ(subtotals.refs("unbalanced-figures"), Refs{});
}

PaperBuilder paper_with_restatement(bool marked) {
  PaperBuilder paper;
  const std::string text = "Paint all doors of the north wing";
  paper.row("1", text).lead("KT").due("31/03/2024", "2024-03-31").rated("Amber", Rag::kAmber);
  paper.table({Field::kDescription});
  RowBuilder again =
      paper.row("", text).lead("HB").due("30/06/2024", "2024-06-30").rated("Green", Rag::kGreen);
  if (marked) again.restates();
  return paper;
}

TEST(SameAction, DiffersInTwoTables) {
  const PaperBuilder paper = paper_with_restatement(true);
  EXPECT_EQ(paper.messages("same-action-different-rating"),
            Messages{"The action \"Paint all doors of the north wing\" is rated \"Amber\" in one "
                     "table of the paper and \"Green\" in another."});
  EXPECT_EQ(paper.run("same-action-different-date").size(), 1U);
  EXPECT_EQ(paper.run("same-action-different-lead").size(), 1U);
}

TEST(SameAction, TheSameReferenceInAnotherTableIsAMark) {
  PaperBuilder paper = paper_with_restatement(false);
  paper.paper.observations[1].ref = "1";
  EXPECT_EQ(paper.refs("same-action-different-rating"), Refs{"1"});
}

TEST(SameAction, SilentWhereTheTextFitsSeveralActions) {
  PaperBuilder paper = paper_with_restatement(true);
  Observation twin = paper.paper.observations[0];
  twin.ref = "2";
  paper.paper.observations.insert(paper.paper.observations.begin(), twin);
  EXPECT_EQ(paper.refs("same-action-different-rating"), Refs{});
}

TEST(SameAction, SilentWhereNothingMarksARestatement) {
  const PaperBuilder paper = paper_with_restatement(false);
  EXPECT_EQ(paper.run("same-action-different-rating").size(), 0U);
  EXPECT_EQ(paper.run("same-action-different-date").size(), 0U);
  EXPECT_EQ(paper.run("same-action-different-lead").size(), 0U);
}

TEST(SameAction, SilentForOtherWordsOfOneValue) {
  PaperBuilder paper = paper_with_restatement(true);
  Observation& again = paper.paper.observations[1];
  again.ratings[0].value = Rag::kAmber;
  again.ratings[0].raw = "Off Track";
  again.due[0].precision = Precision::kMonth;
  again.leads = {"Kim Tolland"};  // initials in one table, a name in the other
  EXPECT_EQ(paper.run("same-action-different-rating").size(), 0U);
  EXPECT_EQ(paper.run("same-action-different-date").size(), 0U);
  EXPECT_EQ(paper.run("same-action-different-lead").size(), 0U);
}

TickOption option(const char* group, const char* label, bool ticked, bool radio = false) {
  return {group, label, ticked, radio, {}};
}

TEST(TickGroupInvalid, ChoicesOfOne) {
  PaperBuilder paper;
  paper.paper.ticks = {
      option("Assurance", "Substantial", true), option("Assurance", "Reasonable", true),
      option("Assurance", "Partial", false),    option("Purpose", "Note", true),
      option("Purpose", "Approve", true),       option("Public", "Yes", false, true),
      option("Public", "No", false, true),      option("Level", "High", true),
      option("Level", "Moderate", false),       option("Level", "Limited", false)};
  EXPECT_EQ(paper.messages("tick-group-invalid"),
            (Messages{"Of the options of \"Assurance\" 2 are ticked, where one is meant.",
                      "Of the options of \"Public\" none is ticked."}));
}

}  // namespace
}  // namespace boardtrail::test
