// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/flow.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/ascii.h"

namespace boardtrail {
namespace {

float line_depth(const Word& word) {
  return word.rotation == 0 || word.rotation == 3 ? word.baseline : -word.baseline;
}

float line_offset(const Word& word) {
  switch (word.rotation) {
    case 0:
      return word.box.x0;
    case 1:
      return word.box.y0;
    case 2:
      return -word.box.x1;
    default:
      return -word.box.y1;
  }
}

float line_end(const Word& word) {
  switch (word.rotation) {
    case 0:
      return word.box.x1;
    case 1:
      return word.box.y1;
    case 2:
      return -word.box.x0;
    default:
      return -word.box.y0;
  }
}

template <typename Iterator, typename Less>
void sort_unless_sorted(Iterator begin, Iterator end, const Less& less) {
  if (!std::is_sorted(begin, end, less)) std::sort(begin, end, less);
}

// The usual distance of baselines: the median, so that paragraph gaps do not count.
float median_pitch(const std::vector<TextLine>& lines) {
  std::vector<float> pitches;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    pitches.push_back(lines[i].baseline - lines[i - 1].baseline);
  }
  if (pitches.empty()) return 0;
  std::nth_element(pitches.begin(),
                   pitches.begin() + static_cast<std::ptrdiff_t>(pitches.size() / 2),
                   pitches.end());
  return pitches[pitches.size() / 2];
}

bool ends_with_hyphen(std::string_view text) {
  return text.size() > 1 && text.back() == '-' && text[text.size() - 2] != ' ' &&
         text[text.size() - 2] != '-';
}

// "self-", "co-", "non-": the hyphen belongs to the word wherever the line breaks.
bool keeps_hyphen(std::string_view text) {
  static constexpr std::array<std::string_view, 14> kPrefixes = {
      "self-", "co-",  "non-", "multi-", "well-", "long-",  "short-",
      "high-", "low-", "re-",  "pre-",   "post-", "cross-", "part-"};
  const auto space = text.find_last_of(" \n/");
  std::string last(text.substr(space == std::string_view::npos ? 0 : space + 1));
  for (char& c : last) c = ascii_lower(c);
  // A second hyphen in the word ("end-of-life") says that it is a compound.
  return std::find(kPrefixes.begin(), kPrefixes.end(), last) != kPrefixes.end() ||
         std::count(last.begin(), last.end(), '-') > 1;
}

bool all_digits(std::string_view text) {
  return text.find_first_not_of("0123456789") == std::string_view::npos;
}

// "01/06/2" and "024", or "024-31-Dec-21": two dates in one cell.
bool completes_date(std::string_view before, std::string_view next) {
  const std::size_t slash = before.rfind('/');
  if (slash == std::string_view::npos || before.find('/') == slash) return false;
  const std::string_view begun = before.substr(slash + 1);
  const std::size_t digits = std::min(next.find_first_not_of("0123456789"), next.size());
  return !begun.empty() && begun.front() == '2' && all_digits(begun) &&
         begun.size() + digits == 4 && (digits == next.size() || next[digits] == '-');
}

bool begins_month(std::string_view text) {
  static constexpr std::array<std::string_view, 12> kMonths = {
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  return std::find(kMonths.begin(), kMonths.end(), text.substr(0, 3)) != kMonths.end();
}

// "31-Mar-" and "22", "31-" and "Mar-22", "Mar-" and "22".
bool goes_on_date(std::string_view before, std::string_view next) {
  if (before.size() < 2 || before.back() != '-') return false;
  const std::string_view begun = before.substr(0, before.size() - 1);
  const std::size_t part = begun.find_last_of("-/") + 1;  // 0 where there is none
  if (all_digits(next.substr(0, 1))) {
    return all_digits(before.substr(0, 1)) || begins_month(before);
  }
  return part < begun.size() && all_digits(begun.substr(part)) && begins_month(next);
}

// "2023/2" and "024": the second year of a financial one, broken.
bool completes_year(std::string_view before, std::string_view next) {
  if (before.find('/') != 4 || before.size() > 8 || next.size() > 3) return false;
  if (!all_digits(before.substr(0, 4)) || !all_digits(before.substr(5)) || !all_digits(next)) {
    return false;
  }
  const std::string following = std::to_string(std::stoi(std::string(before.substr(0, 4))) + 1);
  const std::string second = std::string(before.substr(5)) + std::string(next);
  return second == following || (following.size() == 4 && second == following.substr(2));
}

// The width that a narrow cell leaves for its lines, where each of them is one word and
// all begin at its left or are centred; 0 for other cells, whose lines are wrapped between
// words. What centred lines leave free says nothing of the padding, which is 3 to 5.4
// points in office programs.
float inner_width(const std::vector<TextLine>& lines, const Box* cell) {
  constexpr float kAligned = 1.0F, kMostPadding = 8.0F, kUsualPadding = 4.0F;
  if (cell == nullptr || lines.size() < 2) return 0;
  bool left = true, centred = true;
  for (const TextLine& line : lines) {
    if (line.word_count != 1) return 0;
    left = left && std::fabs(line.box.x0 - lines[0].box.x0) <= kAligned;
    centred = centred && std::fabs(line.box.centre_x() - cell->centre_x()) <= kAligned;
  }
  if (centred) return cell->width() - 2 * kUsualPadding;
  if (!left) return 0;
  const float padding = lines[0].box.x0 - cell->x0;
  return padding < 0 || padding > kMostPadding ? 0 : cell->width() - 2 * padding;
}

class Flow {
 public:
  Flow(const PageRecord& page, const TextLayer& layer) : page_(page), layer_(layer) {}

  // `width`: of a narrow cell, as inner_width().
  void add_break(bool paragraph, const Word& last, const Word& next, float width) {
    if (out_.text.empty()) return;
    if (paragraph) {
      out_.text += '\n';
      return;
    }
    const std::string_view text = layer_.text_of(next);
    if (ends_with_hyphen(out_.text) && begins_lower(text)) {
      if (!keeps_hyphen(out_.text)) drop_last_byte();
      return;
    }
    if (last.space_after ||
        (!is_broken_word(layer_.text_of(last), text) && !had_no_room(last, next, width))) {
      out_.text += ' ';
    }
  }

  void add_space() { out_.text += ' '; }

  void add_word(const Word& word) {
    const auto begin = static_cast<std::uint32_t>(out_.text.size());
    out_.text += layer_.text_of(word);
    mark(word, begin);
  }

  RichText take() { return std::move(out_); }

 private:
  // A narrow cell breaks what has no space: "2023/2 024", "PW/ LT", "80 %", "12 .".
  static bool is_broken_word(std::string_view before, std::string_view next) {
    if (before.size() > 1 && before.back() == '/') return true;
    if (goes_on_date(before, next)) return true;
    if (next.find_first_not_of(".,;:%)]") == std::string_view::npos) return before.back() != '.';
    return completes_year(before, next) || completes_date(before, next);
  }

  // "Recommenda tion", "RA G": not another letter would have gone into the line.
  bool had_no_room(const Word& last, const Word& next, float width) const {
    if (width <= 0) return false;
    const Glyph& letter = page_.glyphs[layer_.glyphs[next.first_glyph]];
    if (last.box.width() + letter.box.width() <= width) return false;
    const std::string_view before = layer_.text_of(last), text = layer_.text_of(next);
    if (is_lower(text.front())) return is_lower(before.back()) || is_upper(before.back());
    return before.size() > 1 && text.size() == 1 && is_upper(before.back()) &&
           is_upper(text.front());
  }

  void drop_last_byte() {
    out_.text.pop_back();
    const auto size = static_cast<std::uint32_t>(out_.text.size());
    if (!out_.runs.empty()) out_.runs.back().end = std::min(out_.runs.back().end, size);
  }

  void mark(const Word& word, std::uint32_t begin) {
    Run run;
    run.begin = begin;
    run.end = static_cast<std::uint32_t>(out_.text.size());
    const FontUse& font = page_.fonts[word.font];
    if (word.bold) run.marks |= kBold;
    if (font.italic) run.marks |= kItalic;
    if (word.struck) run.marks |= kStruck;
    if (word.superscript) run.marks |= kSuperscript;
    const Colour& colour = page_.colours[word.colour];
    // Near-black is plain text, whatever its tint.
    constexpr int kDark = 0x30;
    if (colour.r > kDark || colour.g > kDark || colour.b > kDark) run.colour = colour;
    if (run.marks == 0 && !run.colour) return;
    Run* last = out_.runs.empty() ? nullptr : &out_.runs.back();
    // One space between two words alike belongs to both.
    if (last != nullptr && last->end + 1 >= begin && last->marks == run.marks &&
        last->colour == run.colour) {
      last->end = run.end;
    } else {
      out_.runs.push_back(run);
    }
  }

  const PageRecord& page_;
  const TextLayer& layer_;
  RichText out_;
};

}  // namespace

bool is_bullet(std::string_view word) {
  // U+2022 U+25CF U+25CB U+25AA U+25A0 U+2023 U+2013, and the private characters that
  // Symbol and Wingdings bullets are mapped to (U+F0B7, U+F0A7, U+F0D8, U+F06F).
  static constexpr std::array<std::string_view, 13> kBullets = {
      "\u2022", "\u25CF", "\u25CB", "\u25AA", "\u25A0", "\u2023", "\u2013",
      "\uF0B7", "\uF0A7", "\uF0D8", "\uF06F", "-",      "o"};
  return std::find(kBullets.begin(), kBullets.end(), word) != kBullets.end();
}

std::vector<TextLine> group_lines(const TextLayer& layer, std::vector<std::uint32_t>* words,
                                  const FlowOptions& options) {
  const auto word = [&](std::uint32_t i) -> const Word& { return layer.words[i]; };
  // Words mostly come in order: they were found so.
  sort_unless_sorted(words->begin(), words->end(), [&](std::uint32_t a, std::uint32_t b) {
    const float da = line_depth(word(a)), db = line_depth(word(b));
    return da != db ? da < db : line_offset(word(a)) < line_offset(word(b));
  });
  std::vector<TextLine> lines;
  for (std::size_t i = 0; i < words->size();) {
    TextLine line;
    line.first_word = static_cast<std::uint32_t>(i);
    float deepest = line_depth(word((*words)[i]));
    float size = word((*words)[i]).size;
    bool superscript = word((*words)[i]).superscript;
    std::size_t end = i + 1;
    while (end < words->size()) {
      const Word& next = word((*words)[end]);
      // A superscript sorts before its line, which is then as far below as its rise.
      const float reach =
          superscript ? 0.7F * next.size : options.same_line * std::max(size, next.size);
      if (line_depth(next) - deepest > reach) break;
      deepest = superscript && !next.superscript ? line_depth(next) : deepest;
      superscript = superscript && next.superscript;
      size = std::max(size, next.size);
      ++end;
    }
    sort_unless_sorted(words->begin() + static_cast<std::ptrdiff_t>(i),
                       words->begin() + static_cast<std::ptrdiff_t>(end),
                       [&](std::uint32_t a, std::uint32_t b) {
                         return line_offset(word(a)) < line_offset(word(b));
                       });
    line.word_count = static_cast<std::uint32_t>(end - i);
    line.baseline = deepest;
    line.size = size;
    line.bold = true;
    for (std::size_t w = i; w < end; ++w) {
      line.box = boardtrail::unite(line.box, word((*words)[w]).box);
      line.bold = line.bold && word((*words)[w]).bold;
    }
    lines.push_back(line);
    i = end;
  }
  return lines;
}

RichText flow_text(const PageRecord& page, const TextLayer& layer, std::vector<std::uint32_t> words,
                   const FlowOptions& options) {
  const std::vector<TextLine> lines = group_lines(layer, &words, options);
  const float pitch = median_pitch(lines);
  const float width = inner_width(lines, options.cell);
  Flow flow(page, layer);
  for (std::size_t l = 0; l < lines.size(); ++l) {
    const TextLine& line = lines[l];
    for (std::uint32_t w = 0; w < line.word_count; ++w) {
      const Word& word = layer.words[words[line.first_word + w]];
      if (w == 0) {
        const bool bullet = line.word_count > 1 && is_bullet(layer.text_of(word));
        const bool gap = l > 0 && lines.size() > 2 &&
                         line.baseline - lines[l - 1].baseline > options.paragraph_gap * pitch;
        if (l > 0) {
          const TextLine& above = lines[l - 1];
          const Word& last = layer.words[words[above.first_word + above.word_count - 1]];
          flow.add_break(bullet || gap, last, word, width);
        }
      } else {
        const Word& before = layer.words[words[line.first_word + w - 1]];
        const float distance = line_offset(word) - line_end(before);
        const bool joined = word.superscript && distance < 0.35F * before.size;
        if (!joined) flow.add_space();
      }
      flow.add_word(word);
    }
  }
  return flow.take();
}

}  // namespace boardtrail
