// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_LAYOUT_SVG_H_
#define BOARDTRAIL_LAYOUT_SVG_H_

#include <string>
#include <vector>

#include "layout/page_record.h"
#include "layout/words.h"
#include "model/document.h"
#include "model/table.h"

namespace boardtrail {

// Draws what was read of a page, for people who wonder why: areas in their colours,
// glyph boxes, rulings (red, those made of thin areas orange), words, the cells of each
// table (green; header rows filled; row, column and origin in the tooltip), and the
// blocks of text (blue, their kind in the tooltip). Self-contained SVG 1.1.
// Cost: linear.
std::string draw_svg(const PageRecord& page, const TextLayer& layer,
                     const std::vector<Table>& tables, const std::vector<Block>& blocks);

}  // namespace boardtrail

#endif  // BOARDTRAIL_LAYOUT_SVG_H_
