// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/partial_grid.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "layout/stream_columns.h"
#include "layout/stream_rows.h"

namespace boardtrail {
namespace {

// One ruled row: its lines, each cut at the cells.
struct Band {
  std::vector<std::size_t> cells;  // numbers of cells that stand in this row alone
  std::vector<SegmentLine> lines;
  std::vector<std::vector<std::size_t>> owners;  // by line and segment, its cell
  std::vector<PlacedLine> placed;
  std::vector<std::size_t> starts;  // first line of each new row; one: not split
};

class RowSplitter {
 public:
  RowSplitter(const TextLayer& layer, FilledGrid filled, const StreamOptions& options)
      : layer_(layer), filled_(std::move(filled)), options_(options) {}

  FilledGrid run() {
    const TableGrid& grid = filled_.grid;
    bands_.resize(static_cast<std::size_t>(grid.rows()));
    for (std::size_t i = 0; i < grid.cells.size(); ++i) {
      const GridCell& cell = grid.cells[i];
      if (cell.row_span == 1) bands_[static_cast<std::size_t>(cell.row)].cells.push_back(i);
    }
    for (std::size_t c = 0; c + 1 < grid.xs.size(); ++c) {
      columns_.push_back({grid.xs[c], grid.xs[c + 1]});
    }
    bool any = false;
    for (Band& band : bands_) {
      band.starts = {0};
      if (!may_be_split(band)) continue;
      read_lines(&band);
      decide(&band);
      any = any || band.starts.size() > 1;
    }
    return any ? rebuild() : std::move(filled_);
  }

 private:
  const GridCell& cell(std::size_t i) const { return filled_.grid.cells[i]; }

  // The cell of each word, with the words' order.
  using CellOfWord = std::vector<std::pair<std::uint32_t, std::size_t>>;

  static std::size_t find_cell(const CellOfWord& cells, std::uint32_t word) {
    return std::lower_bound(cells.begin(), cells.end(), std::pair{word, std::size_t{0}})->second;
  }

  // The fewest rows that a ruled one is split into.
  std::size_t least_rows() const {
    return bands_.size() <= kHeaderAndBody ? 2 : options_.min_unruled_rows;
  }

  // What decide() asks for cannot hold without so many figures right of another text; most
  // ruled rows of texts are known so at once.
  bool may_be_split(const Band& band) const {
    if (band.cells.size() < 2) return false;
    if (bands_.size() <= kHeaderAndBody) return true;
    std::size_t figures = 0;
    for (const std::size_t i : band.cells) {
      if (cell(i).column == 0) continue;
      for (const std::uint32_t number : filled_.words[i]) {
        if (is_figure(layer_.text_of(layer_.words[number])) && 4 * ++figures >= 3 * least_rows()) {
          return true;
        }
      }
    }
    return false;
  }

  void read_lines(Band* band) const {
    CellOfWord cell_of;
    std::vector<std::uint32_t> words;
    for (const std::size_t i : band->cells) {
      for (const std::uint32_t number : filled_.words[i]) {
        if (layer_.words[number].rotation != 0) continue;
        cell_of.emplace_back(number, i);
        words.push_back(number);
      }
    }
    std::sort(cell_of.begin(), cell_of.end());
    for (const TextLine& line : group_lines(layer_, &words, options_.flow)) {
      SegmentLine cut{line.baseline, line.size, line.box.y0, line.box.y1, line.bold, {}};
      std::vector<std::size_t> owners;
      for (std::uint32_t w = 0; w < line.word_count; ++w) {
        const std::uint32_t number = words[line.first_word + w];
        const std::size_t owner = find_cell(cell_of, number);
        const bool same_cell = !owners.empty() && owners.back() == owner;
        if (!same_cell) owners.push_back(owner);
        add_word(layer_.words[number], same_cell, &cut);
      }
      band->lines.push_back(std::move(cut));
      band->owners.push_back(std::move(owners));
    }
    place(band);
  }

