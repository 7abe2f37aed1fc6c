// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_WORKER_SEALED_BYTES_H_
#define BOARDTRAIL_WORKER_SEALED_BYTES_H_

#include <cstdint>
#include <string_view>
#include <utility>

#include "base/descriptor.h"
#include "base/result.h"

namespace boardtrail {

// Bytes in anonymous memory (memfd) that nobody can change, grow or shrink any more: a
// document on its way to a reader. Owns the descriptor; movable. Errors: kIo.
class SealedBytes {
 public:
  static Result<SealedBytes> copy_of(std::string_view bytes);
  // What is left to read of an open file, which may grow or shrink meanwhile. More bytes than
  // `most` are kLimitExceeded.
  static Result<SealedBytes> rest_of(int file, std::int64_t most);

  int descriptor() const { return descriptor_.number(); }
  std::int64_t size() const { return size_; }

 private:
  explicit SealedBytes(Descriptor descriptor) : descriptor_(std::move(descriptor)) {}
  static Result<SealedBytes> create();
  Status append(std::string_view bytes);
  Status seal();

  Descriptor descriptor_;
  std::int64_t size_ = 0;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_WORKER_SEALED_BYTES_H_
