// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_CLI_RUN_H_
#define BOARDTRAIL_CLI_RUN_H_

#include <string>
#include <vector>

#include "cli/exit_code.h"

namespace boardtrail {

// Runs one command line (without the program's name): help, version, generated
// texts, or the verb.
ExitCode run_command_line(const std::vector<std::string>& words);

}  // namespace boardtrail

#endif  // BOARDTRAIL_CLI_RUN_H_
