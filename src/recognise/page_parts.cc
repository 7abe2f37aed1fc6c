// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognise/page_parts.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <utility>

#include "base/text.h"
#include "recognise/cut_row.h"

namespace boardtrail {
namespace {

// Column edges of one table on two pages differ by rounding. Points.
constexpr float kSameEdge = 3.0F;
// Text this near to the top or bottom of a page is a running line. Share of its height.
constexpr float kMargin = 0.09F;
constexpr std::size_t kLongestRunningLine = 200;
// Headings take at most so many rows.
constexpr std::int32_t kHeaderRows = 4;

constexpr float kUnknown = -1;
// Merged cells are looked for over so many rows.
constexpr std::int32_t kTallestCell = 100;

// Left edges of the columns, then the right edge of the last; kUnknown where no cell begins.
std::vector<float> column_edges(const Table& table) {
  std::vector<float> edges(static_cast<std::size_t>(table.columns) + 1, kUnknown);
  for (const Cell& cell : table.cells) {
    const Box& box = cell.place.box;
    if (box.empty()) continue;
    edges[static_cast<std::size_t>(cell.column)] = box.x0;
    edges[static_cast<std::size_t>(cell.column + cell.column_span)] = box.x1;
  }
  return edges;
}

// For each column of `part`, the column of `whole` that begins at the same place; empty
// where the two do not fit.
std::vector<std::int32_t> match_columns(const Table& whole, const Table& part) {
  const std::vector<float> have = column_edges(whole), edges = column_edges(part);
  std::vector<std::int32_t> result;
  if (std::fabs(have.front() - edges.front()) > kSameEdge) return result;
  if (std::fabs(have.back() - edges.back()) > kSameEdge) return result;
  std::size_t at = 0;
  for (std::size_t c = 0; c + 1 < edges.size(); ++c) {
    if (edges[c] == kUnknown) return {};
    while (at + 1 < have.size() && (have[at] == kUnknown || have[at] < edges[c] - kSameEdge)) ++at;
    if (at + 1 >= have.size() || std::fabs(have[at] - edges[c]) > kSameEdge) return {};
    result.push_back(static_cast<std::int32_t>(at));
  }
  return result;
}

std::vector<std::string> row_words(const Table& table, std::int32_t row) {
  std::vector<std::string> words;
  for (const Cell& cell : table.cells) {
    if (cell.row > row) break;
    if (cell.row == row && !is_blank(cell.content.text)) {
      words.push_back(fold_words(cell.content.text));
    }
  }
  return words;
}

// The part's first row says what the table's heading row says: its first one below a title.
// Rows of values often say the same as each other (lead, date, rating, a shared update).
bool repeats_heading(const Table& whole, const Table& part) {
  const std::vector<std::string> first = row_words(part, 0);
  if (first.size() < 2) return false;
  std::vector<std::string> heading;
  for (std::int32_t row = 0; row < std::min(whole.rows, kHeaderRows); ++row) {
    heading = row_words(whole, row);
    if (heading.size() > 1) break;
  }
  const auto shared = std::count_if(first.begin(), first.end(), [&](const std::string& word) {
    return std::find(heading.begin(), heading.end(), word) != heading.end();
  });
  return 2 * static_cast<std::size_t>(shared) >= first.size() + 1;
}

// Columns of two parts of one table, where both have them all.
std::vector<std::int32_t> same_columns(const Table& whole, const Table& part) {
  std::vector<std::int32_t> columns;
  if (whole.columns != part.columns) return columns;
  for (std::int32_t c = 0; c < part.columns; ++c) columns.push_back(c);
  return columns;
}

// Rows at the head of a part that say just what the table's own head does.
std::int32_t repeated_rows(const Table& whole, const Table& part) {
  std::int32_t rows = 0;
  while (rows < std::min({kHeaderRows, whole.rows, part.rows})) {
    const std::vector<std::string> words = row_words(part, rows);
    if (words.size() < 2 || words != row_words(whole, rows)) break;
    ++rows;
  }
  return rows;
}

void shift_runs(RichText* text, std::uint32_t by) {
  for (Run& run : text->runs) {
    run.begin += by;
    run.end += by;
  }
  for (TickBox& tick : text->ticks) tick.offset += by;
}

// Adds what a cell says on the next page.
void add_text(RichText more, RichText* text) {
  if (is_blank(more.text) && more.ticks.empty()) return;
  if (is_blank(text->text) && text->ticks.empty()) {
    *text = std::move(more);
    return;
  }
  // "31-May-" and "25".
  const bool broken = text->text.back() == '-' || text->text.back() == '/';
  if (!broken) text->text += ' ';
  shift_runs(&more, static_cast<std::uint32_t>(text->text.size()));
  text->text += more.text;
  text->runs.insert(text->runs.end(), std::make_move_iterator(more.runs.begin()),
                    std::make_move_iterator(more.runs.end()));
  text->ticks.insert(text->ticks.end(), std::make_move_iterator(more.ticks.begin()),
                     std::make_move_iterator(more.ticks.end()));
}

class PageJoiner {
 public:
  PageJoiner(const Document& document, const std::vector<PackPart>& papers)
      : document_(document), papers_(papers) {}

