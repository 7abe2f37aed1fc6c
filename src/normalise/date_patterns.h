// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_NORMALISE_DATE_PATTERNS_H_
#define BOARDTRAIL_NORMALISE_DATE_PATTERNS_H_

#include <cstddef>
#include <cstdint>
#include <optional>

#include "base/date.h"
#include "normalise/date_tokens.h"

namespace boardtrail {

// A date as written, before a missing year is looked for in its neighbours.
struct DateExpression {
  enum class Kind : std::uint8_t { kDay, kMonth, kSeason, kYear, kQuarter, kHalf, kFinancialYear };
  Kind kind = Kind::kDay;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  int year = -1;  // calendar year, or the year in which the financial year begins; -1 = not said
  unsigned month = 0;
  unsigned day = 0;
  unsigned part = 0;        // of quarters 1-4, halves 1-2, seasons 1 (spring) .. 4 (winter)
  int more_days = 0;        // what may follow the day ("w/c"): the rest of its week
  int more_months = 0;      // how much later the words can be meant ("FY24")
  bool impossible = false;  // see DateTerm
  bool doubtful = false;    // see DateTerm
  bool after_from = false;  // 'from' or 'between' stands before it
  bool financial() const { return kind >= Kind::kQuarter; }
};

// Last day of what the expression says; nothing for a season, without a year, or
// where it is impossible.
std::optional<Date> stated_day(const DateExpression& expression);
// Last day that its words can mean.
std::optional<Date> latest_day(const DateExpression& expression);

// Where a pattern is looked for.
struct PatternContext {
  bool cell = false;       // the text is a cell made for dates, not prose
  bool follows = false;    // another date stands just before, but for a mark or 'and'
  bool led = false;        // 'by', 'end of', 'from' ... stand just before
  bool after_end = false;  // 'end', 'end of' stand just before
  bool alone = false;      // nothing but such words stands before, in a cell
  bool numeric_ok = true;  // the number is no part of a longer one ("1.30.06.21")
};

struct PatternMatch {
  std::size_t tokens = 0;  // 0 = no date begins here
  DateExpression expression;
};

// The date that begins at tokens.peek(0), if any. Looks at no more than
// DateTokens::kLookAhead tokens.
PatternMatch match_date(DateTokens& tokens, const PatternContext& context);

}  // namespace boardtrail

#endif  // BOARDTRAIL_NORMALISE_DATE_PATTERNS_H_
