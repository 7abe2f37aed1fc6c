// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_LAYOUT_RUNNING_HEADS_H_
#define BOARDTRAIL_LAYOUT_RUNNING_HEADS_H_

#include <vector>

#include "model/document.h"

namespace boardtrail {

struct RunningHeadOptions {
  // Share of the page's height, at the top and at the bottom, where heads and feet stand.
  float margin = 0.12F;
  // Pages that must carry the same text at the same height.
  int min_pages = 3;
  // Heights that differ by less are the same. Points.
  float same_height = 4.0F;
};

// Turns text that is repeated in the margins of pages (page numbers apart) into
// kPageHeader blocks. Cost: O(b log b) in blocks.
void mark_running_heads(const std::vector<Page>& pages, std::vector<Block>* blocks,
                        const RunningHeadOptions& options);

}  // namespace boardtrail

#endif  // BOARDTRAIL_LAYOUT_RUNNING_HEADS_H_
