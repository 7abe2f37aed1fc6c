// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_BASE_TEXT_H_
#define BOARDTRAIL_BASE_TEXT_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace boardtrail {

// Small operations on UTF-8 text. All of them have a fast path for ASCII and
// fall back on ICU; none depends on the locale. Threads: any.

// True where the bytes are well-formed UTF-8 (Unicode 15, table 3-7).
bool is_valid_utf8(std::string_view bytes);

// Replaces each ill-formed sequence by U+FFFD; `replaced` counts them.
std::string repair_utf8(std::string_view bytes, std::size_t* replaced);

// Appends one code point; surrogates and numbers beyond Unicode become U+FFFD.
void append_utf8(char32_t point, std::string* out);

// White space as papers use it: ASCII white space, U+00A0, U+1680, U+2000-200A,
// U+2028, U+2029, U+202F, U+205F, U+3000; and the invisible U+200B-200D, U+2060,
// U+FEFF, which count as nothing.
std::string_view trim(std::string_view text);

// Runs of white space (line breaks too) become one space; the ends are trimmed.
std::string collapse_spaces(std::string_view text);

// For comparing, never for showing: NFKC, full case folding, typographic quotes
// and dashes to ASCII, '&' kept, white space collapsed.
std::string fold(std::string_view text);

// As fold, and everything but letters and digits becomes one space:
// "Date  Due:" and "date due" compare equal.
std::string fold_words(std::string_view text);

// True where nothing but white space is in the text.
bool is_blank(std::string_view text);

bool starts_with_fold(std::string_view text, std::string_view folded_prefix);

// True of each byte of a UTF-8 character but the first.
constexpr bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

// The beginning of a UTF-8 text: so many bytes at most, and whole characters.
std::string_view first_bytes(std::string_view text, std::size_t most);

std::vector<std::string_view> split(std::string_view text, char separator);

// Share of words two texts have in common (Dice over multisets of fold_words
// words, 0..1). Cost: O(n log n).
double word_overlap(std::string_view a, std::string_view b);

// Length in code points; ill-formed bytes count one each.
std::size_t count_code_points(std::string_view text);

}  // namespace boardtrail

#endif  // BOARDTRAIL_BASE_TEXT_H_
