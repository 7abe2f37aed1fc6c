// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/stream_lines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "base/ascii.h"

namespace boardtrail {
namespace {

bool is_year(std::string_view word) {
  return word.size() == 4 && std::all_of(word.begin(), word.end(), is_digit) &&
         (word.starts_with("19") || word.starts_with("20"));
}

Segment make_segment(const TextLayer& layer, const Word& word, std::size_t begin) {
  Segment segment;
  segment.x0 = word.box.x0;
  segment.x1 = word.box.x1;
  segment.begin = static_cast<std::uint32_t>(begin);
  segment.words = 1;
  segment.first = segment.last = layer.text_of(word);
  segment.numeric = is_figure(segment.first);
  segment.year = is_year(segment.first);
  return segment;
}

void extend(const TextLayer& layer, const Word& word, Segment* segment) {
  segment->x1 = std::max(segment->x1, word.box.x1);
  ++segment->words;
  segment->last = layer.text_of(word);
  segment->numeric = segment->numeric && is_figure(segment->last);
  segment->year = false;
}

// True where two texts of the one line and no more stand above two of the other.
bool stand_alike(const SegmentLine& above, const SegmentLine& below) {
  std::size_t pairs = 0, a = 0;
  for (const Segment& text : below.segments) {
    while (a < above.segments.size() && above.segments[a].x1 < text.x0) ++a;
    if (a == above.segments.size()) break;
    const bool alone = a + 1 == above.segments.size() || above.segments[a + 1].x0 > text.x1;
    pairs += above.segments[a].x0 <= text.x1 && alone ? 1 : 0;
  }
  return pairs >= 2;
}

// What follows a table at a larger distance and has half as many texts is something else.
class Spacing {
 public:
  explicit Spacing(const SegmentLine& first) : most_(first.segments.size()) {}

  // Rows may be set wide, as long as they are so evenly and their texts stand in columns.
  bool too_far(const SegmentLine& before, const SegmentLine& line, const StreamOptions& options) {
    const float size = std::max(line.size, before.size);
    const float distance = line.baseline - before.baseline;
    if (distance <= options.max_line_distance * size) return false;
    if (distance > options.max_wide_distance * size) return true;
    constexpr float kEven = 1.3F;
    if (wide_ > 0 ? distance > kEven * wide_ : closest_ > 0) return true;
    if (wide_ <= 0 && !stand_alike(before, line)) return true;
    wide_ = std::max(wide_, distance);
    return false;
  }

  bool breaks(const SegmentLine& line, float distance) {
    constexpr float kLarger = 1.6F;
    constexpr std::size_t kManyTexts = 5;
    const std::size_t texts = line.segments.size();
    if (texts >= 2 && most_ >= kManyTexts && 2 * texts <= most_ && closest_ > 0 &&
        distance > kLarger * closest_) {
      return true;
    }
    if (texts >= 2 && (closest_ <= 0 || distance < closest_)) closest_ = distance;
    most_ = std::max(most_, texts);
    return false;
  }

