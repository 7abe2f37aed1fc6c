// SPDX-License-Identifier: GPL-3.0-or-later
// From the lowest header line up: a text stands over one column where one of its edges
// or its middle meets that column's, over several where it is ruled so, where it covers
// them, or where its middle is that of a group of columns with headers of their own.
#include "layout/stream_header.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "base/ascii.h"

namespace boardtrail {
namespace {

struct ColumnSpan {
  std::size_t first = 0;
  std::size_t last = 0;
  bool operator==(const ColumnSpan&) const = default;
};

float middle(const ColumnExtent& column) { return (column.x0 + column.x1) / 2; }
float middle(const Segment& segment) { return (segment.x0 + segment.x1) / 2; }

float leaf_distance(const Segment& segment, const ColumnExtent& column) {
  return std::min({std::fabs(segment.x0 - column.x0), std::fabs(segment.x1 - column.x1),
                   std::fabs(middle(segment) - middle(column))});
}

float group_middle(const std::vector<ColumnExtent>& columns, ColumnSpan span) {
  return (columns[span.first].x0 + columns[span.last].x1) / 2;
}

// The column that the text covers most of, or the nearest.
std::size_t nearest_column(const Segment& segment, const std::vector<ColumnExtent>& columns) {
  std::size_t best = 0;
  float best_cover = 0, best_distance = 1e9F;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const float cover = std::min(segment.x1, columns[c].x1) - std::max(segment.x0, columns[c].x0);
    const float distance = leaf_distance(segment, columns[c]);
    const bool overlaps = cover > 0;
    const bool better = overlaps ? cover > best_cover : best_cover <= 0 && distance < best_distance;
    if (!better) continue;
    best = c;
    best_cover = std::max(cover, best_cover);
    best_distance = distance;
  }
  return best;
}

class HeaderBuilder {
 public:
  HeaderBuilder(const HeaderContext& context, std::span<const PlacedLine> lines)
      : context_(context), columns_(context.columns), lines_(lines), spans_(lines.size()) {}

  StreamHeader run() {
    find_own_labels();
    extents_ = columns_;
    occupied_.assign(columns_.size(), -1);
    for (std::size_t i = lines_.size(); i-- > 0;) place_line(i);
    merge_lines();
    return std::move(out_);
  }

 private:
  const Segment& segment(std::size_t i, std::size_t k) const { return *lines_[i].cells[k].segment; }
  float size(std::size_t i) const { return lines_[i].line->size; }
  float baseline(std::size_t i) const { return lines_[i].line->baseline; }

  // Columns with a header text that is clearly theirs alone.
  void find_own_labels() {
    own_.assign(columns_.size(), false);
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      for (std::size_t k = 0; k < lines_[i].cells.size(); ++k) {
        const Segment& text = segment(i, k);
        if (covered(text, 0, columns_.size() - 1).first != kNone) continue;
        const std::size_t c = nearest_column(text, columns_);
        if (leaf_distance(text, columns_[c]) <= 0.5F * size(i)) own_[c] = true;
      }
    }
  }

  // The columns, two or more, whose middles lie under the text; kNone where there are not.
  ColumnSpan covered(const Segment& text, std::size_t low, std::size_t high) const {
    ColumnSpan span{kNone, kNone};
    for (std::size_t c = low; c <= high; ++c) {
      const float x = middle(columns_[c]);
      if (x < text.x0 || x > text.x1) continue;
      if (span.first == kNone) span.first = c;
      span.last = c;
    }
    return span.first == span.last ? ColumnSpan{kNone, kNone} : span;
  }

  void place_line(std::size_t i) {
    std::size_t low = 0;
    for (std::size_t k = 0; k < lines_[i].cells.size(); ++k) {
      std::size_t high = columns_.size() - 1;
      if (k + 1 < lines_[i].cells.size()) {
        while (high > low && middle(columns_[high]) > segment(i, k + 1).x0) --high;
      }
      const ColumnSpan span = place(i, k, std::min(low, high), high);
      spans_[i].push_back(span);
      low = std::min(span.last + 1, columns_.size() - 1);
    }
    for (std::size_t k = 0; k < spans_[i].size(); ++k) {
      const ColumnSpan& span = spans_[i][k];
      for (std::size_t c = span.first; c <= span.last; ++c) occupied_[c] = static_cast<int>(i);
      // Groups stand over the middle of all that is below them, headers included.
      if (span.first != span.last) continue;
      ColumnExtent& extent = extents_[span.first];
      extent = {std::min(extent.x0, segment(i, k).x0), std::max(extent.x1, segment(i, k).x1)};
    }
  }

