// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/stat.h>

#include "cli/export_files.h"
#include "cli/output.h"
#include "cli/settings.h"
#include "cli/usage.h"
#include "cli/verbs.h"
#include "site/site.h"

namespace boardtrail {
namespace {

// Size and time of a file; empty where there is none, or nothing in it (readers leave an
// empty log beside the warehouse).
std::string state_of_file(const std::string& path) {
  struct stat found {};
  if (::stat(path.c_str(), &found) != 0 || found.st_size == 0) return {};
  return std::to_string(found.st_size) + "." + std::to_string(found.st_mtim.tv_sec) + "." +
         std::to_string(found.st_mtim.tv_nsec);
}

// Of the program and of the warehouse as it is now: where both stay, so does the report.
std::string stamp_of(const std::string& warehouse) {
  return std::string(program_version()) + " " + state_of_file(warehouse) + " " +
         state_of_file(warehouse + "-wal");
}

std::string summary_line(const SiteSummary& site, std::string_view folder) {
  const std::string front = std::string(folder) + "/index.html";
  if (site.nothing_new) return "Nothing new. Report: " + front;
  return std::to_string(site.written) + " files written, " + std::to_string(site.kept) +
         " unchanged, " + std::to_string(site.removed) + " removed. Report: " + front;
}

// What went wrong with the folder is no fault of the warehouse.
ExitCode fail_to_write(const Error& error, const std::string& folder) {
  if (error.code != ErrorCode::kIo || !error.origin.starts_with(folder)) return fail(error);
  complain(to_string(error));
  return ExitCode::kOutputFailed;
}

ExitCode write_pages(const Invocation& invocation) {
  auto warehouse = open_for_reading(invocation);
  if (!warehouse) return fail(warehouse.error());
  SiteOptions options;
  options.folder = invocation.value(Option::kOutput);
  options.stamp = stamp_of(warehouse_setting(invocation).value);
  options.program = program_version();
  const auto site = write_site(*warehouse, options);
  if (!site) return fail_to_write(site.error(), options.folder);
  if (!invocation.has(Option::kQuiet)) note(summary_line(*site, options.folder));
  return ExitCode::kDone;
}

}  // namespace

ExitCode run_report(const Invocation& invocation) {
  const ExportTargets files = export_targets(invocation);
  const bool pages = invocation.has(Option::kOutput);
  if (!pages && !files.any()) {
    return refuse_usage("report needs a folder (-o DIR) or a file (--xlsx FILE ...)",
                        invocation.verb());
  }
  const ExitCode code = pages ? write_pages(invocation) : ExitCode::kDone;
  if (code != ExitCode::kDone || !files.any()) return code;
  const std::string folder(invocation.value(Option::kOutput));
  return write_export_files(invocation,
                            pages ? pages_of_site(folder, files.workbook) : EvidencePages{});
}

}  // namespace boardtrail
