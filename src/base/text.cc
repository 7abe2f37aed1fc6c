// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <utility>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include "base/ascii.h"
#include "base/ascii_search.h"
#include "base/check.h"
#include "base/utf8_sequence.h"

// All scanning is over bytes. Papers are ASCII with a few typographic characters,
// so each function handles ASCII in its own loop, knows the white space, quotes
// and dashes by their bytes, and asks ICU only where other characters are left.
namespace boardtrail {
namespace {

bool is_ascii_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// What fold_words makes of each ASCII byte.
constexpr std::array<char, 128> kWordByte = [] {
  std::array<char, 128> bytes{};
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char c = static_cast<char>(i);
    bytes[i] = is_alnum(c) ? ascii_lower(c) : ' ';
  }
  return bytes;
}();

// kSettled is what NFKC and case folding leave as it is, whatever stands around it;
// kLatin are U+00C0-00FF, which they map one by one where no combining mark follows.
enum class Look : std::uint8_t {
  kOther,
  kSpace,
  kNothing,
  kSingleQuote,
  kDoubleQuote,
  kDash,
  kSettled,
  kLatin
};

// What a character >= U+0080 is to the functions below.
Look look_of(char32_t c) {
  if (c < 0x2000) {
    if (c == 0x00A0 || c == 0x1680) return Look::kSpace;
    if (c == 0x00AB || c == 0x00BB) return Look::kDoubleQuote;
    if (c == 0x00B4 || c == 0x02BC) return Look::kSingleQuote;
    // Pound, section, copyright, registered, degree, plus-minus, pilcrow, middle dot.
    if (c == 0x00A3 || c == 0x00A7 || c == 0x00A9 || c == 0x00AE || c == 0x00B0 || c == 0x00B1 ||
        c == 0x00B6 || c == 0x00B7) {
      return Look::kSettled;
    }
    return c >= 0x00C0 && c <= 0x00FF ? Look::kLatin : Look::kOther;
  }
  if (c <= 0x200A) return Look::kSpace;
  if (c <= 0x200D) return Look::kNothing;
  if (c >= 0x2010 && c <= 0x2015) return Look::kDash;
  if (c >= 0x2018 && c <= 0x201B) return Look::kSingleQuote;
  if (c >= 0x201C && c <= 0x201F) return Look::kDoubleQuote;
  if (c == 0x2022 || (c >= 0x2500 && c <= 0x27BF)) return Look::kSettled;  // bullets, ticks, shapes
  switch (c) {
    case 0x2028:
    case 0x2029:
    case 0x202F:
    case 0x205F:
    case 0x3000:
      return Look::kSpace;
    case 0x2060:
    case 0xFEFF:
      return Look::kNothing;
    case 0x2032:
    case 0x2039:
    case 0x203A:
      return Look::kSingleQuote;
    case 0x2033:
      return Look::kDoubleQuote;
    case 0x2212:
    case 0x2E3A:
    case 0x2E3B:
    case 0xFE58:
    case 0xFE63:
    case 0xFF0D:
      return Look::kDash;
    default:
      return Look::kOther;
  }
}

bool is_white(Look look) { return look == Look::kSpace || look == Look::kNothing; }

// The character at a place: how long it is and how it looks.
struct Character {
  std::size_t length;
  Look look;
};

Character character_at(std::string_view text, std::size_t i) {
  const char c = text[i];
  if (static_cast<unsigned char>(c) < 0x80) {
    return {1, is_ascii_space(c) ? Look::kSpace : Look::kOther};
  }
  const Sequence sequence = sequence_at(text, i);
  if (!sequence.well_formed) return {sequence.length, Look::kOther};
  return {sequence.length, look_of(code_point(text.substr(i, sequence.length)))};
}

// Length of the white space character that ends at `end`; 0 where none does.
std::size_t white_before(std::string_view text, std::size_t end) {
  if (is_ascii_space(text[end - 1])) return 1;
  if (byte_at(text, end - 1) < 0x80) return 0;
  for (std::size_t length = 2; length <= 3 && length <= end; ++length) {
    const Character character = character_at(text, end - length);
    if (character.length == length && is_white(character.look)) return length;
  }
  return 0;
}

// The high bit of each byte that is a space; the chunk is ASCII.
Chunk spaces_of(Chunk chunk) {
  const Chunk other = chunk ^ 0x2020'2020'2020'2020U;
  return ~((other & ~kHighBits) + ~kHighBits) & kHighBits;
}

// Printable ASCII with single spaces, and none in front. On little-endian machines only.
bool is_collapsed(Chunk chunk) {
  const Chunk controls = (chunk - 0x2020'2020'2020'2020U) & ~chunk;
  if (((chunk | controls) & kHighBits) != 0) return false;
  const Chunk spaces = spaces_of(chunk);
  return (spaces & (spaces << 8U | 0x80U)) == 0;
}

// The same of a whole text, which has no space at its end either.
bool is_collapsed(std::string_view text) {
  if (std::endian::native != std::endian::little || text.ends_with(' ')) return false;
  std::size_t i = 0;
  // Steps of seven: the eighth byte is the next step's first, so that no two spaces hide
  // between two steps.
  for (; i + 8 <= text.size(); i += 7) {
    const Chunk chunk = chunk_at(text, i);
    const Chunk controls = (chunk - 0x2020'2020'2020'2020U) & ~chunk;
    const Chunk spaces = spaces_of(chunk);
    if (((chunk | controls | (spaces & spaces << 8U)) & kHighBits) != 0) return false;
  }
  bool space = i == 0;
  for (; i < text.size(); ++i) {
    const bool next = text[i] == ' ';
    if (text[i] < ' ' || (next && space)) return false;
    space = next;
  }
  return !text.starts_with(' ');
}

// What fold_words makes of eight bytes of ASCII: letters in lower case, digits, and spaces for
// everything else. `others` has the high bit of each of those spaces.
inline Chunk word_bytes(Chunk chunk, Chunk* others) {
  constexpr Chunk kEach = 0x0101'0101'0101'0101U;
  const Chunk lower = chunk | 0x20 * kEach;  // digits have that bit
  // The high bit of each byte from `first` to `last`; no sum of a byte reaches the next one.
  const auto within = [](Chunk bytes, Chunk first, Chunk last) {
    return (bytes + (0x80 - first) * kEach) & ~(bytes + (0x7F - last) * kEach);
  };
  const Chunk words = (within(lower, 'a', 'z') | within(chunk, '0', '9')) & kHighBits;
  const Chunk mask = words | (words - (words >> 7U));
  *others = words ^ kHighBits;
  return (lower & mask) | (0x20 * kEach & ~mask);
}

// Builds a text no longer than the one it is made from, with one space for each run
// of white space but none at the ends.
class SpaceCollapser {
 public:
  explicit SpaceCollapser(std::size_t most) : out_(most, '\0'), to_(out_.data()) {}
  void space() { pending_ = to_ != out_.data(); }
  // Eight bytes with single spaces, and none in front.
  void add(Chunk chunk) {
    if (pending_) *to_++ = ' ';
    std::memcpy(to_, &chunk, sizeof chunk);
    to_ += sizeof chunk;
    pending_ = to_[-1] == ' ';
    if (pending_) --to_;
  }
  void add(char c) {
    if (pending_) *to_++ = ' ';
    pending_ = false;
    *to_++ = c;
  }
  void add(std::string_view text) {
    for (const char c : text) add(c);
  }
  // What fold_words makes of a byte of ASCII.
  void add_word_byte(char c) {
    const char folded = kWordByte[static_cast<unsigned char>(c)];
    if (folded == ' ') {
      space();
    } else {
      add(folded);
    }
  }
  std::string take() {
    out_.resize(static_cast<std::size_t>(to_ - out_.data()));
    return std::move(out_);
  }

 private:
  std::string out_;
  char* to_;
  bool pending_ = false;
};

// The case folding of a character of U+00C0-00FF, all of two bytes in UTF-8.
void add_latin(SpaceCollapser& to, std::string_view character) {
  const char32_t c = code_point(character);
  if (c == 0x00DF) return to.add("ss");
  const bool upper = c <= 0x00DE && c != 0x00D7;
  to.add(character[0]);
  to.add(upper ? static_cast<char>(static_cast<unsigned char>(character[1]) + 0x20U)
               : character[1]);
}

// Adds what fold makes of a character beyond ASCII. False where only ICU knows.
bool add_folded(SpaceCollapser& to, std::string_view character, Look look) {
  switch (look) {
    case Look::kSpace:
      to.space();
      return true;
    case Look::kNothing:
      return true;
    case Look::kSingleQuote:
      to.add('\'');
      return true;
    case Look::kDoubleQuote:
      to.add('"');
      return true;
    case Look::kDash:
      to.add('-');
      return true;
    case Look::kLatin:
      add_latin(to, character);
      return true;
    case Look::kSettled:
      to.add(character);
      return true;
    case Look::kOther:
      to.add(character);
      return false;
  }
  return false;
}

// White space collapsed, quotes and dashes to ASCII, letters to lower case as far as
// no table is needed. `foreign` tells whether other characters are left.
std::string fold_looks(std::string_view text, bool* foreign) {
  SpaceCollapser collapser(text.size());
  *foreign = false;
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (static_cast<unsigned char>(c) < 0x80) {
      if (is_ascii_space(c)) {
        collapser.space();
      } else {
        collapser.add(ascii_lower(c));
      }
      ++i;
      continue;
    }
    const Character character = character_at(text, i);
    if (!add_folded(collapser, text.substr(i, character.length), character.look)) *foreign = true;
    i += character.length;
  }
  return collapser.take();
}

// ICU's, for as long as the program runs; asked for once.
const icu::Normalizer2& casefolder() {
  static const icu::Normalizer2* const kOne = [] {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* one = icu::Normalizer2::getNFKCCasefoldInstance(status);
    BOARDTRAIL_CHECK(U_SUCCESS(status));
    return one;
  }();
  return *kOne;
}

// Unicode's toNFKC_Casefold: NFKC, full case folding, invisible characters removed.
std::string icu_casefold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  icu::StringByteSink<std::string> sink(&out);
  // StringPiece counts in 32 bits; folding by pieces could change what stands at
  // the seams, so longer texts are a mistake of the caller (limits.h: 256 MB).
  BOARDTRAIL_CHECK(text.size() <= INT32_MAX / 4);
  UErrorCode status = U_ZERO_ERROR;
  casefolder().normalizeUTF8(0,
                             icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())),
                             sink, nullptr, status);
  BOARDTRAIL_CHECK(U_SUCCESS(status));
  return out;
}

