// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXPORTS_CSV_FILES_H_
#define BOARDTRAIL_EXPORTS_CSV_FILES_H_

#include <string>

#include "warehouse/warehouse.h"

namespace boardtrail {

// Writes every view as <folder>/<view>.csv (RFC 4180), making the folder where there is
// none. The files are replaced together, once all of them are on the disk. Unless `raw`, a
// text that a spreadsheet would run gets an apostrophe before it (report/rows.h).
Status write_csv_files(Warehouse& warehouse, const std::string& folder, bool raw);

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXPORTS_CSV_FILES_H_
