// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/dates.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/text.h"
#include "normalise/date_scanner.h"
#include "normalise/date_term.h"

namespace boardtrail {
namespace {

using Kind = DateExpression::Kind;

Precision precision_of(const DateExpression& e) {
  switch (e.kind) {
    case Kind::kDay:
      return Precision::kDay;
    case Kind::kMonth:
      return Precision::kMonth;
    case Kind::kSeason:
      return Precision::kSeason;
    case Kind::kQuarter:
    case Kind::kHalf:
      return Precision::kQuarter;
    case Kind::kYear:
    case Kind::kFinancialYear:
      break;
  }
  return Precision::kYear;
}

// Times of day and the words of invitations that stand beside one single day.
bool is_day_filler(std::string_view word) {
  static constexpr auto kFillers = std::to_array<std::string_view>(
      {"a",         "am",      "and",     "as",    "at",   "board", "closed",   "complete",
       "completed", "date",    "dated",   "day",   "from", "held",  "hours",    "hrs",
       "last",      "meeting", "noon",    "of",    "on",   "pm",    "position", "public",
       "the",       "to",      "updated", "until", "s"});
  if (std::binary_search(kFillers.begin(), kFillers.end(), word)) return true;
  // "10", "00am", "930".
  std::size_t digits = 0;
  while (digits < word.size() && is_digit(word[digits])) ++digits;
  const std::string_view tail = word.substr(digits);
  return digits > 0 && digits <= 4 &&
         (tail.empty() || tail == "am" || tail == "pm" || tail == "hrs" || tail == "noon");
}

bool only_day_fillers(std::string_view text) {
  const std::string words = fold_words(text);
  const std::vector<std::string_view> parts = split(words, ' ');
  return std::all_of(parts.begin(), parts.end(),
                     [](std::string_view word) { return word.empty() || is_day_filler(word); });
}

// "2023/2024", "FY 23/24": a heading that names one financial year.
const DateExpression* only_expression(const std::vector<DateExpression>& found) {
  return found.size() == 1 ? &found.front() : nullptr;
}

std::string financial_name(const DateExpression& e) {
  const std::string first = std::to_string(e.year);
  const int second = (e.year + 1) % 100;
  std::string name = first + '/' + (second < 10 ? "0" : "") + std::to_string(second);
  if (e.kind == Kind::kQuarter) name += " Q" + std::to_string(e.part);
  if (e.kind == Kind::kHalf) name += " H" + std::to_string(e.part);
  return name;
}

}  // namespace

DateTerm date_term(const DateExpression& e) {
  DateTerm term;
  term.begin = e.begin;
  term.end = e.end;
  term.date = stated_day(e);
  term.latest = latest_day(e);
  term.precision = precision_of(e);
  term.impossible = e.impossible;
  term.year_missing = e.year < 0 && !e.impossible;
  term.doubtful = e.doubtful;
  return term;
}

std::vector<DateTerm> find_dates(std::string_view text) {
  std::vector<DateTerm> terms;
  for (const DateExpression& e : scan_dates(text, false)) terms.push_back(date_term(e));
  return terms;
}

std::optional<Date> read_single_date(std::string_view text) {
  // A cell with more than a day, a time and a few words holds something else.
  constexpr std::size_t kMaxBytes = 120;
  text = trim(text);
  if (text.size() > kMaxBytes) return std::nullopt;
  const std::vector<DateExpression> found = scan_dates(text, true);
  const DateExpression* only = only_expression(found);
  if (only == nullptr || only->kind != Kind::kDay) return std::nullopt;
  if (!only_day_fillers(text.substr(0, only->begin)) || !only_day_fillers(text.substr(only->end))) {
    return std::nullopt;
  }
  return stated_day(*only);
}

std::optional<PeriodReading> read_period(std::string_view year, std::string_view period) {
  constexpr std::size_t kMaxBytes = 64;
  year = trim(year);
  period = trim(period);
  if (period.size() > kMaxBytes || year.size() > kMaxBytes) return std::nullopt;
  const std::vector<DateExpression> found = scan_dates(period, true);
  const DateExpression* only = only_expression(found);
  if (only == nullptr) return std::nullopt;
  DateExpression e = *only;
  if (!only_day_fillers(period.substr(0, e.begin)) || !only_day_fillers(period.substr(e.end))) {
    return std::nullopt;
  }
  if (e.year < 0 && !e.impossible && !year.empty()) {
    const std::vector<DateExpression> above = scan_dates(year, true);
    const DateExpression* heading = only_expression(above);
    if (heading == nullptr || heading->impossible || heading->year < 0) return std::nullopt;
    if (heading->kind != Kind::kFinancialYear && heading->kind != Kind::kYear) return std::nullopt;
    const bool spring_months = heading->financial() && e.kind == Kind::kMonth && e.month < 4;
    e.year = heading->year + (spring_months ? 1 : 0);
  }
  PeriodReading reading;
  reading.impossible = e.impossible;
  const bool named = e.financial() && e.year >= 0 && !e.impossible;
  reading.name = named ? financial_name(e) : collapse_spaces(period);
  reading.end = stated_day(e);
  return reading;
}

}  // namespace boardtrail
