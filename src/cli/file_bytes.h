// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_CLI_FILE_BYTES_H_
#define BOARDTRAIL_CLI_FILE_BYTES_H_

#include <cstdint>
#include <string>

#include "base/result.h"

namespace boardtrail {

// The whole of a regular file. kNotFound, kProtected, kLimitExceeded, kIo.
Result<std::string> read_file_bytes(const std::string& path, std::int64_t max_bytes);

}  // namespace boardtrail

#endif  // BOARDTRAIL_CLI_FILE_BYTES_H_
