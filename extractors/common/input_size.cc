// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/common/input_size.h"

#include <string>

namespace boardtrail {

Status check_input_size(std::string_view bytes, const Limits& limits) {
  if (bytes.empty()) return Error{ErrorCode::kBadInput, "the file is empty", ""};
  if (bytes.size() > static_cast<std::size_t>(limits.max_document_bytes)) {
    return Error{ErrorCode::kLimitExceeded,
                 "the file has " + std::to_string(bytes.size()) + " bytes, limit " +
                     std::to_string(limits.max_document_bytes),
                 ""};
  }
  return {};
}

}  // namespace boardtrail
