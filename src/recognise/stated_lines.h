// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_RECOGNISE_STATED_LINES_H_
#define BOARDTRAIL_RECOGNISE_STATED_LINES_H_

#include <string>
#include <string_view>
#include <vector>

#include "recognise/reading.h"

// Actions in lines of text: what a label names, and what an item says at its end of who
// acts and by when. Internal to recognise/.
namespace boardtrail {

// "Lead: Chief Nurse" in a line.
struct LabelledPiece {
  const Schema* schema = nullptr;
  const SchemaColumn* column = nullptr;
  std::string label;       // as printed, without the number: "Milestone" of "Milestone 3.1:"
  std::string ref;         // the number
  std::string_view value;  // of the text; trimmed
};

// The column of a label, with schema, label and number set; column is nullptr where the words
// are no label of an action's field.
LabelledPiece read_label(const PaperReading& reading, std::string_view words);

// The labelled pieces of a line that begins with a label; empty where it does not. At the
// begin of a text a label has to open an action, unless `inside` one. Cost: linear.
std::vector<LabelledPiece> labelled_pieces(const PaperReading& reading, std::string_view line,
                                           bool inside);

// What stands at the end of an item: "(Lead: COO, by March 2026)", "by March 2026 (COO)",
// "– Lead: COO – Due: 31/03/2026".
struct StatedTail {
  std::string text;  // what stands before
  std::string lead;
  std::string due;
  bool lead_named = false;  // by a label
  bool due_named = false;   // by a label or by words such as "by"
};

// "Medical Director, July 2025", "30 June 2025 - COO": a lead and its date in one cell; the
// date is blank where there is none at either end.
struct LeadAndDate {
  std::string lead;
  std::string due;
};
LeadAndDate split_lead_and_date(std::string_view text);

// Lead and date are blank where nothing is said of them. Cost: linear.
StatedTail read_stated_tail(const PaperReading& reading, std::string_view item);

}  // namespace boardtrail

#endif  // BOARDTRAIL_RECOGNISE_STATED_LINES_H_
