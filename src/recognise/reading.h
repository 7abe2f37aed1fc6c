// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_RECOGNISE_READING_H_
#define BOARDTRAIL_RECOGNISE_READING_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/document.h"
#include "model/paper.h"
#include "normalise/rating.h"
#include "recognise/legend_colours.h"
#include "schema/schema.h"

// The border between the readers of recognise/: what they share while one paper is
// read. Not part of the module's interface.
namespace boardtrail {

// The text of a table's cells as recognition reads it: tracked deletions left out,
// spaces collapsed; folded on first use, once. Borrows the table.
class TableText {
 public:
  explicit TableText(const Table& table);
  TableText(const TableText&) = delete;
  TableText& operator=(const TableText&) = delete;

  const Table& table() const { return *table_; }
  std::int32_t rows() const { return table_->rows; }
  std::int32_t columns() const { return table_->columns; }
  // The cell that starts at the position, or nullptr (blank, or covered by a merged cell).
  const Cell* cell(std::int32_t row, std::int32_t column) const;
  // Its text ("" where none starts there). Line breaks inside a cell are kept as '\n'. Asked
  // some forty times a cell: it touches no Cell, which are large.
  const std::string& text(std::int32_t row, std::int32_t column) const {
    const std::int32_t index = index_of(row, column);
    return index < 0 ? nothing() : *text_.data()[index];
  }
  // fold_words() of it.
  const std::string& folded(std::int32_t row, std::int32_t column) const;
  // How many cells of the row hold text; 0 for a blank row.
  std::int32_t filled(std::int32_t row) const;
  Place place(std::int32_t row, std::int32_t column) const;
  Place row_place(std::int32_t row) const;

 private:
  // Of the cell at a position, or -1. Rows are mostly complete: the place is found at once.
  std::int32_t index_of(std::int32_t row, std::int32_t column) const {
    if (row < 0 || row >= table_->rows || column < 0) return -1;
    const std::int32_t* const begin = row_begin_.data() + row;
    const std::int32_t guess = begin[0] + column;
    if (guess < begin[1] && column_.data()[guess] == column) return guess;
    return search(row, column);
  }
  static const std::string& nothing();
  std::int32_t search(std::int32_t row, std::int32_t column) const;

  const Table* table_;
  std::vector<std::int32_t> row_begin_;   // first cell of each row, and one past the last
  std::vector<std::int32_t> column_;      // by cell
  std::vector<const std::string*> text_;  // by cell: its own text or, with deletions, of current_
  std::vector<std::unique_ptr<std::string>> current_;
  mutable std::vector<std::string> folded_;
  mutable std::vector<bool> is_folded_;
  mutable std::vector<std::int32_t> filled_;
};

// What a table was taken for. A reader claims a table so that no other reads it too.
enum class TableUse : std::uint8_t { kFree, kLegend, kCover, kTicks, kMetrics, kAnnex, kActions };

// One paper while it is read.
struct PaperReading {
  PaperReading(const Document& read_document, const SchemaSet& read_schemas, Paper& read_paper);

  const Document& document;
  const SchemaSet& schemas;
  Paper& paper;  // its block range is set before any reader runs

  // Indexes into Document::tables of the tables in the paper's range, in reading order.
  std::vector<std::int32_t> tables;
  // By index into Document::tables; blocks is the table's place in Document::blocks, or -1.
  std::vector<TableUse> use;
  std::vector<std::int32_t> block_of_table;
  // Rows of a table that are the paper's legend (or a running line), by table: not actions.
  std::vector<std::vector<bool>> legend_rows;
  std::vector<LegendColour> legend_colours;  // set by read_legends()
  // By table: the rows with which what stood on further pages begins (page_parts.h). Empty
  // where no table goes on over a page.
  std::vector<std::vector<std::int32_t>> part_rows;
  // Why no reader took a table, by table; empty where nobody said so.
  std::vector<std::string> reasons;
  // Blocks that are legend lines, running heads or other matter that may stand between the
  // pages of one table.
  std::vector<bool> legend_blocks;

  const TableText& text(std::int32_t table) const;  // made on first use
  // SchemaSet::match_header() and read_rating() by the paper's legend; each text is asked for
  // once. Ratings: only after read_legends().
  const std::vector<HeaderHit>& header_hits(const std::string& folded) const;
  const RatingReading& rating_of(const std::string& raw) const;
  bool is_legend_row(std::int32_t table, std::int32_t row) const;
  // The row is the first of its page, and the table began on a page before.
  bool starts_part(std::int32_t table, std::int32_t row) const;
  void mark_legend_row(std::int32_t table, std::int32_t row);
  // Claims a table and notes in Paper::tables which schema read it, and why.
  void claim(std::int32_t table, TableUse as, std::string schema, std::string reason,
             std::int32_t header_rows);
  void doubt(std::string id, std::string message, const Place& place);

 private:
  mutable std::vector<std::unique_ptr<TableText>> texts_;
  mutable std::unordered_map<std::string, std::vector<HeaderHit>> header_hits_;
  mutable std::optional<RatingScale> scale_;  // made by the first rating
  mutable std::unordered_map<std::string, RatingReading> ratings_;
};

// The readers, in the order in which they run. Each adds to reading.paper and claims
// what it read.
void read_front_matter(PaperReading& reading);  // title .. confidential, as_at, versions
void read_legends(PaperReading& reading);       // Paper::legend; legend tables, rows and blocks
void read_scorecards(PaperReading& reading);    // Paper::metrics
void read_actions(PaperReading& reading);       // Paper::plan_tables, observations
void read_cover(PaperReading& reading);         // Paper::fields, empty asked-for fields
void read_ticks(PaperReading& reading);         // Paper::ticks
void read_annexes(PaperReading& reading);       // more fields for observations; blank cells
void read_outline(PaperReading& reading);       // headings, captions, drafting notes

}  // namespace boardtrail

#endif  // BOARDTRAIL_RECOGNISE_READING_H_
