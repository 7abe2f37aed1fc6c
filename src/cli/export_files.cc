// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/export_files.h"

#include <filesystem>

#include "base/ascii.h"
#include "cli/output.h"
#include "cli/settings.h"
#include "site/page_frame.h"

namespace boardtrail {
namespace {

// The digest notes in the warehouse what it told. Only what stands there can be told of:
// no warehouse is made for it.
Result<Warehouse> open_for_exports(const Invocation& invocation, const ExportTargets& targets) {
  auto reading = open_for_reading(invocation);
  if (!reading || targets.digest.empty()) return reading;
  return open_for_writing(invocation);
}

std::string written_line(const ExportTargets& targets) {
  std::string line;
  for (const std::string& path : {targets.workbook, targets.csv_folder, targets.datasette,
                                  targets.calendar, targets.portable, targets.digest}) {
    if (!path.empty()) line += (line.empty() ? "Written: " : ", ") + path;
  }
  return line;
}

// A path as part of an address.
std::string as_address(std::string_view path) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  constexpr std::string_view kPlain = "-._~/";
  std::string address;
  for (const char c : path) {
    const bool letter = is_alnum(c);
    if (letter || kPlain.find(c) != std::string_view::npos) {
      address += c;
    } else {
      const auto value = static_cast<unsigned char>(c);
      address += {'%', kHex[value >> 4U], kHex[value & 0xFU]};
    }
  }
  return address;
}

}  // namespace

EvidencePages pages_of_site(const std::string& folder, const std::string& workbook) {
  namespace fs = std::filesystem;
  std::error_code none;
  const fs::path site = fs::absolute(folder, none).lexically_normal();
  const fs::path from = fs::absolute(workbook, none).lexically_normal().parent_path();
  std::string way = as_address(site.lexically_relative(from).generic_string());
  if (way.empty()) return {};
  if (way.back() != '/') way += '/';
  return {[way](std::int64_t id) { return way + action_page(id).path(); },
          [way](std::int64_t id) { return way + finding_page(id).path(); }};
}

ExportTargets export_targets(const Invocation& invocation) {
  ExportTargets targets;
  targets.workbook = invocation.value(Option::kXlsx);
  targets.csv_folder = invocation.value(Option::kCsv);
  targets.digest = invocation.value(Option::kDigest);
  targets.datasette = invocation.value(Option::kDatasette);
  targets.calendar = invocation.value(Option::kIcs);
  targets.portable = invocation.value(Option::kPortable);
  targets.raw_csv = invocation.has(Option::kRawCsv);
  targets.initials_only = invocation.has(Option::kInitialsOnly);
  return targets;
}

ExitCode write_export_files(const Invocation& invocation, const EvidencePages& pages) {
  const ExportTargets targets = export_targets(invocation);
  auto warehouse = open_for_exports(invocation, targets);
  if (!warehouse) return fail(warehouse.error());
  const Status written =
      write_exports(*warehouse, warehouse_setting(invocation).value, targets, pages);
  if (!written) {
    const ExitCode code = fail(written.error());
    return written.error().code == ErrorCode::kIo ? ExitCode::kOutputFailed : code;
  }
  if (!invocation.has(Option::kQuiet)) note(written_line(targets));
  return ExitCode::kDone;
}

}  // namespace boardtrail
