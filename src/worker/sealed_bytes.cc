// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker/sealed_bytes.h"

#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace boardtrail {
namespace {

Error system_error(const char* what) {
  return {ErrorCode::kIo, std::string(what) + ": " + std::strerror(errno), ""};
}

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

Result<SealedBytes> SealedBytes::copy_of(std::string_view bytes) {
  const int descriptor = ::memfd_create("document", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (descriptor < 0) return system_error("no memory for the document");
  SealedBytes sealed(descriptor, static_cast<std::int64_t>(bytes.size()));
  if (!write_all(descriptor, bytes)) return system_error("no memory for the document");
  constexpr int kSeals = F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE;
  if (::fcntl(descriptor, F_ADD_SEALS, kSeals) != 0) {
    return system_error("the document cannot be sealed");
  }
  return sealed;
}

SealedBytes::SealedBytes(SealedBytes&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), size_(other.size_) {}

SealedBytes& SealedBytes::operator=(SealedBytes&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  std::swap(size_, other.size_);
  return *this;
}

SealedBytes::~SealedBytes() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace boardtrail
