// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_LAYOUT_HEADING_ABOVE_H_
#define BOARDTRAIL_LAYOUT_HEADING_ABOVE_H_

#include <cstddef>

#include "layout/flow.h"
#include "layout/page_record.h"
#include "layout/tables.h"
#include "layout/words.h"

namespace boardtrail {

// Gives tables from number `from` on that begin with a row of their body the heading that stands
// right above them, outside what told the table: bold texts, each over its column, where rulings or
// rows begin below them; the same in two levels, the upper one over groups of columns; texts turned
// by a quarter, which no line of text shows; and any of these above the bold title of the first
// section. Most columns must have a text, and only words that no table holds are taken. Blank
// cells of a heading that a table has take the turned texts that stand in them. Upright pages.
// Cost: O(n log n) in the words left over, once, and what stands near each table.
void add_headings_above(const PageRecord& page, const TextLayer& layer, const FlowOptions& flow,
                        std::size_t from, PageTables* found);

}  // namespace boardtrail

#endif  // BOARDTRAIL_LAYOUT_HEADING_ABOVE_H_
