// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/own_limits.h"

#include <algorithm>
#include <csignal>
#include <string_view>

#include <sys/resource.h>
#include <unistd.h>

#include "cli/exit_code.h"
#include "worker/reader_exit.h"

namespace boardtrail {
namespace {

// A value may have 128 MB, and a row many of them.
constexpr rlim_t kMostBytes = rlim_t{1} << 30U;
// Of the processor, so that somebody who pages through the answer is not cut off.
constexpr rlim_t kMostSeconds = 65;
// What does not fit into memory is sorted on disk.
constexpr rlim_t kMostFileBytes = rlim_t{4} << 30U;

void on_too_long(int) {
  constexpr std::string_view kMessage =
      "boardtrail: the query was stopped, it computes for too long; narrow it down\n";
  const ssize_t written = ::write(STDERR_FILENO, kMessage.data(), kMessage.size());
  static_cast<void>(written);  // nothing can be done where stderr is closed
  ::_exit(static_cast<int>(ExitCode::kUsage));
}

void limit_own(__rlimit_resource resource, rlim_t most) {
  rlimit old{};
  if (::getrlimit(resource, &old) != 0) return;
  const rlimit wanted{std::min(most, old.rlim_cur), old.rlim_max};
  static_cast<void>(::setrlimit(resource, &wanted));  // to lower one's own is never refused
}

}  // namespace

void limit_own_memory() {
  if (!kSanitized) limit_own(RLIMIT_DATA, kMostBytes);
}

void limit_own_time() {
  std::signal(SIGXCPU, on_too_long);
  limit_own(RLIMIT_CPU, kMostSeconds);
  limit_own(RLIMIT_FSIZE, kMostFileBytes);
}

}  // namespace boardtrail
