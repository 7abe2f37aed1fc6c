// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_COMMON_HTML_GRID_H_
#define BOARDTRAIL_EXTRACTORS_COMMON_HTML_GRID_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "extractors/common/table_builder.h"

namespace boardtrail {

// Lays the cells of an HTML table, given in order, on its grid, as section 4.9.12 of
// the HTML standard ("Forming a table") has it: a cell takes the first place of its
// row that no cell from above reaches into.
class HtmlGrid {
 public:
  HtmlGrid(Place place, const Limits& limits)
      : builder_(TableOrigin::kStructure, place, limits), limits_(limits) {}

  void begin_row();
  // Adds a cell; the result lives until the next call, nullptr where a limit is met.
  // Spans are clipped: at least 1, and a span never covers a place already taken.
  Cell* add(std::int32_t row_span, std::int32_t column_span, bool header);
  // The rows so far are the table's head.
  void end_head() { builder_.set_header_rows(row_ + 1); }
  bool empty() const { return builder_.empty(); }
  Table finish(Diagnostics& diagnostics);

 private:
  TableBuilder builder_;
  const Limits& limits_;
  std::int32_t row_ = -1;
  std::int32_t column_ = 0;
  std::vector<std::int32_t> taken_until_;  // by column: first row that is free again
};

// A colspan or rowspan attribute; 1 where it says nothing sensible.
std::int32_t parse_span(std::optional<std::string_view> text);

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_COMMON_HTML_GRID_H_
