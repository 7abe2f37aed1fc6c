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
    {"months divide a log", R"(
No. | Paper | Action | Lead | Target Date
 | April 2023 | | |
1 | Quality | Count falls | AB | May 2023
 | May 2023 | | |
2 | Estates | Mend roof | CD | June 2023
)",
     "April 2023 / 1 / Count falls / AB / 2023-05-31 /  /  / \n"
     "May 2023 / 2 / Mend roof / CD / 2023-06-30 /  /  / \n"},
    {"titles in a first column that no schema knows, references under an odd heading", R"(
Chapter | Question | Action | Lead | RAG
1: Ropes | | | |
 | Q1 | Count ropes | AB | G
2: Lamps | | | |
 | Q2 | Count lamps | CD | A
)",
     "1: Ropes / Q1 / Count ropes / AB /  / delivery=green / open / \n"
     "2: Lamps / Q2 / Count lamps / CD /  / delivery=amber / open / \n"},
    {"a priority with a name is a section", R"(
Priority | Action | Lead | RAG
Safe moorings all year | Count ropes | AB | G
 | Count buoys | AB | G
Bright lamps for all | Count lamps | CD | A
)",
     "Safe moorings all year /  / Count ropes / AB /  / delivery=green / open / \n"
     "Safe moorings all year /  / Count buoys / AB /  / delivery=green / open / \n"
     "Bright lamps for all /  / Count lamps / CD /  / delivery=amber / open / \n"},
    {"a heading that only says when", R"(
# Recovery plan
# Position as at 31 May 2024
Action | Lead | RAG
Count ropes | AB | G
)",
     "Recovery plan /  / Count ropes / AB /  / delivery=green / open / \n"},
    {"a rating beside the second line of its action", R"(
Action | Due | Status
Count the ropes of all | 11.01.11 |
moorings and boats. | | Completed
Count the lamps. | 11.02.11 | On track
)",
     " /  / Count the ropes of all moorings and boats. /  / 2011-01-11 / delivery=blue / closed / "
     "\n"
     " /  / Count the lamps. /  / 2011-02-11 / delivery=green / open / \n"},
    {"a page of the plan that shows no reference", R"(
 | Inspection finding | Planned action | Lead | RAG
1. | Ropes were worn | We will renew all ropes | AB | G
---
 | Inspection finding | Planned action | Lead | RAG
 | by the sea. | and moorings. | |
)",
     " / 1. / We will renew all ropes and moorings. / AB /  / delivery=green / open / \n"},
    {"headings with the lead's and the date's second row", R"(
Action | Exec | Agreed | RAG
 | lead | date | rating
Count ropes | AB | 30/04/24 | G
)",
     " /  / Count ropes / AB / 2024-04-30 / delivery=green / open / \n"},
    {"an action within a page that lacks reference and lead", R"(
Ref | Action | Lead | Due
1 | Count ropes | AB | 30-Sep-21
 | Count lamps | | 31-Oct-21
2 | Count buoys | AB | 30-Sep-21
)",
     " / 1 / Count ropes / AB / 2021-09-30 /  /  / \n"
     " /  / Count lamps /  / 2021-10-31 /  /  / \n"
     " / 2 / Count buoys / AB / 2021-09-30 /  /  / \n"},
    {"headings again within the table, one column moved", R"(
Ref | Action | Lead | Due | RAG
1 | Count ropes | AB | 30-Sep-21 | G
Closed actions | | | |
Ref | Action | Due | Lead | RAG
2 | Count lamps | CD | 30-Sep-21 | G
)",
     " / 1 / Count ropes / AB / 2021-09-30 / delivery=green / open / \n"
     "Closed actions / 2 / Count lamps / CD / 2021-09-30 / delivery=green / open / \n"},
    {"a line of the page's foot behind the last row", R"(
Action | Lead | Due | RAG
Count ropes | AB | 30-Sep-21 | G
Harbour plan, version 4 | Page 2 of 9 | |
---
Action | Lead | Due | RAG
Count lamps | CD | 30-Sep-21 | A
)",
     " /  / Count ropes / AB / 2021-09-30 / delivery=green / open / \n"
     " /  / Count lamps / CD / 2021-09-30 / delivery=amber / open / \n"},
    {"tables of one row that name the theme of the next", R"(
Theme: | Safe moorings
---
Action | Lead | RAG
Count ropes | AB | G
---
Theme: | Bright lamps
---
Action | Lead | RAG
Count lamps | CD | A
)",
     "Safe moorings /  / Count ropes / AB /  / delivery=green / open / \n"
     "Bright lamps /  / Count lamps / CD /  / delivery=amber / open / \n"},
    {"sheets whose first row names their risk", R"(
Principal risk 1 | Ropes fail
Lead | AB
---
Gap | Action | Due
No count | Count ropes | 30-Sep-21
---
Principal risk 2 | Lamps fail
Lead | CD
---
Gap | Action | Due
No count | Count lamps | 30-Sep-21
)",
     "Principal risk 1: Ropes fail /  / Count ropes /  / 2021-09-30 /  /  / \n"
     "Principal risk 2: Lamps fail /  / Count lamps /  / 2021-09-30 /  /  / \n"},
    {"the state in a labelled sentence at the action's end", R"(
Item | Action | Lead
Ropes | Count ropes. Status: complete | AB
Lamps | Count lamps. Status: in progress – half done | CD
)",
     " / Ropes / Count ropes. / AB /  / delivery=blue / closed / \n"
     " / Lamps / Count lamps. / CD /  /  / open / \n"},
    {"sentences under a heading for ratings", R"(
Action | Lead | Due | Status
Count ropes | AB | 30-Sep-21 | The harbour master has counted the ropes of the north pier
Count lamps | CD | 30-Sep-21 | Lamp room is shut until the spring
Count buoys | CD | 30-Sep-21 | Boat to be hired for the day
Count boats | CD | 30-Sep-21 | Two of the three piers are counted
Count gulls | CD | 30-Sep-21 | Open
)",
     " /  / Count ropes / AB / 2021-09-30 /  /  / The harbour master has counted the ropes of the "
     "north pier\n"
     " /  / Count lamps / CD / 2021-09-30 /  /  / Lamp room is shut until the spring\n"
     " /  / Count buoys / CD / 2021-09-30 /  /  / Boat to be hired for the day\n"
     " /  / Count boats / CD / 2021-09-30 /  /  / Two of the three piers are counted\n"
     " /  / Count gulls / CD / 2021-09-30 /  / open / Open\n"},
    {"a quarter of the year that the heading names", R"(
# Harbour objectives 2025/26
Action | Lead | Quarter | RAG
Count ropes | AB | Q1 | G
)",
     "Harbour objectives 2025/26 /  / Count ropes / AB / 2025-06-30 / delivery=green / open / \n"},
    {"a state and its explanation under one heading", R"(
Action | Who | When | Progress / Status
Count ropes | AB | 30-Sep-21 | Complete. All ropes of the pier are counted.
Count lamps | CD | 30-Sep-21 | On track.
Count buoys | CD | 30-Sep-21 | Delayed. No boat to be had until May.
)",
     " /  / Count ropes / AB / 2021-09-30 / delivery=blue / closed / Complete. All ropes of the "
     "pier are counted.\n"
     " /  / Count lamps / CD / 2021-09-30 / delivery=green / open / On track.\n"
     " /  / Count buoys / CD / 2021-09-30 /  / open / Delayed. No boat to be had until May.\n"},
    {"the risk's lead and the action's", R"(
Ref | Risk | Executive lead | Gaps | Actions | Action owner | Due date
R1 | Ropes fail | AB | No count | Count ropes | CD | 30-Sep-21
R2 | Lamps fail | AB | None | | |
)",
     " / R1 / Count ropes / CD / 2021-09-30 /  /  / \n"},
    {"who and by when, without a day", R"(
Requirement | What more do we need to do? | Who and by when?
Ropes | Count ropes | AB, date to be confirmed
Lamps | Count lamps | CD, 30 June 2021
)",
     " /  / Count ropes / AB /  /  /  / \n"
     " /  / Count lamps / CD / 2021-06-30 /  /  / \n"},
    {"nothing to do beside a standard that is met", R"(
Standard | Compliance | Action | Lead | Due
Ropes | Fully compliant | | |
Lamps | Not compliant | Count lamps | CD | 30-Sep-21
)",
     " /  / Count lamps / CD / 2021-09-30 /  / open / \n"},
    {"heading row returns and names a section", R"(
Minute | Action | Deadline | Progress
1 Ropes | Count ropes | 30-Sep-21 | On track
Minute | Actions completed | Deadline | Progress
2 Lamps | Count lamps | 31-Oct-21 | On track
3 Nets | Mend nets | 31-Oct-21 | On track
Minute | Action | Deadline | Progress
4 Buoys | Paint buoys | 30-Sep-21 | On track
)",
     " / 1 / Count ropes /  / 2021-09-30 / delivery=green / open / \n"
     "Actions completed / 2 / Count lamps /  / 2021-10-31 / delivery=green / open / \n"
     "Actions completed / 3 / Mend nets /  / 2021-10-31 / delivery=green / open / \n"
     " / 4 / Paint buoys /  / 2021-09-30 / delivery=green / open / \n"},
    {"next page's heading row names a section", R"(
Meeting date & action number | Action | Deadline | Progress
19/11/2010 | Count ropes | 30-Sep-21 | On track
---
Meeting date & action number | Actions completed | Deadline | Progress
19/11/2010 | Count lamps | 31-Oct-21 | Complete
19/11/2010 | Mend nets | 31-Oct-21 | Complete
19/11/2010 | Paint buoys | 31-Oct-21 | Complete
19/11/2010 | Sell oil | 31-Oct-21 | Complete
)",
     " /  / Count ropes /  / 2021-09-30 / delivery=green / open / \n"
     "Actions completed /  / Count lamps /  / 2021-10-31 / delivery=blue / closed / \n"
     "Actions completed /  / Mend nets /  / 2021-10-31 / delivery=blue / closed / \n"
     "Actions completed /  / Paint buoys /  / 2021-10-31 / delivery=blue / closed / \n"
     "Actions completed /  / Sell oil /  / 2021-10-31 / delivery=blue / closed / \n"},
    {"heading above says more than the heading row", R"(
# Ropes
Outstanding actions | Lead | Due
Count ropes | AB | 30-Sep-21
)",
     "Ropes /  / Count ropes / AB / 2021-09-30 /  /  / \n"},
    {"a lead and a date in each other's place", R"(
Ref | Action | Lead | Due | RAG
1 | Count ropes | AB | 30-Sep-21 | G
2 | Count lamps | 31-Oct-21 | CD/AB | G
)",
     " / 1 / Count ropes / AB / 2021-09-30 / delivery=green / open / \n"
     " / 2 / Count lamps / CD+AB / 2021-10-31 / delivery=green / open / \n"},
    {"the first row of a part is whole where no cell goes on with a small letter", R"(
Key line of enquiry | Actions over the past month | How we will evidence the change
W1: Are there ropes? | Ropes are renewed | New ropes
 | Ropes are counted | Lists

Key line of enquiry | Actions over the past month | How we will evidence the change
 | Lamps were cleaned | Clean lamps
 | Lamps were counted | Lists
)",
     "W1: Are there ropes? /  / Ropes are renewed /  /  /  /  / \n"
     "W1: Are there ropes? /  / Ropes are counted /  /  /  /  / \n"
     "W1: Are there ropes? /  / Lamps were cleaned /  /  /  /  / \n"
     "W1: Are there ropes? /  / Lamps were counted /  /  /  /  / \n"},
    {"a number alone between two others", R"(
Ref | Action | Lead | Due
1 | Count ropes | AB | 30-Sep-21
2 | | |
3 | Count lamps | CD | 30-Sep-21
4 | | |
)",
     " / 1 / Count ropes / AB / 2021-09-30 /  /  / \n"
     " / 2 /  /  /  /  /  / \n"
     " / 3 / Count lamps / CD / 2021-09-30 /  /  / \n"},
    {"a number that heads others", R"(
Ref | Action | Lead | Due
1 | Count ropes | AB | 30-Sep-21
2 | | |
2.1 | Count lamps | CD | 30-Sep-21
)",
     " / 1 / Count ropes / AB / 2021-09-30 /  /  / \n"
     " / 2.1 / Count lamps / CD / 2021-09-30 /  /  / \n"},
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

