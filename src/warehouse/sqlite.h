// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_WAREHOUSE_SQLITE_H_
#define BOARDTRAIL_WAREHOUSE_SQLITE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "model/place.h"

struct sqlite3;
struct sqlite3_stmt;

// A thin skin over SQLite for this folder alone: ownership, typed binding, and its
// errors as Error.
namespace boardtrail {

// Text that is stored as NULL where it is empty: the paper does not say.
struct Words {
  std::string_view text;
};

// A prepared statement. Bound text must live until the statement has run.
// Ownership: finalises itself; must not outlive its Database.
class Statement {
 public:
  // Binds the arguments to ?1, ?2 ... in order (a Place takes three parameters: page,
  // line, bbox) and runs the statement to its end, dropping any rows.
  template <typename... Arguments>
  Status run(const Arguments&... arguments) {
    start(arguments...);
    return finish();
  }

  // The same, stopping at the first row.
  template <typename... Arguments>
  void start(const Arguments&... arguments) {
    reset();
    if (prepared()) (bind(arguments), ...);
  }
  // True: a row stands ready for the accessors below.
  Result<bool> step();
  // Runs to the end, then resets.
  Status finish();
  void reset();

  std::int64_t integer(int column) const;
  double real(int column) const;
  // Lives until the next step or reset.
  std::string_view text(int column) const;
  bool is_null(int column) const;

  void bind(std::int64_t value);
  void bind(int value) { bind(std::int64_t{value}); }
  void bind(bool value) { bind(std::int64_t{value}); }
  void bind(double value);
  void bind(std::string_view value);
  void bind(const std::string& value) { bind(std::string_view(value)); }
  void bind(const char* value) { bind(std::string_view(value)); }
  void bind(Words value);
  void bind(std::nullopt_t);
  void bind(const Place& place);
  template <typename T>
  void bind(const std::optional<T>& value) {
    if (value) {
      bind(*value);
    } else {
      bind(std::nullopt);
    }
  }

  sqlite3_stmt* handle() const { return statement_.get(); }

 private:
  friend class Database;
  struct Finalise {
    void operator()(sqlite3_stmt* statement) const;
  };
  Status check(int code) const;
  bool prepared();

  sqlite3* database_ = nullptr;
  std::unique_ptr<sqlite3_stmt, Finalise> statement_;
  std::string sql_;  // of a statement that is prepared when it is started first
  std::string box_;  // the text of a bound bbox
  int next_ = 1;     // parameter to bind next
  int failed_ = 0;   // SQLite's code of a bind that failed
};

// What SQLite says of its last error; of one of input or output also what the system says, for
// "disk I/O error" is said of a full disk too.
std::string error_message(sqlite3* database);

// One connection.
class Database {
 public:
  enum class Mode : std::uint8_t { kWrite, kRead, kReadImmutable };

  static Result<Database> open(const std::string& path, Mode mode);

  // Runs one or more statements without parameters.
  Status execute(std::string_view sql);
  // `sql` must be a statement of our own; the Statement is kept and used again.
  Result<Statement> prepare(std::string_view sql);
  // The same for one that may never be used: prepared when it is started first, and what is
  // wrong with it is said then.
  Statement prepare_later(std::string sql);
  // The first column of the first row as a number, 0 where there is none.
  Result<std::int64_t> number(std::string_view sql);
  // SQLite's own words for what went wrong last, as an Error.
  Error error() const;

  sqlite3* handle() const { return database_.get(); }

 private:
  struct Close {
    void operator()(sqlite3* database) const;
  };
  std::unique_ptr<sqlite3, Close> database_;
  std::string path_;
};

// BEGIN IMMEDIATE ... COMMIT; rolls back when it goes out of scope uncommitted.
class Transaction {
 public:
  static Result<Transaction> begin(Database& database);
  Transaction(Transaction&& other) noexcept : database_(other.database_) {
    other.database_ = nullptr;
  }
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();
  Status commit();

 private:
  explicit Transaction(Database& database) : database_(&database) {}
  Database* database_;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_WAREHOUSE_SQLITE_H_
