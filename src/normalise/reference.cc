// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/reference.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/ascii.h"
#include "base/ascii_search.h"
#include "base/text.h"

// A reference is one of four shapes, each read by hand from the head of the text:
//   code      one to four letters, perhaps up to three more behind a hyphen, digits, perhaps one
//             letter more: G2, MD12, W1a, CQC-04, RR1533, WL-G2
//   yearly    a year and a code: 2019/R18
//   numbered  1., 8a., 3)
//   levelled  1.2, 1.2.3
// What could as well be a date, a quarter with its year, a time or a quantity is none.
namespace boardtrail {
namespace {

constexpr std::size_t kMaxReferenceBytes = 20;

struct Shape {
  enum class Kind { kNone, kCode, kYearly, kNumbered, kLevelled };
  Kind kind = Kind::kNone;
  std::size_t size = 0;  // bytes, without closing mark
};

std::size_t count_while(std::string_view text, std::size_t from, bool (*is)(char)) {
  std::size_t i = from;
  while (i < text.size() && is(text[i])) ++i;
  return i - from;
}

// Where a name of a month (or FY) stands before the number it is a date: "Mar-11", "FY24".
bool is_date_word(std::string_view letters) {
  static constexpr std::array<std::string_view, 14> kWords = {"jan", "feb", "mar", "apr", "may",
                                                              "jun", "jul", "aug", "sep", "sept",
                                                              "oct", "nov", "dec", "fy"};
  std::string lower(letters);
  for (char& c : lower) c = ascii_lower(c);
  return std::find(kWords.begin(), kWords.end(), lower) != kWords.end();
}

// One trailing small letter, where nothing is glued to it: the a of "W1a".
std::size_t suffix_letter(std::string_view text, std::size_t at) {
  const bool one = at < text.size() && is_lower(text[at]) &&
                   (at + 1 == text.size() || (!is_letter(text[at + 1]) && !is_digit(text[at + 1])));
  return one ? 1 : 0;
}

Shape read_code(std::string_view text, std::size_t from) {
  const std::size_t letters = count_while(text, from, is_letter);
  if (letters == 0 || letters > 4 || !is_upper(text[from])) return {};
  if (is_date_word(text.substr(from, letters))) return {};
  std::size_t i = from + letters;
  if (i < text.size() && (text[i] == '-' || text[i] == '/' || text[i] == '.')) ++i;
  // "WL-G2": the plan's letters before the section's.
  const std::size_t more = i > from + letters ? count_while(text, i, is_upper) : 0;
  if (more > 3 || (more > 0 && is_date_word(text.substr(i, more)))) return {};
  i += more;
  std::size_t digits = count_while(text, i, is_digit);
  if (digits == 0 || digits > 5) return {};
  i += digits;
  while (i + 1 < text.size() && (text[i] == '.' || text[i] == '/') && is_digit(text[i + 1])) {
    digits = count_while(text, i + 1, is_digit);
    if (digits > 4) return {};
    i += 1 + digits;
  }
  i += suffix_letter(text, i);
  return {Shape::Kind::kCode, i};
}

Shape read_yearly(std::string_view text) {
  if (count_while(text, 0, is_digit) != 4 || text.size() < 7 || text[4] != '/') return {};
  if (text[0] != '1' && text[0] != '2') return {};
  const Shape code = read_code(text, 5);
  return code.kind == Shape::Kind::kNone ? Shape{} : Shape{Shape::Kind::kYearly, code.size};
}

std::optional<int> small_number(std::string_view digits) {
  if (digits.empty() || digits.size() > 3 || (digits.size() > 1 && digits[0] == '0')) {
    return std::nullopt;
  }
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

// "17.7.12" could be a day, and a paper's dates stand where references do.
bool could_be_date(const std::array<int, 4>& level, std::size_t levels) {
  return levels == 3 && level[0] >= 1 && level[0] <= 31 && level[1] >= 1 && level[1] <= 12 &&
         level[2] >= 10;
}

Shape read_numbered(std::string_view text) {
  std::array<int, 4> level{};
  std::size_t levels = 0;
  std::size_t i = 0;
  while (true) {
    const std::size_t digits = count_while(text, i, is_digit);
    const auto number = small_number(text.substr(i, digits));
    if (!number || levels == level.size()) return {};
    level[levels++] = *number;
    i += digits;
    if (i + 1 >= text.size() || text[i] != '.' || !is_digit(text[i + 1])) break;
    ++i;
  }
  if (could_be_date(level, levels) || level[0] == 0) return {};
  i += suffix_letter(text, i);
  return {levels > 1 ? Shape::Kind::kLevelled : Shape::Kind::kNumbered, i};
}

Shape read_shape(std::string_view text) {
  if (text.empty()) return {};
  Shape shape = is_digit(text[0]) ? read_yearly(text) : read_code(text, 0);
  if (shape.kind == Shape::Kind::kNone && is_digit(text[0])) shape = read_numbered(text);
  // Glued letters, digits or a percent sign: a word, an amount.
  if (shape.size < text.size()) {
    const char next = text[shape.size];
    if (is_letter(next) || is_digit(next) || next == '%' || next == '_') return {};
  }
  return shape;
}

// The mark between a reference and its text: "- ", "– ", ": ", ". ", ") "; its length
// with the spaces around it, or 0. `dash` tells what kind it was.
std::size_t separator(std::string_view text, std::size_t at, bool* dash) {
  std::size_t i = at;
  while (i < text.size() && text[i] == ' ') ++i;
  const bool spaced = i > at;
  std::string_view rest = text.substr(i);
  std::size_t mark = 0;
  if (rest.starts_with("\xE2\x80\x93") || rest.starts_with("\xE2\x80\x94")) {
    mark = 3;
  } else if (rest.starts_with('-')) {
    mark = 1;
  } else if (!spaced && !rest.empty() && std::string_view(":.)").find(rest[0]) != rest.npos) {
    *dash = false;
    mark = rest.size() > 1 && rest[0] == ')' && (rest[1] == ':' || rest[1] == '.') ? 2 : 1;
  }
  if (mark == 0) return 0;
  const bool is_dash = rest[0] == '-' || mark == 3;
  *dash = is_dash;
  std::size_t end = i + mark;
  const std::size_t text_at = end;
  while (end < text.size() && (text[end] == ' ' || text[end] == '\n')) ++end;
  // "28-day", "CQC-led": a hyphen without any space joins words.
  if (end == text_at && (is_dash ? !spaced : end < text.size())) return 0;
  return end - at;
}

// A number alone is weak evidence: the text must begin like a sentence.
bool begins_sentence(std::string_view rest) {
  if (rest.empty()) return false;
  const auto first = static_cast<unsigned char>(rest[0]);
  if (first >= 0x80 || rest[0] == '\'' || rest[0] == '"') return true;
  return is_upper(rest[0]);
}

// "Q3 - 2023/24", "H2 – 22/23": a period and its year.
bool is_period(std::string_view ref, std::string_view rest) {
  return ref.size() == 2 && (ref[0] == 'Q' || ref[0] == 'H') && !rest.empty() &&
         (is_digit(rest[0]) || rest.starts_with("FY"));
}

bool counts_people(std::string_view rest) {
  return rest.starts_with("FTE") || rest.starts_with("WTE");
}

// "BOD 60/17(h)", "5.2 (ii)", "24/18(b)-(c)": without the letters of the parts.
std::string_view without_parts(std::string_view text) {
  constexpr std::size_t kLongestPart = 4;
  while (text.ends_with(')')) {
    const std::size_t open = text.rfind('(');
    if (open == std::string_view::npos || open == 0) break;
    const std::string_view part = text.substr(open + 1, text.size() - open - 2);
    const bool letters = !part.empty() && part.size() <= kLongestPart &&
                         count_while(part, 0, is_lower) == part.size();
    if (!letters) break;
    text = trim(text.substr(0, open));
    if (text.ends_with('-') || text.ends_with(',')) text = trim(text.substr(0, text.size() - 1));
  }
  return text;
}

// "Min 5.2", "Action 3", "Rec. 12": the number behind the word for what it numbers.
std::string_view without_word(std::string_view text) {
  static constexpr WordSet kNumbered("min", "minute", "item", "action", "rec", "recommendation",
                                     "ref", "no", "finding", "milestone");
  const std::size_t letters = count_while(text, 0, is_letter);
  char buffer[16];
  if (letters == 0 || !kNumbered.has(first_word(text, buffer))) return text;
  const std::string_view rest =
      trim(text.substr(letters + (text.substr(letters).starts_with('.'))));
  return !rest.empty() && is_digit(rest[0]) ? rest : text;
}

// "23/114", "TB/23/114" without its letters: a minute's number and its year. One of the two is
// longer than a day, a month or a year of two digits, unless a part's letter follows.
bool is_minute_number(std::string_view text, bool parted) {
  constexpr std::size_t kLongest = 4;
  const std::size_t first = count_while(text, 0, is_digit);
  if (first == 0 || first > kLongest || first >= text.size() || text[first] != '/') return false;
  const std::size_t second = count_while(text, first + 1, is_digit);
  if (second < 2 || second > kLongest) return false;
  if (!parted && std::max(first, second) < 3) return false;
  const std::size_t end = first + 1 + second;
  return end + suffix_letter(text, end) == text.size();
}

}  // namespace

HeadReference split_reference(std::string_view text) {
  const std::string_view trimmed = trim(text);
  HeadReference none{"", std::string(trimmed)};
  std::string_view body = trimmed;
  const bool bracketed = !body.empty() && (body[0] == '(' || body[0] == '[');
  if (bracketed) body.remove_prefix(1);
  const Shape shape = read_shape(body);
  if (shape.kind == Shape::Kind::kNone) return none;
  const std::string_view ref = body.substr(0, shape.size);
  bool dash = false;
  std::size_t gap = 0;
  if (bracketed) {
    const char close = trimmed[0] == '(' ? ')' : ']';
    if (shape.size >= body.size() || body[shape.size] != close) return none;
    body.remove_prefix(shape.size + 1);
    if (!body.empty() && body[0] != ' ') return none;
    gap = body.find_first_not_of(' ');
    body.remove_prefix(std::min(gap, body.size()));
  } else {
    gap = separator(body, shape.size, &dash);
    const bool levelled = shape.kind == Shape::Kind::kLevelled;
    if (gap == 0 && levelled && shape.size < body.size() && body[shape.size] == ' ') gap = 1;
    if (gap == 0) return none;
    body.remove_prefix(shape.size + gap);
  }
  const bool weak = shape.kind == Shape::Kind::kNumbered || shape.kind == Shape::Kind::kLevelled;
  if (weak && (!begins_sentence(body) || counts_people(body))) return none;
  if (body.empty() || is_period(ref, body)) return none;
  std::string printed(ref);
  if (weak && !dash && !bracketed && trimmed[shape.size] == '.') printed += '.';
  return {printed, std::string(trim(body))};
}

bool looks_like_reference(std::string_view text) {
  text = trim(text);
  if (text.size() > kMaxReferenceBytes) return false;
  if (text.size() > 2 && (text[0] == '(' || text[0] == '[') &&
      (text.back() == ')' || text.back() == ']')) {
    text = trim(text.substr(1, text.size() - 2));
  }
  const std::string_view whole = without_parts(text);
  const bool parted = whole.size() < text.size();
  text = without_word(whole);
  if (is_minute_number(text, parted)) return true;
  while (!text.empty() && std::string_view(".:)").find(text.back()) != std::string_view::npos) {
    text.remove_suffix(1);
  }
  // "MD 12": the space of a broken code.
  std::string joined(text);
  const std::size_t letters = count_while(text, 0, is_letter);
  if (letters > 0 && letters <= 3 && letters + 1 < text.size() && text[letters] == ' ' &&
      is_digit(text[letters + 1]) &&
      std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(letters), is_upper)) {
    joined.erase(letters, 1);
  }
  const Shape shape = read_shape(joined);
  return shape.kind != Shape::Kind::kNone && shape.size == joined.size();
}

bool is_next_reference(std::string_view before, std::string_view after) {
  constexpr std::size_t kMostDigits = 4;
  if (!looks_like_reference(before) || !looks_like_reference(after)) return false;
  const std::string a = reference_key(before);
  const std::string b = reference_key(after);
  const auto digits_of = [](const std::string& key) {
    const std::size_t letter = key.find_last_not_of("0123456789");
    return letter == std::string::npos ? 0 : letter + 1;
  };
  const std::size_t at = digits_of(a);
  if (digits_of(b) != at || a.compare(0, at, b, 0, at) != 0) return false;
  if (a.size() - at - 1 >= kMostDigits || b.size() - at - 1 >= kMostDigits) return false;
  return std::stoi(a.substr(at)) + 1 == std::stoi(b.substr(at));
}

std::string reference_key(std::string_view ref) {
  std::string key;
  for (const char c : fold(ref)) {
    if (is_lower(c) || is_digit(c) || c == '/') key += c;
  }
  return key;
}

}  // namespace boardtrail
