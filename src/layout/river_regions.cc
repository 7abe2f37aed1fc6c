// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/river_regions.h"

#include <algorithm>
#include <cmath>

namespace boardtrail {

std::size_t column_of(const Box& box, const std::vector<River>& rivers) {
  const auto it = std::partition_point(rivers.begin(), rivers.end(), [&](const River& river) {
    return river.middle() < box.centre_x();
  });
  return static_cast<std::size_t>(it - rivers.begin());
}

float usual_space(const WordLines& text) {
  constexpr float kLeast = 0.15F, kMost = 0.5F;
  constexpr std::size_t kFew = 20;
  std::vector<float> gaps;
  for (std::size_t i = 0; i < text.lines.size(); ++i) {
    const auto words = text.of(i);
    for (std::size_t w = 1; w < words.size(); ++w) {
      const float size = text.layer.words[words[w]].size;
      const float gap = text.box(words[w]).x0 - text.box(words[w - 1]).x1;
      if (gap > kLeast * size && gap < kMost * size) gaps.push_back(gap / size);
    }
  }
  if (gaps.size() < kFew) return 0;
  const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
  std::nth_element(gaps.begin(), middle, gaps.end());
  return *middle;
}

RiverFinder::RiverFinder(const WordLines& text, const FillRows& fills, const RiverOptions& options)
    : text_(text), fills_(fills), options_(options) {
  gaps_.reserve(text.lines.size());
  for (std::size_t line = 0; line < text.lines.size(); ++line) gaps_.push_back(find_gap(line));
}

// Typewriter faces are 0.6 em a character, whatever the character; so is their space.
float RiverFinder::find_gap(std::size_t line) const {
  constexpr float kAdvance = 0.6F, kSame = 0.01F;
  constexpr std::uint32_t kTelling = 3;  // fewer characters may be as wide by chance
  const float size = text_.lines[line].size;
  if (text_.lines[line].bold) {
    if (text_.space <= 0) return options_.heading_gap * size;
    return size * std::clamp(options_.heading_spaces * text_.space, options_.least_heading_gap,
                             options_.heading_gap);
  }
  bool telling = false;
  for (const std::uint32_t number : text_.of(line)) {
    const Word& word = text_.layer.words[number];
    if (word.glyph_count < kTelling) continue;
    const float advance = word.box.width() / static_cast<float>(word.glyph_count);
    if (std::fabs(advance - kAdvance * word.size) > kSame * word.size) {
      return options_.cell_gap * size;
    }
    telling = true;
  }
  return (telling ? options_.monospaced_gap : options_.cell_gap) * size;
}

std::size_t RiverFinder::count_texts(std::size_t line) const {
  const auto words = text_.of(line);
  const float gap = gap_of(line);
  std::size_t texts = 1;
  for (std::size_t w = 1; w < words.size(); ++w) {
    texts += text_.box(words[w]).x0 - text_.box(words[w - 1]).x1 > gap ? 1 : 0;
  }
  return texts;
}

bool RiverFinder::is_seed(std::size_t line) const {
  return count_texts(line) >= options_.min_texts || !fills_.behind(text_.lines[line].box).empty();
}

bool RiverFinder::strong(const River& river, float size) const {
  return river.lines >= options_.strong_lines || (river.lines + 1 >= options_.strong_lines &&
                                                  river.width() >= options_.strong_width * size);
}

// What the words of a line leave of a river: at its sides any band that is wide enough,
// between two of its words only what parts cells. A text that reaches into the river, word
// after word, narrows it.
void RiverFinder::cut_one(const River& river, std::size_t line, Cut* out) const {
  const auto words = text_.of(line);
  const float size = text_.lines[line].size;
  const float least = options_.min_width * size;
  const auto first = std::partition_point(
      words.begin(), words.end(), [&](std::uint32_t w) { return text_.box(w).x1 <= river.x0; });
  const auto last = std::find_if(first, words.end(),
                                 [&](std::uint32_t w) { return text_.box(w).x0 >= river.x1; });
  const bool left = first != words.begin(), right = last != words.end();
  const std::size_t before = out->rivers.size();
  const auto keep = [&](float x0, float x1, std::size_t more, bool inner) {
    if (x1 - x0 < (inner ? gap_of(line) : least)) return;
    out->rivers.push_back({x0, x1, inner ? 1 : river.lines + more, river.crossings,
                           river.first_crossed, !inner && river.drawn});
  };
  float from = river.x0;
  if (first != last) {
    const float gap = gap_of(line);
    const Box& begin = text_.box(*first);
    const Box& end = text_.box(*(last - 1));
    const bool from_left = left && begin.x0 - text_.box(*(first - 1)).x1 < gap;
    const bool to_right = right && text_.box(*last).x0 - end.x1 < gap;
    if (!from_left) keep(from, begin.x0, left ? 1 : 0, false);
    from = begin.x1;
    for (auto it = first + 1; it != last; ++it) {
      keep(from, text_.box(*it).x0, 0, true);
      from = std::max(from, text_.box(*it).x1);
    }
    if (!to_right) keep(from, river.x1, right ? 1 : 0, false);
    if (out->rivers.size() == before && from_left) keep(river.x0, begin.x0, 1, false);
    if (out->rivers.size() == before && to_right) keep(from, river.x1, 1, false);
  } else {
    keep(from, river.x1, left && right ? 1 : 0, false);
  }
  if (out->rivers.size() == before) {
    if (strong(river, size)) out->killed.push_back(river);
  } else if (right && (left || first != last) && strong(river, size)) {
    ++out->supported;
  }
}

RiverFinder::Cut RiverFinder::cut(const std::vector<River>& rivers, std::size_t line) const {
  Cut out;
  for (const River& river : rivers) cut_one(river, line, &out);
  // Columns with text: between two rivers some word stands.
  const auto words = text_.of(line);
  std::size_t w = 0;
  for (std::size_t r = 0; r + 1 < out.rivers.size() && w < words.size(); ++r) {
    const float end = out.rivers[r + 1].middle();
    const std::size_t before = w;
    while (w < words.size() && text_.box(words[w]).centre_x() < end) ++w;
    out.texts += w > before ? 1 : 0;
  }
  return out;
}

bool RiverFinder::too_far(float blank, const Cut& cut, float size) const {
  const float most = cut.texts >= 2 ? options_.max_blank : options_.max_blank_before_one;
  return blank > most * std::max(size, options_.least_size);
}

// One long cell: the river stays unless that happens often. Then it was chance, or other
// columns have begun: with the line that is returned, which else is 0.
std::size_t RiverFinder::cross(std::size_t line, Cut* now) const {
  constexpr std::size_t kLinesPerCrossing = 6, kIfDrawn = 3;
  std::size_t other = 0;
  for (River& river : now->killed) {
    if (river.crossings++ == 0) river.first_crossed = line;
    const std::size_t few = river.drawn ? kIfDrawn : 1;
    if (river.crossings <= few + river.lines / kLinesPerCrossing) {
      now->rivers.push_back(river);
    } else if (river.lines >= options_.lasting_lines) {
      other = other == 0 ? river.first_crossed : std::min(other, river.first_crossed);
    }
  }
  std::sort(now->rivers.begin(), now->rivers.end(),
            [](const River& a, const River& b) { return a.x0 < b.x0; });
  return other;
}

// Headings over several columns whose cells are drawn.
bool RiverFinder::spans_cells(std::size_t line, const Cut& now, std::size_t rivers) const {
  return 2 * now.killed.size() <= rivers && count_texts(line) > 1 &&
         std::all_of(now.killed.begin(), now.killed.end(),
                     [](const River& river) { return river.drawn; });
}

// One text in the middle of all columns, apart from the lines beside it, which would narrow a
// river between them and begins or ends with none of them.
bool RiverFinder::is_section(std::size_t line, const std::vector<River>& before,
                             const std::vector<River>& after) const {
  constexpr float kNear = 0.5F;   // of the font size
  constexpr float kApart = 0.4F;  // the same: lines of one cell stand closer
  const Box& box = text_.lines[line].box;
  const float apart = kApart * text_.lines[line].size;
  if (box.y0 - text_.lines[line - 1].box.y1 < apart) return false;
  if (line + 1 < text_.lines.size() && text_.lines[line + 1].box.y0 - box.y1 < apart) return false;
  const float middle = (before.front().x1 + before.back().x0) / 2;
  if (std::fabs(box.centre_x() - middle) > kNear * text_.lines[line].size) return false;
  constexpr float kFlush = 2.0F;  // points
  const bool flush = std::any_of(before.begin() + 1, before.end() - 1, [&](const River& river) {
    return std::fabs(box.x0 - river.x1) <= kFlush || std::fabs(box.x1 - river.x0) <= kFlush;
  });
  if (flush) return false;
  const auto inner = [](const std::vector<River>& rivers) {
    float width = 0;
    for (std::size_t r = 1; r + 1 < rivers.size(); ++r) width += rivers[r].width();
    return width;
  };
  return inner(after) + 1 < inner(before) && count_texts(line) == 1;
}

// A bold line of many texts below a blank: the heading of the next table.
bool RiverFinder::heads_another(std::size_t line, float blank) const {
  const TextLine& heading = text_.lines[line];
  if (!heading.bold || text_.lines[line - 1].bold || blank < heading.size) return false;
  const auto words = text_.of(line);
  const bool figures = std::any_of(words.begin(), words.end(), [&](std::uint32_t word) {
    const std::string_view text = text_.layer.text_of(text_.layer.words[word]);
    return text.find_first_of("0123456789") != std::string_view::npos;
  });
  constexpr std::size_t kManyTexts = 4;
  return !figures && count_texts(line) >= kManyTexts;
}

// Where other columns turn out to have begun, the region ends before them.
RiverRegion RiverFinder::follow(std::size_t seed, std::size_t limit,
                                const std::vector<River>& rivers) const {
  constexpr int kTries = 4;
  for (int i = 0; i < kTries; ++i) {
    std::size_t others = limit;
    RiverRegion region = follow_to(seed, limit, rivers, &others);
    if (others >= limit) return region;
    limit = others;
  }
  return {seed, seed, 0, 0, {}, {}};
}

RiverRegion RiverFinder::follow_to(std::size_t seed, std::size_t limit, std::vector<River> rivers,
                                   std::size_t* others) const {
  RiverRegion region;
  region.begin = seed;
  region.end = seed;
  std::vector<std::size_t> across;
  float bottom = text_.lines[seed].box.y0;
  constexpr float kLarger = 1.35F;  // a title
  const float size = text_.lines[seed].size;
  for (std::size_t i = seed; i < limit && rivers.size() >= 3; ++i) {
    const TextLine& line = text_.lines[i];
    Cut now = cut(rivers, i);
    const float blank = line.box.y0 - bottom;
    if (i > seed && too_far(blank, now, size)) break;
    if (i == seed + 1 && blank > options_.max_first_blank * std::max(size, options_.least_size)) {
      break;
    }
    if (line.size > kLarger * size && now.texts < 2) break;
    if (i > seed && heads_another(i, blank)) break;
    bottom = std::max(bottom, line.box.y1);
    const bool section = i > seed && now.texts < 2 && is_section(i, rivers, now.rivers);
    if (section) now.killed = rivers;
    if (now.killed.empty()) {
      rivers = std::move(now.rivers);
    } else if (now.supported >= 2 * now.killed.size() || spans_cells(i, now, rivers.size())) {
      if (const std::size_t other = cross(i, &now); other > seed) {
        *others = other;
        return {};
      }
      rivers = std::move(now.rivers);
    } else {
      across.push_back(i);
      if (across.size() > options_.max_across || count_texts(i) > 1) break;
      continue;
    }
    if (now.texts < 2 && !across.empty()) continue;
    region.across.insert(region.across.end(), across.begin(), across.end());
    across.clear();
    region.end = i + 1;
  }
  if (rivers.size() < 3) return region;
  region.left = rivers.front().x1;
  region.right = rivers.back().x0;
  region.rivers.assign(rivers.begin() + 1, rivers.end() - 1);
  return region;
}

std::vector<River> RiverFinder::rivers_of_words(std::size_t seed) const {
  const auto words = text_.of(seed);
  const float gap = gap_of(seed);
  std::vector<River> rivers{{-kEndless, text_.box(words.front()).x0, 0, 0, 0, false}};
  float end = text_.box(words.front()).x1;
  for (const std::uint32_t word : words.subspan(1)) {
    const Box& box = text_.box(word);
    if (box.x0 - end > gap) rivers.push_back({end, box.x0, 0, 0, 0, false});
    end = std::max(end, box.x1);
  }
  rivers.push_back({end, kEndless, 0, 0, 0, false});
  return rivers;
}

// Each text in its cell, blank cells as wide as they are drawn. Nothing where a text
// reaches over a cell's side.
std::vector<River> RiverFinder::rivers_of_fills(std::size_t seed) const {
  const std::vector<Box> cells = fills_.behind(text_.lines[seed].box);
  if (cells.empty()) return {};
  constexpr float kInside = 1.0F, kPadding = 2.5F;  // points
  const auto words = text_.of(seed);
  std::vector<River> rivers;
  float end = -kEndless;
  std::size_t w = 0;
  for (const Box& cell : cells) {
    const float padding = std::min(kPadding, cell.width() / 4);
    float x0 = cell.x0 + padding, x1 = cell.x1 - padding;
    const std::size_t first = w;
    for (; w < words.size() && text_.box(words[w]).x0 < cell.x1 - kInside; ++w) {
      const Box& box = text_.box(words[w]);
      if (box.x0 < cell.x0 || box.x1 > cell.x1) return {};
      x0 = w == first ? box.x0 : x0;
      x1 = w == first ? box.x1 : std::max(x1, box.x1);
    }
    rivers.push_back({end, x0, 0, 0, 0, true});
    end = x1;
  }
  if (w < words.size()) return {};
  rivers.push_back({end, kEndless, 0, 0, 0, false});
  return rivers;
}

RiverRegion RiverFinder::grow(std::size_t seed, std::size_t limit) const {
  const std::vector<River> rivers = rivers_of_fills(seed);
  return follow(seed, limit, rivers.empty() ? rivers_of_words(seed) : rivers);
}

RiverRegion RiverFinder::carry_on(std::size_t seed, std::size_t limit,
                                  const std::vector<River>& rivers) const {
  return follow(seed, limit, rivers);
}

// The columns that a line has text in, by rivers with an endless one at either side.
void RiverFinder::mark_columns(std::size_t line, const std::vector<River>& rivers,
                               std::vector<bool>* columns) const {
  std::size_t column = 0;
  for (const std::uint32_t word : text_.of(line)) {
    while (column + 2 < rivers.size() && rivers[column + 1].middle() < text_.box(word).centre_x()) {
      ++column;
    }
    (*columns)[column] = true;
  }
}

bool RiverFinder::wraps(std::size_t line, std::size_t next) const {
  constexpr float kWrapped = 1.5F;
  const TextLine& above = text_.lines[line];
  const TextLine& below = text_.lines[next];
  return below.baseline - above.baseline <= kWrapped * std::max(above.size, below.size);
}

// The first of the lines that stand as close as those of one row, up from `line`.
std::size_t RiverFinder::row_above(std::size_t floor, std::size_t line) const {
  constexpr std::size_t kMaxLines = 6;
  std::size_t top = line;
  while (top > floor && line - top + 1 < kMaxLines && wraps(top - 1, top)) --top;
  return top;
}

// One text of several words in the middle of all columns, in line with none of them.
bool RiverFinder::is_caption(std::size_t line, const RiverRegion& region) const {
  constexpr std::size_t kSeveral = 4;
  constexpr float kFlush = 2.0F;  // points
  const TextLine& text = text_.lines[line];
  const float middle = (region.left + region.right) / 2;
  if (text.word_count < kSeveral || std::fabs(text.box.centre_x() - middle) > text.size / 2 ||
      count_texts(line) > 1) {
    return false;
  }
  return std::none_of(region.rivers.begin(), region.rivers.end(), [&](const River& river) {
    return std::fabs(text.box.x0 - river.x1) <= kFlush ||
           std::fabs(text.box.x1 - river.x0) <= kFlush;
  });
}

void RiverFinder::reach_up(std::size_t floor, RiverRegion* region) const {
  constexpr float kMaxBlank = 3.0F;
  while (region->begin > floor) {
    // The heading stands above the title of the first section.
    const std::size_t band = region->begin - 1;
    const bool over_band = band > floor && is_band(band, *region);
    const std::size_t last = over_band ? band - 1 : band;
    const TextLine& line = text_.lines[last];
    const TextLine& below = text_.lines[last + 1];
    const float size = std::max(line.size, below.size);
    // Texts of a row may stand in its middle, beside the lines of another.
    const bool wrapped = !over_band && wraps(last, region->begin);
    if (wrapped && is_caption(last, *region)) return;
    const std::size_t first = wrapped ? last : row_above(floor, last);
    std::vector<River> rivers{{-2 * kEndless, -kEndless, 0, 0, 0, false}};
    rivers.insert(rivers.end(), region->rivers.begin(), region->rivers.end());
    rivers.push_back({kEndless, 2 * kEndless, 0, 0, 0, false});
    const std::size_t kept = rivers.size();
    std::vector<bool> columns(kept - 1, false);
    for (std::size_t i = first; i <= last; ++i) {
      rivers = cut(rivers, i).rivers;
      if (rivers.size() != kept) return;
      mark_columns(i, rivers, &columns);
    }
    const std::ptrdiff_t least = over_band ? std::ssize(columns) / 2 + 1 : 2;
    if (!wrapped && (std::count(columns.begin(), columns.end(), true) < least ||
                     below.box.y0 - line.box.y1 > kMaxBlank * std::max(size, options_.least_size)))
      return;
    region->rivers.assign(rivers.begin() + 1, rivers.end() - 1);
    region->begin = first;
    if (over_band) region->across.insert(region->across.begin(), band);
  }
}

bool RiverFinder::is_band(std::size_t line, const RiverRegion& region) const {
  const TextLine& below = text_.lines[region.begin];
  const Box& box = text_.lines[line].box;
  return count_texts(line) == 1 &&
         fills_.is_band(box, std::min(box.x0, below.box.x0), std::max(box.x1, below.box.x1));
}

}  // namespace boardtrail
