// SPDX-License-Identifier: GPL-3.0-or-later
#include "warehouse/plain_database.h"

#include <optional>
#include <utility>

#include "warehouse/sqlite.h"

namespace boardtrail {

struct PlainDatabase::Implementation {
  Status about(const Status& status) const {
    if (status.ok()) return status;
    return Error{status.error().code, status.error().message, path};
  }

  std::string path;
  Database database;
  std::optional<Statement> row;  // must go before the database
};

PlainDatabase::PlainDatabase(std::unique_ptr<Implementation> implementation)
    : implementation_(std::move(implementation)) {}
PlainDatabase::PlainDatabase(PlainDatabase&&) noexcept = default;
PlainDatabase& PlainDatabase::operator=(PlainDatabase&&) noexcept = default;
PlainDatabase::~PlainDatabase() = default;

Result<PlainDatabase> PlainDatabase::create(const std::string& path) {
  BOARDTRAIL_ASSIGN_OR_RETURN(Database database, Database::open(path, Database::Mode::kWrite));
  BOARDTRAIL_RETURN_IF_ERROR(
      database.execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN EXCLUSIVE"));
  return PlainDatabase(
      std::make_unique<Implementation>(Implementation{path, std::move(database), std::nullopt}));
}

Status PlainDatabase::execute(std::string_view sql) {
  implementation_->row.reset();
  return implementation_->database.execute(sql);
}

Status PlainDatabase::begin_rows(std::string_view table, std::size_t columns) {
  std::string sql = "INSERT INTO " + quoted_name(table) + " VALUES (";
  for (std::size_t i = 0; i < columns; ++i) sql += i == 0 ? "?" : ", ?";
  implementation_->row.reset();
  BOARDTRAIL_ASSIGN_OR_RETURN(implementation_->row, implementation_->database.prepare(sql + ")"));
  return {};
}

Status PlainDatabase::insert(const std::vector<SqlValue>& row) {
  Statement& statement = *implementation_->row;
  statement.start();
  for (const SqlValue& value : row) {
    if (const auto* text = std::get_if<std::string>(&value)) {
      statement.bind(*text);
    } else if (const auto* integer = std::get_if<std::int64_t>(&value)) {
      statement.bind(*integer);
    } else if (const auto* real = std::get_if<double>(&value)) {
      statement.bind(*real);
    } else {
      statement.bind(std::nullopt);
    }
  }
  return implementation_->about(statement.finish());
}

Status PlainDatabase::finish() {
  BOARDTRAIL_RETURN_IF_ERROR(execute("COMMIT"));
  implementation_.reset();
  return {};
}

std::string quoted_name(std::string_view name) {
  std::string quoted = "\"";
  for (const char c : name) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

}  // namespace boardtrail
