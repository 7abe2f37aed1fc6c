// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_WAREHOUSE_PLAIN_DATABASE_H_
#define BOARDTRAIL_WAREHOUSE_PLAIN_DATABASE_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "warehouse/warehouse.h"

namespace boardtrail {

// A SQLite file that is no warehouse: ordinary tables for other programs. Everything is
// one transaction without a journal, so the file is worth nothing until finish(); write
// it under a temporary name (base/whole_file.h).
//
// Ownership: owns its connection; movable. Threads: one. Errors: kIo, kBadInput.
class PlainDatabase {
 public:
  // `path` is an empty file, or none.
  static Result<PlainDatabase> create(const std::string& path);
  PlainDatabase(PlainDatabase&&) noexcept;
  PlainDatabase& operator=(PlainDatabase&&) noexcept;
  ~PlainDatabase();

  // Runs a statement of our own: CREATE TABLE, CREATE INDEX.
  Status execute(std::string_view sql);
  // insert() adds rows of `columns` values to this table from now on.
  Status begin_rows(std::string_view table, std::size_t columns);
  Status insert(const std::vector<SqlValue>& row);
  // Commits and closes.
  Status finish();

 private:
  struct Implementation;
  explicit PlainDatabase(std::unique_ptr<Implementation> implementation);
  std::unique_ptr<Implementation> implementation_;
};

// "name" in double quotes, for SQL.
std::string quoted_name(std::string_view name);

}  // namespace boardtrail

#endif  // BOARDTRAIL_WAREHOUSE_PLAIN_DATABASE_H_
