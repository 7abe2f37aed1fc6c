// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/date.h"

#include <stdexcept>

#include <gtest/gtest.h>

namespace boardtrail {
namespace {

Date day(int year, unsigned month, unsigned number) {
  return Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{number}};
}

TEST(Date, ReadsAndWritesIsoDays) {
  for (const char* text : {"2024-02-29", "1999-12-31", "2026-01-01", "0001-01-01", "9999-12-31"}) {
    const auto date = parse_iso_date(text);
    ASSERT_TRUE(date.has_value()) << text;
    EXPECT_EQ(iso_date(*date), text);
  }
  EXPECT_EQ(parse_iso_date("2024-02-29"), day(2024, 2, 29));
}

TEST(Date, RefusesWhatIsNoIsoDay) {
  for (const char* text :
       {"", "2024-02-30", "2023-02-29", "2024-2-29", "2024-13-01", "2024-00-10", "2024-01-00",
        "24-01-01", "2024/01/01", "2024-01-01 ", " 2024-01-01", "2024-01-0a", "+024-01-01"}) {
    EXPECT_FALSE(parse_iso_date(text).has_value()) << text;
  }
}

TEST(Date, NoDayIsNotWritten) {
  EXPECT_THROW(iso_date(day(2023, 2, 29)), std::logic_error);
  EXPECT_THROW(iso_date(day(10000, 1, 1)), std::logic_error);
}

TEST(Date, IsWrittenForPeople) {
  EXPECT_EQ(long_date(day(2025, 3, 31)), "31 March 2025");
  EXPECT_EQ(long_date(day(2025, 12, 1)), "1 December 2025");
  EXPECT_EQ(long_date("2025-01-09"), "9 January 2025");
  EXPECT_EQ(long_date("2025-01-09T03:00:00Z"), "9 January 2025");
  EXPECT_EQ(long_date("Q3 2025"), "Q3 2025");
  EXPECT_EQ(long_date(""), "");
  EXPECT_THROW(long_date(day(2023, 2, 29)), std::logic_error);
}

TEST(Date, CountsDays) {
  EXPECT_EQ(days_between(day(2024, 2, 28), day(2024, 3, 1)), 2);
  EXPECT_EQ(days_between(day(2023, 2, 28), day(2023, 3, 1)), 1);
  EXPECT_EQ(days_between(day(2024, 3, 1), day(2024, 2, 28)), -2);
  EXPECT_EQ(days_between(day(2024, 3, 1), day(2024, 3, 1)), 0);
}

TEST(Date, AddsMonthsWithinTheMonth) {
  EXPECT_EQ(add_months(day(2024, 1, 31), 1), day(2024, 2, 29));
  EXPECT_EQ(add_months(day(2023, 1, 31), 1), day(2023, 2, 28));
  EXPECT_EQ(add_months(day(2023, 11, 30), 3), day(2024, 2, 29));
  EXPECT_EQ(add_months(day(2023, 5, 15), -6), day(2022, 11, 15));
  EXPECT_EQ(add_months(day(2023, 5, 15), 0), day(2023, 5, 15));
}

TEST(Date, FindsTheLastDayOfAMonth) {
  EXPECT_EQ(last_day_of_month(2024, 2), day(2024, 2, 29));
  EXPECT_EQ(last_day_of_month(2100, 2), day(2100, 2, 28));
  EXPECT_EQ(last_day_of_month(2023, 9), day(2023, 9, 30));
  EXPECT_EQ(last_day_of_month(2023, 12), day(2023, 12, 31));
}

}  // namespace
}  // namespace boardtrail
