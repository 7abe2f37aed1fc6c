// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_CLI_ROWS_OUTPUT_H_
#define BOARDTRAIL_CLI_ROWS_OUTPUT_H_

#include <string>
#include <vector>

#include "cli/exit_code.h"
#include "cli/invocation.h"
#include "report/rows.h"
#include "warehouse/warehouse.h"

namespace boardtrail {

// A query put together from parts, each with its bound values.
class Query {
 public:
  explicit Query(std::string sql) : sql_(std::move(sql)) {}
  Query& add(std::string_view sql) {
    sql_ += sql;
    return *this;
  }
  // Appends a condition of the WHERE clause, whose every '?' takes the next value.
  Query& where(std::string_view condition, std::vector<std::string> values);
  // "<column> IN (...)"; nothing where `values` is empty.
  Query& where_any(std::string_view column, const std::vector<std::string>& values);
  // "<column> contains <text>", capitals and small letters alike.
  Query& where_contains(std::string_view column, std::string_view text);
  // The observation of that number states all these words; "a phrase" stays one, and a
  // word's last '*' stands for any ending. `index`: the full-text table to ask.
  Query& where_found(std::string_view column, std::string_view words,
                     std::string_view index = "observation_fts");

  const std::string& sql() const { return sql_; }
  const std::vector<SqlValue>& parameters() const { return parameters_; }

 private:
  std::string sql_;
  std::vector<SqlValue> parameters_;
};

// Opens the warehouse, runs the query and prints its rows as the options say.
// `see`, where given, looks at each row before it is printed.
ExitCode show_query(const Invocation& invocation, const Query& query, const RowOptions& options,
                    const std::function<void(const std::vector<SqlValue>&)>& see = nullptr);

// Prints rows that come from elsewhere than the warehouse.
void show_rows(const std::vector<std::string>& columns,
               const std::vector<std::vector<SqlValue>>& rows, const RowOptions& options);

}  // namespace boardtrail

#endif  // BOARDTRAIL_CLI_ROWS_OUTPUT_H_
