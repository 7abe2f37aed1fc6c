// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/running_heads.h"

#include <string>

#include <gtest/gtest.h>

namespace boardtrail {
namespace {

struct Pages {
  std::vector<Page> pages;
  std::vector<Block> blocks;

  explicit Pages(int count) {
    for (int number = 1; number <= count; ++number) {
      Page page;
      page.number = number;
      page.width = 600;
      page.height = 800;
      pages.push_back(page);
    }
  }
  void add(int page, float y, const std::string& text) {
    Block block;
    block.place.page = page;
    block.place.box = {50, y, 200, y + 10};
    block.content.text = text;
    blocks.push_back(block);
  }
  std::string heads() {
    mark_running_heads(pages, &blocks, {});
    std::string out;
    for (const Block& block : blocks) out += block.kind == BlockKind::kPageHeader ? 'h' : '.';
    return out;
  }
};

TEST(MarkRunningHeads, RepeatedTextInTheMargins) {
  Pages pages(3);
  for (int page = 1; page <= 3; ++page) {
    pages.add(page, 20, "Board of Directors");
    pages.add(page, 400, "Action log");
    pages.add(page, 780, "Page " + std::to_string(page) + " of 3");
  }
  EXPECT_EQ(pages.heads(), "h.hh.hh.h");
}

TEST(MarkRunningHeads, TwoPagesAreNotEnough) {
  Pages pages(2);
  pages.add(1, 20, "Board");
  pages.add(2, 20, "Board");
  EXPECT_EQ(pages.heads(), "..");
}

TEST(MarkRunningHeads, SameTextElsewhereIsContent) {
  Pages pages(3);
  pages.add(1, 20, "Board");
  pages.add(2, 50, "Board");
  pages.add(3, 80, "Board");
  EXPECT_EQ(pages.heads(), "...");
}

TEST(MarkRunningHeads, RepeatsOnOnePageDoNotCount) {
  Pages pages(1);
  for (int i = 0; i < 3; ++i) pages.add(1, 20, "Board");
  EXPECT_EQ(pages.heads(), "...");
}

}  // namespace
}  // namespace boardtrail
