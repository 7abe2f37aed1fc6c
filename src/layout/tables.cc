// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/tables.h"

#include <algorithm>

#include "layout/grid_cells.h"
#include "layout/heading_above.h"
#include "layout/page_turn.h"
#include "layout/painted_columns.h"
#include "layout/ruled_head.h"
#include "layout/stream_lines.h"
#include "layout/tagged_choice.h"
#include "layout/unpainted_cells.h"

namespace boardtrail {
namespace {

bool all_bold(const RichText& text) {
  std::uint32_t bold = 0;
  for (const Run& run : text.runs) {
    if ((run.marks & kBold) != 0) bold += run.end - run.begin;
  }
  // Spaces and breaks between two bold words may carry no mark.
  const auto gaps = static_cast<std::uint32_t>(std::count_if(
      text.text.begin(), text.text.end(), [](char c) { return c == ' ' || c == '\n'; }));
  return bold > 0 && bold + gaps >= text.text.size();
}

// How a row is dressed: what tells a header from the rows below.
struct RowDress {
  std::int32_t texts = 0;
  bool bold = true;  // every text of the row
  std::optional<Colour> fill;
  bool one_fill = true;  // all cells have it
  std::int32_t cells = 0;
};

std::vector<RowDress> row_dresses(const Table& table) {
  std::vector<RowDress> rows(static_cast<std::size_t>(table.rows));
  for (const Cell& cell : table.cells) {
    RowDress& row = rows[static_cast<std::size_t>(cell.row)];
    if (row.cells++ == 0) row.fill = cell.fill;
    row.one_fill = row.one_fill && cell.fill == row.fill && cell.fill.has_value();
    if (cell.content.text.empty()) continue;
    ++row.texts;
    row.bold = row.bold && all_bold(cell.content);
  }
  return rows;
}

// The leading rows that are bold throughout, or shaded throughout in one colour, where
// the row below is not. Zero where nothing tells.
std::int32_t count_header_rows(const Table& table, std::int32_t most) {
  const std::vector<RowDress> rows = row_dresses(table);
  const auto is_header = [&](const RowDress& row) {
    const bool shaded = row.one_fill && row.cells >= 2;
    return row.texts >= 1 && ((row.bold && row.texts >= 2) || shaded);
  };
  std::size_t count = 0;
  while (count < rows.size() && is_header(rows[count])) {
    // A zebra's or a rating's colour changes from row to row; a header keeps its own.
    if (count > 0 && !rows[count].bold && rows[count].fill != rows[0].fill) break;
    ++count;
  }
  if (count == rows.size() || count > static_cast<std::size_t>(most)) return 0;
  auto header = static_cast<std::int32_t>(count);
  for (const Cell& cell : table.cells) {
    if (cell.row < header) header = std::max(header, cell.row + cell.row_span);
  }
  return header < table.rows ? header : 0;
}

bool overlaps(const Box& box, const std::vector<Table>& tables) {
  return std::any_of(tables.begin(), tables.end(),
                     [&](const Table& table) { return !intersect(box, table.place.box).empty(); });
}

// `drawn`, where wanted, gets the grid of each table found, before its rows were split.
void add_lattices(const PageRecord& page, TextLayer* layer, const RulingSet& rulings,
                  const TableOptions& options, PageTables* found, std::vector<DrawnTable>* drawn) {
  for (TableGrid& grid : find_lattices(rulings, options.lattice)) {
    FilledGrid filled = place_words(page, layer, std::move(grid), options, &found->consumed);
    const auto texts = std::count_if(filled.words.begin(), filled.words.end(),
                                     [](const auto& words) { return !words.empty(); });
    DrawnTable whole;
    if (drawn != nullptr) whole.filled = filled;
    filled = split_ruled_rows(*layer, std::move(filled), options.stream);
    whole.rows_guessed = filled.grid.rows() != whole.filled.grid.rows();
    found->consumed.resize(layer->words.size(), false);
    std::vector<bool> consumed = found->consumed;
    Table table = fill_grid(page, *layer, std::move(filled), options, &consumed);
    if (texts < options.min_texts || blank_share(table) >= options.max_blank_share ||
        looks_like_drawing(table)) {
      continue;
    }
    table.header_rows = count_header_rows(table, options.max_header_rows);
    found->consumed = std::move(consumed);
    found->tables.push_back(std::move(table));
    if (drawn != nullptr) drawn->push_back(std::move(whole));
  }
}

// Tables of the file's structure where rulings do not say all: they take the place of
// those that they refine, and stand inside a cell that holds them whole.
void add_tagged(const PageRecord& page, TextLayer* layer, const RulingSet& rulings,
                const TableOptions& options, std::vector<DrawnTable> drawn, PageTables* found,
                PageTags* tags) {
  for (TaggedGrid& grid :
       choose_tagged(page, layer, rulings, options.tagged, &drawn, &found->consumed, tags)) {
    Table table = fill_grid(page, *layer, std::move(grid.filled), options, &found->consumed);
    table.origin = TableOrigin::kStructure;
    table.structure = grid.number;
    table.broken_row = grid.broken_row;
    table.header_rows =
        grid.header_rows > 0 ? grid.header_rows : count_header_rows(table, options.max_header_rows);
    found->tables.push_back(std::move(table));
  }
  number_drawn(*layer, drawn, &found->tables, tags);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    Table& table = found->tables[i];
    if (drawn[i].changed) {
      std::vector<bool> consumed(layer->words.size(), false);
      table = fill_grid(page, *layer, std::move(drawn[i].filled), options, &consumed);
      table.header_rows = count_header_rows(table, options.max_header_rows);
    }
    const bool blank = drawn[i].changed && blank_share(table) >= options.max_blank_share;
    if (drawn[i].replaced || blank) continue;
    if (kept != i) found->tables[kept] = std::move(table);
    ++kept;
  }
  const auto first = found->tables.begin();
  found->tables.erase(first + static_cast<std::ptrdiff_t>(kept),
                      first + static_cast<std::ptrdiff_t>(drawn.size()));
}

// Grids of cells that are known by their ground alone. What has rulings has been found
// before; charts and boxes of text have few cells or few texts.
void add_fill_grids(const PageRecord& page, TextLayer* layer, const TableOptions& options,
                    PageTables* found) {
  const std::vector<Ruling> sides = rulings_of_fills(page, options.fills);
  if (sides.empty()) return;
  for (TableGrid& grid : find_lattices(join_rulings(sides, options.rulings), options.lattice)) {
    if (grid.rows() < 2 || overlaps(grid.box, found->tables)) continue;
    grid = part_unpainted_cells(page, *layer, std::move(grid));
    if (grid.cells.empty()) continue;
    FilledGrid filled = place_words(page, layer, std::move(grid), options, &found->consumed);
    found->consumed.resize(layer->words.size(), false);
    const auto blank = std::count_if(filled.words.begin(), filled.words.end(),
                                     [](const auto& words) { return words.empty(); });
    if (static_cast<float>(blank) >
        options.max_textless_share * static_cast<float>(filled.words.size())) {
      continue;
    }
    Table table = fill_grid(page, *layer, std::move(filled), options, &found->consumed);
    table.confidence = options.fill_grid_confidence;
    table.header_rows = count_header_rows(table, options.max_header_rows);
    found->tables.push_back(std::move(table));
  }
}

// Dot leaders inside the box belong to no cell.
void consume_leaders(const TextLayer& layer, const Box& box, std::vector<bool>* consumed) {
  for (std::size_t i = 0; i < layer.words.size(); ++i) {
    const Word& word = layer.words[i];
    const std::string_view text = layer.text_of(word);
    if ((is_leader(text) || is_dots(text)) &&
        box.contains(word.box.centre_x(), word.box.centre_y())) {
      (*consumed)[i] = true;
    }
  }
}

// Parts leaders from the text they follow without a gap ("Total.......").
void cut_leaders(const PageRecord& page, TextLayer* layer, std::vector<bool>* consumed) {
  const std::size_t words = layer->words.size();
  for (std::size_t i = 0; i < words; ++i) {
    Word& word = layer->words[i];
    const std::string_view text = layer->text_of(word);
    if ((*consumed)[i] || !text.ends_with("...") || is_dots(text)) continue;
    const auto last = text.find_last_not_of('.');
    const auto dots = static_cast<std::uint32_t>(text.size() - last - 1);
    if (dots >= word.glyph_count) continue;
    const Word leader = split_word(page, layer, &word, word.glyph_count - dots);
    layer->words.push_back(leader);
    consumed->push_back(false);
  }
}

// Where the texts of each column stand.
std::vector<ColumnExtent> text_extents(const TextLayer& layer, const StreamGrid& stream) {
  const TableGrid& grid = stream.grid;
  std::vector<ColumnExtent> extents(static_cast<std::size_t>(grid.columns()), {1e9F, -1e9F});
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    if (grid.cells[i].column_span > 1) continue;
    ColumnExtent& extent = extents[static_cast<std::size_t>(grid.cells[i].column)];
    for (const std::uint32_t number : stream.words[i]) {
      const Box& box = layer.words[number].box;
      extent = {std::min(extent.x0, box.x0), std::max(extent.x1, box.x1)};
    }
  }
  for (std::size_t c = 0; c < extents.size(); ++c) {
    if (extents[c].x1 < extents[c].x0) extents[c] = {grid.xs[c], grid.xs[c + 1]};
  }
  return extents;
}

