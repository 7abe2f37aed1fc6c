// SPDX-License-Identifier: GPL-3.0-or-later
//
// One invented paper for each family of plans that the program's schemas describe.
#include <filesystem>
#include <fstream>

#include "plan_support.h"

namespace boardtrail {
namespace {

struct Family {
  const char* name;
  const char* schema;
  const char* paper;
  const char* actions;
};

const Family kFamilies[] = {
    {"open and closed actions by theme", "well-led-plan", R"(
# Harbour plan
No. | Description | Associated Recommendations | Lead | Due Date | RAG | Comments/Updates
P1 | Moorings | M1 - Count the moorings again. | AB | 30-Sep-21 | G | Counted twice.
 | | M2 - Renew the ropes. | AB/CD | 30/06/2021 31-Dec-21 | A | Ropes ordered.
---
No. | Description | Associated Recommendations | Lead | Due Date | RAG | Comments/Updates
 | | 2019/R4 - Paint the buoys. | CD | 31-Mar-22 | R |
P2 | Light | L1 - Mend the lamp. | EF | 30-Jun-21 | Closed | Done.
)",
     "Moorings / M1 / Count the moorings again. / AB / 2021-09-30 / delivery=green / open / "
     "Counted twice.\n"
     "Moorings / M2 / Renew the ropes. / AB+CD / 2021-06-30 2021-12-31 / delivery=amber / open / "
     "Ropes ordered.\n"
     "Moorings / 2019/R4 / Paint the buoys. / CD / 2022-03-31 / delivery=red / open / \n"
     "Light / L1 / Mend the lamp. / EF / 2021-06-30 / delivery=- / closed / Done.\n"},
    {"findings with the action that answers each", "inspection-findings", R"(
# PART B Findings of the harbour inspection
 | Inspection finding | Planned action | Progress | Lead | RAG
1. | Ropes were worn. | We will renew all ropes. | Half are new. | AB | A/G
2. | Lamps were out. We will mend the lamps by May. | | Begun. | CD | A
)",
     "PART B Findings of the harbour inspection / 1. / We will renew all ropes. / AB /  / "
     "delivery=amber_green / open / Half are new.\n"
     "PART B Findings of the harbour inspection / 2. / We will mend the lamps by May. / CD /  / "
     "delivery=amber / open / Begun.\n"},
    {"lines of enquiry without lead or date", "kloe-evidence", R"(
Key line of enquiry | Actions over the past month | How we will evidence the change | Future plans
W1: Is the harbour safe? | Ropes counted | Count sheets kept | New ropes in May
 | Lamps tested | Test log |
Buoys painted by volunteers | Photographs on the wall | |
)",
     "W1: Is the harbour safe? /  / Ropes counted /  /  /  /  / \n"
     "W1: Is the harbour safe? /  / Lamps tested /  /  /  /  / \n"
     "W1: Is the harbour safe? /  / Buoys painted by volunteers /  /  /  /  / \n"},
    {"lead and date in one column", "action-plan", R"(
No | Action | Lead and timescale | Progress
1 | Renew the ropes | Harbour Master, July 2025 | Half are new.
2 | Mend the lamp | Lamp Keeper – 30 June 2025 | Begun.
3 | Count the buoys | Lamp Keeper | Begun.
)",
     " / 1 / Renew the ropes / Harbour Master / 2025-07-31 /  /  / Half are new.\n"
     " / 2 / Mend the lamp / Lamp Keeper / 2025-06-30 /  /  / Begun.\n"
     " / 3 / Count the buoys / Lamp Keeper /  /  /  / Begun.\n"},
    {"the status at the head of its update", "action-plan", R"(
Action | Owner | Deadline | Status / update
Renew the ropes | AB | 04/03/2025 | Complete – report on the agenda
Mend the lamp | CD | 06/05/2025 | Open: a lamp was found
Count the buoys | EF | 06/05/2025 | The harbour is open again
)",
     " /  / Renew the ropes / AB / 2025-03-04 / delivery=blue / closed / Complete – report on the "
     "agenda\n"
     " /  / Mend the lamp / CD / 2025-05-06 /  / open / Open: a lamp was found\n"
     " /  / Count the buoys / EF / 2025-05-06 /  /  / The harbour is open again\n"},
    {"a status that explains itself", "inspection-findings", R"(
Finding | Agreed action | Owner | Due | Status at 31 January
Ropes wear | Renew the ropes | AB | 31/03/2025 | Partially implemented. Half are new.
Lamps fail | Mend the lamp | CD | 28/02/2025 | Implemented. All burn.
Buoys drift | Count the buoys | EF | 28/02/2025 | No buoys were found.
)",
     " /  / Renew the ropes / AB / 2025-03-31 /  / open / Partially implemented. Half are new.\n"
     " /  / Mend the lamp / CD / 2025-02-28 / delivery=blue / closed / Implemented. All burn.\n"
     " /  / Count the buoys / EF / 2025-02-28 /  /  / No buoys were found.\n"},
    {"a table whose action column has a name of its own", "action-plan", R"(
Harbour areas to look after in the next year | Target date | Owner
Renew all of the ropes on the north and south piers | 31/03/2025 | Harbour Master
Mend the lamp at the end of the long pier | 28/02/2025 | Lamp Keeper
)",
     " /  / Renew all of the ropes on the north and south piers / Harbour Master / 2025-03-31 /  / "
     " "
     "/ \n"
     " /  / Mend the lamp at the end of the long pier / Lamp Keeper / 2025-02-28 /  /  / \n"},
    {"compliance under a heading of ratings", "action-plan", R"(
Ref | Standard | Self assessment RAG | Action to be taken | Lead | Timescale
10 | Ropes are counted | Partially compliant | Count the ropes | AB | 31/01/2026
19 | Lamps are tested | Non-compliant | Test the lamps | CD | 31/03/2026
)",
     " / 10 / Count the ropes / AB / 2026-01-31 / delivery=amber / open / \n"
     " / 19 / Test the lamps / CD / 2026-03-31 / delivery=red / open / \n"},
    {"two columns of revised dates and a sum", "action-plan", R"(
Ref | Action | Lead | Due | Revised date 1 | Revised date 2 | RAG
1 | Renew the ropes | AB | 31/03/2025 | 30/04/2025 | 31/05/2025 | R
2 | Mend the lamp | CD | 28/02/2025 | | 30/06/2025 | A
Total | | | 2 | | |
)",
     " / 1 / Renew the ropes / AB / 2025-03-31 2025-04-30 2025-05-31 / delivery=red / open / \n"
     " / 2 / Mend the lamp / CD / 2025-02-28 2025-06-30 / delivery=amber / open / \n"},
    {"headings in two rows, some of them parted", "action-plan", R"(
Ref | Action | Lead | Due date | | RAG | | Update
 | | | Original | Revised | Aug | Sep |
1 | Renew the ropes | AB | 30/06/2025 | 31/10/2025 | Red | Amber | Half are new.
2 | Mend the lamp | CD | 31/12/2025 | | Green | Green | It burns.
)",
     " / 1 / Renew the ropes / AB / 2025-06-30 2025-10-31 / delivery=amber aug=red / open / Half "
     "are "
     "new.\n"
     " / 2 / Mend the lamp / CD / 2025-12-31 / delivery=green aug=green / open / It burns.\n"},
    {"sheets of two risks", "action-plan", R"(
BAF 1: The ropes may wear

Executive lead: Harbour Master

Action | Owner | Due | Status
Renew the ropes | AB | 31/03/2025 | On track

High impact action 2: The lamps may fail

Executive lead: Lamp Keeper

Action | Owner | Due | Status
Mend the lamp | CD | 28/02/2025 | At risk
)",
     "BAF 1: The ropes may wear /  / Renew the ropes / AB / 2025-03-31 / delivery=green / open / \n"
     "High impact action 2: The lamps may fail /  / Mend the lamp / CD / 2025-02-28 / "
     "delivery=amber / open / \n"},
    {"a gap that needs no action", "action-plan", R"(
Line of enquiry | Gaps in assurance | Mitigating actions | Lead | Timescale | Compliance rating
1.1 Ropes are counted | None | None required | AB | | Compliant
1.2 Lamps are tested | Two piers are not | Test all piers | CD | August 2024 | Partially compliant
1.3 Buoys are painted | None | | EF | | Compliant
)",
     "1.2 Lamps are tested /  / Test all piers / CD / 2024-08-31 /  / open / \n"},
    {"titles under Item are no references", "action-plan", R"(
Item | Action | Lead | Due
State of the ropes | Renew the ropes | AB | July 2024
State of the lamps | Mend the lamp | CD | July 2024
State of the buoys | Count the buoys | EF | July 2024
)",
     " /  / Renew the ropes / AB / 2024-07-31 /  /  / \n"
     " /  / Mend the lamp / CD / 2024-07-31 /  /  / \n"
     " /  / Count the buoys / EF / 2024-07-31 /  /  / \n"},
    {"a rating a month, the last one not yet given", "action-plan", R"(
Action | Lead | By when | Jul-22 | Aug-22 | Sep-22
Renew the ropes | AB | Dec 2022 | A | R |
Mend the lamp | CD | Aug 2022 | G | Complete |
Count the buoys | EF | Sept 2022 | | G |
)",
     " /  / Renew the ropes / AB / 2022-12-31 / delivery=red jul 22=amber / open / \n"
     " /  / Mend the lamp / CD / 2022-08-31 / delivery=blue jul 22=green / closed / \n"
     " /  / Count the buoys / EF / 2022-09-30 / delivery=green jul 22=- / open / \n"},
    {"the newest month first", "action-plan", R"(
Action | Lead | Due | RAG Oct 22 | RAG Sept 22
Renew the ropes | AB | Dec 2022 | Green | Red
Mend the lamp | CD | Aug 2022 | Amber | Green
)",
     " /  / Renew the ropes / AB / 2022-12-31 / delivery=green sept 22=red / open / \n"
     " /  / Mend the lamp / CD / 2022-08-31 / delivery=amber sept 22=green / open / \n"},
    {"the rating of last time stands first", "action-plan", R"(
Ref | Action | Lead | Due | Previous RAG | Current RAG | Evidence RAG
1 | Renew the ropes | AB | Dec 2022 | Red | Amber | Green
2 | Mend the lamp | CD | Aug 2022 | Green | Blue | Green
)",
     " / 1 / Renew the ropes / AB / 2022-12-31 / delivery=amber previous=red evidence=green / open "
     "/ \n"
     " / 2 / Mend the lamp / CD / 2022-08-31 / delivery=blue previous=green evidence=green / "
     "closed / \n"},
    {"quarters that hold milestones, no ratings", "action-plan", R"(
Action | Lead | Q1 | Q2
Renew the ropes | AB | Ropes ordered | Ropes fitted
Mend the lamp | CD | Green paint bought | Lamp lit
)",
     " /  / Renew the ropes / AB /  /  /  / \n"
     " /  / Mend the lamp / CD /  /  /  / \n"},
    {"a recommendation that was only accepted", "action-plan", R"(
Audit | Recommendation | Management response | Responsible officer | Original due date | Revised due date
Payroll | Leavers to be reported in five days | Agreed. The form goes on line. | JM | 31/12/2020 | 30/06/2021
Payroll | Overpayments to be counted | Agreed | JM | 31/03/2021 |
)",
     "Payroll /  / Agreed. The form goes on line. / JM / 2020-12-31 2021-06-30 /  /  / \n"
     "Payroll /  / Overpayments to be counted / JM / 2021-03-31 /  /  / \n"},
    {"a lead for the Board and one for the work, regulations by number", "action-plan", R"(
Core service | Reg. | Must / Should | Finding | Action | Accountable Executive | Delivery Lead | End | RAG
Quay | 12 | M | Ropes were worn | Renew the ropes | COO | Bosun | 31/05/19 | G
Quay | 18 | M | Too few hands | Hire six hands | COO | Purser | 31/07/19 | A
Light | 17 | S | Lamps were out | Mend the lamp | CFO | CFO | 30/04/19 | A
)",
     "Quay /  / Renew the ropes / COO+Bosun / 2019-05-31 / delivery=green / open / \n"
     "Quay /  / Hire six hands / COO+Purser / 2019-07-31 / delivery=amber / open / \n"
     "Light /  / Mend the lamp / CFO / 2019-04-30 / delivery=amber / open / \n"},
    {"a line above each table opens its section", "action-plan", R"(
Risk SR1: Ropes that part
Action | Lead | Due | Progress
Renew the ropes | AB | 30/09/2022 | Half of them
Count the ropes | AB | 30/09/2022 | Done
Risk SR2: Lamps that fail
Action | Lead | Due | Progress
Mend the lamp | CD | 31/03/2023 | Ordered
)",
     "Risk SR1: Ropes that part /  / Renew the ropes / AB / 2022-09-30 /  /  / Half of them\n"
     "Risk SR1: Ropes that part /  / Count the ropes / AB / 2022-09-30 /  / closed / Done\n"
     "Risk SR2: Lamps that fail /  / Mend the lamp / CD / 2023-03-31 /  /  / Ordered\n"},
    {"titles in the column of the findings, an update a month", "action-plan", R"(
Recommendation | Further action required | Lead | Completion date | BRAG | Update - May 2021 | Update - July 2021
SAFE | | | | | |
The harbour must renew ropes | Order ropes | Bosun | 28/02/2022 | A | Asked for offers | Ordered
The harbour must mend lamps | Mend the lamps | Purser | 30/11/2021 | G | | Half are lit
EFFECTIVE | | | | | |
The harbour should count buoys | Count them | Pilot | March 2022 | R | Counted once |
)",
     "SAFE /  / Order ropes / Bosun / 2022-02-28 / delivery=amber / open / Ordered\n"
     "SAFE /  / Mend the lamps / Purser / 2021-11-30 / delivery=green / open / Half are lit\n"
     "EFFECTIVE /  / Count them / Pilot / 2022-03-31 / delivery=red / open / \n"},
    {"two ratings, lead in the section row", "must-should-tracker", R"(
Harbour Programme: Must Do / Should Do Update | | December 2023 |
Ropes & Moorings [Jo Field]: | | Actions | Embedding
Must | The harbour must renew ropes. Regulation 9 (1) | On Track | Overdue (>1 month)
Should | The harbour should count buoys | On Track | On Track
 | | |
Harbour Programme: Must Do / Should Do Update | | December 2023 |
Light [Sam Reed / Jo Field]: | | Actions | Embedding
Must | The harbour must mend lamps | Overdue | On Track
)",
     "Ropes & Moorings /  / The harbour must renew ropes. Regulation 9 (1) / Jo Field /  / "
     "actions=green embedding=red / open / \n"
     "Ropes & Moorings /  / The harbour should count buoys / Jo Field /  / "
     "actions=green embedding=green / open / \n"
     "Light /  / The harbour must mend lamps / Sam Reed+Jo Field /  / "
     "actions=red embedding=green / open / \n"},
    {"exit criteria with a lead row and an override", "exit-criteria", R"(
Harbour Programme: Exit Criteria Update | | December 2023
Moorings: | | Ropes that hold
 | | Jo Field
1 | All ropes renewed |
2 | All moorings counted | [Sam Reed]
Light: | | Lamps that burn
 | | Ann Hill
1 | Lamps mended |
)",
     "Moorings / 1 / All ropes renewed / Jo Field /  /  /  / \n"
     "Moorings / 2 / All moorings counted / Sam Reed /  /  /  / \n"
     "Light / 1 / Lamps mended / Ann Hill /  /  /  / \n"},
    {"due date in a heading", "ambitions", R"(
Strategic objectives | It is our ambition that by 2026: | Confidence in realising ambition by end 2025/26 | Progress with actions as at 2023-24 Q4 | Supporting strategies
(a) | (b) | (c) | (d) | (e)
Be safe | 1. Our ropes hold | | 90% | Ropes
 | 2. Our lamps burn | Green | 66% (2 of 3) | Light, Ropes
Our mission: safe boats for all.
 | 3. Our buoys float | | 100% | Buoys

 | 4. Our piers stand | | 80 per cent | Ropes
)",
     "Be safe / 1. / Our ropes hold /  / 2026-03-31 / confidence=- /  / 90%\n"
     "Be safe / 2. / Our lamps burn /  / 2026-03-31 / confidence=green / open / 66% (2 of 3)\n"
     "Be safe / 3. / Our buoys float /  / 2026-03-31 / confidence=- /  / 100%\n"
     "Be safe / 4. / Our piers stand /  / 2026-03-31 / confidence=- /  / 80 per cent\n"},
    {"action log of any body", "action-plan", R"(
# Matters arising
Minute Ref | Action | By Whom | By When | Status
BOD 60/17 | Report back on ropes | Chief Nurse | March 2024 | Open
BOD 61/17 | Circulate the lamp paper | Director of Nursing and Quality | 30.4.24 | Closed
)",
     "Matters arising / BOD 60/17 / Report back on ropes / Chief Nurse / 2024-03-31 /  / open / \n"
     "Matters arising / BOD 61/17 / Circulate the lamp paper / Director of Nursing and Quality / "
     "2024-04-30 /  / closed / \n"},
};