bool is_word_character(std::string_view sequence) {
  if (sequence.size() == 1) return is_alnum(sequence[0]);
  const auto c = static_cast<UChar32>(code_point(sequence));
  constexpr std::uint32_t kMarks = U_GC_MN_MASK | U_GC_MC_MASK | U_GC_ME_MASK;
  return u_isalnum(c) != 0 || (U_GET_GC_MASK(c) & kMarks) != 0;
}

// Everything but letters (with their marks) and digits becomes one space.
std::string words_of_folded(std::string_view folded) {
  SpaceCollapser collapser(folded.size());
  for (std::size_t i = 0; i < folded.size();) {
    const Sequence sequence = sequence_at(folded, i);
    const std::string_view character = folded.substr(i, sequence.length);
    if (sequence.well_formed && is_word_character(character)) {
      collapser.add(character);
    } else {
      collapser.space();
    }
    i += sequence.length;
  }
  return collapser.take();
}

// fold_words of a text that is not all ASCII: quotes, dashes, bullets and accented letters by
// their bytes; where there are other characters, the long way.
std::string typographic_words(std::string_view text) {
  SpaceCollapser collapser(text.size());
  for (std::size_t i = 0; i < text.size();) {
    if (i + 8 <= text.size()) {
      const Chunk chunk = chunk_at(text, i);
      if ((chunk & kHighBits) == 0) {
        if (kWordByte[byte_at(text, i)] == ' ') {
          collapser.space();
          ++i;
          continue;
        }
        Chunk others = 0;
        const Chunk folded = word_bytes(chunk, &others);
        // As it stands where no two spaces meet, which is the same from either end.
        if ((others & (others << 8U)) == 0) {
          collapser.add(folded);
        } else {
          for (const char c : text.substr(i, 8)) collapser.add_word_byte(c);
        }
        i += 8;
        continue;
      }
    }
    if (byte_at(text, i) < 0x80) {
      collapser.add_word_byte(text[i++]);
      continue;
    }
    const Character character = character_at(text, i);
    const std::string_view bytes = text.substr(i, character.length);
    if (character.look == Look::kOther) return words_of_folded(fold(text));
    if (character.look == Look::kLatin && is_word_character(bytes)) {
      add_latin(collapser, bytes);
    } else if (character.look != Look::kNothing) {
      collapser.space();
    }
    i += character.length;
  }
  return collapser.take();
}