TEST(Rows, FindingOfMergedCellsAnswersForEachAction) {
  const ReadPlan read(R"(Must Do | Action Ref | Action Required | Lead | Due Date
Ropes must hold. | M1.1 | Count ropes | AB | 31/03/2024
 | M1.2 | Renew ropes | AB | 30/04/2024
)");
  ASSERT_EQ(read.paper.observations.size(), 2U);
  EXPECT_EQ(read.paper.observations[1].source_finding, "Ropes must hold.");
}

TEST(Rows, MatrixOfRatingsIsNoPlan) {
  const ReadPlan read("| Actions | | Embedding\nRopes: | | |\nLamps: | | |\n");
  EXPECT_TRUE(read.paper.observations.empty());
  EXPECT_EQ(read.reasons.at(0), "no row holds an action");
}

TEST(Rows, BoldRowOfOneCellIsATitle) {
  Document document = make_document(
      "Ref | Paper | Action | Lead | Due\n"
      "1 | A | Count ropes | AB | 30-Sep-21\n"
      " | Lamps and lights | | |\n"
      "2 | B | Count lamps | AB | 30-Sep-21\n");
  for (Cell& cell : document.tables[0].cells) {
    if (cell.content.text == "Lamps and lights")
      cell.content.runs.push_back({0, 16, kBold, {}, {}, {}});
  }
  Paper paper;
  paper.end_block = 1;
  PaperReading reading(document, own_schemas(), paper);
  read_actions(reading);
  EXPECT_EQ(dump(paper),
            " / 1 / Count ropes / AB / 2021-09-30 /  /  / \n"
            "Lamps and lights / 2 / Count lamps / AB / 2021-09-30 /  /  / \n");
}

