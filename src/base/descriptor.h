// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_BASE_DESCRIPTOR_H_
#define BOARDTRAIL_BASE_DESCRIPTOR_H_

#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

#include <unistd.h>

#include "base/result.h"

namespace boardtrail {

// What the system refused about a path, as an Error.
inline Error system_error(int number, const std::string& path) {
  const ErrorCode code = number == ENOENT                      ? ErrorCode::kNotFound
                         : number == EACCES || number == EPERM ? ErrorCode::kProtected
                         : number == ELOOP                     ? ErrorCode::kUnsupported
                                                               : ErrorCode::kIo;
  return {code, std::strerror(number), path};
}

// An open file, closed when it goes out of scope; a negative number is none.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  explicit operator bool() const { return number_ >= 0; }
  int number() const { return number_; }

 private:
  int number_;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_BASE_DESCRIPTOR_H_
