// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/common/table_builder.h"

#include <algorithm>
#include <string>
#include <utility>

#include "extractors/common/tick_labels.h"

namespace boardtrail {

TableBuilder::TableBuilder(TableOrigin origin, Place place, const Limits& limits)
    : limits_(limits) {
  table_.origin = origin;
  table_.place = place;
}

void TableBuilder::expect(std::size_t cells) {
  table_.cells.reserve(std::min(cells, static_cast<std::size_t>(limits_.max_table_cells)));
}

Cell* TableBuilder::add(std::int32_t row, std::int32_t column, std::int32_t column_span) {
  if (column >= limits_.max_table_columns) {
    ++dropped_wide_;
    return nullptr;
  }
  // A few wide rows above very many narrow ones would make a grid of blanks.
  constexpr std::int64_t kMaxBlankShare = 16;
  const std::int32_t rows = std::max(table_.rows, row + 1);
  const std::int32_t columns = std::max(table_.columns, column + column_span);
  if (table_.cells.size() >= static_cast<std::size_t>(limits_.max_table_cells) ||
      std::int64_t{rows} * columns > kMaxBlankShare * limits_.max_table_cells) {
    ++dropped_large_;
    return nullptr;
  }
  table_.rows = rows;
  table_.columns = columns;
  Cell& cell = table_.cells.emplace_back();
  cell.row = row;
  cell.column = column;
  cell.column_span = column_span;
  return &cell;
}

void TableBuilder::widen_last(std::int32_t columns) {
  Cell& cell = table_.cells.back();
  cell.column_span = std::min(cell.column_span + columns, limits_.max_table_columns - cell.column);
  table_.columns = std::max(table_.columns, cell.column + cell.column_span);
}

Table TableBuilder::finish(Diagnostics& diagnostics) {
  // A cell that reaches below the last row ends there.
  for (Cell& cell : table_.cells) cell.row_span = std::min(cell.row_span, table_.rows - cell.row);
  // Rows without cells at the end of a head are no rows of the table.
  table_.header_rows = std::min(table_.header_rows, table_.rows);
  label_lone_ticks(table_);
  if (dropped_wide_ > 0) {
    diagnostics.push_back({"text.table-too-wide", DiagnosticLevel::kLoss,
                           std::to_string(dropped_wide_) + " cells beyond column " +
                               std::to_string(limits_.max_table_columns) +
                               " of a table were left out",
                           table_.place});
  }
  if (dropped_large_ > 0) {
    diagnostics.push_back({"text.table-too-large", DiagnosticLevel::kLoss,
                           std::to_string(dropped_large_) + " cells beyond the first " +
                               std::to_string(limits_.max_table_cells) +
                               " of a table were left out",
                           table_.place});
  }
  return std::move(table_);
}

}  // namespace boardtrail