std::vector<std::string_view> sorted_words(std::string_view words) {
  std::vector<std::string_view> sorted;
  if (!words.empty()) sorted = split(words, ' ');
  std::sort(sorted.begin(), sorted.end());
  return sorted;
}

}  // namespace

std::string_view trim(std::string_view text) {
  // Most texts begin and end with a printable sign.
  const auto is_sign = [](char c) { return c > ' ' && c < 0x7F; };
  if (!text.empty() && is_sign(text.front()) && is_sign(text.back())) return text;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const Character character = character_at(text, begin);
    if (!is_white(character.look)) break;
    begin += character.length;
  }
  std::size_t end = text.size();
  while (end > begin) {
    const std::size_t white = white_before(text, end);
    if (white == 0) break;
    end -= white;
  }
  return text.substr(begin, end - begin);
}

std::string collapse_spaces(std::string_view text) {
  if (is_collapsed(text)) return std::string(text);
  SpaceCollapser collapser(text.size());
  for (std::size_t i = 0; i < text.size();) {
    // Most of a paper's text needs nothing.
    if (std::endian::native == std::endian::little && i + 8 <= text.size()) {
      const Chunk chunk = chunk_at(text, i);
      if (is_collapsed(chunk)) {
        collapser.add(chunk);
        i += 8;
        continue;
      }
    }
    const char c = text[i];
    if (static_cast<unsigned char>(c) < 0x80) {
      if (is_ascii_space(c)) {
        collapser.space();
      } else {
        collapser.add(c);
      }
      ++i;
      continue;
    }
    const Character character = character_at(text, i);
    if (character.look == Look::kSpace) {
      collapser.space();
    } else if (character.look != Look::kNothing) {
      collapser.add(text.substr(i, character.length));
    }
    i += character.length;
  }
  return collapser.take();
}

