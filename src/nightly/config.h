// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_NIGHTLY_CONFIG_H_
#define BOARDTRAIL_NIGHTLY_CONFIG_H_

#include <chrono>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace boardtrail {

// A program to be told how a run ended, or a file with the address (URL) to call.
struct PingConfig {
  std::vector<std::string> command;  // program and arguments; no shell sees them
  std::string url_file;
  std::chrono::seconds timeout{30};

  bool wanted() const { return !command.empty() || !url_file.empty(); }
};

// What to write after each run; an empty path is not written.
struct OutputConfig {
  std::string folder;  // the site
  std::string xlsx;
  std::string csv;
  std::string digest;
  std::string datasette;
  std::string ics;
};

// One value as it holds, with where it comes from ("nightly.toml:4" or "default").
struct ConfigValue {
  std::string key;
  std::string value;
  std::string origin;
};

// The nightly job, as its file describes it. Paths are absolute, or count from where the
// file's own path counts from.
struct NightlyConfig {
  std::string warehouse;
  std::string inbox;
  std::string processed;
  std::string failed;
  std::string schemas;    // empty: those that came with the program
  std::string decisions;  // empty: the warehouse's own, where there are some
  std::string state;
  std::string text_log;
  std::string ndjson_log;
  std::chrono::seconds settle{60};
  std::chrono::seconds lock_wait{600};
  std::chrono::seconds expected_every{26 * 3600};
  OutputConfig report;
  std::string backups;  // folder; empty: none are made
  int keep_backups = 14;
  PingConfig on_success;
  PingConfig on_failure;

  std::vector<ConfigValue> values;  // every key, in order
};

// A key of the file, for the documents.
struct ConfigKey {
  std::string_view name;      // "backup.keep"
  std::string_view fallback;  // as it would be written; empty where there is none
};
std::span<const ConfigKey> config_keys();

// Reads the file's text. `path` is the name of the file: paths in it count from its folder.
// Errors: kBadUsage with line and column (a mistake of form, an unknown key with the
// nearest right one, a value of another kind, folders inside one another, two keys that name
// one file).
Result<NightlyConfig> parse_nightly_config(std::string_view toml, const std::string& path);

// The same from the file itself. Errors also: kNotFound, kIo.
Result<NightlyConfig> read_nightly_config(const std::string& path);

// "90s", "15m", "26h", "2d".
std::string duration_text(std::chrono::seconds duration);

}  // namespace boardtrail

#endif  // BOARDTRAIL_NIGHTLY_CONFIG_H_
