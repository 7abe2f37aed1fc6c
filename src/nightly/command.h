// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_NIGHTLY_COMMAND_H_
#define BOARDTRAIL_NIGHTLY_COMMAND_H_

#include <chrono>
#include <string>
#include <vector>

#include "base/result.h"
#include "nightly/config.h"
#include "nightly/record.h"

namespace boardtrail {

struct Command {
  std::vector<std::string> words;        // the program by its full path, and its arguments
  std::vector<std::string> environment;  // "NAME=value": all that it is given
  std::string input;                     // on its stdin; short
  std::chrono::seconds timeout{30};
};

// Runs a program, without a shell, in a process group of its own, with stdout closed off
// and stderr as it is. What it leaves running when its time is over is killed.
// Errors: kIo with what became of it: not started, a status that is not 0, a signal, too slow.
Status run_command(const Command& command);

// Tells the program, or the address in the file, how the run has ended; both where both are
// wanted. The program gets BOARDTRAIL_OUTCOME, _SUMMARY (one line) and _STATE (the path of
// the state file) in its environment, and nothing else but PATH and LC_ALL. An address is
// called by curl(1), which gets it on stdin: addresses of this kind are secrets, and the list
// of processes is public.
Status ping(const PingConfig& config, const NightlyRecord& record, const std::string& state);

}  // namespace boardtrail

#endif  // BOARDTRAIL_NIGHTLY_COMMAND_H_
