// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/file_content.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/descriptor.h"
#include "base/text.h"

namespace boardtrail {
namespace {

// Bytes of the buffer that are kept between files; a rare huge one gives its memory back.
constexpr std::size_t kKeptBytes = 16U << 20U;

Error refused(int number) { return system_error(number, ""); }

}  // namespace

FileReader::~FileReader() {
  if (folder_ >= 0) ::close(folder_);
}

Result<int> FileReader::open_folder(std::string_view root, std::string_view inner) {
  const std::string path = std::string(root) + "/" + std::string(inner);
  if (folder_ >= 0 && folder_path_ == path) return folder_;
  if (folder_ >= 0) ::close(folder_);
  folder_ =
      ::open(std::string(root.empty() ? "." : root).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder_ < 0) return refused(errno);
  for (const std::string_view name : split(inner, '/')) {
    if (name.empty()) continue;
    const int next = ::openat(folder_, std::string(name).c_str(),
                              O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    const int number = errno;
    ::close(folder_);
    folder_ = next;
    if (next < 0) return refused(number);
  }
  folder_path_ = path;
  return folder_;
}

Result<int> FileReader::open(const FoundFile& file) {
  constexpr int kFlags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;
  int descriptor = -1;
  if (file.root_bytes == file.path.size()) {
    descriptor = ::open(file.path.c_str(), kFlags);
  } else {
    const std::string_view path = file.path;
    const std::string_view inner = path.substr(file.root_bytes);
    const std::size_t slash = inner.rfind('/');
    const std::size_t name = slash == std::string_view::npos ? 0 : slash + 1;
    BOARDTRAIL_ASSIGN_OR_RETURN(
        const int folder, open_folder(path.substr(0, file.root_bytes), inner.substr(0, name)));
    descriptor = ::openat(folder, std::string(inner.substr(name)).c_str(), kFlags | O_NOFOLLOW);
  }
  if (descriptor < 0) return refused(errno);
  return descriptor;
}

Result<FileContent> FileReader::read_descriptor(int descriptor) {
  struct stat about {};
  if (::fstat(descriptor, &about) != 0) return refused(errno);
  if (!S_ISREG(about.st_mode)) return Error{ErrorCode::kUnsupported, "not a regular file", ""};
  const auto limit = static_cast<std::size_t>(limits_.max_document_bytes);
  const auto too_large = [limit](std::size_t size) {
    return Error{ErrorCode::kLimitExceeded,
                 "has " + std::to_string(size) + " bytes, limit " + std::to_string(limit), ""};
  };
  auto expected = static_cast<std::size_t>(about.st_size);
  if (expected > limit) return too_large(expected);
  if (buffer_.capacity() > kKeptBytes && expected < kKeptBytes) buffer_ = std::string();
  std::size_t filled = 0;
  for (;;) {
    // One byte more than expected, so that the end shows without another round.
    if (buffer_.size() < expected + 1) buffer_.resize(expected + 1);
    const ssize_t got = ::read(descriptor, buffer_.data() + filled, expected + 1 - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return refused(errno);
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
    if (filled > limit) return too_large(filled);
    if (filled > expected) expected = std::min(limit, 2 * filled);  // it grows while we read
  }
  // The time is that from before the reading: a file written meanwhile is read again
  // by the next run.
  const std::int64_t modified =
      std::int64_t{about.st_mtim.tv_sec} * 1'000'000'000 + about.st_mtim.tv_nsec;
  return FileContent{std::string_view(buffer_.data(), filled), static_cast<std::int64_t>(filled),
                     modified};
}

Result<FileContent> FileReader::read(const FoundFile& file) {
  BOARDTRAIL_ASSIGN_OR_RETURN(const int number, open(file));
  const Descriptor descriptor(number);
  return read_descriptor(descriptor.number());
}

}  // namespace boardtrail
