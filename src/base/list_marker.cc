// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/list_marker.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"

namespace boardtrail {
namespace {

bool is_gap(char c) { return c == ' ' || c == '\t'; }

constexpr std::array<std::string_view, 15> kBullets = {
    "-",      "*",      "+",      "\u2022", "\u25CB", "\u25CF", "\u25AA", "\u25E6",
    "\u2023", "\u2013", "\u00B7", "\u27A2", "\u25BA", "\uF0B7", "\uF0A7"};

std::size_t bullet_length(std::string_view text) {
  for (const std::string_view bullet : kBullets) {
    if (text.starts_with(bullet)) return bullet.size();
  }
  return 0;
}

bool is_roman(std::string_view word) {
  return word.size() <= 5 && std::all_of(word.begin(), word.end(),
                                         [](char c) { return c == 'i' || c == 'v' || c == 'x'; });
}

// The kind of an enumerator without its brackets and full stop.
MarkerKind word_kind(std::string_view word, std::int32_t& depth) {
  depth = 1;
  std::size_t i = 0;
  while (i < word.size() && is_digit(word[i])) ++i;
  if (i > 0) {
    if (i > 3) return MarkerKind::kNone;
    if (i == word.size()) return MarkerKind::kNumber;
    if (i + 1 == word.size() && is_lower(word[i])) {
      depth = 2;
      return MarkerKind::kSection;
    }
    bool zero_end = false;
    while (i < word.size()) {
      if (word[i] != '.' || i + 1 >= word.size() || !is_digit(word[i + 1]))
        return MarkerKind::kNone;
      const std::size_t begin = ++i;
      while (i < word.size() && is_digit(word[i])) ++i;
      if (i - begin > 3) return MarkerKind::kNone;
      zero_end = word.substr(begin, i - begin) == "0";
      ++depth;
    }
    if (zero_end && depth == 2) depth = 1;
    return MarkerKind::kDotted;
  }
  if (word.size() == 1 && is_letter(word[0]) && !is_roman(word)) return MarkerKind::kLetter;
  if (!word.empty() && is_roman(word)) return MarkerKind::kRoman;
  return MarkerKind::kNone;
}

}  // namespace

ListMarker find_list_marker(std::string_view text) {
  ListMarker marker;
  std::size_t end = bullet_length(text);
  if (end > 0) {
    marker.kind = MarkerKind::kBullet;
  } else {
    constexpr std::size_t kLongest = 16;
    end = std::min(text.substr(0, kLongest).find_first_of(" \t"), text.size());
    if (end > kLongest || end == 0) return {};
    std::string_view word = text.substr(0, end);
    const bool opened = word.front() == '(';
    const bool closed = word.back() == ')';
    const bool stopped = word.back() == '.';
    if (opened && !closed) return {};
    if (opened) word.remove_prefix(1);
    if (closed || stopped) word.remove_suffix(1);
    marker.kind = word_kind(word, marker.depth);
    // Without a sign behind it only a dotted number, or a number with a letter, tells
    // itself from a word of the text: "12 actions", "A plan".
    if (!closed && !stopped && marker.kind != MarkerKind::kDotted &&
        marker.kind != MarkerKind::kSection) {
      return {};
    }
    if (marker.kind == MarkerKind::kNone) return {};
  }
  if (end < text.size() && !is_gap(text[end])) return {};
  // "A." alone is no item, a paragraph's bare number is one.
  const bool lettered = marker.kind == MarkerKind::kLetter || marker.kind == MarkerKind::kRoman;
  if (lettered && end == text.size()) return {};
  marker.text = text.substr(0, end);
  while (end < text.size() && is_gap(text[end])) ++end;
  marker.length = end;
  return marker;
}

}  // namespace boardtrail