  ColumnSpan place(std::size_t i, std::size_t k, std::size_t low, std::size_t high) const {
    const Segment& text = segment(i, k);
    ColumnSpan span;
    if (span_of_ruling(i, text, &span)) return span;
    const ColumnSpan wide = covered(text, low, high);
    const std::size_t leaf = nearest_column(text, columns_);
    if (i + 1 == lines_.size()) {
      return wide.first != kNone && !others_are_labelled(wide, leaf) ? wide
                                                                     : ColumnSpan{leaf, leaf};
    }
    const ColumnSpan group = best_group(text, low, high, wide, size(i));
    if (group.first != kNone && (wide.first != kNone || heads_group(i, text, leaf, group))) {
      return group;
    }
    return wide.first != kNone ? wide : ColumnSpan{leaf, leaf};
  }

  bool others_are_labelled(const ColumnSpan& span, std::size_t leaf) const {
    for (std::size_t c = span.first; c <= span.last; ++c) {
      if (c != leaf && !own_[c]) return false;
    }
    return true;
  }

  static bool under(const GridLine& ruling, const Segment& text) {
    return ruling.begin <= middle(text) && middle(text) <= ruling.end;
  }

  // The rulings of neighbouring groups may touch; together they tell nothing.
  bool heads_several(std::size_t i, const GridLine& ruling) const {
    return std::count_if(lines_[i].cells.begin(), lines_[i].cells.end(),
                         [&](const auto& cell) { return under(ruling, *cell.segment); }) > 1;
  }

  // A short ruling under a header text tells the columns that it heads.
  bool span_of_ruling(std::size_t i, const Segment& text, ColumnSpan* span) const {
    const float width = columns_.back().x1 - columns_.front().x0;
    for (const GridLine& ruling : context_.rulings) {
      if (ruling.position < baseline(i) || ruling.position > baseline(i) + size(i)) continue;
      if (!under(ruling, text) || heads_several(i, ruling)) continue;
      if (ruling.length() >= context_.options.wide_ruling * width &&
          ruling.begin < columns_.front().x1) {
        continue;
      }
      bool any = false;
      for (std::size_t c = 0; c < columns_.size(); ++c) {
        if (middle(columns_[c]) < ruling.begin || middle(columns_[c]) > ruling.end) continue;
        if (!any) span->first = c;
        span->last = c;
        any = true;
      }
      if (any) return true;
    }
    return false;
  }

  // The largest group of columns with headers below whose middle is the text's.
  ColumnSpan best_group(const Segment& text, std::size_t low, std::size_t high,
                        const ColumnSpan& wide, float size) const {
    ColumnSpan best{kNone, kNone};
    const std::size_t first_data = wide.first == 0 ? 0 : 1;
    for (std::size_t a = std::max(low, first_data); a <= high; ++a) {
      for (std::size_t b = a + 1; b <= high && occupied_[a] >= 0 && occupied_[b] >= 0; ++b) {
        if (wide.first != kNone && (a > wide.first || b < wide.last)) continue;
        const float off = std::fabs(group_middle(extents_, {a, b}) - middle(text));
        const float width = extents_[b].x1 - extents_[a].x0;
        if (off > std::max(0.5F * size, 0.06F * width)) continue;
        if (best.first == kNone || b - a > best.last - best.first) best = {a, b};
      }
    }
    return best;
  }

  // True where the texts of the line can be groups that leave no headed column out.
  bool groups_tile(std::size_t i) const {
    std::size_t next = 1, low = 1;
    while (next < columns_.size() && occupied_[next] < 0) ++next;
    for (std::size_t k = 0; k < lines_[i].cells.size(); ++k) {
      const Segment& text = segment(i, k);
      if (nearest_column(text, columns_) == 0) continue;
      std::size_t high = columns_.size() - 1;
      if (k + 1 < lines_[i].cells.size()) {
        while (high > low && middle(columns_[high]) > segment(i, k + 1).x0) --high;
      }
      const ColumnSpan group = best_group(text, low, high, {kNone, kNone}, size(i));
      if (group.first == next) {
        next = group.last + 1;
      } else if (nearest_column(text, columns_) == next) {
        ++next;
      } else {
        return false;
      }
      low = next;
    }
    return next == columns_.size();
  }

  // The text below goes on in lower case, and its neighbours do not begin so.
  bool continued_below(std::size_t leaf) const {
    const auto line = static_cast<std::size_t>(occupied_[leaf]);
    bool lower = false, others = false;
    for (std::size_t k = 0; k < spans_[line].size(); ++k) {
      const bool small = begins_lower(segment(line, k).first);
      (spans_[line][k].first == leaf ? lower : others) |= small;
    }
    return lower && !others;
  }

