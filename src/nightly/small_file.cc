// SPDX-License-Identifier: GPL-3.0-or-later
#include "nightly/small_file.h"

#include <cerrno>
#include <cstdio>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/descriptor.h"
#include "nightly/move_file.h"

namespace boardtrail {

Result<std::string> read_small_file(const std::string& path, std::size_t limit) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  struct stat about {};
  if (!file || ::fstat(file.number(), &about) != 0) return system_error(errno, path);
  if (!S_ISREG(about.st_mode)) return Error{ErrorCode::kUnsupported, "not a regular file", path};
  std::string bytes;
  for (;;) {
    const std::size_t filled = bytes.size();
    bytes.resize(filled + 65536);
    const ssize_t got = ::read(file.number(), bytes.data() + filled, bytes.size() - filled);
    if (got < 0 && errno != EINTR) return system_error(errno, path);
    bytes.resize(filled + static_cast<std::size_t>(got < 0 ? 0 : got));
    if (got == 0) return bytes;
    if (bytes.size() > limit) {
      return Error{ErrorCode::kLimitExceeded, "has more than " + std::to_string(limit) + " bytes",
                   path};
    }
  }
}

namespace {

Status write_all(int file, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(file, bytes.data(), bytes.size());
    if (put < 0 && errno != EINTR) return system_error(errno, path);
    if (put > 0) bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return {};
}

}  // namespace

Status write_small_file(const std::string& path, std::string_view bytes) {
  const std::string part = path + ".part";
  ::unlink(part.c_str());
  const Descriptor file(
      ::open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0644));
  if (!file) return system_error(errno, part);
  BOARDTRAIL_RETURN_IF_ERROR(write_all(file.number(), bytes, part));
  if (::fsync(file.number()) != 0) return system_error(errno, part);
  if (std::rename(part.c_str(), path.c_str()) != 0) return system_error(errno, path);
  return flush_folder_of(path);
}

Status overwrite_small_file(const std::string& path, std::string_view bytes) {
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  struct stat about {};
  if (!file || ::fstat(file.number(), &about) != 0) return system_error(errno, path);
  if (!S_ISREG(about.st_mode)) return Error{ErrorCode::kUnsupported, "not a regular file", path};
  BOARDTRAIL_RETURN_IF_ERROR(write_all(file.number(), bytes, path));
  const bool done = ::ftruncate(file.number(), static_cast<off_t>(bytes.size())) == 0 &&
                    ::fsync(file.number()) == 0;
  return done ? Status{} : Status{system_error(errno, path)};
}

Status append_line(const std::string& path, std::string_view line) {
  const Descriptor file(
      ::open(path.c_str(), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644));
  if (!file) return system_error(errno, path);
  std::string text;
  const off_t end = ::lseek(file.number(), 0, SEEK_END);
  char last = '\n';
  if (end > 0 && ::pread(file.number(), &last, 1, end - 1) != 1) return system_error(errno, path);
  if (last != '\n') text = "\n";
  (text += line) += '\n';
  const ssize_t written = ::write(file.number(), text.data(), text.size());
  if (written < 0) return system_error(errno, path);
  if (static_cast<std::size_t>(written) != text.size()) {
    return Error{ErrorCode::kIo, "the line was written in part only", path};
  }
  if (::fsync(file.number()) != 0) return system_error(errno, path);
  return {};
}

}  // namespace boardtrail
