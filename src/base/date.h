// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_BASE_DATE_H_
#define BOARDTRAIL_BASE_DATE_H_

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace boardtrail {

// A day of the proleptic Gregorian calendar; no time, no zone.
using Date = std::chrono::year_month_day;

// "YYYY-MM-DD". `date` must be ok().
std::string iso_date(Date date);
// The same; empty where there is no date.
std::string iso_date(const std::optional<Date>& date);

// "31 March 2025", for people. `date` must be ok().
std::string long_date(Date date);
// The same of a text that begins with "YYYY-MM-DD"; any other text as it is.
std::string long_date(std::string_view iso);

// Reads "YYYY-MM-DD" exactly; nothing for any other text or a day that is none.
std::optional<Date> parse_iso_date(std::string_view text);

// Days from `from` to `to`; negative where `to` is earlier.
int days_between(Date from, Date to);

// The same day `months` later, or the month's last day where it has no such day.
Date add_months(Date date, int months);

// Last day of the month of `year`.
Date last_day_of_month(int year, unsigned month);

}  // namespace boardtrail

#endif  // BOARDTRAIL_BASE_DATE_H_
