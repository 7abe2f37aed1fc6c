// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/sandbox.h"

#include <algorithm>

#include <fcntl.h>
#include <grp.h>
#include <linux/landlock.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "reader/system_calls.h"
#include "worker/reader_exit.h"

namespace boardtrail {
namespace {

// The traditional user and group that own nothing.
constexpr uid_t kNobody = 65'534;

// Whatever the number means to this kernel's headers: glibc has no wrappers for Landlock.
constexpr int kReadOnlyVersion = LANDLOCK_CREATE_RULESET_VERSION;

bool limit(int resource, rlim_t most) {
  rlimit old{};
  if (::getrlimit(static_cast<__rlimit_resource>(resource), &old) != 0) return false;
  const rlim_t value = std::min(most, old.rlim_max);
  const rlimit wanted{value, value};
  return ::setrlimit(static_cast<__rlimit_resource>(resource), &wanted) == 0;
}

bool limit_resources(const WorkerLimits& limits) {
  constexpr rlim_t kDescriptors = 16;
  const auto seconds =
      static_cast<rlim_t>((limits.retire_after_milliseconds + limits.base_milliseconds) / 1000 +
                          limits.milliseconds_per_mib * 256 / 1000);
  bool ok = limit(RLIMIT_CORE, 0) && limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_NPROC, 0) &&
            limit(RLIMIT_NOFILE, kDescriptors) && limit(RLIMIT_CPU, seconds) &&
            limit(RLIMIT_MEMLOCK, 0) && limit(RLIMIT_MSGQUEUE, 0);
  if (!kSanitized) ok = limit(RLIMIT_AS, static_cast<rlim_t>(limits.max_memory_bytes)) && ok;
  return ok;
}

// The kernel, short of memory, takes a reader before anything else.
void be_first_victim() {
  const int file = ::open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
  if (file < 0) return;
  static_cast<void>(::write(file, "1000", 4) == 4);
  ::close(file);
}

bool leave_root() {
  if (::geteuid() != 0 && ::getuid() != 0) return true;
  return ::setgroups(0, nullptr) == 0 && ::setresgid(kNobody, kNobody, kNobody) == 0 &&
         ::setresuid(kNobody, kNobody, kNobody) == 0;
}

// Everything that this kernel's Landlock can deny, denied, without an exception.
bool raise_landlock() {
  const long version = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, kReadOnlyVersion);
  if (version < 1) return false;
  // Fields and rights of later versions than Debian 12's headers know; see
  // Documentation/userspace-api/landlock.rst of Linux 6.12.
  struct Rules {
    std::uint64_t files = 0;
    std::uint64_t network = 0;
    std::uint64_t scopes = 0;
  } rules;
  const int rights = version >= 5 ? 16 : version >= 3 ? 15 : version == 2 ? 14 : 13;
  rules.files = (std::uint64_t{1} << static_cast<unsigned>(rights)) - 1;
  std::size_t size = sizeof(rules.files);
  if (version >= 4) {
    rules.network = 3;  // bind and connect, TCP
    size += sizeof(rules.network);
  }
  if (version >= 6) {
    rules.scopes = 3;  // abstract UNIX sockets and signals outside
    size += sizeof(rules.scopes);
  }
  const long set = ::syscall(SYS_landlock_create_ruleset, &rules, size, 0);
  if (set < 0) return false;
  const bool ok = ::syscall(SYS_landlock_restrict_self, set, 0) == 0;
  ::close(static_cast<int>(set));
  return ok;
}

}  // namespace

std::uint32_t raise_walls(const WorkerLimits& limits, std::uint32_t wanted) {
  std::uint32_t standing = 0;
  const auto raise = [&](Wall wall, auto build) {
    if ((wanted & wall) != 0 && build()) standing |= wall;
  };
  // What the terminal sends to the whole group is the parent's to judge; where it ends,
  // the socket closes and this process with it.
  // A write beyond the limit of files shall fail, not kill.
  for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGXFSZ}) ::signal(number, SIG_IGN);
  be_first_victim();
  // A new user undoes the two that follow.
  raise(kUnprivilegedUser, leave_root);
  raise(kNoNewPrivileges, [] { return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0; });
  raise(kDiesWithParent, [] { return ::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) == 0; });
  raise(kNotDumpable, [] { return ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0; });
  raise(kLandlock, raise_landlock);
  raise(kResourceLimits, [&] { return limit_resources(limits); });
  raise(kSystemCallFilter, filter_system_calls);
  return standing;
}

}  // namespace boardtrail
