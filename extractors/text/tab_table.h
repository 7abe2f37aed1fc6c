// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_TEXT_TAB_TABLE_H_
#define BOARDTRAIL_EXTRACTORS_TEXT_TAB_TABLE_H_

#include <cstddef>
#include <vector>

#include "base/limits.h"
#include "extractors/common/document_builder.h"
#include "extractors/text/lines.h"

namespace boardtrail {

// Reads the table of tab-separated lines that begins at lines[i], where there is one,
// into `document`, and gives the index of the first line behind it; else `i`.
//
// Consecutive lines with tabs are a table; a blank line, a line without a tab and a
// page's end end it. Rows and columns follow the printed tabs. Lines of dashes, which
// a conversion through Markdown leaves behind, are left out. A cell goes on over
// lines where its quotes are open, where a tag is open, or where the row has fewer
// cells than the first and the lines behind it bring just those that are missing.
// Numbered paragraphs ("1.1<tab>text") and indented ones are no table; they last up
// to `paragraphs_end`, which the caller keeps from call to call (0 at first).
std::size_t read_tab_table(const std::vector<Line>& lines, std::size_t i, const Limits& limits,
                           std::size_t& paragraphs_end, DocumentBuilder& document);

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_TEXT_TAB_TABLE_H_
