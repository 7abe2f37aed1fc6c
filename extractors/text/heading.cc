// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/text/heading.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/ascii.h"
#include "base/list_marker.h"
#include "base/text.h"

namespace boardtrail {
namespace {

// Longest heading, in bytes and words. Titles of papers run to a dozen words.
constexpr std::size_t kMaxBytes = 110;
constexpr std::size_t kMaxWords = 14;

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\t';
    words += !space && !inside ? 1U : 0U;
    inside = !space;
  }
  return words;
}

bool is_all_capitals(std::string_view text) {
  const auto upper = std::count_if(text.begin(), text.end(), is_upper);
  return upper >= 4 && std::none_of(text.begin(), text.end(), is_lower);
}

// "Figure 3: ...", "Table One - ...": the caption of something else.
bool is_caption(std::string_view text) {
  constexpr std::array<std::string_view, 6> kCaptions = {"figure ", "table ",   "chart ",
                                                         "graph ",  "diagram ", "source:"};
  return std::any_of(kCaptions.begin(), kCaptions.end(),
                     [&](std::string_view word) { return starts_with_fold(text, word); });
}

// "8th February 2024", "30/05/2019", "12": nothing but numbers, an ordinal's letters and
// the name of a month.
bool is_date_or_number(std::string_view text) {
  if (!is_digit(text.front())) return false;
  std::size_t words = 0;
  std::size_t numbers = 0;
  for (const std::string_view word : split(text, ' ')) {
    if (word.empty()) continue;
    ++words;
    numbers += is_digit(word.front()) ? 1U : 0U;
  }
  return words == numbers || (numbers == 2 && words == 3);
}

// "Lead: J Smith" says something; "Successes:" heads what follows.
bool has_value_behind_colon(std::string_view text) {
  const std::size_t colon = text.find(": ");
  return colon != std::string_view::npos && colon < 40 && !trim(text.substr(colon + 1)).empty();
}

// "Part A: Delivery status" is no name with a value.
bool is_part(std::string_view text) {
  constexpr std::array<std::string_view, 6> kParts = {"part ",    "appendix ", "annex ",
                                                      "section ", "schedule ", "chapter "};
  return std::any_of(kParts.begin(), kParts.end(),
                     [&](std::string_view word) { return starts_with_fold(text, word); });
}

bool ends_like_text(std::string_view text) {
  const char last = text.back();
  return last == '.' || last == ',' || last == ';' || last == '!' || text.ends_with("\u2013") ||
         text.ends_with("\u2026") || last == '|' || last == '-';
}

bool basics(std::string_view text) {
  if (text.empty() || text.size() > kMaxBytes || count_words(text) > kMaxWords) return false;
  if (is_lower(text.front()) || ends_like_text(text)) return false;
  if (is_date_or_number(text) || is_caption(text)) return false;
  // A heading has a word.
  const auto letters = std::count_if(text.begin(), text.end(), is_letter);
  return letters >= 3;
}

}  // namespace

bool looks_like_heading(std::string_view text) {
  text = trim(text);
  if (!basics(text)) return false;
  const ListMarker marker = find_list_marker(text);
  if (marker.kind == MarkerKind::kBullet) return false;
  if (marker.kind != MarkerKind::kNone) {
    const std::string_view rest = text.substr(marker.length);
    // "2.1 The Trust agreed ..." is a paragraph; "2.1 Background" heads one.
    const bool chapter = marker.kind == MarkerKind::kDotted && marker.depth == 1;  // "5.0"
    return basics(rest) && count_words(rest) <= 12 && (chapter || !rest.ends_with(':')) &&
           (marker.depth <= 2 || count_words(rest) <= 8);
  }
  if (text.ends_with(':')) return count_words(text) <= 10;
  return is_part(text) || !has_value_behind_colon(text);
}

bool looks_like_heading_above(std::string_view text, std::string_view next) {
  text = trim(text);
  next = trim(next);
  if (!looks_like_heading(text)) return false;
  if (is_all_capitals(text)) return !is_all_capitals(next);
  constexpr std::size_t kMaxWordsAbove = 8;
  if (count_words(text) > kMaxWordsAbove || is_lower(next.front())) return false;
  const bool list_below = find_list_marker(next).kind != MarkerKind::kNone;
  const bool numbered = find_list_marker(text).kind != MarkerKind::kNone;
  if (numbered && list_below) return false;
  return (list_below && text.ends_with(':')) || next.size() > 2 * text.size() + 20;
}

}  // namespace boardtrail
