// SPDX-License-Identifier: GPL-3.0-or-later
#include "nightly/inbox.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <string_view>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/descriptor.h"

namespace boardtrail {
namespace {

// Endings under which programs write what they will rename (WinSCP, browsers, rclone),
// beside those that every run passes over.
constexpr std::array<std::string_view, 4> kHalfWritten = {".filepart", ".partial", ".download",
                                                          ".opdownload"};

std::int64_t nanoseconds(const timespec& time) {
  return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

// The system grants a lease for reading only where nobody has the file open for writing.
// It is asked of the job's own files; of others it says nothing.
bool is_open_for_writing(const std::string& path) {
  const Descriptor file(
      ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY));
  if (!file) return false;
  // Who opens it for writing just now makes the system send a signal: one that is ignored.
  ::fcntl(file.number(), F_SETSIG, SIGURG);
  if (::fcntl(file.number(), F_SETLEASE, F_RDLCK) != 0) return errno == EAGAIN;
  ::fcntl(file.number(), F_SETLEASE, F_UNLCK);
  return false;
}

}  // namespace

bool look_at(const std::string& path, FileState& state) {
  struct stat about {};
  if (::lstat(path.c_str(), &about) != 0 || !S_ISREG(about.st_mode)) return false;
  state = {about.st_size, nanoseconds(about.st_mtim), nanoseconds(about.st_ctim), about.st_ino};
  return true;
}

bool Inbox::take(const FoundFile& file) {
  const bool half_written = std::any_of(kHalfWritten.begin(), kHalfWritten.end(),
                                        [&](auto end) { return file.path.ends_with(end); });
  FileState state;
  if (!look_at(file.path, state)) return false;
  const std::int64_t now =
      std::chrono::duration_cast<std::chrono::nanoseconds>(now_.time_since_epoch()).count();
  const std::int64_t settle = std::chrono::nanoseconds(settle_).count();
  // A time of change after now is that of a clock that was set back: it settles nothing, but
  // must not keep a file for ever.
  const bool young =
      settle > 0 && state.changed_ns > now - settle &&
      state.changed_ns <= now + std::chrono::nanoseconds(std::chrono::hours(24)).count();
  if (half_written || young || is_open_for_writing(file.path)) {
    waiting_.push_back(file.path);
    return false;
  }
  taken_.emplace(file.path, state);
  return true;
}

}  // namespace boardtrail
