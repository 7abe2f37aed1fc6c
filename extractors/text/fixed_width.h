// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_TEXT_FIXED_WIDTH_H_
#define BOARDTRAIL_EXTRACTORS_TEXT_FIXED_WIDTH_H_

#include <cstddef>
#include <vector>

#include "base/limits.h"
#include "extractors/common/document_builder.h"
#include "extractors/text/lines.h"

namespace boardtrail {

// Reads the table laid out with spaces that begins at lines[i], where there is one,
// and gives the index of the first line behind it; else `i`. Regions that were looked
// at and are no table end at `rejected_end`, which the caller keeps from call to call
// (0 at first), so that none is looked at twice.
//
// Columns are the bands between gaps that (nearly) all lines of the region leave
// free; a line joins the row above it unless it begins a row. What begins a row is
// decided for the whole table: a column of short references where there is one; else
// blank lines, lines that fill all columns, and first cells behind one that ended.
std::size_t read_fixed_table(const std::vector<Line>& lines, std::size_t i, const Limits& limits,
                             std::size_t& rejected_end, DocumentBuilder& document);

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_TEXT_FIXED_WIDTH_H_
