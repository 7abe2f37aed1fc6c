// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_WAREHOUSE_DOCUMENT_WRITER_H_
#define BOARDTRAIL_WAREHOUSE_DOCUMENT_WRITER_H_

#include <cstdint>
#include <string>

#include "base/result.h"
#include "warehouse/insert.h"
#include "warehouse/warehouse.h"

namespace boardtrail {

// A file name may be any bytes; what people and programs read is UTF-8.
std::string readable_path(const std::string& path);

// Writes the row of a document alone: of one that was read, or of a file in which
// nothing could be (`error` set).
Status write_document_row(RowInserter& rows, const IngestedDocument& document,
                          std::int64_t document_id, std::int64_t run_id);

// Writes a document that was read, with its pages, tables, cells, papers, findings
// and diagnostics. The caller holds the transaction.
Status write_document(RowInserter& rows, const IngestedDocument& document, std::int64_t run_id);

}  // namespace boardtrail

#endif  // BOARDTRAIL_WAREHOUSE_DOCUMENT_WRITER_H_