TEST(Rows, StruckDateIsTheOriginalAndColourRates) {
  Document document =
      make_document("Action | Lead | Due | RAG\nCount ropes | AB | 31 March 2024 30 June 2024 |\n");
  Table& table = document.tables[0];
  for (Cell& cell : table.cells) {
    if (cell.row == 1 && cell.column == 2)
      cell.content.runs.push_back({0, 13, kStruck, {}, {}, {}});
  }
  Cell colour;
  colour.row = 1;
  colour.column = 3;
  colour.fill = Colour{0xFF, 0, 0};
  table.cells.push_back(colour);
  Paper paper;
  paper.end_block = 1;
  PaperReading reading(document, own_schemas(), paper);
  read_actions(reading);
  ASSERT_EQ(paper.observations.size(), 1U);
  const Observation& action = paper.observations[0];
  ASSERT_EQ(action.due.size(), 2U);
  EXPECT_TRUE(action.due[0].struck);
  EXPECT_FALSE(action.due[1].struck);
  ASSERT_EQ(action.ratings.size(), 1U);
  EXPECT_EQ(action.ratings[0].value, Rag::kRed);
  EXPECT_EQ(action.ratings[0].source, RatingSource::kColour);
  EXPECT_EQ(action.status, ActionStatus::kOpen);
}

