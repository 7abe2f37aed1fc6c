// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXPORTS_WORKBOOK_H_
#define BOARDTRAIL_EXPORTS_WORKBOOK_H_

#include <functional>
#include <string>

#include "exports/workbook_file.h"
#include "warehouse/warehouse.h"

namespace boardtrail {

// Addresses of the pages that show a row's evidence, relative to the workbook; each may be
// empty, and may answer "".
struct EvidencePages {
  std::function<std::string(std::int64_t action_id)> action;
  std::function<std::string(std::int64_t finding_id)> finding;
};

// Writes the sheets Actions, Findings, Changes, Leads, Metrics and Legend. The last column
// of a row says where its evidence stands, and leads there where there is a page. Paths and
// addresses out of papers never become links.
Status write_workbook(Warehouse& warehouse, const std::string& path, const EvidencePages& pages,
                      const WorkbookLimits& limits = {});

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXPORTS_WORKBOOK_H_
