// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/painted_columns.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <tuple>
#include <utility>

namespace boardtrail {
namespace {

// Points. Smaller marks are bullets and the dots of charts, wider ones bands and grounds.
constexpr float kMinSide = 5, kMaxWidth = 120, kMaxHeight = 200;
// Marks of one column have their middles this near to one another. Points.
constexpr float kSameMiddle = 3;
// A column has marks in at least so many rows.
constexpr std::ptrdiff_t kMinMarkedRows = 2;
// More marks than this on a table are a drawing, and so are more columns of them.
constexpr std::size_t kMaxMarks = 2000;
constexpr std::size_t kMaxColumns = 16;
// An area as high as this share of its row is the ground of a cell.
constexpr float kGround = 0.6F;
// Channels of a ground that is grey, and of none but ratings' and icons', differ by less.
constexpr int kMinHue = 40;

bool is_mark(const Box& box) {
  return box.width() >= kMinSide && box.width() <= kMaxWidth && box.height() >= kMinSide &&
         box.height() <= kMaxHeight;
}

bool has_hue(const Colour& colour) {
  const auto [least, most] = std::minmax({colour.r, colour.g, colour.b});
  return most - least >= kMinHue;
}

// Marks that stand below one another.
struct Stack {
  float x0 = 0;
  float x1 = 0;
  bool grounds = true;  // areas, not shapes or pictures that stand inside their cells
  std::vector<const Box*> marks;
};

struct Mark {
  const Box* box;
  bool ground;
};

class PaintedColumns {
 public:
  PaintedColumns(const PageRecord& page, const TextLayer& layer, StreamGrid* table)
      : page_(page), layer_(layer), table_(*table) {}

  void run() {
    find_marks();
    std::vector<Stack> found = stacks();
    if (found.size() > kMaxColumns) return;
    for (const Stack& stack : found) add(stack);
  }

 private:
  void find_marks() {
    const Box& box = table_.grid.box;
    // Beside the words of the outermost columns there may be one more.
    const Box around{box.x0 - kMaxWidth, box.y0, box.x1 + kMaxWidth, box.y1};
    const auto take = [&](const Box& mark, bool ground) {
      if (is_mark(mark) && around.contains(mark.centre_x(), mark.centre_y())) {
        marks_.push_back({&mark, ground});
      }
    };
    for (const Fill& fill : page_.fills) {
      if (!has_hue(page_.colours[fill.colour])) continue;
      take(fill.box, fill.shape == Fill::Shape::kRectangle && fills_row(fill.box));
    }
    for (const Image& image : page_.images) take(image.box, false);
    if (marks_.size() > kMaxMarks) marks_.clear();
  }

  bool fills_row(const Box& box) const {
    const std::size_t row = row_at(box.centre_y());
    return box.height() >= kGround * (table_.grid.ys[row + 1] - table_.grid.ys[row]);
  }

  std::vector<Stack> stacks() {
    std::sort(marks_.begin(), marks_.end(),
              [](const Mark& a, const Mark& b) { return a.box->centre_x() < b.box->centre_x(); });
    std::vector<Stack> out;
    for (const auto& [mark, ground] : marks_) {
      if (out.empty() || mark->centre_x() - out.back().marks.front()->centre_x() > kSameMiddle) {
        out.push_back({mark->x0, mark->x1, true, {}});
      }
      Stack& stack = out.back();
      stack.x0 = std::min(stack.x0, mark->x0);
      stack.x1 = std::max(stack.x1, mark->x1);
      stack.grounds = stack.grounds && ground;
      stack.marks.push_back(mark);
    }
    std::erase_if(out, [this](const Stack& stack) { return !stands_in_rows(stack); });
    return out;
  }

  std::size_t row_at(float y) const {
    const std::vector<float>& ys = table_.grid.ys;
    const auto it = std::upper_bound(ys.begin(), ys.end() - 1, y);
    return static_cast<std::size_t>(std::max(it - ys.begin() - 1, std::ptrdiff_t{0}));
  }

  std::vector<bool> rows_of(const Stack& stack) const {
    std::vector<bool> rows(static_cast<std::size_t>(table_.grid.rows()), false);
    for (const Box* mark : stack.marks) rows[row_at(mark->centre_y())] = true;
    return rows;
  }

  bool stands_in_rows(const Stack& stack) const {
    const std::vector<bool> rows = rows_of(stack);
    return std::count(rows.begin(), rows.end(), true) >= kMinMarkedRows;
  }

  // Columns [before, behind) stand where the stack does: none, or one that has nothing but
  // its heading.
  struct Gap {
    std::int32_t before = 0;
    std::int32_t behind = 0;
  };

  // Nothing where a word of the marked rows stands in the stack.
  std::optional<Gap> gap_of(const Stack& stack, const std::vector<bool>& marked) const {
    Gap gap{0, table_.grid.columns()};
    for (std::size_t i = 0; i < table_.grid.cells.size(); ++i) {
      const GridCell& cell = table_.grid.cells[i];
      if (!marked[static_cast<std::size_t>(cell.row)] || cell.column_span > 1) continue;
      for (const std::uint32_t number : table_.words[i]) {
        const Box& word = layer_.words[number].box;
        if (word.x0 < stack.x1 - 1 && word.x1 > stack.x0 + 1) return std::nullopt;
        if (word.centre_x() < stack.x0) gap.before = std::max(gap.before, cell.column + 1);
        if (word.centre_x() > stack.x1) gap.behind = std::min(gap.behind, cell.column);
      }
    }
    return gap;
  }

