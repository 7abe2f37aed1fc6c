// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker/sealed_bytes.h"

#include <cerrno>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace boardtrail {
namespace {

// Small enough for a core's own cache: read from the file and written to memory, a piece of the
// bytes is fetched once.
constexpr std::size_t kPieceBytes = 128 << 10;

Error no_memory(int number) {
  return {ErrorCode::kIo, "no memory for the document: " + std::string(std::strerror(number)), ""};
}

}  // namespace

Result<SealedBytes> SealedBytes::create() {
  const int descriptor = ::memfd_create("document", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (descriptor < 0) return no_memory(errno);
  return SealedBytes(Descriptor(descriptor));
}

Result<SealedBytes> SealedBytes::copy_of(std::string_view bytes) {
  BOARDTRAIL_ASSIGN_OR_RETURN(SealedBytes copy, create());
  BOARDTRAIL_RETURN_IF_ERROR(copy.append(bytes));
  BOARDTRAIL_RETURN_IF_ERROR(copy.seal());
  return copy;
}

Result<SealedBytes> SealedBytes::rest_of(int file, std::int64_t most) {
  BOARDTRAIL_ASSIGN_OR_RETURN(SealedBytes copy, create());
  const auto piece = std::make_unique_for_overwrite<char[]>(kPieceBytes);
  for (;;) {
    const ssize_t got = ::read(file, piece.get(), kPieceBytes);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return system_error(errno, "");
    if (got == 0) break;
    BOARDTRAIL_RETURN_IF_ERROR(copy.append({piece.get(), static_cast<std::size_t>(got)}));
    if (copy.size_ > most) {
      return Error{ErrorCode::kLimitExceeded,
                   "has more than " + std::to_string(most) + " bytes, the limit", ""};
    }
  }
  BOARDTRAIL_RETURN_IF_ERROR(copy.seal());
  return copy;
}

Status SealedBytes::append(std::string_view bytes) {
  size_ += static_cast<std::int64_t>(bytes.size());
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return no_memory(errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

Status SealedBytes::seal() {
  constexpr int kSeals = F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE;
  if (::fcntl(descriptor(), F_ADD_SEALS, kSeals) == 0) return {};
  return Error{ErrorCode::kIo,
               "the document cannot be sealed: " + std::string(std::strerror(errno)), ""};
}

}  // namespace boardtrail