TEST(Families, EachIsReadByItsSchema) {
  for (const Family& family : kFamilies) {
    const ReadPlan read(family.paper);
    EXPECT_EQ(dump(read.paper), family.actions) << family.name;
    ASSERT_FALSE(read.paper.plan_tables.empty()) << family.name;
    for (const PlanTable& table : read.paper.plan_tables) {
      EXPECT_EQ(table.schema, family.schema) << family.name;
    }
  }
}

TEST(Families, RestatedActionsAreMarkedAndCarryTheirLabelledTexts) {
  const ReadPlan read(R"(
Ropes [Jo Field]: | | Actions | Embedding
Must | The harbour must renew ropes | Overdue | Overdue
Should | The harbour should count buoys | On Track | On Track

# Actions rated red
Ropes [Jo Field]: | | Delivery | Embedding
Must | The harbour must renew ropes | Red | Red
Explanation: | Mitigation: | |
No rope was to be had. | Rope is on its way. | |
)");
  ASSERT_EQ(read.paper.observations.size(), 3U);
  const Observation& restated = read.paper.observations[2];
  EXPECT_TRUE(restated.restates);
  EXPECT_FALSE(read.paper.observations[0].restates);
  EXPECT_EQ(dump(restated),
            "Ropes /  / The harbour must renew ropes / Jo Field /  / delivery=red embedding=red / "
            "open / No rope was to be had.");
  EXPECT_EQ(restated.kind, "must");
  ASSERT_EQ(restated.extra.size(), 1U);
  EXPECT_EQ(restated.extra[0].first, "mitigation");
  EXPECT_EQ(restated.extra[0].second, "Rope is on its way.");
}

