// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_WAREHOUSE_PAPER_WRITER_H_
#define BOARDTRAIL_WAREHOUSE_PAPER_WRITER_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "checks/rule.h"
#include "model/document.h"
#include "model/paper.h"
#include "warehouse/insert.h"

namespace boardtrail {

// 0..1, whatever a reader says: no number becomes 0.
double storable_confidence(float confidence);

// A page or line, where one is stated.
std::optional<std::int64_t> stated(std::int32_t number);

// The row of the paper alone; tables may refer to it from then on.
Status write_paper_row(RowInserter& rows, const Paper& paper, std::int64_t paper_id,
                       std::int64_t document_id, std::size_t position);

// A paper whose row is written, and the document that it stands in.
struct StoredPaper {
  const Paper& paper;
  std::int64_t paper_id;
  std::string_view sha256;
  const std::vector<Page>& pages;  // of the document
};

// Everything that the paper says, and what was found in it. The document's tables
// must be written already.
Status write_paper_content(RowInserter& rows, const StoredPaper& stored, const Findings& findings,
                           std::int64_t run_id);

}  // namespace boardtrail

#endif  // BOARDTRAIL_WAREHOUSE_PAPER_WRITER_H_