  // A text over the middle column of three may be the first line of that column's own
  // header: lines of one text stand close, and the wrapped text is not the shorter one.
  bool heads_group(std::size_t i, const Segment& text, std::size_t leaf,
                   const ColumnSpan& group) const {
    if ((group.last - group.first) % 2 == 1) {
      return std::fabs(group_middle(extents_, group) - middle(text)) <
             std::fabs(middle(text) - middle(extents_[leaf]));
    }
    if (occupied_[leaf] < 0) return true;
    if (groups_tile(i) && !continued_below(leaf)) return true;
    const float below = baseline(static_cast<std::size_t>(occupied_[leaf]));
    return below - baseline(i) > context_.options.header_wrap * size(i);
  }

  bool ruled_between(std::size_t above, std::size_t below, const ColumnSpan& span) const {
    const float top = baseline(above) - 0.2F * size(above);
    const float bottom = baseline(below) - 0.5F * size(below);
    const float x = group_middle(columns_, span);
    return std::any_of(context_.rulings.begin(), context_.rulings.end(), [&](const GridLine& r) {
      return r.position > top && r.position < bottom && r.begin <= x && x <= r.end;
    });
  }

  // "£m", "%", "(1)" below each heading: a row of its own, however close.
  bool is_row_of_units(std::size_t i) const {
    const auto& cells = lines_[i].cells;
    if (cells.size() < 2) return false;
    const std::string_view first = segment(i, 0).first;
    return std::all_of(cells.begin(), cells.end(), [&](const PlacedSegment& cell) {
      const Segment& text = *cell.segment;
      return text.words == 1 && (text.first == first || is_unit(text.first));
    });
  }

  // A sign of money or of shares, a number or letter in brackets.
  static bool is_unit(std::string_view text) {
    static constexpr std::array<std::string_view, 4> kSigns = {"%", "$", "\u00A3", "\u20AC"};
    return (text.front() == '(' && text.back() == ')') ||
           std::any_of(kSigns.begin(), kSigns.end(), [text](std::string_view sign) {
             return text.find(sign) != std::string_view::npos;
           });
  }

  bool wraps(const HeaderCell& above, std::size_t i, const ColumnSpan& span,
             std::string_view first) const {
    if (above.first != span.first || above.last != span.last) return false;
    if (above.last_line == i) return true;
    if (is_row_of_units(i)) return false;
    // Beside groups a text of one column heads it too, unless it plainly goes on.
    const bool beside_groups =
        std::any_of(spans_[above.last_line].begin(), spans_[above.last_line].end(),
                    [](const ColumnSpan& s) { return s.first != s.last; });
    if (beside_groups && span.first == span.last && span.first > 0 && !begins_lower(first)) {
      return false;
    }
    return baseline(i) - baseline(above.last_line) <= context_.options.header_wrap * size(i) &&
           !ruled_between(above.last_line, i, span);
  }

  void merge_lines() {
    if (lines_.empty()) return;
    std::set<std::size_t> starts{0};
    std::vector<std::size_t> open(columns_.size(), kNone);
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      for (std::size_t k = 0; k < spans_[i].size(); ++k) {
        const ColumnSpan& span = spans_[i][k];
        std::size_t cell = open[span.first];
        if (cell == kNone || !wraps(out_.cells[cell], i, span, segment(i, k).first)) {
          for (std::size_t c = span.first; c <= span.last; ++c) {
            // Texts below one group begin on one row, wherever their first lines stand.
            if (open[c] != kNone && out_.cells[open[c]].last_line < i) {
              starts.insert(out_.cells[open[c]].last_line + 1);
            }
          }
          cell = out_.cells.size();
          out_.cells.push_back({i, i, span.first, span.last, {}});
        }
        add_words(segment(i, k), &out_.cells[cell]);
        out_.cells[cell].last_line = i;
        for (std::size_t c = span.first; c <= span.last; ++c) open[c] = cell;
      }
    }
    out_.starts.assign(starts.begin(), starts.end());
  }

  void add_words(const Segment& text, HeaderCell* cell) const {
    const auto begin = context_.text.words.begin() + static_cast<std::ptrdiff_t>(text.begin);
    cell->words.insert(cell->words.end(), begin, begin + static_cast<std::ptrdiff_t>(text.words));
  }

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  const HeaderContext& context_;
  const std::vector<ColumnExtent>& columns_;
  std::span<const PlacedLine> lines_;
  std::vector<std::vector<ColumnSpan>> spans_;  // by line and segment
  std::vector<bool> own_;
  std::vector<ColumnExtent> extents_;  // of columns, with the headers placed so far
  std::vector<int> occupied_;          // by column, the nearest line below with a text there, or -1
  StreamHeader out_;
};

// Lines of a header stand no further apart than rows, give or take.
constexpr float kEven = 1.2F;

