// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/grid_cells.h"

#include <algorithm>
#include <cmath>

namespace boardtrail {
namespace {

// Finds the cell of a point in O(log) by the boundaries, then by the span table.
class CellFinder {
 public:
  explicit CellFinder(const TableGrid& grid)
      : grid_(grid),
        owner_(static_cast<std::size_t>(grid.rows()) * static_cast<std::size_t>(grid.columns()),
               -1) {
    for (std::size_t i = 0; i < grid.cells.size(); ++i) {
      const GridCell& cell = grid.cells[i];
      for (std::int32_t r = cell.row; r < cell.row + cell.row_span; ++r) {
        for (std::int32_t c = cell.column; c < cell.column + cell.column_span; ++c) {
          owner_[index(r, c)] = static_cast<std::int32_t>(i);
        }
      }
    }
  }

  // Calls visit(i) once for each cell that the box may reach.
  template <typename Visit>
  void for_each_in(const Box& box, const Visit& visit) const {
    const auto [row0, row1] = range(grid_.ys, box.y0, box.y1);
    const auto [column0, column1] = range(grid_.xs, box.x0, box.x1);
    for (std::int32_t r = row0; r < row1; ++r) {
      for (std::int32_t c = column0; c < column1; ++c) {
        const std::int32_t i = owner_[index(r, c)];
        if (i < 0) continue;
        const GridCell& cell = grid_.cells[static_cast<std::size_t>(i)];
        // A span is visited at its first position inside the box.
        if (r == std::max(row0, cell.row) && c == std::max(column0, cell.column)) {
          visit(static_cast<std::size_t>(i));
        }
      }
    }
  }

  // Number of the cell at the point, or -1.
  std::int32_t at(float x, float y) const {
    const std::int32_t c = slot(grid_.xs, x), r = slot(grid_.ys, y);
    return r < 0 || c < 0 ? -1 : owner_[index(r, c)];
  }

 private:
  std::size_t index(std::int32_t row, std::int32_t column) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(grid_.columns()) +
           static_cast<std::size_t>(column);
  }
  static std::int32_t slot(const std::vector<float>& boundaries, float value) {
    const auto it = std::upper_bound(boundaries.begin(), boundaries.end(), value);
    if (it == boundaries.begin() || it == boundaries.end()) return -1;
    return static_cast<std::int32_t>(it - boundaries.begin()) - 1;
  }

  // Positions [first, second) between boundaries that [low, high] overlaps.
  static std::pair<std::int32_t, std::int32_t> range(const std::vector<float>& boundaries,
                                                     float low, float high) {
    const auto first = std::upper_bound(boundaries.begin(), boundaries.end(), low);
    const auto second = std::lower_bound(boundaries.begin(), boundaries.end(), high);
    const auto slots = static_cast<std::int32_t>(boundaries.size()) - 1;
    const auto begin = static_cast<std::int32_t>(first - boundaries.begin()) - 1;
    const auto end = static_cast<std::int32_t>(second - boundaries.begin());
    return {std::clamp(begin, 0, slots), std::clamp(end, 0, slots)};
  }

  const TableGrid& grid_;
  std::vector<std::int32_t> owner_;
};

class WordPlacer {
 public:
  WordPlacer(const PageRecord& page, TextLayer* layer, const TableGrid& grid,
             const TableOptions& options, std::vector<bool>* consumed)
      : page_(page),
        layer_(*layer),
        grid_(grid),
        options_(options),
        consumed_(*consumed),
        finder_(grid),
        words_(grid.cells.size()) {}

  std::vector<std::vector<std::uint32_t>> run() {
    // Cut words are appended and looked at in turn.
    for (std::uint32_t i = 0; i < layer_.words.size(); ++i) {
      if (!consumed_[i]) place_word(i);
    }
    return std::move(words_);
  }

 private:
  void place_word(std::uint32_t number) {
    const Box box = layer_.words[number].box;
    if (intersect(box, grid_.box).empty()) return;
    if (layer_.words[number].rotation == 0) cut_at_boundaries(number);
    const Word& word = layer_.words[number];
    const std::int32_t cell = finder_.at(word.box.centre_x(), word.box.centre_y());
    if (cell >= 0) words_[static_cast<std::size_t>(cell)].push_back(number);
  }

