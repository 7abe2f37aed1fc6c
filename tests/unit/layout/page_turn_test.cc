// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/page_turn.h"

#include <gtest/gtest.h>

#include "layout/tables.h"
#include "support/page_builder.h"

namespace boardtrail {
namespace {

using testing::PageBuilder;

TEST(PageTurn, MostWordsSayHowAPageStands) {
  PageBuilder builder;
  TextLayer layer;
  EXPECT_EQ(dominant_rotation(layer), 0);
  builder.text(100, 100, "turned", {.rotation = 1}).text(120, 100, "too", {.rotation = 1});
  builder.text(300, 100, "upright");
  find_words(builder.page(), {}, &layer);
  EXPECT_EQ(dominant_rotation(layer), 1);
}

// A page of 200 x 100 whose text reads downwards, from the upper right corner.
TEST(PageTurn, PlacesTurnWithTheText) {
  PageBuilder builder;
  builder.page().width = 200;
  builder.page().height = 100;
  builder.text(150, 10, "ab", {.rotation = 1}).horizontal(50, 10, 30).vertical(40, 5, 95);
  builder.fill({10, 20, 30, 40}, {255, 0, 0});
  const PageTurn turn(200, 100, 1);
  const PageRecord turned = turn.page(builder.page());
  EXPECT_EQ(turned.width, 100);
  EXPECT_EQ(turned.height, 200);
  ASSERT_EQ(turned.glyphs.size(), 2U);
  EXPECT_EQ(turned.glyphs[0].rotation, 0);
  EXPECT_EQ(turned.glyphs[0].baseline, 50);
  EXPECT_EQ(turned.glyphs[0].box, (Box{10, 42, 15, 52}));
  EXPECT_EQ(turned.glyphs[1].box, (Box{15, 42, 20, 52}));
  ASSERT_EQ(turned.rulings.size(), 2U);
  EXPECT_FALSE(turned.rulings[0].horizontal);
  EXPECT_EQ(turned.rulings[0].position, 50);
  EXPECT_EQ(turned.rulings[0].begin, 170);
  EXPECT_EQ(turned.rulings[0].end, 190);
  EXPECT_TRUE(turned.rulings[1].horizontal);
  EXPECT_EQ(turned.rulings[1].position, 160);
  EXPECT_EQ(turned.fills[0].box, (Box{20, 170, 40, 190}));
}

TEST(PageTurn, WhatIsTurnedComesBack) {
  PageBuilder builder;
  builder.text(150, 10, "ab", {.rotation = 1}).text(20, 90, "cd");
  TextLayer layer;
  find_words(builder.page(), {}, &layer);
  for (std::uint8_t rotation = 0; rotation < 4; ++rotation) {
    const PageTurn turn(200, 100, rotation);
    const TextLayer back = turn.back(turn.layer(layer));
    ASSERT_EQ(back.words.size(), layer.words.size());
    for (std::size_t i = 0; i < layer.words.size(); ++i) {
      EXPECT_EQ(back.words[i].box, layer.words[i].box) << int{rotation};
      EXPECT_EQ(back.words[i].baseline, layer.words[i].baseline) << int{rotation};
      EXPECT_EQ(back.words[i].rotation, layer.words[i].rotation) << int{rotation};
    }
  }
}

TEST(PageTurn, ATurnedTableIsReadAsItIsMeant) {
  PageBuilder builder;  // two columns from the right to the left, two rows downwards
  builder.grid({300, 330, 360}, {100, 200, 300});
  builder.text(345, 110, "Ref", {.rotation = 1}).text(345, 210, "Lead", {.rotation = 1});
  builder.text(315, 110, "A1", {.rotation = 1}).text(315, 210, "CFO", {.rotation = 1});
  TextLayer layer;
  find_words(builder.page(), {}, &layer);
  const auto found = find_tables(builder.page(), &layer, {}).tables;
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(dump(found[0]), "2x2 [Ref|Lead] [A1|CFO]");
  EXPECT_EQ(found[0].place.box, (Box{300, 100, 360, 300}));
  EXPECT_EQ(found[0].cells[0].place.box, (Box{330, 100, 360, 200}));
}

}  // namespace
}  // namespace boardtrail
