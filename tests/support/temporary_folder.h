// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_TESTS_SUPPORT_TEMPORARY_FOLDER_H_
#define BOARDTRAIL_TESTS_SUPPORT_TEMPORARY_FOLDER_H_

#include <filesystem>
#include <string>
#include <string_view>

namespace boardtrail {

// A new folder under the system's temporary one; goes with its contents when the
// object does.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  // Writes a file (and the folders above it); gives its path.
  std::string write(std::string_view name, std::string_view bytes) const;

 private:
  std::filesystem::path path_;
};

// The bytes of a file; throws std::runtime_error where it cannot be read.
std::string read_file(const std::filesystem::path& path);

}  // namespace boardtrail

#endif  // BOARDTRAIL_TESTS_SUPPORT_TEMPORARY_FOLDER_H_
