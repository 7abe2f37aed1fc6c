// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_SITE_SITE_H_
#define BOARDTRAIL_SITE_SITE_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "warehouse/warehouse.h"
#include "worker/reader.h"

namespace boardtrail {

struct SiteOptions {
  std::string folder;
  // What the warehouse's file is like, and the program: where neither this nor a source has
  // changed since the report that stands there was made, nothing is read. Empty: do not look.
  std::string stamp;
  // The program's version: where this, what the warehouse says and the sources are as they
  // were, the front page alone is written, for it tells of the last run. Empty: do not look.
  std::string program;
  ReaderSettings reader;  // who draws parts of a PDF's pages
};

struct SiteSummary {
  std::size_t written = 0;  // pages and pictures
  std::size_t kept = 0;
  std::size_t removed = 0;
  bool nothing_new = false;
};

// Writes the report as a static site (docs/report.md). The same warehouse and sources give
// the same bytes; files whose content stays are not touched.
// Errors: those of SiteFolder and of the warehouse.
Result<SiteSummary> write_site(Warehouse& warehouse, const SiteOptions& options);

}  // namespace boardtrail

#endif  // BOARDTRAIL_SITE_SITE_H_