  // Cuts the word at the first boundary that separates the cells of its two ends.
  void cut_at_boundaries(std::uint32_t number) {
    Word& word = layer_.words[number];
    const float overhang = options_.max_overhang * word.size;
    auto it = std::upper_bound(grid_.xs.begin(), grid_.xs.end(), word.box.x0 + overhang);
    for (; it != grid_.xs.end() && *it < word.box.x1 - overhang; ++it) {
      const float y = word.box.centre_y();
      if (finder_.at(*it - 0.5F, y) == finder_.at(*it + 0.5F, y)) continue;
      const std::uint32_t glyph = first_glyph_beyond(word, *it);
      if (glyph == 0 || glyph >= word.glyph_count) continue;
      const Word right = split_word(page_, &layer_, &word, glyph);
      layer_.words.push_back(right);  // `word` dangles from here on
      consumed_.push_back(false);
      return;
    }
  }

  std::uint32_t first_glyph_beyond(const Word& word, float x) const {
    for (std::uint32_t g = 0; g < word.glyph_count; ++g) {
      if (page_.glyphs[layer_.glyphs[word.first_glyph + g]].box.centre_x() > x) return g;
    }
    return word.glyph_count;
  }

  const PageRecord& page_;
  TextLayer& layer_;
  const TableGrid& grid_;
  const TableOptions& options_;
  std::vector<bool>& consumed_;
  CellFinder finder_;
  std::vector<std::vector<std::uint32_t>> words_;
};

class GridFiller {
 public:
  GridFiller(const PageRecord& page, const TextLayer& layer, FilledGrid filled,
             const TableOptions& options)
      : page_(page),
        layer_(layer),
        grid_(std::move(filled.grid)),
        options_(options),
        finder_(grid_),
        words_(std::move(filled.words)) {}

  Table run() {
    Table table;
    table.rows = grid_.rows();
    table.columns = grid_.columns();
    table.origin = TableOrigin::kLattice;
    table.place.page = page_.number;
    table.place.box = grid_.box;
    for (std::size_t i = 0; i < grid_.cells.size(); ++i) table.cells.push_back(make_cell(i));
    add_fills(&table);
    add_pictures(&table);
    return table;
  }

 private:
  Cell make_cell(std::size_t i) {
    const GridCell& shape = grid_.cells[i];
    Cell cell;
    cell.row = shape.row;
    cell.column = shape.column;
    cell.row_span = shape.row_span;
    cell.column_span = shape.column_span;
    cell.place.page = page_.number;
    cell.place.box = shape.box;
    FlowOptions flow = options_.flow;
    flow.cell = &shape.box;
    cell.content = flow_text(page_, layer_, std::move(words_[i]), flow);
    return cell;
  }

  // What has been painted over a cell so far, in one colour.
  struct Coat {
    float covered = 0;
    std::uint16_t colour = 0;
  };

  // Word paints a cell's ground in pieces (one for each line of text and one for the
  // padding), so areas of one colour add up; a later colour hides an earlier one.
  void add_fills(Table* table) const {
    std::vector<Coat> coats(table->cells.size());
    std::int32_t painted = 0;
    for (const Fill& fill : page_.fills) {
      const Box inside = intersect(fill.box, grid_.box);
      if (inside.empty()) continue;
      finder_.for_each_in(inside, [&](std::size_t i) {
        paint(fill, intersect(inside, table->cells[i].place.box), &table->cells[i], &coats[i]);
      });
      if (++painted == options_.max_fills) break;
    }
  }

  void paint(const Fill& fill, const Box& part, Cell* cell, Coat* coat) const {
    if (part.empty()) return;
    const float share = part.area() / cell->place.box.area();
    if (share < options_.min_fill_cover && is_swatch(fill, *cell)) {
      if (!is_white(page_.colours[fill.colour])) add_swatch(fill, cell);
      return;
    }
    if (coat->colour != fill.colour) coat->covered = 0;
    coat->colour = fill.colour;
    coat->covered += share;
    if (coat->covered < options_.min_fill_cover) return;
    const Colour& colour = page_.colours[fill.colour];
    cell->fill = is_white(colour) ? std::nullopt : std::optional<Colour>(colour);
  }

