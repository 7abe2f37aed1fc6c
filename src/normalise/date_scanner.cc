// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/date_scanner.h"

#include <cstddef>
#include <utility>

#include "normalise/date_numbers.h"

// One pass over the tokens. Words that lead into a date ("by the end of", "late",
// "w/c") are held back until a date follows, and then belong to it. What stands
// between two dates decides whether they are one range.
namespace boardtrail {
namespace {

using Kind = DateExpression::Kind;

// In prose a year is taken from a date no further on than this: "in March, May and
// June 2021".
constexpr std::uint32_t kNeighbourBytes = 24;

// What lies between one date and the next.
enum class Gap : std::uint8_t { kNothing, kDash, kTo, kSlash, kAnd, kOr, kOther };

int order_in_year(const DateExpression& e) {
  switch (e.kind) {
    case Kind::kDay:
    case Kind::kMonth:
      return static_cast<int>(e.month);
    case Kind::kSeason:
      return static_cast<int>(e.part) * 3;
    default:
      return static_cast<int>(e.part);
  }
}

// A range needs its ends in order, where both years are known.
bool in_order(const DateExpression& first, const DateExpression& second) {
  if (first.year < 0 || second.year < 0) return first.year < 0;
  if (first.year != second.year) return first.year < second.year;
  return first.kind != second.kind || order_in_year(first) < order_in_year(second);
}

// "Oct/Nov 2023", "Q3/Q4 2023/24", "Autumn/Winter 2021": the one or the other.
bool is_alternative(const DateExpression& first, const DateExpression& second) {
  if (first.kind != second.kind) return false;
  if (first.kind == Kind::kMonth) return second.month == first.month % 12 + 1;
  if (first.year >= 0) return false;
  if (first.kind == Kind::kDay) return false;
  return second.part > first.part;
}

// "01/04/2021 – 31/03/2022".
bool spans_months(const DateExpression& first, const DateExpression& second) {
  if (first.day != 1 || first.year < 0 || second.year < 0 || !in_order(first, second)) return false;
  return stated_day(second) == last_day_of_month(second.year, second.month);
}

bool is_range(const DateExpression& first, const DateExpression& second, Gap gap) {
  if (first.impossible || second.impossible || first.financial() != second.financial()) {
    return false;
  }
  const bool days = first.kind == Kind::kDay || second.kind == Kind::kDay;
  const bool both_days = first.kind == Kind::kDay && second.kind == Kind::kDay;
  switch (gap) {
    case Gap::kDash:
    case Gap::kTo:
      if (!days) return in_order(first, second);
      // "1 April – 30 June 2021"; two full days with a dash are two dates, unless they
      // are the first and the last day of months.
      if (both_days && first.year < 0 && second.year >= 0) return true;
      if (both_days && gap == Gap::kDash && spans_months(first, second)) return true;
      return gap == Gap::kTo && first.after_from;
    case Gap::kSlash:
    case Gap::kOr:
      return is_alternative(first, second);
    case Gap::kAnd:
      return first.after_from || (first.financial() && is_alternative(first, second));
    case Gap::kNothing:
    case Gap::kOther:
      return false;
  }
  return false;
}

class DateScanner {
 public:
  DateScanner(std::string_view text, bool cell) : tokens_(text), cell_(cell) {}

  std::vector<DateExpression> scan() {
    while (tokens_.peek(0).kind != Token::Kind::kEnd) step();
    fill_years();
    return std::move(found_);
  }

 private:
  // The words that lead into the next date.
  struct Run {
    bool open = false;
    bool end = false;          // 'end of'
    bool from = false;         // 'from', 'between'
    bool preposition = false;  // any word that asks for a date
    int week_days = 0;         // after "w/c"
    std::uint32_t begin = 0;
  };

  void step() {
    const Token& next = tokens_.peek(0);
    // Most of prose: a word that no date begins with ('f' of "F/Y" apart).
    const bool plain = next.is(WordKind::kOther) && next.end - next.begin > 1;
    if (plain) {
      pass(next);
      return;
    }
    const Token token = next;
    PatternContext context;
    context.cell = cell_;
    context.led = run_.preposition || in_before_;
    context.follows = !found_.empty() && gap_ != Gap::kOther;
    context.after_end = run_.end;
    context.alone = cell_ && found_.empty() && !strayed_;
    context.numeric_ok = token.spaced || !number_before_;
    const bool inside_word = !token.spaced && letter_before_;
    PatternMatch match;
    if (!inside_word) match = match_date(tokens_, context);
    if (match.tokens > 0) {
      accept(token, match);
    } else if (const std::size_t led = lead(token); led > 0) {
      tokens_.advance(led);
      letter_before_ = number_before_ = false;
    } else {
      pass(token);
    }
  }

  void accept(const Token& first, PatternMatch match) {
    DateExpression& e = match.expression;
    e.begin = run_.open ? run_.begin : first.begin;
    e.end = tokens_.peek(match.tokens - 1).end;
    e.after_from = run_.from;
    if (e.kind == Kind::kDay) e.more_days = run_.week_days;
    tokens_.advance(match.tokens);
    if (!found_.empty() && is_range(found_.back(), e, gap_)) {
      e.begin = found_.back().begin;
      found_.back() = e;
    } else {
      found_.push_back(e);
    }
    run_ = {};
    gap_ = Gap::kNothing;
    letter_before_ = number_before_ = in_before_ = false;
  }

