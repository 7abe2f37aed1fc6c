// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_LAYOUT_RULED_HEAD_H_
#define BOARDTRAIL_LAYOUT_RULED_HEAD_H_

#include <vector>

#include "layout/stream_columns.h"
#include "model/table.h"

namespace boardtrail {

// Left edges of the columns and the right edge of the last; empty where some are not known.
std::vector<float> column_edges(const Table& table);

// Statistical offices rule a heading both ways and leave the rows below it without rulings:
// two tables on their way to be one. Where a drawn table of few rows among `tables` ends right
// above `body`, and each of the body's columns (their texts' extents) stands below one of its
// own, it takes the body's rows; true where that is so. Cost: O(tables + cells).
bool join_ruled_head(Table* body, const std::vector<ColumnExtent>& columns,
                     std::vector<Table>* tables);

}  // namespace boardtrail

#endif  // BOARDTRAIL_LAYOUT_RULED_HEAD_H_
