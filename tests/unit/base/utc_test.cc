// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utc.h"

#include <gtest/gtest.h>

namespace boardtrail {
namespace {

TEST(Utc, ThereAndBack) {
  EXPECT_EQ(utc_text(0), "1970-01-01T00:00:00Z");
  EXPECT_EQ(utc_time("2026-01-31T03:00:09Z"), 1769828409);
  EXPECT_EQ(utc_text(1769828409), "2026-01-31T03:00:09Z");
  EXPECT_EQ(utc_time("yesterday"), 0);
  EXPECT_EQ(utc_time("2026-01-31T03:00:09Z later"), 0);
}

}  // namespace
}  // namespace boardtrail