  // How many tokens lead into a date here; 0 = none.
  std::size_t lead(const Token& token) {
    if (token.kind != Token::Kind::kWord) {
      // "mid-March", "w/c: 5 May".
      const bool joint = run_.open && (token.is_mark('-') || token.is_mark(':'));
      return joint ? 1 : 0;
    }
    const std::size_t week = token.is(WordKind::kWeek) ? week_words() : 0;
    const bool begins =
        token.is(WordKind::kLead) || token.is(WordKind::kEnd) || token.is(WordKind::kBetween) ||
        token.is(WordKind::kWeekday) ||
        (token.is(WordKind::kTo) && found_.empty() && token.end - token.begin > 2) || week > 0;
    const bool continues = run_.open && (token.is(WordKind::kInner) || is_year_word(token));
    if (!begins && !continues) return 0;
    if (!run_.open) run_.begin = token.begin;
    run_.open = true;
    run_.end |= token.is(WordKind::kEnd);
    run_.from |= token.is(WordKind::kBetween) ||
                 (token.is(WordKind::kLead) && tokens_.text(token).size() == 4 &&
                  is_word(tokens_, 0, "from") && !moved_);
    run_.preposition |= begins && !token.is(WordKind::kWeekday);
    return week > 0 ? week : 1;
  }

  static bool is_year_word(const Token& token) {
    return token.is(WordKind::kYear) || token.is(WordKind::kFinancial);
  }

  // "w/c", "wc", "week commencing", "week of", "w/e", "week ending".
  std::size_t week_words() {
    std::size_t n = 1;
    bool commencing = is_word(tokens_, 0, "wc");
    bool ending = is_word(tokens_, 0, "we");
    if (tokens_.peek(1).is_mark('/') && !tokens_.peek(1).spaced) {
      commencing = is_word(tokens_, 2, "c") || is_word(tokens_, 2, "b");
      ending = is_word(tokens_, 2, "e");
      n = 3;
    } else if (!commencing && !ending) {
      commencing = is_word(tokens_, 1, "commencing") || is_word(tokens_, 1, "beginning") ||
                   is_word(tokens_, 1, "starting") || is_word(tokens_, 1, "of");
      ending = is_word(tokens_, 1, "ending") || is_word(tokens_, 1, "ended");
      n = 2;
    }
    const Token& next = tokens_.peek(n);
    const bool day = next.is_number() || next.is(WordKind::kWeekday) ||
                     (n > 1 && (next.is_mark(':') || next.is(WordKind::kInner)));
    if (!(commencing || ending) || !day) return 0;
    run_.week_days = commencing ? 6 : 0;
    return n;
  }

  // A token that is part of no date.
  void pass(const Token& token) {
    const bool bullet = token.kind == Token::Kind::kMark;
    strayed_ |= !bullet;
    run_ = {};
    in_before_ = token.is(WordKind::kIn);
    moved_ = token.is(WordKind::kMoved);
    const Gap gap = gap_of(token);
    gap_ = gap_ == Gap::kNothing ? gap : Gap::kOther;
    const bool glue = token.is_mark('.') || token.is_mark('/') || token.is_mark(':');
    number_before_ = token.is_number() || (glue && number_before_ && !token.spaced);
    letter_before_ =
        token.kind == Token::Kind::kWord || (token.is_number() && letter_before_ && !token.spaced);
    tokens_.advance(1);
  }

  Gap gap_of(const Token& token) const {
    if (token.is_mark('-')) return Gap::kDash;
    if (token.is_mark('/')) return Gap::kSlash;
    if (token.is_mark('&') || token.is(WordKind::kAnd)) return Gap::kAnd;
    if (token.is(WordKind::kTo)) return Gap::kTo;
    if (token.is(WordKind::kOr)) return Gap::kOr;
    return Gap::kOther;
  }

  // From the last date to the first: each without a year takes that of the nearest
  // of its sort behind it.
  void fill_years() {
    const DateExpression* calendar = nullptr;
    const DateExpression* financial = nullptr;
    for (std::size_t i = found_.size(); i-- > 0;) {
      DateExpression& e = found_[i];
      if (!cell_ && i + 1 < found_.size() && found_[i + 1].begin - e.end > kNeighbourBytes) {
        calendar = financial = nullptr;
      }
      if (e.kind == Kind::kYear) continue;
      const DateExpression*& next = e.financial() ? financial : calendar;
      if (e.year < 0 && !e.impossible && next != nullptr && next->year >= 0) fill_year(e, *next);
      next = &e;
    }
  }

  static void fill_year(DateExpression& e, const DateExpression& next) {
    const bool leap_day_lost =
        e.kind == Kind::kDay &&
        e.day > static_cast<unsigned>(last_day_of_month(next.year, e.month).day());
    if (leap_day_lost) return;
    e.year = next.year;
    // "November, February 2020": November of the year before may be meant.
    e.doubtful |= order_in_year(e) > order_in_year(next);
  }

  DateTokens tokens_;
  bool cell_;
  std::vector<DateExpression> found_;
  Run run_;
  Gap gap_ = Gap::kOther;
  bool strayed_ = false;    // a word that is no part of a date has been passed
  bool in_before_ = false;  // the last word was 'in' or 'during'
  // "revised from March to June" replaces, it does not last from .. to.
  bool moved_ = false;          // the last word said that a date was moved
  bool letter_before_ = false;  // the token before is a word, without space after it
  bool number_before_ = false;  // ... a number, or a chain such as "1."
};

}  // namespace

std::vector<DateExpression> scan_dates(std::string_view text, bool cell) {
  return DateScanner(text, cell).scan();
}

}  // namespace boardtrail
