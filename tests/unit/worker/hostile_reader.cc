// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <arpa/inet.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "model/document_stream.h"
#include "reader/requests.h"
#include "reader/sandbox.h"
#include "reader/serve.h"
#include "worker/reader_exit.h"

// A reader that a document has taken over. A document "!WALLS ACTION" makes it raise the
// walls (bits of Wall) and then try ACTION; what came of that is its answer, where it
// lives to give one. All others it reads as it should, behind all walls.
namespace boardtrail::test {
namespace {

// "done", or why not.
Answer outcome(bool done) {
  return error_answer({ErrorCode::kIo, done ? "done" : std::strerror(errno), ""});
}
Answer number(long value) { return error_answer({ErrorCode::kIo, std::to_string(value), ""}); }

Answer try_open(const char* path, int flags) { return outcome(::open(path, flags, 0600) >= 0); }

Answer try_connect() {
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  if (socket < 0) return outcome(false);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(9);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return outcome(::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0);
}

Answer try_fork() {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(0);
  if (child > 0) ::waitpid(child, nullptr, 0);
  return outcome(child > 0);
}

Answer try_execute() {
  std::string name = "/bin/true";
  std::array<char*, 2> arguments = {name.data(), nullptr};
  return outcome(::execv(name.c_str(), arguments.data()) == 0);
}

Answer try_code() {
  return outcome(::mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
                        MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED);
}

Answer eat() {
  constexpr std::size_t kMeal = 64 << 20;
  std::vector<std::unique_ptr<char[]>> meals;
  for (;;) meals.emplace_back(new char[kMeal]);
}

[[noreturn]] void loop() {
  volatile bool for_ever = true;
  while (for_ever) {
  }
  ::_exit(99);
}

Answer many_descriptors() {
  int count = 0;
  while (count < 100 && ::dup(kReaderSocket) >= 0) ++count;
  return outcome(count >= 100);
}

void put(std::string_view bytes) {
  static_cast<void>(::write(kReaderSocket, bytes.data(), bytes.size()) > 0);
}

Answer half_answer() {
  put(write_answer_header({AnswerKind::kDocument, 1000}));
  put("BTDOC");
  ::_exit(0);
}

Answer stalled_answer() {
  put(write_answer_header({AnswerKind::kDocument, 1000}));
  loop();
}

// More than an answer may have; never sent.
Answer endless_answer() {
  put(write_answer_header({AnswerKind::kDocument, std::uint64_t{1} << 40U}));
  loop();
}

// Never so slow that nothing comes, never done.
Answer trickling_answer() {
  put(write_answer_header({AnswerKind::kDocument, 100'000'000}));
  for (;;) {
    put("x");
    for (const auto begin = clock(); clock() - begin < CLOCKS_PER_SEC / 1000;) {
    }
  }
}

// The answer, and one to what will be asked next.
Answer two_answers() {
  Document document;
  Block block;
  block.content.text = "forged";
  document.blocks.push_back(block);
  const std::string forged = write_document(document);
  const std::string answer = write_answer_header({AnswerKind::kDocument, forged.size()}) + forged;
  put(answer + answer);
  loop();
}

// Answers whatever may have been asked, and takes no question any more.
Answer deaf() {
  for (;;) {
    put(write_answer_header({AnswerKind::kError, 9}) + write_error({ErrorCode::kIo, "", ""}));
    for (const auto begin = clock(); clock() - begin < CLOCKS_PER_SEC / 20;) {
    }
  }
}

// Until nothing takes it any more.
Answer flood_of_words() {
  const std::string words(1 << 20, 'w');
  for (int i = 0; i < 64; ++i)
    static_cast<void>(::write(STDERR_FILENO, words.data(), words.size()));
  return outcome(::write(STDERR_FILENO, "w", 1) == 1);
}

// A list of one file, and then that file, of eleven bytes.
Answer pack_of_one() {
  static bool listed = false;
  if (std::exchange(listed, true)) return {AnswerKind::kBytes, "hello world"};
  PackListing listing;
  listing.entries.push_back({"a.txt", std::nullopt});
  return {AnswerKind::kPack, write_listing(listing)};
}

Answer scripted_drawing() {
  return {AnswerKind::kText, "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>1</script></svg>"};
}

Answer silent() {
  ::close(kReaderSocket);
  loop();
}

Document lying_document() {
  Document document;
  document.format = Format::kPdf;
  document.pages = {{1, 595, 842, "", true}};
  Block block;
  block.content.text = "evidence";
  block.place.page = 1;
  block.place.box = {10, 10, 5'000, 20};
  document.blocks.push_back(block);
  return document;
}

Answer long_error() {
  Error error{ErrorCode::kBadInput, std::string(5'000, 'x'), ""};
  return {AnswerKind::kError, write_error(error)};
}

Answer document_of(const Document& document) {
  return {AnswerKind::kDocument, write_document(document)};
}

using Action = Answer (*)();

using Actions = std::map<std::string, Action, std::less<>>;

Actions actions_on_files() {
  return {
      {"nothing", [] { return outcome(true); }},
      {"pid", [] { return number(::getpid()); }},
      {"open", [] { return try_open("/etc/passwd", O_RDONLY); }},
      {"open-secret", [] { return try_open("/etc/shadow", O_RDONLY); }},
      {"open-folder", [] { return try_open("/", O_RDONLY | O_DIRECTORY); }},
      {"create", [] { return try_open("/tmp/boardtrail-escaped", O_WRONLY | O_CREAT); }},
      {"memory-of-itself", [] { return try_open("/proc/self/mem", O_RDWR); }},
      {"stat",
       [] {
         struct stat about {};
         return outcome(::stat("/etc/passwd", &about) == 0);
       }},
      {"remove", [] { return outcome(::unlink("/tmp/boardtrail-no-such-file") == 0); }},
  };
}

Actions actions_on_others() {
  return {
      {"connect", &try_connect},
      {"socketpair",
       [] {
         int ends[2];
         return outcome(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0);
       }},
      {"fork", &try_fork},
      {"execute", &try_execute},
      {"kill-parent", [] { return outcome(::kill(::getppid(), SIGTERM) == 0); }},
      {"trace-parent", [] { return outcome(::ptrace(PTRACE_ATTACH, ::getppid(), 0, 0) == 0); }},
      {"raise-limits",
       [] { return outcome(::syscall(SYS_prlimit64, 0, 9, nullptr, nullptr) == 0); }},
      {"32-bit-call",
       [] {
         long r = 20;
         asm volatile("int $0x80" : "+a"(r));
         return number(r);
       }},
  };
}

Actions actions_on_itself() {
  return {
      {"code", &try_code},
      {"eat", &eat},
      {"loop", []() -> Answer { loop(); }},
      {"descriptors", &many_descriptors},
      {"file-bytes",
       [] {
         const int file = static_cast<int>(::syscall(SYS_memfd_create, "x", 0));
         ::signal(SIGXFSZ, SIG_IGN);
         return outcome(::write(file, "x", 1) == 1);
       }},
      {"dumpable", [] { return number(::prctl(PR_GET_DUMPABLE, 0, 0, 0, 0)); }},
      {"new-privileges", [] { return number(::prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0)); }},
      {"death-signal",
       [] {
         int signal = 0;
         ::prctl(PR_GET_PDEATHSIG, &signal, 0, 0, 0);
         return number(signal);
       }},
      {"user", [] { return number(static_cast<long>(::geteuid())); }},
  };
}

Actions ends_and_answers() {
  return {
      {"abort", []() -> Answer { std::abort(); }},
      {"crash",
       []() -> Answer {
         ::raise(SIGSEGV);
         ::_exit(99);
       }},
      {"exit", []() -> Answer { ::_exit(7); }},
      {"killed",
       []() -> Answer {
         ::kill(::getpid(), SIGKILL);
         ::_exit(99);
       }},
      {"throw", []() -> Answer { throw std::runtime_error("a mistake"); }},
      {"garbage",
       []() -> Answer {
         put(std::string(100, 'g'));
         loop();
       }},
      {"half", &half_answer},
      {"stalled", &stalled_answer},
      {"endless", &endless_answer},
      {"trickle", &trickling_answer},
      {"twice", &two_answers},
      {"deaf", &deaf},
      {"words", &flood_of_words},
      {"scripted", &scripted_drawing},
      {"pack-of-one", &pack_of_one},
      {"silent", &silent},
      {"no-document",
       [] {
         return Answer{AnswerKind::kDocument, "BTDOC?"};
       }},
      {"wrong-place", [] { return document_of(lying_document()); }},
      {"wrong-kind",
       [] {
         return Answer{AnswerKind::kText, "text"};
       }},
      {"hello-again",
       [] {
         return Answer{AnswerKind::kHello, write_hello(kAllWalls)};
       }},
      {"no-error",
       [] {
         return Answer{AnswerKind::kError, "?"};
       }},
      {"long-error", &long_error},
      {"no-utf8",
       [] {
         return Answer{AnswerKind::kError, write_error({ErrorCode::kIo, "\xFF", ""})};
       }},
      {"no-list",
       [] {
         return Answer{AnswerKind::kPack, "?"};
       }},
  };
}

Actions actions() {
  Actions all = actions_on_files();
  all.merge(actions_on_others());
  all.merge(actions_on_itself());
  all.merge(ends_and_answers());
  return all;
}

Answer misbehave(std::string_view command) {
  unsigned walls = 0;
  const auto read = std::from_chars(command.data(), command.data() + command.size(), walls);
  std::string_view name(read.ptr,
                        static_cast<std::size_t>(command.data() + command.size() - read.ptr));
  name.remove_prefix(name.find_first_not_of(' '));
  while (!name.empty() && name.back() == '\n') name.remove_suffix(1);
  const Actions known = actions();
  const auto action = known.find(name);
  if (action == known.end()) return error_answer({ErrorCode::kBadUsage, "no such action", ""});
  WorkerLimits limits;
  limits.max_memory_bytes = 1LL << 30;
  const std::uint32_t standing = raise_walls(limits, walls);
  if (standing != walls) {
    return error_answer({ErrorCode::kIo, "walls not raised: " + wall_names(walls & ~standing), ""});
  }
  return action->second();
}

// A copy of this program named "without-landlock" or "without-filter" stands for a system
// that has none.
std::uint32_t walls_to_claim() {
  const std::string name = std::filesystem::read_symlink("/proc/self/exe").filename().string();
  if (name == "without-landlock") return kAllWalls & ~kLandlock;
  if (name == "without-filter") return kAllWalls & ~kSystemCallFilter;
  return kAllWalls;
}

}  // namespace
}  // namespace boardtrail::test

int main() {
  using namespace boardtrail;
  prepare_libraries();
  if (!send_answer(kReaderSocket, {AnswerKind::kHello, write_hello(test::walls_to_claim())}))
    return 1;
  Requests requests;
  ::_exit(serve(kReaderSocket, [&](const Request& request, std::string_view bytes) {
    if (bytes.starts_with('!')) return test::misbehave(bytes.substr(1));
    return requests.answer(request, bytes);
  }));
}
