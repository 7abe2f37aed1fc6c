// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/date_tokens.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "base/nearest.h"

namespace boardtrail {
namespace {

struct Entry {
  std::string_view word;
  WordRole role;
};

constexpr WordRole role(WordKind kind, int value = 0, bool ambiguous = false) {
  return {kind, static_cast<std::uint8_t>(value), ambiguous};
}

// In order of the alphabet (classify_word searches by halves).
constexpr auto kWords = std::to_array<Entry>({
    {"after", role(WordKind::kLead)},
    {"and", role(WordKind::kAnd)},
    {"apr", role(WordKind::kMonth, 4)},
    {"april", role(WordKind::kMonth, 4)},
    {"aug", role(WordKind::kMonth, 8)},
    {"august", role(WordKind::kMonth, 8)},
    {"autumn", role(WordKind::kSeason, 3)},
    {"before", role(WordKind::kLead)},
    {"beginning", role(WordKind::kLead)},
    {"between", role(WordKind::kBetween)},
    {"by", role(WordKind::kLead)},
    {"changed", role(WordKind::kMoved)},
    {"dec", role(WordKind::kMonth, 12)},
    {"december", role(WordKind::kMonth, 12)},
    {"deferred", role(WordKind::kMoved)},
    {"delayed", role(WordKind::kMoved)},
    {"during", role(WordKind::kIn)},
    {"early", role(WordKind::kLead)},
    {"end", role(WordKind::kEnd)},
    {"extended", role(WordKind::kMoved)},
    {"feb", role(WordKind::kMonth, 2)},
    {"february", role(WordKind::kMonth, 2)},
    {"financial", role(WordKind::kFinancial)},
    {"first", role(WordKind::kOrdinal, 1)},
    {"fiscal", role(WordKind::kFinancial)},
    {"fourth", role(WordKind::kOrdinal, 4)},
    {"fri", role(WordKind::kWeekday)},
    {"friday", role(WordKind::kWeekday)},
    {"from", role(WordKind::kLead)},
    {"fy", role(WordKind::kFinancial)},
    {"fye", role(WordKind::kFinancial)},
    {"h", role(WordKind::kHalf)},
    {"half", role(WordKind::kHalf)},
    {"in", role(WordKind::kIn)},
    {"jan", role(WordKind::kMonth, 1)},
    {"january", role(WordKind::kMonth, 1)},
    {"jul", role(WordKind::kMonth, 7)},
    {"july", role(WordKind::kMonth, 7)},
    {"jun", role(WordKind::kMonth, 6)},
    {"june", role(WordKind::kMonth, 6)},
    {"late", role(WordKind::kLead)},
    {"mar", role(WordKind::kMonth, 3, true)},
    {"march", role(WordKind::kMonth, 3, true)},
    {"may", role(WordKind::kMonth, 5, true)},
    {"mid", role(WordKind::kLead)},
    {"middle", role(WordKind::kLead)},
    {"mon", role(WordKind::kWeekday)},
    {"monday", role(WordKind::kWeekday)},
    {"moved", role(WordKind::kMoved)},
    {"nd", role(WordKind::kOrdinalEnding)},
    {"nov", role(WordKind::kMonth, 11)},
    {"november", role(WordKind::kMonth, 11)},
    {"oct", role(WordKind::kMonth, 10)},
    {"october", role(WordKind::kMonth, 10)},
    {"of", role(WordKind::kInner)},
    {"or", role(WordKind::kOr)},
    {"q", role(WordKind::kQuarter)},
    {"qtr", role(WordKind::kQuarter)},
    {"quarter", role(WordKind::kQuarter)},
    {"rd", role(WordKind::kOrdinalEnding)},
    {"revised", role(WordKind::kMoved)},
    {"sat", role(WordKind::kWeekday)},
    {"saturday", role(WordKind::kWeekday)},
    {"second", role(WordKind::kOrdinal, 2)},
    {"sep", role(WordKind::kMonth, 9)},
    {"sept", role(WordKind::kMonth, 9)},
    {"september", role(WordKind::kMonth, 9)},
    {"since", role(WordKind::kLead)},
    {"slipped", role(WordKind::kMoved)},
    {"spring", role(WordKind::kSeason, 1)},
    {"st", role(WordKind::kOrdinalEnding)},
    {"start", role(WordKind::kLead)},
    {"summer", role(WordKind::kSeason, 2)},
    {"sun", role(WordKind::kWeekday)},
    {"sunday", role(WordKind::kWeekday)},
    {"th", role(WordKind::kOrdinalEnding)},
    {"the", role(WordKind::kInner)},
    {"third", role(WordKind::kOrdinal, 3)},
    {"thu", role(WordKind::kWeekday)},
    {"thur", role(WordKind::kWeekday)},
    {"thurs", role(WordKind::kWeekday)},
    {"thursday", role(WordKind::kWeekday)},
    {"till", role(WordKind::kTo)},
    {"to", role(WordKind::kTo)},
    {"tue", role(WordKind::kWeekday)},
    {"tues", role(WordKind::kWeekday)},
    {"tuesday", role(WordKind::kWeekday)},
    {"until", role(WordKind::kTo)},
    {"w", role(WordKind::kWeek)},
    {"wc", role(WordKind::kWeek)},
    {"we", role(WordKind::kWeek)},
    {"wed", role(WordKind::kWeekday)},
    {"wednesday", role(WordKind::kWeekday)},
    {"weds", role(WordKind::kWeekday)},
    {"week", role(WordKind::kWeek)},
    {"winter", role(WordKind::kSeason, 4)},
    {"wk", role(WordKind::kWeek)},
    {"year", role(WordKind::kYear)},
});
static_assert(std::is_sorted(kWords.begin(), kWords.end(),
                             [](const Entry& a, const Entry& b) { return a.word < b.word; }));

constexpr std::size_t kLongestWord = 12;

// For each first letter the lengths of the words above: most words of prose are
// ruled out by it without a search.
constexpr auto kLengths = [] {
  std::array<std::uint16_t, 26> lengths{};
  for (const Entry& entry : kWords) {
    auto& set = lengths[static_cast<std::size_t>(entry.word[0] - 'a')];
    set = static_cast<std::uint16_t>(set | 1U << entry.word.size());
  }
  return lengths;
}();

constexpr std::array<std::string_view, 6> kMendable = {"january", "february", "september",
                                                       "october", "november", "december"};

WordRole mend_month(std::string_view lower) {
  for (std::size_t i = 0; i < kMendable.size(); ++i) {
    const std::string_view right = kMendable[i];
    // The first letter is hardly ever wrong, and a plural or "-ly" is another word.
    if (lower[0] != right[0] || lower == std::string(right) + 's') continue;
    if (one_slip(lower, right) != Slip::kNone) {
      static constexpr std::array<int, 6> kMonth = {1, 2, 9, 10, 11, 12};
      return role(WordKind::kMonth, kMonth[i]);
    }
  }
  return {};
}

// Length of the white space at `at`, 0 where there is none. No-break and the other
// spaces of Unicode count, zero-width characters too.
std::size_t space_at(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte == ' ' || (byte >= '\t' && byte <= '\r')) return 1;
  if (byte < 0x80) return 0;
  const std::string_view rest = text.substr(at, 3);
  if (rest.starts_with("\xC2\xA0")) return 2;
  if (rest.size() < 3) return 0;
  const auto last = static_cast<unsigned char>(rest[2]);
  if (rest.starts_with("\xE2\x80") &&
      (last <= 0x8D || last == 0xA8 || last == 0xA9 || last == 0xAF)) {
    return 3;
  }
  return rest == "\xE3\x80\x80" || rest == "\xEF\xBB\xBF" || rest == "\xE2\x81\xA0" ? 3 : 0;
}

struct Mark {
  char mark = 0;  // 0: a letter
  std::size_t size = 1;
};

// A mark of more than one byte that means something in dates.
Mark wide_mark(std::string_view rest) {
  if (rest.size() >= 3 && rest.starts_with("\xE2\x80")) {
    const auto last = static_cast<unsigned char>(rest[2]);
    if (last >= 0x90 && last <= 0x95) return {'-', 3};
    if (last == 0x98 || last == 0x99 || last == 0xB2) return {'\'', 3};
    return {'?', 3};
  }
  if (rest.starts_with("\xE2\x88\x92")) return {'-', 3};
  // Letters of European names lie between U+00C0 and U+1FFF; beyond are marks and pictures.
  const auto first = static_cast<unsigned char>(rest[0]);
  if (first == 0xC2) return {'?', std::min<std::size_t>(rest.size(), 2)};
  if (first >= 0xF0) return {'?', std::min<std::size_t>(rest.size(), 4)};
  if (first >= 0xE2) return {'?', std::min<std::size_t>(rest.size(), 3)};
  return {};
}

}  // namespace

