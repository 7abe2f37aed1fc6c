// SPDX-License-Identifier: GPL-3.0-or-later
// Lines are cut at wide gaps, runs of lines with two and more pieces are candidates;
// columns are the bands that their body leaves empty, rows their lines, less what
// wraps. What does not look like a table after that stays text.
#include "layout/stream.h"

#include <algorithm>
#include <optional>
#include <span>

#include "layout/stream_columns.h"
#include "layout/stream_lines.h"
#include "layout/stream_rows.h"

namespace boardtrail {
namespace {

class StreamBuilder {
 public:
  StreamBuilder(const std::vector<SegmentLine>& all, const RulingSet& rulings,
                const StreamOptions& options)
      : all_(all), rulings_(rulings), options_(options) {}

  std::optional<StreamGrid> build(std::size_t floor, std::size_t begin, std::size_t end) {
    columns_ = find_stream_columns(std::span(all_).subspan(begin, end - begin), options_);
    if (columns_.size() < 2) return std::nullopt;
    begin = reach_top_ruling(floor, begin);
    end = reach_bottom_ruling(end);
    lines_ = place_segments(std::span(all_).subspan(begin, end - begin), columns_);
    drop_notes();
    if (lines_.size() < options_.min_rows) return std::nullopt;
    const std::vector<GridLine> inside = rulings_inside();
    const StreamShape shape = measure_shape(lines_, columns_.size());
    if (!looks_like_table(shape, columns_.size(), wide_rulings(), options_)) return std::nullopt;
    const StreamRows rows = group_rows(&lines_, columns_, inside, shape, options_);
    return make_grid(rows, shape);
  }

 private:
  float left() const { return columns_.front().x0; }
  float right() const { return columns_.back().x1; }

  bool wide(const GridLine& ruling) const {
    const float covered = std::min(ruling.end, right()) - std::max(ruling.begin, left());
    return covered >= options_.wide_ruling * (right() - left());
  }

  // Header cells that span columns stand alone on their line. They belong to the
  // table where a wide ruling above them says so; a caption stands above that ruling.
  std::size_t reach_top_ruling(std::size_t floor, std::size_t begin) const {
    constexpr std::size_t kMaxLines = 3;
    for (std::size_t i = begin; i > floor && begin - i < kMaxLines; --i) {
      const SegmentLine& above = all_[i - 1];
      if (all_[i].baseline - above.baseline > options_.max_line_distance * above.size) break;
      if (ruled(above.y1, all_[i].y0 + 0.2F * all_[i].size)) return i;
      const float size = above.size;
      const bool under =
          i >= 2 ? ruled(std::max(all_[i - 2].baseline, above.y0 - size), above.y0 + 0.2F * size)
                 : ruled(above.y0 - size, above.y0 + 0.2F * size);
      if (under) return i - 1;
    }
    return begin;
  }

  // The last row may wrap: its second line stands alone above the bottom ruling.
  std::size_t reach_bottom_ruling(std::size_t end) const {
    for (std::size_t i = end; i < all_.size() && i - end < options_.max_loose_lines; ++i) {
      const SegmentLine& line = all_[i];
      const float above = all_[i - 1].baseline;
      if (line.baseline - above > options_.max_line_distance * line.size) break;
      if (ruled(above, line.y0 + 0.2F * line.size)) break;
      if (stands_on_ruling(line)) return i + 1;
    }
    return end;
  }

  bool stands_on_ruling(const SegmentLine& line) const {
    return ruled(line.baseline, line.y1 + line.size);
  }

  bool ruled(float top, float bottom) const {
    auto it = std::lower_bound(rulings_.horizontal.begin(), rulings_.horizontal.end(), top,
                               [](const GridLine& line, float y) { return line.position < y; });
    for (; it != rulings_.horizontal.end() && it->position <= bottom; ++it) {
      if (wide(*it)) return true;
    }
    return false;
  }

  static bool is_note(const PlacedLine& line) {
    constexpr std::uint32_t kManyWords = 5;
    return line.cells.size() < 2 ||
           std::any_of(line.cells.begin(), line.cells.end(), [](const PlacedSegment& cell) {
             return cell.last > cell.first && cell.segment->words > kManyWords;
           });
  }

  // Notes and titles at either end reach across the columns.
  void drop_notes() {
    while (!lines_.empty() && is_note(lines_.back()) && !stands_on_ruling(*lines_.back().line)) {
      lines_.pop_back();
    }
    constexpr std::uint32_t kManyWords = 9;
    std::size_t front = 0;
    while (front < lines_.size() &&
           std::any_of(lines_[front].cells.begin(), lines_[front].cells.end(),
                       [](const PlacedSegment& cell) {
                         return cell.last > cell.first && cell.segment->words > kManyWords;
                       })) {
      ++front;
    }
    lines_.erase(lines_.begin(), lines_.begin() + static_cast<std::ptrdiff_t>(front));
  }

