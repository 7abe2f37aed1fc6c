// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_TESTS_FUZZ_CHECK_DOCUMENT_H_
#define BOARDTRAIL_TESTS_FUZZ_CHECK_DOCUMENT_H_

#include <cstdint>
#include <set>
#include <utility>

#include "base/check.h"
#include "base/text.h"
#include "model/document.h"

namespace boardtrail {

// What every reader promises of a text, whatever its bytes were.
inline void check_rich_text(const RichText& rich) {
  BOARDTRAIL_CHECK(is_valid_utf8(rich.text));
  BOARDTRAIL_CHECK(rich.text == trim(rich.text));
  std::uint32_t end = 0;
  for (const Run& run : rich.runs) {
    BOARDTRAIL_CHECK(run.begin >= end && run.begin < run.end && run.end <= rich.text.size());
    end = run.end;
  }
  for (const TickBox& box : rich.ticks) {
    BOARDTRAIL_CHECK(box.offset <= rich.text.size());
    BOARDTRAIL_CHECK(is_valid_utf8(box.label));
  }
}

// Cells lie in order inside of the grid and cover no place twice.
inline void check_table(const Table& table) {
  std::set<std::pair<std::int32_t, std::int32_t>> taken;
  std::pair<std::int32_t, std::int32_t> last{-1, -1};
  for (const Cell& cell : table.cells) {
    const std::pair<std::int32_t, std::int32_t> at{cell.row, cell.column};
    BOARDTRAIL_CHECK(last < at);
    last = at;
    BOARDTRAIL_CHECK(cell.row_span >= 1 && cell.row + cell.row_span <= table.rows);
    BOARDTRAIL_CHECK(cell.column_span >= 1 && cell.column + cell.column_span <= table.columns);
    for (std::int32_t row = 0; row < cell.row_span; ++row) {
      for (std::int32_t column = 0; column < cell.column_span; ++column) {
        BOARDTRAIL_CHECK(taken.insert({cell.row + row, cell.column + column}).second);
      }
    }
    check_rich_text(cell.content);
  }
  BOARDTRAIL_CHECK(table.header_rows <= table.rows);
}

inline void check_document(const Document& document) {
  for (const Block& block : document.blocks) {
    check_rich_text(block.content);
    const bool is_table = block.kind == BlockKind::kTable;
    BOARDTRAIL_CHECK(is_table == (block.table >= 0));
    BOARDTRAIL_CHECK(block.table < static_cast<std::int32_t>(document.tables.size()));
  }
  for (const Table& table : document.tables) check_table(table);
}

}  // namespace boardtrail

#endif  // BOARDTRAIL_TESTS_FUZZ_CHECK_DOCUMENT_H_
