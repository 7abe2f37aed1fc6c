// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/tagged_table.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "layout/tagged_edges.h"
#include "layout/tagged_rows.h"

namespace boardtrail {
namespace {

// A heading with more words is none that pages repeat.
constexpr std::size_t kMostHeaderWords = 200;
// A repeated heading stands this near above the first row that goes on. Points.
constexpr float kHeaderGap = 20.0F;
// Tables with more places are a drawing, or made up.
constexpr std::int64_t kMostPlaces = 200'000;

// Centre lines of the words of a row: text boxes of two lines may overlap, these do not.
struct Centres {
  float first = std::numeric_limits<float>::max();
  float last = std::numeric_limits<float>::lowest();
};

class TaggedPlacer {
 public:
  TaggedPlacer(const PageRecord& page, const TaggedTable& table, const TaggedMemory& memory,
               const TaggedOptions& options, TextLayer* layer, std::vector<bool>* consumed)
      : page_(page),
        table_(table),
        memory_(memory),
        options_(options),
        layer_(*layer),
        consumed_(*consumed),
        cells_(table.cells),
        words_(table.cells.size()),
        rows_(static_cast<std::int32_t>(table.rows.size())) {}

  std::optional<TaggedGrid> run(const RulingSet& rulings) {
    if (table_.columns < 2 || rows_ < 1) return std::nullopt;
    if (static_cast<std::int64_t>(rows_) * table_.columns > kMostPlaces) return std::nullopt;
    place_words();
    header_rows_ = leading_header_rows();
    add_repeated_header();
    if (!is_table()) return std::nullopt;
    align_cells();
    add_blank_cells();
    find_extents();
    if (!in_order()) return std::nullopt;
    TaggedGrid out = make_grid(rulings);
    if (too_many_strangers(out.filled.grid)) return std::nullopt;
    return out;
  }

 private:
  const Word& word(std::uint32_t number) const { return layer_.words[number]; }

  // --- words into cells --------------------------------------------------------------

  std::int32_t cell_of(std::int32_t id) const {
    if (id < 0) return -1;
    const auto it = std::lower_bound(table_.content.begin(), table_.content.end(),
                                     std::pair<std::int32_t, std::int32_t>{id, -1});
    return it != table_.content.end() && it->first == id ? it->second : -1;
  }

  std::int32_t id_of_glyph(const Word& word, std::uint32_t glyph) const {
    return page_.glyphs[layer_.glyphs[word.first_glyph + glyph]].marked_content;
  }

  // Words of two cells that touch are cut where one ends; the rest is looked at in turn.
  void place_words() {
    for (std::uint32_t i = 0; i < layer_.words.size(); ++i) {
      if (consumed_[i]) continue;
      const std::int32_t cell = cell_of(layer_.words[i].marked_content);
      cut_word(i, cell);
      if (cell >= 0) words_[static_cast<std::size_t>(cell)].push_back(i);
    }
  }

  void cut_word(std::uint32_t number, std::int32_t cell) {
    const Word& whole = layer_.words[number];
    std::uint32_t glyph = 1;
    while (glyph < whole.glyph_count && cell_of(id_of_glyph(whole, glyph)) == cell) ++glyph;
    if (glyph >= whole.glyph_count) return;
    Word right = split_word(page_, &layer_, &layer_.words[number], glyph);
    right.marked_content = id_of_glyph(right, 0);
    layer_.words.push_back(right);
    consumed_.push_back(false);
  }

  std::int32_t leading_header_rows() const {
    std::vector<bool> header(static_cast<std::size_t>(rows_), true), text(header.size(), false);
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      if (words_[i].empty()) continue;
      const auto row = static_cast<std::size_t>(cells_[i].row);
      text[row] = true;
      header[row] = header[row] && cells_[i].header;
    }
    std::int32_t count = 0;
    while (count < rows_ && header[static_cast<std::size_t>(count)] &&
           text[static_cast<std::size_t>(count)]) {
      ++count;
    }
    return count < rows_ || table_.whole_rows > rows_ ? count : 0;
  }

