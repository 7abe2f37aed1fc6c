// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/views.h"

#include <algorithm>
#include <array>

#include "warehouse/plain_database.h"

namespace boardtrail {
namespace {

// Columns of expressions, which declare no type, that do not hold text.
constexpr auto kIntegers = std::to_array<std::string_view>(
    {"cell", "checked", "col", "col_span", "header", "in_place", "line", "overdue", "page",
     "partial", "position", "row", "row_span", "statements", "table"});
static_assert(std::is_sorted(kIntegers.begin(), kIntegers.end()));

// Columns by which rows of one parent are told apart, where there is no `position`.
constexpr std::size_t kKeyColumns = 4;

}  // namespace

std::string_view column_type(std::string_view name, std::string_view declared) {
  for (const std::string_view type : {"INTEGER", "REAL", "TEXT"}) {
    if (declared == type) return type;
  }
  if (name.ends_with("_id")) return "INTEGER";
  return std::binary_search(kIntegers.begin(), kIntegers.end(), name) ? "INTEGER" : "TEXT";
}

std::string ExportView::sql() const {
  std::string order = "1";
  const bool numbered = std::any_of(columns.begin(), columns.end(),
                                    [](const ExportColumn& c) { return c.name == "position"; });
  if (numbered) {
    order += ", position";
  } else {
    for (std::size_t i = 2; i <= std::min(columns.size(), kKeyColumns); ++i) {
      order += ", " + std::to_string(i);
    }
  }
  return "SELECT * FROM " + quoted_name(name) + " ORDER BY " + order;
}

Result<std::vector<ExportView>> export_views(Warehouse& warehouse) {
  std::vector<ExportView> views;
  RowReceiver receiver;
  receiver.row = [&](const std::vector<SqlValue>& row) {
    const std::string_view name = text_of(row[0]);
    if (views.empty() || views.back().name != name) views.push_back({std::string(name), {}});
    views.back().columns.push_back(
        {std::string(text_of(row[1])), column_type(text_of(row[1]), text_of(row[2]))});
    return true;
  };
  BOARDTRAIL_RETURN_IF_ERROR(warehouse.query(
      "SELECT s.name, c.name, c.type FROM sqlite_schema s JOIN pragma_table_info(s.name) c "
      "WHERE s.type = 'view' ORDER BY s.name, c.cid",
      {}, receiver));
  return views;
}

Result<std::string> single_text(Warehouse& warehouse, std::string_view sql) {
  std::string text;
  RowReceiver receiver;
  receiver.row = [&](const std::vector<SqlValue>& row) {
    text = text_of(row[0]);
    return false;
  };
  BOARDTRAIL_RETURN_IF_ERROR(warehouse.query(sql, {}, receiver));
  return text;
}

std::string_view text_of(const SqlValue& value) {
  const auto* text = std::get_if<std::string>(&value);
  return text ? std::string_view(*text) : std::string_view();
}

std::int64_t integer_of(const SqlValue& value) {
  const auto* integer = std::get_if<std::int64_t>(&value);
  return integer ? *integer : 0;
}

}  // namespace boardtrail
