// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/rulings.h"

#include <gtest/gtest.h>

#include "support/page_builder.h"

namespace boardtrail {
namespace {

using testing::PageBuilder;

RulingSet join(const PageBuilder& builder) { return join_rulings(builder.page().rulings, {}); }

TEST(JoinRulings, JoinsPiecesWithSmallGaps) {
  PageBuilder builder;
  builder.horizontal(100, 50, 148).horizontal(100, 150, 250).horizontal(100, 254, 300);
  const RulingSet set = join(builder);
  EXPECT_EQ(set.horizontal, (std::vector<GridLine>{{100, 50, 250}, {100, 254, 300}}));
  EXPECT_TRUE(set.vertical.empty());
}

TEST(JoinRulings, SnapsDoubleBordersToTheirMean) {
  PageBuilder builder;
  builder.vertical(100, 0, 50).vertical(102, 0, 50).vertical(110, 0, 50);
  EXPECT_EQ(join(builder).vertical, (std::vector<GridLine>{{101, 0, 50}, {110, 0, 50}}));
}

TEST(JoinRulings, SnappingDoesNotCreep) {
  PageBuilder builder;
  for (float y = 100; y <= 112; y += 2) builder.horizontal(y, 0, 50);
  // 100, 102 | 104, 106 | 108, 110 | 112: a cluster ends 3 pt from its first member.
  EXPECT_EQ(join(builder).horizontal,
            (std::vector<GridLine>{{101, 0, 50}, {105, 0, 50}, {109, 0, 50}, {112, 0, 50}}));
}

TEST(JoinRulings, DropsDotsButKeepsDottedLines) {
  PageBuilder builder;
  builder.horizontal(100, 0, 1);
  for (float x = 0; x < 60; x += 2) builder.horizontal(200, x, x + 1);
  EXPECT_EQ(join(builder).horizontal, (std::vector<GridLine>{{200, 0, 59}}));
}

}  // namespace
}  // namespace boardtrail
