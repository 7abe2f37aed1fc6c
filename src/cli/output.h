// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_CLI_OUTPUT_H_
#define BOARDTRAIL_CLI_OUTPUT_H_

#include <string>
#include <string_view>

#include "base/result.h"
#include "cli/exit_code.h"

namespace boardtrail {

// The only code that writes to stdout and stderr.

// Writes data to stdout. False: stop. Either the reader has closed the pipe, which is
// no error (`boardtrail actions | head`), or the write failed (a full disk).
bool print(std::string_view text);

// Flushes stdout. `done` where all was written or the reader went away, else
// kOutputFailed, once it has been said.
ExitCode finish_output(ExitCode done);

// "boardtrail: <text>" on stderr, in one line that is safe to show.
void complain(std::string_view text);

// The same without the program's name: summaries.
void note(std::string_view text);

// Complains and gives the exit status that belongs to an error of the warehouse.
ExitCode fail(const Error& error);

}  // namespace boardtrail

#endif  // BOARDTRAIL_CLI_OUTPUT_H_
