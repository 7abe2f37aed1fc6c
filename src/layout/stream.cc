// SPDX-License-Identifier: GPL-3.0-or-later
// Lines are cut at wide gaps, runs of lines with two and more pieces are candidates;
// columns are the bands that their body leaves empty, rows their lines, less what
// wraps. What does not look like a table after that stays text.
#include "layout/stream.h"

#include <algorithm>
#include <optional>
#include <span>

#include "base/ascii.h"
#include "layout/ruled_regions.h"
#include "layout/stream_cells.h"
#include "layout/stream_columns.h"
#include "layout/stream_header.h"
#include "layout/stream_lines.h"
#include "layout/stream_rows.h"
#include "layout/text_columns.h"

namespace boardtrail {
namespace {

class StreamBuilder {
 public:
  StreamBuilder(const TextLayer& layer, const StreamText& text, const RulingSet& rulings,
                const StreamOptions& options)
      : layer_(layer), text_(text), all_(text.lines), rulings_(rulings), options_(options) {}

  // A table among lines [begin, end); it may reach up to `floor` and down to `limit`.
  std::optional<StreamGrid> build(std::size_t floor, std::size_t begin, std::size_t end,
                                  std::size_t limit) {
    table_ = {};
    limit_ = limit;
    table_.columns = find_stream_columns(std::span(all_).subspan(begin, end - begin), options_);
    if (table_.columns.size() < 2) return std::nullopt;
    place(begin, end);
    body_ = body_extents();
    begin = reach_header(floor, begin);
    end = reach_bottom_ruling(end);
    place(begin, end);
    if (!drop_notes()) add_last_stub(end);
    if (table_.lines.size() < options_.min_rows) return std::nullopt;
    const StreamShape shape = measure_shape(table_.lines, table_.columns.size());
    if (!looks_like_table(shape, table_.columns.size(), wide_rulings(), options_)) {
      return std::nullopt;
    }
    StreamGrid table = assemble(shape);
    if (is_chart(table)) return std::nullopt;
    return table;
  }

  // The table that fills a region between rulings. Between rows that are ruled one by one
  // texts wrap as they like: each line tells of columns.
  std::optional<StreamGrid> build_ruled(std::size_t floor, const RuledRegion& region) {
    table_ = {};
    const auto lines = std::span(all_).subspan(region.begin, region.end - region.begin);
    const bool ruled_rows = region.bands.size() >= kRuledRows && figures_share(lines) < kFewFigures;
    const std::size_t head = region.bands[1] - region.begin;
    table_.columns = ruled_rows ? find_columns_of_all(lines.subspan(head), options_)
                                : find_stream_columns(lines, options_);
    if (table_.columns.size() < 2 || table_.columns.size() > options_.max_columns) {
      return std::nullopt;
    }
    place(region.begin, region.end);
    body_ = body_extents();
    top_ = header_above(floor, region.begin);
    if (top_ < region.begin) place(top_, region.end);
    const StreamShape shape = measure_shape(table_.lines, table_.columns.size());
    const bool list = table_.columns.size() == 2 && (shape.list || shape.form);
    if (shape.index || list || (!ruled_rows && shape.words > options_.max_words)) {
      return std::nullopt;
    }
    return assemble(shape);
  }

  // The first line of the table that was built in a region between rulings.
  std::size_t top() const { return top_; }

 private:
  static constexpr std::size_t kRuledRows = 3;  // bands; three-rule tables have two
  static constexpr float kFewFigures = 0.5F;

  StreamGrid assemble(const StreamShape& shape) {
    const std::vector<GridLine> inside = rulings_inside();
    const RowContext rows{table_.lines, table_.columns, inside, shape, options_};
    table_.figures = shape.figures >= kFewFigures;
    table_.header_lines = count_header_lines(rows);
    table_.body_starts = group_body_rows(rows, table_.header_lines);
    const HeaderContext context{layer_, text_, body_, inside, options_};
    table_.header = build_header(context, std::span(table_.lines).first(table_.header_lines));
    StreamGrid out = assemble_stream(context, table_);
    // Doubt grows as alignment and filling fall; a ruled grid would be 1.
    constexpr float kBest = 0.9F;
    out.confidence = kBest * shape.aligned * std::min(1.0F, 0.5F + shape.filled / 2);
    return out;
  }

