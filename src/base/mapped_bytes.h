// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_BASE_MAPPED_BYTES_H_
#define BOARDTRAIL_BASE_MAPPED_BYTES_H_

#include <cstddef>
#include <optional>
#include <string_view>

namespace boardtrail {

// The bytes of an open file where they lie, without a copy, as long as it lives; the file may be
// closed before. Only for files that nobody can make shorter (sealed memfd): to read behind the
// end of one kills the process.
class MappedBytes {
 public:
  MappedBytes() = default;
  // All bytes of the file; nullopt where the system refuses.
  static std::optional<MappedBytes> of(int descriptor);

  MappedBytes(MappedBytes&& other) noexcept;
  MappedBytes& operator=(MappedBytes&& other) noexcept;
  ~MappedBytes();

  std::string_view bytes() const { return {static_cast<const char*>(start_), size_}; }

 private:
  void* start_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_BASE_MAPPED_BYTES_H_
