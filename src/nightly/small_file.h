// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_NIGHTLY_SMALL_FILE_H_
#define BOARDTRAIL_NIGHTLY_SMALL_FILE_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"

namespace boardtrail {

// The bytes of a regular file of at most `limit` bytes.
// Errors, with the path as origin: kNotFound, kProtected, kIo, kLimitExceeded, kUnsupported
// (no regular file).
Result<std::string> read_small_file(const std::string& path, std::size_t limit);

// Appends a line to a file that is made where there is none, in one write, so that lines
// of two programs never mix, and flushes it to the disk. A last line that a power cut has
// left unfinished is ended first.
Status append_line(const std::string& path, std::string_view line);

}  // namespace boardtrail

#endif  // BOARDTRAIL_NIGHTLY_SMALL_FILE_H_
