// SPDX-License-Identifier: GPL-3.0-or-later
#include "nightly/command.h"

#include <algorithm>
#include <csignal>
#include <thread>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/descriptor.h"
#include "base/text.h"
#include "nightly/small_file.h"

namespace boardtrail {
namespace {

constexpr std::chrono::milliseconds kBetweenLooks{20};

// An address that is longer is none. It and its words must fit into a pipe at once.
constexpr std::size_t kMaxUrl = 2000;

constexpr const char* kCurl = "/usr/bin/curl";

std::vector<char*> pointers(const std::vector<std::string>& words) {
  std::vector<char*> list;
  for (const std::string& word : words) list.push_back(const_cast<char*>(word.c_str()));
  list.push_back(nullptr);
  return list;
}

// What posix_spawn() is told, freed at the end.
class SpawnPlan {
 public:
  explicit SpawnPlan(int input) {
    posix_spawn_file_actions_init(&actions_);
    posix_spawnattr_init(&attributes_);
    posix_spawn_file_actions_adddup2(&actions_, input, STDIN_FILENO);
    posix_spawn_file_actions_addopen(&actions_, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&actions_, STDERR_FILENO + 1);
    posix_spawnattr_setpgroup(&attributes_, 0);
    // Signals that this program ignores are not ignored by the other.
    sigset_t signals;
    sigfillset(&signals);
    posix_spawnattr_setsigdefault(&attributes_, &signals);
    sigemptyset(&signals);
    posix_spawnattr_setsigmask(&attributes_, &signals);
    posix_spawnattr_setflags(
        &attributes_, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
  }
  ~SpawnPlan() {
    posix_spawn_file_actions_destroy(&actions_);
    posix_spawnattr_destroy(&attributes_);
  }
  SpawnPlan(const SpawnPlan&) = delete;
  SpawnPlan& operator=(const SpawnPlan&) = delete;

  int spawn(const Command& command, pid_t& process) const {
    const std::vector<char*> words = pointers(command.words);
    const std::vector<char*> environment = pointers(command.environment);
    return ::posix_spawn(&process, words[0], &actions_, &attributes_, words.data(),
                         environment.data());
  }

 private:
  posix_spawn_file_actions_t actions_{};
  posix_spawnattr_t attributes_{};
};

Status outcome_of(int status, const std::string& program) {
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return {};
  const std::string what = WIFEXITED(status)
                               ? "ended with status " + std::to_string(WEXITSTATUS(status))
                               : "was ended by signal " + std::to_string(WTERMSIG(status));
  return Error{ErrorCode::kIo, what, program};
}

// The line that tells curl the address, or nothing where it is none.
std::string curl_line(const std::string& url) {
  const bool web = url.starts_with("https://") || url.starts_with("http://");
  const bool plain = std::all_of(
      url.begin(), url.end(), [](char c) { return c > ' ' && c <= '~' && c != '"' && c != '\\'; });
  return web && plain && url.size() <= kMaxUrl ? "url = \"" + url + "\"\n" : "";
}

Status call_address(const PingConfig& config) {
  BOARDTRAIL_ASSIGN_OR_RETURN(const std::string text,
                              read_small_file(config.url_file, 2 * kMaxUrl));
  Command curl;
  curl.input = curl_line(collapse_spaces(text));
  if (curl.input.empty()) {
    return Error{ErrorCode::kBadUsage, "holds no address (https://...)", config.url_file};
  }
  // -q: nobody's .curlrc has a say.
  curl.words = {kCurl,
                "-q",
                "--fail",
                "--silent",
                "--show-error",
                "--max-time",
                std::to_string(std::max<std::int64_t>(1, config.timeout.count())),
                "--config",
                "-"};
  curl.environment = {"PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8"};
  curl.timeout = config.timeout + std::chrono::seconds(1);
  return run_command(curl);
}

}  // namespace

Status run_command(const Command& command) {
  int ends[2] = {-1, -1};
  if (::pipe2(ends, O_CLOEXEC) != 0) return system_error(errno, command.words[0]);
  Descriptor input(ends[0]);
  Descriptor feed(ends[1]);
  pid_t process = 0;
  const int code = SpawnPlan(input.number()).spawn(command, process);
  if (code != 0) return system_error(code, command.words[0]);
  // A pipe takes this much at once; a program that reads nothing of it is no error.
  static_cast<void>(!::write(feed.number(), command.input.data(), command.input.size()));
  feed = Descriptor();
  input = Descriptor();
  const auto until = std::chrono::steady_clock::now() + command.timeout;
  int status = 0;
  for (;;) {
    const pid_t ended = ::waitpid(process, &status, WNOHANG);
    if (ended == process) return outcome_of(status, command.words[0]);
    if (ended < 0 && errno != EINTR) return system_error(errno, command.words[0]);
    if (std::chrono::steady_clock::now() >= until) break;
    std::this_thread::sleep_for(kBetweenLooks);
  }
  ::kill(-process, SIGKILL);
  while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
  }
  return Error{ErrorCode::kIo, "did not end within " + duration_text(command.timeout),
               command.words[0]};
}

Status ping(const PingConfig& config, const NightlyRecord& record, const std::string& state) {
  Status first;
  if (!config.command.empty()) {
    Command command;
    command.words = config.command;
    command.environment = {"PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C.UTF-8",
                           std::string("BOARDTRAIL_OUTCOME=") + outcome_name(record.outcome),
                           "BOARDTRAIL_SUMMARY=" + record_line(record),
                           "BOARDTRAIL_STATE=" + state};
    command.timeout = config.timeout;
    first = run_command(command);
  }
  if (!config.url_file.empty()) {
    Status second = call_address(config);
    if (first.ok()) first = std::move(second);
  }
  return first;
}

}  // namespace boardtrail
