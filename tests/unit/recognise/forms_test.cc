// SPDX-License-Identifier: GPL-3.0-or-later
//
// Forms of plans that public bodies use, beside those of families_test.cc.
#include "plan_support.h"

namespace boardtrail {
namespace {

struct FormCase {
  const char* name;
  const char* paper;
  const char* actions;
};

const FormCase kForms[] = {
    {"titles in capitals, one of them cut at the column borders", R"(
Ref | Gap found | Action | Lead | Due | RAG
URGE | NT MOORINGS | OF (Site | A) | |
M1 | Ropes must hold | 1.1 Count ropes | AB | 30-Sep-21 | G
 | | 1.2 Renew ropes | CD | 31-Oct-21 | A
 | LAMPS (Site B) | | | |
M2 | Lamps must burn | 2.1 Count lamps | AB | 30-Sep-21 | R
)",
     "URGENT MOORINGS OF (Site A) / 1.1 / Count ropes / AB / 2021-09-30 / delivery=green / open / "
     "\n"
     "URGENT MOORINGS OF (Site A) / 1.2 / Renew ropes / CD / 2021-10-31 / delivery=amber / open / "
     "\n"
     "LAMPS (Site B) / 2.1 / Count lamps / AB / 2021-09-30 / delivery=red / open / \n"},
    {"a log of decisions and actions with a question for the state", R"(
No. | Decision or Action or Message | Who? | When? | Who needs to be told? | Action completed?
1. | Count the ropes | AB | 4 June 2010 | All | Yes
2. | Count the lamps | CD | 5 June 2010 | Crew | No
3. | Paint the door | CD | 6 June 2010 | Crew | No
)",
     " / 1. / Count the ropes / AB / 2010-06-04 /  / closed / \n"
     " / 2. / Count the lamps / CD / 2010-06-05 /  / open / \n"
     " / 3. / Paint the door / CD / 2010-06-06 /  / open / \n"},
    {"the issue is not the action that management agreed", R"(
Ref | Issue | Recommendation | Management Action Agreed | Lead | Due | Status
7 | Four ropes were frayed. | Ropes should be checked. | Check ropes each week | AB | Mar-14 | Open
)",
     " / 7 / Check ropes each week / AB / 2014-03-31 /  / open / \n"},
    {"a programme of work under criteria", R"(
Harbour Code Criteria | Programme of work 2010/11 | By whom (lead) | By when
1. Hold boats safely | Count ropes on all piers | AB | March 2011
 | Count lamps on all piers | CD | May 2011
)",
     "1. Hold boats safely /  / Count ropes on all piers / AB / 2011-03-31 /  /  / \n"
     "1. Hold boats safely /  / Count lamps on all piers / CD / 2011-05-31 /  /  / \n"},
    {"headings of no schema: of two texts the one that is filled in each row", R"(
What the crew saw | How it will be put right | Who | When
Three ropes were frayed on the old pier | The harbour team will count all ropes | AB | March 2011
 | The harbour team will renew frayed ropes | CD | May 2011
)",
     " /  / The harbour team will count all ropes / AB / 2011-03-31 /  /  / \n"
     " /  / The harbour team will renew frayed ropes / CD / 2011-05-31 /  /  / \n"},
    {"two ratings, what is delivered and how it goes", R"(
Pier Ref | Action required | Due Date | Delivery Status | Progress Status
4.5 | Count ropes | 31/03/21 | Delivered, Not Yet Evidenced | On Track
4.6 | Count lamps | 31/03/21 | Not Yet Delivered | Off Track
)",
     " / 4.5 / Count ropes /  / 2021-03-31 / delivery=- delivery=green / open / \n"
     " / 4.6 / Count lamps /  / 2021-03-31 / delivery=- delivery=red / open / \n"},
    {"the due date's cell says that it is done, and when", R"(
Action | Lead | Timescale
Count ropes | AB | Completed 14 July 2024
Count lamps | CD | Complete
Paint doors | CD | Complete by July 2024
Paint walls | CD | 31/07/2024
)",
     " /  / Count ropes / AB /  /  / closed / \n"
     " /  / Count lamps / CD /  /  / closed / \n"
     " /  / Paint doors / CD / 2024-07-31 /  /  / \n"
     " /  / Paint walls / CD / 2024-07-31 /  /  / \n"},
    {"an update that begins with its end", R"(
Action | Lead | Due | Progress
Count ropes | AB | July 2024 | COMPLETED - all 31 hold
Count lamps | CD | July 2024 | Delivered: 2 of 5
Paint doors | CD | July 2024 | Done 12/12/16
Paint walls | CD | July 2024 | Half of them
Paint roofs | CD | July 2024 | Paint bought
)",
     " /  / Count ropes / AB / 2024-07-31 /  / closed / COMPLETED - all 31 hold\n"
     " /  / Count lamps / CD / 2024-07-31 /  /  / Delivered: 2 of 5\n"
     " /  / Paint doors / CD / 2024-07-31 /  / closed / Done 12/12/16\n"
     " /  / Paint walls / CD / 2024-07-31 /  /  / Half of them\n"
     " /  / Paint roofs / CD / 2024-07-31 /  /  / Paint bought\n"},
    {"a scheme for a part, days among the milestones", R"(
Local priority scheme | Objective | Key deliverables | Delivery lead | Milestones and dates | RAG
Ropes first | No rope breaks | Spare ropes on all piers | AB | In place by 30/09/2017 | G
Lamps next | No lamp fails | Spare lamps on all piers | CD | Bought January 2018 | A
)",
     "Ropes first /  / Spare ropes on all piers / AB / 2017-09-30 / delivery=green / open / \n"
     "Lamps next /  / Spare lamps on all piers / CD / 2018-01-31 / delivery=amber / open / \n"},
    {"numbers without a mark, and headings that speak", R"(
Development areas to address in the next year | Target date | Owner | Where are we now?
1 Publish a plan for ropes | March 2024 | AB | In hand
2 Train 20 crews | June 2024 | CD | 4 of 20
)",
     " / 1. / Publish a plan for ropes / AB / 2024-03-31 /  / open / In hand\n"
     " / 2. / Train 20 crews / CD / 2024-06-30 /  /  / 4 of 20\n"},
    {"a category that stands for several rows is their part", R"(
Category | Action | Lead | Due | RAG
Ropes | Count ropes | AB | 30-Sep-21 | G
Ropes | Renew ropes | CD | 31-Oct-21 | A
Lamps | Count lamps | AB | 30-Sep-21 | R
)",
     "Ropes /  / Count ropes / AB / 2021-09-30 / delivery=green / open / \n"
     "Ropes /  / Renew ropes / CD / 2021-10-31 / delivery=amber / open / \n"
     "Lamps /  / Count lamps / AB / 2021-09-30 / delivery=red / open / \n"},
    {"a grade is none", R"(
Priority | Action | Lead | Due | RAG
High | Count ropes | AB | 30-Sep-21 | G
High | Renew ropes | CD | 31-Oct-21 | A
Low | Count lamps | AB | 30-Sep-21 | R
)",
     " /  / Count ropes / AB / 2021-09-30 / delivery=green / open / \n"
     " /  / Renew ropes / CD / 2021-10-31 / delivery=amber / open / \n"
     " /  / Count lamps / AB / 2021-09-30 / delivery=red / open / \n"},
    {"objectives in a few words are parts, in sentences what the actions answer", R"(
Equality objective | Key actions | Lead | Completion by
Better ropes | Count ropes | AB | Mar 25
 | Renew ropes | CD | Dec 23
Better lamps | Count lamps | AB | Mar 25
)",
     "Better ropes /  / Count ropes / AB / 2025-03-31 /  /  / \n"
     "Better ropes /  / Renew ropes / CD / 2023-12-31 /  /  / \n"
     "Better lamps /  / Count lamps / AB / 2025-03-31 /  /  / \n"},
    {"minutes with their meeting's day, and outcomes that say how it stands", R"(
Minute | Action agreed | Action by | Outcome
HB/19/044 (2 May 2019) | Count ropes | Harbour Master | Action complete - list sent
HB/19/047 (2 May 2019) | Count lamps | Chair | Outstanding - awaiting the crew
)",
     " / HB/19/044 / Count ropes / Harbour Master /  /  / closed / Action complete - list sent\n"
     " / HB/19/047 / Count lamps / Chair /  /  / open / Outstanding - awaiting the crew\n"},
    {"a title above the headings, in a table that has no spans", R"(
PART 1: ROPES | | | | |
Ref | Requirement | Action to close the gap | Owner | Due | b/f RAG | RAG
1.1 | Old pier | None for the harbour | | | |
1.2 | New pier | Renew ropes | AB | 28 Feb 2023 | G | A
)",
     "PART 1: ROPES / 1.2 / Renew ropes / AB / 2023-02-28 / delivery=amber previous=green / open / "
     "\n"},
    {"codes at the heads of the actions", R"(
Theme | Action | Owner | Deadline
Ropes | RO1 Count ropes | AB | Sep 2024
 | RO2 Renew ropes | CD | Mar 2025
)",
     "Ropes / RO1 / Count ropes / AB / 2024-09-30 /  /  / \n"
     "Ropes / RO2 / Renew ropes / CD / 2025-03-31 /  /  / \n"},
    {"risks and what mitigates them are no actions", R"(
Risk | Score | Mitigation | Owner
Ropes may break | 12 | Spare ropes kept | Harbour Master
Lamps may fail | 8 | Spare lamps kept | Chair
)",
     ""},
    {"a chopped heading that ends before the columns of leads and days", R"(
Ref | Prompt | Level | Gap | Action | Owner | Due
KLOE | W1: Is there a clear vi | sion an | d cred | ible plan? | |
W1.1 | A plan with a vision | Good | None known | Visit all piers and believe | AB | May 2023
)",
     "W1: Is there a clear vision and credible plan? / W1.1 / Visit all piers and believe / AB / "
     "2023-05-31 /  /  / \n"},
    {"who acts stands under 'by' where the day stands under 'due'", R"(
No. | Action | By | Due | Status
1 | Count ropes | Harbour Master | 31/12/18 | Open
2 | Count lamps | Chair | 31/01/19 | Open
)",
     " / 1 / Count ropes / Harbour Master / 2018-12-31 /  / open / \n"
     " / 2 / Count lamps / Chair / 2019-01-31 /  / open / \n"},
    {"criteria and the next steps to them", R"(
Exit criteria | Evidence required | Lead | Target date | RAG | Next steps
1. Ropes hold | Test of all ropes | AB | Q2 2022/23 | A | Test in July
2. Lamps burn | Test of all lamps | CD | Q3 2022/23 | G | Buy oil
)",
     " / 1. / Ropes hold / AB / 2022-09-30 / delivery=amber / open / Test in July\n"
     " / 2. / Lamps burn / CD / 2022-12-31 / delivery=green / open / Buy oil\n"},
    {"an update a quarter, items with a title", R"(
Item | Action | Lead | Q1 update | Q2 update | Status
5.1 Rope report | Count ropes | AB | Begun | Half counted | Open
6.3 Lamps | Count lamps | CD | Not begun | Begun | Open
)",
     " / 5.1 / Count ropes / AB /  /  / open / Half counted\n"
     " / 6.3 / Count lamps / CD /  /  / open / Begun\n"},
    {"areas for improvement in a few words, and closed actions that say since when", R"(
Area for improvement | Specific action | Owner | Finish | Update
Open actions | | | |
Ropes on the old pier | Count ropes | AB | 30/06/15 | Half are counted
 | Renew ropes | AB | 31/07/15 | Live from 25 January 2016
Closed actions | | | |
Lamps on the new pier | Count lamps | CD | 30/06/15 | Live from 25 January 2015
)",
     "Open actions /  / Count ropes / AB / 2015-06-30 /  /  / Half are counted\n"
     "Open actions /  / Renew ropes / AB / 2015-07-31 /  /  / Live from 25 January 2016\n"
     "Closed actions /  / Count lamps / CD / 2015-06-30 /  / closed / Live from 25 January 2015\n"},
    {"areas for improvement are parts where no other titles stand", R"(
No | Area for improvement | Specific action | Owner | Finish
1 | Ropes | Count ropes | AB | 30/06/15
2 | | Renew ropes | AB | 31/07/15
3 | Lamps | Count lamps | CD | 30/06/15
)",
     "Ropes / 1 / Count ropes / AB / 2015-06-30 /  /  / \n"
     "Ropes / 2 / Renew ropes / AB / 2015-07-31 /  /  / \n"
     "Lamps / 3 / Count lamps / CD / 2015-06-30 /  /  / \n"},
    {"the recommendation's number is its actions'", R"(
Recommendation | Agreed action | Lead | Due
R1 Ropes should hold | Count ropes | AB | 30-Sep-21
 | Renew ropes | AB | 31-Oct-21
R2 Lamps should burn | Count lamps | CD | 30-Sep-21
R3 Doors should shut | Oil hinges | CD | 30-Sep-21
)",
     " / R1 / Count ropes / AB / 2021-09-30 /  /  / \n"
     " / R1 / Renew ropes / AB / 2021-10-31 /  /  / \n"
     " / R2 / Count lamps / CD / 2021-09-30 /  /  / \n"
     " / R3 / Oil hinges / CD / 2021-09-30 /  /  / \n"},
};

TEST(Forms, AreReadAsAPersonWould) {
  for (const FormCase& test : kForms) {
    EXPECT_EQ(dump(ReadPlan(test.paper).paper), test.actions) << test.name;
  }
}

TEST(Forms, ClosingDayOfADueDatesCellIsKept) {
  const ReadPlan read(R"(Action | Lead | Timescale
Count ropes | AB | Completed 14 July 2024
)");
  ASSERT_EQ(read.paper.observations.size(), 1U);
  EXPECT_EQ(iso_date(read.paper.observations[0].closed_on.value_or(Date{})), "2024-07-14");
  EXPECT_EQ(read.paper.observations[0].due_raw, "Completed 14 July 2024");
}

}  // namespace
}  // namespace boardtrail
