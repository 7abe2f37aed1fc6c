// SPDX-License-Identifier: GPL-3.0-or-later
#include "warehouse/query_guard.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <memory>
#include <new>
#include <string>

#include <sqlite3.h>

#include "base/text.h"

namespace boardtrail {
namespace {

using Clock = std::chrono::steady_clock;

// Bytes of one value or statement: keeps zeroblob(), replace() and the like from
// eating the memory. The largest cell that a reader lets in is 16 MB, and JSON may say
// each of its bytes in six.
constexpr int kMaxValueBytes = 128 << 20;
constexpr int kMaxStatementBytes = 1 << 20;
// Steps of SQLite's machine between two looks at the clock: about 50 microseconds, and some seconds
// where each step handles megabytes.
constexpr int kStepsBetweenLooks = 1000;

// PRAGMAs that only tell. FTS5 itself asks for data_version.
constexpr std::array<std::string_view, 10> kTellingPragmas = {
    "table_info",       "table_xinfo",  "table_list",    "index_list",  "index_info",
    "foreign_key_list", "data_version", "function_list", "index_xinfo", "database_list"};
// PRAGMAs that tell without an argument, and set with one.
constexpr std::array<std::string_view, 6> kAskingPragmas = {
    "user_version", "application_id", "schema_version", "encoding", "page_count", "page_size"};

// Functions that compute and do nothing else, by name as SQLite registers them, in order. Not
// here: those that load code, look into the storage of an index, or write to a log.
// clang-format off
constexpr std::array kFunctions = std::to_array<std::string_view>({
    "->", "->>", "abs", "acos", "acosh", "asin", "asinh", "atan", "atan2", "atanh", "avg", "bm25",
    "ceil", "ceiling", "changes", "char", "coalesce", "concat", "concat_ws", "cos", "cosh", "count",
    "cume_dist", "current_date", "current_time", "current_timestamp", "date", "datetime",
    "degrees", "dense_rank", "exp", "first_value", "floor", "format", "glob", "group_concat",
    "hex", "highlight", "ifnull", "iif", "instr", "json", "json_array", "json_array_length",
    "json_error_position", "json_extract", "json_group_array", "json_group_object", "json_insert",
    "json_object", "json_patch", "json_pretty", "json_quote", "json_remove", "json_replace",
    "json_set", "json_type", "json_valid", "julianday", "lag", "last_insert_rowid", "last_value",
    "lead", "length", "like", "likelihood", "likely", "ln", "log", "log10", "log2", "lower",
    "ltrim", "match", "max", "min", "mod", "nth_value", "ntile", "nullif",
    "octet_length", "percent_rank", "pi", "pow", "power", "printf", "quote",
    "radians", "random", "randomblob", "rank", "replace", "round", "row_number", "rtrim", "sign",
    "sin", "sinh", "snippet", "soundex", "sqlite_compileoption_get", "sqlite_compileoption_used",
    "sqlite_source_id", "sqlite_version", "sqrt", "strftime", "string_agg", "substr", "substring",
    "subtype", "sum", "tan", "tanh", "time", "timediff", "total", "total_changes", "trim", "trunc",
    "typeof", "unhex", "unicode", "unixepoch", "unlikely", "upper", "zeroblob"});
// clang-format on
static_assert(std::is_sorted(kFunctions.begin(), kFunctions.end()));

// The only kinds of virtual table that a warehouse has; a foreign file could ask for others.
constexpr std::array<const char*, 4> kModules = {"fts5", "json_each", "json_tree", nullptr};

template <typename Names>
bool contains(const Names& names, const char* name) {
  if (name == nullptr) return false;
  return std::any_of(names.begin(), names.end(), [name](std::string_view known) {
    return sqlite3_stricmp(std::string(known).c_str(), name) == 0;
  });
}

int authorize(void*, int action, const char* first, const char* second, const char*, const char*) {
  switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_RECURSIVE:
      return SQLITE_OK;
    case SQLITE_FUNCTION:
      return std::binary_search(kFunctions.begin(), kFunctions.end(), std::string_view(second))
                 ? SQLITE_OK
                 : SQLITE_DENY;
    case SQLITE_PRAGMA:
      if (contains(kTellingPragmas, first)) return SQLITE_OK;
      return second == nullptr && contains(kAskingPragmas, first) ? SQLITE_OK : SQLITE_DENY;
    case SQLITE_UPDATE:
      // SQLite asks for this whenever a table-valued function (json_each) declares its
      // columns to itself. A statement that names the table is refused by SQLite.
      return first != nullptr && std::string_view(first) == "sqlite_master" ? SQLITE_OK
                                                                            : SQLITE_DENY;
    default:
      return SQLITE_DENY;
  }
}

struct Deadline {
  Clock::time_point end;
  bool passed = false;
};

int look_at_clock(void* pointer) {
  auto* deadline = static_cast<Deadline*>(pointer);
  deadline->passed = Clock::now() >= deadline->end;
  return deadline->passed ? 1 : 0;
}

// Takes the clock away again on every way out.
class TimeLimit {
 public:
  TimeLimit(sqlite3* database, std::chrono::milliseconds limit)
      : database_(database), deadline_{Clock::now() + limit} {
    sqlite3_progress_handler(database_, kStepsBetweenLooks, look_at_clock, &deadline_);
  }
  TimeLimit(const TimeLimit&) = delete;
  TimeLimit& operator=(const TimeLimit&) = delete;
  ~TimeLimit() { sqlite3_progress_handler(database_, 0, nullptr, nullptr); }
  bool passed() const { return deadline_.passed; }

