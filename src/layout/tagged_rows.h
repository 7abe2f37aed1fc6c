// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_LAYOUT_TAGGED_ROWS_H_
#define BOARDTRAIL_LAYOUT_TAGGED_ROWS_H_

#include <cstdint>
#include <vector>

#include "layout/tagged_edges.h"
#include "layout/tagged_table.h"

namespace boardtrail {

// Some producers (browsers) leave blank cells out of the structure, and others the span of a
// title: such a row has fewer cells than the table columns, and its cells stand too far to
// the left. Moves them to the columns that their words stand under, in order; a cell whose
// words reach over several columns spans them. `texts` is where the words of each cell
// stand; `known` the column boundaries of another page, or empty. Blank cells for which there
// is no place are taken out of both `cells` and `words`.
void align_short_rows(std::int32_t rows, std::int32_t columns, const std::vector<float>& known,
                      std::vector<Extent> texts, std::vector<TaggedCell>* cells,
                      std::vector<std::vector<std::uint32_t>>* words);

}  // namespace boardtrail

#endif  // BOARDTRAIL_LAYOUT_TAGGED_ROWS_H_
