// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/display.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <iterator>

#include "base/text.h"

namespace boardtrail {
namespace {

struct CodePoint {
  char32_t value = 0;
  std::size_t length = 1;
};

constexpr char32_t kReplacement = 0xFFFD;

bool is_ascii(char byte) { return static_cast<unsigned char>(byte) < 0x80; }

// The code point at `at`; an ill-formed byte reads as U+FFFD of length 1.
CodePoint decode(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return {lead, 1};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || at + length > text.size()) return {kReplacement, 1};
  char32_t value = lead & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if (!is_continuation(text[at + i])) return {kReplacement, 1};
    value = value << 6U | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
  }
  const bool overlong = (length == 3 && value < 0x800) || (length == 4 && value < 0x10000);
  if (overlong || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) {
    return {kReplacement, 1};
  }
  return {value, length};
}

struct Range {
  char32_t first;
  char32_t last;
};

bool in_ranges(char32_t value, const Range* begin, const Range* end) {
  const Range* range =
      std::lower_bound(begin, end, value, [](const Range& r, char32_t v) { return r.last < v; });
  return range != end && range->first <= value;
}

// Unicode 15: general categories Mn and Me of the scripts that papers can hold, and
// the zero-width characters.
constexpr Range kNoWidth[] = {
    {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x0610, 0x061A}, {0x064B, 0x065F},
    {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200B, 0x200D}, {0x2060, 0x2060}, {0x20D0, 0x20F0},
    {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF}};
// Unicode 15, EastAsianWidth W and F, joined where only unassigned points lie between.
constexpr Range kWide[] = {
    {0x1100, 0x115F},   {0x231A, 0x231B},   {0x23E9, 0x23EC},   {0x25FD, 0x25FE},
    {0x2614, 0x2615},   {0x26AA, 0x26AB},   {0x2705, 0x2705},   {0x274C, 0x274C},
    {0x2753, 0x2755},   {0x2795, 0x2797},   {0x2B1B, 0x2B1C},   {0x2B50, 0x2B50},
    {0x2E80, 0x303E},   {0x3041, 0xA4CF},   {0xA960, 0xA97F},   {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},
    {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F7E0, 0x1F7EB}, {0x1F900, 0x1FAFF},
    {0x20000, 0x3FFFD}};

std::size_t width_of(char32_t value) {
  if (value < 0x300) return 1;
  if (in_ranges(value, std::begin(kNoWidth), std::end(kNoWidth))) return 0;
  return in_ranges(value, std::begin(kWide), std::end(kWide)) ? 2 : 1;
}

bool is_space(char32_t value) {
  return value == ' ' || (value >= 0x09 && value <= 0x0D) || value == 0x85 || value == 0xA0 ||
         value == 0x2028 || value == 0x2029;
}