  std::vector<GridLine> rulings_inside() const {
    const float top = lines_.front().line->baseline;
    const float bottom = lines_.back().line->baseline;
    std::vector<GridLine> inside;
    for (const GridLine& ruling : rulings_.horizontal) {
      const bool beside = ruling.end < left() || ruling.begin > right();
      if (ruling.position > top && ruling.position < bottom && !beside) inside.push_back(ruling);
    }
    return inside;
  }

  // Those that frame the table count as well.
  std::size_t wide_rulings() const {
    const float reach = 2 * lines_.front().line->size;
    const float top = lines_.front().line->y0 - reach;
    const float bottom = lines_.back().line->y1 + reach;
    return static_cast<std::size_t>(std::count_if(
        rulings_.horizontal.begin(), rulings_.horizontal.end(), [&](const GridLine& ruling) {
          return ruling.position > top && ruling.position < bottom && wide(ruling);
        }));
  }

  StreamGrid make_grid(const StreamRows& rows, const StreamShape& shape) const {
    StreamGrid out;
    out.header_rows = static_cast<std::int32_t>(rows.header_rows);
    // Doubt grows as alignment and filling fall; a ruled grid would be 1.
    constexpr float kBest = 0.9F;
    out.confidence = kBest * shape.aligned * std::min(1.0F, 0.5F + shape.filled / 2);
    TableGrid& grid = out.grid;
    grid.xs.push_back(left() - 1);
    for (std::size_t c = 1; c < columns_.size(); ++c) {
      grid.xs.push_back((columns_[c - 1].x1 + columns_[c].x0) / 2);
    }
    grid.xs.push_back(right() + 1);
    grid.ys.push_back(lines_.front().line->y0 - 1);
    for (std::size_t r = 1; r + 1 < rows.starts.size(); ++r) {
      const float above = bottom_of(rows.starts[r - 1], rows.starts[r]);
      const float edge = (above + lines_[rows.starts[r]].line->y0) / 2;
      grid.ys.push_back(std::max(edge, grid.ys.back() + 0.01F));
    }
    const float bottom = bottom_of(rows.starts[rows.starts.size() - 2], lines_.size());
    grid.ys.push_back(std::max(bottom + 1, grid.ys.back() + 0.01F));
    grid.box = {grid.xs.front(), grid.ys.front(), grid.xs.back(), grid.ys.back()};
    for (std::size_t r = 0; r + 1 < rows.starts.size(); ++r) add_row(rows, r, &grid);
    return out;
  }

  float bottom_of(std::size_t begin, std::size_t end) const {
    float bottom = lines_[begin].line->y1;
    for (std::size_t i = begin; i < end; ++i) bottom = std::max(bottom, lines_[i].line->y1);
    return bottom;
  }

  // Last column of the cell that begins at each column of the row. A cell ends
  // before the next one that any line of the row begins.
  std::vector<std::size_t> span_ends(const StreamRows& rows, std::size_t r) const {
    std::vector<std::size_t> ends(columns_.size());
    std::vector<bool> begins(columns_.size(), false);
    for (std::size_t c = 0; c < ends.size(); ++c) ends[c] = c;
    for (std::size_t i = rows.starts[r]; i < rows.starts[r + 1]; ++i) {
      for (const PlacedSegment& cell : lines_[i].cells) {
        begins[cell.first] = true;
        // Figures that stand close are neighbours, not one wide cell.
        if (cell.segment->numeric && cell.segment->words > 1) continue;
        ends[cell.first] = std::max(ends[cell.first], cell.last);
      }
    }
    for (std::size_t c = 0; c < ends.size(); ++c) {
      std::size_t next = c + 1;
      while (next <= ends[c] && !begins[next]) ++next;
      ends[c] = std::min(ends[c], next - 1);
    }
    return ends;
  }

  void add_row(const StreamRows& rows, std::size_t r, TableGrid* grid) const {
    const std::vector<std::size_t> ends = span_ends(rows, r);
    for (std::size_t c = 0; c < columns_.size(); c = ends[c] + 1) {
      GridCell cell;
      cell.row = static_cast<std::int32_t>(r);
      cell.column = static_cast<std::int32_t>(c);
      cell.column_span = static_cast<std::int32_t>(ends[c] - c + 1);
      cell.box = {grid->xs[c], grid->ys[r], grid->xs[ends[c] + 1], grid->ys[r + 1]};
      grid->cells.push_back(cell);
    }
  }

  const std::vector<SegmentLine>& all_;
  const RulingSet& rulings_;
  const StreamOptions& options_;
  std::vector<ColumnExtent> columns_;
  std::vector<PlacedLine> lines_;
};

}  // namespace

std::vector<StreamGrid> find_streams(const TextLayer& layer, const RulingSet& rulings,
                                     const std::vector<bool>& consumed,
                                     const StreamOptions& options) {
  const std::vector<SegmentLine> lines = find_segment_lines(layer, consumed, options);
  std::vector<StreamGrid> grids;
  std::size_t floor = 0;
  for (const auto& [begin, end] : find_stream_regions(lines, options)) {
    auto grid = StreamBuilder(lines, rulings, options).build(floor, begin, end);
    if (grid) grids.push_back(std::move(*grid));
    floor = end;
  }
  return grids;
}

}  // namespace boardtrail
