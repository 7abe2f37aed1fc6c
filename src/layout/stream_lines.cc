// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/stream_lines.h"

#include <algorithm>
#include <array>

namespace boardtrail {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_year(std::string_view word) {
  return word.size() == 4 && std::all_of(word.begin(), word.end(), is_digit) &&
         (word.starts_with("19") || word.starts_with("20"));
}

Segment make_segment(const TextLayer& layer, const Word& word) {
  Segment segment;
  segment.x0 = word.box.x0;
  segment.x1 = word.box.x1;
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

// Running text between two tables: one long unbroken line.
bool is_prose(const SegmentLine& line) {
  constexpr std::uint32_t kManyWords = 9;
  return line.segments.size() == 1 && line.segments.front().words > kManyWords;
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
    } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
      ++letters;
    }
  }
  if (digits == 0) return word == "%" || word == "$" || word == "\u00A3" || word == "\u20AC";
  return letters <= 1;  // a flag ("12.5p", "3r") or a unit ("1.2m")
}

std::vector<SegmentLine> find_segment_lines(const TextLayer& layer,
                                            const std::vector<bool>& consumed,
                                            const StreamOptions& options) {
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < layer.words.size(); ++i) {
    if (!consumed[i] && layer.words[i].rotation == 0) order.push_back(i);
  }
  std::vector<SegmentLine> out;
  for (const TextLine& line : group_lines(layer, &order, options.flow)) {
    SegmentLine cut;
    cut.baseline = line.baseline;
    cut.size = line.size;
    cut.y0 = line.box.y0;
    cut.y1 = line.box.y1;
    cut.bold = line.bold;
    for (std::uint32_t w = 0; w < line.word_count; ++w) {
      const Word& word = layer.words[order[line.first_word + w]];
      if (is_leader(layer.text_of(word))) continue;
      const bool apart = cut.segments.empty() ||
                         word.box.x0 - cut.segments.back().x1 > options.cell_gap * line.size;
      if (apart) {
        cut.segments.push_back(make_segment(layer, word));
      } else {
        extend(layer, word, &cut.segments.back());
      }
    }
    if (!cut.segments.empty()) out.push_back(std::move(cut));
  }
  return out;
}

std::vector<std::pair<std::size_t, std::size_t>> find_stream_regions(
    const std::vector<SegmentLine>& lines, const StreamOptions& options) {
  std::vector<std::pair<std::size_t, std::size_t>> regions;
  for (std::size_t i = 0; i < lines.size();) {
    if (lines[i].segments.size() < 2) {
      ++i;
      continue;
    }
    std::size_t end = i + 1;
    for (std::size_t j = i + 1; j < lines.size(); ++j) {
      const float size = std::max(lines[j].size, lines[j - 1].size);
      if (lines[j].baseline - lines[j - 1].baseline > options.max_line_distance * size) break;
      if (is_prose(lines[j])) break;
      if (lines[j].segments.size() >= 2) {
        end = j + 1;
      } else if (j - end >= options.max_loose_lines) {
        break;
      }
    }
    if (end - i >= options.min_rows) regions.emplace_back(i, end);
    i = end;
  }
  return regions;
}

}  // namespace boardtrail
