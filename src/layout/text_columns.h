// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_LAYOUT_TEXT_COLUMNS_H_
#define BOARDTRAIL_LAYOUT_TEXT_COLUMNS_H_

#include <cstdint>
#include <vector>

#include "layout/stream.h"
#include "layout/words.h"

namespace boardtrail {

// Parts words (numbers of layer.words) that stand side by side in columns of running
// text: the gutter of a page in two columns is no gutter of a table. A part holds the
// words of one column, or those that reach across. A gutter needs prose on one side at
// least: lines of many words that fill their column; a horizontal ruling across it ends it.
// Cost: O(n log n).
std::vector<std::vector<std::uint32_t>> split_text_columns(const TextLayer& layer,
                                                           std::vector<std::uint32_t> words,
                                                           const std::vector<GridLine>& rulings,
                                                           const StreamOptions& options);

}  // namespace boardtrail

#endif  // BOARDTRAIL_LAYOUT_TEXT_COLUMNS_H_
