// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXPORTS_WORKBOOK_FILE_H_
#define BOARDTRAIL_EXPORTS_WORKBOOK_FILE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "warehouse/warehouse.h"

namespace boardtrail {

enum class CellKind : std::uint8_t {
  kText,     // a string, always: never a formula, a number or a link
  kWrapped,  // the same, over several lines
  kNumber,   // numbers as numbers; a text as a string
  kDate,     // an ISO day as a date; what is none as a string
  kRating,   // a value of `rag` in words, on its colour
  kMixed,    // an ISO day as a date, a value of `rag` in words on its colour, else a string
  kYes,      // 1 as "Yes", else blank
  kList,     // a JSON array as "a, b"
  kLink,     // a string, and a link where the row has an address
};

struct SheetColumn {
  std::string_view title;
  double width;  // in characters
  CellKind kind;
};

struct WorkbookLimits {
  std::uint32_t rows = 1'048'576;   // of a sheet, its header included: Excel's
  std::uint32_t links = 65'530;     // of a sheet: Excel's
  std::size_t cell_units = 32'767;  // UTF-16 units of a cell: Excel's
};

// An Excel workbook that is written row by row: no sheet is ever whole in memory. Sheets
// have a frozen header and filters; one that is full goes on in another, "Name (2)". Texts
// lose controls and direction marks and end in '…' where a cell is too small for them. The
// bytes depend on what is written alone, and on `created`.
//
// Ownership: owns its temporary files, which lie in `folder`. Threads: one.
// Errors: kIo, with `path` as origin; kUnsupported where libxlsxwriter is not installed.
class WorkbookFile {
 public:
  // `path` is written over. `created`: seconds since 1970, what the file says of itself.
  static Result<WorkbookFile> create(const std::string& path, const std::string& folder,
                                     std::int64_t created, const WorkbookLimits& limits = {});
  WorkbookFile(WorkbookFile&&) noexcept;
  WorkbookFile& operator=(WorkbookFile&&) noexcept;
  ~WorkbookFile();

  // `columns` must live until the next sheet.
  Status begin_sheet(std::string_view name, const std::vector<SheetColumn>& columns);
  // A value for each column. `address`: relative, of the row's kLink cell; "" for none.
  Status add_row(const std::vector<SqlValue>& values, const std::string& address);
  Status finish();

 private:
  struct Implementation;
  explicit WorkbookFile(std::unique_ptr<Implementation> implementation);
  std::unique_ptr<Implementation> implementation_;
};

// "amber_red" as "Amber-red".
std::string rating_label(std::string_view value);

// A text as a cell can hold it: line breaks as LF, no other controls, no direction marks,
// "_x000D_" and the like kept from being read as a character, at most `units` UTF-16 units.
std::string cell_text(std::string_view text, std::size_t units);

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXPORTS_WORKBOOK_FILE_H_
