// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/diagnostic.h"

#include <array>

namespace boardtrail {

const char* level_name(DiagnosticLevel level) {
  static constexpr std::array<const char*, 3> kNames = {"note", "doubt", "loss"};
  return kNames.at(static_cast<std::size_t>(level));
}

}  // namespace boardtrail