TEST(Families, ClosedTableClosesItsActionsAndKeepsTheClosingDate) {
  const ReadPlan read(R"(
# Closed Actions
Ref | Action | Lead | Due | Date closed
1 | Count ropes | AB | 31-Jan-21 | 12-Mar-21
2 | Count lamps | AB | 31-Jan-21 | 12-M
)");
  ASSERT_EQ(read.paper.observations.size(), 2U);
  EXPECT_TRUE(read.paper.plan_tables[0].closed_table);
  for (const Observation& action : read.paper.observations) {
    EXPECT_EQ(action.status, ActionStatus::kClosed);
    ASSERT_TRUE(action.closed_on.has_value());
    EXPECT_EQ(iso_date(*action.closed_on), "2021-03-12");
  }
  const Observation& cut = read.paper.observations[1];
  ASSERT_EQ(cut.repairs.size(), 1U);
  EXPECT_EQ(cut.repairs[0].kind, Repair::Kind::kCompletedValue);
  ASSERT_NE(cut.find_evidence(Field::kClosedOn), nullptr);
  EXPECT_EQ(cut.find_evidence(Field::kClosedOn)->raw, "12-M");
  EXPECT_LT(cut.confidence, 1.0F);
}

// Papers of other families that the general schema reads.
struct GeneralPlan {
  const char* name;
  const char* paper;
  const char* actions;
};

