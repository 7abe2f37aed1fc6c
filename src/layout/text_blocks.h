// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_LAYOUT_TEXT_BLOCKS_H_
#define BOARDTRAIL_LAYOUT_TEXT_BLOCKS_H_

#include <vector>

#include "layout/flow.h"
#include "layout/words.h"
#include "model/document.h"

namespace boardtrail {

struct BlockOptions {
  FlowOptions flow;
  // Lines further apart than this multiple of their font size are two blocks.
  float max_line_distance = 1.6F;
  // A font this much larger than the page's usual one makes a heading.
  float heading_size = 1.12F;
  // Headings are short: at most so many words.
  std::size_t max_heading_words = 25;
  // A gap between words above this multiple of the font size separates columns.
  float column_gap = 1.8F;
};

// The text outside tables as headings, paragraphs and list items, in reading order:
// top to bottom, column by column where a page has columns. `consumed` tells the
// words that tables hold. Places carry page and box.
std::vector<Block> find_text_blocks(const PageRecord& page, const TextLayer& layer,
                                    const std::vector<bool>& consumed, const BlockOptions& options);

}  // namespace boardtrail

#endif  // BOARDTRAIL_LAYOUT_TEXT_BLOCKS_H_
