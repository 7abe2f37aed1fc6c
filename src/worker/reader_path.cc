// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker/reader_path.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string>
#include <system_error>

#include <sys/stat.h>

#include "base/text.h"

namespace boardtrail {
namespace {

namespace fs = std::filesystem;

// Where the readers are linked, below the folder of a build.
constexpr const char* kLinkedIn = "src/reader";

bool have_one_owner(const std::string& program, const std::string& other) {
  struct stat one {};
  struct stat two {};
  return ::stat(program.c_str(), &one) == 0 && ::stat(other.c_str(), &two) == 0 &&
         one.st_uid == two.st_uid;
}

}  // namespace

std::string reader_path(ReaderProgram program) {
  const char* const name =
      program == ReaderProgram::kGeneral ? "boardtrail-reader" : "boardtrail-reader-pdf";
  std::error_code error;
  const fs::path self = fs::read_symlink("/proc/self/exe", error);
  if (error) return std::string(BOARDTRAIL_INSTALLED_READERS) + "/" + name;
  const fs::path installed = self.parent_path().parent_path() / BOARDTRAIL_LIBEXEC / name;
  if (fs::exists(installed, error)) return installed.string();
  // Nobody else's, for the program may lie in a folder where others may write.
  for (fs::path folder = self.parent_path(); folder.has_relative_path();
       folder = folder.parent_path()) {
    const std::string built = (folder / kLinkedIn / name).string();
    if (fs::exists(built, error)) return have_one_owner(self, built) ? built : installed.string();
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
