// SPDX-License-Identifier: GPL-3.0-or-later
#include "warehouse/sqlite.h"

#include <cstring>
#include <utility>

#include <sqlite3.h>
#include <sys/stat.h>

#include "warehouse/json_text.h"

namespace boardtrail {
namespace {

// How long a reader waits while the writer checkpoints or recovers. Milliseconds.
constexpr int kBusyTimeoutMs = 5000;

// Readers map the file, as far as SQLite can, instead of copying pages: half the time of a
// verb that looks at rows all over a large warehouse. Mapped pages are never written to. A
// disk that fails shows as a signal then (src/cli/main.cc); a reader keeps other programs'
// checkpoints from cutting off what it reads.
constexpr std::string_view kReaderSettings = "PRAGMA mmap_size = 0x7fff0000";

// What of SQLite's many codes a caller can act on.
ErrorCode error_code(int code) {
  switch (code & 0xFF) {
    case SQLITE_CONSTRAINT:
    case SQLITE_TOOBIG:
    case SQLITE_MISMATCH:
      return ErrorCode::kBadInput;  // the row, not the file, is wrong
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return ErrorCode::kConflict;
    case SQLITE_NOTADB:
      return ErrorCode::kUnsupported;
    default:
      return ErrorCode::kIo;
  }
}

// A pipe would be waited for without an end, and what SQLite says of a folder helps nobody.
// What is not there, or may not be looked at, is SQLite's to tell.
Status refuse_what_is_no_file(const std::string& path) {
  struct stat about {};
  if (::stat(path.c_str(), &about) != 0 || S_ISREG(about.st_mode)) return {};
  return Error{ErrorCode::kUnsupported, "is no regular file", path};
}

}  // namespace

void Statement::Finalise::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Status Statement::check(int code) const {
  if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE) return {};
  return Error{error_code(code), sqlite3_errmsg(database_), ""};
}

bool Statement::prepared() {
  if (statement_ != nullptr) return true;
  sqlite3_stmt* handle = nullptr;
  failed_ = sqlite3_prepare_v3(database_, sql_.data(), static_cast<int>(sql_.size()),
                               SQLITE_PREPARE_PERSISTENT, &handle, nullptr);
  statement_.reset(handle);
  return failed_ == SQLITE_OK;
}

Result<bool> Statement::step() {
  if (failed_ != SQLITE_OK) return check(failed_).error();
  const int code = sqlite3_step(statement_.get());
  if (const Status status = check(code); !status.ok()) return status.error();
  return code == SQLITE_ROW;
}

Status Statement::finish() {
  for (;;) {
    Result<bool> row = step();
    if (!row.has_value()) {
      reset();
      return row.error();
    }
    if (!*row) break;
  }
  reset();
  return {};
}

