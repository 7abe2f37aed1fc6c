// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_NIGHTLY_INBOX_H_
#define BOARDTRAIL_NIGHTLY_INBOX_H_

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "pipeline/file_walk.h"

namespace boardtrail {

// How a file was when a run first looked at it.
struct FileState {
  std::int64_t size = 0;
  std::int64_t modified_ns = 0;
  std::int64_t changed_ns = 0;  // ctime: no program can set it back
  std::uint64_t inode = 0;

  bool operator==(const FileState&) const = default;
};

// False where no regular file stands there.
bool look_at(const std::string& path, FileState& state);

// Tells the files of the inbox that are complete from those that somebody may still be
// writing. Complete is what nobody has open for writing (as far as the system tells: it
// does of the job's own files, and to root) and what has not changed in any way for a
// while. A copy that stalls for longer than that is taken as it is; it should be made under
// a name that is passed over (".part" at its end) and renamed.
class Inbox {
 public:
  Inbox(std::chrono::seconds settle, std::chrono::system_clock::time_point now)
      : settle_(settle), now_(now) {}

  // Whether the run may take it; remembers it as taken or as waiting.
  bool take(const FoundFile& file);

  const std::map<std::string, FileState>& taken() const { return taken_; }
  const std::vector<std::string>& waiting() const { return waiting_; }

 private:
  std::chrono::seconds settle_;
  std::chrono::system_clock::time_point now_;
  std::map<std::string, FileState> taken_;
  std::vector<std::string> waiting_;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_NIGHTLY_INBOX_H_
