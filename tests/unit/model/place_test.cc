// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/place.h"

#include <gtest/gtest.h>

namespace boardtrail {
namespace {

TEST(Place, IsReadByPeople) {
  struct Case {
    Place place;
    const char* text;
  };
  const Case cases[] = {
      {{}, ""},
      {{3, 0, 0, {}}, "page 3"},
      {{0, 12, 5, {}}, "line 12"},
      {{3, 12, 0, {}}, "page 3, line 12"},
      {{2, 0, 0, {72, 110.4F, 540, 125.6F}}, "page 2 (72,110-540,126)"},
      {{0, 0, 0, {-0.2F, 0, 1000000, 1}}, "(0,0-1000000,1)"},
      {{1, 0, 0, {5, 5, 5, 9}}, "page 1"},  // an empty box is no place
      {{0, 0, 0, {}, 3, 5, 2}, "table 3, row 5, cell 2"},
      {{4, 0, 0, {}, 3, 5, 0}, "page 4, table 3, row 5"},
  };
  for (const Case& c : cases) EXPECT_EQ(to_string(c.place), c.text);
}

TEST(Box, UnitesAndIntersects) {
  const Box a{0, 0, 10, 10};
  const Box b{5, 5, 20, 8};
  EXPECT_EQ(unite(a, b), (Box{0, 0, 20, 10}));
  EXPECT_EQ(unite(a, Box{}), a);
  EXPECT_EQ(unite(Box{}, b), b);
  EXPECT_EQ(intersect(a, b), (Box{5, 5, 10, 8}));
  EXPECT_TRUE(intersect(a, Box{11, 0, 12, 1}).empty());
  EXPECT_EQ(intersect(a, Box{11, 0, 12, 1}).area(), 0);
}

}  // namespace
}  // namespace boardtrail