  // --- a heading that the page repeats without tags ------------------------------------

  bool goes_on() const { return memory_.number == table_.number && table_.rows.front() > 0; }

  void add_repeated_header() {
    if (!goes_on() || header_rows_ > 0 || memory_.header_words.empty()) return;
    const std::vector<std::uint32_t> found = find_repeated_header();
    if (found.empty()) return;
    for (TaggedCell& cell : cells_) cell.row += memory_.header_rows;
    rows_ += memory_.header_rows;
    header_rows_ = shift_ = memory_.header_rows;
    const auto first = cells_.size();
    for (const GridCell& cell : memory_.header_cells) {
      cells_.push_back({cell.row, cell.column, cell.row_span, cell.column_span, true});
      words_.emplace_back();
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
      const auto cell = static_cast<std::size_t>(memory_.header_words[i].cell);
      words_[first + cell].push_back(found[i]);
    }
  }

  // For each word of the heading on the page before, its like above this part of the table;
  // empty where one is missing.
  std::vector<std::uint32_t> find_repeated_header() const {
    float top = std::numeric_limits<float>::max();
    for (const auto& words : words_) {
      for (const std::uint32_t i : words) top = std::min(top, word(i).box.y0);
    }
    std::vector<std::uint32_t> above;
    const float highest = top - memory_.header_height - kHeaderGap;
    for (std::uint32_t i = 0; i < layer_.words.size(); ++i) {
      const Box& box = word(i).box;
      if (!consumed_[i] && word(i).marked_content < 0 && box.y0 >= highest && box.y1 <= top + 2) {
        above.push_back(i);
      }
    }
    std::vector<std::uint32_t> found;
    for (const TaggedMemory::HeaderWord& wanted : memory_.header_words) {
      const auto it = std::find_if(above.begin(), above.end(), [&](std::uint32_t i) {
        return near(word(i).box.x0, wanted.x0) && layer_.text_of(word(i)) == wanted.text &&
               (found.empty() || near(word(i).box.y0 - word(found.front()).box.y0,
                                      wanted.y0 - memory_.header_words.front().y0));
      });
      if (it == above.end()) return {};
      found.push_back(*it);
      above.erase(it);
    }
    return found;
  }

  bool near(float a, float b) const { return std::fabs(a - b) <= options_.same_place; }

  // --- does it look like one -------------------------------------------------------------

  bool is_table() const {
    std::set<std::int32_t> columns, rows;
    std::size_t most = 0;
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      if (words_[i].empty()) continue;
      columns.insert(cells_[i].column);
      rows.insert(cells_[i].row);
      most = std::max(most, words_[i].size());
    }
    const bool whole = table_.whole_rows == static_cast<std::int32_t>(table_.rows.size());
    if (columns.size() < 2 && (whole || rows.empty())) return false;
    if (!whole) return true;
    if (rows.size() > 2) return true;
    // One row of two texts is a line set apart; of three, a legend or a table cut short.
    return most < options_.max_layout_words && (rows.size() == 2 || columns.size() > 2);
  }

