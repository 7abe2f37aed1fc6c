// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/number.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <system_error>

#include "base/ascii.h"
#include "base/ascii_search.h"
#include "base/text.h"

namespace boardtrail {
namespace {

// No figure of a Board paper is longer; digits beyond a double's precision are an identifier.
constexpr std::size_t kMaxNumberBytes = 24;

bool take(std::string_view& text, std::string_view head) {
  if (!text.starts_with(head)) return false;
  text.remove_prefix(head.size());
  text = trim(text);
  return true;
}

// "≥" and "≤" in UTF-8 besides the signs of ASCII.
bool take_bound(std::string_view& text) {
  if (text.empty() || (text[0] != '>' && text[0] != '<' && text[0] != '=' && text[0] != '\xE2')) {
    return false;
  }
  static constexpr std::array<std::string_view, 8> kBounds = {
      ">=", "<=", "=>", "=<", ">", "<", "\xE2\x89\xA5", "\xE2\x89\xA4"};
  return std::any_of(kBounds.begin(), kBounds.end(),
                     [&text](std::string_view bound) { return take(text, bound); });
}

// A minus is written as hyphen, en dash or U+2212.
bool take_minus(std::string_view& text) {
  return take(text, "-") || take(text, "\xE2\x80\x93") || take(text, "\xE2\x88\x92");
}

// Whole part with its commas taken out; nothing where a comma is no thousands separator.
std::optional<std::string> without_grouping(std::string_view whole) {
  if (whole.find(',') == std::string_view::npos) return std::string(whole);
  std::string digits;
  std::size_t group = 0;  // digits since the last comma
  bool grouped = false;
  for (const char c : whole) {
    if (c == ',') {
      if (group == 0 || group > 3 || (grouped && group != 3)) return std::nullopt;
      grouped = true;
      group = 0;
    } else {
      digits += c;
      ++group;
    }
  }
  if (group != 3) return std::nullopt;
  return digits;
}

std::optional<double> read_decimal(std::string_view text) {
  if (text.empty() || text.size() > kMaxNumberBytes || !is_digit(text.back())) return std::nullopt;
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  const std::string_view fraction =
      point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
  if (!std::all_of(fraction.begin(), fraction.end(), is_digit)) return std::nullopt;
  if (!std::all_of(whole.begin(), whole.end(), [](char c) { return is_digit(c) || c == ','; })) {
    return std::nullopt;
  }
  std::optional<std::string> digits = without_grouping(whole);
  if (!digits) return std::nullopt;
  *digits += '.';
  *digits += fraction;
  if (digits->front() == '.') digits->insert(digits->begin(), '0');
  double value = 0;
  const char* end = digits->data() + digits->size();
  if (std::from_chars(digits->data(), end, value).ec != std::errc()) return std::nullopt;
  return value;
}

std::optional<int> read_part(std::string_view digits, std::size_t max_digits) {
  if (digits.empty() || digits.size() > max_digits) return std::nullopt;
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size() || value < 0) {
    return std::nullopt;
  }
  return value;
}

// h:mm:ss. Two parts ("12:30") may be a clock or minutes and seconds: no value.
std::optional<double> read_duration(std::string_view text) {
  const std::size_t first = text.find(':');
  if (first == std::string_view::npos) return std::nullopt;
  const std::size_t second = text.find(':', first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  const auto hours = read_part(text.substr(0, first), 4);
  const auto minutes = read_part(text.substr(first + 1, second - first - 1), 2);
  const auto seconds = read_part(text.substr(second + 1), 2);
  if (!hours || !minutes || !seconds || *minutes > 59 || *seconds > 59) return std::nullopt;
  return 3600.0 * *hours + 60.0 * *minutes + *seconds;
}

bool is_dashes(std::string_view folded) {
  return !folded.empty() && folded.find_first_not_of("- .") == std::string_view::npos;
}

// "xx/xx/xx", "dd/mm/yyyy": the form's own dummy.
bool is_dummy_date(std::string_view folded) {
  return folded.size() >= 6 && folded.find('/') != std::string_view::npos &&
         (folded.find_first_not_of("x/ ") == std::string_view::npos ||
          folded.find_first_not_of("dmy/ ") == std::string_view::npos);
}

}  // namespace

std::optional<NumberReading> read_number(std::string_view text) {
  text = trim(text);
  NumberReading reading;
  reading.bound = take_bound(text);
  const bool negative = take_minus(text);
  if (!negative) take(text, "+");
  if (const auto seconds = read_duration(text)) {
    reading.value = negative ? -*seconds : *seconds;
    reading.unit = Unit::kSeconds;
    return reading;
  }
  if (text.ends_with('%')) {
    reading.unit = Unit::kPercent;
    text = trim(text.substr(0, text.size() - 1));
  }
  const auto value = read_decimal(text);
  if (!value) return std::nullopt;
  reading.value = negative ? -*value : *value;
  return reading;
}

PlaceholderReading read_placeholder(std::string_view text) {
  // Longer texts say something, whatever they begin with.
  constexpr std::size_t kMaxBytes = 64;
  static constexpr WordSet kNotApplicable("n a", "na", "not applicable", "none applicable");
  static constexpr WordSet kUnknown(
      "tbc", "tba", "tbd", "tbe", "nk", "not known", "unknown", "to be confirmed", "to be agreed",
      "to be added", "to be advised", "to be determined", "to be decided", "to be set", "to follow",
      "awaited", "awaiting", "not set", "not stated", "to be announced", "date tbc", "lead tbc",
      "to confirm", "to be identified",
      // What the controls of a form print until they are filled in.
      "choose an item", "click or tap to enter a date", "click or tap here to enter text",
      "click here to enter a date", "click here to enter text");
  text = trim(text);
  if (text.empty()) return {true, false, false};
  if (text.size() > kMaxBytes) return {};
  const std::string words = fold_words(text);
  if (kNotApplicable.has(words)) return {true, true, true};
  const bool unknown = kUnknown.has(words);
  // A dummy date begins with one of its letters.
  if (!words.empty() && !unknown && !words.starts_with("insert") &&
      std::string_view("dmyx").find(words[0]) == std::string_view::npos) {
    return {};
  }
  const std::string folded = fold(text);
  const bool insert_here = folded.starts_with("[insert") || folded.starts_with("<insert");
  if (words.empty() || is_dashes(folded) || is_dummy_date(folded) || insert_here || unknown) {
    // Pictographs are no words either, but they say something: only marks of ASCII count.
    const bool marks_only = std::all_of(
        folded.begin(), folded.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    return {marks_only || !words.empty(), true, false};
  }
  return {};
}

}  // namespace boardtrail