void Statement::reset() {
  sqlite3_reset(statement_.get());
  next_ = 1;
  failed_ = SQLITE_OK;
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

double Statement::real(int column) const { return sqlite3_column_double(statement_.get(), column); }

std::string_view Statement::text(int column) const {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  if (text == nullptr) return {};
  return {text, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

void Statement::bind(std::int64_t value) {
  failed_ |= sqlite3_bind_int64(statement_.get(), next_++, value);
}

void Statement::bind(double value) {
  failed_ |= sqlite3_bind_double(statement_.get(), next_++, value);
}

void Statement::bind(std::string_view value) {
  // A null pointer would bind NULL; an empty view may hold one.
  const char* text = value.data() == nullptr ? "" : value.data();
  failed_ |= sqlite3_bind_text64(statement_.get(), next_++, text, value.size(), SQLITE_STATIC,
                                 SQLITE_UTF8);
}

void Statement::bind(Words value) {
  if (value.text.empty()) {
    bind(std::nullopt);
  } else {
    bind(value.text);
  }
}

void Statement::bind(std::nullopt_t) { failed_ |= sqlite3_bind_null(statement_.get(), next_++); }

void Statement::bind(const Place& place) {
  const auto positive = [this](std::int32_t value) {
    if (value > 0) {
      bind(std::int64_t{value});
    } else {
      bind(std::nullopt);
    }
  };
  positive(place.page);
  positive(place.line);
  box_.clear();
  if (!place.box.empty()) append_box_json(box_, place.box);
  bind(Words{box_});
}

void Database::Close::operator()(sqlite3* database) const { sqlite3_close_v2(database); }

Result<Database> Database::open(const std::string& path, Mode mode) {
  BOARDTRAIL_RETURN_IF_ERROR(refuse_what_is_no_file(path));
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  std::string name = path;
  if (mode == Mode::kWrite) {
    flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  } else {
    flags |= SQLITE_OPEN_READONLY;
  }
  if (mode == Mode::kReadImmutable) {
    // Only a URI can say so; the three characters with a meaning in one are escaped.
    flags |= SQLITE_OPEN_URI;
    name = "file:";
    for (const char c : path) {
      if (c == '%') {
        name += "%25";
      } else if (c == '?') {
        name += "%3f";
      } else if (c == '#') {
        name += "%23";
      } else {
        name += c;
      }
    }
    name += "?immutable=1";
  }
  // Nobody asks SQLite how much memory it has, and counting takes a lock at each allocation.
  // Refused, without harm, where somebody in this process has opened a database before.
  static const int uncounted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  static_cast<void>(uncounted);
  Database database;
  database.path_ = path;
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(name.c_str(), &handle, flags, nullptr);
  database.database_.reset(handle);
  if (handle == nullptr) return Error{ErrorCode::kIo, "out of memory", path};
  if (code != SQLITE_OK) return database.error();
  sqlite3_busy_timeout(handle, kBusyTimeoutMs);
  if (mode != Mode::kWrite) BOARDTRAIL_RETURN_IF_ERROR(database.execute(kReaderSettings));
  return database;
}

std::string error_message(sqlite3* database) {
  std::string message = sqlite3_errmsg(database);
  const int refused = sqlite3_system_errno(database);
  if ((sqlite3_extended_errcode(database) & 0xFF) == SQLITE_IOERR && refused != 0) {
    message += std::string(" (") + std::strerror(refused) + ")";
  }
  return message;
}

Error Database::error() const {
  const int code = sqlite3_extended_errcode(database_.get());
  return {error_code(code), error_message(database_.get()), path_};
}

Status Database::execute(std::string_view sql) {
  const std::string text(sql);
  if (sqlite3_exec(database_.get(), text.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    return error();
  }
  return {};
}

Result<Statement> Database::prepare(std::string_view sql) {
  Statement statement = prepare_later(std::string(sql));
  if (!statement.prepared()) return error();
  return statement;
}

Statement Database::prepare_later(std::string sql) {
  Statement statement;
  statement.database_ = database_.get();
  statement.sql_ = std::move(sql);
  return statement;
}

Result<std::int64_t> Database::number(std::string_view sql) {
  BOARDTRAIL_ASSIGN_OR_RETURN(Statement statement, prepare(sql));
  BOARDTRAIL_ASSIGN_OR_RETURN(const bool row, statement.step());
  return row ? statement.integer(0) : 0;
}

Result<Transaction> Transaction::begin(Database& database) {
  BOARDTRAIL_RETURN_IF_ERROR(database.execute("BEGIN IMMEDIATE"));
  return Transaction(database);
}

Status Transaction::commit() {
  BOARDTRAIL_RETURN_IF_ERROR(database_->execute("COMMIT"));
  database_ = nullptr;
  return {};
}

Transaction::~Transaction() {
  // A failed rollback leaves nothing to do: closing the connection rolls back too.
  if (database_ != nullptr) static_cast<void>(database_->execute("ROLLBACK"));
}

}  // namespace boardtrail
