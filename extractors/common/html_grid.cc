// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/common/html_grid.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace boardtrail {
namespace {

// The HTML standard clips spans here too (1000 columns, 65534 rows); a table of a
// paper has no use for more.
constexpr std::int32_t kMaxSpan = 1000;

}  // namespace

void HtmlGrid::begin_row() {
  ++row_;
  column_ = 0;
}

Cell* HtmlGrid::add(std::int32_t row_span, std::int32_t column_span, bool header) {
  if (row_ < 0) begin_row();
  const auto taken = [&](std::int32_t column) {
    const auto index = static_cast<std::size_t>(column);
    return index < taken_until_.size() && taken_until_[index] > row_;
  };
  while (taken(column_)) ++column_;
  std::int32_t width = 1;
  while (width < column_span && column_ + width < limits_.max_table_columns &&
         !taken(column_ + width)) {
    ++width;
  }
  Cell* cell = builder_.add(row_, column_, width);
  if (cell == nullptr) return nullptr;
  cell->row_span = row_span;
  cell->header = header;
  const auto end = static_cast<std::size_t>(column_ + width);
  if (taken_until_.size() < end) taken_until_.resize(end, 0);
  for (auto k = static_cast<std::size_t>(column_); k < end; ++k) taken_until_[k] = row_ + row_span;
  column_ += width;
  return cell;
}

Table HtmlGrid::finish(Diagnostics& diagnostics) { return builder_.finish(diagnostics); }

std::int32_t parse_span(std::optional<std::string_view> text) {
  if (!text) return 1;
  const std::string_view digits = trim(*text);
  std::int32_t span = 1;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), span);
  if (error != std::errc() || span < 1) return 1;
  return std::min(span, kMaxSpan);
}

}  // namespace boardtrail
