// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXPORTS_EXPORTS_H_
#define BOARDTRAIL_EXPORTS_EXPORTS_H_

#include <string>

#include "exports/workbook.h"
#include "warehouse/warehouse.h"

namespace boardtrail {

// What to write, and where; empty: not that one. docs/exports.md describes each format.
struct ExportTargets {
  std::string workbook;    // .xlsx
  std::string csv_folder;  // a file for each view
  std::string digest;      // .txt, .html or .eml
  std::string datasette;   // metadata, JSON
  std::string calendar;    // .ics
  std::string portable;    // SQLite
  bool raw_csv = false;
  bool initials_only = false;  // of the portable copy

  bool any() const {
    return !workbook.empty() || !csv_folder.empty() || !digest.empty() || !datasette.empty() ||
           !calendar.empty() || !portable.empty();
  }
};

// Writes them all from one state of the warehouse, the digest last. Each is replaced as a
// whole or stays as it was; the first that fails ends it. The digest needs a warehouse that
// is open for writing. `database`: the warehouse's path.
//
// Errors: kIo with the file as origin, kBadUsage (the digest's suffix), and those of
// Warehouse::query.
Status write_exports(Warehouse& warehouse, const std::string& database,
                     const ExportTargets& targets, const EvidencePages& pages = {});

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXPORTS_EXPORTS_H_
