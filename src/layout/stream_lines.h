// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_LAYOUT_STREAM_LINES_H_
#define BOARDTRAIL_LAYOUT_STREAM_LINES_H_

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "layout/stream.h"

namespace boardtrail {

// Words of a line without a wide gap between them: a cell, as a rule.
struct Segment {
  float x0 = 0;
  float x1 = 0;
  std::uint32_t begin = 0;  // its words are StreamText::words[begin, begin + words)
  std::uint32_t words = 0;
  std::string_view first;  // text of its first and last word; borrows the layer
  std::string_view last;
  bool numeric = false;  // figures, signs and units only
  bool year = false;     // 1900 .. 2099: a number that heads columns
};

struct SegmentLine {
  float baseline = 0;
  float size = 0;
  float y0 = 0;
  float y1 = 0;
  bool bold = false;
  std::vector<Segment> segments;
};

// True for "12", "1,234.5", "-3.2%", "£1.2m", "(45)", "..", "n/a", "-": what stands
// in the body of a column of figures.
bool is_figure(std::string_view word);

// Up to three digits, or several numbers of so many with a dash between them, with or without
// a comma behind: what follows a word in an index.
bool is_page_number(std::string_view word);

// Dots or underscores only, three and more: they lead the eye and say nothing.
bool is_leader(std::string_view word);

// A bullet, or what may be the number of an item: "1.", "(a)", "iv)".
bool is_list_marker(std::string_view word);

// True for dots only: a leader, or a piece of one that is drawn with spaces.
bool is_dots(std::string_view word);

// Lines from the top, and their words (numbers of TextLayer::words) in reading order.
struct StreamText {
  std::vector<std::uint32_t> words;
  std::vector<SegmentLine> lines;
};

// Upright words that no table has yet.
std::vector<std::uint32_t> free_words(const TextLayer& layer, const std::vector<bool>& consumed);

// Groups upright words to lines, cut at wide gaps. Leaders count as gaps.
StreamText find_segment_lines(const TextLayer& layer, std::vector<std::uint32_t> words,
                              const StreamOptions& options);

// Ranges [first, second) of lines that may be tables.
std::vector<std::pair<std::size_t, std::size_t>> find_stream_regions(
    std::span<const SegmentLine> lines, const StreamOptions& options);

}  // namespace boardtrail

#endif  // BOARDTRAIL_LAYOUT_STREAM_LINES_H_
