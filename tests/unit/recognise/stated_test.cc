// SPDX-License-Identifier: GPL-3.0-or-later
//
// Actions that stand in no table: labelled lines, cards, items of lists. As many of the
// cases are papers that state none.
#include "plan_support.h"
#include "recognise/stated_actions.h"
#include "recognise/stated_lines.h"

namespace boardtrail {
namespace {

struct StatedCase {
  const char* name;
  const char* paper;
  const char* actions;
};

const StatedCase kStated[] = {
    {"a label a line", R"(
# Moorings
Recommendation 1: Ropes should be sound.
Action: Renew the ropes of the north pier.
Lead: Harbour Master / Chief Rigger
Due: 31 March 2025
Status: On track
Progress: Half are new.
Recommendation 2: Lamps should burn.
Action: Mend the lamps on both piers.
Lead: Lamp Keeper
Due: 30 January 2025
Status: Complete
)",
     "Moorings / 1 / Renew the ropes of the north pier. / Harbour Master+Chief Rigger / 2025-03-31 "
     "/ delivery=green / open / Half are new.\n"
     "Moorings / 2 / Mend the lamps on both piers. / Lamp Keeper / 2025-01-30 / delivery=blue / "
     "closed / \n"},
    {"labels within a line, several actions in a paragraph", R"(
Action 1.1: Renew the ropes. Lead: AB. Timescale: June 2025. RAG: Green Action 1.2: Mend the lamps. Lead: CD. Timescale: May 2025. RAG: Blue
)",
     " / 1.1 / Renew the ropes. / AB / 2025-06-30 / delivery=green / open / \n"
     " / 1.2 / Mend the lamps. / CD / 2025-05-31 / delivery=blue / closed / \n"},
    {"an action of minutes", R"(
ACTION 24/103: Circulate the tide tables. Lead: Jo Field. Due: 30 September 2024
The harbour board noted the report.
Action: Jo Field
)",
     " / 24/103 / Circulate the tide tables. / Jo Field / 2024-09-30 /  /  / \n"},
    {"a numbered list", R"(
# Actions
1. Renew the ropes of the north pier - Lead: Chief Rigger - By: 31 January 2018
2. Mend the lamps of both piers - Lead: Lamp Keeper - By: 31 March 2018
)",
     " / 1. / Renew the ropes of the north pier / Chief Rigger / 2018-01-31 /  /  / \n"
     " / 2. / Mend the lamps of both piers / Lamp Keeper / 2018-03-31 /  /  / \n"},
    {"labels that no schema knows, a value below its label", R"(
Action: Renew the ropes of the north pier.
Priority: High
Lead: Chief Rigger
Timescale: June 2025
Progress:
- Half are new.
- The rest is ordered.
The next paragraph is prose.
)",
     " /  / Renew the ropes of the north pier. / Chief Rigger / 2025-06-30 /  /  / Half are new. "
     "The "
     "rest is ordered.\n"},
    {"items that end with who and by when", R"(
# Light
# Next steps
- Renew the ropes of the north pier (Lead: Chief Rigger, by December 2025)
- Mend the lamps on both piers (Owner: Lamp Keeper; Due: 31/01/2026)
- Paint the buoys – Harbour Master – October 2025
- The board will be told.
)",
     "Light /  / Renew the ropes of the north pier / Chief Rigger / 2025-12-31 /  /  / \n"
     "Light /  / Mend the lamps on both piers / Lamp Keeper / 2026-01-31 /  /  / \n"
     "Light /  / Paint the buoys / Harbour Master / 2025-10-31 /  /  / \n"},
    {"milestones with a date in the sentence", R"(
Milestone 3.1: New lamps lit on all piers by March 2026 (CDIO) Milestone 3.2: Tide plan approved by November 2025 (COO)
)",
     " / 3.1 / New lamps lit on all piers by March 2026 / CDIO / 2026-03-31 /  /  / \n"
     " / 3.2 / Tide plan approved by November 2025 / COO / 2025-11-30 /  /  / \n"},
    {"a card a table", R"(
Action 1 | Renew the ropes of the north pier
Executive Lead | Chief Rigger
Due Date | 31 December 2025
Status | Complete
---
Action 2 | Mend the lamps on both piers
Executive Lead | Lamp Keeper
Due Date | 31 October 2025
Status | Not started
)",
     " / 1 / Renew the ropes of the north pier / Chief Rigger / 2025-12-31 / delivery=blue / "
     "closed "
     "/ \n"
     " / 2 / Mend the lamps on both piers / Lamp Keeper / 2025-10-31 / delivery=grey / open / \n"},
    {"a card of several that leaves its date or lead blank", R"(
Action 1 | Renew the ropes of the north pier
Executive Lead | Chief Rigger
Due Date | 31 December 2025
---
Action 2 | Mend the lamps on both piers
Executive Lead | Lamp Keeper
Due Date |
---
Action 3 | Paint the buoys of the channel
Executive Lead |
Due Date | 31 May 2026
---
Action 4 | Count the boats of the harbour
Executive Lead |
Due Date |
)",
     " / 1 / Renew the ropes of the north pier / Chief Rigger / 2025-12-31 /  /  / \n"
     " / 2 / Mend the lamps on both piers / Lamp Keeper /  /  /  / \n"
     " / 3 / Paint the buoys of the channel /  / 2026-05-31 /  /  / \n"},
    {"a card with the action's number", R"(
Action number | SI-1
Action | Renew the ropes of the north pier
Lead | Chief Rigger
Due date | 31 December 2025
Progress | Half are renewed
)",
     " / SI-1 / Renew the ropes of the north pier / Chief Rigger / 2025-12-31 /  /  / Half are "
     "renewed\n"},
    // What is no action.
    {"a cover sheet", R"(
Action: The Board is asked to approve the plan of the harbour.
Lead: Harbour Master
Action required: For approval
Lead Director: Harbour Master
Date: 8 May 2025
Recommendation: The Board is asked to note the report.
Recommendation: That the Board notes the report.
Responsible Director: Harbour Master
Timescale: September 2025
Action required | For noting
Executive Lead | Harbour Master
Date | 8 May 2025
)",
     ""},
    {"lists that tell of the past, of sources and of people", R"(
# Lessons from last winter
- Ropes wore out early (December 2024 to February 2025)
- Lamps failed in January (Harbour Master report, February 2025)
- The piers were closed twice (Source: Lamp Keeper, March 2025)
# Present
- Jo Field (Chair)
- Sam Reed, Harbour Master
)",
     ""},
    {"next steps without a lead", R"(
# Next steps
- The report will be presented in August 2025.
- The Harbour Master will go on counting.
)",
     ""},
    {"definitions", R"(
Action: a step agreed by the board of the harbour.
Lead: the person who takes it.
)",
     ""},
    {"actions without a label above their lead and date", R"(
Priority 1: Ropes

Renew the ropes on the north pier
Lead: Harbour Master
Due: 31 May 2025
Progress: Half are new.
RAG: Amber

Priority 2: Lamps

Mend the lamp on the long pier
Owner: Lamp Keeper
Deadline: 30 June 2025

The lamp is mended in summer
Lead: Lamp Keeper
Colour: red
)",
     "Priority 1: Ropes /  / Renew the ropes on the north pier / Harbour Master / 2025-05-31 / "
     "delivery=amber / open / Half are new.\n"
     "Priority 2: Lamps /  / Mend the lamp on the long pier / Lamp Keeper / 2025-06-30 / "
     "delivery=- "
     "/  / \n"},
};

