// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXPORTS_WORKBOOK_CHECK_H_
#define BOARDTRAIL_EXPORTS_WORKBOOK_CHECK_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace boardtrail {

// What one sheet of a workbook holds.
struct SheetTally {
  std::int64_t rows = 0;
  std::int64_t cells = 0;
  std::int64_t text_bytes = 0;  // of strings, as XML
  std::int64_t links = 0;

  bool operator==(const SheetTally&) const = default;
};

// Reads a workbook back and compares it with what was written into it: the library that
// makes it writes its temporary files without looking whether the disk took them, and would
// call a workbook done that has lost rows. `sheets` in order. Flat in memory.
// Errors: kIo, where anything is missing or is not what was written.
Status check_workbook(const std::string& path, const std::vector<SheetTally>& sheets);

// Bytes of a string as XML text.
std::int64_t xml_length(std::string_view text);

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXPORTS_WORKBOOK_CHECK_H_
