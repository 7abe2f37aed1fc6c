// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_TEXT_PIPE_TABLE_H_
#define BOARDTRAIL_EXTRACTORS_TEXT_PIPE_TABLE_H_

#include <cstddef>
#include <vector>

#include "base/limits.h"
#include "extractors/common/document_builder.h"
#include "extractors/text/lines.h"

namespace boardtrail {

// Reads the Markdown table that begins at lines[i], where there is one, and gives the
// index of the first line behind it; else `i`. Also tables inside of list items
// ("- | a | b |"), tables without the line of dashes, cells broken over lines, and
// tables drawn with +---+ borders, whose rows may take several lines.
std::size_t read_pipe_table(const std::vector<Line>& lines, std::size_t i, const Limits& limits,
                            DocumentBuilder& document);

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_TEXT_PIPE_TABLE_H_
