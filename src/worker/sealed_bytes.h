// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_WORKER_SEALED_BYTES_H_
#define BOARDTRAIL_WORKER_SEALED_BYTES_H_

#include <cstdint>
#include <string_view>

#include "base/result.h"

namespace boardtrail {

// Bytes in anonymous memory (memfd) that nobody can change, grow or shrink any more: a
// document on its way to a reader. Owns the descriptor; movable. Errors: kIo.
class SealedBytes {
 public:
  static Result<SealedBytes> copy_of(std::string_view bytes);

  SealedBytes(SealedBytes&& other) noexcept;
  SealedBytes& operator=(SealedBytes&& other) noexcept;
  ~SealedBytes();

  int descriptor() const { return descriptor_; }
  std::int64_t size() const { return size_; }

 private:
  SealedBytes(int descriptor, std::int64_t size) : descriptor_(descriptor), size_(size) {}

  int descriptor_ = -1;
  std::int64_t size_ = 0;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_WORKER_SEALED_BYTES_H_
