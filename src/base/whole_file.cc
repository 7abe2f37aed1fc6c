// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/whole_file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace boardtrail {
namespace {

constexpr std::size_t kBufferBytes = 1U << 16;
constexpr int kAttempts = 1000;

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

// Makes the rename itself survive a power cut. Some file systems cannot flush a folder;
// the file is whole all the same.
void flush_folder(const std::string& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  static_cast<void>(::fsync(descriptor));
  ::close(descriptor);
}

}  // namespace

Error WholeFile::error(int code) const { return {ErrorCode::kIo, std::strerror(code), target_}; }

Result<WholeFile> WholeFile::create(const std::string& target) {
  WholeFile file;
  file.target_ = target;
  struct stat before {};
  const bool stands = ::lstat(target.c_str(), &before) == 0;
  if (stands && S_ISLNK(before.st_mode)) {
    return Error{ErrorCode::kIo, "is a symbolic link; name the file itself", target};
  }
  if (stands && !S_ISREG(before.st_mode)) {
    return Error{ErrorCode::kIo, "is no regular file, and is not replaced", target};
  }
  const std::string folder = folder_of(target);
  for (int i = 0; i < kAttempts && file.descriptor_ < 0; ++i) {
    file.temporary_ =
        folder + "/.boardtrail-" + std::to_string(::getpid()) + "-" + std::to_string(i) + ".part";
    file.descriptor_ =
        ::open(file.temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (file.descriptor_ < 0 && errno != EEXIST) break;
  }
  if (file.descriptor_ < 0) {
    file.temporary_.clear();
    return file.error(errno);
  }
  if (stands && ::fchmod(file.descriptor_, before.st_mode & 0777U) != 0) return file.error(errno);
  return file;
}

WholeFile::WholeFile(WholeFile&& other) noexcept { *this = std::move(other); }

WholeFile& WholeFile::operator=(WholeFile&& other) noexcept {
  if (this == &other) return *this;
  give_up();
  target_ = std::exchange(other.target_, {});
  temporary_ = std::exchange(other.temporary_, {});
  buffer_ = std::exchange(other.buffer_, {});
  descriptor_ = std::exchange(other.descriptor_, -1);
  return *this;
}

WholeFile::~WholeFile() { give_up(); }

void WholeFile::give_up() {
  if (descriptor_ >= 0) ::close(descriptor_);
  descriptor_ = -1;
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
  temporary_.clear();
}

Status WholeFile::about_target(const Status& status) const {
  if (status.ok() || status.error().origin != temporary_) return status;
  return Error{status.error().code, status.error().message, target_};
}

Status WholeFile::drain() {
  std::string_view rest = buffer_;
  while (!rest.empty()) {
    const ssize_t written = ::write(descriptor_, rest.data(), rest.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return error(errno);
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
  buffer_.clear();
  return {};
}

Status WholeFile::append(std::string_view bytes) {
  BOARDTRAIL_CHECK(descriptor_ >= 0);
  buffer_ += bytes;
  return buffer_.size() < kBufferBytes ? Status() : drain();
}

Status WholeFile::seal() {
  if (descriptor_ < 0) return {};
  BOARDTRAIL_RETURN_IF_ERROR(drain());
  if (::fsync(descriptor_) != 0) return error(errno);
  const int code = ::close(std::exchange(descriptor_, -1));
  return code == 0 ? Status() : Status(error(errno));
}

Status WholeFile::publish() {
  BOARDTRAIL_RETURN_IF_ERROR(seal());
  if (std::rename(temporary_.c_str(), target_.c_str()) != 0) return error(errno);
  temporary_.clear();
  flush_folder(folder_of(target_));
  return {};
}

}  // namespace boardtrail
