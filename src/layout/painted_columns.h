// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_LAYOUT_PAINTED_COLUMNS_H_
#define BOARDTRAIL_LAYOUT_PAINTED_COLUMNS_H_

#include <vector>

#include "layout/stream.h"

namespace boardtrail {

// A table that is known by its words lacks the column whose cells have none: ratings that are
// coloured areas, shapes or pictures alone. Adds a column where such marks stand below one
// another, in two and more rows, where no word of the rows does; the words above them are its
// heading. Cost: O(marks log marks + words of the table) for each column added.
void add_painted_columns(const PageRecord& page, const TextLayer& layer, StreamGrid* table);

}  // namespace boardtrail

#endif  // BOARDTRAIL_LAYOUT_PAINTED_COLUMNS_H_
