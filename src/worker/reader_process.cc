// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker/reader_process.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "worker/reader_exit.h"

namespace boardtrail {
namespace {

constexpr std::chrono::milliseconds kStartTime{30'000};
constexpr std::size_t kChunkBytes = 256 << 10;
constexpr std::size_t kMostReserved = 32 << 20;

Error start_error(const std::string& path, int number) {
  const bool missing = number == ENOENT || number == EACCES;
  return {ErrorCode::kIo,
          "documents are read by a program of their own, which cannot be started: " +
              std::string(std::strerror(number)) +
              (missing ? "; install the package again, which brings it" : ""),
          path};
}

// What the new process begins with: nothing but its end of the socket.
class SpawnPlan {
 public:
  explicit SpawnPlan(int socket) {
    ::posix_spawn_file_actions_init(&actions_);
    // First, for where the parent itself has no stdin or stdout the socket has one of their
    // numbers.
    ::posix_spawn_file_actions_adddup2(&actions_, socket, kReaderSocket);
    ::posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDWR, 0);
    ::posix_spawn_file_actions_adddup2(&actions_, STDIN_FILENO, STDOUT_FILENO);
    // A sanitizer that has found something has to be heard.
    if (!kSanitized) ::posix_spawn_file_actions_adddup2(&actions_, STDIN_FILENO, STDERR_FILENO);
    ::posix_spawnattr_init(&attributes_);
    sigset_t signals;
    ::sigemptyset(&signals);
    ::posix_spawnattr_setsigmask(&attributes_, &signals);
    ::sigfillset(&signals);
    ::posix_spawnattr_setsigdefault(&attributes_, &signals);
    ::posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  }
  SpawnPlan(const SpawnPlan&) = delete;
  SpawnPlan& operator=(const SpawnPlan&) = delete;
  ~SpawnPlan() {
    ::posix_spawn_file_actions_destroy(&actions_);
    ::posix_spawnattr_destroy(&attributes_);
  }

  // 0, or the error's number.
  int spawn(const std::string& path, pid_t* process) const {
    std::string name = "boardtrail-reader";
    std::array<char*, 2> arguments = {name.data(), nullptr};
    // More small pieces of memory are kept for the next use than glibc's 7 of a size: a twentieth
    // of the time of a long pack.
    std::string allocator = "GLIBC_TUNABLES=glibc.malloc.tcache_count=200";
    std::array<char*, 2> environment = {allocator.data(), nullptr};
    return ::posix_spawn(process, path.c_str(), &actions_, &attributes_, arguments.data(),
                         environment.data());
  }

 private:
  posix_spawn_file_actions_t actions_;
  posix_spawnattr_t attributes_;
};

std::string signal_name(int number) {
  const char* name = ::sigabbrev_np(number);
  return name == nullptr ? "signal " + std::to_string(number) : "SIG" + std::string(name);
}

Error signal_error(int number) {
  const std::string name = " (" + signal_name(number) + ")";
  switch (number) {
    case SIGSYS:
      return {ErrorCode::kBadInput,
              "not read: it made the reader ask for what no reader may do" + name +
                  "; the file is hostile, do not open it",
              ""};
    case SIGXCPU:
      return {ErrorCode::kLimitExceeded, "not read: it takes too much processor time" + name, ""};
    case SIGKILL:
    case SIGTERM:
    case SIGINT:
    case SIGHUP:
      return {
          ErrorCode::kIo,
          "not read: the reader was killed from outside" + name + ", perhaps for lack of memory",
          ""};
    default:
      return {ErrorCode::kBadInput,
              "not read: the reader crashed" + name +
                  "; the file is damaged or hostile, please report it",
              ""};
  }
}

Error exit_error(int code) {
  switch (code) {
    case kReaderOutOfMemory:
      return {ErrorCode::kLimitExceeded, "needs more memory than a reader may have", ""};
    case kReaderMistake:
    default:
      return {ErrorCode::kBadInput,
              "not read: the reader gave up (exit status " + std::to_string(code) +
                  "); please report it",
              ""};
  }
}

// Of an error that no document is to blame for.
std::string without_prefix(const std::string& message) {
  constexpr std::string_view kPrefix = "not read: ";
  return message.starts_with(kPrefix) ? message.substr(kPrefix.size()) : message;
}

}  // namespace

Result<std::unique_ptr<ReaderProcess>> ReaderProcess::start(const std::string& path,
                                                            const WorkerLimits& limits) {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    return start_error(path, errno);
  }
  pid_t process = -1;
  const int number = SpawnPlan(ends[1]).spawn(path, &process);
  ::close(ends[1]);
  if (number != 0) {
    ::close(ends[0]);
    return start_error(path, number);
  }
  return std::unique_ptr<ReaderProcess>(new ReaderProcess(limits, process, ends[0]));
}