  // Numbers beside the points of a chart fall into the columns of its axis: most rows of a wide
  // grid are blank but for a few places. Rows of a stub alone say nothing.
  static bool is_chart(const StreamGrid& table) {
    constexpr std::int32_t kManyColumns = 6, kFilled = 45;  // columns, per cent of them
    if (table.grid.columns() < kManyColumns) return false;
    std::vector<std::int32_t> filled(static_cast<std::size_t>(table.grid.rows()), 0);
    std::vector<bool> beside_stub(filled.size(), false);
    for (std::size_t i = 0; i < table.words.size(); ++i) {
      const GridCell& cell = table.grid.cells[i];
      if (table.words[i].empty()) continue;
      filled[static_cast<std::size_t>(cell.row)] += cell.column_span;
      if (cell.column > 0) beside_stub[static_cast<std::size_t>(cell.row)] = true;
    }
    std::size_t sparse = 0, rows = 0;
    for (std::size_t r = 0; r < filled.size(); ++r) {
      rows += beside_stub[r] ? 1 : 0;
      sparse += beside_stub[r] && 100 * filled[r] < kFilled * table.grid.columns() ? 1 : 0;
    }
    return 2 * sparse > rows;
  }

  float left() const { return table_.columns.front().x0; }
  float right() const { return table_.columns.back().x1; }

  void place(std::size_t begin, std::size_t end) {
    table_.lines = place_segments(std::span(all_).subspan(begin, end - begin), table_.columns);
  }

  // Extents of the figures in each column, or of all that stands in it: headers are
  // wider, and stand over the middle or an edge of these.
  std::vector<ColumnExtent> body_extents() const {
    std::vector<ColumnExtent> figures(table_.columns.size(), {1e9F, -1e9F});
    std::vector<ColumnExtent> texts = figures;
    for (const PlacedLine& line : table_.lines) {
      if (line.cells.size() < 2) continue;
      for (const PlacedSegment& cell : line.cells) {
        if (cell.first != cell.last) continue;
        const Segment& segment = *cell.segment;
        auto& extent = (segment.numeric && !segment.year ? figures : texts)[cell.first];
        extent = {std::min(extent.x0, segment.x0), std::max(extent.x1, segment.x1)};
      }
    }
    for (std::size_t c = 0; c < figures.size(); ++c) {
      if (c == 0 || figures[c].x1 < figures[c].x0) figures[c] = texts[c];
      if (figures[c].x1 < figures[c].x0) figures[c] = table_.columns[c];
    }
    figures.front() = table_.columns.front();
    return figures;
  }

  bool wide(const GridLine& ruling) const {
    const float covered = std::min(ruling.end, right()) - std::max(ruling.begin, left());
    return covered >= options_.wide_ruling * (right() - left());
  }

  // Header lines above the first line with two texts: those that stand over columns, and
  // whatever a wide ruling above says to be part of the table.
  std::size_t reach_header(std::size_t floor, std::size_t begin) const {
    const HeaderContext context{layer_,   text_,         body_, rulings_.horizontal,
                                options_, row_distance()};
    const std::size_t ruled_top = reach_top_ruling(floor, begin);
    std::size_t top = begin;
    while (top > floor && begin - top < options_.max_header_lines) {
      const SegmentLine& above = all_[top - 1];
      const bool parted = ruled(above.baseline, all_[top].y0 + 0.2F * all_[top].size);
      if (parted && top <= ruled_top) break;
      if (!continues_header_upward(context, above, all_[top])) break;
      --top;
    }
    return std::min(top, ruled_top);
  }

  // The usual distance of two lines with several texts.
  float row_distance() const {
    std::vector<float> distances;
    for (std::size_t i = 1; i < table_.lines.size(); ++i) {
      if (table_.lines[i].cells.size() < 2 || table_.lines[i - 1].cells.size() < 2) continue;
      distances.push_back(table_.lines[i].line->baseline - table_.lines[i - 1].line->baseline);
    }
    if (distances.empty()) return 0;
    const auto middle = distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 2);
    std::nth_element(distances.begin(), middle, distances.end());
    return *middle;
  }

  // A table without a ruling above its header. A text alone on its line, the end of one heading
  // or what stands over several, belongs to it below or above a line of several.
  std::size_t header_above(std::size_t floor, std::size_t begin) const {
    const HeaderContext context{layer_, text_, body_, rulings_.horizontal, options_};
    std::size_t top = begin;
    for (std::size_t i = begin; i > floor && begin - i < options_.max_header_lines; --i) {
      if (!continues_header_upward(context, all_[i - 1], all_[i])) break;
      const bool several = all_[i - 1].segments.size() >= 2;
      if (several || (i < begin && all_[i].segments.size() >= 2)) top = i - 1;
    }
    return top;
  }

