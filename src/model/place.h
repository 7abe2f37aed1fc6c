// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_MODEL_PLACE_H_
#define BOARDTRAIL_MODEL_PLACE_H_

#include <cstdint>
#include <string>

#include "model/geometry.h"

namespace boardtrail {

// Where in a document something stands: what a reader of the paper needs to find
// it again. Unknown parts are 0 (or an empty box).
struct Place {
  std::int32_t page = 0;    // from 1; 0 where the format knows no pages
  std::int32_t line = 0;    // from 1; text formats
  std::int32_t column = 0;  // from 1, in code points; text formats
  Box box;                  // formats with a layout
  // Formats whose tables are structures (DOCX), each from 1: the document's tables in
  // order, the table's rows, the cells that stand in that row. A whole row has no cell.
  std::int32_t table = 0;
  std::int32_t row = 0;
  std::int32_t cell = 0;

  bool operator==(const Place&) const = default;
};

// "page 3", "line 12", "page 3, line 12", "page 2 (72,110-540,126)", "table 3, row 5, cell 2";
// empty where nothing is known.
std::string to_string(const Place& place);

}  // namespace boardtrail

#endif  // BOARDTRAIL_MODEL_PLACE_H_
