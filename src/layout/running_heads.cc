// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/running_heads.h"

#include <cmath>
#include <map>
#include <string>

#include "base/ascii.h"

namespace boardtrail {
namespace {

// Text without its numbers: "Page 3 of 12" and "Page 4 of 12" are alike.
std::string without_numbers(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const bool digit = is_digit(c);
    if (!digit) {
      out.push_back(c);
    } else if (out.empty() || out.back() != '#') {
      out.push_back('#');
    }
  }
  return out;
}

bool in_margin(const Block& block, const Page& page, float margin) {
  return block.place.box.y1 < margin * page.height ||
         block.place.box.y0 > (1 - margin) * page.height;
}

}  // namespace

void mark_running_heads(const std::vector<Page>& pages, std::vector<Block>* blocks,
                        const RunningHeadOptions& options) {
  std::map<std::pair<int, std::string>, std::vector<Block*>> alike;
  for (Block& block : *blocks) {
    const auto page = static_cast<std::size_t>(block.place.page - 1);
    if (block.kind == BlockKind::kTable || page >= pages.size()) continue;
    if (!in_margin(block, pages[page], options.margin)) continue;
    const int height = static_cast<int>(std::lround(block.place.box.y0 / options.same_height));
    alike[{height, without_numbers(block.marker + block.content.text)}].push_back(&block);
  }
  for (auto& [key, members] : alike) {
    int pages_with = 0;
    int last_page = 0;
    for (const Block* block : members) {
      if (block->place.page != last_page) ++pages_with;
      last_page = block->place.page;
    }
    if (pages_with < options.min_pages) continue;
    for (Block* block : members) {
      block->kind = BlockKind::kPageHeader;
      block->level = 0;
    }
  }
}

}  // namespace boardtrail
