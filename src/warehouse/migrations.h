// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_WAREHOUSE_MIGRATIONS_H_
#define BOARDTRAIL_WAREHOUSE_MIGRATIONS_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "warehouse/embedded_sql.h"
#include "warehouse/sqlite.h"

namespace boardtrail {

// "Btrl": says that a SQLite file is a warehouse (PRAGMA application_id).
inline constexpr std::int64_t kApplicationId = 0x4274726C;

// What makes a warehouse: the steps, in order, and the views on top of the last.
struct Design {
  std::span<const EmbeddedText> migrations;
  std::string_view views;

  std::int64_t version() const { return static_cast<std::int64_t>(migrations.size()); }
};

// The design of this program.
Design current_design();

// Makes an empty file a warehouse, or brings an older one up to the design: first a
// copy "<path>.v<version>.bak" (never over an existing file), then all steps in one
// transaction. The caller holds the writer's lock.
//   kUnsupported  a newer warehouse, or another program's file
Status make_current(Database& database, const std::string& path, const Design& design);

// For readers: kNotFound where the file holds no warehouse yet, kUnsupported where its
// version is not this design's.
Status require_current(Database& database, const std::string& path, const Design& design);

}  // namespace boardtrail

#endif  // BOARDTRAIL_WAREHOUSE_MIGRATIONS_H_
