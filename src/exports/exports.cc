// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/exports.h"

#include "exports/calendar.h"
#include "exports/csv_files.h"
#include "exports/datasette.h"
#include "exports/digest.h"
#include "exports/portable.h"

namespace boardtrail {

Status write_exports(Warehouse& warehouse, const std::string& database,
                     const ExportTargets& targets, const EvidencePages& pages) {
  BOARDTRAIL_RETURN_IF_ERROR(check_digest_path(targets.digest));
  BOARDTRAIL_RETURN_IF_ERROR(warehouse.hold_still());
  if (!targets.workbook.empty()) {
    BOARDTRAIL_RETURN_IF_ERROR(write_workbook(warehouse, targets.workbook, pages));
  }
  if (!targets.csv_folder.empty()) {
    BOARDTRAIL_RETURN_IF_ERROR(write_csv_files(warehouse, targets.csv_folder, targets.raw_csv));
  }
  if (!targets.datasette.empty()) {
    BOARDTRAIL_RETURN_IF_ERROR(write_datasette(warehouse, database, targets.datasette));
  }
  if (!targets.calendar.empty()) {
    BOARDTRAIL_RETURN_IF_ERROR(write_calendar(warehouse, targets.calendar));
  }
  if (!targets.portable.empty()) {
    BOARDTRAIL_RETURN_IF_ERROR(
        write_portable(warehouse, targets.portable, {targets.initials_only}));
  }
  return targets.digest.empty() ? Status() : write_digest(warehouse, targets.digest);
}

}  // namespace boardtrail