  std::optional<JoinedPages> run() {
    auto paper = papers_.begin();
    for (std::size_t b = 0; b < document_.blocks.size(); ++b) {
      while (paper != papers_.end() && static_cast<std::size_t>(paper->first_block) <= b) {
        last_ = -1;
        chains_.clear();
        ++paper;
      }
      look_at(b);
    }
    return std::move(joined_);
  }

 private:
  const Table& table(std::int32_t number) const {
    return document_.tables[static_cast<std::size_t>(number)];
  }

  void look_at(std::size_t index) {
    const Block& block = document_.blocks[index];
    if (block.kind != BlockKind::kTable || block.table < 0) {
      if (!is_running(block)) last_ = -1;
      return;
    }
    const bool more = is_part(block.table) || goes_on(block.table);
    if (more) {
      add_part(index);
    } else {
      whole_ = block.table;
    }
    last_ = block.table;
    const std::int32_t structure = table(block.table).structure;
    if (structure != 0) chains_[structure] = {whole_, block.table};
  }

  // The file's structure says that the table went on from the page before.
  bool is_part(std::int32_t number) {
    const Table& part = table(number);
    const auto chain = chains_.find(part.structure);
    if (part.structure == 0 || chain == chains_.end()) return false;
    if (part.place.page != table(chain->second.last).place.page + 1) return false;
    const Table& whole = table(chain->second.whole);
    columns_ = same_columns(whole, part);
    if (columns_.empty()) columns_ = match_columns(whole, part);
    if (columns_.empty()) return false;
    whole_ = chain->second.whole;
    skipped_ = repeated_rows(whole, part);
    cut_ = part.broken_row == skipped_;
    return true;
  }

  bool is_running(const Block& block) const {
    if (block.kind == BlockKind::kPageHeader || block.kind == BlockKind::kPageBreak) return true;
    if (is_blank(block.content.text)) return true;
    const auto page = static_cast<std::size_t>(block.place.page - 1);
    if (block.place.page < 1 || page >= document_.pages.size()) return false;
    const float height = document_.pages[page].height;
    return block.content.text.size() <= kLongestRunningLine &&
           (block.place.box.y1 < kMargin * height || block.place.box.y0 > (1 - kMargin) * height);
  }

  bool goes_on(std::int32_t number) {
    if (last_ < 0) return false;
    const Table& before = table(last_);
    const Table& part = table(number);
    if (part.place.page != before.place.page + 1 || before.place.page < 1) return false;
    if (part.place.box.empty() || before.place.box.empty()) return false;
    columns_ = match_columns(table(whole_), part);
    if (columns_.empty()) return false;
    skipped_ = repeated_rows(table(whole_), part);
    cut_ = skipped_ < part.rows && ends_last_row(part, skipped_);
    if (cut_ || skipped_ > 0) return true;
    return !repeats_heading(table(whole_), part);
  }

  // What the rows gathered so far end with and row `row` of the part read as one row.
  bool ends_last_row(const Table& part, std::int32_t row) {
    const auto whole = static_cast<std::size_t>(whole_);
    const Table& gathered = (joined_ ? joined_->document : document_).tables[whole];
    std::vector<std::pair<std::string_view, std::string_view>> cells;
    for (const Cell& cell : part.cells) {
      if (cell.row > row) break;
      if (cell.row != row) continue;
      const Cell* above = last_cell(gathered, columns_[static_cast<std::size_t>(cell.column)]);
      cells.emplace_back(above == nullptr ? std::string_view() : above->content.text,
                         cell.content.text);
    }
    return is_cut_row(cells);
  }

  void add_part(std::size_t block) {
    if (!joined_) {
      joined_.emplace(JoinedPages{document_, {}, {}, {}});
      joined_->parts.resize(document_.tables.size());
      joined_->part_rows.resize(document_.tables.size());
    }
    Block& taken = joined_->document.blocks[block];
    const auto part = static_cast<std::size_t>(std::exchange(taken.table, -1));
    taken.kind = BlockKind::kPageBreak;
    const auto whole = static_cast<std::size_t>(whole_);
    joined_->parts[whole].push_back(static_cast<std::int32_t>(part));
    joined_->part_rows[whole].push_back(joined_->document.tables[whole].rows);
    append(std::exchange(joined_->document.tables[part], Table{}),
           &joined_->document.tables[whole]);
  }