 private:
  sqlite3* database_;
  Deadline deadline_;
};

struct Finalise {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Query = std::unique_ptr<sqlite3_stmt, Finalise>;

Error too_much_memory() {
  return {ErrorCode::kLimitExceeded, "the query needs more memory than it may have; narrow it down",
          ""};
}

Error too_large_files() {
  return {ErrorCode::kLimitExceeded, "the query sorts more on disk than it may; narrow it down",
          ""};
}

Error query_error(sqlite3* database) {
  std::string message = error_message(database);
  switch (sqlite3_errcode(database) & 0xFF) {  // of its kind, whichever of its details
    case SQLITE_AUTH:
    case SQLITE_READONLY:
      return {ErrorCode::kBadUsage, message + " (a query may only read)", ""};
    case SQLITE_IOERR:
      if (sqlite3_system_errno(database) == EFBIG) return too_large_files();
      return {ErrorCode::kIo, message, ""};
    case SQLITE_CORRUPT:
    case SQLITE_FULL:
    case SQLITE_CANTOPEN:
      return {ErrorCode::kIo, message, ""};
    case SQLITE_NOMEM:
      return too_much_memory();
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {ErrorCode::kConflict, message, ""};
    default:
      return {ErrorCode::kBadUsage, message, ""};
  }
}

Result<Query> prepare_single(sqlite3* database, std::string_view sql) {
  if (sql.size() > static_cast<std::size_t>(kMaxStatementBytes)) {
    return Error{ErrorCode::kBadUsage, "the query is longer than 1 MB", ""};
  }
  sqlite3_stmt* handle = nullptr;
  const char* tail = nullptr;
  int code =
      sqlite3_prepare_v3(database, sql.data(), static_cast<int>(sql.size()), 0, &handle, &tail);
  Query query(handle);
  if (code != SQLITE_OK) return query_error(database);
  if (query == nullptr) return Error{ErrorCode::kBadUsage, "the query is empty", ""};
  // What follows may be white space, semicolons and comments only.
  while (tail != nullptr && tail < sql.data() + sql.size()) {
    const auto rest = static_cast<int>(sql.data() + sql.size() - tail);
    const char* begin = tail;
    code = sqlite3_prepare_v3(database, begin, rest, 0, &handle, &tail);
    const Query next(handle);
    if (code != SQLITE_OK || next != nullptr) {
      return Error{ErrorCode::kBadUsage, "only one statement at a time", ""};
    }
    if (tail <= begin) break;
  }
  if (sqlite3_stmt_readonly(query.get()) == 0) {
    return Error{ErrorCode::kBadUsage, "a query may only read", ""};
  }
  return query;
}

Status bind_parameters(sqlite3* database, sqlite3_stmt* query,
                       const std::vector<SqlValue>& parameters) {
  const int wanted = sqlite3_bind_parameter_count(query);
  if (static_cast<std::size_t>(wanted) > parameters.size()) {
    return Error{ErrorCode::kBadUsage,
                 "the query has " + std::to_string(wanted) + " parameters, and " +
                     std::to_string(parameters.size()) + " are given",
                 ""};
  }
  for (int i = 1; i <= wanted; ++i) {
    const SqlValue& value = parameters[static_cast<std::size_t>(i) - 1];
    int code = SQLITE_OK;
    if (const auto* integer = std::get_if<std::int64_t>(&value)) {
      code = sqlite3_bind_int64(query, i, *integer);
    } else if (const auto* real = std::get_if<double>(&value)) {
      code = sqlite3_bind_double(query, i, *real);
    } else if (const auto* text = std::get_if<std::string>(&value)) {
      code = sqlite3_bind_text64(query, i, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
    }
    if (code != SQLITE_OK) return query_error(database);
  }
  return {};
}

// Into the value of the row before, whose memory serves again.
void take_column(sqlite3_stmt* query, int column, SqlValue& value) {
  switch (sqlite3_column_type(query, column)) {
    case SQLITE_NULL:
      value = std::monostate{};
      return;
    case SQLITE_INTEGER:
      value = std::int64_t{sqlite3_column_int64(query, column)};
      return;
    case SQLITE_FLOAT:
      value = sqlite3_column_double(query, column);
      return;
    default: {
      const auto* bytes = static_cast<const char*>(sqlite3_column_blob(query, column));
      const auto size = static_cast<std::size_t>(sqlite3_column_bytes(query, column));
      // An empty value has no bytes; another has none where there was no memory for them.
      if (bytes == nullptr && size > 0) throw std::bad_alloc();
      if (!std::holds_alternative<std::string>(value)) value = std::string();
      std::get<std::string>(value).assign(bytes == nullptr ? "" : bytes, size);
    }
  }
}

void send_columns(sqlite3_stmt* query, int count, const RowReceiver& receiver) {
  if (!receiver.columns) return;
  std::vector<std::string> names;
  names.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) names.emplace_back(sqlite3_column_name(query, i));
  receiver.columns(names);
}

Status run_in_time(sqlite3* handle, std::string_view sql, const std::vector<SqlValue>& parameters,
                   const RowReceiver& receiver, const QueryLimits& limits) {
  // Preparing runs no rows, so the clock may start before it.
  const TimeLimit clock(handle, limits.time);
  BOARDTRAIL_ASSIGN_OR_RETURN(const Query query, prepare_single(handle, sql));
  BOARDTRAIL_RETURN_IF_ERROR(bind_parameters(handle, query.get(), parameters));
  const int count = sqlite3_column_count(query.get());
  send_columns(query.get(), count, receiver);
  std::vector<SqlValue> row(static_cast<std::size_t>(count));
  for (std::int64_t rows = 0;; ++rows) {
    const int code = sqlite3_step(query.get());
    if (code == SQLITE_DONE) return {};
    if (code == SQLITE_INTERRUPT && clock.passed()) {
      return Error{ErrorCode::kLimitExceeded,
                   "the query was stopped after " +
                       std::to_string(
                           std::chrono::duration_cast<std::chrono::seconds>(limits.time).count()) +
                       " s; narrow it down",
                   ""};
    }
    if (code != SQLITE_ROW) return query_error(handle);
    if (limits.max_rows > 0 && rows == limits.max_rows) {
      return Error{
          ErrorCode::kLimitExceeded,
          "the query has more than " + std::to_string(limits.max_rows) + " rows; add a LIMIT", ""};
    }
    for (int i = 0; i < count; ++i) take_column(query.get(), i, row[static_cast<std::size_t>(i)]);
    if (receiver.row && !receiver.row(row)) return {};
  }
}

}  // namespace

Status fence_in(Database& database) {
  sqlite3* handle = database.handle();
  BOARDTRAIL_RETURN_IF_ERROR(database.execute("PRAGMA query_only = ON"));
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  // The schema stays trusted: SQLite 3.40 does not count its JSON functions as innocuous, and
  // the views call them. What a view of a foreign file may call, the authorizer decides, and
  // which virtual tables it may have, the line after the next.
  sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
  sqlite3_drop_modules(handle, const_cast<const char**>(kModules.data()));
  // A mistyped column in double quotes would otherwise be a text, and a wrong answer.
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, kMaxValueBytes);
  sqlite3_limit(handle, SQLITE_LIMIT_SQL_LENGTH, kMaxStatementBytes);
  sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_limit(handle, SQLITE_LIMIT_WORKER_THREADS, 0);
  sqlite3_set_authorizer(handle, authorize, nullptr);
  return {};
}

Status begin_reading(Database& database) {
  // The authorizer forbids transactions to those whose SQL it is there for.
  sqlite3_set_authorizer(database.handle(), nullptr, nullptr);
  const bool begun_before = sqlite3_get_autocommit(database.handle()) == 0;
  const Status begun = database.execute(std::string(begun_before ? "COMMIT; " : "") +
                                        "BEGIN; SELECT run_id FROM run LIMIT 1");
  sqlite3_set_authorizer(database.handle(), authorize, nullptr);
  return begun;
}

Status run_fenced(Database& database, std::string_view sql, const std::vector<SqlValue>& parameters,
                  const RowReceiver& receiver, const QueryLimits& limits) {
  try {
    return run_in_time(database.handle(), sql, parameters, receiver, limits);
  } catch (const std::bad_alloc&) {
    return too_much_memory();
  }
}

}  // namespace boardtrail
