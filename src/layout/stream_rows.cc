// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/stream_rows.h"

#include <algorithm>
#include <cmath>

#include "base/ascii.h"

namespace boardtrail {
namespace {

class RowGrouper {
 public:
  explicit RowGrouper(const RowContext& context)
      : lines_(context.lines),
        columns_(context.columns),
        rulings_(context.rulings),
        shape_(context.shape),
        options_(context.options) {}

  // The number of leading lines above the body: above a wide ruling, above the first
  // line of figures, or a bold first line.
  std::size_t header_lines() const {
    if (shape_.figures >= kMostlyFigures) return lines_above_figures();
    const std::size_t most = lines_.size() / 2;
    for (const GridLine& ruling : rulings_) {
      if (!wide(ruling)) continue;
      const std::size_t above = lines_above(ruling.position);
      if (above > 0 && above <= most) return above;
    }
    std::size_t bold = 0;
    while (bold < lines_.size() && lines_[bold].line->bold) ++bold;
    return bold <= most ? bold : 0;
  }

  void group_body(std::size_t begin, std::vector<std::size_t>* starts) const {
    if (begin >= lines_.size()) return;
    if (by_rulings(begin, starts)) return;
    const float leap = row_leap(begin);
    const float pitch = row_pitch(begin);
    const bool below = leap <= 0 && stubs_go_on_below(begin);
    bool joined_down = false;  // the line before is the beginning of this row
    bool goes_on = false;      // the line before is a second one of this row
    for (std::size_t i = begin; i < lines_.size(); ++i) {
      const bool begins_stub = below && only_stub(i);
      const bool opens = i == begin || begins_stub ||
                         (leap > 0 ? distance(i) > leap : !joins_up(i, pitch, goes_on));
      if (!joined_down && opens) starts->push_back(i);
      goes_on = !opens;
      joined_down = begins_stub || (leap <= 0 && joins_down(i, pitch));
    }
  }

 private:
  static constexpr float kMostlyFigures = 0.5F;

  // The first line of figures ends the header; a lone stub above it is a section of the
  // body, and so is all that stands below the header's ruling.
  std::size_t lines_above_figures() const {
    std::size_t body = 0;
    while (body < lines_.size() && !figures_line(body)) ++body;
    if (body == lines_.size() || body > options_.max_header_lines) return 0;
    std::size_t ruled = 0;
    for (const GridLine& ruling : rulings_) {
      const std::size_t above = wide(ruling) ? lines_above(ruling.position) : 0;
      if (above > 0 && above <= body) ruled = above;
    }
    if (ruled > 0) return ruled;
    while (body > 0 && (only_stub(body - 1) || in_the_middle(body - 1))) --body;
    return body;
  }

  // A section's name that stands in the middle of the whole table, not over its figures.
  bool in_the_middle(std::size_t i) const {
    if (lines_[i].cells.size() != 1 || columns_.size() < 3) return false;
    const Segment& text = *lines_[i].cells.front().segment;
    const float centre = (text.x0 + text.x1) / 2;
    const float whole = (columns_.front().x0 + columns_.back().x1) / 2;
    const float figures = (columns_[1].x0 + columns_.back().x1) / 2;
    return !text.first.starts_with('(') &&
           std::fabs(centre - whole) <
               std::min(2 * lines_[i].line->size, std::fabs(centre - figures));
  }

  float distance(std::size_t i) const {
    return lines_[i].line->baseline - lines_[i - 1].line->baseline;
  }
  float width() const { return columns_.back().x1 - columns_.front().x0; }
  bool wide(const GridLine& ruling) const {
    return ruling.length() >= options_.wide_ruling * width();
  }
  bool full(std::size_t i) const {
    return lines_[i].cells.size() >= std::max<std::size_t>(2, (columns_.size() + 1) / 2);
  }
  bool only_stub(std::size_t i) const {
    return lines_[i].cells.size() == 1 && lines_[i].cells.front().first == 0;
  }
  bool without_stub(std::size_t i) const { return lines_[i].cells.front().first > 0; }
  bool opens_lower(std::size_t i) const {
    return begins_lower(lines_[i].cells.front().segment->first);
  }
  bool all_figures(std::size_t i) const {
    return std::all_of(lines_[i].cells.begin(), lines_[i].cells.end(),
                       [](const PlacedSegment& cell) { return cell.segment->numeric; });
  }

