// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/date_numbers.h"

namespace boardtrail {
namespace {

using Kind = DateExpression::Kind;

// --- the financial year ------------------------------------------------------

struct FinancialYear {
  std::size_t tokens = 0;
  int year = -1;  // in which it begins
  bool impossible = false;
  bool doubtful = false;
  bool either = false;  // the year may be the one in which it ends: "FY24"
};

// Pairs that cannot be a financial year though they stand where one is due: only a
// reversed or repeated pair, or a full year, is sure to be meant as one ("Q3 10/12
// complete" counts).
bool is_impossible_pair(const Token& first, const Token& second) {
  if (first.digits == 4) return true;
  return second.value == first.value - 1 && second.value >= 10;
}

FinancialYear pair_at(DateTokens& tokens, std::size_t at) {
  const std::size_t count = year_pair(tokens, at, false);
  if (count == 0) return {};
  const Token first = tokens.peek(at);
  const Token second = tokens.peek(at + 2);
  const int year = first.digits == 4 ? first.value : 2000 + first.value;
  if (follows_on(first, second)) return {count, year, false, false, false};
  if (!is_impossible_pair(first, second)) return {};
  return {count, -1, true, false, false};
}

// "FY", "F/Y", "financial year", "FYE", "financial year end": tokens taken, or 0.
std::size_t financial_words(DateTokens& tokens, std::size_t at, bool* ends) {
  std::size_t n = at;
  if (is_word(tokens, n, "f") && tokens.peek(n + 1).is_mark('/') && is_word(tokens, n + 2, "y")) {
    return 3;
  }
  if (!tokens.peek(n).is(WordKind::kFinancial)) return 0;
  *ends = is_word(tokens, n, "fye");
  const bool spelt = tokens.text(tokens.peek(n)).size() > 3;
  ++n;
  if (spelt) {
    if (tokens.peek(n).is_mark('-')) ++n;
    if (!tokens.peek(n).is(WordKind::kYear)) return 0;
    ++n;
  }
  if (tokens.peek(n).is_mark('-') && is_word(tokens, n + 1, "end")) ++n;
  if (is_word(tokens, n, "end") || is_word(tokens, n, "ending") || is_word(tokens, n, "ended")) {
    *ends = true;
    ++n;
  }
  return n - at;
}

// The financial year after a quarter or half: "2023/24", "(24/25)", "- 2019-20", "of
// 2022/23", "FY24", "2024".
FinancialYear year_after_part(DateTokens& tokens, std::size_t at) {
  std::size_t n = at;
  const Token mark = tokens.peek(n);
  const bool open = mark.is_mark('(');
  const bool dash = mark.is_mark('-') || mark.is_mark('/') || mark.is_mark('\'');
  if (open || dash || mark.is_mark(',')) ++n;
  while (tokens.peek(n).is(WordKind::kInner) || is_word(tokens, n, "in")) {
    if (++n - at > 3) return {};
  }
  bool ends = false;
  const std::size_t words = financial_words(tokens, n, &ends);
  n += words;
  FinancialYear found = pair_at(tokens, n);
  if (found.tokens == 0) {
    const Token number = tokens.peek(n);
    const bool loose = dash && number.spaced;
    const bool short_year = number.is_number() && number.digits == 2 && number.value >= 10 &&
                            number.value <= kLastTwoDigitYear && !loose &&
                            !is_measured(tokens, n) &&
                            !(tokens.peek(n + 1).is_mark('/') && !tokens.peek(n + 1).spaced);
    if (!is_full_year(number) && !short_year) return {};
    found.tokens = 1;
    found.doubtful = true;
    found.either = words > 0;
    found.year = (number.digits == 4 ? number.value : 2000 + number.value) - (words > 0 ? 1 : 0);
  }
  found.tokens += n - at;
  if (open && tokens.peek(at + found.tokens).is_mark(')')) ++found.tokens;
  return found;
}

PatternMatch part_match(Kind kind, unsigned part, std::size_t count, const FinancialYear& year) {
  PatternMatch match{count + year.tokens, {}};
  match.expression.kind = kind;
  match.expression.part = part;
  match.expression.year = year.year;
  match.expression.impossible = year.impossible;
  match.expression.doubtful = year.doubtful;
  match.expression.more_months = year.either ? 12 : 0;
  return match;
}

struct YearPart {
  std::size_t tokens = 0;
  Kind kind = Kind::kQuarter;
  unsigned part = 0;
};

// "Q3", "Qtr 3", "H2", "3rd quarter", "second half".
YearPart part_at(DateTokens& tokens, std::size_t at) {
  const Token word = tokens.peek(at);
  const Token next = tokens.peek(at + 1);
  const bool quarter = word.is(WordKind::kQuarter);
  if (quarter || word.is(WordKind::kHalf)) {
    const int most = quarter ? 4 : 2;
    const bool letter = word.end - word.begin == 1;
    if (!next.is_number() || next.digits != 1 || next.value < 1 || next.value > most ||
        (letter && next.spaced && !quarter)) {
      return {};
    }
    const Token& after = tokens.peek(at + 2);
    if (!after.spaced && (after.kind == Token::Kind::kWord || after.is_mark('%'))) return {};
    if (!after.spaced && after.is_mark('.') && tokens.peek(at + 3).is_number() &&
        !tokens.peek(at + 3).spaced) {
      return {};
    }
    return {2, quarter ? Kind::kQuarter : Kind::kHalf, static_cast<unsigned>(next.value)};
  }
  const bool spelt = word.is(WordKind::kOrdinal);
  const bool counted = word.is_number() && word.digits == 1 && next.is(WordKind::kOrdinalEnding);
  if (!spelt && !counted) return {};
  const int part = spelt ? word.word.value : word.value;
  const std::size_t n = spelt ? 1 : 2;
  const Token noun = tokens.peek(at + n);
  if (noun.end - noun.begin < 3) return {};
  if (noun.is(WordKind::kQuarter) && part >= 1 && part <= 4) {
    return {n + 1, Kind::kQuarter, static_cast<unsigned>(part)};
  }
  if (noun.is(WordKind::kHalf) && part >= 1 && part <= 2) {
    return {n + 1, Kind::kHalf, static_cast<unsigned>(part)};
  }
  return {};
}

}  // namespace

// Q3 2023/24, Q1-2 24/25, H2 – 22/23, quarter 2 2024-25; Q3 alone has no year.
PatternMatch match_part(DateTokens& tokens, const PatternContext& context) {
  YearPart part = part_at(tokens, 0);
  if (part.tokens == 0) return {};
  std::size_t n = part.tokens;
  const Token mark = tokens.peek(n);
  const Token last = tokens.peek(n + 1);
  if ((mark.is_mark('/') || mark.is_mark('-')) && !mark.spaced && last.is_number() &&
      !last.spaced && last.digits == 1 && last.value > static_cast<int>(part.part) &&
      last.value <= 4 && part.kind == Kind::kQuarter && tokens.peek(n + 2).spaced) {
    part.part = static_cast<unsigned>(last.value);
    n += 2;
  }
  const FinancialYear year = year_after_part(tokens, n);
  const bool spelt = tokens.peek(0).word.kind == WordKind::kOrdinal || tokens.peek(0).is_number();
  if (year.tokens == 0 && spelt && !context.cell) return {};
  return part_match(part.kind, part.part, n, year);
}

namespace {

PatternMatch financial_match(std::size_t count, int year) {
  PatternMatch match{count, {}};
  match.expression.kind = Kind::kFinancialYear;
  match.expression.year = year;
  return match;
}

}  // namespace

// 22/23 Q3, 2023/24 (H1), 2019-20; 23/24 alone where nothing else is in the cell
// (11/12 could be a day).
PatternMatch match_pair(DateTokens& tokens, const PatternContext& context) {
  const std::size_t count = year_pair(tokens, 0, false);
  if (count == 0 || !context.numeric_ok) return {};
  const Token first = tokens.peek(0);
  const Token second = tokens.peek(2);
  std::size_t n = count;
  const Token mark = tokens.peek(n);
  const bool open = mark.is_mark('(');
  if (open || mark.is_mark(',') || mark.is_mark('-') || mark.is_mark('/') || mark.is_mark(':')) ++n;
  const YearPart part = part_at(tokens, n);
  FinancialYear year = pair_at(tokens, 0);
  if (part.tokens > 0 && year.tokens > 0) {
    n += part.tokens;
    if (open && tokens.peek(n).is_mark(')')) ++n;
    year.tokens = 0;
    return part_match(part.kind, part.part, n, year);
  }
  const bool whole = context.alone && tokens.peek(count).kind == Token::Kind::kEnd &&
                     (first.digits == 4 || second.value > 12);
  const int base = first.digits == 4 ? first.value : 2000 + first.value;
  if (follows_on(first, second) && (first.digits == 4 || whole || context.after_end)) {
    return financial_match(count, base);
  }
  // "2023-26": a plan of some years ends with the last.
  const int span = (second.digits == 4 ? second.value : second.value + base / 100 * 100) - base;
  if (first.digits == 4 && whole && span >= 2 && span <= 10) {
    return financial_match(count, base + span - 1);
  }
  return {};
}

// FY24/25, financial year 2024/25, FY24, financial year end.
PatternMatch match_financial(DateTokens& tokens, const PatternContext& context) {
  bool ends = false;
  const std::size_t words = financial_words(tokens, 0, &ends);
  if (words == 0) return {};
  const FinancialYear year = year_after_part(tokens, words);
  if (year.tokens == 0) {
    // "financial year end March 2021": the month says it.
    if (!(ends || context.after_end) || tokens.peek(words).is(WordKind::kMonth)) return {};
    return financial_match(words, -1);
  }
  // "FY 23-24 Q3".
  const YearPart part = part_at(tokens, words + year.tokens);
  if (part.tokens > 0 && !year.doubtful) {
    FinancialYear known = year;
    known.tokens = 0;
    return part_match(part.kind, part.part, words + year.tokens + part.tokens, known);
  }
  PatternMatch match = financial_match(words + year.tokens, year.year);
  match.expression.impossible = year.impossible;
  if (year.doubtful) {
    match.expression.year = year.year - (year.either ? 0 : 1);
    match.expression.doubtful = !ends;
    match.expression.more_months = ends ? 0 : 12;
  }
  return match;
}

// year end 2024, year-end, end of year 2024.
PatternMatch match_year_end(DateTokens& tokens, const PatternContext& context) {
  if (!tokens.peek(0).is(WordKind::kYear)) return {};
  std::size_t n = 1;
  if (tokens.peek(n).is_mark('-')) ++n;
  const bool end = tokens.peek(n).is(WordKind::kEnd);
  if (!end && !context.after_end) return {};
  n = end ? n + 1 : 1;
  const Token number = tokens.peek(n);
  if (number.is(WordKind::kMonth) ||
      (number.is_number() && tokens.peek(n + 1).is(WordKind::kMonth))) {
    return {};
  }
  if (const FinancialYear pair = pair_at(tokens, n); pair.tokens > 0 && !pair.impossible) {
    return financial_match(n + pair.tokens, pair.year);
  }
  // Of an NHS body the year ends on 31 March; the words can mean 31 December.
  if (is_full_year(number)) {
    PatternMatch match = financial_match(n + 1, number.value - 1);
    match.expression.doubtful = true;
    match.expression.more_months = 9;
    return match;
  }
  return context.cell || context.led ? financial_match(n, -1) : PatternMatch{};
}

}  // namespace boardtrail
