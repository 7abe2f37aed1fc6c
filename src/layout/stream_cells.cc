// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/stream_cells.h"

#include <algorithm>
#include <cmath>

namespace boardtrail {
namespace {

// A cell of one row while the row is put together.
struct RowCell {
  std::size_t last = 0;
  std::vector<std::uint32_t> words;
};

class Assembler {
 public:
  Assembler(const HeaderContext& context, const StreamTable& table)
      : context_(context),
        columns_(table.columns),
        table_(table),
        header_rows_(table.header.starts.size()) {}

  StreamGrid run() {
    starts_ = table_.header.starts;
    starts_.insert(starts_.end(), table_.body_starts.begin(), table_.body_starts.end());
    set_boundaries();
    owner_.assign(starts_.size() * columns_.size(), kNone);
    add_header();
    for (std::size_t r = header_rows_; r < starts_.size(); ++r) add_body_row(r);
    add_blanks();
    sort_cells();
    out_.header_rows = static_cast<std::int32_t>(header_rows_);
    return std::move(out_);
  }

 private:
  std::size_t row_end(std::size_t r) const {
    return r + 1 < starts_.size() ? starts_[r + 1] : table_.lines.size();
  }
  float top_of(std::size_t r) const {
    float top = table_.lines[starts_[r]].line->y0;
    for (std::size_t i = starts_[r]; i < row_end(r); ++i) {
      top = std::min(top, table_.lines[i].line->y0);
    }
    return top;
  }
  float bottom_of(std::size_t r) const {
    float bottom = table_.lines[starts_[r]].line->y1;
    for (std::size_t i = starts_[r]; i < row_end(r); ++i) {
      bottom = std::max(bottom, table_.lines[i].line->y1);
    }
    return bottom;
  }

  void set_boundaries() {
    float left = columns_.front().x0, right = columns_.back().x1;
    for (const PlacedLine& line : table_.lines) {
      left = std::min(left, line.line->segments.front().x0);
      right = std::max(right, line.line->segments.back().x1);
    }
    TableGrid& grid = out_.grid;
    grid.xs.push_back(left - 1);
    for (std::size_t c = 1; c < columns_.size(); ++c) {
      grid.xs.push_back((columns_[c - 1].x1 + columns_[c].x0) / 2);
    }
    grid.xs.push_back(right + 1);
    grid.ys.push_back(top_of(0) - 1);
    for (std::size_t r = 1; r < starts_.size(); ++r) {
      const float edge = (bottom_of(r - 1) + top_of(r)) / 2;
      grid.ys.push_back(std::max(edge, grid.ys.back() + kThin));
    }
    grid.ys.push_back(std::max(bottom_of(starts_.size() - 1) + 1, grid.ys.back() + kThin));
    grid.box = {grid.xs.front(), grid.ys.front(), grid.xs.back(), grid.ys.back()};
  }

  // Where a place is taken already, the words join the cell that has it.
  void add_cell(std::size_t row, std::size_t rows, std::size_t column, std::size_t last,
                std::vector<std::uint32_t> words) {
    for (std::size_t r = row; r < row + rows; ++r) {
      for (std::size_t c = column; c <= last; ++c) {
        const std::size_t owner = owner_[r * columns_.size() + c];
        if (owner == kNone) continue;
        out_.words[owner].insert(out_.words[owner].end(), words.begin(), words.end());
        return;
      }
    }
    GridCell cell;
    cell.row = static_cast<std::int32_t>(row);
    cell.row_span = static_cast<std::int32_t>(rows);
    cell.column = static_cast<std::int32_t>(column);
    cell.column_span = static_cast<std::int32_t>(last - column + 1);
    const TableGrid& grid = out_.grid;
    cell.box = {grid.xs[column], grid.ys[row], grid.xs[last + 1], grid.ys[row + rows]};
    for (std::size_t r = row; r < row + rows; ++r) {
      for (std::size_t c = column; c <= last; ++c)
        owner_[r * columns_.size() + c] = out_.words.size();
    }
    out_.grid.cells.push_back(cell);
    out_.words.push_back(std::move(words));
  }

