// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_CLI_EXPORT_FILES_H_
#define BOARDTRAIL_CLI_EXPORT_FILES_H_

#include "cli/exit_code.h"
#include "cli/invocation.h"
#include "exports/exports.h"

namespace boardtrail {

// What the options ask for (--xlsx, --csv, --digest ...).
ExportTargets export_targets(const Invocation& invocation);

// The pages of the site in `folder`, as links from a workbook that is to stand at `workbook`.
EvidencePages pages_of_site(const std::string& folder, const std::string& workbook);

// Opens the warehouse, for writing where a digest is wanted, writes the files and says so.
ExitCode write_export_files(const Invocation& invocation, const EvidencePages& pages = {});

}  // namespace boardtrail

#endif  // BOARDTRAIL_CLI_EXPORT_FILES_H_