constexpr GeneralPlan kGeneralPlans[] = {
    {"a second action of one finding has its reference; headings nobody listed", R"(
CQC Ref | Regulation | The harbour must | Actions we will take | Exec Lead | Target completion date | BRAG | Progress since last report
MD1 | Reg 18 | Have enough pilots | Review the rota | Harbour Master | 30 June 2024 | B | Signed off.
 | | | Hire two pilots | Quay Master | 30 Nov 2024 | G | One hired.
)",
     " / MD1 / Review the rota / Harbour Master / 2024-06-30 / delivery=blue / closed / Signed "
     "off.\n"
     " / MD1 / Hire two pilots / Quay Master / 2024-11-30 / delivery=green / open / One hired.\n"},
    {"references in the column of the sections; no action where none is required", R"(
IEA | Recommendation | Action required | Lead | By when | Status
Essential Action 1: Pilots | | | | |
1.1 | The rota is published | Print the rota | Clerk | Jan-23 | Amber
1.2 | The rota is kept | None required | Clerk | N/A | Green
Essential Action 2: Ropes | | | | |
2.1 | Ropes are counted | Count them | Mate | Mar-23 | Red
)",
     "Essential Action 1: Pilots / 1.1 / Print the rota / Clerk / 2023-01-31 / delivery=amber / "
     "open / \n"
     "Essential Action 2: Ropes / 2.1 / Count them / Mate / 2023-03-31 / delivery=red / open / \n"},
    {"the fuller of two columns holds the action", R"(
Undertaking | Requirement | Accountable Executive | Timeframe | Delivery RAG
1. Safety | 1.1 The harbour will agree a plan | Master | 31 May 2023 | Blue
 | 1.2 The harbour will keep it up to date | Mate | 30 June 2023 | Green
2. Money | 2.1 The harbour will balance its books | Clerk | 31 March 2024 | Red
)",
     "1. Safety / 1.1 / The harbour will agree a plan / Master / 2023-05-31 / delivery=blue / "
     "closed / \n"
     "1. Safety / 1.2 / The harbour will keep it up to date / Mate / 2023-06-30 / delivery=green / "
     "open / \n"
     "2. Money / 2.1 / The harbour will balance its books / Clerk / 2024-03-31 / delivery=red / "
     "open / \n"},
    {"actions numbered below what they answer", R"(
No. | Area for improvement | Key tasks | Responsible person | Completion date | RAG Status
1 | Training | 1.1 Review the training | Mate | 31.03.2024 | Complete
 | | 1.2 Train all pilots | Mate | 30.06.2024 | Overdue
2 | Ropes | 2.1 Renew the ropes | Master | 30.04.2024 | On track
)",
     "Training / 1.1 / Review the training / Mate / 2024-03-31 / delivery=blue / closed / \n"
     "Training / 1.2 / Train all pilots / Mate / 2024-06-30 / delivery=red / open / \n"
     "Ropes / 2.1 / Renew the ropes / Master / 2024-04-30 / delivery=green / open / \n"},
    {"a lead before the action is printed once for its actions", R"(
Scheme | Description | SRO | Milestone | Delivery date | Status
Ropes | Buy fewer ropes | Mate | Agree the list | 31 Oct 2023 | Amber
 | | | Sign the contract | 30 Nov 2023 | Green
)",
     "Ropes /  / Agree the list / Mate / 2023-10-31 / delivery=amber / open / \n"
     "Ropes /  / Sign the contract / Mate / 2023-11-30 / delivery=green / open / \n"},
    {"a heading that sounds like a date's over other cells", R"(
Action | Lead | Timing | Due date
Ring the bell | Mate | at eight bells | 31 Oct 2023
Wind the clock | Clerk | by the tower clock | 30 Nov 2023
Light the lamp | Mate | by starlight | 31 Dec 2023
)",
     " /  / Ring the bell / Mate / 2023-10-31 /  /  / \n"
     " /  / Wind the clock / Clerk / 2023-11-30 /  /  / \n"
     " /  / Light the lamp / Mate / 2023-12-31 /  /  / \n"},
    {"days under the heading of an update, who holds the action", R"(
Action Number | Agreed Action | Action Holder | Update to Board
1 | Count ropes | Mate | 31/10/2023
2 | Count lamps | Clerk | 30/11/2023
3 | Wind clocks | Clerk | 31/12/2023
)",
     " / 1 / Count ropes / Mate / 2023-10-31 /  /  / \n"
     " / 2 / Count lamps / Clerk / 2023-11-30 /  /  / \n"
     " / 3 / Wind clocks / Clerk / 2023-12-31 /  /  / \n"},
    {"days under a heading that no schema knows, and days of the past", R"(
Action | Owner | Incident on | Expected in full
Count ropes | Mate | 1/10/2022 | 31/10/2023
Count lamps | Clerk | 1/11/2022 | 30/11/2023
Wind clocks | Clerk | 1/12/2022 | 31/12/2023
)",
     " /  / Count ropes / Mate / 2023-10-31 /  /  / \n"
     " /  / Count lamps / Clerk / 2023-11-30 /  /  / \n"
     " /  / Wind clocks / Clerk / 2023-12-31 /  /  / \n"},
    {"a target that is a figure beside the timeline", R"(
Area of focus | Action | Target | Lead | Timeline
Ropes | Count ropes | 40 ropes | Mate | October 2023
Lamps | Count lamps | All lamps | Clerk | December 2023
Lamps | Wind clocks | Both clocks | Clerk | March 2024
)",
     "Ropes /  / Count ropes / Mate / 2023-10-31 /  /  / \n"
     "Lamps /  / Count lamps / Clerk / 2023-12-31 /  /  / \n"
     "Lamps /  / Wind clocks / Clerk / 2024-03-31 /  /  / \n"},
    {"a first page that lost its headings", R"(
1 | Count ropes | Mate | 31 Oct 2023 | Amber
2 | Count lamps | Clerk | 30 Nov 2023 | Green
---
Ref | Action | Lead | Deadline | Status
3 | Wind clocks | Clerk | 31 Dec 2023 | Green
)",
     " / 1 / Count ropes / Mate / 2023-10-31 / delivery=amber / open / \n"
     " / 2 / Count lamps / Clerk / 2023-11-30 / delivery=green / open / \n"
     " / 3 / Wind clocks / Clerk / 2023-12-31 / delivery=green / open / \n"},
};

