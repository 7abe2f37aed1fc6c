// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_BASE_ASCII_SEARCH_H_
#define BOARDTRAIL_BASE_ASCII_SEARCH_H_

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <string_view>

#include "base/ascii.h"

namespace boardtrail {

// Cheap tests that keep texts away from regular expressions which cannot match them.
// ASCII only, which is all that the searched words have; no allocation.

inline bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), is_digit);
}

// How many bytes of the text are `byte`, counted eight at once.
inline std::size_t count_byte(std::string_view text, char byte) {
  constexpr std::uint64_t kEach = 0x0101'0101'0101'0101U;
  constexpr std::uint64_t kLow = 0x7F * kEach;
  const std::uint64_t wanted = static_cast<unsigned char>(byte) * kEach;
  std::size_t count = 0;
  std::size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) {
    std::uint64_t chunk = 0;
    std::memcpy(&chunk, text.data() + i, sizeof chunk);
    const std::uint64_t other = chunk ^ wanted;
    const std::uint64_t same = ~(((other & kLow) + kLow) | other | kLow);
    count += (same >> 7U) * kEach >> 56U;
  }
  for (; i < text.size(); ++i) count += text[i] == byte ? 1U : 0U;
  return count;
}

// The part of `rest` before the first separator, which is taken off with it; all of it where
// there is none. As split(), without a vector, but that nothing follows a last separator.
inline std::string_view cut_part(std::string_view& rest, char separator) {
  const std::size_t end = std::min(rest.find(separator), rest.size());
  const std::string_view part = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return part;
}

// A few words, for asking whether one is among them. First letters and lengths say no for most
// words. Made once, at compile time.
template <std::size_t kWords>
class WordSet {
 public:
  template <typename... Words>
  explicit constexpr WordSet(const Words&... words) : words_{std::string_view(words)...} {
    for (const std::string_view word : words_) {
      letters_ |= bit(word.front());
      lengths_ |= std::uint64_t{1} << word.size() % 64;
    }
  }

  constexpr bool has(std::string_view word) const {
    if (word.empty() || (letters_ & bit(word.front())) == 0) return false;
    if ((lengths_ >> word.size() % 64 & 1U) == 0) return false;
    return std::find(words_.begin(), words_.end(), word) != words_.end();
  }

 private:
  static constexpr std::uint64_t bit(char c) {
    return std::uint64_t{1} << static_cast<unsigned char>(c) % 64;
  }
  std::array<std::string_view, kWords> words_;
  std::uint64_t letters_ = 0;
  std::uint64_t lengths_ = 0;
};
template <typename... Words>
WordSet(const Words&...) -> WordSet<sizeof...(Words)>;

// True where `text`, case aside, holds one of `words` (lower case, not empty) anywhere.
// Linear in the text for the few words that callers give.
inline bool holds_any(std::string_view text, std::initializer_list<std::string_view> words) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char first = ascii_lower(text[i]);
    for (const std::string_view word : words) {
      if (word.front() != first || word.size() > text.size() - i) continue;
      std::size_t same = 1;
      while (same < word.size() && ascii_lower(text[i + same]) == word[same]) ++same;
      if (same == word.size()) return true;
    }
  }
  return false;
}

// The same for long texts: looks at every third or fourth byte only, whatever the number of
// words. Of each word it keeps groups of three bytes, as many beside each other as bytes are
// stepped over, so that one of them is met wherever the word stands (the idea of Wu and
// Manber, 1994); of all groups those whose letters are rarest in English. Made once, at
// compile time. Words have at least three bytes; with five and more it is at its best.
template <std::size_t kWords>
class WordFinder {
  static_assert(kWords <= 64);

 public:
  template <typename... Words>
  explicit constexpr WordFinder(const Words&... words) : words_{std::string_view(words)...} {
    for (const std::string_view word : words_) shortest_ = std::min(shortest_, word.size());
    step_ = std::min<std::size_t>(shortest_ - 2, kLongestStep);
    for (std::size_t number = 0; number < kWords; ++number) {
      const std::size_t from = rarest_groups(words_[number]);
      groups_at_[number] = from;
      for (std::size_t k = 0; k < step_; ++k) {
        const std::uint32_t group = group_of(words_[number].data() + from + k);
        known_[group / 64] |= std::uint64_t{1} << group % 64;
        words_by_group_[group % 64] |= std::uint64_t{1} << number;
      }
    }
  }