  void add(const Stack& stack) {
    const std::vector<bool> marked = rows_of(stack);
    const std::optional<Gap> gap = gap_of(stack, marked);
    if (!gap) return;
    if (gap->before == gap->behind) {
      add_column(stack, marked, gap->before);
    } else if (gap->before + 1 == gap->behind && stack.grounds) {
      table_.grid.xs[static_cast<std::size_t>(gap->before)] = stack.x0;
      table_.grid.xs[static_cast<std::size_t>(gap->behind)] = stack.x1;
      sort_cells();
    }
  }

  void add_column(const Stack& stack, const std::vector<bool>& marked, std::int32_t place) {
    std::vector<std::vector<std::uint32_t>> words(static_cast<std::size_t>(table_.grid.rows()));
    TableGrid& grid = table_.grid;
    for (std::size_t i = 0; i < grid.cells.size(); ++i) {
      GridCell& cell = grid.cells[i];
      if (cell.column < place && cell.column + cell.column_span > place) ++cell.column_span;
      if (cell.column >= place) ++cell.column;
      const auto row = static_cast<std::size_t>(cell.row);
      if (cell.column_span == 1 && !marked[row]) move_words(stack, i, &words[row]);
    }
    move_boundaries(stack, static_cast<std::size_t>(place));
    add_turned_heading(stack, &words.front());
    const std::vector<bool> spanned = spanned_rows(place);
    for (std::int32_t row = 0; row < grid.rows(); ++row) {
      if (spanned[static_cast<std::size_t>(row)]) continue;
      GridCell cell;
      cell.row = row;
      cell.column = place;
      grid.cells.push_back(cell);
      table_.words.push_back(std::move(words[static_cast<std::size_t>(row)]));
    }
    sort_cells();
  }

  // What stands over the marks, and in their place in rows without one.
  void move_words(const Stack& stack, std::size_t cell, std::vector<std::uint32_t>* heading) {
    std::erase_if(table_.words[cell], [&](std::uint32_t number) {
      const float middle = layer_.words[number].box.centre_x();
      const bool over = middle > stack.x0 && middle < stack.x1;
      if (over) heading->push_back(number);
      return over;
    });
  }

  void add_turned_heading(const Stack& stack, std::vector<std::uint32_t>* heading) const {
    const std::vector<float>& ys = table_.grid.ys;
    if (table_.header_rows == 0) return;
    const float bottom = ys[static_cast<std::size_t>(table_.header_rows)];
    for (std::uint32_t i = 0; i < layer_.words.size(); ++i) {
      const Word& word = layer_.words[i];
      if (word.rotation % 2 == 0 || word.box.y1 > bottom || word.box.y1 < ys.front()) continue;
      if (word.box.centre_x() > stack.x0 && word.box.centre_x() < stack.x1) heading->push_back(i);
    }
  }

  void move_boundaries(const Stack& stack, std::size_t place) {
    std::vector<float>& xs = table_.grid.xs;
    const auto at = xs.begin() + static_cast<std::ptrdiff_t>(place);
    if (place == 0) {
      xs.front() = stack.x1;
      xs.insert(xs.begin(), stack.x0);
    } else if (place + 1 == xs.size()) {
      xs.back() = std::min(xs.back(), stack.x0);
      xs.push_back(stack.x1);
    } else {
      *at = stack.x1;
      xs.insert(at, stack.x0);
    }
  }

  // Rows of which a cell of several columns covers this one.
  std::vector<bool> spanned_rows(std::int32_t column) const {
    std::vector<bool> rows(static_cast<std::size_t>(table_.grid.rows()), false);
    for (const GridCell& cell : table_.grid.cells) {
      if (cell.column > column || column >= cell.column + cell.column_span) continue;
      std::fill_n(rows.begin() + cell.row, cell.row_span, true);
    }
    return rows;
  }

  void sort_cells() {
    TableGrid& grid = table_.grid;
    std::vector<std::size_t> order(grid.cells.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return std::tie(grid.cells[a].row, grid.cells[a].column) <
             std::tie(grid.cells[b].row, grid.cells[b].column);
    });
    std::vector<GridCell> cells;
    std::vector<std::vector<std::uint32_t>> words;
    for (const std::size_t i : order) {
      GridCell cell = grid.cells[i];
      const auto boundary = [](const std::vector<float>& all, std::int32_t number) {
        return all[static_cast<std::size_t>(number)];
      };
      cell.box = {boundary(grid.xs, cell.column), boundary(grid.ys, cell.row),
                  boundary(grid.xs, cell.column + cell.column_span),
                  boundary(grid.ys, cell.row + cell.row_span)};
      cells.push_back(cell);
      words.push_back(std::move(table_.words[i]));
    }
    grid.cells = std::move(cells);
    table_.words = std::move(words);
    grid.box.x0 = std::min(grid.box.x0, grid.xs.front());
    grid.box.x1 = std::max(grid.box.x1, grid.xs.back());
  }

  const PageRecord& page_;
  const TextLayer& layer_;
  StreamGrid& table_;
  std::vector<Mark> marks_;
};

}  // namespace

void add_painted_columns(const PageRecord& page, const TextLayer& layer, StreamGrid* table) {
  PaintedColumns(page, layer, table).run();
}

}  // namespace boardtrail