  // The cell of the last row that covers a column, or none.
  static const Cell* last_cell(const Table& whole, std::int32_t column) {
    for (auto cell = whole.cells.rbegin(); cell != whole.cells.rend(); ++cell) {
      if (cell->column <= column && column < cell->column + cell->column_span &&
          cell->row + cell->row_span == whole.rows) {
        return &*cell;
      }
      if (cell->row + kTallestCell < whole.rows) break;
    }
    return nullptr;
  }

  // Adds what row `row` of the part says to the last row, which it ends.
  void end_last_row(std::int32_t row, Table* part, Table* whole) const {
    for (Cell& cell : part->cells) {
      if (cell.row != row) continue;
      const std::int32_t column = columns_[static_cast<std::size_t>(cell.column)];
      const Cell* found = last_cell(*whole, column);
      if (found == nullptr) {
        insert_last(cell, column, whole);
        continue;
      }
      Cell* target = &whole->cells[static_cast<std::size_t>(found - whole->cells.data())];
      add_text(std::move(cell.content), &target->content);
      if (!target->fill) target->fill = cell.fill;
      std::move(cell.swatches.begin(), cell.swatches.end(), std::back_inserter(target->swatches));
    }
  }

  static void insert_last(Cell cell, std::int32_t column, Table* whole) {
    cell.row = whole->rows - 1;
    cell.column = column;
    cell.row_span = cell.column_span = 1;
    const auto behind =
        std::find_if(whole->cells.begin(), whole->cells.end(), [&](const Cell& other) {
          return std::pair(other.row, other.column) > std::pair(cell.row, cell.column);
        });
    whole->cells.insert(behind, std::move(cell));
  }

  void append(Table part, Table* whole) {
    // Rows of the part before this one are there already, or end the last row.
    std::int32_t first = skipped_;
    if (cut_ && whole->rows > 0) {
      if (part.structure == 0) joined_->cut_rows.push_back(part.place);
      end_last_row(first++, &part, whole);
    }
    const auto before = static_cast<std::ptrdiff_t>(whole->cells.size());
    for (Cell& cell : part.cells) {
      if (cell.row < first) {  // a merged cell goes on below what is left out
        if (cell.row + cell.row_span <= first) continue;
        cell.row_span -= first - cell.row;
        cell.row = first;
      }
      const auto column = static_cast<std::size_t>(cell.column);
      const auto end = column + static_cast<std::size_t>(cell.column_span);
      const std::int32_t end_column = end < columns_.size() ? columns_[end] : whole->columns;
      cell.row += whole->rows - first;
      cell.column = columns_[column];
      cell.column_span = end_column - cell.column;
      whole->cells.push_back(std::move(cell));
    }
    // A merged cell that went down stands before the others of its row.
    std::stable_sort(whole->cells.begin() + before, whole->cells.end(),
                     [](const Cell& a, const Cell& b) {
                       return std::pair(a.row, a.column) < std::pair(b.row, b.column);
                     });
    whole->rows += part.rows - first;
  }

  const Document& document_;
  const std::vector<PackPart>& papers_;
  std::optional<JoinedPages> joined_;
  std::int32_t whole_ = -1;  // the table that rows are added to
  std::int32_t last_ = -1;   // the table that nothing stands behind so far
  std::vector<std::int32_t> columns_;
  std::int32_t skipped_ = 0;  // heading rows that the part repeats
  bool cut_ = false;          // the row behind them ends the last row

  // A table of the structure: where its rows are gathered, and its part seen last.
  struct Chain {
    std::int32_t whole = -1;
    std::int32_t last = -1;
  };
  std::map<std::int32_t, Chain> chains_;
};

}  // namespace

std::optional<JoinedPages> join_page_parts(const Document& document,
                                           const std::vector<PackPart>& papers) {
  return PageJoiner(document, papers).run();
}

void list_parts(const std::vector<std::vector<std::int32_t>>& parts, Paper* paper) {
  std::vector<TableReading> readings;
  for (TableReading& reading : paper->tables) {
    const auto& more = parts[static_cast<std::size_t>(reading.table)];
    const std::string schema = reading.schema;
    readings.push_back(std::move(reading));
    for (const std::int32_t part : more) {
      readings.push_back({part, schema, "goes on from the page before, with the same columns", 0});
    }
  }
  paper->tables = std::move(readings);
  for (PlanTable& plan : paper->plan_tables) {
    std::vector<std::int32_t> all;
    for (const std::int32_t part : plan.parts) {
      all.push_back(part);
      const auto& more = parts[static_cast<std::size_t>(part)];
      all.insert(all.end(), more.begin(), more.end());
    }
    plan.parts = std::move(all);
  }
}

}  // namespace boardtrail
