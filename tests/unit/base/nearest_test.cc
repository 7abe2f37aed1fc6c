// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/nearest.h"

#include <gtest/gtest.h>

namespace boardtrail {
namespace {

TEST(Nearest, CountsEdits) {
  struct Case {
    std::string_view a, b;
    std::size_t distance;
  };
  const Case cases[] = {{"", "", 0},
                        {"", "abc", 3},
                        {"abc", "abc", 0},
                        {"injest", "ingest", 1},
                        {"inegst", "ingest", 1},
                        {"plan", "plans", 1},
                        {"kitten", "sitting", 3}};
  for (const Case& c : cases) {
    EXPECT_EQ(edit_distance(c.a, c.b), c.distance) << c.a << " " << c.b;
    EXPECT_EQ(edit_distance(c.b, c.a), c.distance) << c.b << " " << c.a;
  }
}

TEST(Nearest, TellsOneSlip) {
  struct Case {
    std::string_view a, b;
    Slip slip;
  };
  const Case cases[] = {{"", "", Slip::kNone},
                        {"amber", "amber", Slip::kNone},
                        {"", "a", Slip::kLeftOut},
                        {"ambr", "amber", Slip::kLeftOut},
                        {"ambe", "amber", Slip::kLeftOut},
                        {"mber", "amber", Slip::kLeftOut},
                        {"ambur", "amber", Slip::kExchanged},
                        {"ambre", "amber", Slip::kSwapped},
                        {"maber", "amber", Slip::kSwapped},
                        {"abmre", "amber", Slip::kNone},
                        {"ambiur", "amber", Slip::kNone},
                        {"am", "amber", Slip::kNone}};
  for (const Case& c : cases) {
    EXPECT_EQ(one_slip(c.a, c.b), c.slip) << c.a << " " << c.b;
    EXPECT_EQ(one_slip(c.b, c.a), c.slip) << c.b << " " << c.a;
  }
}

TEST(Nearest, NamesOnlyWhatIsNear) {
  const std::vector<std::string_view> names = {"ingest", "actions", "findings", "query"};
  EXPECT_EQ(nearest("injest", names), "ingest");
  EXPECT_EQ(nearest("action", names), "actions");
  EXPECT_EQ(nearest("querry", names), "query");
  EXPECT_EQ(nearest("zebra", names), "");
  EXPECT_EQ(nearest("", names), "");
  EXPECT_EQ(nearest(std::string(10'000, 'i'), names), "");
}

}  // namespace
}  // namespace boardtrail