  void align_cells() {
    std::vector<Extent> texts(cells_.size());
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      for (const std::uint32_t number : words_[i]) {
        widen(word(number).box.x0, word(number).box.x1, &texts[i]);
      }
    }
    static const std::vector<float> none;
    align_short_rows(rows_, table_.columns, memory_.number == table_.number ? memory_.xs : none,
                     std::move(texts), &cells_, &words_);
  }

  // Positions that no cell covers: what is painted there needs a cell too.
  void add_blank_cells() {
    const auto columns = static_cast<std::size_t>(table_.columns);
    std::vector<bool> covered(static_cast<std::size_t>(rows_) * columns, false);
    for (const TaggedCell& cell : cells_) {
      for (std::int32_t r = cell.row; r < cell.row + cell.row_span; ++r) {
        for (std::int32_t c = cell.column; c < cell.column + cell.column_span; ++c) {
          covered[static_cast<std::size_t>(r) * columns + static_cast<std::size_t>(c)] = true;
        }
      }
    }
    for (std::size_t i = 0; i < covered.size(); ++i) {
      if (covered[i]) continue;
      TaggedCell cell;
      cell.row = static_cast<std::int32_t>(i / columns);
      cell.column = static_cast<std::int32_t>(i % columns);
      cells_.push_back(cell);
      words_.emplace_back();
    }
  }

  void find_extents() {
    columns_.assign(static_cast<std::size_t>(table_.columns), std::nullopt);
    row_extents_.assign(static_cast<std::size_t>(rows_), std::nullopt);
    centres_.assign(static_cast<std::size_t>(rows_), {});
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      for (const std::uint32_t number : words_[i]) add_extent(cells_[i], word(number));
    }
  }

  static void widen(float begin, float end, Extent* extent) {
    if (!extent->has_value()) *extent = GridLine{0, begin, end};
    (*extent)->begin = std::min((*extent)->begin, begin);
    (*extent)->end = std::max((*extent)->end, end);
  }

  void add_extent(const TaggedCell& cell, const Word& word) {
    bounds_ = unite(bounds_, word.box);
    if (cell.column_span == 1) {
      widen(word.box.x0, word.box.x1, &columns_[static_cast<std::size_t>(cell.column)]);
    }
    if (cell.row_span != 1) return;
    const auto row = static_cast<std::size_t>(cell.row);
    widen(word.box.y0, word.box.y1, &row_extents_[row]);
    centres_[row].first = std::min(centres_[row].first, word.box.centre_y());
    centres_[row].last = std::max(centres_[row].last, word.box.centre_y());
  }

  bool in_order() const {
    const Extent* before = nullptr;
    for (const Extent& column : columns_) {
      if (!column) continue;
      if (before != nullptr && (*before)->end - column->begin > options_.max_overlap) return false;
      before = &column;
    }
    if (before == nullptr) return false;
    float last = std::numeric_limits<float>::lowest();
    bool any = false;
    for (const Centres& row : centres_) {
      if (row.first > row.last) continue;
      if (row.first <= last) return false;
      last = row.last;
      any = true;
    }
    return any;
  }

  // --- the grid ------------------------------------------------------------------------------

  TaggedGrid make_grid(const RulingSet& rulings) {
    TaggedGrid out;
    const std::vector<float> none;
    const bool known = memory_.number == table_.number;
    TableGrid& grid = out.filled.grid;
    grid.xs = find_boundaries(columns_, drawn_edges(page_, rulings, bounds_, true, options_),
                              known ? memory_.xs : none, options_);
    grid.ys = find_boundaries(row_extents_, drawn_edges(page_, rulings, bounds_, false, options_),
                              none, options_);
    grid.box = {grid.xs.front(), grid.ys.front(), grid.xs.back(), grid.ys.back()};
    std::vector<std::size_t> order(cells_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return std::pair(cells_[a].row, cells_[a].column) <
             std::pair(cells_[b].row, cells_[b].column);
    });
    for (const std::size_t i : order) {
      grid.cells.push_back(grid_cell(cells_[i], grid));
      out.filled.words.push_back(std::move(words_[i]));
    }
    out.number = table_.number;
    out.header_rows = header_rows_ < rows_ ? header_rows_ : 0;
    out.broken_row = table_.broken_row < 0 ? -1 : table_.broken_row + shift_;
    return out;
  }

  static GridCell grid_cell(const TaggedCell& cell, const TableGrid& grid) {
    const auto at = [](const std::vector<float>& values, std::int32_t i) {
      return values[static_cast<std::size_t>(i)];
    };
    const Box box{at(grid.xs, cell.column), at(grid.ys, cell.row),
                  at(grid.xs, cell.column + cell.column_span),
                  at(grid.ys, cell.row + cell.row_span)};
    return {cell.row, cell.column, cell.row_span, cell.column_span, box};
  }

  // Words that stand inside and that the tags say are elsewhere.
  bool too_many_strangers(const TableGrid& grid) const {
    std::set<std::uint32_t> header;
    if (shift_ > 0) {  // the repeated heading has no tags
      for (std::uint32_t i = 0; i < layer_.words.size(); ++i) {
        if (word(i).box.centre_y() < grid.ys[static_cast<std::size_t>(shift_)]) header.insert(i);
      }
    }
    std::size_t own = 0, strange = 0;
    for (std::uint32_t i = 0; i < layer_.words.size(); ++i) {
      const Box& box = word(i).box;
      if (consumed_[i] || !grid.box.contains(box.centre_x(), box.centre_y())) continue;
      if (cell_of(word(i).marked_content) >= 0 || header.count(i) > 0) {
        ++own;
      } else {
        ++strange;
      }
    }
    return static_cast<float>(strange) > options_.max_strangers * static_cast<float>(own);
  }

  const PageRecord& page_;
  const TaggedTable& table_;
  const TaggedMemory& memory_;
  const TaggedOptions& options_;
  TextLayer& layer_;
  std::vector<bool>& consumed_;
  std::vector<TaggedCell> cells_;
  std::vector<std::vector<std::uint32_t>> words_;  // by cell
  std::int32_t rows_;
  std::int32_t header_rows_ = 0;
  std::int32_t shift_ = 0;  // rows of a repeated heading above the tagged ones
  std::vector<Extent> columns_;
  std::vector<Extent> row_extents_;
  std::vector<Centres> centres_;
  Box bounds_;
};

}  // namespace

