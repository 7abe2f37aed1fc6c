// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/rows_output.h"

#include "base/check.h"
#include "base/text.h"
#include "cli/output.h"
#include "cli/own_limits.h"
#include "cli/settings.h"

namespace boardtrail {
namespace {

// The words as FTS5 asks for them: each quoted, so that none is an operator; a
// quoted phrase stays one; a word's last '*' stands for any ending.
std::string search_expression(std::string_view words) {
  std::string expression;
  bool quoted = false;
  std::string word;
  const auto take = [&](bool phrase) {
    const bool prefix = !phrase && word.ends_with('*');
    if (prefix) word.pop_back();
    if (!is_blank(word)) {
      expression += (expression.empty() ? "\"" : " \"") + word + (prefix ? "\"*" : "\"");
    }
    word.clear();
  };
  for (const char c : words) {
    if (c == '"') {
      take(quoted);
      quoted = !quoted;
    } else if (c == ' ' && !quoted) {
      take(false);
    } else {
      word += c;
    }
  }
  take(quoted);
  return expression;
}

}  // namespace

Query& Query::where(std::string_view condition, std::vector<std::string> values) {
  sql_ += " AND (";
  auto next = values.begin();
  for (const char c : condition) {
    sql_ += c;
    if (c != '?') continue;
    BOARDTRAIL_CHECK(next != values.end());
    parameters_.emplace_back(std::move(*next++));
    sql_ += std::to_string(parameters_.size());
  }
  BOARDTRAIL_CHECK(next == values.end());
  sql_ += ')';
  return *this;
}

Query& Query::where_any(std::string_view column, const std::vector<std::string>& values) {
  if (values.empty()) return *this;
  std::string condition = std::string(column) + " IN (";
  for (std::size_t i = 0; i < values.size(); ++i) condition += i == 0 ? "?" : ", ?";
  return where(condition + ")", values);
}

Query& Query::where_contains(std::string_view column, std::string_view text) {
  if (text.empty()) return *this;
  return where("instr(lower(" + std::string(column) + "), lower(?)) > 0", {std::string(text)});
}

Query& Query::where_found(std::string_view column, std::string_view words, std::string_view index) {
  const std::string expression = search_expression(words);
  if (expression.empty()) return where("0", {});  // no word is found nowhere
  std::string condition(column);
  condition.append(" IN (SELECT rowid FROM ").append(index);
  condition.append(" WHERE ").append(index).append(" MATCH ?)");
  return where(condition, {expression});
}

ExitCode show_query(const Invocation& invocation, const Query& query, const RowOptions& options,
                    const std::function<void(const std::vector<SqlValue>&)>& see) {
  limit_own_memory();
  auto warehouse = open_for_reading(invocation);
  if (!warehouse) return fail(warehouse.error());
  const auto writer = make_row_writer(options, print);
  RowReceiver receiver = writer->receiver();
  if (see) {
    receiver.row = [&](const std::vector<SqlValue>& values) {
      see(values);
      return writer->row(values);
    };
  }
  const Status status = warehouse->query(query.sql(), query.parameters(), receiver);
  if (!status) return fail(status.error());
  writer->finish();
  return ExitCode::kDone;
}

void show_rows(const std::vector<std::string>& columns,
               const std::vector<std::vector<SqlValue>>& rows, const RowOptions& options) {
  const auto writer = make_row_writer(options, print);
  writer->columns(columns);
  for (const auto& row : rows) {
    if (!writer->row(row)) return;
  }
  writer->finish();
}

}  // namespace boardtrail
