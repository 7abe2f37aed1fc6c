// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_TESTS_UNIT_EXPORTS_BOARD_WAREHOUSE_H_
#define BOARDTRAIL_TESTS_UNIT_EXPORTS_BOARD_WAREHOUSE_H_

#include <string>
#include <string_view>
#include <vector>

#include "support/temporary_folder.h"
#include "warehouse/warehouse.h"

namespace boardtrail::test {

// A warehouse of two papers of one plan of an invented Trust, in two runs. Their texts are
// hostile: formulas, markup, escapes, control and direction characters, line breaks. From
// the first to the second paper B1 moves from March to May and its lead changes, "=2+3" is
// closed, and B3 is new.
class BoardWarehouse {
 public:
  BoardWarehouse();
  Warehouse& warehouse() { return *warehouse_; }
  const std::string& path() const { return path_; }
  std::string file(std::string_view name) const { return folder_.path() / name; }
  const TemporaryFolder& folder() const { return folder_; }
  // Stores the first paper only, in the constructor's order; add_second() the other.
  void add_second();
  void add_failure();

 private:
  TemporaryFolder folder_;
  std::string path_ = folder_.path() / "board.db";
  std::optional<Warehouse> warehouse_;
};

// Texts with all that an output must make harmless.
inline constexpr std::string_view kFormula = "=HYPERLINK(\"http://evil.example\",\"x\")";
inline constexpr std::string_view kMarkup = "<script>alert('1')</script> & \"q\", a\\b;c";
inline constexpr std::string_view kControls =
    "red\x1b[31m\xE2\x80\xAE"
    "der\a\x7f\nBCC: x@y\r\nz";

// The rows of a query as "a|b|c"; NULL is "-".
std::vector<std::string> rows(Warehouse& warehouse, std::string_view sql);

}  // namespace boardtrail::test

#endif  // BOARDTRAIL_TESTS_UNIT_EXPORTS_BOARD_WAREHOUSE_H_
