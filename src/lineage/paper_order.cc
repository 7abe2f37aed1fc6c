// SPDX-License-Identifier: GPL-3.0-or-later
#include "lineage/paper_order.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/ascii.h"
#include "base/text.h"
#include "normalise/date_tokens.h"

namespace boardtrail {
namespace {

// A run of digits or of letters in a name.
struct NamePart {
  bool digits = false;
  std::string_view text;
};

std::vector<NamePart> parts_of(std::string_view name) {
  std::vector<NamePart> tokens;
  for (std::size_t i = 0; i < name.size();) {
    const bool digits = is_digit(name[i]);
    if (!digits && !is_letter(name[i])) {
      ++i;
      continue;
    }
    const std::size_t begin = i;
    while (i < name.size() && (digits ? is_digit(name[i]) : is_letter(name[i]))) ++i;
    tokens.push_back({digits, name.substr(begin, i - begin)});
  }
  return tokens;
}

// At most 8 digits are read; anything else is no part of a date.
int number(std::string_view digits) {
  if (digits.empty() || digits.size() > 8) return -1;
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

// 1..12, or 0.
unsigned month_named(std::string_view word) {
  const WordRole role = classify_word(word);
  return role.kind == WordKind::kMonth ? role.value : 0;
}

std::optional<Date> day_of(int year, int month, int day) {
  if (year < 1990 || year > 2099 || month < 1 || month > 12) return std::nullopt;
  const auto m = static_cast<unsigned>(month);
  if (day == 0) return last_day_of_month(year, m);
  if (day < 1 || day > 31) return std::nullopt;
  const Date date{std::chrono::year(year), std::chrono::month(m),
                  std::chrono::day(static_cast<unsigned>(day))};
  return date.ok() ? std::optional(date) : std::nullopt;
}

int full_year(const NamePart& token) {
  if (!token.digits) return -1;
  if (token.text.size() == 4) return number(token.text);
  return token.text.size() == 2 ? 2000 + number(token.text) : -1;
}

bool is_small(const std::vector<NamePart>& tokens, std::size_t i) {
  return i < tokens.size() && tokens[i].digits && tokens[i].text.size() <= 2;
}

// A date whose first token is at i.
std::optional<Date> date_from(const std::vector<NamePart>& tokens, std::size_t i) {
  const NamePart& first = tokens[i];
  if (!first.digits) {
    const unsigned month = month_named(first.text);
    if (month == 0 || i + 1 >= tokens.size()) return std::nullopt;
    return day_of(full_year(tokens[i + 1]), static_cast<int>(month), 0);
  }
  const int value = number(first.text);
  if (first.text.size() == 8) return day_of(value / 10000, value / 100 % 100, value % 100);
  if (first.text.size() == 6 && value >= 199001) return day_of(value / 100, value % 100, 0);
  if (first.text.size() == 4 && is_small(tokens, i + 1)) {
    const int month = number(tokens[i + 1].text);
    return day_of(value, month, is_small(tokens, i + 2) ? number(tokens[i + 2].text) : 0);
  }
  if (first.text.size() > 2 || i + 2 >= tokens.size()) return std::nullopt;
  if (is_small(tokens, i + 1)) {
    return day_of(full_year(tokens[i + 2]), number(tokens[i + 1].text), value);
  }
  // "31 March 2024", "31st March 2024".
  const std::string ending = fold(tokens[i + 1].text);
  const bool ordinal = ending == "st" || ending == "nd" || ending == "rd" || ending == "th";
  const std::size_t month_at = i + (ordinal ? 2U : 1U);
  if (month_at + 1 >= tokens.size() || tokens[month_at].digits) return std::nullopt;
  const auto month = static_cast<int>(month_named(tokens[month_at].text));
  return day_of(full_year(tokens[month_at + 1]), month, value);
}

std::optional<Date> date_in_path(std::string_view path) {
  std::vector<std::string_view> parts = split(path, '/');
  for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
    if (const auto date = date_in_name(*part)) return date;
  }
  return std::nullopt;
}

// What people call the earlier and the later of two files.
constexpr auto kEarlierNames =
    std::to_array<std::string_view>({"original", "orig", "old", "before", "earlier", "previous",
                                     "prior", "baseline", "draft", "source"});
constexpr auto kLaterNames = std::to_array<std::string_view>(
    {"edited", "edit",    "edits",   "amended", "changed",   "modified", "mutated",
     "mutant", "mutants", "revised", "updated", "corrected", "copy",     "variant",
     "new",    "after",   "later",   "latest",  "next",      "final"});

// '0' for "plan-old.txt", '2' for "edited", '1' where no word tells.
char rank_of_name(std::string_view name) {
  for (const NamePart& word : parts_of(name)) {
    const std::string folded = fold(word.text);
    const auto is = [&](std::string_view known) { return known == folded; };
    if (std::any_of(kEarlierNames.begin(), kEarlierNames.end(), is)) return '0';
    if (std::any_of(kLaterNames.begin(), kLaterNames.end(), is)) return '2';
  }
  return '1';
}

// One rank for each part of the path, that of the file first: it decides before its folder does,
// and a folder that holds both files decides nothing.
std::string ranks_in_path(std::string_view path) {
  constexpr std::size_t kParts = 8;
  std::string ranks(kParts, '1');
  std::vector<std::string_view> parts = split(path, '/');
  for (std::size_t i = 0; i < std::min(kParts, parts.size()); ++i) {
    ranks[i] = rank_of_name(parts[parts.size() - 1 - i]);
  }
  return ranks;
}

// "plan.txt" comes before "plan-b.txt".
std::string_view without_extension(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  const std::size_t slash = path.rfind('/');
  const bool named = dot != std::string_view::npos && dot > 0 &&
                     (slash == std::string_view::npos || dot > slash + 1);
  return named ? path.substr(0, dot) : path;
}

// The text with each number padded, so that texts compare as their numbers do.
std::string in_order(std::string_view text) {
  constexpr std::size_t kDigits = 12;
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    if (!is_digit(text[i])) {
      result += text[i++];
      continue;
    }
    std::size_t end = i;
    while (end < text.size() && is_digit(text[end])) ++end;
    if (end - i < kDigits) result.append(kDigits - (end - i), '0');
    result.append(text.substr(i, end - i));
    i = end;
  }
  return result;
}

// Of the editions of one paper the one that keeps its tables as tables counts last: what it
// says is what is in force.
char reading_rank(std::string_view format) {
  return format == "docx" ? '2' : format == "text" ? '1' : '0';
}

}  // namespace

