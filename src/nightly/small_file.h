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

// Writes a file that is there whole or as it was. The name under which it is made first is
// always the same (".part" at its end), so that what a run leaves that was ended is used up
// by the next: only one program at a time may write the file. WholeFile, which takes a new
// name each time so that many may write, would leave one behind for each night that is cut.
Status write_small_file(const std::string& path, std::string_view bytes);

// Writes over what stands there, byte for byte: for a folder or a disk that takes no new file.
// Who is stopped half-way leaves a mixture. Errors also: kNotFound.
Status overwrite_small_file(const std::string& path, std::string_view bytes);

// Appends a line to a file that is made where there is none, in one write, so that lines
// of two programs never mix, and flushes it to the disk. A last line that a power cut has
// left unfinished is ended first.
Status append_line(const std::string& path, std::string_view line);

}  // namespace boardtrail

#endif  // BOARDTRAIL_NIGHTLY_SMALL_FILE_H_
