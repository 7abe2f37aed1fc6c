// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_BASE_ASCII_H_
#define BOARDTRAIL_BASE_ASCII_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace boardtrail {

// What a byte is, by ASCII alone and in every locale. A byte of a longer UTF-8 sequence is none
// of these.
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_letter(char c) { return is_lower(c) || is_upper(c); }
constexpr bool is_alnum(char c) { return is_letter(c) || is_digit(c); }

constexpr char ascii_lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }
constexpr char ascii_upper(char c) { return is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c; }

constexpr std::uint8_t byte_at(std::string_view text, std::size_t i) {
  return static_cast<std::uint8_t>(text[i]);
}

constexpr bool begins_lower(std::string_view text) { return !text.empty() && is_lower(text[0]); }

}  // namespace boardtrail

#endif  // BOARDTRAIL_BASE_ASCII_H_
