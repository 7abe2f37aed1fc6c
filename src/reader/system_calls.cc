// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/system_calls.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>

#include <seccomp.h>
#include <sys/mman.h>
#include <unistd.h>

#include "worker/reader_exit.h"

namespace boardtrail {
namespace {

// Memory (without code: see add_memory), what is open, time, chance, the own end.
constexpr std::array kAllowed = {
    SCMP_SYS(recvmsg),      SCMP_SYS(write),   SCMP_SYS(close),     SCMP_SYS(lseek),
    SCMP_SYS(munmap),       SCMP_SYS(mremap),  SCMP_SYS(madvise),   SCMP_SYS(brk),
    SCMP_SYS(futex),        SCMP_SYS(sysinfo), SCMP_SYS(getrandom), SCMP_SYS(clock_gettime),
    SCMP_SYS(gettimeofday), SCMP_SYS(getpid),  SCMP_SYS(gettid),    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(exit_group)};

// What the runtime of a sanitizer needs besides; it asks by a pipe whether memory can be read.
constexpr std::array kAllowedToSanitizers = {SCMP_SYS(nanosleep),      SCMP_SYS(clock_nanosleep),
                                             SCMP_SYS(rt_sigaction),   SCMP_SYS(rt_sigreturn),
                                             SCMP_SYS(sigaltstack),    SCMP_SYS(sched_yield),
                                             SCMP_SYS(getrlimit),      SCMP_SYS(prlimit64),
                                             SCMP_SYS(pipe),           SCMP_SYS(pipe2),
                                             SCMP_SYS(read),           SCMP_SYS(exit),
                                             SCMP_SYS(restart_syscall)};

constexpr std::array kDeadly = {SCMP_SYS(socket),
                                SCMP_SYS(socketpair),
                                SCMP_SYS(connect),
                                SCMP_SYS(bind),
                                SCMP_SYS(listen),
                                SCMP_SYS(accept),
                                SCMP_SYS(accept4),
                                SCMP_SYS(execve),
                                SCMP_SYS(execveat),
                                SCMP_SYS(fork),
                                SCMP_SYS(vfork),
                                SCMP_SYS(clone),
                                SCMP_SYS(clone3),
                                SCMP_SYS(ptrace),
                                SCMP_SYS(process_vm_readv),
                                SCMP_SYS(process_vm_writev),
                                SCMP_SYS(kill),
                                SCMP_SYS(tkill),
                                SCMP_SYS(pidfd_open),
                                SCMP_SYS(pidfd_getfd),
                                SCMP_SYS(pidfd_send_signal),
                                SCMP_SYS(bpf),
                                SCMP_SYS(perf_event_open),
                                SCMP_SYS(userfaultfd),
                                SCMP_SYS(io_uring_setup),
                                SCMP_SYS(io_uring_enter),
                                SCMP_SYS(mount),
                                SCMP_SYS(umount2),
                                SCMP_SYS(pivot_root),
                                SCMP_SYS(chroot),
                                SCMP_SYS(unshare),
                                SCMP_SYS(setns),
                                SCMP_SYS(keyctl),
                                SCMP_SYS(add_key),
                                SCMP_SYS(request_key),
                                SCMP_SYS(init_module),
                                SCMP_SYS(finit_module),
                                SCMP_SYS(kexec_load),
                                SCMP_SYS(reboot),
                                SCMP_SYS(setuid),
                                SCMP_SYS(setresuid),
                                SCMP_SYS(setgid),
                                SCMP_SYS(setresgid),
                                SCMP_SYS(personality),
                                SCMP_SYS(memfd_create)};

struct Release {
  void operator()(void* filter) const { seccomp_release(filter); }
};
using Filter = std::unique_ptr<void, Release>;

bool add(const Filter& filter, std::uint32_t action, int call) {
  return seccomp_rule_add(filter.get(), action, call, 0) == 0;
}

// Memory may hold no code: what a document brings cannot be run as it stands.
bool add_memory(const Filter& filter) {
  for (const int call : {SCMP_SYS(mmap), SCMP_SYS(mprotect)}) {
    const scmp_arg_cmp no_code{2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0};
    if (seccomp_rule_add_array(filter.get(), SCMP_ACT_ALLOW, call, 1, &no_code) != 0) return false;
  }
  return true;
}

// abort() sends the own process a signal.
bool add_abort(const Filter& filter) {
  const scmp_arg_cmp own{0, SCMP_CMP_EQ, static_cast<scmp_datum_t>(::getpid()), 0};
  return seccomp_rule_add_array(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1, &own) == 0;
}

}  // namespace

bool filter_system_calls() {
  const Filter filter(seccomp_init(SCMP_ACT_ERRNO(EACCES)));
  if (filter == nullptr) return false;
  // Calls of another instruction set (32 bit) have other numbers.
  bool ok = seccomp_attr_set(filter.get(), SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS) == 0 &&
            seccomp_attr_set(filter.get(), SCMP_FLTATR_CTL_TSYNC, 1) == 0;
  const auto add_all = [&](std::uint32_t action, const auto& calls) {
    ok = ok && std::all_of(calls.begin(), calls.end(),
                           [&](int call) { return add(filter, action, call); });
  };
  add_all(SCMP_ACT_ALLOW, kAllowed);
  if (kSanitized) {
    add_all(SCMP_ACT_ALLOW, kAllowedToSanitizers);
  }
  add_all(SCMP_ACT_KILL_PROCESS, kDeadly);
  return ok && add_memory(filter) && add_abort(filter) && seccomp_load(filter.get()) == 0;
}

}  // namespace boardtrail