std::optional<Date> date_in_name(std::string_view name) {
  const std::vector<NamePart> tokens = parts_of(name);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (const auto date = date_from(tokens, i)) return date;
  }
  return std::nullopt;
}

std::optional<Date> paper_date(const StatedPaper& paper) {
  if (paper.as_at) return paper.as_at;
  return paper.meeting_date ? paper.meeting_date : date_in_path(paper.path);
}

std::string paper_sort_key(const StatedPaper& paper) {
  constexpr char kNext = '\x1f';
  std::string key = iso_date(paper_date(paper));
  (key += kNext) += in_order(fold_words(paper.version));
  (key += kNext) += iso_date(paper.meeting_date);
  (key += kNext) += iso_date(date_in_path(paper.path));
  (key += kNext) += ranks_in_path(paper.path);
  (key += kNext) += reading_rank(paper.format);
  (key += kNext) += in_order(without_extension(paper.path));
  // Several papers of one document, and two documents that stood at one path.
  return (key += kNext) += in_order(std::to_string(paper.id));
}

bool order_is_certain(const StatedPaper& earlier, const StatedPaper& later) {
  const std::optional<Date> before = paper_date(earlier);
  const std::optional<Date> after = paper_date(later);
  if (before && after && *before != *after) return true;
  if (before.has_value() != after.has_value()) return false;
  if (!earlier.version.empty() && !later.version.empty()) {
    return fold_words(earlier.version) != fold_words(later.version);
  }
  return earlier.meeting_date != later.meeting_date ||
         date_in_path(earlier.path) != date_in_path(later.path) ||
         ranks_in_path(earlier.path) != ranks_in_path(later.path);
}

}  // namespace boardtrail
