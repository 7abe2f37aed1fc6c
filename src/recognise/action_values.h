// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_RECOGNISE_ACTION_VALUES_H_
#define BOARDTRAIL_RECOGNISE_ACTION_VALUES_H_

#include <string>
#include <string_view>

#include "recognise/plan.h"
#include "recognise/plan_colours.h"

namespace boardtrail {

// Typed values of an action's cells. Each sets its fields of the observation from
// the words and leaves what they do not say.

// The number or code at the head of a text without a mark behind it ("TR1 Build ..."): its length,
// or 0.
std::size_t bare_reference(std::string_view text);

// The reference without the day of the meeting behind it ("TB/19/044 (2 May 2019)"), which is the
// day when the action was raised, and without a title ("5.1 Quality report").
std::string read_ref_value(std::string text, Observation& action);

// Adds to the leads that are there: of "Executive lead | Operational lead" both lead.
void read_lead_value(std::string_view raw, Observation& action);

// `revised` is the cell of a column of its own for the new date; may be nullptr.
void read_due_value(const PlanCell& due, const PlanCell* revised, Observation& action);

// A rating cell: its words, else the colour of its icon or its fill, which does not count
// where it dresses the row. Where the words stand on no scale the fill counts only if it is
// the cell's own, else the colour of the words.
void read_rating_value(const PlanCell& cell, std::string dimension, FillUse fill,
                       const PaperReading& reading, Observation& action);

// What the fill of a cell of words says, where it is the cell's own.
void read_colour_value(const PlanCell& cell, FillUse fill, const PaperReading& reading,
                       Observation& action);

// A state that is a rating too ("Overdue", "Complete"), where the table has no column for ratings.
void read_state_value(const PlanCell& cell, const PaperReading& reading, Observation& action);

void read_closed_value(std::string_view raw, Observation& action);
void read_raised_value(std::string_view raw, Observation& action);

// open or closed: by the status column, the ratings (complete by the paper's own legend), the
// closing date or a plan of closed actions, in this order.
void settle_status(const PaperReading& reading, bool closed_plan, Observation& action);

// The words with which an update under "Status / update" begins ("Complete - on the agenda");
// empty where too many stand before the first stop.
std::string head_words(std::string_view text);

// The dimension that a rating column's heading names; kDeliveryRating where it names none.
std::string rating_dimension(const SchemaSet& schemas, const ColumnUse& use);

// "2025/26" of a text that names one financial year and no other; empty for all others.
std::string financial_year_in(std::string_view text);

// "by end 2025/26" in "Confidence in realising the ambition by end 2025/26"; empty where there
// are no such words.
std::string due_in_heading(std::string_view heading);

}  // namespace boardtrail

#endif  // BOARDTRAIL_RECOGNISE_ACTION_VALUES_H_
