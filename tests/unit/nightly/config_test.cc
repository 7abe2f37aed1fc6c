// SPDX-License-Identifier: GPL-3.0-or-later
#include "nightly/config.h"

#include <filesystem>
#include <sstream>

#include <gtest/gtest.h>

#include "support/temporary_folder.h"

namespace boardtrail::test {
namespace {

constexpr std::string_view kLeast =
    "warehouse = 'w.db'\ninbox = '/in'\nprocessed = 'done'\nfailed = '../bad'\n";

std::string with(std::string_view more) { return std::string(kLeast) + std::string(more); }

TEST(NightlyConfigTest, PathsCountFromTheFolderOfTheFile) {
  const auto config = parse_nightly_config(kLeast, "/etc/bt/n.toml");
  ASSERT_TRUE(config) << to_string(config.error());
  EXPECT_EQ(config->warehouse, "/etc/bt/w.db");
  EXPECT_EQ(config->inbox, "/in");
  EXPECT_EQ(config->failed, "/etc/bad");
  EXPECT_EQ(config->state, "/etc/bt/w.db.nightly.json");
  EXPECT_EQ(config->text_log, "/etc/bt/w.db.nightly.log");
  EXPECT_EQ(config->report.folder, "");
  EXPECT_EQ(config->settle, std::chrono::seconds(60));
  EXPECT_EQ(config->expected_every, std::chrono::hours(26));
  EXPECT_EQ(config->keep_backups, 14);
  EXPECT_EQ(parse_nightly_config(kLeast, "n.toml")->warehouse, "w.db");
}

TEST(NightlyConfigTest, ReadsEveryKind) {
  const auto config = parse_nightly_config(with("settle = '0s'\nlock-wait = '2d'\n"
                                                "[backup]\nfolder = 'b/'\nkeep = 3\n"
                                                "[on-failure]\ncommand = ['/bin/mail', 'a b']\n"),
                                           "/etc/n.toml");
  ASSERT_TRUE(config) << to_string(config.error());
  EXPECT_EQ(config->settle, std::chrono::seconds(0));
  EXPECT_EQ(config->lock_wait, std::chrono::hours(48));
  EXPECT_EQ(config->backups, "/etc/b");
  EXPECT_EQ(config->keep_backups, 3);
  EXPECT_EQ(config->on_failure.command, (std::vector<std::string>{"/bin/mail", "a b"}));
  EXPECT_TRUE(config->on_failure.wanted());
  EXPECT_FALSE(config->on_success.wanted());
}

TEST(NightlyConfigTest, EveryValueHasItsOrigin) {
  const auto config = parse_nightly_config(with("[backup]\nkeep = 3\n"), "n.toml");
  ASSERT_TRUE(config);
  std::string text;
  for (const ConfigValue& value : config->values) {
    if (value.key == "inbox" || value.key.starts_with("backup")) {
      text += value.key + "=" + value.value + " (" + value.origin + ") ";
    }
  }
  EXPECT_EQ(text, "inbox=/in (n.toml:2) backup.folder= (default) backup.keep=3 (n.toml:6) ");
  EXPECT_EQ(config->values.size(), config_keys().size());
}

TEST(NightlyConfigTest, RefusesWhatItDoesNotKnow) {
  const struct {
    std::string toml;
    const char* message;
  } cases[] = {
      {"inbox = 'x'", "n.toml: needs 'warehouse': warehouse = \"PATH\""},
      {with("inboks = 'x'"), "n.toml:5:10: unknown key 'inboks' (did you mean 'inbox'?)"},
      {with("[backup]\nkep = 1"),
       "n.toml:6:7: unknown key 'backup.kep' (did you mean 'backup.keep'?)"},
      {with("zzz = 1"), "n.toml:5:7: unknown key 'zzz'"},
      {with("backup = 3"), "n.toml:5:10: 'backup' is a section: [backup]"},
      {with("settle = 60"),
       "n.toml:5:10: 'settle' must be a time such as \"90s\", \"15m\", \"26h\" or \"2d\""},
      {with("settle = '-1s'"),
       "n.toml:5:10: 'settle' must be a time such as \"90s\", \"15m\", \"26h\" or \"2d\""},
      {with("settle = '99999999999h'"),
       "n.toml:5:10: 'settle' must be a time such as \"90s\", \"15m\", \"26h\" or \"2d\""},
      {with("[backup]\nkeep = 0"), "n.toml:6:8: 'backup.keep' must be a number from 1 to 9999"},
      {with("state = ''"), "n.toml:5:9: 'state' must be a path in quotes"},
      {with("state = '/in/x'"), "n.toml:5:9: 'state' may not lie in the inbox: /in/x"},
      {with("state = '/in'"), "n.toml:5:9: 'state' may not lie in the inbox: /in"},
      {with("[on-success]\ncommand = ['mail']"),
       "n.toml:6:11: 'on-success.command' must be a list: the program by its full path, and each "
       "argument, in quotes"},
      {with("[on-success]\ncommand = '/bin/mail'"),
       "n.toml:6:11: 'on-success.command' must be a list: the program by its full path, and each "
       "argument, in quotes"},
      {"warehouse = 'w'\ninbox = 'i'\nprocessed = 'p'\nfailed = 'p/.'\n",
       "n.toml:4:10: 'processed' and 'failed' name the same: p"},
      {with("[reprot]\nfolder = 'x'"), "n.toml:5:1: unknown key 'reprot' (did you mean 'report'?)"},
      {with("[on-success]\ncommand = ['']"),
       "n.toml:6:11: 'on-success.command' must be a list: the program by its full path, and each "
       "argument, in quotes"},
      {"inbox = 'a\xff'", "n.toml: is no UTF-8 text"},
  };
  for (const auto& [toml, message] : cases) {
    const auto config = parse_nightly_config(toml, "n.toml");
    ASSERT_FALSE(config) << toml;
    EXPECT_EQ(config.error().code, ErrorCode::kBadUsage);
    EXPECT_EQ(to_string(config.error()), message);
  }
  EXPECT_EQ(read_nightly_config("/no/such/file").error().code, ErrorCode::kNotFound);
  EXPECT_EQ(read_nightly_config("/dev/zero").error().code, ErrorCode::kUnsupported);
}

TEST(NightlyConfigTest, RefusesPathsThatAreInEachOthersWay) {
  const std::pair<std::string, const char*> cases[] = {
      // What would be written over: the warehouse itself, its companions, this very file.
      {with("state = 'w.db'"), "n.toml:5:9: 'warehouse' and 'state' name the same: w.db"},
      {with("[log]\ntext = './w.db.lock'"),
       "n.toml:6:8: 'log.text' names a file of the warehouse: w.db.lock"},
      {with("[log]\nndjson = 'n.toml'"),
       "n.toml:6:10: 'log.ndjson' names this file itself: n.toml"},
      {with("[log]\ntext = 'l'\nndjson = 'x/../l'"),
       "n.toml:7:10: 'log.text' and 'log.ndjson' name the same: l"},
      {with("state = 'w.db.nightly.log'"),
       "n.toml:5:9: 'state' and 'log.text' name the same: w.db.nightly.log"},
      // The working folder by another name, and putting away into the folder of the file.
      {"warehouse = 'w'\ninbox = '.'\nprocessed = 'p'\nfailed = 'f'\n",
       "n.toml:1:13: 'warehouse' may not lie in the inbox: w"},
      {"warehouse = 'w'\ninbox = '/'\nprocessed = 'p'\nfailed = 'f'\n",
       "n.toml:1:13: 'warehouse' may not lie in the inbox: w"},
      {"warehouse = 'w'\ninbox = 'p/2026-01'\nprocessed = 'p'\nfailed = 'f'\n",
       "n.toml:2:9: 'inbox' may not lie in 'processed': p/2026-01"},
  };
  for (const auto& [toml, message] : cases) {
    const auto config = parse_nightly_config(toml, "n.toml");
    ASSERT_FALSE(config) << toml;
    EXPECT_EQ(to_string(config.error()), message);
  }
}

TEST(NightlyConfigTest, ALinkLeadsIntoTheInboxToo) {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder.path() / "in");
  std::filesystem::create_symlink("in", folder.path() / "link");
  const std::string path = folder.path() / "n.toml";
  const auto config = parse_nightly_config(
      "warehouse = 'w'\ninbox = 'in'\nprocessed = 'link/done'\nfailed = 'f'\n", path);
  ASSERT_FALSE(config);
  EXPECT_EQ(to_string(config.error()), path + ":3:13: 'processed' may not lie in the inbox: " +
                                           std::string(folder.path() / "link/done"));
  EXPECT_TRUE(parse_nightly_config(with("[on-success]\nurl-file = 'u'\n[on-failure]\n"
                                        "url-file = 'u'\n"),
                                   path));
}

TEST(NightlyConfigTest, RefusesKeysWithoutEnd) {
  std::string key = "a";
  for (int i = 0; i < 100000; ++i) key += ".a";
  const auto config = parse_nightly_config(with(key + " = 1"), "n.toml");
  ASSERT_FALSE(config.has_value());
  EXPECT_EQ(to_string(config.error()), "n.toml:5: a key has more than 64 parts");
}

// docs/operations.md has a row "| `key` | default | ..." for each key, in order.
TEST(NightlyConfigTest, EveryKeyIsDocumented) {
  std::string expected;
  for (const ConfigKey& key : config_keys()) {
    const std::string fallback(key.fallback);
    expected += "| `" + std::string(key.name) + "` | " +
                (fallback.empty() ? "" : "`" + fallback + "` ") + "|\n";
  }
  std::string documented;
  std::istringstream text(read_file(BOARDTRAIL_SOURCE_DIR "/docs/operations.md"));
  bool inside = false;
  for (std::string line; std::getline(text, line);) {
    if (line.starts_with("| key | default |")) {
      inside = true;
    } else if (line.empty()) {
      inside = false;
    } else if (inside && line.starts_with("| `")) {
      documented += line.substr(0, line.find('|', line.find('|', 1) + 1) + 1) + "\n";
    }
  }
  EXPECT_EQ(documented, expected);
}

// The file that is installed holds for the program as it is.
TEST(NightlyConfigTest, TheInstalledFileIsRead) {
  const auto config = read_nightly_config(BOARDTRAIL_SOURCE_DIR "/packaging/nightly.toml");
  ASSERT_TRUE(config) << to_string(config.error());
  EXPECT_EQ(config->inbox, "/var/lib/boardtrail/inbox");
}

TEST(NightlyConfigTest, TimesAsPeopleWriteThem) {
  const std::pair<std::int64_t, const char*> cases[] = {
      {0, "0s"}, {90, "90s"}, {120, "2m"}, {26 * 3600, "26h"}, {2 * 86400, "2d"}};
  for (const auto& [seconds, text] : cases) {
    EXPECT_EQ(duration_text(std::chrono::seconds(seconds)), text);
  }
}

}  // namespace
}  // namespace boardtrail::test
