// SPDX-License-Identifier: GPL-3.0-or-later
#include "nightly/move_file.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <string_view>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/descriptor.h"

namespace boardtrail {
namespace {

constexpr std::size_t kPiece = 1U << 18U;

std::string folder_of(const std::string& path) {
  const std::string folder = std::filesystem::path(path).parent_path().string();
  return folder.empty() ? "." : folder;
}

Error taken(const std::string& path) {
  return {ErrorCode::kConflict, "something stands there already", path};
}

// renameat2() knows "and never replace" on most filesystems; where it does not, a second
// name is made, which fails where there is one, and the first is removed.
Status rename_to_nothing(const std::string& from, const std::string& to) {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return {};
  if (errno == EEXIST) return taken(to);
  if (errno != EINVAL && errno != ENOSYS) return system_error(errno, errno == EXDEV ? to : from);
  if (::link(from.c_str(), to.c_str()) != 0) {
    return errno == EEXIST ? taken(to) : system_error(errno, to);
  }
  if (::unlink(from.c_str()) != 0) return system_error(errno, from);
  return {};
}

// The bytes of `from` up to its end; false: an error stands in errno.
bool pour(int from, int to) {
  std::vector<char> piece(kPiece);
  for (;;) {
    const ssize_t got = ::read(from, piece.data(), piece.size());
    if (got == 0) return true;
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return false;
    for (ssize_t done = 0; done < got;) {
      const ssize_t put = ::write(to, piece.data() + done, static_cast<std::size_t>(got - done));
      if (put < 0 && errno != EINTR) return false;
      if (put > 0) done += put;
    }
  }
}

// Copies beside the target under a name that every run passes over, flushes, and gives it
// its name; only then the original goes. The times stay, so that the copy counts as the
// file that was read.
Status copy_over(const std::string& from, const std::string& to) {
  const std::string part = to + ".part";
  ::unlink(part.c_str());
  const Descriptor source(::open(from.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  struct stat about {};
  if (!source || ::fstat(source.number(), &about) != 0) return system_error(errno, from);
  const Descriptor target(
      ::open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0644));
  if (!target) return system_error(errno, part);
  const timespec times[] = {about.st_atim, about.st_mtim};
  if (!pour(source.number(), target.number()) || ::futimens(target.number(), times) != 0 ||
      ::fsync(target.number()) != 0) {
    const Error error = system_error(errno, part);
    ::unlink(part.c_str());
    return error;
  }
  if (const Status renamed = rename_to_nothing(part, to); !renamed.ok()) {
    ::unlink(part.c_str());
    return renamed;
  }
  BOARDTRAIL_RETURN_IF_ERROR(flush_folder_of(to));
  return remove_file(from);
}

}  // namespace

Status flush_folder_of(const std::string& path) {
  const std::string name = folder_of(path);
  const Descriptor folder(::open(name.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder || ::fsync(folder.number()) != 0) return system_error(errno, name);
  return {};
}

bool stands_there(const std::string& path) {
  struct stat about {};
  return ::lstat(path.c_str(), &about) == 0 || errno != ENOENT;
}

Status remove_file(const std::string& path) {
  if (::unlink(path.c_str()) != 0 && errno != ENOENT) return system_error(errno, path);
  return flush_folder_of(path);
}

Status make_folders(const std::string& path) {
  std::error_code error;
  std::filesystem::create_directories(path, error);
  if (error) return system_error(error.value(), path);
  return {};
}

Status move_file(const std::string& from, const std::string& to) {
  if (stands_there(to)) return taken(to);
  errno = 0;
  const Status renamed = rename_to_nothing(from, to);
  if (!renamed.ok() && errno == EXDEV) return copy_over(from, to);
  BOARDTRAIL_RETURN_IF_ERROR(renamed);
  BOARDTRAIL_RETURN_IF_ERROR(flush_folder_of(to));
  return flush_folder_of(from);
}

Result<bool> same_content(const std::string& a, const std::string& b) {
  constexpr int kFlags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;
  const Descriptor first(::open(a.c_str(), kFlags));
  if (!first) return system_error(errno, a);
  const Descriptor second(::open(b.c_str(), kFlags));
  if (!second && errno == ELOOP) return false;
  if (!second) return system_error(errno, b);
  struct stat about_first {
  }, about_second{};
  if (::fstat(first.number(), &about_first) != 0) return system_error(errno, a);
  if (::fstat(second.number(), &about_second) != 0) return system_error(errno, b);
  if (!S_ISREG(about_second.st_mode) || about_first.st_size != about_second.st_size) return false;
  std::vector<char> left(kPiece), right(kPiece);
  for (off_t at = 0; at < about_first.st_size;) {
    const ssize_t got = ::pread(first.number(), left.data(), left.size(), at);
    if (got <= 0) return system_error(got == 0 ? EIO : errno, a);
    const auto size = static_cast<std::size_t>(got);
    if (::pread(second.number(), right.data(), size, at) != got) return system_error(EIO, b);
    if (!std::equal(left.begin(), left.begin() + got, right.begin())) return false;
    at += got;
  }
  return true;
}

}  // namespace boardtrail
