// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/list_marker.h"

#include <string_view>

#include <gtest/gtest.h>

namespace boardtrail {
namespace {

TEST(ListMarkers, AreToldFromFiguresAndWords) {
  struct Case {
    std::string_view text;
    MarkerKind kind;
    std::string_view marker;
    std::size_t length;
    std::int32_t depth;
  };
  const Case cases[] = {
      {"- Publish", MarkerKind::kBullet, "-", 2, 0},
      {"\u2022\tPublish", MarkerKind::kBullet, "\u2022", 4, 0},
      {"1. Publish", MarkerKind::kNumber, "1.", 3, 1},
      {"(12)  Publish", MarkerKind::kNumber, "(12)", 6, 1},
      {"1.2 Publish", MarkerKind::kDotted, "1.2", 4, 2},
      {"1.2.3. Publish", MarkerKind::kDotted, "1.2.3.", 7, 3},
      {"2.0 Publish", MarkerKind::kDotted, "2.0", 4, 1},
      {"b) Publish", MarkerKind::kLetter, "b)", 3, 1},
      {"iv. Publish", MarkerKind::kRoman, "iv.", 4, 1},
      {"3a Publish", MarkerKind::kSection, "3a", 3, 2},
      {"3.", MarkerKind::kNumber, "3.", 2, 1},
      {"A.", MarkerKind::kNone, "", 0, 0},
      {"12 actions", MarkerKind::kNone, "", 0, 0},
      {"A plan", MarkerKind::kNone, "", 0, 0},
      {"-5% of all", MarkerKind::kNone, "", 0, 0},
      {"1.5m pounds", MarkerKind::kNone, "", 0, 0},
      {"2024. The year", MarkerKind::kNone, "", 0, 0},
      {"(see above)", MarkerKind::kNone, "", 0, 0},
      {"", MarkerKind::kNone, "", 0, 0},
  };
  for (const Case& c : cases) {
    const ListMarker found = find_list_marker(c.text);
    EXPECT_EQ(found.kind, c.kind) << c.text;
    EXPECT_EQ(found.text, c.marker) << c.text;
    EXPECT_EQ(found.length, c.length) << c.text;
    EXPECT_EQ(found.depth, c.depth) << c.text;
  }
}

}  // namespace
}  // namespace boardtrail
