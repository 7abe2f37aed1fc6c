// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/damage.h"

namespace boardtrail {

std::string Damage::flip_bits(std::string_view bytes, int count) {
  std::string hurt(bytes);
  for (int i = 0; i < count && !hurt.empty(); ++i) {
    char& byte = hurt[below(hurt.size())];
    byte = static_cast<char>(static_cast<unsigned char>(byte) ^ (1U << below(8)));
  }
  return hurt;
}

std::string Damage::wound(std::string_view bytes) {
  const std::size_t kind = below(4);
  if (kind == 0) return flip_bits(bytes, 1 + static_cast<int>(below(8)));
  const std::size_t begin = below(bytes.size());
  const std::size_t length = 1 + below(64);
  const std::string_view stretch = bytes.substr(begin, length);
  std::string hurt(bytes.substr(0, begin));
  if (kind == 1) {
    hurt += stretch;
    hurt += stretch;
  } else if (kind == 2) {
    hurt += std::string(stretch.size(), static_cast<char>(below(256)));
  }
  hurt += bytes.substr(begin + stretch.size());
  return hurt;
}

}  // namespace boardtrail
