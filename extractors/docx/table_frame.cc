// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/docx/table_frame.h"

#include <algorithm>
#include <utility>

namespace boardtrail {
namespace {

// Direct shading wins over the row's. What is inside of the cell colours it only where the
// whole cell shows it: its paragraph, or a run without words. In a blank cell a coloured
// paragraph is drawn over the cell's own colour; white ones come with pasted text.
Shading own_shading(const CellFormat& format, const RowStyle& row, bool blank) {
  const std::optional<Colour>& strip = format.paragraph_shading.colour;
  if (blank && strip && *strip != Colour{255, 255, 255}) return format.paragraph_shading;
  if (format.shading.colour) return format.shading;
  if (format.paragraph_shading.colour) return format.paragraph_shading;
  if (blank && format.background) return {true, format.background};
  return format.shading.stated ? format.shading : row.shading;
}

}  // namespace

void TableFrame::begin_row() {
  if (row_has_cells_ || row_ < 0) ++row_;
  row_has_cells_ = false;
  column_ = 0;
  cells_in_row_ = 0;
  row_format_ = RowStyle{};
}

void TableFrame::skip_columns(std::int32_t count) {
  column_ += std::clamp(count, 0, limits_.max_table_columns - column_);
}

bool TableFrame::extend_from_left(std::int32_t column, std::int32_t span) {
  if (builder_.empty() || builder_.last().row != row_) return false;
  Cell& left = builder_.last();
  if (left.column + left.column_span != column) return false;
  builder_.widen_last(span);
  extras_.back().span += span;
  return true;
}

// Only a cell as wide as the one above goes on with it; Word draws others apart too.
bool TableFrame::extend_from_above(std::int32_t column, std::int32_t span) {
  const std::int32_t owner = owners_[static_cast<std::size_t>(column)];
  if (owner < 0) return false;
  Extra& above = extras_[static_cast<std::size_t>(owner)];
  if (above.span != span || above.row + above.row_span != row_) return false;
  ++above.row_span;
  return true;
}

bool TableFrame::add(CellFormat format, RichText content) {
  if (row_ < 0) begin_row();
  row_has_cells_ = true;
  ++cells_in_row_;
  const std::int32_t column = column_;
  const std::int32_t room = std::max(limits_.max_table_columns - column, 1);
  const std::int32_t span = std::clamp(format.span, 1, room);
  column_ = std::min(column + span, limits_.max_table_columns);
  const auto end = static_cast<std::size_t>(column + span);
  if (owners_.size() < end) owners_.resize(end, -1);
  if (format.goes_on_from_left && extend_from_left(column, span)) return !content.text.empty();
  if (format.vertical == CellMerge::kContinue && extend_from_above(column, span)) {
    return !content.text.empty();
  }
  Cell* cell = builder_.add(row_, column, span);
  if (cell == nullptr) return false;
  std::fill(owners_.begin() + column, owners_.begin() + column + span, -1);
  if (format.vertical != CellMerge::kNone) {
    owners_[static_cast<std::size_t>(column)] = static_cast<std::int32_t>(extras_.size());
  }
  const bool blank = content.text.empty() && content.ticks.empty();
  const Shading own = own_shading(format, row_format_, blank);
  extras_.push_back({row_, 1, span, own.stated || own.colour.has_value()});
  cell->header = row_format_.header;
  if (row_format_.header && row_ == header_rows_) header_rows_ = row_ + 1;
  cell->fill = own.colour;
  cell->content = std::move(content);
  cell->swatches = std::move(format.swatches);
  cell->place = format.place;
  cell->place.row = row_ + 1;
  cell->place.cell = cells_in_row_;
  return false;
}

Table TableFrame::finish(const TableStyles& styles, Diagnostics& diagnostics) {
  builder_.set_header_rows(header_rows_);
  Table table = builder_.finish(diagnostics);
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    Cell& cell = table.cells[i];
    cell.row_span = std::min(extras_[i].row_span, table.rows - cell.row);
  }
  const TableStyle* used = styles.find(style);
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    if (extras_[i].stated) continue;
    Cell& cell = table.cells[i];
    if (shading.stated) cell.fill = shading.colour;
    if (used == nullptr || (shading.stated && shading.colour)) continue;
    if (const auto fill = used->fill(table, cell, look)) cell.fill = fill;
  }
  return table;
}

}  // namespace boardtrail