  // "%" alone, as below a heading.
  static bool is_unit(const Segment& text) {
    return text.words == 1 && (text.first == "%" || text.first == "$" || text.first == "\u00A3" ||
                               text.first == "\u20AC");
  }

  // A line of the body: figures right of the stub, and not years alone.
  bool figures_line(std::size_t i) const {
    std::size_t figures = 0, years = 0, others = 0;
    for (const PlacedSegment& cell : lines_[i].cells) {
      if (cell.first == 0) continue;
      if (cell.segment->year) {
        ++years;
      } else if (cell.segment->numeric && !is_unit(*cell.segment)) {
        ++figures;
      } else {
        ++others;
      }
    }
    return figures > 0 && figures >= others && (years == 0 || figures > years);
  }

  std::size_t lines_above(float y) const {
    const auto it =
        std::lower_bound(lines_.begin(), lines_.end(), y, [](const PlacedLine& line, float at) {
          return line.line->baseline - 0.3F * line.line->size < at;
        });
    return static_cast<std::size_t>(it - lines_.begin());
  }

  // Where most rows are ruled, the rulings tell the rows.
  bool by_rulings(std::size_t begin, std::vector<std::size_t>* starts) const {
    std::vector<std::size_t> cuts;
    for (const GridLine& ruling : rulings_) {
      const std::size_t above = wide(ruling) ? lines_above(ruling.position) : 0;
      if (above > begin && above < lines_.size() && (cuts.empty() || cuts.back() != above)) {
        cuts.push_back(above);
      }
    }
    constexpr std::size_t kMinCuts = 2, kLinesPerRow = 4, kLinesPerTextRow = 16;
    const std::size_t most = shape_.figures >= kMostlyFigures ? kLinesPerRow : kLinesPerTextRow;
    if ((cuts.size() < kMinCuts && !one_row_a_band(begin, cuts)) ||
        (cuts.size() + 1) * most < lines_.size() - begin) {
      return false;
    }
    // A band with several lines of figures is a group of rows, not a row.
    std::size_t figures = 0;
    for (std::size_t i = begin; i < lines_.size(); ++i) figures += figures_line(i) ? 1 : 0;
    if (figures > (cuts.size() + 1) * 5 / 4 || in_groups(begin, cuts)) return false;
    starts->push_back(begin);
    starts->insert(starts->end(), cuts.begin(), cuts.end());
    return true;
  }

  // Rows of one line each: all texts of a row hardly ever break into as many lines.
  bool in_groups(std::size_t begin, const std::vector<std::size_t>& cuts) const {
    constexpr std::size_t kSeveral = 4, kOneIn = 10;
    std::size_t close = 0, partial = 0;
    for (std::size_t i = begin + 1; i < lines_.size(); ++i) {
      if (std::binary_search(cuts.begin(), cuts.end(), i)) continue;
      ++close;
      partial += lines_[i].cells.size() < columns_.size() || opens_lower(i) ? 1 : 0;
    }
    return close >= kSeveral && kOneIn * partial <= close;
  }

  // Texts that wrap: no band holds two lines that fill most columns.
  bool one_row_a_band(std::size_t begin, const std::vector<std::size_t>& cuts) const {
    if (cuts.empty() || shape_.figures >= kMostlyFigures) return false;
    std::size_t fulls = 0;
    for (std::size_t i = begin; i < lines_.size(); ++i) {
      if (std::binary_search(cuts.begin(), cuts.end(), i)) fulls = 0;
      if (full(i) && ++fulls > 1) return false;
    }
    return true;
  }

  // For tables of text: the line distance above which a row begins, or 0 where the
  // lines stand evenly.
  float row_leap(std::size_t begin) const {
    if (shape_.figures >= kMostlyFigures || lines_.size() - begin < 3) return 0;
    std::vector<float> gaps;
    for (std::size_t i = begin + 1; i < lines_.size(); ++i) gaps.push_back(distance(i));
    std::sort(gaps.begin(), gaps.end());
    const float leap = options_.row_leap * gaps[gaps.size() / 4];
    const auto leaps = gaps.end() - std::upper_bound(gaps.begin(), gaps.end(), leap);
    return leaps >= 2 && mostly_partial(begin, leap) ? leap : 0;
  }

