// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "report/display.h"

namespace boardtrail {
namespace {

// errno of the first write to stdout that failed; 0 while all is well.
int output_error = 0;

void write_line(std::string text) {
  text += '\n';
  // Nothing can be done where stderr is closed.
  static_cast<void>(std::fwrite(text.data(), 1, text.size(), stderr));
}

}  // namespace

bool print(std::string_view text) {
  if (output_error != 0) return false;
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) {
    output_error = errno != 0 ? errno : EIO;
  }
  return output_error == 0;
}

ExitCode finish_output(ExitCode done) {
  if (std::fflush(stdout) != 0 && output_error == 0) output_error = errno != 0 ? errno : EIO;
  if (output_error == 0) return done;
  // A reader that has seen enough is no failure, whatever else there was to say.
  if (output_error == EPIPE) return ExitCode::kDone;
  complain(std::string("stdout: ") + std::strerror(output_error));
  return ExitCode::kOutputFailed;
}

void complain(std::string_view text) { write_line("boardtrail: " + display_line(text)); }

void note(std::string_view text) { write_line(display_line(text)); }

ExitCode fail(const Error& error) {
  complain(to_string(error));
  switch (error.code) {
    case ErrorCode::kConflict:
      return ExitCode::kLocked;
    case ErrorCode::kBadUsage:
    case ErrorCode::kLimitExceeded:  // a query that asks for too much
      return ExitCode::kUsage;
    default:
      return ExitCode::kWarehouse;
  }
}

}  // namespace boardtrail
