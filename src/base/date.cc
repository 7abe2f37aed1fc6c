// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/date.h"

#include <array>

#include "base/check.h"

namespace boardtrail {
namespace {

void append_digits(std::string& out, unsigned value, int width) {
  std::string digits(static_cast<std::size_t>(width), '0');
  for (int i = width; i > 0 && value > 0; --i, value /= 10) {
    digits[static_cast<std::size_t>(i - 1)] = static_cast<char>('0' + value % 10);
  }
  out += digits;
}

// The number that all of `digits` spell; nothing where one is no ASCII digit.
std::optional<unsigned> read_digits(std::string_view digits) {
  unsigned value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<unsigned>(c - '0');
  }
  return value;
}

}  // namespace

std::string iso_date(Date date) {
  const int year = static_cast<int>(date.year());
  BOARDTRAIL_CHECK(date.ok() && year >= 0 && year <= 9999);
  std::string out;
  append_digits(out, static_cast<unsigned>(year), 4);
  out += '-';
  append_digits(out, static_cast<unsigned>(date.month()), 2);
  out += '-';
  append_digits(out, static_cast<unsigned>(date.day()), 2);
  return out;
}

std::string iso_date(const std::optional<Date>& date) {
  return date ? iso_date(*date) : std::string();
}

std::string long_date(Date date) {
  static constexpr std::array<const char*, 12> kMonths = {
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  BOARDTRAIL_CHECK(date.ok());
  return std::to_string(static_cast<unsigned>(date.day())) + ' ' +
         kMonths.at(static_cast<unsigned>(date.month()) - 1) + ' ' +
         std::to_string(static_cast<int>(date.year()));
}

std::string long_date(std::string_view iso) {
  const auto date = parse_iso_date(iso.substr(0, 10));
  return date ? long_date(*date) : std::string(iso);
}

std::optional<Date> parse_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = read_digits(text.substr(0, 4));
  const auto month = read_digits(text.substr(5, 2));
  const auto day = read_digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const Date date{std::chrono::year{static_cast<int>(*year)}, std::chrono::month{*month},
                  std::chrono::day{*day}};
  if (!date.ok()) return std::nullopt;
  return date;
}

int days_between(Date from, Date to) {
  const auto days = std::chrono::sys_days{to} - std::chrono::sys_days{from};
  return static_cast<int>(days.count());
}

Date add_months(Date date, int months) {
  const Date moved = date + std::chrono::months{months};
  if (moved.ok()) return moved;
  return Date{std::chrono::year_month_day_last{moved.year() / moved.month() / std::chrono::last}};
}

Date last_day_of_month(int year, unsigned month) {
  return Date{std::chrono::year{year} / std::chrono::month{month} / std::chrono::last};
}

}  // namespace boardtrail
