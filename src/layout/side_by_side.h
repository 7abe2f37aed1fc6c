// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_LAYOUT_SIDE_BY_SIDE_H_
#define BOARDTRAIL_LAYOUT_SIDE_BY_SIDE_H_

#include <vector>

#include "layout/river_regions.h"
#include "layout/rulings.h"
#include "layout/text_tables.h"

namespace boardtrail {

// The river of a region that parts two tables, or none: where the first line says the same on
// both sides and their rows do not stand on the same lines (else it is one table, folded), or
// rulings part the rows on each side and none does on both. `rulings` from the top. Cost: O(words +
// columns * rulings).
const River* find_gutter(const WordLines& text, const RiverRegion& region,
                         const std::vector<GridLine>& rulings, const TextTableOptions& options);

}  // namespace boardtrail

#endif  // BOARDTRAIL_LAYOUT_SIDE_BY_SIDE_H_