  // A shape wholly inside the cell and well short of its sides: an icon, not ground.
  static bool is_swatch(const Fill& fill, const Cell& cell) {
    constexpr float kMargin = 1.0F;
    const Box& box = cell.place.box;
    const bool inside = fill.box.x0 > box.x0 + kMargin && fill.box.x1 < box.x1 - kMargin &&
                        fill.box.y0 > box.y0 + kMargin && fill.box.y1 < box.y1 - kMargin;
    return inside && (fill.shape == Fill::Shape::kCircle || fill.box.width() < 0.7F * box.width());
  }

  static Swatch::Shape shape_of(Fill::Shape shape) {
    switch (shape) {
      case Fill::Shape::kRectangle:
        return Swatch::Shape::kBox;
      case Fill::Shape::kCircle:
        return Swatch::Shape::kCircle;
      default:
        return Swatch::Shape::kOther;
    }
  }

  void add_swatch(const Fill& fill, Cell* cell) const {
    cell->swatches.push_back({shape_of(fill.shape), page_.colours[fill.colour], fill.box});
  }

  void add_pictures(Table* table) const {
    for (const Image& image : page_.images) {
      const std::int32_t cell = finder_.at(image.box.centre_x(), image.box.centre_y());
      if (cell < 0) continue;
      table->cells[static_cast<std::size_t>(cell)].swatches.push_back(
          {Swatch::Shape::kPicture, image.colour, image.box});
    }
  }

  const PageRecord& page_;
  const TextLayer& layer_;
  TableGrid grid_;
  const TableOptions& options_;
  CellFinder finder_;
  std::vector<std::vector<std::uint32_t>> words_;
};

}  // namespace

FilledGrid place_words(const PageRecord& page, TextLayer* layer, TableGrid grid,
                       const TableOptions& options, std::vector<bool>* consumed) {
  FilledGrid filled;
  filled.words = WordPlacer(page, layer, grid, options, consumed).run();
  filled.grid = std::move(grid);
  return filled;
}

Table fill_grid(const PageRecord& page, const TextLayer& layer, FilledGrid filled,
                const TableOptions& options, std::vector<bool>* consumed) {
  for (const auto& cell : filled.words) {
    for (const std::uint32_t number : cell) (*consumed)[number] = true;
  }
  return GridFiller(page, layer, std::move(filled), options).run();
}

bool looks_like_drawing(const Table& table) {
  constexpr std::int32_t kLeast = 4;                 // rows and columns
  constexpr std::int32_t kBlank = 60, kFilled = 60;  // per cent
  if (std::min(table.rows, table.columns) < kLeast) return false;
  std::vector<std::int32_t> in_row(static_cast<std::size_t>(table.rows), 0);
  std::vector<std::int32_t> in_column(static_cast<std::size_t>(table.columns), 0);
  std::int32_t filled = 0;
  for (const Cell& cell : table.cells) {
    if (cell.content.text.empty() && !cell.fill) continue;
    ++filled;
    in_row[static_cast<std::size_t>(cell.row)] += cell.column_span;
    in_column[static_cast<std::size_t>(cell.column)] += cell.row_span;
  }
  const auto cells = static_cast<std::int32_t>(table.cells.size());
  return 100 * (cells - filled) >= kBlank * cells &&
         100 * *std::max_element(in_row.begin(), in_row.end()) < kFilled * table.columns &&
         100 * *std::max_element(in_column.begin(), in_column.end()) < kFilled * table.rows;
}

float blank_share(const Table& table) {
  if (table.cells.empty()) return 1;
  const auto blank = std::count_if(table.cells.begin(), table.cells.end(), [](const Cell& cell) {
    return cell.content.text.empty() && !cell.fill && cell.swatches.empty();
  });
  return static_cast<float>(blank) / static_cast<float>(table.cells.size());
}

}  // namespace boardtrail