// Bytes of ASCII that the text begins with, at most `most`: one column each, and nearly all.
std::size_t ascii_beginning(std::string_view text, std::size_t most) {
  const std::size_t size = std::min(text.size(), most);
  std::size_t at = 0;
  for (std::uint64_t bytes = 0; at + sizeof bytes <= size; at += sizeof bytes) {
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
    if ((bytes & 0x8080'8080'8080'8080U) != 0) break;
  }
  while (at < size && is_ascii(text[at])) ++at;
  return at;
}

// True where all bytes are ASCII that shows, with single spaces between words: most texts of a
// warehouse are. Eight bytes at a time.
bool is_plain_line(std::string_view text) {
  constexpr std::uint64_t kEach = 0x0101'0101'0101'0101U;
  constexpr std::uint64_t kHigh = 0x80 * kEach;
  if (text.empty() || text.front() == ' ' || text.back() == ' ') return false;
  bool before = false;  // the byte before is a space
  std::size_t at = 0;
  for (std::uint64_t bytes = 0; at + sizeof bytes <= text.size(); at += sizeof bytes) {
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
    // The highest bit of each byte tells of it whether it shows, and whether it is a space.
    const std::uint64_t low = bytes & ~kHigh;
    const std::uint64_t shows = (low + 0x60 * kEach) & ~(low + kEach) & ~bytes;
    const std::uint64_t spaces = ~(((low ^ 0x20 * kEach) + 0x7F * kEach) | bytes) & kHigh;
    if ((shows & kHigh) != kHigh || (spaces & spaces << 8U) != 0) return false;
    if (before && text[at] == ' ') return false;
    before = text[at + sizeof bytes - 1] == ' ';
  }
  for (; at < text.size(); ++at) {
    const bool space = text[at] == ' ';
    if (text[at] < ' ' || text[at] > '~' || (space && before)) return false;
    before = space;
  }
  return true;
}

// Marks on one character; no writing has more (Unicode Standard Annex 15, section 13).
constexpr std::size_t kMostMarks = 30;

// Bytes of `text` that fit into `width` columns. A heap of marks, which takes no column and
// can be as long as the paper, fits into none.
std::size_t fitting(std::string_view text, std::size_t width) {
  std::size_t at = 0;
  std::size_t used = 0;
  std::size_t marks = 0;
  while (at < text.size()) {
    const std::size_t ascii = ascii_beginning(text.substr(at), width - used);
    if (ascii > 0) {
      used += ascii;
      at += ascii;
      marks = 0;
      continue;
    }
    if (is_ascii(text[at])) break;
    const CodePoint point = decode(text, at);
    const std::size_t columns = width_of(point.value);
    used += columns;
    marks = columns == 0 ? marks + 1 : 0;
    if (used > width || marks > kMostMarks) break;
    at += point.length;
  }
  return at;
}

}  // namespace

bool is_unsafe_to_show(char32_t value) {
  return value < 0x20 || (value >= 0x7F && value <= 0x9F) || value == 0x061C ||
         (value >= 0x200E && value <= 0x200F) || (value >= 0x202A && value <= 0x202E) ||
         (value >= 0x2066 && value <= 0x2069);
}

std::string display_line(std::string_view text) {
  std::string line;
  show_line(text, line);
  return line;
}

void show_line(std::string_view text, std::string& line) {
  if (is_plain_line(text)) {
    line.assign(text);
    return;
  }
  line.clear();
  line.reserve(text.size());
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    while (at < text.size() && text[at] > ' ' && text[at] <= '~') ++at;
    if (at > begin) {  // nearly all
      if (space) line += ' ';
      space = false;
      line.append(text, begin, at - begin);
      continue;
    }
    const CodePoint point = decode(text, at);
    if (is_space(point.value)) {
      space = !line.empty();
    } else if (!is_unsafe_to_show(point.value)) {
      if (space) line += ' ';
      space = false;
      const bool ill_formed = point.value == kReplacement && point.length == 1;
      line += ill_formed ? std::string_view("\uFFFD") : text.substr(at, point.length);
    }
    at += point.length;
  }
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t ascii = ascii_beginning(text.substr(at), text.size());
    if (ascii > 0) {
      width += ascii;
      at += ascii;
      continue;
    }
    const CodePoint point = decode(text, at);
    width += width_of(point.value);
    at += point.length;
  }
  return width;
}

std::string clip(std::string_view text, std::size_t width) {
  const std::size_t whole = fitting(text, width);
  if (whole == text.size() || width == 0) return std::string(text.substr(0, whole));
  return std::string(text.substr(0, fitting(text, width - 1))) + "…";
}

std::string_view take_line(std::string_view& text, std::size_t width) {
  // Two columns hold any character; with fewer, a wide one would never fit.
  std::size_t end = fitting(text, std::max<std::size_t>(width, 2));
  if (end < text.size() && text[end] != ' ') {
    const std::size_t space = text.substr(0, end).rfind(' ');
    if (space != std::string_view::npos && space > 0) end = space;
  }
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end);
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  return line;
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  do {
    lines.emplace_back(take_line(text, width));
  } while (!text.empty());
  return lines;
}

}  // namespace boardtrail