  void add_header() {
    const auto row_of = [&](std::size_t line) {
      const auto& starts = table_.header.starts;
      return static_cast<std::size_t>(std::upper_bound(starts.begin(), starts.end(), line) -
                                      starts.begin()) -
             1;
    };
    for (const HeaderCell& cell : table_.header.cells) {
      const std::size_t row = row_of(cell.first_line);
      add_cell(row, row_of(cell.last_line) - row + 1, cell.first, cell.last, cell.words);
    }
  }

  std::size_t column_of(float x, std::size_t first, std::size_t last) const {
    std::size_t c = first;
    while (c < last && x > (columns_[c].x1 + columns_[c + 1].x0) / 2) ++c;
    return c;
  }

  // The words of a text that reaches over columns: figures go to their own.
  void add_segment(const PlacedSegment& placed, std::vector<RowCell>* row) const {
    const Segment& segment = *placed.segment;
    std::size_t cell = placed.first;
    for (std::uint32_t w = 0; w < segment.words; ++w) {
      const std::uint32_t number = context_.text.words[segment.begin + w];
      const Word& word = context_.layer.words[number];
      const std::size_t c = column_of(word.box.centre_x(), placed.first, placed.last);
      const bool parted = c > cell && (is_figure(context_.layer.text_of(word)) || w == 0);
      if (parted) cell = c;
      RowCell& target = (*row)[cell];
      target.last = std::max({target.last, cell, c});
      target.words.push_back(number);
    }
  }

  // A text alone in its line, in the middle of the table: a section over all columns.
  bool is_section(std::size_t r) const {
    if (!table_.figures || row_end(r) - starts_[r] != 1 || columns_.size() < 3) return false;
    const PlacedLine& line = table_.lines[starts_[r]];
    if (line.cells.size() != 1 || line.cells.front().segment->numeric) return false;
    const Segment& text = *line.cells.front().segment;
    const float centre = (columns_.front().x0 + columns_.back().x1) / 2;
    return text.x0 > columns_.front().x0 + 2 * line.line->size &&
           std::fabs((text.x0 + text.x1) / 2 - centre) <= 2 * line.line->size;
  }

  void add_body_row(std::size_t r) {
    std::vector<RowCell> row(columns_.size());
    for (std::size_t i = starts_[r]; i < row_end(r); ++i) {
      for (const PlacedSegment& placed : table_.lines[i].cells) add_segment(placed, &row);
    }
    if (is_section(r)) {
      std::vector<std::uint32_t> words;
      for (RowCell& cell : row) words.insert(words.end(), cell.words.begin(), cell.words.end());
      add_cell(r, 1, 0, columns_.size() - 1, std::move(words));
      return;
    }
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (row[c].words.empty()) continue;
      std::size_t next = c + 1;
      while (next <= row[c].last && row[next].words.empty()) ++next;
      add_cell(r, 1, c, next - 1, std::move(row[c].words));
    }
  }

  void add_blanks() {
    for (std::size_t r = 0; r < starts_.size(); ++r) {
      for (std::size_t c = 0; c < columns_.size(); ++c) {
        if (owner_[r * columns_.size() + c] == kNone) add_cell(r, 1, c, c, {});
      }
    }
  }

  void sort_cells() {
    std::vector<std::size_t> order(out_.grid.cells.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      const GridCell& x = out_.grid.cells[a];
      const GridCell& y = out_.grid.cells[b];
      return x.row != y.row ? x.row < y.row : x.column < y.column;
    });
    std::vector<GridCell> cells;
    std::vector<std::vector<std::uint32_t>> words;
    for (const std::size_t i : order) {
      cells.push_back(out_.grid.cells[i]);
      words.push_back(std::move(out_.words[i]));
    }
    out_.grid.cells = std::move(cells);
    out_.words = std::move(words);
  }

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  static constexpr float kThin = 0.01F;  // rows of overlapping lines keep their order

  const HeaderContext& context_;
  const std::vector<ColumnExtent>& columns_;
  const StreamTable& table_;
  std::size_t header_rows_;
  std::vector<std::size_t> starts_;
  std::vector<std::size_t> owner_;  // cell of each place
  StreamGrid out_;
};

}  // namespace

StreamGrid assemble_stream(const HeaderContext& context, const StreamTable& table) {
  return Assembler(context, table).run();
}

}  // namespace boardtrail