WordRole classify_word(std::string_view word) {
  if (word.empty() || word.size() > kLongestWord) return {};
  std::array<char, kLongestWord> buffer{};
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (!is_letter(word[i])) return {};
    buffer[i] = ascii_lower(word[i]);
  }
  const std::string_view lower(buffer.data(), word.size());
  const unsigned lengths = kLengths[static_cast<std::size_t>(lower[0] - 'a')];
  if ((lengths >> lower.size() & 1U) != 0) {
    const auto* found =
        std::lower_bound(kWords.begin(), kWords.end(), lower,
                         [](const Entry& entry, std::string_view w) { return entry.word < w; });
    if (found != kWords.end() && found->word == lower) return found->role;
  }
  return lower.size() >= 6 ? mend_month(lower) : WordRole{};
}

const Token& DateTokens::peek(std::size_t ahead) {
  while (count_ <= ahead) {
    ring_[(first_ + count_) % kLookAhead] = read();
    ++count_;
  }
  return ring_[(first_ + ahead) % kLookAhead];
}

void DateTokens::advance(std::size_t count) {
  while (count > 0) {
    peek(0);
    first_ = (first_ + 1) % kLookAhead;
    --count_;
    --count;
  }
}

Token DateTokens::read() {
  Token token;
  token.spaced = at_ == 0;
  while (at_ < text_.size()) {
    const std::size_t space = space_at(text_, at_);
    if (space == 0) break;
    token.spaced = true;
    at_ += space;
  }
  token.begin = static_cast<std::uint32_t>(at_);
  if (at_ < text_.size()) {
    const char first = text_[at_];
    const bool wide = static_cast<unsigned char>(first) >= 0x80;
    if (is_digit(first)) {
      read_number(token);
    } else if (is_letter(first) || (wide && wide_mark(text_.substr(at_, 4)).mark == 0)) {
      read_word(token);
    } else {
      read_mark(token);
    }
  }
  token.end = static_cast<std::uint32_t>(at_);
  return token;
}

