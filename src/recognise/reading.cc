// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognise/reading.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "base/text.h"

namespace boardtrail {

const std::string& TableText::nothing() {
  static const std::string none;
  return none;
}

TableText::TableText(const Table& table)
    : table_(&table),
      row_begin_(static_cast<std::size_t>(table.rows) + 1),
      folded_(table.cells.size()),
      is_folded_(table.cells.size()),
      filled_(static_cast<std::size_t>(table.rows)) {
  column_.reserve(table.cells.size());
  text_.reserve(table.cells.size());
  std::vector<bool> stands(filled_.size());
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    const Cell& cell = table.cells[i];
    const auto row = static_cast<std::size_t>(cell.row);
    ++row_begin_[row + 1];
    column_.push_back(cell.column);
    text_.push_back(&cell.content.text);
    if (!cell.content.runs.empty()) {
      current_.push_back(std::make_unique<std::string>(cell.content.current()));
      text_.back() = current_.back().get();
    }
    if (!is_blank(*text_.back())) stands[row] = true;
    // A cell of which nothing is left still belongs to a row with text; a row of such cells
    // alone was deleted.
    if (!is_blank(text_.back()->empty() ? cell.content.text : *text_.back())) ++filled_[row];
  }
  for (std::size_t row = 0; row < stands.size(); ++row) {
    if (!stands[row]) filled_[row] = 0;
  }
  std::partial_sum(row_begin_.begin(), row_begin_.end(), row_begin_.begin());
}

// Cells stand in order of (row, column), so a row is a range.
std::int32_t TableText::search(std::int32_t row, std::int32_t column) const {
  const std::int32_t begin = row_begin_[static_cast<std::size_t>(row)];
  const std::int32_t end = row_begin_[static_cast<std::size_t>(row) + 1];
  const auto column_at = [&](std::int32_t i) { return column_[static_cast<std::size_t>(i)]; };
  std::int32_t low = begin;
  std::int32_t high = std::min(end, begin + column + 1);
  while (low < high) {
    const std::int32_t middle = low + (high - low) / 2;
    if (column_at(middle) < column) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low < end && column_at(low) == column ? low : -1;
}

const Cell* TableText::cell(std::int32_t row, std::int32_t column) const {
  const std::int32_t index = index_of(row, column);
  return index < 0 ? nullptr : &table_->cells[static_cast<std::size_t>(index)];
}

const std::string& TableText::folded(std::int32_t row, std::int32_t column) const {
  const std::int32_t found = index_of(row, column);
  if (found < 0) return nothing();
  const auto index = static_cast<std::size_t>(found);
  if (!is_folded_[index]) {
    folded_[index] = fold_words(*text_[index]);
    is_folded_[index] = true;
  }
  return folded_[index];
}

std::int32_t TableText::filled(std::int32_t row) const {
  return row < 0 || row >= rows() ? 0 : filled_[static_cast<std::size_t>(row)];
}

Place TableText::place(std::int32_t row, std::int32_t column) const {
  const Cell* found = cell(row, column);
  return found == nullptr ? row_place(row) : found->place;
}

Place TableText::row_place(std::int32_t row) const {
  Place place;
  bool any = false;
  for (std::int32_t column = 0; column < columns(); ++column) {
    const Cell* found = cell(row, column);
    if (found == nullptr) continue;
    if (!any) place = found->place;
    place.box = unite(place.box, found->place.box);
    place.cell = 0;  // the row as a whole
    any = true;
  }
  return any ? place : table_->place;
}

PaperReading::PaperReading(const Document& read_document, const SchemaSet& read_schemas,
                           Paper& read_paper)
    : document(read_document),
      schemas(read_schemas),
      paper(read_paper),
      use(read_document.tables.size(), TableUse::kFree),
      block_of_table(read_document.tables.size(), -1),
      legend_rows(read_document.tables.size()),
      reasons(read_document.tables.size()),
      legend_blocks(read_document.blocks.size()),
      texts_(read_document.tables.size()) {
  for (std::int32_t i = paper.first_block; i < paper.end_block; ++i) {
    const Block& block = document.blocks[static_cast<std::size_t>(i)];
    if (block.kind != BlockKind::kTable || block.table < 0) continue;
    tables.push_back(block.table);
    block_of_table[static_cast<std::size_t>(block.table)] = i;
  }
}

const TableText& PaperReading::text(std::int32_t table) const {
  const auto index = static_cast<std::size_t>(table);
  if (texts_[index] == nullptr) {
    texts_[index] = std::make_unique<TableText>(document.tables[index]);
  }
  return *texts_[index];
}

const std::vector<HeaderHit>& PaperReading::header_hits(const std::string& folded) const {
  const auto [found, added] = header_hits_.try_emplace(folded);
  if (added) found->second = schemas.match_header(folded);
  return found->second;
}

const RatingReading& PaperReading::rating_of(const std::string& raw) const {
  const auto [found, added] = ratings_.try_emplace(raw);
  if (!added) return found->second;
  if (!scale_) scale_.emplace(paper.legend);
  found->second = scale_->read(raw);
  return found->second;
}

bool PaperReading::is_legend_row(std::int32_t table, std::int32_t row) const {
  const auto& rows = legend_rows[static_cast<std::size_t>(table)];
  return static_cast<std::size_t>(row) < rows.size() && rows[static_cast<std::size_t>(row)];
}

bool PaperReading::starts_part(std::int32_t table, std::int32_t row) const {
  const auto index = static_cast<std::size_t>(table);
  if (index >= part_rows.size()) return false;
  return std::binary_search(part_rows[index].begin(), part_rows[index].end(), row);
}

void PaperReading::mark_legend_row(std::int32_t table, std::int32_t row) {
  auto& rows = legend_rows[static_cast<std::size_t>(table)];
  rows.resize(static_cast<std::size_t>(document.tables[static_cast<std::size_t>(table)].rows));
  rows[static_cast<std::size_t>(row)] = true;
}

void PaperReading::claim(std::int32_t table, TableUse as, std::string schema, std::string reason,
                         std::int32_t header_rows) {
  use[static_cast<std::size_t>(table)] = as;
  paper.tables.push_back({table, std::move(schema), std::move(reason), header_rows});
}

void PaperReading::doubt(std::string id, std::string message, const Place& place) {
  paper.diagnostics.push_back({std::move(id), DiagnosticLevel::kDoubt, std::move(message), place});
}

}  // namespace boardtrail
