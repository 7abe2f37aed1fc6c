// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/file_bytes.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace boardtrail {
namespace {

Error system_error(int number) {
  const ErrorCode code = number == ENOENT                      ? ErrorCode::kNotFound
                         : number == EACCES || number == EPERM ? ErrorCode::kProtected
                                                               : ErrorCode::kIo;
  return {code, std::strerror(number), ""};
}

class Descriptor {
 public:
  // Non-blocking, so that a named pipe cannot hold the program.
  explicit Descriptor(const std::string& path)
      : number_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }

 private:
  int number_;
};

}  // namespace

Result<std::string> read_file_bytes(const std::string& path, std::int64_t max_bytes) {
  const Descriptor file(path);
  struct stat about {};
  if (file.number() < 0 || ::fstat(file.number(), &about) != 0) return system_error(errno);
  if (!S_ISREG(about.st_mode)) return Error{ErrorCode::kUnsupported, "not a regular file", ""};
  const auto too_long = [&](std::int64_t size) {
    return Error{
        ErrorCode::kLimitExceeded,
        "file has " + std::to_string(size) + " bytes or more, limit " + std::to_string(max_bytes),
        ""};
  };
  if (about.st_size > max_bytes) return too_long(about.st_size);
  std::string bytes;
  char piece[1 << 16];
  while (true) {
    const ssize_t count = ::read(file.number(), piece, sizeof piece);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return system_error(errno);
    if (count == 0) return bytes;
    bytes.append(piece, static_cast<std::size_t>(count));
    const auto size = static_cast<std::int64_t>(bytes.size());
    if (size > max_bytes) return too_long(size);
  }
}

}  // namespace boardtrail