TEST(Families, GeneralPlans) {
  for (const GeneralPlan& plan : kGeneralPlans) {
    EXPECT_EQ(dump(ReadPlan(plan.paper).paper), plan.actions) << plan.name;
  }
}

constexpr const char* kNoPlans[] = {
    "Key | \nL | Leadership\nG | Governance\n",

    "Title | Harbour report\nAuthor | Jo Field\nMeeting | Board\n",
    ("Item | Subject | Action | Lead | Time\n1 | Minutes | To approve | Chair | 10:00\n"
     "2 | Finance | To note | CFO | 10:10\n3 | Ropes | Discussion | COO | 10:20\n"),
    "Metric | Baseline | Target | Apr | May\nRopes | 3 | 5 | 4 | 5\n",
    "Risk | Likelihood | Consequence | Score\nRope breaks | 3 | 4 | 12\n",
    "Month | A | B\nJan-23 | 11.0 | 9.5\nFeb-23 | 11.0 | 10.5\n",
    "Strategic objectives | It is our ambition that by 2026:\nBe safe | 1. Ropes hold\n",
};

TEST(Families, OtherTablesAreNoPlans) {
  for (const char* paper : kNoPlans) {
    const ReadPlan read(paper);
    EXPECT_TRUE(read.paper.observations.empty()) << paper << dump(read.paper);
    ASSERT_EQ(read.reasons.size(), 1U);
    EXPECT_FALSE(read.reasons[0].empty()) << paper;
  }
}

