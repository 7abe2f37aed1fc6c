// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_COMMON_TABLE_BUILDER_H_
#define BOARDTRAIL_EXTRACTORS_COMMON_TABLE_BUILDER_H_

#include <cstddef>
#include <cstdint>

#include "base/limits.h"
#include "model/diagnostic.h"
#include "model/table.h"

namespace boardtrail {

// Collects the cells of one table within the limits. What lies beyond them is
// counted and told by finish() (text.table-too-wide, text.table-too-large).
class TableBuilder {
 public:
  TableBuilder(TableOrigin origin, Place place, const Limits& limits);

  // About so many cells are to come.
  void expect(std::size_t cells);
  // The new cell, in order of (row, column), or nullptr where a limit is met. The
  // pointer lives until the next call.
  Cell* add(std::int32_t row, std::int32_t column, std::int32_t column_span = 1);
  // The last cell added; there must be one.
  Cell& last() { return table_.cells.back(); }
  // Makes it wider, as far as a table may be.
  void widen_last(std::int32_t columns);
  bool empty() const { return table_.cells.empty(); }
  std::int32_t columns() const { return table_.columns; }
  void set_header_rows(std::int32_t rows) { table_.header_rows = rows; }
  void set_confidence(float confidence) { table_.confidence = confidence; }

  // The table, with labels for lone tick boxes; row spans are clipped to its rows.
  Table finish(Diagnostics& diagnostics);

 private:
  Table table_;
  const Limits& limits_;
  std::int64_t dropped_wide_ = 0;
  std::int64_t dropped_large_ = 0;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_COMMON_TABLE_BUILDER_H_