  // Lines that go on a row seldom fill all of its columns; rows that stand in groups do.
  bool mostly_partial(std::size_t begin, float leap) const {
    std::size_t close = 0, partial = 0;
    for (std::size_t i = begin + 1; i < lines_.size(); ++i) {
      if (distance(i) > leap) continue;
      ++close;
      partial += lines_[i].cells.size() < columns_.size() ? 1 : 0;
    }
    return 2 * partial >= close;
  }

  // The usual distance between two full lines.
  float row_pitch(std::size_t begin) const {
    std::vector<float> gaps;
    for (std::size_t i = begin + 1; i < lines_.size(); ++i) {
      if (full(i) && full(i - 1)) gaps.push_back(distance(i));
    }
    if (gaps.empty()) return 0;
    std::sort(gaps.begin(), gaps.end());
    return gaps[gaps.size() / 2];
  }

  // Clearly less than the distance of rows.
  static bool tight(float distance, float pitch) { return distance < 0.87F * pitch; }

  bool joins_up(std::size_t i, float pitch, bool goes_on) const {
    if (i == 0 || full(i)) return false;
    constexpr float kSingleSpacing = 1.4F;
    const bool near = distance(i) <= kSingleSpacing * lines_[i].line->size;
    if (without_stub(i)) {
      const bool section = shape_.figures >= kMostlyFigures && in_the_middle(i);
      return near && !all_figures(i) && !section;
    }
    if (!only_stub(i) || !(full(i - 1) || goes_on || beside(i))) return false;
    return beside(i) || tight(distance(i), pitch) || (near && opens_lower(i));
  }

  // Whether texts stand beside the last line of their stub: stubs end in a comma above such a
  // line, and none does so beside its texts.
  bool stubs_go_on_below(std::size_t begin) const {
    constexpr std::size_t kSeveral = 2;
    const auto ends_open = [this](std::size_t i) {
      return lines_[i].cells.front().segment->last.ends_with(',');
    };
    std::size_t down = 0;
    for (std::size_t i = begin; i < lines_.size(); ++i) {
      if (lines_[i].cells.front().first > 0 || !ends_open(i)) continue;
      if (!only_stub(i)) return false;
      ++down;
    }
    return down >= kSeveral && !only_stub(lines_.size() - 1);
  }

  // Less than a line apart: figures in the middle of a stub of two lines.
  bool beside(std::size_t i) const {
    constexpr float kOverlap = 0.85F;
    return distance(i) < kOverlap * std::min(lines_[i].line->size, lines_[i - 1].line->size);
  }

  // A stub of three and more lines, the last of which has the figures.
  bool goes_on_below(std::size_t i) const {
    constexpr float kSingleSpacing = 1.4F;
    constexpr std::size_t kMostLines = 12;
    std::size_t k = i + 1;
    const auto goes_on = [&](std::size_t line) {
      return line < lines_.size() && lines_[line].cells.front().first == 0 && opens_lower(line) &&
             distance(line) <= kSingleSpacing * lines_[line].line->size;
    };
    while (k < i + kMostLines && goes_on(k) && only_stub(k)) ++k;
    return k > i + 1 && goes_on(k);
  }

  // A stub that goes on in the next line, where the figures stand.
  bool joins_down(std::size_t i, float pitch) const {
    if (!only_stub(i) || i + 1 >= lines_.size()) return false;
    if (goes_on_below(i)) return true;
    if (without_stub(i + 1) && beside(i + 1) && all_figures(i + 1)) return true;
    if (lines_[i + 1].cells.size() < 2) return false;
    if (without_stub(i + 1) || joins_up(i, pitch, false)) return false;
    return tight(distance(i + 1), pitch) || opens_lower(i + 1);
  }

  const std::vector<PlacedLine>& lines_;
  const std::vector<ColumnExtent>& columns_;
  const std::vector<GridLine>& rulings_;
  const StreamShape& shape_;
  const StreamOptions& options_;
};

}  // namespace

std::size_t count_header_lines(const RowContext& context) {
  return RowGrouper(context).header_lines();
}

std::vector<std::size_t> group_body_rows(const RowContext& context, std::size_t begin) {
  std::vector<std::size_t> starts;
  RowGrouper(context).group_body(begin, &starts);
  return starts;
}

}  // namespace boardtrail
