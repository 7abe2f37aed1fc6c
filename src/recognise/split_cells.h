// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_RECOGNISE_SPLIT_CELLS_H_
#define BOARDTRAIL_RECOGNISE_SPLIT_CELLS_H_

#include "recognise/plan.h"
#include "recognise/reading.h"

// Cells that hold more than their heading says. Internal to recognise/.
namespace boardtrail {

// Gives what most actions of a classified plan say in a labelled line of their own ("Status: in
// progress" at the end of the action), and the reference on the first line of another cell
// ("BOD 60/17(h)" above "Partnerships report"), a column each, where the plan has none for it.
// Cost: linear in the cells looked at.
void split_cells(const PaperReading& reading, Plan& plan);

}  // namespace boardtrail

#endif  // BOARDTRAIL_RECOGNISE_SPLIT_CELLS_H_
