// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_WORKER_READER_PATH_H_
#define BOARDTRAIL_WORKER_READER_PATH_H_

#include <string>

namespace boardtrail {

// The reader that belongs to the running program: <prefix>/libexec/boardtrail/ beside
// <prefix>/bin/ where it is installed, else the one of the build tree. Found from the
// program's own place alone, never from PATH or the environment.
std::string reader_path();

}  // namespace boardtrail

#endif  // BOARDTRAIL_WORKER_READER_PATH_H_
