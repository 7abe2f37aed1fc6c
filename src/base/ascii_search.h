// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_BASE_ASCII_SEARCH_H_
#define BOARDTRAIL_BASE_ASCII_SEARCH_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace boardtrail {

// Cheap tests that keep texts away from regular expressions which cannot match them.
// ASCII only, which is all that the searched words have; no allocation.

inline constexpr char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

inline bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

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

// The same for long texts: a look-up a byte, whatever the number of words. Made once, at
// compile time. Words have at least three bytes.
template <std::size_t kWords>
class WordFinder {
 public:
  template <typename... Words>
  explicit constexpr WordFinder(const Words&... words) : words_{std::string_view(words)...} {
    for (const std::string_view word : words_) {
      std::uint32_t window = 0;
      for (const char c : word.substr(0, 3)) window = next_window(window, c);
      starts_[window / 64] |= std::uint64_t{1} << window % 64;
    }
  }

  bool in(std::string_view text) const {
    std::uint32_t window = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      window = next_window(window, text[i]);
      if ((starts_[window / 64] >> window % 64 & 1U) != 0 && i >= 2 && begins(text.substr(i - 2))) {
        return true;
      }
    }
    return false;
  }

 private:
  // The last three bytes by their low five bits, which letters of both cases share.
  static constexpr std::uint32_t next_window(std::uint32_t window, char c) {
    return (window << 5U | (static_cast<unsigned char>(c) & 0x1FU)) & 0x7FFFU;
  }

  bool begins(std::string_view text) const {
    return std::any_of(words_.begin(), words_.end(), [&](std::string_view word) {
      return word.size() <= text.size() &&
             std::equal(word.begin(), word.end(), text.begin(),
                        [](char a, char b) { return a == ascii_lower(b); });
    });
  }

  std::array<std::string_view, kWords> words_;
  std::array<std::uint64_t, 0x8000 / 64> starts_{};
};
template <typename... Words>
WordFinder(const Words&...) -> WordFinder<sizeof...(Words)>;

// The text's first word of ASCII letters and digits in lower case, as far as it fits
// into `buffer`; what stands before it is skipped. A view into the buffer.
template <std::size_t kSize>
std::string_view first_word(std::string_view text, char (&buffer)[kSize]) {
  const auto in_word = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  };
  std::size_t at = 0;
  while (at < text.size() && !in_word(text[at])) ++at;
  std::size_t length = 0;
  while (at < text.size() && in_word(text[at]) && length < kSize) {
    buffer[length++] = ascii_lower(text[at++]);
  }
  return {buffer, length};
}

}  // namespace boardtrail

#endif  // BOARDTRAIL_BASE_ASCII_SEARCH_H_