  // Header cells that span columns stand alone on their line. They belong to the
  // table where a wide ruling above them says so; a caption stands above that ruling.
  std::size_t reach_top_ruling(std::size_t floor, std::size_t begin) const {
    constexpr std::size_t kMaxLines = 3;
    constexpr float kEven = 1.2F;
    for (std::size_t i = begin; i > floor && begin - i < kMaxLines; --i) {
      const SegmentLine& above = all_[i - 1];
      const float most = std::max(options_.max_line_distance * above.size, kEven * row_distance());
      if (all_[i].baseline - above.baseline > most) break;
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
    for (std::size_t i = end; i < limit_ && i - end < options_.max_loose_lines; ++i) {
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

  // Text below figures: the paragraph that follows, drawn with wide spaces.
  static bool without_figures(const PlacedLine& line) {
    return std::none_of(line.cells.begin(), line.cells.end(),
                        [](const PlacedSegment& cell) { return cell.segment->numeric; });
  }

  // The last stub may go on below its figures.
  void add_last_stub(std::size_t end) {
    const auto goes_on = [&](const SegmentLine& line, const SegmentLine& above) {
      const std::string_view first = line.segments.front().first;
      return line.segments.size() == 1 && is_lower(first.front()) &&
             line.segments.front().x0 > left() - line.size &&
             line.segments.front().x1 < table_.columns[1].x0 &&
             line.baseline - above.baseline <= options_.header_wrap * line.size;
    };
    std::size_t last = end;
    while (last < limit_ && goes_on(all_[last], all_[last - 1])) ++last;
    const auto more = place_segments(std::span(all_).subspan(end, last - end), table_.columns);
    table_.lines.insert(table_.lines.end(), more.begin(), more.end());
  }

  // Notes and titles at either end reach across the columns. True where the end lost some.
  bool drop_notes() {
    std::vector<PlacedLine>& lines = table_.lines;
    const StreamShape shape = measure_shape(lines, table_.columns.size());
    constexpr float kFigures = 0.7F;
    const std::size_t before = lines.size();
    while (!lines.empty() && !stands_on_ruling(*lines.back().line) &&
           (is_note(lines.back()) || (shape.figures > kFigures && without_figures(lines.back())))) {
      lines.pop_back();
    }
    const bool dropped = lines.size() < before;
    constexpr std::uint32_t kManyWords = 9;
    std::size_t front = 0;
    while (front < lines.size() && std::any_of(lines[front].cells.begin(), lines[front].cells.end(),
                                               [](const PlacedSegment& cell) {
                                                 return cell.last > cell.first &&
                                                        cell.segment->words > kManyWords;
                                               })) {
      ++front;
    }
    lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(front));
    return dropped;
  }

  std::vector<GridLine> rulings_inside() const {
    const float top = table_.lines.front().line->baseline;
    const float bottom = table_.lines.back().line->baseline;
    std::vector<GridLine> inside;
    for (const GridLine& ruling : rulings_.horizontal) {
      const bool beside = ruling.end < left() || ruling.begin > right();
      if (ruling.position > top && ruling.position < bottom && !beside) inside.push_back(ruling);
    }
    return inside;
  }

  // Those that frame the table count as well.
  std::size_t wide_rulings() const {
    const float reach = 2 * table_.lines.front().line->size;
    const float top = table_.lines.front().line->y0 - reach;
    const float bottom = table_.lines.back().line->y1 + reach;
    return static_cast<std::size_t>(std::count_if(
        rulings_.horizontal.begin(), rulings_.horizontal.end(), [&](const GridLine& ruling) {
          return ruling.position > top && ruling.position < bottom && wide(ruling);
        }));
  }

  const TextLayer& layer_;
  const StreamText& text_;
  const std::vector<SegmentLine>& all_;
  const RulingSet& rulings_;
  const StreamOptions& options_;
  std::size_t limit_ = 0;
  std::size_t top_ = 0;
  std::vector<ColumnExtent> body_;
  StreamTable table_;
};

// The tables among lines [floor, limit).
void add_unruled(const StreamText& text, StreamBuilder& builder, std::size_t floor,
                 std::size_t limit, const StreamOptions& options, std::vector<StreamGrid>* grids) {
  const auto lines = std::span(text.lines).subspan(floor, limit - floor);
  const std::size_t base = floor;
  for (const auto& [begin, end] : find_stream_regions(lines, options)) {
    auto grid = builder.build(floor, base + begin, base + end, limit);
    if (!grid) continue;  // lines of a heading alone, perhaps: the next table may reach for them
    grids->push_back(std::move(*grid));
    floor = base + end;
  }
}

}  // namespace

std::vector<StreamGrid> find_streams(const TextLayer& layer, const RulingSet& rulings,
                                     const std::vector<bool>& consumed,
                                     const StreamOptions& options) {
  std::vector<StreamGrid> grids;
  for (std::vector<std::uint32_t>& words :
       split_text_columns(layer, free_words(layer, consumed), rulings.horizontal, options)) {
    const StreamText text = find_segment_lines(layer, std::move(words), options);
    StreamBuilder builder(layer, text, rulings, options);
    std::size_t floor = 0;
    for (const RuledRegion& region : find_ruled_regions(text.lines, rulings.horizontal, options)) {
      auto grid = builder.build_ruled(floor, region);
      if (!grid) continue;
      add_unruled(text, builder, floor, builder.top(), options, &grids);
      grids.push_back(std::move(*grid));
      floor = region.end;
    }
    add_unruled(text, builder, floor, text.lines.size(), options, &grids);
  }
  return grids;
}

}  // namespace boardtrail