std::string fold(std::string_view text) {
  bool foreign = false;
  std::string folded = fold_looks(text, &foreign);
  if (!foreign) return folded;
  // NFKC may bring new spaces, quotes and dashes from compatibility forms.
  return fold_looks(icu_casefold(folded), &foreign);
}

std::string fold_words(std::string_view text) {
  if (!is_ascii(text)) return typographic_words(text);
  std::string words(text.size(), '\0');
  char* to = words.data();
  char last = ' ';
  const auto add = [&](char c) {
    const char folded = kWordByte[static_cast<unsigned char>(c)];
    *to = folded;
    to += folded != ' ' || last != ' ' ? 1 : 0;
    last = folded;
  };
  std::size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) {
    Chunk others = 0;
    const Chunk folded = word_bytes(chunk_at(text, i), &others);
    // As it stands where no two spaces meet, which is the same from either end.
    const bool meet = (others & (others << 8U)) != 0;
    if (meet || (last == ' ' && kWordByte[byte_at(text, i)] == ' ')) {
      for (const char c : text.substr(i, 8)) add(c);
    } else {
      std::memcpy(to, &folded, sizeof folded);
      to += 8;
      last = to[-1];
    }
  }
  for (; i < text.size(); ++i) add(text[i]);
  if (last == ' ' && to != words.data()) --to;
  words.resize(static_cast<std::size_t>(to - words.data()));
  return words;
}

std::string_view first_bytes(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && is_continuation(text[most])) --most;
  return text.substr(0, most);
}

bool is_blank(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const Character character = character_at(text, i);
    if (!is_white(character.look)) return false;
    i += character.length;
  }
  return true;
}

bool starts_with_fold(std::string_view text, std::string_view folded_prefix) {
  // ASCII by hand. Where another character comes first, the whole text is folded:
  // an accent, say, also changes the letter before it.
  std::size_t matched = 0;
  bool pending_space = false;
  for (std::size_t i = 0; i < text.size() && matched < folded_prefix.size(); ++i) {
    const char c = text[i];
    if (byte_at(text, i) >= 0x80 || (i + 1 < text.size() && byte_at(text, i + 1) >= 0x80)) {
      return fold(text).starts_with(folded_prefix);
    }
    if (is_ascii_space(c)) {
      pending_space = matched > 0;
      continue;
    }
    if (pending_space && folded_prefix[matched++] != ' ') return false;
    pending_space = false;
    if (matched < folded_prefix.size() && folded_prefix[matched++] != ascii_lower(c)) return false;
  }
  return matched == folded_prefix.size();
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  parts.reserve(count_byte(text, separator) + 1);
  for (;;) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

double word_overlap(std::string_view a, std::string_view b) {
  const std::string folded_a = fold_words(a);
  const std::string folded_b = fold_words(b);
  const auto words_a = sorted_words(folded_a);
  const auto words_b = sorted_words(folded_b);
  if (words_a.empty() || words_b.empty()) return 0;
  std::size_t common = 0;
  for (auto i = words_a.begin(), j = words_b.begin(); i != words_a.end() && j != words_b.end();) {
    if (*i < *j) {
      ++i;
    } else if (*j < *i) {
      ++j;
    } else {
      ++common, ++i, ++j;
    }
  }
  return 2.0 * static_cast<double>(common) / static_cast<double>(words_a.size() + words_b.size());
}

}  // namespace boardtrail
