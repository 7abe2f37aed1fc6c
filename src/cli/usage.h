// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_CLI_USAGE_H_
#define BOARDTRAIL_CLI_USAGE_H_

#include <string_view>

#include "cli/exit_code.h"
#include "cli/options.h"

namespace boardtrail {

// Says on stderr what is wrong, and how the verb (nullptr: the program) is used.
ExitCode refuse_usage(std::string_view message, const VerbSpec* verb);

}  // namespace boardtrail

#endif  // BOARDTRAIL_CLI_USAGE_H_