 private:
  std::size_t most_;
  float closest_ = 0;  // distance of lines so far
  float wide_ = 0;     // the same where rows are set wide
};

// A text that ends where the columns of the line before have not begun.
bool is_stub(const SegmentLine& line, const SegmentLine& before) {
  return before.segments.size() >= 2 && line.segments.back().x1 < before.segments[1].x0;
}

// Running text between two tables: one long unbroken line.
bool is_prose(const SegmentLine& line) {
  constexpr std::uint32_t kManyWords = 9;
  return line.segments.size() == 1 && line.segments.front().words > kManyWords;
}

// A line of a long stub: one more stands right below it, with the figures or before them.
bool wraps_in_stub(std::span<const SegmentLine> lines, std::size_t j, const SegmentLine& before) {
  constexpr float kSingleSpacing = 1.4F, kSame = 2.0F;
  if (j + 1 == lines.size() || !is_stub(lines[j], before)) return false;
  const SegmentLine& below = lines[j + 1];
  return below.baseline - lines[j].baseline <= kSingleSpacing * lines[j].size &&
         std::fabs(below.segments.front().x0 - lines[j].segments.front().x0) <= kSame &&
         (below.segments.size() > 1 || is_stub(below, before));
}

}  // namespace

bool is_leader(std::string_view word) {
  return word.size() >= 3 &&
         std::all_of(word.begin(), word.end(), [](char c) { return c == '.' || c == '_'; });
}

bool is_figure(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kBlanks = {
      "-", "\u2013", "\u2014", ":", ".", "..", "...", "*", "n/a", "N/A", "na", "\u2026"};
  if (std::find(kBlanks.begin(), kBlanks.end(), word) != kBlanks.end()) return true;
  std::size_t digits = 0, letters = 0;
  for (const char c : word) {
    if (is_digit(c)) {
      ++digits;
    } else if (is_letter(c)) {
      ++letters;
    }
  }
  if (digits == 0) return word == "%" || word == "$" || word == "\u00A3" || word == "\u20AC";
  return letters <= 1;  // a flag ("12.5p", "3r") or a unit ("1.2m")
}

bool is_page_number(std::string_view word) {
  constexpr std::size_t kLongest = 3;
  if (word.ends_with(',')) word.remove_suffix(1);
  std::size_t digits = 0;
  for (const char c : word) {
    digits = is_digit(c) ? digits + 1 : 0;
    if ((digits == 0 && c != '-') || digits > kLongest) return false;
  }
  return digits > 0;
}

bool is_list_marker(std::string_view word) {
  if (is_bullet(word)) return true;
  return word.size() >= 2 && word.size() <= 6 && (word.back() == '.' || word.back() == ')');
}

bool is_dots(std::string_view word) {
  return !word.empty() && word.find_first_not_of('.') == std::string_view::npos;
}

namespace {

// Cuts one line's words to segments.
class LineCutter {
 public:
  LineCutter(const TextLayer& layer, std::span<const std::uint32_t> words,
             const StreamOptions& options, StreamText* out)
      : layer_(layer), words_(words), options_(options), out_(*out) {}

  void cut(const TextLine& line) {
    SegmentLine cut;
    cut.baseline = line.baseline;
    cut.size = line.size;
    cut.y0 = line.box.y0;
    cut.y1 = line.box.y1;
    cut.bold = line.bold;
    const bool even = monospaced();
    const float cell_gap = line.bold ? options_.heading_gap : options_.cell_gap;
    gap_ = (even ? options_.monospaced_gap : cell_gap) * line.size;
    figure_gap_ = (even ? options_.monospaced_gap : options_.figure_gap) * line.size;
    bool broken = true;
    for (std::size_t w = 0; w < words_.size(); ++w) {
      if (leads(w)) {
        broken = true;
        continue;
      }
      const Word& word = layer_.words[words_[w]];
      if (broken || parted(cut.segments.back(), word)) {
        cut.segments.push_back(make_segment(layer_, word, out_.words.size()));
      } else {
        extend(layer_, word, &cut.segments.back());
      }
      broken = false;
      out_.words.push_back(words_[w]);
    }
    if (!cut.segments.empty()) out_.lines.push_back(std::move(cut));
  }

 private:
  std::string_view text(std::size_t w) const { return layer_.text_of(layer_.words[words_[w]]); }

  // Leaders drawn with spaces are dots beside dots; dots alone are a blank figure.
  bool leads(std::size_t w) const {
    if (is_leader(text(w))) return true;
    if (!is_dots(text(w))) return false;
    return (w > 0 && are_beside(w - 1, w)) || (w + 1 < words_.size() && are_beside(w, w + 1));
  }

