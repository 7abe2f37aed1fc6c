// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/text_blocks.h"

#include <string>

#include <gtest/gtest.h>

#include "support/page_builder.h"

namespace boardtrail {
namespace {

using testing::PageBuilder;
using Texts = std::vector<std::string>;

// "H Title", "P text", "L(a) text".
Texts blocks(const PageBuilder& builder) {
  TextLayer layer;
  find_words(builder.page(), {}, &layer);
  const std::vector<bool> consumed(layer.words.size(), false);
  Texts out;
  for (const Block& block : find_text_blocks(builder.page(), layer, consumed, {})) {
    const char kind = block.kind == BlockKind::kHeading    ? 'H'
                      : block.kind == BlockKind::kListItem ? 'L'
                                                           : 'P';
    out.push_back(kind + block.marker + " " + block.content.text);
  }
  return out;
}

TEST(FindTextBlocks, ParagraphsByDistance) {
  PageBuilder builder;
  builder.typed("The Board met and\nagreed the plan.\n\nIt will meet again.");
  EXPECT_EQ(blocks(builder),
            (Texts{"P The Board met and agreed the plan.", "P It will meet again."}));
}

TEST(FindTextBlocks, LinesThatHadRoomAreBlocks) {
  PageBuilder builder;
  builder.typed(
      "Action: Write terms of reference for the committees and bring\n"
      "them to the Board by then.\n"
      "Lead: Director of Governance\n"
      "Due: 31 March 2025\n"
      "and no later.\n"
      "The Board agreed that the next plan is to be read out in each\n"
      "Division.");
  EXPECT_EQ(blocks(builder),
            (Texts{"P Action: Write terms of reference for the committees and bring them to the "
                   "Board by then.",
                   "P Lead: Director of Governance", "P Due: 31 March 2025 and no later.",
                   "P The Board agreed that the next plan is to be read out in each Division."}));
}

TEST(FindTextBlocks, HeadingsByWeightAndSize) {
  PageBuilder builder;
  builder.text(50, 50, "Purpose", {.bold = true}).text(50, 62, "To note the report.");
  builder.text(50, 100, "Risks", {.size = 14}).text(50, 120, "None at all were raised.");
  EXPECT_EQ(blocks(builder),
            (Texts{"H Purpose", "P To note the report.", "H Risks", "P None at all were raised."}));
}

TEST(FindTextBlocks, ListItemsKeepTheirMarkers) {
  PageBuilder builder;
  builder.typed("(a) first\n(b) second\nand more\n\u2022 third");
  EXPECT_EQ(blocks(builder), (Texts{"L(a) first", "L(b) second and more", "L\u2022 third"}));
}

TEST(FindTextBlocks, ColumnsAreReadOneByOne) {
  PageBuilder builder;
  builder.typed(
      "left one            right one\n"
      "left two            right two\n"
      "left three          right three\n"
      "left four           right four\n");
  EXPECT_EQ(blocks(builder), (Texts{"P left one left two left three left four",
                                    "P right one right two right three right four"}));
}

TEST(FindTextBlocks, ConsumedWordsAreLeftOut) {
  PageBuilder builder;
  builder.typed("kept taken");
  TextLayer layer;
  find_words(builder.page(), {}, &layer);
  const auto found = find_text_blocks(builder.page(), layer, {false, true}, {});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].content.text, "kept");
}

}  // namespace
}  // namespace boardtrail