TEST(Stated, ActionsWithoutATable) {
  for (const StatedCase& one : kStated) {
    ReadPlan read(one.paper);
    PaperReading reading(read.document, own_schemas(), read.paper);
    read_stated_actions(reading);
    EXPECT_EQ(dump(read.paper), one.actions) << one.name;
  }
}

TEST(Stated, AListWithoutLeadsIsDoubted) {
  ReadPlan read("# Next steps\n- The report will be presented in August 2025.\n");
  PaperReading reading(read.document, own_schemas(), read.paper);
  read_stated_actions(reading);
  ASSERT_EQ(read.paper.diagnostics.size(), 1U);
  EXPECT_EQ(read.paper.diagnostics[0].id, "recognise.list-without-leads");
}

struct TailCase {
  const char* item;
  const char* tail;  // "text / lead / due"
};

TEST(Stated, Tails) {
  const TailCase cases[] = {
      {"Open the hub (COO, by March 2026)", "Open the hub / COO / by March 2026"},
      {"Open the hub (by March 2026 – COO).", "Open the hub / COO / by March 2026"},
      {"Open the hub [Chief Nurse: 31/03/2026]", "Open the hub / Chief Nurse / 31/03/2026"},
      {"Open the hub by March 2026 (COO)", "Open the hub by March 2026 / COO / by March 2026"},
      {"Open the hub. Lead: COO. Due: Q1 2026/27", "Open the hub / COO / Q1 2026/27"},
      {"Open the hub (approved by the board in March 2026)",
       "Open the hub (approved by the board in March 2026) /  / "},
      {"Open the hub (see page 4)", "Open the hub (see page 4) /  / "},
  };
  const Document document;
  Paper paper;
  const PaperReading reading(document, own_schemas(), paper);
  for (const TailCase& one : cases) {
    const StatedTail tail = read_stated_tail(reading, one.item);
    EXPECT_EQ(tail.text + " / " + tail.lead + " / " + tail.due, one.tail) << one.item;
  }
}

}  // namespace
}  // namespace boardtrail
