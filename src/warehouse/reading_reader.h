// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_WAREHOUSE_READING_READER_H_
#define BOARDTRAIL_WAREHOUSE_READING_READER_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "lineage/later_words.h"
#include "warehouse/sqlite.h"

namespace boardtrail {

// Reads back all that was read of a paper, for the few papers that an action seems gone from.
// Ownership: must not outlive the Database.
class ReadingReader {
 public:
  static ReadingReader prepare(Database& database);

  // Losses are those that the paper `before` did not have in the same number.
  Result<LaterReading> read(std::int64_t paper_id, std::int64_t before);

 private:
  Status add_cells(std::int64_t paper_id, LaterReading& reading);
  Status add_prose(std::int64_t paper_id, LaterReading& reading);
  Status add_losses(std::int64_t paper_id, std::int64_t before, LaterReading& reading);

  Statement cells_;
  Statement prose_;
  Statement losses_;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_WAREHOUSE_READING_READER_H_
