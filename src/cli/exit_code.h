// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_CLI_EXIT_CODE_H_
#define BOARDTRAIL_CLI_EXIT_CODE_H_

namespace boardtrail {

// What the program tells the shell. Scripts rely on the numbers: they never change
// (docs/interface.md). 70 and 74 are those of sysexits.h.
enum class ExitCode : int {
  kDone = 0,
  kFindings = 1,       // --fail-on was met
  kUsage = 2,          // wrong usage: verb, option, value, SQL
  kUnread = 3,         // done, but some documents could not be read
  kLocked = 4,         // another run holds the warehouse
  kWarehouse = 5,      // the warehouse cannot be opened or written
  kLate = 6,           // status: no nightly run within the time expected
  kInternal = 70,      // a mistake in the program
  kOutputFailed = 74,  // stdout could not be written (a full disk; a closed pipe is kDone)
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_CLI_EXIT_CODE_H_
