// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>
#include <cstdio>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include <unistd.h>

#include "base/heap.h"
#include "cli/output.h"
#include "cli/run.h"

namespace {

// The warehouse is mapped into memory: a disk that fails, or another program that cuts the
// file off, shows as this signal, and not as an error of a call. Nothing can go on.
void on_bus_error(int) {
  constexpr std::string_view kMessage =
      "boardtrail: a file was cut off, or its disk failed, while it was read\n";
  const ssize_t written = ::write(STDERR_FILENO, kMessage.data(), kMessage.size());
  static_cast<void>(written);  // nothing can be done where stderr is closed
  ::_exit(static_cast<int>(boardtrail::ExitCode::kWarehouse));
}

}  // namespace

int main(int argc, char** argv) {
  using boardtrail::ExitCode;
  boardtrail::keep_freed_memory();
  // A reader that closes the pipe shows as EPIPE in cli/output.cc, not as a signal.
  std::signal(SIGPIPE, SIG_IGN);
  // A file that may not grow any more (ulimit -f) shows as EFBIG, like a full disk.
  std::signal(SIGXFSZ, SIG_IGN);
  std::signal(SIGBUS, on_bus_error);
  // Rows come one by one: many go to a file or a pipe at once.
  static char output[1 << 16];
  if (::isatty(STDOUT_FILENO) == 0) std::setvbuf(stdout, output, _IOFBF, sizeof output);
  ExitCode code = ExitCode::kInternal;
  try {
    code = boardtrail::run_command_line(std::vector<std::string>(argv + 1, argv + argc));
  } catch (const std::exception& exception) {
    boardtrail::complain(std::string("internal error: ") + exception.what());
  }
  return static_cast<int>(boardtrail::finish_output(code));
}
