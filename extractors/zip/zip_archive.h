// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_ZIP_ZIP_ARCHIVE_H_
#define BOARDTRAIL_EXTRACTORS_ZIP_ZIP_ARCHIVE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "base/result.h"

namespace boardtrail {

struct ZipEntry {
  std::string name;  // as stored, with '/'
  std::int64_t size = 0;
  bool encrypted = false;
  bool unsafe_name = false;  // absolute, with "..", a backslash or a control character
};

// The entries of a ZIP file that lies in memory. Nothing is written to disk: names are
// labels only. A name that occurs twice is known by its first entry.
//
// Ownership: borrows the bytes. Threads: one. Errors: kBadInput for what is no whole
// ZIP, kProtected for an encrypted entry, kLimitExceeded for too many entries, a part or
// a total that is too large, or a ratio that no paper has. The sizes that the directory
// states are not believed: what is inflated is counted.
class ZipArchive {
 public:
  static Result<ZipArchive> open(std::string_view bytes, const Limits& limits);
  ZipArchive(ZipArchive&& other) noexcept;
  ZipArchive& operator=(ZipArchive&& other) noexcept;
  ~ZipArchive();

  const std::vector<ZipEntry>& entries() const;
  std::int64_t duplicates() const;
  bool contains(std::string_view name) const;
  // Inflates one entry, at most `most` bytes of it. kNotFound: there is none of that name.
  Result<std::string> read(std::string_view name, std::int64_t most);

 private:
  struct Impl;
  explicit ZipArchive(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_ZIP_ZIP_ARCHIVE_H_
