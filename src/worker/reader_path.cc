// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker/reader_path.h"

#include <filesystem>
#include <system_error>

namespace boardtrail {

std::string reader_path() {
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (!error) {
    const fs::path installed = program.parent_path().parent_path() / BOARDTRAIL_LIBEXEC;
    if (fs::exists(installed, error)) return installed.string();
  }
  return BOARDTRAIL_BUILT_READER;
}

}  // namespace boardtrail