TEST(Rows, ASignRatesByItsColour) {
  Document document = make_document(
      "Action | Lead | Due | RAG\nCount ropes | AB | 31 March 2024 | ●\n"
      "Renew ropes | AB | 31 March 2024 | –\n");
  for (Cell& cell : document.tables[0].cells) {
    if (cell.row > 0 && cell.column == 3) {
      cell.content.runs.push_back({0, 3, 0, Colour{0xFF, 0xC0, 0}, {}, {}});
    }
  }
  Paper paper;
  paper.end_block = 1;
  PaperReading reading(document, own_schemas(), paper);
  read_actions(reading);
  ASSERT_EQ(paper.observations.size(), 2U);
  const Rating& rating = paper.observations[0].ratings.at(0);
  EXPECT_EQ(rating.value, Rag::kAmber);
  EXPECT_EQ(rating.source, RatingSource::kIcon);
  EXPECT_EQ(rating.raw, "●");
  EXPECT_EQ(paper.observations[1].ratings.at(0).value, std::nullopt) << "a dash is no rating";
}

TEST(Rows, MergedCellsAreCarriedDown) {
  Document document = make_document(
      "Theme | Action | Lead | Due\nRopes | Count ropes | AB | 30-Sep-21\n"
      " | Renew ropes | | 31-Dec-21\n");
  for (Cell& cell : document.tables[0].cells) {
    if (cell.row == 1 && (cell.column == 0 || cell.column == 2)) cell.row_span = 2;
  }
  Paper paper;
  paper.end_block = 1;
  PaperReading reading(document, own_schemas(), paper);
  read_actions(reading);
  EXPECT_EQ(dump(paper),
            "Ropes /  / Count ropes / AB / 2021-09-30 /  /  / \n"
            "Ropes /  / Renew ropes / AB / 2021-12-31 /  /  / \n");
}

TEST(Rows, AMergedColourRatesAllItsRows) {
  Document document = make_document(
      "Action | Lead | Due | RAG\nCount ropes | AB | 30-Sep-21 |\n"
      "Renew ropes | AB | 31-Dec-21 |\n");
  Cell colour;
  colour.row = 1;
  colour.column = 3;
  colour.row_span = 2;
  colour.fill = Colour{0xFF, 0, 0};
  std::vector<Cell>& cells = document.tables[0].cells;
  std::erase_if(cells, [](const Cell& cell) { return cell.row > 0 && cell.column == 3; });
  cells.insert(std::find_if(cells.begin(), cells.end(), [](const Cell& c) { return c.row == 2; }),
               colour);
  Paper paper;
  paper.end_block = 1;
  PaperReading reading(document, own_schemas(), paper);
  read_actions(reading);
  ASSERT_EQ(paper.observations.size(), 2U);
  for (const Observation& action : paper.observations) {
    ASSERT_EQ(action.ratings.size(), 1U);
    EXPECT_EQ(action.ratings[0].value, Rag::kRed);
  }
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
