// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_REPORT_ROWS_H_
#define BOARDTRAIL_REPORT_ROWS_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "warehouse/warehouse.h"

namespace boardtrail {

enum class RowFormat : std::uint8_t { kTable, kCsv, kJson, kNdjson, kMarkdown };

std::optional<RowFormat> row_format_from_name(std::string_view name);

// Takes the next piece of output; false: nobody reads on, stop.
using TextSink = std::function<bool(std::string_view text)>;

struct RowOptions {
  RowFormat format = RowFormat::kTable;
  // Columns of a table, between-columns included. Never the terminal's own: the
  // same command gives the same bytes everywhere.
  std::size_t width = 120;
  bool full = false;     // a table clips and wraps nothing, and may be wider
  bool raw_csv = false;  // CSV leaves text alone that a spreadsheet would run
  // Columns that hold JSON arrays: nested in JSON, joined with ", " elsewhere.
  std::vector<std::string> list_columns;
  // Columns of a table that are clipped to a width, so that the others have room.
  std::vector<std::pair<std::string, std::size_t>> narrow_columns;
  // Columns of a table that are wrapped over lines rather than clipped.
  std::vector<std::string> wrapped_columns;
};

// Writes rows as they come. Nothing of what the rows hold reaches the output as a
// control or direction character, in any format.
//
//   table     a line a row, headings underlined; holds back the first 500 rows to
//             choose widths, then streams
//   csv       RFC 4180, with headings; text that begins with = + - @, a tab or CR
//             gets an apostrophe before it (CWE-1236), but a "-" alone does not
//   json      one array, an object a line;  ndjson: an object a line
//   markdown  a pipe table
//
// NULL is null in JSON and nothing elsewhere. Threads: one at a time.
class RowWriter {
 public:
  virtual ~RowWriter() = default;
  virtual void columns(const std::vector<std::string>& names) = 0;
  // False: the sink has closed.
  virtual bool row(const std::vector<SqlValue>& values) = 0;
  // Must be called once, after the last row.
  virtual void finish() = 0;

  // A receiver that hands on to this writer, which must outlive it.
  RowReceiver receiver();
};

std::unique_ptr<RowWriter> make_row_writer(const RowOptions& options, TextSink sink);

}  // namespace boardtrail

#endif  // BOARDTRAIL_REPORT_ROWS_H_