  bool in(std::string_view text) const {
    if (text.size() < shortest_) return false;
    const char* const bytes = text.data();
    for (std::size_t i = 0; i + 3 <= text.size(); i += step_) {
      const std::uint32_t group = group_of(bytes + i);
      if ((known_[group / 64] >> group % 64 & 1U) != 0 &&
          holds_word(text, i, words_by_group_[group % 64])) {
        return true;
      }
    }
    return false;
  }

 private:
  static constexpr std::size_t kLongestStep = 4;

  // Three bytes by their low five bits, which letters of both cases share.
  static constexpr std::uint32_t group_of(const char* bytes) {
    const auto bits = [&](std::size_t k) { return static_cast<unsigned char>(bytes[k]) & 0x1FU; };
    return bits(0) << 10U | bits(1) << 5U | bits(2);
  }

  // Roughly how many of a thousand bytes of English text are the byte.
  static constexpr std::uint32_t frequency(char c) {
    constexpr std::string_view kFrequent = " etaoinshrdlucmfwygpb";
    constexpr std::uint8_t kOfThousand[] = {180, 100, 75, 65, 62, 57, 57, 53, 50, 50, 35,
                                            33,  23,  23, 20, 18, 17, 16, 16, 16, 12};
    const std::size_t at = kFrequent.find(c);
    return at == std::string_view::npos ? 4 : kOfThousand[at];
  }

  constexpr std::size_t rarest_groups(std::string_view word) const {
    std::size_t best = 0;
    std::uint32_t least = ~std::uint32_t{0};
    for (std::size_t from = 0; from + step_ + 2 <= word.size(); ++from) {
      std::uint32_t sum = 0;
      for (std::size_t i = from; i < from + step_; ++i) {
        sum += frequency(word[i]) * frequency(word[i + 1]) * frequency(word[i + 2]);
      }
      if (sum < least) {
        least = sum;
        best = from;
      }
    }
    return best;
  }

  // True where one of the words stands so that its kept bytes begin at, or shortly before,
  // text[i].
  bool holds_word(std::string_view text, std::size_t i, std::uint64_t words) const {
    for (; words != 0; words &= words - 1) {
      const auto number = static_cast<std::size_t>(std::countr_zero(words));
      const std::string_view word = words_[number];
      for (std::size_t k = 0; k < step_; ++k) {
        const std::size_t before = groups_at_[number] + k;
        if (i < before || word.size() > text.size() - (i - before)) continue;
        if (stands_at(text.data() + (i - before), word)) return true;
      }
    }
    return false;
  }

  static bool stands_at(const char* text, std::string_view word) {
    return std::equal(word.begin(), word.end(), text,
                      [](char a, char b) { return a == ascii_lower(b); });
  }

  std::array<std::string_view, kWords> words_;
  std::array<std::size_t, kWords> groups_at_{};  // of each word: where its kept groups begin
  std::array<std::uint64_t, 0x8000 / 64> known_{};
  std::array<std::uint64_t, 64> words_by_group_{};  // a bit a word; groups share places
  std::size_t shortest_ = ~std::size_t{0};
  std::size_t step_ = 1;
};
template <typename... Words>
WordFinder(const Words&...) -> WordFinder<sizeof...(Words)>;

// The text's first word of ASCII letters and digits in lower case, as far as it fits
// into `buffer`; what stands before it is skipped. A view into the buffer.
template <std::size_t kSize>
std::string_view first_word(std::string_view text, char (&buffer)[kSize]) {
  std::size_t at = 0;
  while (at < text.size() && !is_alnum(text[at])) ++at;
  std::size_t length = 0;
  while (at < text.size() && is_alnum(text[at]) && length < kSize) {
    buffer[length++] = ascii_lower(text[at++]);
  }
  return {buffer, length};
}

}  // namespace boardtrail

#endif  // BOARDTRAIL_BASE_ASCII_SEARCH_H_
