// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utc.h"

#include <array>

namespace boardtrail {
namespace {

constexpr const char* kFormat = "%Y-%m-%dT%H:%M:%SZ";

}  // namespace

std::string utc_text(std::time_t time) {
  std::tm parts{};
  ::gmtime_r(&time, &parts);
  std::array<char, 32> text{};
  std::strftime(text.data(), text.size(), kFormat, &parts);
  return text.data();
}

std::string utc_now() { return utc_text(std::time(nullptr)); }

std::time_t utc_time(std::string_view text) {
  std::tm parts{};
  const std::string copy(text);
  const char* end = ::strptime(copy.c_str(), kFormat, &parts);
  return end == nullptr || *end != '\0' ? 0 : ::timegm(&parts);
}

}  // namespace boardtrail