  bool are_beside(std::size_t a, std::size_t b) const {
    constexpr float kNear = 2.0F;  // of the font size
    const Word& before = layer_.words[words_[a]];
    const Word& after = layer_.words[words_[b]];
    return is_dots(text(a)) && is_dots(text(b)) &&
           after.box.x0 - before.box.x1 <= kNear * after.size;
  }

  static bool has_digit(std::string_view text) {
    return std::any_of(text.begin(), text.end(), is_digit);
  }

  // "234" after "1": three digits may go on a figure whose thousands are parted by spaces.
  static bool goes_on(std::string_view text) {
    const auto digits = std::find_if_not(text.begin(), text.end(), is_digit) - text.begin();
    return digits == 3 && (text.size() == 3 || text[3] == '.' || text[3] == ',');
  }

  bool parted(const Segment& before, const Word& word) const {
    const std::string_view next = layer_.text_of(word);
    const bool figures = has_digit(before.last) && has_digit(next) && is_figure(before.last) &&
                         is_figure(next) && !goes_on(next);
    return word.box.x0 - before.x1 > (figures ? figure_gap_ : gap_);
  }

  // Typewriter faces are 0.6 em a character, whatever the character; so is their space.
  bool monospaced() const {
    constexpr float kAdvance = 0.6F, kSame = 0.01F;
    constexpr std::uint32_t kTelling = 3;  // fewer characters may be as wide by chance
    std::size_t telling = 0;
    for (const std::uint32_t number : words_) {
      const Word& word = layer_.words[number];
      if (word.glyph_count < kTelling) continue;
      const float advance = word.box.width() / static_cast<float>(word.glyph_count);
      if (std::fabs(advance - kAdvance * word.size) > kSame * word.size) return false;
      ++telling;
    }
    return telling > 0;
  }

  const TextLayer& layer_;
  std::span<const std::uint32_t> words_;
  const StreamOptions& options_;
  StreamText& out_;
  float gap_ = 0;         // a wider one parts cells
  float figure_gap_ = 0;  // a wider one parts two figures
};

}  // namespace

std::vector<std::uint32_t> free_words(const TextLayer& layer, const std::vector<bool>& consumed) {
  std::vector<std::uint32_t> free;
  for (std::uint32_t i = 0; i < layer.words.size(); ++i) {
    if (!consumed[i] && layer.words[i].rotation == 0) free.push_back(i);
  }
  return free;
}

StreamText find_segment_lines(const TextLayer& layer, std::vector<std::uint32_t> words,
                              const StreamOptions& options) {
  StreamText out;
  out.words.reserve(words.size());
  for (const TextLine& line : group_lines(layer, &words, options.flow)) {
    const auto of_line =
        std::span<const std::uint32_t>(words).subspan(line.first_word, line.word_count);
    LineCutter(layer, of_line, options, &out).cut(line);
  }
  return out;
}

std::vector<std::pair<std::size_t, std::size_t>> find_stream_regions(
    std::span<const SegmentLine> lines, const StreamOptions& options) {
  std::vector<std::pair<std::size_t, std::size_t>> regions;
  for (std::size_t i = 0; i < lines.size();) {
    if (lines[i].segments.size() < 2) {
      ++i;
      continue;
    }
    std::size_t end = i + 1;
    Spacing spacing(lines[i]);
    for (std::size_t j = i + 1; j < lines.size(); ++j) {
      const float distance = lines[j].baseline - lines[j - 1].baseline;
      if (spacing.too_far(lines[j - 1], lines[j], options)) break;
      if (spacing.breaks(lines[j], distance)) break;
      if (is_prose(lines[j]) && !wraps_in_stub(lines, j, lines[end - 1])) break;
      if (lines[j].segments.size() >= 2) {
        end = j + 1;
      } else if (j - end >= (is_stub(lines[j], lines[end - 1]) ? options.max_stub_lines
                                                               : options.max_loose_lines)) {
        break;
      }
    }
    if (end - i >= options.min_rows) regions.emplace_back(i, end);
    i = end;
  }
  return regions;
}

}  // namespace boardtrail
