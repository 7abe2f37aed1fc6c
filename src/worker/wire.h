// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_WORKER_WIRE_H_
#define BOARDTRAIL_WORKER_WIRE_H_

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/text.h"

// How values stand in messages between parent and reader (worker/messages.h).
namespace boardtrail::wire {

template <typename T>
void put(std::string* out, const T& value) {
  static_assert(std::is_trivially_copyable_v<T>);
  char bytes[sizeof(T)];
  std::memcpy(bytes, &value, sizeof(T));
  out->append(bytes, sizeof(T));
}

inline void put_text(std::string* out, std::string_view text) {
  put(out, static_cast<std::uint32_t>(text.size()));
  *out += text;
}

// Takes values off the front; after the first that is not there everything fails.
class Taker {
 public:
  explicit Taker(std::string_view bytes) : bytes_(bytes) {}

  template <typename T>
  bool take(T* value) {
    static_assert(std::is_trivially_copyable_v<T> && !std::is_same_v<T, bool>);
    if (bytes_.size() < sizeof(T)) return false;
    std::memcpy(value, bytes_.data(), sizeof(T));
    bytes_.remove_prefix(sizeof(T));
    return true;
  }
  template <typename T>
  bool take_choice(T* value, T last) {
    std::uint8_t number = 0;
    if (!take(&number) || number > static_cast<std::uint8_t>(last)) return false;
    *value = static_cast<T>(number);
    return true;
  }
  bool take_bytes(std::string* bytes, std::size_t most) {
    std::uint32_t size = 0;
    if (!take(&size) || size > most || size > bytes_.size()) return false;
    *bytes = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return true;
  }
  bool take_text(std::string* text, std::size_t most) {
    return take_bytes(text, most) && is_valid_utf8(*text);
  }
  bool at_end() const { return bytes_.empty(); }
  std::string_view rest() const { return bytes_; }

 private:
  std::string_view bytes_;
};

}  // namespace boardtrail::wire

#endif  // BOARDTRAIL_WORKER_WIRE_H_