// The first ```toml block of docs/schemas.md: the example that people will copy.
std::string documented_schema() {
  std::ifstream file(BOARDTRAIL_DOCS "/schemas.md");
  std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  const std::string fence = "```toml\n";
  const std::size_t begin = text.find(fence) + fence.size();
  return text.substr(begin, text.find("```", begin) - begin);
}

// "Delayed" on amber, and words on several colours where no column is for ratings; a colour
// that the whole row has rates nothing.
TEST(Families, ColoursBehindWordsRate) {
  const auto rated = [](const char* drawing, std::int32_t column, bool whole_row) {
    Document document = make_document(drawing);
    for (Cell& cell : document.tables[0].cells) {
      if (cell.row == 0 || (cell.column != column && !whole_row)) continue;
      cell.fill = cell.row == 1 ? Colour{0xFF, 0xC0, 0} : Colour{0xFF, 0, 0};
    }
    Paper paper;
    paper.end_block = 1;
    PaperReading reading(document, own_schemas(), paper);
    read_actions(reading);
    std::vector<std::optional<Rag>> values;
    for (const Observation& action : paper.observations) {
      for (const Rating& rating : action.ratings) values.push_back(rating.value);
    }
    return values;
  };
  using Values = std::vector<std::optional<Rag>>;
  const char* kStatus =
      "Action | Lead | RAG status\nCount ropes | AB | Delayed\nMend lamps | CD | Overdue\n";
  EXPECT_EQ(rated(kStatus, 2, false), (Values{Rag::kAmber, Rag::kRed}));
  EXPECT_EQ(rated(kStatus, 2, true), (Values{Rag::kRed}));
  const char* kProgress =
      "Action | Lead | Progress\nCount ropes | AB | Half are counted\n"
      "Mend lamps | CD | No spares\n";
  EXPECT_EQ(rated(kProgress, 2, false), (Values{Rag::kAmber, Rag::kRed}));
  EXPECT_EQ(rated(kProgress, 2, true), Values{});
}

// A new family needs a new file only: one more in the folder, and its tables are plans.
TEST(Families, NewFamilyNeedsOnlyASchema) {
  constexpr const char* kPaper =
      "Pier | Job | Carpenter | Done by\n"
      "North | Nail the planks | AB | 30-Sep-21\n"
      " | Paint the rail | CD | Q3 2021/22\n";
  EXPECT_TRUE(ReadPlan(kPaper).paper.observations.empty());
  namespace fs = std::filesystem;
  const fs::path folder = fs::temp_directory_path() / "boardtrail-new-family";
  fs::remove_all(folder);
  fs::copy(BOARDTRAIL_SCHEMAS, folder);
  std::ofstream(folder / "piers.toml") << documented_schema();
  const auto schemas = load_schemas(folder.string());
  fs::remove_all(folder);
  ASSERT_TRUE(schemas.has_value()) << to_string(schemas.error());
  EXPECT_EQ(dump(ReadPlan(kPaper, *schemas).paper),
            "North /  / Nail the planks / AB / 2021-09-30 /  /  / \n"
            "North /  / Paint the rail / CD / 2021-12-31 /  /  / \n");
}

}  // namespace
}  // namespace boardtrail
