// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_NORMALISE_DATE_NUMBERS_H_
#define BOARDTRAIL_NORMALISE_DATE_NUMBERS_H_

#include <cstddef>
#include <string_view>

#include "normalise/date_patterns.h"
#include "normalise/date_tokens.h"

// What the patterns of days and months and those of the financial year share.
namespace boardtrail {

// A number of two digits after a month or quarter is a year only within reason.
inline constexpr int kLastTwoDigitYear = 49;

bool is_full_year(const Token& token);     // 1900 .. 2199
bool is_short_number(const Token& token);  // one digit or two
// True where the token at `at` is the word `lower` (ASCII) in any case.
bool is_word(DateTokens& tokens, std::size_t at, std::string_view lower);
// What makes the number there no year: 95%, 9:30, 2.5, 12,761, 3rd, 1 of 12.
bool is_measured(DateTokens& tokens, std::size_t number);
// 2021/22, 21/22, 2021/2022, 2022/2021.
bool follows_on(const Token& first, const Token& second);
// "2021/22" at `at`, with no third number after it: the tokens taken, or 0.
std::size_t year_pair(DateTokens& tokens, std::size_t at, bool must_follow_on);

// Quarters, halves and years of the NHS's financial year (April to March).
PatternMatch match_part(DateTokens& tokens, const PatternContext& context);
PatternMatch match_pair(DateTokens& tokens, const PatternContext& context);
PatternMatch match_financial(DateTokens& tokens, const PatternContext& context);
PatternMatch match_year_end(DateTokens& tokens, const PatternContext& context);

}  // namespace boardtrail

#endif  // BOARDTRAIL_NORMALISE_DATE_NUMBERS_H_