std::optional<TaggedGrid> place_tagged_table(const PageRecord& page, const TaggedTable& table,
                                             const RulingSet& rulings, const TaggedMemory& memory,
                                             const TaggedOptions& options, TextLayer* layer,
                                             std::vector<bool>* consumed) {
  return TaggedPlacer(page, table, memory, options, layer, consumed).run(rulings);
}

TaggedMemory remember(const TextLayer& layer, const TaggedGrid& grid, const TaggedMemory& before) {
  TaggedMemory out;
  if (before.number == grid.number) out = before;
  out.number = grid.number;
  out.xs = grid.filled.grid.xs;
  if (grid.header_rows == 0) return out;
  out.header_rows = grid.header_rows;
  out.header_cells.clear();
  out.header_words.clear();
  const TableGrid& table = grid.filled.grid;
  out.header_height = table.ys[static_cast<std::size_t>(grid.header_rows)] - table.ys.front();
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    const GridCell& cell = table.cells[i];
    if (cell.row + cell.row_span > grid.header_rows) continue;
    for (const std::uint32_t number : grid.filled.words[i]) {
      const Word& word = layer.words[number];
      out.header_words.push_back({std::string(layer.text_of(word)), word.box.x0, word.box.y0,
                                  static_cast<std::int32_t>(out.header_cells.size())});
    }
    out.header_cells.push_back(cell);
  }
  if (out.header_words.size() > kMostHeaderWords) out.header_words.clear();
  return out;
}

std::vector<std::int32_t> sample_content_ids(const TextLayer& layer,
                                             const std::vector<bool>& consumed) {
  // One cell in three is enough where a table has four or more.
  constexpr std::size_t kFew = 12, kStep = 3;
  std::vector<std::int32_t> ids;
  for (std::size_t i = 0; i < layer.words.size(); ++i) {
    const std::int32_t id = layer.words[i].marked_content;
    if (id >= 0 && !consumed[i] && (ids.empty() || ids.back() != id)) ids.push_back(id);
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  if (ids.size() <= kFew) return ids;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < ids.size(); i += kStep) ids[kept++] = ids[i];
  ids.resize(kept);
  return ids;
}

}  // namespace boardtrail
