// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "support/paper_builder.h"

namespace boardtrail::test {
namespace {

using Refs = std::vector<std::string>;

TEST(FullRow, HasNothingAgainstIt) {
  PaperBuilder paper("2024-08-03");
  paper.full_row("A1", "Publish the rota for the two new wards");
  EXPECT_EQ(run_checks({paper.document, paper.paper}).size(), 0U);
}

TEST(MissingLead, OneFindingForEachBlankCell) {
  PaperBuilder paper;
  paper.row("1", "Publish the rota").lead("", {});
  paper.row("2", "Train the wardens").lead("KT");
  paper.row("3", "Count the keys").lead("-", {});
  paper.row("4", "Sort the keys").lead("TBC", {"TBC"});
  EXPECT_EQ(paper.refs("missing-lead"), (Refs{"1", "3"}));
  const Findings findings = paper.run("missing-lead");
  EXPECT_EQ(findings[0].message, "Action 1 names no lead; the cell is blank.");
  EXPECT_EQ(findings[0].field, "lead");
  EXPECT_EQ(findings[0].observation, 0);
  ASSERT_EQ(findings[0].evidence.size(), 1U);
  EXPECT_EQ(findings[0].evidence[0].label, "lead");
  EXPECT_EQ(findings[0].evidence[0].place.line, 10);
}

TEST(MissingLead, OneFindingForATableWithoutTheColumn) {
  PaperBuilder paper;
  paper.table({Field::kDescription, Field::kDue}, "Estates plan");
  paper.row("", "Review the signs at the gate");
  paper.row("", "Paint the doors");
  const Findings findings = paper.run("missing-lead");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].ref, "");
  EXPECT_EQ(findings[0].plan_table, 0);
  EXPECT_EQ(findings[0].observation, -1);
  EXPECT_EQ(findings[0].message,
            "The table has no column for a lead: no owner is named for its 2 actions.");
  EXPECT_EQ(findings[0].evidence[0].raw, "Estates plan");
}

TEST(MissingLead, SilentWhereTheActionsNameWhoActs) {
  PaperBuilder paper;
  paper.table({Field::kDescription});
  paper.row("", "The Signage Team to circulate the draft.");
  paper.row("", "Head of Estates to paint the doors.");
  paper.row("", "Paint the roof.");
  EXPECT_EQ(paper.refs("missing-lead"), Refs{});
}

// Small letters within the name of a team: a name in capitals stands before it.
TEST(MissingLead, SilentWhereTeamsAreNamedByWhatTheyDo) {
  PaperBuilder paper;
  paper.table({Field::kDescription});
  paper.row("", "HR recruitment policy team to circulate the draft.");
  paper.row("", "IT officials to agree the list with the wards.");
  paper.row("", "Paint the roof.");
  EXPECT_EQ(paper.refs("missing-lead"), Refs{});
  PaperBuilder other;
  other.table({Field::kDescription});
  other.row("", "Support ward managers to fill the list.");
  other.row("", "IT training for all staff to be held in May.");
  EXPECT_EQ(other.refs("missing-lead"), Refs{""});
}

TEST(MissingLead, VerbsAreNoParties) {
  PaperBuilder paper;
  paper.table({Field::kDescription});
  paper.row("", "Continue to circulate the draft.");
  paper.row("", "To paint the doors.");
  EXPECT_EQ(paper.refs("missing-lead"), Refs{""});
}

TEST(MissingLead, LeadsFromSectionRowsCountAsAColumn) {
  PaperBuilder paper;
  paper.table({Field::kDescription});
  paper.row("1", "Paint the doors").lead("KT");
  paper.row("2", "Paint the roof");
  EXPECT_EQ(paper.refs("missing-lead"), Refs{"2"});
}

TEST(MissingLead, SilentForRestatedRows) {
  PaperBuilder paper;
  paper.row("1", "Paint the doors").restates();
  EXPECT_EQ(paper.refs("missing-lead"), Refs{});
}

TEST(MissingLead, SilentForRowsThatSayNothing) {
  PaperBuilder paper;
  paper.row("", "").rated("", std::nullopt);
  EXPECT_EQ(run_checks({paper.document, paper.paper}).size(), 0U);
}

