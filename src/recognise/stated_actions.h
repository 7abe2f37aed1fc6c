// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_RECOGNISE_STATED_ACTIONS_H_
#define BOARDTRAIL_RECOGNISE_STATED_ACTIONS_H_

#include "recognise/reading.h"

namespace boardtrail {

// Reads the actions that stand in no table of actions: labelled lines, cards of label and
// value, and items that end with who acts and by when. Only what the paper marks as an
// action is one; a list of next steps that names neither leads nor dates is passed over,
// with a diagnostic. Runs when the tables of actions are read. Cost: linear in the text.
void read_stated_actions(PaperReading& reading);

}  // namespace boardtrail

#endif  // BOARDTRAIL_RECOGNISE_STATED_ACTIONS_H_
