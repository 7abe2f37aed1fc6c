// SPDX-License-Identifier: GPL-3.0-or-later
//
// What page-wise conversion does to the rows of a plan, and what is made of it.
#include "plan_support.h"

namespace boardtrail {
namespace {

struct Case {
  const char* name;
  const char* paper;
  const char* actions;
};

const Case kCases[] = {
    {"heading row printed on each page", R"(
Ref | Action | Lead | Due
1 | Count ropes | AB | 30-Sep-21
---
Ref | Action | Lead | Due
2 | Count lamps | CD | 30-Sep-21
)",
     " / 1 / Count ropes / AB / 2021-09-30 /  /  / \n"
     " / 2 / Count lamps / CD / 2021-09-30 /  /  / \n"},
    {"next page without heading row", R"(
Ref | Action | Lead | Due
1 | Count ropes | AB | 30-Sep-21
Harbour Board, page 2
2 | Count lamps | CD | 30-Sep-21
)",
     " / 1 / Count ropes / AB / 2021-09-30 /  /  / \n"
     " / 2 / Count lamps / CD / 2021-09-30 /  /  / \n"},
    {"row broken over a page in several cells, second date in its cell", R"(
Ref | Action | Lead | Due | RAG | Update
1 | Count the ropes of all | AB | March 2021 | G | Counting goes
---
Ref | Action | Lead | Due | RAG | Update
 | moorings | | June 21 | | well so far.
2 | Count lamps | CD | 30-Sep-21 | A | Not begun.
)",
     " / 1 / Count the ropes of all moorings / AB / 2021-03-31 2021-06-30 / delivery=green / open "
     "/ Counting goes well so far.\n"
     " / 2 / Count lamps / CD / 2021-09-30 / delivery=amber / open / Not begun.\n"},
    {"section rows of one cell", R"(
Ref | Action | Lead | Due
Ropes and moorings | | |
1 | Count ropes | AB | 30-Sep-21
Lamps | | |
2 | Count lamps | CD | 30-Sep-21
)",
     "Ropes and moorings / 1 / Count ropes / AB / 2021-09-30 /  /  / \n"
     "Lamps / 2 / Count lamps / CD / 2021-09-30 /  /  / \n"},
    {"section rows where the action comes first", R"(
Action | Lead | Due | Status
Ropes and moorings | | |
Count ropes | AB | 30-Sep-21 | Open
Actions completed | | |
Count lamps | CD | 30-Sep-21 | Complete
)",
     "Ropes and moorings /  / Count ropes / AB / 2021-09-30 /  / open / \n"
     "Actions completed /  / Count lamps / CD / 2021-09-30 / delivery=blue / closed / \n"},
    {"section heading chopped at the column borders", R"(
Ref | Planned action | Timescale | Lead | Success measure | RAG
KLOE | W1: Is there the mooring cap | acity and cap | ability to | keep boats at their pla | ces?
W1a | Count ropes for capacity | March 2021 | AB | Capability and places known | G
)",
     "W1: Is there the mooring capacity and capability to keep boats at their places? / W1a / "
     "Count ropes for capacity / AB / 2021-03-31 / delivery=green / open / \n"},
    {"chopped heading of two lines whose beginning is lost", R"(
Ref | Planned action | Timescale | Lead | Success measure | RAG
W1a | Count ropes | March 2021 | AB | Public and staff asked | G
 | who use the harbour, the pu | blic, staff | and external partners of | the town are asked |
 | about good moorings? | - I | D.C. | | eves
W7a | Ask boats | May 2021 | CD | Town | A
)",
     " / W1a / Count ropes / AB / 2021-03-31 / delivery=green / open / \n"
     "who use the harbour, the public, staff and external partners of the town are asked about "
     "good moorings? / W7a / Ask boats / CD / 2021-05-31 / delivery=amber / open / \n"},
    {"heading merged into an action's cells", R"(
Ref | Planned action | Timescale | Lead | Success measure | RAG
 | W7: Are boats safe? | | | |
W7a | Count ropes | March 2021 | AB | Known | G
W8a | W8: Are there strong ropes, Full count achieved | lamps for January 2021 | CD | Known | A
W8b | Count buoys | May 2021 | CD | Known | A
)",
     "W7: Are boats safe? / W7a / Count ropes / AB / 2021-03-31 / delivery=green / open / \n"
     "W8: Are there strong ropes, lamps for / W8a / Full count achieved / CD / 2021-01-31 / "
     "delivery=amber / open / \n"
     "W8: Are there strong ropes, lamps for / W8b / Count buoys / CD / 2021-05-31 / "
     "delivery=amber / open / \n"},
    {"heading slipped off a reference column without one", R"(
Finding | | Planned action | Lead | RAG
1. | Ropes worn | Renew ropes | AB | G
2. | Lamps out | Mend lamps | CD | A
)",
     " / 1. / Renew ropes / AB /  / delivery=green / open / \n"
     " / 2. / Mend lamps / CD /  / delivery=amber / open / \n"},
    {"row that lost a cell", R"(
Ref | Action | Lead | Due | RAG | Update
1 | Count ropes | AB | 30-Sep-21 | G | Begun.
2 | Count lamps | 30-Sep-21 | A | Not begun. |
)",
     " / 1 / Count ropes / AB / 2021-09-30 / delivery=green / open / Begun.\n"
     " / 2 / Count lamps /  / 2021-09-30 / delivery=amber / open / Not begun.\n"},
    {"row without an action", R"(
Ref | Action | Lead | Due | RAG
1 | | AB | 30-Sep-21 | G
)",
     " / 1 /  / AB / 2021-09-30 / delivery=green / open / \n"},
    {"rows of the form that nobody filled in", R"(
Ref | Action | Lead | Due
1 | Count ropes | AB | 30-Sep-21
2 | | |
 | No further actions | |
)",
     " / 1 / Count ropes / AB / 2021-09-30 /  /  / \n"},
    {"date in a column of its own that replaces another", R"(
Ref | Action | Lead | Original target date | Revised date | Status
1 | Count ropes | AB | 30-Sep-21 | 31-Dec-21 | Open
)",
     " / 1 / Count ropes / AB / 2021-09-30 2021-12-31 /  / open / \n"},
    {"headings of two rows", R"(
Ref | Planned | Lead | Target
 | action | | date
1 | Count ropes | AB | 30-Sep-21
)",
     " / 1 / Count ropes / AB / 2021-09-30 /  /  / \n"},
    {"headings broken by the column's width", R"(
Ref | Act ion | Lea d | D ue Date
1 | Count ropes | AB | 30-Sep-21
)",
     " / 1 / Count ropes / AB / 2021-09-30 /  /  / \n"},
    {"a status column that holds the update", R"(
Action | Lead | Status
Count ropes | AB | The count was begun in May and will go on until all of the moorings are done.
)",
     " /  / Count ropes / AB /  /  /  / The count was begun in May and will go on until all of the "
     "moorings are done.\n"},
    {"a progress column that holds ratings", R"(
Action | Lead | Progress
Count ropes | AB | Green
Count lamps | AB | Amber
)",
     " /  / Count ropes / AB /  / delivery=green / open / \n"
     " /  / Count lamps / AB /  / delivery=amber / open / \n"},
    {"two tables under two headings", R"(
# Ropes
Action | Lead | Due
Count ropes | AB | 30-Sep-21

# Lamps
Action | Lead | Due
Count lamps | AB | 30-Sep-21
)",
     "Ropes /  / Count ropes / AB / 2021-09-30 /  /  / \n"
     "Lamps /  / Count lamps / AB / 2021-09-30 /  /  / \n"},
};