TEST(UnassignedLead, WordsThatNameNobody) {
  PaperBuilder paper;
  paper.row("1", "Paint the doors").lead("Varied");
  paper.row("2", "Paint the roof").lead("TBC");
  paper.row("3", "Paint the gate").lead("KT/HB", {"KT", "HB"});
  paper.row("4", "Paint the wall").lead("-", {});
  EXPECT_EQ(paper.refs("unassigned-lead"), (Refs{"1", "2"}));
  EXPECT_EQ(paper.messages("unassigned-lead")[0],
            "Action 1 gives its lead as \"Varied\", which names nobody in particular.");
  EXPECT_EQ(paper.messages("unassigned-lead")[1],
            "Action 2 gives its lead as \"TBC\", which names nobody.");
}

TEST(UnassignedLead, RolesInLabelledCells) {
  PaperBuilder paper;
  paper.document_table({{"Programme Manager:", "TBC"},
                        {"Senior Responsible Officer:", "Jo Field"},
                        {"Executive Lead: Vacant", "Cost: TBC"},
                        {"Project Manager", ""}});
  EXPECT_EQ(paper.messages("unassigned-lead"),
            (std::vector<std::string>{
                "The paper gives \"Programme Manager\" as \"TBC\", which names nobody.",
                "The paper gives \"Executive Lead\" as \"Vacant\", which names nobody."}));
  EXPECT_EQ(paper.run("unassigned-lead")[0].evidence[0].place.line, 100);
}

TEST(MissingDueDate, BlankOrPlaceholderInOpenRows) {
  PaperBuilder paper;
  paper.row("1", "Paint the doors").due_words("", DueWords::kNone);
  paper.row("2", "Paint the roof").due_words("TBC", DueWords::kPlaceholder);
  paper.row("3", "Paint the gate").due_words("Ongoing", DueWords::kOngoing);
  paper.row("4", "Paint the wall").due_words("within 6 months", DueWords::kRelative);
  paper.row("5", "Paint the sill").status(ActionStatus::kClosed);
  paper.row("6", "Paint the door").due("31/12/2024", "2024-12-31");
  EXPECT_EQ(paper.refs("missing-due-date"), (Refs{"1", "2"}));
  EXPECT_EQ(paper.messages("missing-due-date")[1], "Action 2 has \"TBC\" in place of a due date.");
}

TEST(MissingDueDate, OncePerTableUnlessAllIsClosed) {
  PaperBuilder paper;
  paper.table({Field::kDescription, Field::kLead}, "Part A");
  paper.row("1", "Paint the doors");
  paper.row("2", "Paint the roof");
  paper.table({Field::kDescription, Field::kLead}, "Part B");
  paper.row("3", "Paint the gate").status(ActionStatus::kClosed);
  EXPECT_EQ(paper.messages("missing-due-date"),
            (std::vector<std::string>{
                "The table has no column for a due date: no day is set for its 2 actions."}));
}

TEST(MissingDueDate, ADateInTheHeadingIsADateOfEachRow) {
  PaperBuilder paper;
  paper.table({Field::kDescription, Field::kLead});
  paper.row("1", "Paint the doors").due("by end 2025/26", "2026-03-31");
  EXPECT_EQ(paper.refs("missing-due-date"), Refs{});
}

TEST(MissingRag, BlankCellsOfOpenRows) {
  PaperBuilder paper;
  paper.row("1", "Paint the doors").rated("", std::nullopt);
  paper.row("2", "Paint the roof").rated("G", Rag::kGreen);
  paper.row("3", "Paint the gate").status(ActionStatus::kClosed);
  paper.row("4", "Paint the wall").rated("", Rag::kAmber);  // a colour without words
  paper.row("5", "Paint the sill");
  paper.row("6", "Paint the step").rated("–", std::nullopt);
  paper.row("7", "Paint the rail").rated("▲", std::nullopt);
  EXPECT_EQ(paper.refs("missing-rag"), (Refs{"1", "5", "6"}));
  EXPECT_EQ(paper.messages("missing-rag")[2], "Action 6 has no rating; the cell holds \"–\".");
}