ReaderProcess::~ReaderProcess() {
  if (socket_ >= 0) ::close(socket_);
  if (process_ <= 0) return;
  ::kill(process_, SIGKILL);
  while (::waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

Result<std::uint32_t> ReaderProcess::greeting() {
  if (walls_) return *walls_;
  deadline_ = std::chrono::steady_clock::now() + kStartTime;
  const auto kind = receive_header();
  const auto hello = kind ? take_all() : Result<std::string>(kind.error());
  if (!hello) {
    return Error{ErrorCode::kIo,
                 "the program that reads documents does not work (" +
                     without_prefix(hello.error().message) + ")",
                 ""};
  }
  if (*kind == AnswerKind::kHello) walls_ = read_hello(*hello);
  if (walls_) return *walls_;
  return kill_for(
      {ErrorCode::kIo, "the program that reads documents is not of this program's version", ""});
}

Result<AnswerKind> ReaderProcess::ask(std::string_view request, int descriptor,
                                      std::chrono::milliseconds time) {
  // No document goes where the walls do not stand yet.
  const auto greeted = greeting();
  if (!greeted) return greeted.error();
  BOARDTRAIL_RETURN_IF_ERROR(check_silence());
  BOARDTRAIL_RETURN_IF_ERROR(send(request, descriptor));
  deadline_ = std::chrono::steady_clock::now() + time;
  return receive_header();
}

// What comes before the question is no answer to it.
Status ReaderProcess::check_silence() {
  char byte = 0;
  const ssize_t got = ::recv(socket_, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
  if (got == 0) return died();
  if (got < 0) return {};
  return kill_for({ErrorCode::kBadInput,
                   "not read: the reader answered what it was not asked; the file is hostile or "
                   "damaged",
                   ""});
}

Status ReaderProcess::send(std::string_view request, int descriptor) {
  std::array<char, CMSG_SPACE(sizeof(int))> control{};
  iovec part{const_cast<char*>(request.data()), request.size()};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  if (descriptor >= 0) {
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    cmsghdr* header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(int));
    std::memcpy(CMSG_DATA(header), &descriptor, sizeof(int));
  }
  // A request is smaller than the socket's buffer: it goes as a whole, unless a reader takes
  // none from there any more. Nobody waits for that one.
  for (;;) {
    const ssize_t sent = ::sendmsg(socket_, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent == static_cast<ssize_t>(request.size())) return {};
    if (sent < 0 && errno == EINTR) continue;
    if (sent < 0 && errno != EAGAIN) return died();
    return kill_for({ErrorCode::kBadInput, "not read: the reader fell silent", ""});
  }
}

Result<AnswerKind> ReaderProcess::receive_header() {
  std::array<char, kAnswerHeaderBytes> head{};
  BOARDTRAIL_RETURN_IF_ERROR(receive(head.data(), head.size()));
  const auto header = read_answer_header({head.data(), head.size()}, limits_);
  if (!header) {
    return kill_for({ErrorCode::kBadInput,
                     "not read: the reader answered what is no answer; the file is hostile or "
                     "damaged",
                     ""});
  }
  left_ = header->bytes;
  return header->kind;
}

Status ReaderProcess::take(char* to, std::size_t count) {
  BOARDTRAIL_CHECK(count <= left_);
  BOARDTRAIL_RETURN_IF_ERROR(receive(to, count));
  left_ -= count;
  return {};
}

Result<std::string> ReaderProcess::take_all() {
  std::string bytes;
  // What the length promises is only reserved, and not beyond what most answers need: no page
  // of it is there before it comes.
  bytes.reserve(std::min(left_, kMostReserved));
  while (left_ > 0) {
    const std::size_t filled = bytes.size();
    const std::size_t count = std::min(left_, kChunkBytes);
    bytes.resize(filled + count);
    BOARDTRAIL_RETURN_IF_ERROR(take(bytes.data() + filled, count));
  }
  return bytes;
}

Status ReaderProcess::receive(char* bytes, std::size_t count) {
  while (count > 0) {
    BOARDTRAIL_RETURN_IF_ERROR(wait());
    const ssize_t got = ::recv(socket_, bytes, count, MSG_DONTWAIT);
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (got <= 0) return died();
    bytes += got;
    count -= static_cast<std::size_t>(got);
  }
  return {};
}

// Until there is something to receive.
Status ReaderProcess::wait() {
  using std::chrono::duration_cast;
  using std::chrono::milliseconds;
  for (;;) {
    const auto left = duration_cast<milliseconds>(deadline_ - std::chrono::steady_clock::now());
    if (left.count() <= 0) {
      return kill_for(
          {ErrorCode::kLimitExceeded, "not read: it takes too long; the reader was stopped", ""});
    }
    pollfd waiting{socket_, POLLIN, 0};
    if (::poll(&waiting, 1, static_cast<int>(left.count())) > 0) return {};
  }
}

// The socket has closed: the process is ending, or has only closed it.
Error ReaderProcess::died() {
  int status = 0;
  ::close(std::exchange(socket_, -1));
  const auto give_up = std::chrono::steady_clock::now() + std::chrono::seconds(1);
  for (;;) {
    const pid_t ended = ::waitpid(process_, &status, WNOHANG);
    if (ended == process_) break;
    if (ended < 0 && errno != EINTR) break;
    if (std::chrono::steady_clock::now() > give_up) {
      return kill_for({ErrorCode::kBadInput, "not read: the reader fell silent", ""});
    }
    ::poll(nullptr, 0, 1);
  }
  process_ = -1;
  if (WIFSIGNALED(status)) return signal_error(WTERMSIG(status));
  return exit_error(WIFEXITED(status) ? WEXITSTATUS(status) : -1);
}

Error ReaderProcess::kill_for(Error error) {
  if (process_ > 0) {
    ::kill(process_, SIGKILL);
    while (::waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
    }
  }
  process_ = -1;
  return error;
}

}  // namespace boardtrail
