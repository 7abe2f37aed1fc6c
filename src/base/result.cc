// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/result.h"

namespace boardtrail {

std::string to_string(const Error& error) {
  if (error.origin.empty()) return error.message;
  return error.origin + ": " + error.message;
}

const char* error_code_name(ErrorCode code) {
  switch (code) {
    case ErrorCode::kBadInput:
      return "bad-input";
    case ErrorCode::kUnsupported:
      return "unsupported";
    case ErrorCode::kProtected:
      return "protected";
    case ErrorCode::kLimitExceeded:
      return "limit-exceeded";
    case ErrorCode::kNotFound:
      return "not-found";
    case ErrorCode::kIo:
      return "io";
    case ErrorCode::kConflict:
      return "conflict";
    case ErrorCode::kBadUsage:
      return "bad-usage";
  }
  return "unknown";
}

}  // namespace boardtrail