// How well a thing is embedded does not say how far it is.
TEST(MissingRag, AnotherAxisDoesNotFillTheCell) {
  PaperBuilder paper;
  for (const char* ref : {"1", "2", "3"}) {
    paper.row(ref, "Paint the doors").rated("G", Rag::kGreen).rated("A", Rag::kAmber, "embedding");
  }
  paper.row("4", "Paint the roof").rated("A", Rag::kAmber, "embedding");
  paper.row("5", "Paint the gate").rated("-", std::nullopt).rated("A", Rag::kAmber, "embedding");
  EXPECT_EQ(paper.refs("missing-rag"), (Refs{"4", "5"}));
  EXPECT_EQ(paper.messages("missing-rag")[1], "Action 5 has no rating; the cell holds \"-\".");
  PaperBuilder other;
  other.row("1", "Paint the doors").rated("G", Rag::kGreen);
  for (const char* ref : {"2", "3", "4"}) {
    other.row(ref, "Paint the roof").rated("A", Rag::kAmber, "embedding");
  }
  EXPECT_EQ(other.refs("missing-rag"), Refs{});
}

TEST(MissingRag, ARatingInTheRunningTextDoesNotFillTheCell) {
  PaperBuilder paper;
  RowBuilder row = paper.row("1", "Paint the doors").rated("orange", Rag::kAmber);
  row.row().ratings[0].source = RatingSource::kNarrative;
  EXPECT_EQ(paper.refs("missing-rag"), Refs{"1"});
}

TEST(MissingRag, OncePerTableWhereThePaperHasAScale) {
  PaperBuilder paper;
  paper.table({Field::kDescription, Field::kLead});
  paper.row("1", "Paint the doors");
  EXPECT_EQ(paper.refs("missing-rag"), Refs{});
  paper.scale("G", Rag::kGreen).scale("R", Rag::kRed);
  EXPECT_EQ(paper.messages("missing-rag"),
            (std::vector<std::string>{
                "The paper has a rating scale, and this table gives no rating to its 1 action."}));
}

TEST(MissingAction, RowsWithoutText) {
  PaperBuilder paper;
  paper.full_row("1", "Paint the doors");
  paper.full_row("", "");
  const Findings findings = paper.run("missing-action");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].ref, "");
  EXPECT_EQ(findings[0].observation, 1);
  EXPECT_EQ(findings[0].message, "Row 2 of the table states no action; the cell is blank.");
}

struct UpdateCase {
  const char* text;
  bool missing;
};

TEST(MissingUpdate, TellsPlaceholdersFromUpdates) {
  static constexpr UpdateCase kCases[] = {
      {"", true},
      {"UPDATE AWAITED", true},
      {"Plan agreed by the group. UPDATE AWAITED", true},
      {"Plan agreed by the group. Update to follow.", true},
      {"Verbal update", true},
      {"Verbal update to be given at the meeting", true},
      {"Awaiting update", true},
      {"No update received", true},
      {"No further update", true},
      {"No update this month.", true},
      {"Update not yet received", true},
      {"No update this month, as the group did not meet.", false},
      {"TBC", true},
      {"-", true},
      {"N/A", false},
      {"A verbal update was given to the committee in May.", false},
      {"As item 2 above.", false},
      {"The update of the system is awaited by all wards.", false},
      {"The register was updated.", false},
  };
  for (const UpdateCase& one : kCases) {
    PaperBuilder paper;
    paper.row("1", "Paint the doors").progress(one.text);
    EXPECT_EQ(paper.run("missing-update").size(), one.missing ? 1U : 0U) << one.text;
  }
}

TEST(MissingUpdate, SilentForClosedAndNotStarted) {
  PaperBuilder paper;
  paper.row("1", "Paint the doors").status(ActionStatus::kClosed);
  paper.row("2", "Paint the roof").rated("Grey", Rag::kGrey);
  paper.row("3", "Paint the gate").status(ActionStatus::kClosed).progress("UPDATE AWAITED");
  EXPECT_EQ(paper.refs("missing-update"), Refs{"3"});
}

TEST(MissingUpdate, SilentForTablesWithoutTheColumn) {
  PaperBuilder paper;
  paper.table({Field::kDescription, Field::kLead});
  paper.row("1", "Paint the doors");
  EXPECT_EQ(paper.refs("missing-update"), Refs{});
}

}  // namespace
}  // namespace boardtrail::test