  void add_word(const Word& word, bool same_cell, SegmentLine* line) const {
    const std::string_view text = layer_.text_of(word);
    if (!same_cell)
      line->segments.push_back({word.box.x0, word.box.x1, 0, 0, text, text, true, true});
    Segment& segment = line->segments.back();
    segment.x1 = std::max(segment.x1, word.box.x1);
    segment.last = text;
    ++segment.words;
    segment.numeric = segment.numeric && is_figure(text);
    segment.year = false;  // rows are not told from headers here
  }

  void place(Band* band) const {
    for (std::size_t l = 0; l < band->lines.size(); ++l) {
      PlacedLine placed{&band->lines[l], {}};
      for (std::size_t s = 0; s < band->lines[l].segments.size(); ++s) {
        const GridCell& owner = cell(band->owners[l][s]);
        const auto first = static_cast<std::size_t>(owner.column);
        placed.cells.push_back({&band->lines[l].segments[s], first,
                                first + static_cast<std::size_t>(owner.column_span) - 1});
      }
      band->placed.push_back(std::move(placed));
    }
  }

  // In a grid that is ruled both ways a cell may hold two or three figures; many more,
  // or a grid of header and body alone, lack their rulings.
  void decide(Band* band) const {
    const std::size_t least = least_rows();
    if (band->lines.size() < least) return;
    const StreamShape shape = measure_shape(band->placed, columns_.size());
    const std::vector<GridLine> none;
    const RowContext rows{band->placed, columns_, none, shape, options_};
    std::vector<std::size_t> starts = group_body_rows(rows, 0);
    if (starts.size() < least) return;
    const bool figures = shape.figures >= kMostlyFigures && shape.filled >= options_.min_filled &&
                         rows_of_figures(*band, starts);
    if (figures || (bands_.size() <= kHeaderAndBody && texts_apart(*band, starts))) {
      band->starts = std::move(starts);
    }
  }

  // A wrapped text beside a date or two is one row: its other lines hold no figures.
  static bool rows_of_figures(const Band& band, const std::vector<std::size_t>& starts) {
    const auto lines = std::count_if(band.placed.begin(), band.placed.end(), [](const auto& line) {
      return line.cells.size() >= 2 && line.cells.back().segment->numeric;
    });
    return static_cast<std::size_t>(lines) * 4 >= starts.size() * 3;
  }

  // Rows of text: each begins in the first column, most have several texts that do not begin
  // like the middle of a sentence, and some distance tells them from wrapped lines.
  bool texts_apart(const Band& band, const std::vector<std::size_t>& starts) const {
    constexpr std::size_t kMinRows = 3;
    if (starts.size() < kMinRows) return false;
    std::size_t full = 0, texts = 0, lower = 0;
    float inside = 0, between = 1e9F;
    for (std::size_t l = 0; l < band.placed.size(); ++l) {
      const bool opens = std::binary_search(starts.begin(), starts.end(), l);
      if (opens && band.placed[l].cells.front().first != 0) return false;
      if (opens) full += 2 * band.placed[l].cells.size() > columns_.size() ? 1 : 0;
      if (l == 0) continue;
      for (const PlacedSegment& cell : band.placed[l].cells) {
        texts += opens ? 1 : 0;
        lower += opens && begins_lower(cell.segment->first) ? 1 : 0;
      }
      const float distance = band.lines[l].baseline - band.lines[l - 1].baseline;
      (opens ? between : inside) = opens ? std::min(between, distance) : std::max(inside, distance);
    }
    return 4 * full >= 3 * starts.size() && between > inside && 4 * lower <= texts;
  }

