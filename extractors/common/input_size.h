// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_COMMON_INPUT_SIZE_H_
#define BOARDTRAIL_EXTRACTORS_COMMON_INPUT_SIZE_H_

#include <string_view>

#include "base/limits.h"
#include "base/result.h"

namespace boardtrail {

// What every reader asks first. Errors: kBadInput for an empty file, kLimitExceeded for one
// beyond max_document_bytes.
Status check_input_size(std::string_view bytes, const Limits& limits);

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_COMMON_INPUT_SIZE_H_
