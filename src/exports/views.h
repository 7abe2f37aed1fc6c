// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXPORTS_VIEWS_H_
#define BOARDTRAIL_EXPORTS_VIEWS_H_

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "warehouse/warehouse.h"

namespace boardtrail {

struct ExportColumn {
  std::string name;
  std::string_view type;  // TEXT, INTEGER or REAL
};

struct ExportView {
  std::string name;
  std::vector<ExportColumn> columns;

  // Its rows, in an order that does not depend on how the warehouse was made.
  std::string sql() const;
};

// Every view of the warehouse, in order of name.
Result<std::vector<ExportView>> export_views(Warehouse& warehouse);

// The type of a column whose view declares it as `declared` ("" for an expression).
std::string_view column_type(std::string_view name, std::string_view declared);

// The first column of the first row as text; "" where there is none, or NULL.
Result<std::string> single_text(Warehouse& warehouse, std::string_view sql);

// Of a value as it comes out of a query; "" for NULL.
std::string_view text_of(const SqlValue& value);
std::int64_t integer_of(const SqlValue& value);

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXPORTS_VIEWS_H_