  FilledGrid rebuild() {
    const TableGrid& old = filled_.grid;
    FilledGrid out;
    out.grid.box = old.box;
    out.grid.xs = old.xs;
    std::vector<std::int32_t> row_of;  // of each old boundary
    for (std::size_t r = 0; r < bands_.size(); ++r) {
      row_of.push_back(static_cast<std::int32_t>(out.grid.ys.size()));
      out.grid.ys.push_back(old.ys[r]);
      const Band& band = bands_[r];
      for (std::size_t s = 1; s < band.starts.size(); ++s) {
        const float edge = (band.lines[band.starts[s] - 1].y1 + band.lines[band.starts[s]].y0) / 2;
        constexpr float kThin = 0.01F;  // rows of overlapping lines keep their order
        out.grid.ys.push_back(std::max(edge, out.grid.ys.back() + kThin));
      }
    }
    row_of.push_back(static_cast<std::int32_t>(out.grid.ys.size()));
    out.grid.ys.push_back(std::max(old.ys.back(), out.grid.ys.back()));
    for (std::size_t i = 0; i < old.cells.size(); ++i) {
      const GridCell& from = old.cells[i];
      const auto row = static_cast<std::size_t>(from.row);
      const std::int32_t begin = row_of[row];
      const std::int32_t end = row_of[row + static_cast<std::size_t>(from.row_span)];
      if (from.row_span > 1 || end - begin == 1 || is_label(i, bands_[row])) {
        add_cell(from, begin, end, std::move(filled_.words[i]), &out);
      } else {
        cut_cell(i, begin, end, &out);
      }
    }
    sort_cells(&out);
    return out;
  }

  static void add_cell(GridCell cell, std::int32_t begin, std::int32_t end,
                       std::vector<std::uint32_t> words, FilledGrid* out) {
    cell.row = begin;
    cell.row_span = end - begin;
    cell.box.y0 = out->grid.ys[static_cast<std::size_t>(begin)];
    cell.box.y1 = out->grid.ys[static_cast<std::size_t>(end)];
    out->grid.cells.push_back(cell);
    out->words.push_back(std::move(words));
  }

  // A text of few lines in the middle of a tall row: it stands for all of its rows.
  bool is_label(std::size_t i, const Band& band) const {
    constexpr std::size_t kMinRows = 3;
    if (band.starts.size() < kMinRows || filled_.words[i].empty() || cell(i).column != 0) {
      return false;
    }
    float top = 1e9F, bottom = 0;
    for (const std::uint32_t number : filled_.words[i]) {
      top = std::min(top, layer_.words[number].box.y0);
      bottom = std::max(bottom, layer_.words[number].box.y1);
    }
    const float size = band.lines.front().size;
    const float middle = (band.lines.front().y0 + band.lines.back().y1) / 2;
    return top > band.lines.front().y0 + size && bottom < band.lines.back().y1 - size &&
           std::fabs((top + bottom) / 2 - middle) < size && bottom - top < 2.5F * size;
  }

  void cut_cell(std::size_t i, std::int32_t begin, std::int32_t end, FilledGrid* out) {
    std::vector<std::vector<std::uint32_t>> parts(static_cast<std::size_t>(end - begin));
    const auto& ys = out->grid.ys;
    for (const std::uint32_t number : filled_.words[i]) {
      const auto from = ys.begin() + begin + 1;
      const auto to = ys.begin() + end;
      const auto it = std::lower_bound(from, to, layer_.words[number].box.centre_y());
      parts[static_cast<std::size_t>(std::min(it, to) - from)].push_back(number);
    }
    for (std::int32_t r = begin; r < end; ++r) {
      add_cell(cell(i), r, r + 1, std::move(parts[static_cast<std::size_t>(r - begin)]), out);
    }
  }

  static void sort_cells(FilledGrid* out) {
    std::vector<std::size_t> order(out->grid.cells.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      const GridCell& x = out->grid.cells[a];
      const GridCell& y = out->grid.cells[b];
      return x.row != y.row ? x.row < y.row : x.column < y.column;
    });
    FilledGrid sorted;
    for (const std::size_t i : order) {
      sorted.grid.cells.push_back(out->grid.cells[i]);
      sorted.words.push_back(std::move(out->words[i]));
    }
    out->grid.cells = std::move(sorted.grid.cells);
    out->words = std::move(sorted.words);
  }

  static constexpr float kMostlyFigures = 0.5F;
  static constexpr std::size_t kHeaderAndBody = 3;  // ruled rows: with a foot

  const TextLayer& layer_;
  FilledGrid filled_;
  const StreamOptions& options_;
  std::vector<ColumnExtent> columns_;
  std::vector<Band> bands_;
};

}  // namespace

FilledGrid split_ruled_rows(const TextLayer& layer, FilledGrid filled,
                            const StreamOptions& options) {
  return RowSplitter(layer, std::move(filled), options).run();
}

}  // namespace boardtrail
