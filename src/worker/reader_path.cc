// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker/reader_path.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>

#include "base/text.h"

namespace boardtrail {

namespace {

namespace fs = std::filesystem;

// Where the readers are linked, below the folder of a build.
constexpr const char* kLinkedIn = "src/reader";

}  // namespace

std::string reader_path(ReaderProgram program) {
  const char* const name =
      program == ReaderProgram::kGeneral ? "boardtrail-reader" : "boardtrail-reader-pdf";
  std::error_code error;
  const fs::path self = fs::read_symlink("/proc/self/exe", error);
  if (error) return std::string(BOARDTRAIL_INSTALLED_READERS) + "/" + name;
  const fs::path installed = self.parent_path().parent_path() / BOARDTRAIL_LIBEXEC / name;
  if (fs::exists(installed, error)) return installed.string();
  for (fs::path folder = self.parent_path(); folder.has_relative_path();
       folder = folder.parent_path()) {
    const fs::path built = folder / kLinkedIn / name;
    if (fs::exists(built, error)) return built.string();
  }
  return installed.string();
}

std::optional<ReaderProgram> likely_program(std::string_view name) {
  constexpr std::array<std::string_view, 6> kOthers = {".docx", ".txt", ".md",
                                                       ".html", ".htm", ".zip"};
  const std::string folded = fold(name);
  const auto ends_so = [&](std::string_view extension) { return folded.ends_with(extension); };
  if (ends_so(".pdf")) return ReaderProgram::kPdf;
  if (std::any_of(kOthers.begin(), kOthers.end(), ends_so)) return ReaderProgram::kGeneral;
  return std::nullopt;
}

}  // namespace boardtrail
