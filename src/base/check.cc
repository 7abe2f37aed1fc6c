// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/check.h"

#include <stdexcept>
#include <string>

namespace boardtrail {

void fail_check(const char* condition, const char* file, int line) {
  throw std::logic_error(std::string(file) + ":" + std::to_string(line) +
                         ": this should always hold: " + condition);
}

}  // namespace boardtrail