void DateTokens::read_number(Token& token) {
  const std::size_t begin = at_;
  int value = 0;
  while (at_ < text_.size() && is_digit(text_[at_])) {
    if (at_ - begin < 9) value = value * 10 + (text_[at_] - '0');
    ++at_;
  }
  const std::size_t digits = at_ - begin;
  token.kind = Token::Kind::kNumber;
  token.digits = static_cast<std::uint8_t>(std::min<std::size_t>(digits, 255));
  token.value = digits <= 9 ? value : -1;
}

void DateTokens::read_word(Token& token) {
  const std::size_t begin = at_;
  while (at_ < text_.size()) {
    if (is_letter(text_[at_])) {
      ++at_;
      continue;
    }
    if (static_cast<unsigned char>(text_[at_]) < 0x80 || space_at(text_, at_) != 0 ||
        wide_mark(text_.substr(at_, 4)).mark != 0)
      break;
    ++at_;
  }
  token.kind = Token::Kind::kWord;
  token.capital = is_upper(text_[begin]);
  token.word = classify_word(text_.substr(begin, at_ - begin));
}

void DateTokens::read_mark(Token& token) {
  const auto first = static_cast<unsigned char>(text_[at_]);
  Mark mark{text_[at_], 1};
  if (first >= 0x80) mark = wide_mark(text_.substr(at_, 4));
  if (first == '`') mark.mark = '\'';
  token.kind = Token::Kind::kMark;
  token.mark = mark.mark;
  at_ += mark.size;
}

}  // namespace boardtrail
