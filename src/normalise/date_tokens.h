// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_NORMALISE_DATE_TOKENS_H_
#define BOARDTRAIL_NORMALISE_DATE_TOKENS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace boardtrail {

// What a word can mean in a date. `value` of WordRole: the month (1-12), the season
// (1 spring .. 4 winter), the number of a number word.
enum class WordKind : std::uint8_t {
  kOther,
  kMonth,
  kSeason,
  kOrdinalEnding,  // st nd rd th
  kOrdinal,        // first .. fourth
  kQuarter,        // q, qtr, quarter
  kHalf,           // h, half
  kFinancial,      // fy, fye, financial, fiscal
  kYear,
  kWeek,   // week, wk, wc, we, w
  kEnd,    // end
  kLead,   // words that begin an expression: by, from, late, mid ...
  kInner,  // the, of: only inside one
  kIn,     // in, during: before one, no part of it
  kTo,     // to, until: between the ends of a range
  kBetween,
  kAnd,
  kOr,
  kWeekday,
  kMoved,  // revised, moved: what follows replaces a date
};

struct WordRole {
  WordKind kind = WordKind::kOther;
  std::uint8_t value = 0;
  bool ambiguous = false;  // an ordinary word too: may, march, mar
};

// The role of a word, whatever its case; misspelt months of seven letters and more
// are mended where one letter is wrong, missing, too many or swapped.
WordRole classify_word(std::string_view word);

struct Token {
  enum class Kind : std::uint8_t { kEnd, kNumber, kWord, kMark };
  Kind kind = Kind::kEnd;
  bool spaced = false;      // white space stands before it (or the text begins)
  bool capital = false;     // a word's first letter
  char mark = 0;            // ASCII; typographic dashes are '-', quotes '\''; '?' for any other
  std::uint8_t digits = 0;  // of a number; 255 = more than that
  WordRole word;
  int value = 0;  // of a number with up to nine digits, else -1
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool is_number() const { return kind == Kind::kNumber; }
  bool is(WordKind wanted) const { return kind == Kind::kWord && word.kind == wanted; }
  bool is_mark(char wanted) const { return kind == Kind::kMark && mark == wanted; }
};

// Numbers, words and marks of a text, in order, with a look ahead of kLookAhead.
// A run such as "W1a" gives word, number, word without space between them. Borrows
// the text. Each token is read once: linear, without allocation.
class DateTokens {
 public:
  static constexpr std::size_t kLookAhead = 32;

  explicit DateTokens(std::string_view text) : text_(text) {}
  const Token& peek(std::size_t ahead);  // ahead < kLookAhead
  void advance(std::size_t count);
  std::string_view text(const Token& token) const {
    return text_.substr(token.begin, token.end - token.begin);
  }
  std::string_view all() const { return text_; }

 private:
  Token read();
  void read_number(Token& token);
  void read_word(Token& token);
  void read_mark(Token& token);

  std::string_view text_;
  std::size_t at_ = 0;
  std::array<Token, kLookAhead> ring_{};
  std::size_t first_ = 0;
  std::size_t count_ = 0;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_NORMALISE_DATE_TOKENS_H_
