// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/mapped_bytes.h"

#include <utility>

#include <sys/mman.h>
#include <unistd.h>

namespace boardtrail {

std::optional<MappedBytes> MappedBytes::of(int descriptor) {
  MappedBytes mapped;
  const off_t size = ::lseek(descriptor, 0, SEEK_END);
  if (size < 0) return std::nullopt;
  if (size == 0) return mapped;  // of no bytes there is no mapping
  mapped.size_ = static_cast<std::size_t>(size);
  void* start = ::mmap(nullptr, mapped.size_, PROT_READ, MAP_PRIVATE, descriptor, 0);
  if (start == MAP_FAILED) return std::nullopt;
  mapped.start_ = start;
  return mapped;
}

MappedBytes::MappedBytes(MappedBytes&& other) noexcept
    : start_(std::exchange(other.start_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedBytes& MappedBytes::operator=(MappedBytes&& other) noexcept {
  std::swap(start_, other.start_);
  std::swap(size_, other.size_);
  return *this;
}

MappedBytes::~MappedBytes() {
  if (start_ != nullptr) ::munmap(start_, size_);
}

}  // namespace boardtrail
