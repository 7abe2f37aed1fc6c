// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_WAREHOUSE_EMBEDDED_SQL_H_
#define BOARDTRAIL_WAREHOUSE_EMBEDDED_SQL_H_

#include <span>
#include <string_view>

namespace boardtrail {

// One step from a version of the warehouse to the next: the first makes version 1.
struct Migration {
  std::string_view name;  // "0001_initial"
  std::string_view sql;
};

// The contents of sql/*.sql, compiled in (embed_sql.cmake).
std::span<const Migration> embedded_migrations();
std::string_view embedded_views();

}  // namespace boardtrail

#endif  // BOARDTRAIL_WAREHOUSE_EMBEDDED_SQL_H_
