// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/file_content.h"

#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/descriptor.h"
#include "base/text.h"

namespace boardtrail {
namespace {

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
  if (about.st_size > limits_.max_document_bytes) {
    return Error{ErrorCode::kLimitExceeded,
                 "has " + std::to_string(about.st_size) + " bytes, limit " +
                     std::to_string(limits_.max_document_bytes),
                 ""};
  }
  BOARDTRAIL_ASSIGN_OR_RETURN(SealedBytes sealed,
                              SealedBytes::rest_of(descriptor, limits_.max_document_bytes));
  auto mapped = MappedBytes::of(sealed.descriptor());
  if (!mapped) return refused(errno);
  // The time is that from before the reading: a file written meanwhile is read again
  // by the next run.
  const std::int64_t modified =
      std::int64_t{about.st_mtim.tv_sec} * 1'000'000'000 + about.st_mtim.tv_nsec;
  return FileContent{std::move(sealed), *std::move(mapped), modified};
}

Result<FileContent> FileReader::read(const FoundFile& file) {
  BOARDTRAIL_ASSIGN_OR_RETURN(const int number, open(file));
  const Descriptor descriptor(number);
  return read_descriptor(descriptor.number());
}

}  // namespace boardtrail
