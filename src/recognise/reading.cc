// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognise/reading.h"

#include <utility>

#include "base/text.h"

namespace boardtrail {
namespace {

const std::string kNothing;

}  // namespace

TableText::TableText(const Table& table)
    : table_(&table),
      cell_at_(static_cast<std::size_t>(table.rows) * static_cast<std::size_t>(table.columns), -1),
      text_(table.cells.size()),
      folded_(table.cells.size()),
      is_folded_(table.cells.size()),
      filled_(static_cast<std::size_t>(table.rows)) {
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    const Cell& cell = table.cells[i];
    if (!cell.content.runs.empty()) text_[i] = cell.content.current();
    cell_at_[slot(cell.row, cell.column)] = static_cast<std::int32_t>(i);
    if (!is_blank(text_[i].empty() ? cell.content.text : text_[i])) {
      ++filled_[static_cast<std::size_t>(cell.row)];
    }
  }
}

std::size_t TableText::slot(std::int32_t row, std::int32_t column) const {
  return static_cast<std::size_t>(row) * static_cast<std::size_t>(table_->columns) +
         static_cast<std::size_t>(column);
}

const Cell* TableText::cell(std::int32_t row, std::int32_t column) const {
  if (row < 0 || row >= rows() || column < 0 || column >= columns()) return nullptr;
  const std::int32_t index = cell_at_[slot(row, column)];
  return index < 0 ? nullptr : &table_->cells[static_cast<std::size_t>(index)];
}

const std::string& TableText::text(std::int32_t row, std::int32_t column) const {
  const Cell* found = cell(row, column);
  if (found == nullptr) return kNothing;
  if (found->content.runs.empty()) return found->content.text;
  return text_[static_cast<std::size_t>(cell_at_[slot(row, column)])];
}

const std::string& TableText::folded(std::int32_t row, std::int32_t column) const {
  if (cell(row, column) == nullptr) return kNothing;
  const auto index = static_cast<std::size_t>(cell_at_[slot(row, column)]);
  if (!is_folded_[index]) {
    folded_[index] = fold_words(text(row, column));
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

bool PaperReading::is_legend_row(std::int32_t table, std::int32_t row) const {
  const auto& rows = legend_rows[static_cast<std::size_t>(table)];
  return static_cast<std::size_t>(row) < rows.size() && rows[static_cast<std::size_t>(row)];
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
