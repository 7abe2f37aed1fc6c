// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/date_numbers.h"

namespace boardtrail {
namespace {

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2199;

}  // namespace

bool is_full_year(const Token& token) {
  return token.is_number() && token.digits == 4 && token.value >= kFirstYear &&
         token.value <= kLastYear;
}

bool is_short_number(const Token& token) { return token.is_number() && token.digits <= 2; }

bool is_word(DateTokens& tokens, std::size_t at, std::string_view lower) {
  const Token& token = tokens.peek(at);
  if (token.kind != Token::Kind::kWord) return false;
  const std::string_view word = tokens.text(token);
  if (word.size() != lower.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if ((static_cast<unsigned char>(word[i]) | 0x20U) != static_cast<unsigned char>(lower[i])) {
      return false;
    }
  }
  return true;
}

// What makes a number no year: 95%, 9:30, 2.5, 12,761, 3rd, 1 of 12.
bool is_measured(DateTokens& tokens, std::size_t number) {
  const Token& next = tokens.peek(number + 1);
  if (next.is_mark('%') ||
      (next.is_mark(':') && !next.spaced && tokens.peek(number + 2).is_number() &&
       !tokens.peek(number + 2).spaced)) {
    return true;
  }
  if (next.is(WordKind::kOrdinalEnding)) return true;
  const bool point = next.is_mark('.') || next.is_mark(',');
  if (point && !next.spaced) {
    const Token& after = tokens.peek(number + 2);
    if (after.is_number() && !after.spaced) return true;
  }
  return is_word(tokens, number + 1, "of");
}

bool follows_on(const Token& first, const Token& second) {
  const int base = first.digits == 4 ? first.value : 2000 + first.value;
  return second.digits == 4 ? second.value == base + 1 : second.value == (base + 1) % 100;
}

// "2021/22" at `at`, with what follows it no third number: the tokens taken, or 0.
std::size_t year_pair(DateTokens& tokens, std::size_t at, bool must_follow_on) {
  const Token first = tokens.peek(at);
  if (!is_full_year(first) && !(first.is_number() && first.digits == 2)) return 0;
  const Token mark = tokens.peek(at + 1);
  if (!mark.is_mark('/') && !mark.is_mark('-')) return 0;
  const Token second = tokens.peek(at + 2);
  if (!second.is_number() || (second.digits != 2 && !is_full_year(second))) return 0;
  // "Q4 20 - 21" is too loose; "2019 - 2020" is not.
  const bool loose = mark.spaced || second.spaced;
  if (loose && (first.digits != 4 || (second.digits != 4 && !follows_on(first, second)))) return 0;
  if (first.digits == 2 && second.digits == 4) return 0;
  const Token& next = tokens.peek(at + 3);
  if ((next.is_mark('/') || next.is_mark('-') || next.is_mark('.')) && !next.spaced &&
      tokens.peek(at + 4).is_number() && !tokens.peek(at + 4).spaced) {
    return 0;
  }
  if (next.is_mark('%') || next.is(WordKind::kMonth) || next.is(WordKind::kOrdinalEnding)) return 0;
  if (must_follow_on && !follows_on(first, second)) return 0;
  return 3;
}

}  // namespace boardtrail
