// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/stream_columns.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/ascii.h"
#include "layout/alignment.h"

namespace boardtrail {
namespace {

// The number of segments that all but a fifth of the tabular lines stay below: one
// torn line must not decide.
std::size_t usual_segments(std::span<const SegmentLine> lines) {
  std::vector<std::size_t> counts;
  for (const SegmentLine& line : lines) {
    if (line.segments.size() >= 2) counts.push_back(line.segments.size());
  }
  if (counts.empty()) return 0;
  const std::size_t at = (counts.size() - 1) * 4 / 5;
  std::nth_element(counts.begin(), counts.begin() + static_cast<std::ptrdiff_t>(at), counts.end());
  return counts[at];
}

// Right of the stub figures only, and not years alone.
bool is_figures_line(const SegmentLine& line) {
  std::size_t figures = 0, years = 0;
  for (std::size_t i = 1; i < line.segments.size(); ++i) {
    figures += line.segments[i].numeric ? 1 : 0;
    years += line.segments[i].year ? 1 : 0;
  }
  return figures > years && figures * 4 >= (line.segments.size() - 1) * 3;
}

// Where lines of figures make up most of the table, they alone are its body.
std::vector<const SegmentLine*> body_lines(std::span<const SegmentLine> lines,
                                           const StreamOptions& options) {
  const std::size_t least = std::max<std::size_t>(2, (usual_segments(lines) + 1) / 2);
  std::vector<const SegmentLine*> body, figures;
  for (const SegmentLine& line : lines) {
    if (line.segments.size() < least) continue;
    body.push_back(&line);
    if (is_figures_line(line)) figures.push_back(&line);
  }
  return figures.size() >= options.min_rows && 2 * figures.size() >= body.size() ? figures : body;
}

struct Gutter {
  float x0 = 0;
  float x1 = 0;
};

// Bands that at most `crossings` lines reach across, by a sweep over the segments' ends.
std::vector<Gutter> find_gutters(const std::vector<const SegmentLine*>& body, int crossings,
                                 float min_width) {
  std::vector<std::pair<float, int>> events;
  for (const SegmentLine* line : body) {
    for (const Segment& segment : line->segments) {
      events.emplace_back(segment.x0, +1);
      events.emplace_back(segment.x1, -1);
    }
  }
  std::sort(events.begin(), events.end());
  std::vector<Gutter> gutters;
  int depth = 0;
  bool seen = false;
  float begin = 0;
  for (const auto& [x, step] : events) {
    const int before = depth;
    depth += step;
    if (before > crossings && depth <= crossings) {
      begin = x;
      seen = true;
    } else if (before <= crossings && depth > crossings && seen && x - begin >= min_width) {
      gutters.push_back({begin, x});
    }
  }
  return gutters;
}

bool is_prefix_sign(std::string_view text) {
  return text == "$" || text == "\u00A3" || text == "\u20AC" || text == "(" || text == "<";
}

bool is_suffix_sign(std::string_view text) {
  return text == "%" || text == ")" || text == "*" || text == "\u2020";
}

struct ColumnUse {
  std::size_t cells = 0;
  std::size_t prefixes = 0;
  std::size_t suffixes = 0;
};

std::vector<ColumnUse> count_uses(const std::vector<const SegmentLine*>& body,
                                  const std::vector<Gutter>& gutters) {
  std::vector<ColumnUse> uses(gutters.size() + 1);
  for (const SegmentLine* line : body) {
    for (const Segment& segment : line->segments) {
      const float centre = (segment.x0 + segment.x1) / 2;
      const auto it = std::upper_bound(gutters.begin(), gutters.end(), centre,
                                       [](float x, const Gutter& g) { return x < g.x1; });
      ColumnUse& use = uses[static_cast<std::size_t>(it - gutters.begin())];
      ++use.cells;
      if (is_prefix_sign(segment.first) && segment.words == 1) ++use.prefixes;
      if (is_suffix_sign(segment.first) && segment.words == 1) ++use.suffixes;
    }
  }
  return uses;
}

// Columns of signs belong to their figures; a column with a single cell is none.
std::vector<Gutter> drop_weak(std::vector<Gutter> gutters, const std::vector<ColumnUse>& uses) {
  std::vector<bool> dropped(gutters.size(), false);
  for (std::size_t c = 0; c < uses.size(); ++c) {
    const ColumnUse& use = uses[c];
    const bool has_left = c > 0, has_right = c < gutters.size();
    if (has_right && use.prefixes == use.cells) {
      dropped[c] = true;
    } else if (has_left && use.suffixes == use.cells) {
      dropped[c - 1] = true;
    } else if (use.cells < 2 && (has_left || has_right)) {
      const auto width = [&](std::size_t g) { return gutters[g].x1 - gutters[g].x0; };
      const bool to_left = has_left && (!has_right || width(c - 1) <= width(c));
      dropped[to_left ? c - 1 : c] = true;
    }
  }
  std::vector<Gutter> kept;
  for (std::size_t g = 0; g < gutters.size(); ++g) {
    if (!dropped[g]) kept.push_back(gutters[g]);
  }
  return kept;
}

// Whole number of up to three digits, or -1.
int page_number(const Segment& segment) {
  int value = -1;
  const std::string_view text = segment.last;
  if (text.empty() || text.size() > 3) return -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? value : -1;
}

bool rises_like_pages(const std::vector<PlacedLine>& lines, std::size_t columns) {
  constexpr std::size_t kMinEntries = 4;
  int last = 0;
  std::size_t entries = 0;
  for (const PlacedLine& line : lines) {
    if (line.cells.size() < 2 || line.cells.back().last != columns - 1) continue;
    const int page = page_number(*line.cells.back().segment);
    if (page < last || page < 0) return false;
    last = page;
    ++entries;
  }
  return entries >= kMinEntries && columns <= 3;
}

// An index set in columns: words and their pages in each of them.
bool holds_pages_of_words(const std::vector<PlacedLine>& lines) {
  std::size_t cells = 0, entries = 0;
  for (const PlacedLine& line : lines) {
    for (const PlacedSegment& cell : line.cells) {
      const Segment& text = *cell.segment;
      ++cells;
      entries += text.words >= 2 && !text.numeric && is_page_number(text.last) ? 1 : 0;
    }
  }
  return 4 * entries >= 3 * cells;
}

// Formulas: "(1)", "(2)", ... at the right of each line, and nothing above them.
bool numbers_formulas(const std::vector<PlacedLine>& lines) {
  int last = -1;
  for (const PlacedLine& line : lines) {
    if (line.cells.size() < 2) continue;
    const Segment& text = *line.cells.back().segment;
    if (text.words != 1 || text.first.size() < 3) return false;
    if (text.first.front() != '(' || text.first.back() != ')') return false;
    int number = -1;
    const char* const end = text.first.data() + text.first.size() - 1;
    const auto [stop, error] = std::from_chars(text.first.data() + 1, end, number);
    if (error != std::errc() || stop != end || (last >= 0 && number != last + 1)) return false;
    last = number;
  }
  return last >= 0;
}

float alignment(const std::vector<PlacedLine>& lines, std::size_t columns) {
  struct Edges {
    std::vector<float> left, middle, right;
  };
  std::vector<Edges> edges(columns);
  for (const PlacedLine& line : lines) {
    if (line.cells.size() < 2) continue;
    for (const PlacedSegment& cell : line.cells) {
      if (cell.first != cell.last) continue;
      edges[cell.first].left.push_back(cell.segment->x0);
      edges[cell.first].right.push_back(cell.segment->x1);
      edges[cell.first].middle.push_back((cell.segment->x0 + cell.segment->x1) / 2);
    }
  }
  float sum = 0;
  for (Edges& column : edges) {
    if (column.left.empty()) continue;
    sum += std::max({share_at_median(std::move(column.left)),
                     share_at_median(std::move(column.middle)),
                     share_at_median(std::move(column.right))});
  }
  return sum / static_cast<float>(columns);
}

// Numbers of lines in the margin of running text: they rise by one step.
bool numbers_lines(const std::vector<PlacedLine>& lines) {
  constexpr std::uint32_t kManyWords = 7;
  constexpr std::size_t kSeveral = 3;
  std::size_t entries = 0, words = 0;
  int last = 0, step = 0;
  for (const PlacedLine& line : lines) {
    if (line.cells.size() < 2 || line.cells.back().first == 0) continue;
    std::string_view text = line.cells.back().segment->first;
    while (!text.empty() && !is_digit(text.back())) text.remove_suffix(1);  // "15r" is a right page
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return false;
    if (entries == 1) step = number - last;
    if (entries > 0 && (step <= 0 || number - last != step)) return false;
    last = number;
    ++entries;
    words += line.cells.front().segment->words;
  }
  return entries >= kSeveral && words >= kManyWords * entries;
}

}  // namespace

namespace {

std::vector<ColumnExtent> columns_of(const std::vector<const SegmentLine*>& body,
                                     const StreamOptions& options) {
  if (body.size() < options.min_rows) return {};
  const auto crossings = static_cast<int>(body.size() / options.lines_per_crossing);
  auto gutters = find_gutters(body, crossings, options.min_gutter * body.front()->size);
  gutters = drop_weak(gutters, count_uses(body, gutters));
  float left = body.front()->segments.front().x0, right = left;
  for (const SegmentLine* line : body) {
    left = std::min(left, line->segments.front().x0);
    right = std::max(right, line->segments.back().x1);
  }
  std::vector<ColumnExtent> columns;
  for (const Gutter& gutter : gutters) {
    columns.push_back({left, gutter.x0});
    left = gutter.x1;
  }
  columns.push_back({left, right});
  return columns;
}

}  // namespace

std::vector<ColumnExtent> find_stream_columns(std::span<const SegmentLine> lines,
                                              const StreamOptions& options) {
  return columns_of(body_lines(lines, options), options);
}

std::vector<ColumnExtent> find_columns_of_all(std::span<const SegmentLine> lines,
                                              const StreamOptions& options) {
  std::vector<const SegmentLine*> body;
  for (const SegmentLine& line : lines) body.push_back(&line);
  return columns_of(body, options);
}

float figures_share(std::span<const SegmentLine> lines) {
  const auto figures = std::count_if(lines.begin(), lines.end(), is_figures_line);
  return lines.empty() ? 0 : static_cast<float>(figures) / static_cast<float>(lines.size());
}

std::vector<PlacedLine> place_segments(std::span<const SegmentLine> lines,
                                       const std::vector<ColumnExtent>& columns) {
  std::vector<PlacedLine> placed;
  for (const SegmentLine& line : lines) {
    PlacedLine out{&line, {}};
    const float reach = 0.2F * line.size;
    for (const Segment& segment : line.segments) {
      const auto first =
          std::lower_bound(columns.begin(), columns.end(), segment.x0 + reach,
                           [](const ColumnExtent& column, float x) { return column.x1 < x; });
      const auto begin =
          std::min(static_cast<std::size_t>(first - columns.begin()), columns.size() - 1);
      std::size_t end = begin;
      while (end + 1 < columns.size() && columns[end + 1].x0 < segment.x1 - reach) ++end;
      out.cells.push_back({&segment, begin, end});
    }
    placed.push_back(std::move(out));
  }
  return placed;
}

StreamShape measure_shape(const std::vector<PlacedLine>& lines, std::size_t columns) {
  StreamShape shape;
  std::size_t cells = 0, figures = 0, texts = 0, words = 0, markers = 0, labels = 0, firsts = 0;
  for (const PlacedLine& line : lines) {
    if (line.cells.size() < 2) continue;
    ++shape.rows;
    cells += std::min(line.cells.size(), columns);
    for (const PlacedSegment& cell : line.cells) {
      if (cell.first == 0) {
        ++firsts;
        markers += cell.segment->words == 1 && is_list_marker(cell.segment->first) ? 1 : 0;
        labels += cell.segment->last.ends_with(':') ? 1 : 0;
      } else if (cell.segment->numeric) {
        ++figures;
      } else {
        ++texts;
        words += cell.segment->words;
      }
    }
  }
  if (shape.rows == 0) return shape;
  const auto share = [](std::size_t part, std::size_t whole) {
    return whole == 0 ? 0.0F : static_cast<float>(part) / static_cast<float>(whole);
  };
  shape.filled = share(cells, shape.rows * columns);
  shape.figures = share(figures, figures + texts);
  shape.words = share(words, texts);
  shape.list = share(markers, firsts) > 0.6F;
  shape.form = share(labels, firsts) > 0.6F;
  shape.index = rises_like_pages(lines, columns) || holds_pages_of_words(lines) ||
                (columns == 2 && (numbers_formulas(lines) || numbers_lines(lines)));
  shape.aligned = alignment(lines, columns);
  return shape;
}

bool looks_like_table(const StreamShape& shape, std::size_t columns, std::size_t wide_rulings,
                      const StreamOptions& options) {
  if (columns < 2 || columns > options.max_columns || shape.rows < options.min_rows) return false;
  if (shape.index || (columns == 2 && (shape.list || shape.form))) return false;
  if (shape.aligned < options.min_aligned || shape.filled < options.min_filled) return false;
  if (shape.words > options.max_words) return false;
  constexpr float kMostlyFigures = 0.5F, kVeryRegular = 0.85F, kWellFilled = 0.7F;
  const bool ruled = wide_rulings >= 2;
  if (shape.figures >= kMostlyFigures || ruled) return true;
  return columns >= 3 && shape.aligned >= kVeryRegular && shape.filled >= kWellFilled;
}

}  // namespace boardtrail