void add_stream(const PageRecord& page, const TextLayer& layer, const TableOptions& options,
                StreamGrid stream, PageTables* found) {
  const std::vector<ColumnExtent> extents = text_extents(layer, stream);
  Table table = fill_grid(page, layer, {std::move(stream.grid), std::move(stream.words)}, options,
                          &found->consumed);
  table.origin = TableOrigin::kStream;
  table.confidence = stream.confidence;
  table.header_rows = stream.header_rows;
  if (!join_ruled_head(&table, extents, &found->tables)) found->tables.push_back(std::move(table));
}

void add_streams(const PageRecord& page, TextLayer* layer, const RulingSet& rulings,
                 const TableOptions& options, PageTables* found) {
  cut_leaders(page, layer, &found->consumed);
  for (StreamGrid& stream : find_streams(*layer, rulings, found->consumed, options.stream)) {
    consume_leaders(*layer, stream.grid.box, &found->consumed);
    add_painted_columns(page, *layer, &stream);
    add_stream(page, *layer, options, std::move(stream), found);
  }
}

// Tables of texts that wrap; before the others of words, which know figures.
void add_text_tables(const PageRecord& page, const TextLayer& layer, const RulingSet& rulings,
                     const TableOptions& options, TableCarry* carry, PageTables* found) {
  const std::vector<RuledRegion> frames =
      find_ruled_regions(layer, rulings.horizontal, found->consumed, options.stream);
  const FreeText text{layer, rulings, found->consumed, page, frames};
  for (StreamGrid& stream : find_text_tables(text, options.text, carry)) {
    add_painted_columns(page, layer, &stream);
    Table table = fill_grid(page, layer, {std::move(stream.grid), std::move(stream.words)}, options,
                            &found->consumed);
    table.origin = TableOrigin::kStream;
    table.confidence = stream.confidence;
    table.header_rows =
        std::max(stream.header_rows, count_header_rows(table, options.max_header_rows));
    found->tables.push_back(std::move(table));
  }
}