TEST(Rows, AreReadAsAPersonWould) {
  for (const Case& test : kCases) {
    EXPECT_EQ(dump(ReadPlan(test.paper).paper), test.actions) << test.name;
  }
}

Repair::Kind only_repair(const char* paper, std::size_t index) {
  const ReadPlan read(paper);
  EXPECT_LT(index, read.paper.observations.size());
  const Observation& action = read.paper.observations.at(index);
  EXPECT_EQ(action.repairs.size(), 1U) << paper;
  EXPECT_FALSE(action.repairs.at(0).message.empty());
  return action.repairs.at(0).kind;
}

TEST(Rows, SayWhatWasMended) {
  EXPECT_EQ(only_repair(kCases[2].paper, 0), Repair::Kind::kJoinedRow);
  EXPECT_EQ(only_repair(kCases[7].paper, 1), Repair::Kind::kHeadingInCell);
  EXPECT_EQ(only_repair(kCases[9].paper, 1), Repair::Kind::kMovedCell);
}

TEST(Rows, ChoppedHeadingIsDoubted) {
  const ReadPlan read(kCases[5].paper);
  ASSERT_EQ(read.paper.diagnostics.size(), 1U);
  EXPECT_EQ(read.paper.diagnostics[0].id, "recognise.chopped-heading");
  EXPECT_EQ(read.paper.diagnostics[0].level, DiagnosticLevel::kDoubt);
}

TEST(Rows, CountBodyRowsOfTheJoinedTable) {
  const ReadPlan read(kCases[2].paper);
  ASSERT_EQ(read.paper.observations.size(), 2U);
  EXPECT_EQ(read.paper.observations[0].row, 1);
  EXPECT_EQ(read.paper.observations[1].row, 3);
  ASSERT_EQ(read.paper.plan_tables.size(), 1U);
  EXPECT_EQ(read.paper.plan_tables[0].parts, (std::vector<std::int32_t>{0, 1}));
}

TEST(Rows, EvidenceNamesHeadingWordsAndLine) {
  const ReadPlan read(R"(Ref | Action | Lead | Due Date
1 | Count ropes | | 30-Sep-21
)");
  ASSERT_EQ(read.paper.observations.size(), 1U);
  const Observation& action = read.paper.observations[0];
  const Evidence* due = action.find_evidence(Field::kDue);
  ASSERT_NE(due, nullptr);
  EXPECT_EQ(due->label, "Due Date");
  EXPECT_EQ(due->raw, "30-Sep-21");
  EXPECT_EQ(due->place.line, 2);
  const Evidence* lead = action.find_evidence(Field::kLead);
  ASSERT_NE(lead, nullptr);
  EXPECT_EQ(lead->raw, "");
  EXPECT_TRUE(read.paper.plan_tables[0].has_column(Field::kLead));
  EXPECT_FALSE(read.paper.plan_tables[0].has_column(Field::kRating));
}

TEST(Rows, CompleteByThePapersOwnLegendIsClosed) {
  LegendEntry green;
  green.raw = "G";
  green.value = Rag::kGreen;
  green.meaning = "Action completed";
  green.complete = true;
  const ReadPlan read("Action | Lead | RAG\nCount ropes | AB | G\n", own_schemas(), {green});
  ASSERT_EQ(read.paper.observations.size(), 1U);
  EXPECT_EQ(read.paper.observations[0].status, ActionStatus::kClosed);
}

}  // namespace
}  // namespace boardtrail
