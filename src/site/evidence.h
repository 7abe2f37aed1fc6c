// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_SITE_EVIDENCE_H_
#define BOARDTRAIL_SITE_EVIDENCE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "model/geometry.h"
#include "model/page_crop.h"
#include "warehouse/warehouse.h"

namespace boardtrail {

// One raw value that a finding compares, and where it stands.
struct StoredExhibit {
  std::string label, raw;
  std::int64_t page = 0, line = 0;
  std::int64_t table = 0, row = 0, cell = 0;  // DOCX, from 1
  Box box;
  std::int64_t paper_id = 0;  // 0: the finding's own paper
  std::string path;
};

// The exhibits of v_finding.evidence; none where the text is not what it should be.
std::vector<StoredExhibit> exhibits_of(std::string_view json);

struct TableCell {
  std::int32_t row = 0, col = 0, row_span = 1, col_span = 1;
  std::string text, fill, struck;
  std::int64_t page = 0, line = 0;
  Box box;
};

// A table of a document, as it was read.
struct TableAsRead {
  std::int64_t table_id = 0, page = 0, line = 0;
  Box box;
  std::int32_t header_rows = 0, rows = 0, columns = 0;
  bool filled = false;           // `cells` are there
  std::vector<TableCell> cells;  // by row and column
  // Each line on which a cell begins, and the last row that has such a cell; by line.
  std::vector<std::pair<std::int64_t, std::int32_t>> row_of_line;

  // The box of a row's cells; empty where the format has none.
  Box row_box(std::int32_t row) const;
  Box header_box() const;
};

// Where an exhibit stands among the tables that were read.
struct CellFound {
  std::shared_ptr<const TableAsRead> table;  // none: it stands in no table
  std::int32_t row = -1;
  std::int32_t cell = -1;  // index into cells; -1: the whole row
};

// The tables of the documents that findings lead to, read when they are asked for and kept
// for the last few documents: findings come by document, and compare it with few others.
class EvidenceTables {
 public:
  explicit EvidenceTables(Warehouse& warehouse) : warehouse_(warehouse) {}

  Result<CellFound> find(std::int64_t document_id, const StoredExhibit& exhibit);

 private:
  struct Document {
    std::int64_t document_id = 0;
    std::vector<std::shared_ptr<TableAsRead>> tables;  // in order of the document
  };

  Result<Document*> document(std::int64_t document_id);
  Status fill(TableAsRead* table);

  Warehouse& warehouse_;
  std::vector<std::unique_ptr<Document>> recent_;  // the latest last
};

// What to draw of a page so that the exhibits that stand there can be read: their rows, and
// the headings of their table. `found` holds where each stands.
std::vector<PageCrop> plan_crops(const std::vector<const StoredExhibit*>& exhibits,
                                 const std::vector<CellFound>& found);

}  // namespace boardtrail

#endif  // BOARDTRAIL_SITE_EVIDENCE_H_