PageTables find_upright_tables(const PageRecord& page, TextLayer* layer,
                               const TableOptions& options, TableCarry* carry, PageTags* tags) {
  PageTables found;
  found.consumed.assign(layer->words.size(), false);
  const RulingSet rulings = join_rulings(page.rulings, options.rulings);
  std::vector<DrawnTable> drawn;
  add_lattices(page, layer, rulings, options, &found, tags == nullptr ? nullptr : &drawn);
  if (tags != nullptr) {
    add_tagged(page, layer, rulings, options, std::move(drawn), &found, tags);
  }
  add_fill_grids(page, layer, options, &found);
  add_headings_above(page, *layer, options.flow, 0, &found);
  const std::size_t drawn_tables = found.tables.size();
  add_text_tables(page, *layer, rulings, options, carry, &found);
  add_streams(page, layer, rulings, options, &found);
  add_headings_above(page, *layer, options.flow, drawn_tables, &found);
  return found;
}

}  // namespace

PageTables find_tables(const PageRecord& page, TextLayer* layer, const TableOptions& options,
                       TableCarry* carry, PageTags* tags) {
  PageTables found;
  if (const std::uint8_t rotation = dominant_rotation(*layer); rotation == 0) {
    found = find_upright_tables(page, layer, options, carry, tags);
  } else {
    const PageTurn turn(page.width, page.height, rotation);
    TextLayer turned = turn.layer(*layer);
    found = find_upright_tables(turn.page(page), &turned, options, carry, tags);
    *layer = turn.back(std::move(turned));
    for (Table& table : found.tables) {
      table.place.box = turn.back(table.place.box);
      for (Cell& cell : table.cells) {
        cell.place.box = turn.back(cell.place.box);
        for (Swatch& swatch : cell.swatches) swatch.box = turn.back(swatch.box);
      }
    }
  }
  std::stable_sort(found.tables.begin(), found.tables.end(),
                   [](const Table& a, const Table& b) { return a.place.box.y0 < b.place.box.y0; });
  return found;
}

PageTables find_tables(const PageRecord& page, TextLayer* layer, const TableOptions& options) {
  TableCarry none;
  return find_tables(page, layer, options, &none);
}

}  // namespace boardtrail