bool begins_caption(const SegmentLine& line) {
  static constexpr std::array<std::string_view, 8> kCaptions = {
      "Table", "TABLE", "Figure", "FIGURE", "Chart", "Source:", "Note:", "Notes:"};
  return std::find(kCaptions.begin(), kCaptions.end(), line.segments.front().first) !=
         kCaptions.end();
}

// Whether a column in [first, last] has a text in the line.
bool has_text_over(const SegmentLine& line, const std::vector<ColumnExtent>& columns,
                   std::size_t first, std::size_t last) {
  return std::any_of(line.segments.begin(), line.segments.end(), [&](const Segment& text) {
    const std::size_t c = nearest_column(text, columns);
    return c >= first && c <= last;
  });
}

// True where a text stands over the middle of a group of columns.
bool over_group(const Segment& text, float reach, const std::vector<ColumnExtent>& columns,
                const SegmentLine& below) {
  const float whole = (columns.front().x0 + columns.back().x1) / 2;
  for (std::size_t a = 1; a + 1 < columns.size(); ++a) {
    if (text.x0 < columns[a].x0 - reach) continue;
    for (std::size_t b = a + 1; b < columns.size(); ++b) {
      if (text.x1 > columns[b].x1 + reach) continue;
      const float off = std::fabs((columns[a].x0 + columns[b].x1) / 2 - middle(text));
      if (off > std::max(reach, 0.05F * (columns[b].x1 - columns[a].x0))) continue;
      if (std::fabs(whole - middle(text)) < off) continue;
      if (has_text_over(below, columns, a, b)) return true;
    }
  }
  return false;
}

// Columns as wide as the header's texts below make them: figures stand at the right of
// theirs.
std::vector<ColumnExtent> with_texts(std::vector<ColumnExtent> columns, const SegmentLine& below) {
  const std::vector<ColumnExtent> body = columns;
  for (const Segment& text : below.segments) {
    ColumnExtent& column = columns[nearest_column(text, body)];
    column = {std::min(column.x0, text.x0), std::max(column.x1, text.x1)};
  }
  return columns;
}

// The stub's heading in the middle of wrapped ones: less than a line above the next.
bool stands_in_the_middle(const HeaderContext& context, const SegmentLine& line,
                          const SegmentLine& below) {
  constexpr float kOverlap = 0.85F;
  return below.segments.size() >= 2 &&
         below.baseline - line.baseline < kOverlap * std::min(line.size, below.size) &&
         nearest_column(line.segments.front(), context.columns) == 0;
}

// A single text above the header: over one column, or over the middle of all but the stub.
bool single_text_fits(const HeaderContext& context, const SegmentLine& line,
                      const SegmentLine& below) {
  const auto& columns = context.columns;
  const Segment& text = line.segments.front();
  const std::size_t leaf = nearest_column(text, columns);
  const float reach = 0.6F * line.size;
  const bool over_leaf = text.x1 - text.x0 <= columns[leaf].x1 - columns[leaf].x0 + 8 * line.size &&
                         leaf_distance(text, columns[leaf]) <= reach;
  const float pitch = below.baseline - line.baseline;
  const float wrap =
      std::max(context.options.header_wrap * line.size, kEven * context.row_distance);
  if (leaf > 0 && over_leaf && pitch <= wrap && has_text_over(below, columns, leaf, leaf)) {
    return true;
  }
  constexpr std::uint32_t kFewWords = 7;
  if (text.words > kFewWords || columns.size() < 3) return false;
  return over_group(text, reach, columns, below) ||
         (below.segments.size() >= 2 && over_group(text, reach, with_texts(columns, below), below));
}

}  // namespace

StreamHeader build_header(const HeaderContext& context, std::span<const PlacedLine> lines) {
  return HeaderBuilder(context, lines).run();
}

bool continues_header_upward(const HeaderContext& context, const SegmentLine& line,
                             const SegmentLine& below) {
  const auto& columns = context.columns;
  const float size = std::max(line.size, below.size);
  const float most =
      std::max(context.options.max_line_distance * size, kEven * context.row_distance);
  if (below.baseline - line.baseline > most) return false;
  if (line.size > 1.3F * below.size || begins_caption(line)) return false;
  if (line.segments.back().x1 > columns.back().x1 + 4 * size ||
      line.segments.front().x0 < columns.front().x0 - 2 * size) {
    return false;
  }
  constexpr std::uint32_t kManyWords = 9;
  for (const Segment& text : line.segments) {
    if (text.words > kManyWords) return false;
    // From the stub into the columns: a title.
    const float stub_middle = (columns.front().x0 + columns.front().x1) / 2;
    if (text.x0 < stub_middle && text.x1 > columns[1].x1) return false;
  }
  return line.segments.size() >= 2 || single_text_fits(context, line, below) ||
         stands_in_the_middle(context, line, below);
}

}  // namespace boardtrail
