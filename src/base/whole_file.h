// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_BASE_WHOLE_FILE_H_
#define BOARDTRAIL_BASE_WHOLE_FILE_H_

#include <string>
#include <string_view>

#include "base/result.h"

namespace boardtrail {

// A file that appears whole or not at all: it is written beside its target under a name
// that nothing else has, flushed to the disk, and renamed over the target. Whoever stops
// half-way leaves the old file as it was.
//
// A target that is a symbolic link is refused rather than followed or replaced, and so is
// whatever is no regular file (a device, a folder). A file that is replaced hands on its
// permissions; a new one has those that the umask leaves.
//
// Ownership: the temporary file is removed on destruction unless published; movable.
// Threads:   one. Errors: kIo, with the target's path as origin.
class WholeFile {
 public:
  static Result<WholeFile> create(const std::string& target);
  WholeFile(WholeFile&& other) noexcept;
  WholeFile& operator=(WholeFile&& other) noexcept;
  ~WholeFile();

  Status append(std::string_view bytes);
  // Where the file stands until it is published, for a library that writes by name. It
  // may truncate the file and must not replace it.
  const std::string& temporary() const { return temporary_; }
  // An error about temporary() as one about the target.
  Status about_target(const Status& status) const;
  // Writes what is buffered and flushes it to the disk. Nothing may be appended after it.
  Status seal();
  // Seals and renames. To publish several files together, seal each of them first.
  Status publish();

 private:
  WholeFile() = default;
  Error error(int code) const;
  Status drain();
  void give_up();

  std::string target_;
  std::string temporary_;  // empty once published
  std::string buffer_;
  int descriptor_ = -1;  // -1 once sealed
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_BASE_WHOLE_FILE_H_
