// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "worker/reader.h"
#include "worker/reader_exit.h"

// Each wall is tried by a reader that a document has taken over (hostile_reader.cc):
// alone, where another would hide that it does not hold, and all together.
namespace boardtrail::test {
namespace {

const char* const kForbidden =
    "not read: it made the reader ask for what no reader may do (SIGSYS); the file is hostile, do "
    "not open it";
const char* const kFalse = "; the file is hostile or damaged";

ReaderSettings hostile_once() {
  ReaderSettings settings;
  settings.path = HOSTILE_READER;
  settings.worker_limits.max_documents = 1;
  return settings;
}

// What is recorded of a document that makes its reader do this. `milliseconds`: the time
// that it has, much for what must not depend on how busy the machine is.
std::string recorded(const std::string& action, std::uint32_t walls,
                     std::int64_t milliseconds = 60'000) {
  ReaderSettings settings = hostile_once();
  settings.worker_limits.base_milliseconds = milliseconds;
  Reader reader(settings);
  const std::string text = "!" + std::to_string(walls) + " " + action;
  const auto document = reader.read(SealedBytes::copy_of(text).value(), "hostile.txt");
  return document ? "a document" : document.error().message;
}

bool has_landlock() { return ::syscall(SYS_landlock_create_ruleset, nullptr, 0, 1) >= 1; }

// All that this kernel can raise.
std::uint32_t all() { return has_landlock() ? kAllWalls : kAllWalls & ~kLandlock; }

struct WallCase {
  const char* action;
  std::string recorded;
};

TEST(Walls, NoFileIsReachedBehindThem) {
  for (const char* action :
       {"open", "open-secret", "open-folder", "create", "memory-of-itself", "stat", "remove"}) {
    EXPECT_EQ(recorded(action, all()), "Permission denied") << action;
  }
  EXPECT_FALSE(std::filesystem::exists("/tmp/boardtrail-escaped"));
}

TEST(Walls, NobodyIsReachedBehindThem) {
  for (const char* action :
       {"connect", "socketpair", "fork", "execute", "kill-parent", "trace-parent"}) {
    EXPECT_EQ(recorded(action, all()), kForbidden) << action;
  }
#if defined(__x86_64__)
  // The 32-bit calls have numbers of their own: what is allowed here is another call there.
  EXPECT_EQ(recorded("32-bit-call", all()), kForbidden);
#endif
  if (!kSanitized) {
    EXPECT_EQ(recorded("raise-limits", all()), "Permission denied");
  }
}

TEST(Walls, TheFilterHoldsAlone) {
  for (const char* action : {"open", "stat", "create"}) {
    EXPECT_EQ(recorded(action, kNoNewPrivileges | kSystemCallFilter), "Permission denied");
  }
  for (const char* action : {"connect", "fork", "execute", "kill-parent"}) {
    EXPECT_EQ(recorded(action, kNoNewPrivileges | kSystemCallFilter), kForbidden) << action;
  }
  EXPECT_EQ(recorded("code", kNoNewPrivileges | kSystemCallFilter), "Permission denied");
}

TEST(Walls, LandlockHoldsAlone) {
  if (!has_landlock()) GTEST_SKIP() << "this kernel has no Landlock";
  EXPECT_EQ(recorded("open", 0), "done");
  for (const char* action : {"open", "open-folder", "create", "execute"}) {
    EXPECT_EQ(recorded(action, kNoNewPrivileges | kLandlock), "Permission denied") << action;
  }
}

TEST(Walls, ResourceLimitsHoldAlone) {
  EXPECT_EQ(recorded("descriptors", kResourceLimits), "Too many open files");
  EXPECT_EQ(recorded("descriptors", 0), "done");
  EXPECT_EQ(recorded("file-bytes", kResourceLimits), "File too large");
  EXPECT_EQ(recorded("file-bytes", 0), "done");
  // The number of processes binds everybody but root.
  if (!kSanitized) {
    EXPECT_EQ(recorded("fork", kUnprivilegedUser | kResourceLimits),
              "Resource temporarily unavailable");
  }
  EXPECT_EQ(recorded("fork", 0), "done");
}

TEST(Walls, RootIsLeft) {
  if (::geteuid() != 0) GTEST_SKIP() << "not root";
  EXPECT_EQ(recorded("user", 0), "0");
  EXPECT_EQ(recorded("user", kUnprivilegedUser), "65534");
  EXPECT_EQ(recorded("open-secret", 0), "done");
  EXPECT_EQ(recorded("open-secret", kUnprivilegedUser), "Permission denied");
}

TEST(Walls, StatesOfTheProcess) {
  EXPECT_EQ(recorded("new-privileges", kNoNewPrivileges), "1");
  EXPECT_EQ(recorded("new-privileges", 0), "0");
  EXPECT_EQ(recorded("dumpable", kNotDumpable), "0");
  EXPECT_EQ(recorded("dumpable", 0), "1");
  EXPECT_EQ(recorded("death-signal", kDiesWithParent), "9");
  // A change of user clears both: they have to come after it.
  EXPECT_EQ(recorded("dumpable", kUnprivilegedUser | kNotDumpable), "0");
  EXPECT_EQ(recorded("death-signal", kUnprivilegedUser | kDiesWithParent), "9");
}

TEST(Walls, MemoryAndTimeEnd) {
  if (!kSanitized) {
    EXPECT_EQ(recorded("eat", all()), "needs more memory than a reader may have");
  }
  for (const char* action : {"loop", "stalled", "trickle"}) {
    EXPECT_EQ(recorded(action, all(), 300), "not read: it takes too long; the reader was stopped");
  }
  EXPECT_EQ(recorded("silent", all()), "not read: the reader fell silent");
}

TEST(Walls, EveryEndIsNamed) {
  const std::string crashed = "; the file is damaged or hostile, please report it";
  const std::vector<WallCase> cases = {
      {"nothing", "done"},
      {"words", "done"},
      {"abort", "not read: the reader crashed (SIGABRT)" + crashed},
      {"crash", "not read: the reader crashed (SIGSEGV)" + crashed},
      {"exit", "not read: the reader gave up (exit status 7); please report it"},
      {"half", "not read: the reader gave up (exit status 0); please report it"},
      {"throw", "a mistake of the program met in this file: a mistake; please report it"},
  };
  for (const WallCase& item : cases) {
    if (kSanitized && std::string_view(item.action) == "crash") continue;  // it is caught there
    EXPECT_EQ(recorded(item.action, all()), item.recorded) << item.action;
  }
  EXPECT_EQ(recorded("killed", 0),
            "not read: the reader was killed from outside (SIGKILL), perhaps for lack of memory");
}

TEST(Walls, ALieIsAnErrorOfTheDocument) {
  const std::string lie = "not read: the reader's answer is false (";
  const std::vector<WallCase> cases = {
      {"garbage",
       "not read: the reader answered what is no answer; the file is hostile or damaged"},
      {"endless",
       "not read: the reader answered what is no answer; the file is hostile or damaged"},
      {"no-document", lie + "document stream: is none, or of another version)" + kFalse},
      {"wrong-place", lie + "a block lies on no page)" + kFalse},
      {"wrong-kind", lie + "of another kind)" + kFalse},
      {"hello-again", lie + "of another kind)" + kFalse},
      {"no-list", lie + "of another kind)" + kFalse},
      {"no-error", lie + "no error message)" + kFalse},
      {"long-error", lie + "no error message)" + kFalse},
      {"no-utf8", lie + "no error message)" + kFalse},
  };
  for (const WallCase& item : cases) EXPECT_EQ(recorded(item.action, all()), item.recorded);
}

bool runs(pid_t process) {
  std::ifstream status("/proc/" + std::to_string(process) + "/stat");
  std::string text;
  std::getline(status, text);
  const std::size_t name = text.rfind(')');
  return name < text.size() && text.compare(name + 2, 1, "Z") != 0;
}

TEST(Walls, AReaderDiesWithItsParent) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  const pid_t parent = ::fork();
  ASSERT_GE(parent, 0);
  if (parent == 0) {
    ReaderSettings settings = hostile_once();
    settings.worker_limits.max_documents = 5;
    settings.worker_limits.base_milliseconds = 60'000;
    Reader reader(settings);
    const auto asked = reader.read(SealedBytes::copy_of("!0 pid").value(), "");
    const pid_t process = std::stoi(asked.error().message);
    if (::write(ends[1], &process, sizeof(process)) != sizeof(process)) ::_exit(1);
    // Loops for ever, deaf to its socket: only the kernel can end it.
    static_cast<void>(
        reader.read(SealedBytes::copy_of("!" + std::to_string(all()) + " loop").value(), ""));
    ::_exit(0);
  }
  pid_t reader = 0;
  ASSERT_EQ(::read(ends[0], &reader, sizeof(reader)), static_cast<ssize_t>(sizeof(reader)));
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  EXPECT_TRUE(runs(reader));
  ::kill(parent, SIGKILL);
  ::waitpid(parent, nullptr, 0);
  for (int turn = 0; turn < 200 && runs(reader); ++turn) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  EXPECT_FALSE(runs(reader));
  ::close(ends[0]);
  ::close(ends[1]);
}

}  // namespace
}  // namespace boardtrail::test
