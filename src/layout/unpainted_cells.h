// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_LAYOUT_UNPAINTED_CELLS_H_
#define BOARDTRAIL_LAYOUT_UNPAINTED_CELLS_H_

#include "layout/lattice.h"
#include "layout/words.h"

namespace boardtrail {

// Parts what a grid made of grounds holds for one cell because nothing was painted there: the
// white rows of a zebra, the plain cells beside coloured ratings. They are parted at the
// grid's columns where no text reaches across, and at its rows where the texts leave more
// room than between lines of one text. Painted cells, and texts over several columns, stay
// whole. Cost: O(words * columns + fills * cells that they cover).
// A grid that lacks columns all the same (texts stand side by side in one cell, row by row:
// office programs paint neighbours of one colour as one) gives an empty one: its grounds do not
// tell what is a column.
TableGrid part_unpainted_cells(const PageRecord& page, const TextLayer& layer, TableGrid grid);

}  // namespace boardtrail

#endif  // BOARDTRAIL_LAYOUT_UNPAINTED_CELLS_H_
