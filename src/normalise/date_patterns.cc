// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/date_patterns.h"

#include <utility>

#include "normalise/date_numbers.h"

// Each pattern is a function that looks at the tokens from peek(0) on and answers
// how many of them it takes. They are tried from the most to the least specific;
// dates are in British order of day and month.
namespace boardtrail {
namespace {

using Kind = DateExpression::Kind;

// Days that a spreadsheet counts from 30 December 1899: 2017-09-22 to 2028-09-03.
constexpr int kFirstSerial = 43000;
constexpr int kLastSerial = 47000;

unsigned days_in_month(int year, unsigned month) {
  // Without a year 29 February may be right.
  return static_cast<unsigned>(last_day_of_month(year < 0 ? 2000 : year, month).day());
}

PatternMatch day_match(std::size_t count, int day, unsigned month, int year) {
  PatternMatch match{count, {}};
  match.expression.year = year;
  match.expression.month = month;
  match.expression.day = static_cast<unsigned>(day);
  match.expression.impossible = day < 1 || day > static_cast<int>(days_in_month(year, month));
  return match;
}

struct Year {
  std::size_t tokens = 0;  // taken from where it was looked for; 0 = none
  int year = -1;
  bool pair = false;        // "2021/22": the year in which the financial year begins
  bool impossible = false;  // "31-Dec-20211"
};

// The year after a month: "2019", "21", "'21", "-21", ", 2019", ".2019", "2023/24".
Year year_after_month(DateTokens& tokens, std::size_t at, bool after_day, bool cell) {
  std::size_t n = at;
  const Token mark = tokens.peek(n);
  const bool marked =
      mark.is_mark('-') || mark.is_mark('/') || mark.is_mark('.') || mark.is_mark('\'');
  if (marked || mark.is_mark(',') || is_word(tokens, n, "of")) ++n;
  if (n > at && tokens.peek(n).is_mark('\'')) ++n;
  const bool quoted = n > at && tokens.peek(n - 1).is_mark('\'');
  const Token number = tokens.peek(n);
  if (!number.is_number()) return {};
  if (is_full_year(number)) {
    const bool pair = tokens.peek(n + 1).is_mark('/') && year_pair(tokens, n, true) > 0;
    return {n + (pair ? 3 : 1) - at, number.value, pair, false};
  }
  const bool tight = marked && !number.spaced;
  if (after_day && tight && !mark.is_mark('.') && (number.digits == 3 || number.digits == 5)) {
    return {n + 1 - at, -1, false, true};
  }
  if (number.digits != 2 || is_measured(tokens, n)) return {};
  const bool before_month = tokens.peek(n + 1).is(WordKind::kMonth);
  if (marked && !quoted && !tight && (!cell || before_month || mark.is_mark('.'))) return {};
  if (!marked && after_day && before_month) return {};
  const int last = quoted || tight || after_day ? kLastTwoDigitYear : 29;
  if (number.value > last) return {};
  const bool pair = !after_day && tokens.peek(n + 1).is_mark('/') && year_pair(tokens, n, true) > 0;
  return {n + (pair ? 3 : 1) - at, 2000 + number.value, pair, false};
}

// --- days -------------------------------------------------------------------

// 2021-06-30, 2021/06/30, with a time of day after a T.
PatternMatch match_iso(DateTokens& tokens) {
  const Token year = tokens.peek(0);
  if (!is_full_year(year)) return {};
  const Token first = tokens.peek(1);
  if (first.spaced || !(first.is_mark('-') || first.is_mark('/') || first.is_mark('.'))) return {};
  const Token month = tokens.peek(2);
  const Token second = tokens.peek(3);
  const Token day = tokens.peek(4);
  if (!is_short_number(month) || month.spaced || !second.is_mark(first.mark) || second.spaced ||
      !is_short_number(day) || day.spaced || month.value < 1 || month.value > 12) {
    return {};
  }
  return day_match(5, day.value, static_cast<unsigned>(month.value), year.value);
}

// Two or four digits make a year, three or five a slip of the keyboard; a point
// needs all of the rest to be right, since "4.20.134" numbers a paragraph.
bool is_year_part(const Token& token, char mark) {
  if (is_full_year(token) || token.digits == 2) return true;
  return (token.digits == 3 || token.digits == 5) && mark == '/';
}

PatternMatch numeric_day(std::size_t count, int day, int month, const Token& year, char mark) {
  const bool good_year = is_full_year(year) || year.digits == 2;
  const int full = !good_year ? -1 : year.digits == 2 ? 2000 + year.value : year.value;
  const bool american = month > 12 && month <= 31 && day >= 1 && day <= 12;
  if (american && mark == '/') std::swap(day, month);
  if (month < 1 || month > 12 || day < 1 || day > 31) {
    if (mark != '/' || year.digits != 4 || day > 39 || month > 39) return {};
    PatternMatch match = day_match(count, 0, 1, -1);
    return match;
  }
  PatternMatch match = day_match(count, day, static_cast<unsigned>(month), full);
  if (!good_year) match.expression.impossible = true;
  if (match.expression.impossible && mark == '.' && year.digits == 2) return {};
  match.expression.doubtful = american;
  return match;
}

// "31/12/21" behind the dash of "30/06/21-31/12/21".
bool another_day_follows(DateTokens& tokens, std::size_t dash, char mark) {
  if (mark == '-' || !tokens.peek(dash).is_mark('-')) return false;
  return is_short_number(tokens.peek(dash + 1)) && tokens.peek(dash + 2).is_mark(mark) &&
         is_short_number(tokens.peek(dash + 3)) && tokens.peek(dash + 4).is_mark(mark) &&
         tokens.peek(dash + 5).is_number();
}

// 30/06/2021, 30.6.21, 30-06-2021, 30 / 06 / 21.
PatternMatch match_numeric(DateTokens& tokens, const PatternContext& context) {
  const Token day = tokens.peek(0);
  const Token first = tokens.peek(1);
  const Token month = tokens.peek(2);
  const Token second = tokens.peek(3);
  const Token year = tokens.peek(4);
  if (!context.numeric_ok || !is_short_number(day) || !is_short_number(month)) return {};
  if (!(first.is_mark('/') || first.is_mark('.') || first.is_mark('-'))) return {};
  if (!year.is_number() || !is_year_part(year, first.mark)) return {};
  const bool one_mark = second.is_mark(first.mark);
  const bool mixed =
      (second.is_mark('/') || second.is_mark('.')) && first.mark != '-' && is_full_year(year);
  if (!one_mark && !mixed) return {};
  const bool spaced = first.spaced || month.spaced || second.spaced || year.spaced;
  if (spaced && first.mark != '/') return {};
  const Token& next = tokens.peek(5);
  const bool goes_on = !next.spaced &&
                       (next.is_mark('.') || next.is_mark('/') || next.is_mark('-')) &&
                       tokens.peek(6).is_number() && !tokens.peek(6).spaced;
  // A paragraph number, a telephone number; after a full year another date may follow.
  if (goes_on && year.digits != 4 && !another_day_follows(tokens, 5, first.mark)) return {};
  return numeric_day(5, day.value, month.value, year, first.mark);
}

// 31 March 2020, 31st of March, 30-Sep-21, "31 st March", 23-Mar.
PatternMatch match_day_month(DateTokens& tokens, const PatternContext& context) {
  const Token day = tokens.peek(0);
  if (!is_short_number(day) || day.value < 1 || day.value > 39) return {};
  std::size_t n = 1;
  if (tokens.peek(n).is(WordKind::kOrdinalEnding)) ++n;
  if (is_word(tokens, n, "day")) ++n;
  if (is_word(tokens, n, "of")) ++n;
  const Token mark = tokens.peek(n);
  if (mark.is_mark('-') || mark.is_mark('/') || mark.is_mark('.') || mark.is_mark(',')) ++n;
  const Token month = tokens.peek(n);
  if (!month.is(WordKind::kMonth)) return {};
  ++n;
  Year year = year_after_month(tokens, n, true, context.cell);
  if (year.tokens == 0 && tokens.peek(n).is_mark('.')) {
    year = year_after_month(tokens, n + 1, true, context.cell);
    if (year.tokens > 0) ++year.tokens;
  }
  if (year.tokens == 0 && (day.value > 31 || (month.word.ambiguous && !month.capital))) return {};
  PatternMatch match =
      day_match(n + year.tokens, day.value, month.word.value, year.pair ? -1 : year.year);
  if (year.pair && !match.expression.impossible) {
    match.expression.year = month.word.value >= 4 ? year.year : year.year + 1;
  }
  match.expression.impossible |= year.impossible;
  return match;
}

// June 30th, June 30th 2021, June 30, 2021; the month alone is match_month's.
PatternMatch match_month_day(DateTokens& tokens, const PatternContext& context) {
  const Token month = tokens.peek(0);
  const Token day = tokens.peek(1);
  if (!month.is(WordKind::kMonth) || !is_short_number(day) || !day.spaced || day.value < 1 ||
      day.value > 31) {
    return {};
  }
  const bool ordinal = tokens.peek(2).is(WordKind::kOrdinalEnding);
  std::size_t n = ordinal ? 3 : 2;
  const bool comma = tokens.peek(n).is_mark(',');
  const Token year = tokens.peek(comma ? n + 1 : n);
  if (is_full_year(year) && year_pair(tokens, comma ? n + 1 : n, true) == 0) {
    return day_match(n + (comma ? 2 : 1), day.value, month.word.value, year.value);
  }
  if (ordinal) return day_match(n, day.value, month.word.value, -1);
  // "June 30": no year would be written so; "March 5" neither.
  const bool day_like = day.digits == 1 || day.value >= 30;
  if (!context.cell || !day_like || is_measured(tokens, 1) || tokens.peek(2).is(WordKind::kMonth)) {
    return {};
  }
  return day_match(n, day.value, month.word.value, -1);
}

// --- months and seasons -----------------------------------------------------

PatternMatch match_month(DateTokens& tokens, const PatternContext& context) {
  const Token month = tokens.peek(0);
  if (!month.is(WordKind::kMonth)) return {};
  std::size_t n = 1;
  Year year = year_after_month(tokens, n, false, context.cell);
  if (year.tokens == 0 && tokens.peek(n).is_mark('.')) {
    year = year_after_month(tokens, n + 1, false, context.cell);
    if (year.tokens > 0) ++year.tokens;
  }
  if (year.tokens == 0 && month.word.ambiguous) {
    const bool listed = month.capital && (context.follows || tokens.peek(n).is(WordKind::kMonth));
    const bool in_place =
        context.led || listed || (context.cell && (context.alone || month.capital));
    if (!in_place) return {};
  }
  // Glued to what follows ("Marvel" is one word, "Mar3c" is not a month).
  const Token& next = tokens.peek(n);
  if (year.tokens == 0 && next.is_number() && !next.spaced) return {};
  PatternMatch match{n + year.tokens, {}};
  match.expression.kind = Kind::kMonth;
  match.expression.month = month.word.value;
  match.expression.year = year.pair && month.word.value < 4 ? year.year + 1 : year.year;
  return match;
}

PatternMatch match_season(DateTokens& tokens, const PatternContext& context) {
  const Token season = tokens.peek(0);
  if (!season.is(WordKind::kSeason)) return {};
  const Year year = year_after_month(tokens, 1, false, context.cell);
  if (year.tokens == 0 && !context.cell && !context.led) return {};
  PatternMatch match{1 + year.tokens, {}};
  match.expression.kind = Kind::kSeason;
  match.expression.part = season.word.value;
  match.expression.year = year.year;
  return match;
}

// 06/2021: only in a cell, since laws and letters are numbered so.
PatternMatch match_numeric_month(DateTokens& tokens, const PatternContext& context) {
  const Token month = tokens.peek(0);
  const Token mark = tokens.peek(1);
  const Token year = tokens.peek(2);
  if (!context.cell || !context.numeric_ok || !is_short_number(month) || month.value < 1 ||
      month.value > 12 || !(mark.is_mark('/') || mark.is_mark('-')) || mark.spaced ||
      !is_full_year(year) || year.spaced) {
    return {};
  }
  const Token& next = tokens.peek(3);
  if (!next.spaced && next.is_mark('/')) return {};
  PatternMatch match{3, {}};
  match.expression.kind = Kind::kMonth;
  match.expression.month = static_cast<unsigned>(month.value);
  match.expression.year = year.value;
  return match;
}

PatternMatch match_bare_year(DateTokens& tokens, const PatternContext& context) {
  const Token year = tokens.peek(0);
  const Token next = tokens.peek(1);
  if (!is_full_year(year) || year.value < 2000 || year.value > 2099) return {};
  const bool glued = !next.spaced && next.kind != Token::Kind::kEnd && !next.is_mark('.') &&
                     !next.is_mark(',') && !next.is_mark(')') && !next.is_mark(';');
  const bool whole = context.alone && next.kind == Token::Kind::kEnd;
  if (glued || is_measured(tokens, 0) || !(whole || context.led)) return {};
  PatternMatch match{1, {}};
  match.expression.kind = Kind::kYear;
  match.expression.year = year.value;
  return match;
}

// A spreadsheet's day number that lost its format.
PatternMatch match_serial(DateTokens& tokens, const PatternContext& context) {
  const Token number = tokens.peek(0);
  if (!context.alone || number.digits != 5 || number.value < kFirstSerial ||
      number.value > kLastSerial || tokens.peek(1).kind != Token::Kind::kEnd) {
    return {};
  }
  using std::chrono::day, std::chrono::days, std::chrono::month, std::chrono::sys_days,
      std::chrono::year;
  const Date date = sys_days(Date(year(1899), month(12), day(30))) + days(number.value);
  PatternMatch match =
      day_match(1, static_cast<int>(static_cast<unsigned>(date.day())),
                static_cast<unsigned>(date.month()), static_cast<int>(date.year()));
  match.expression.doubtful = true;
  return match;
}

// 31/03, in a cell: both with two digits, since "24/7" and "5/6" are no dates.
PatternMatch match_short_day(DateTokens& tokens, const PatternContext& context) {
  const Token day = tokens.peek(0);
  const Token mark = tokens.peek(1);
  const Token month = tokens.peek(2);
  const Token& next = tokens.peek(3);
  const bool telling = day.is_number() && (day.value > 12 || tokens.text(day)[0] == '0');
  if (!context.cell || !context.numeric_ok || !telling || day.digits != 2 || day.value > 31 ||
      !mark.is_mark('/') || !month.is_number() || month.digits != 2 || month.value < 1 ||
      month.value > 12 || next.is_mark('/') || next.is_mark('%') ||
      (!next.spaced && next.is_number())) {
    return {};
  }
  return day_match(3, day.value, static_cast<unsigned>(month.value), -1);
}

PatternMatch match_number(DateTokens& tokens, const PatternContext& context) {
  if (PatternMatch m = match_iso(tokens); m.tokens > 0) return m;
  if (PatternMatch m = match_numeric(tokens, context); m.tokens > 0) return m;
  if (PatternMatch m = match_day_month(tokens, context); m.tokens > 0) return m;
  if (PatternMatch m = match_numeric_month(tokens, context); m.tokens > 0) return m;
  if (PatternMatch m = match_part(tokens, context); m.tokens > 0) return m;
  if (PatternMatch m = match_pair(tokens, context); m.tokens > 0) return m;
  if (PatternMatch m = match_bare_year(tokens, context); m.tokens > 0) return m;
  if (PatternMatch m = match_short_day(tokens, context); m.tokens > 0) return m;
  return match_serial(tokens, context);
}

}  // namespace

std::optional<Date> stated_day(const DateExpression& e) {
  if (e.year < 0 || e.impossible) return std::nullopt;
  using std::chrono::day, std::chrono::month, std::chrono::year;
  switch (e.kind) {
    case Kind::kDay:
      return Date(year(e.year), month(e.month), day(e.day));
    case Kind::kMonth:
      return last_day_of_month(e.year, e.month);
    case Kind::kSeason:
      return std::nullopt;
    case Kind::kYear:
      return last_day_of_month(e.year, 12);
    case Kind::kQuarter:
      return e.part == 4 ? last_day_of_month(e.year + 1, 3)
                         : last_day_of_month(e.year, 3 + 3 * e.part);
    case Kind::kHalf:
      return e.part == 2 ? last_day_of_month(e.year + 1, 3) : last_day_of_month(e.year, 9);
    case Kind::kFinancialYear:
      return last_day_of_month(e.year + 1, 3);
  }
  return std::nullopt;
}

std::optional<Date> latest_day(const DateExpression& e) {
  if (e.year < 0 || e.impossible) return std::nullopt;
  // Spring ends with May, winter with the February after.
  if (e.kind == Kind::kSeason) {
    return e.part == 4 ? last_day_of_month(e.year + 1, 2)
                       : last_day_of_month(e.year, 2 + 3 * e.part);
  }
  const std::optional<Date> day = stated_day(e);
  if (e.more_months > 0) return add_months(*day, e.more_months);
  return Date(std::chrono::sys_days(*day) + std::chrono::days(e.more_days));
}

PatternMatch match_date(DateTokens& tokens, const PatternContext& context) {
  const Token first = tokens.peek(0);
  if (first.is_number()) return match_number(tokens, context);
  switch (first.word.kind) {
    case WordKind::kMonth:
      if (PatternMatch m = match_month_day(tokens, context); m.tokens > 0) return m;
      return match_month(tokens, context);
    case WordKind::kSeason:
      return match_season(tokens, context);
    case WordKind::kQuarter:
    case WordKind::kHalf:
    case WordKind::kOrdinal:
      return match_part(tokens, context);
    case WordKind::kFinancial:
      return match_financial(tokens, context);
    case WordKind::kYear:
      return match_year_end(tokens, context);
    default:
      return is_word(tokens, 0, "f") ? match_financial(tokens, context) : PatternMatch{};
  }
}

}  // namespace boardtrail
