// SPDX-License-Identifier: GPL-3.0-or-later
#include "nightly/command.h"

#include <cstdlib>

#include <gtest/gtest.h>

#include "support/temporary_folder.h"

namespace boardtrail::test {
namespace {

std::string outcome(const Status& status) { return status.ok() ? "ok" : status.error().message; }

TEST(CommandTest, SaysWhatBecameOfIt) {
  const std::pair<std::vector<std::string>, const char*> cases[] = {
      {{"/bin/true"}, "ok"},
      {{"/bin/sh", "-c", "exit 3"}, "ended with status 3"},
      {{"/bin/sh", "-c", "kill -9 $$"}, "was ended by signal 9"},
      {{"/no/such/program"}, "No such file or directory"}};
  for (const auto& [words, expected] : cases) {
    EXPECT_EQ(outcome(run_command({words, {}, "", std::chrono::seconds(20)})), expected);
  }
}

TEST(CommandTest, NeitherShellNorEnvironmentNorMoreDescriptors) {
  const TemporaryFolder folder;
  ASSERT_EQ(::setenv("BOARDTRAIL_TEST_SECRET", "x", 1), 0);
  const std::string script =
      folder.write("script",
                   "printf '<%s>' \"$@\" >\"$OUT\"; env | sort | tr '\\n' ' ' >>\"$OUT\"; "
                   "cat >>\"$OUT\"; ls /proc/self/fd | wc -l >>\"$OUT\"\n");
  const std::string out = folder.path() / "out";
  const Command command{{"/bin/sh", script, "a b", "$HOME; *"},
                        {"OUT=" + out, "PATH=/usr/bin:/bin"},
                        "input\n",
                        std::chrono::seconds(20)};
  ASSERT_EQ(outcome(run_command(command)), "ok");
  const std::string said = read_file(out);
  EXPECT_TRUE(said.starts_with("<a b><$HOME; *>")) << said;
  EXPECT_EQ(said.find("SECRET"), std::string::npos) << said;
  // stdin, stdout, stderr, and that of ls for the folder.
  EXPECT_TRUE(said.ends_with("input\n4\n")) << said;
}

TEST(CommandTest, EndsWhatDoesNotEndAndItsChildren) {
  const auto begun = std::chrono::steady_clock::now();
  const Status status = run_command(
      {{"/bin/sh", "-c", "sleep 600 & sleep 600"}, {"PATH=/bin"}, "", std::chrono::seconds(1)});
  EXPECT_EQ(outcome(status), "did not end within 1s");
  EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(20));
}

TEST(CommandTest, ThePingIsTold) {
  const TemporaryFolder folder;
  const std::string out = folder.path() / "out";
  const std::string script =
      folder.write("script",
                   "echo \"$BOARDTRAIL_OUTCOME|$BOARDTRAIL_SUMMARY|$BOARDTRAIL_STATE\" "
                   "> " +
                       out + "\n");
  NightlyRecord record;
  record.outcome = NightlyOutcome::kDone;
  record.started_at = "2026-01-31T03:00:00Z";
  PingConfig ping_config;
  ping_config.command = {"/bin/sh", script};
  ASSERT_EQ(outcome(ping(ping_config, record, "/state.json")), "ok");
  EXPECT_EQ(read_file(out),
            "done|2026-01-31T03:00:00Z done: 0 documents, 0 ingested, 0 unchanged, 0 not read; "
            "0 files put away|/state.json\n");
}

TEST(CommandTest, AnAddressMustBeOne) {
  const TemporaryFolder folder;
  for (const char* text :
       {"", "ftp://x", "https://x/\" -o /etc/passwd", "https://x y", "file:///etc"}) {
    PingConfig config;
    config.url_file = folder.write("url", text);
    EXPECT_EQ(outcome(ping(config, {}, "")), "holds no address (https://...)") << text;
  }
}

}  // namespace
}  // namespace boardtrail::test
