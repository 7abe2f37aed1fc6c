// SPDX-License-Identifier: GPL-3.0-or-later
#include "nightly/config.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <variant>

#include <toml++/toml.h>

#include "base/nearest.h"
#include "base/text.h"
#include "base/toml_keys.h"
#include "nightly/small_file.h"

namespace boardtrail {
namespace {

namespace fs = std::filesystem;

// A configuration that is larger is none.
constexpr std::size_t kMaxConfigBytes = 1U << 20U;

// Longer than any job waits or is waited for; keeps sums of times within their type.
constexpr std::chrono::hours kLongest{24 * 366};

// Stands for the path of the warehouse in a fallback.
constexpr std::string_view kWarehouse = "<warehouse>";

// How a key is read, and where its value goes.
using PathMember = std::string& (*)(NightlyConfig&);
using DurationMember = std::chrono::seconds& (*)(NightlyConfig&);
using CountMember = int& (*)(NightlyConfig&);
using WordsMember = std::vector<std::string>& (*)(NightlyConfig&);
using Member = std::variant<PathMember, DurationMember, CountMember, WordsMember>;

using C = NightlyConfig;

// Name, fallback, place. The one list of what a file may hold.
struct Key {
  std::string_view name;
  std::string_view fallback;
  Member member;
  bool required = false;
};

// clang-format off
const std::array kKeys = {
    Key{"warehouse", "", PathMember([](C& c) -> std::string& { return c.warehouse; }), true},
    Key{"inbox", "", PathMember([](C& c) -> std::string& { return c.inbox; }), true},
    Key{"processed", "", PathMember([](C& c) -> std::string& { return c.processed; }), true},
    Key{"failed", "", PathMember([](C& c) -> std::string& { return c.failed; }), true},
    Key{"schemas", "", PathMember([](C& c) -> std::string& { return c.schemas; })},
    Key{"decisions", "", PathMember([](C& c) -> std::string& { return c.decisions; })},
    Key{"state", "<warehouse>.nightly.json", PathMember([](C& c) -> std::string& { return c.state; })},
    Key{"settle", "60s", DurationMember([](C& c) -> std::chrono::seconds& { return c.settle; })},
    Key{"lock-wait", "10m", DurationMember([](C& c) -> std::chrono::seconds& { return c.lock_wait; })},
    Key{"expected-every", "26h", DurationMember([](C& c) -> std::chrono::seconds& { return c.expected_every; })},
    Key{"log.text", "<warehouse>.nightly.log", PathMember([](C& c) -> std::string& { return c.text_log; })},
    Key{"log.ndjson", "<warehouse>.nightly.ndjson", PathMember([](C& c) -> std::string& { return c.ndjson_log; })},
    Key{"report.folder", "", PathMember([](C& c) -> std::string& { return c.report.folder; })},
    Key{"report.xlsx", "", PathMember([](C& c) -> std::string& { return c.report.xlsx; })},
    Key{"report.csv", "", PathMember([](C& c) -> std::string& { return c.report.csv; })},
    Key{"report.digest", "", PathMember([](C& c) -> std::string& { return c.report.digest; })},
    Key{"report.datasette", "", PathMember([](C& c) -> std::string& { return c.report.datasette; })},
    Key{"report.ics", "", PathMember([](C& c) -> std::string& { return c.report.ics; })},
    Key{"backup.folder", "", PathMember([](C& c) -> std::string& { return c.backups; })},
    Key{"backup.keep", "14", CountMember([](C& c) -> int& { return c.keep_backups; })},
    Key{"on-success.command", "[]", WordsMember([](C& c) -> std::vector<std::string>& { return c.on_success.command; })},
    Key{"on-success.url-file", "", PathMember([](C& c) -> std::string& { return c.on_success.url_file; })},
    Key{"on-success.timeout", "30s", DurationMember([](C& c) -> std::chrono::seconds& { return c.on_success.timeout; })},
    Key{"on-failure.command", "[]", WordsMember([](C& c) -> std::vector<std::string>& { return c.on_failure.command; })},
    Key{"on-failure.url-file", "", PathMember([](C& c) -> std::string& { return c.on_failure.url_file; })},
    Key{"on-failure.timeout", "30s", DurationMember([](C& c) -> std::chrono::seconds& { return c.on_failure.timeout; })},
};
// clang-format on

std::optional<std::chrono::seconds> duration_from(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
  const std::string_view unit = text.substr(static_cast<std::size_t>(end - text.data()));
  if (code != std::errc() || number < 0 || unit.size() != 1) return std::nullopt;
  const std::int64_t seconds = unit == "s"   ? 1
                               : unit == "m" ? 60
                               : unit == "h" ? 3600
                               : unit == "d" ? 86400
                                             : 0;
  const std::int64_t longest = std::chrono::seconds(kLongest).count();
  if (seconds == 0 || number > longest / seconds) return std::nullopt;
  return std::chrono::seconds(number * seconds);
}

std::string words_text(const std::vector<std::string>& words) {
  std::string text = "[";
  for (const std::string& word : words) {
    text += (text.size() > 1 ? ", \"" : "\"") + word + "\"";
  }
  return text + "]";
}

// A path that the file names: as written, and where it leads, links followed as far as it is
// there.
struct NamedPath {
  std::size_t index;  // of its key
  std::string value;
  std::string whole;
};

std::string whole_path(const std::string& path) {
  std::error_code error;
  const fs::path absolute = fs::absolute(path, error);
  fs::path whole = fs::weakly_canonical(absolute, error);
  if (error) whole = absolute.lexically_normal();
  if (!whole.has_filename()) whole = whole.parent_path();
  return whole.string();
}

bool lies_in(const std::string& path, const std::string& folder) {
  return folder == "/" || (path + "/").starts_with(folder + "/");
}

// Reads one file; the first mistake ends it.
class ConfigReader {
 public:
  ConfigReader(const std::string& path) : path_(path), folder_(fs::path(path).parent_path()) {}

  Result<NightlyConfig> read(const toml::table& file) {
    given_.resize(kKeys.size());
    BOARDTRAIL_RETURN_IF_ERROR(collect(file, ""));
    for (std::size_t i = 0; i < kKeys.size(); ++i) {
      if (given_[i] != nullptr) {
        BOARDTRAIL_RETURN_IF_ERROR(take(kKeys[i], *given_[i]));
      } else if (kKeys[i].required) {
        const std::string name(kKeys[i].name);
        return Error{ErrorCode::kBadUsage, "needs '" + name + "': " + name + " = \"PATH\"", path_};
      }
    }
    for (std::size_t i = 0; i < kKeys.size(); ++i) fall_back(i);
    BOARDTRAIL_RETURN_IF_ERROR(check_paths());
    for (std::size_t i = 0; i < kKeys.size(); ++i) list_value(i);
    return std::move(config_);
  }

 private:
  Error mistake(const toml::node& node, std::string message) const {
    const auto& begin = node.source().begin;
    return {ErrorCode::kBadUsage, std::move(message),
            path_ + ":" + std::to_string(begin.line) + ":" + std::to_string(begin.column)};
  }

  // Finds the key of each value; what stands under no known name is a mistake.
  Status collect(const toml::table& table, const std::string& prefix) {
    for (const auto& [name, node] : table) {
      const std::string full = prefix + std::string(name.str());
      const auto key = std::find_if(kKeys.begin(), kKeys.end(),
                                    [&](const Key& one) { return one.name == full; });
      if (key != kKeys.end()) {
        given_[static_cast<std::size_t>(key - kKeys.begin())] = &node;
        continue;
      }
      const bool section = std::any_of(kKeys.begin(), kKeys.end(), [&](const Key& one) {
        return one.name.starts_with(full + ".");
      });
      if (!section) return mistake(node, unknown(full));
      const toml::table* inner = node.as_table();
      if (inner == nullptr) {
        return mistake(node, "'" + full + "' is a section: [" + full + "]");
      }
      BOARDTRAIL_RETURN_IF_ERROR(collect(*inner, full + "."));
    }
    return {};
  }

  static std::string unknown(const std::string& name) {
    std::vector<std::string_view> known;
    for (const Key& key : kKeys) {
      known.push_back(key.name);
      if (const auto dot = key.name.find('.'); dot != std::string_view::npos) {
        known.push_back(key.name.substr(0, dot));
      }
    }
    const std::string_view meant = nearest(name, known);
    std::string message = "unknown key '" + name + "'";
    if (!meant.empty()) message += " (did you mean '" + std::string(meant) + "'?)";
    return message;
  }

  Status take(const Key& key, const toml::node& node) {
    if (const auto* path = std::get_if<PathMember>(&key.member)) {
      return take_path(key, node, (*path)(config_));
    }
    if (const auto* duration = std::get_if<DurationMember>(&key.member)) {
      const auto text = node.value<std::string>();
      const auto value = node.is_string() ? duration_from(*text) : std::nullopt;
      if (!value) {
        return mistake(node, "'" + std::string(key.name) +
                                 "' must be a time such as \"90s\", \"15m\", \"26h\" or \"2d\"");
      }
      (*duration)(config_) = *value;
      return {};
    }
    if (const auto* count = std::get_if<CountMember>(&key.member)) {
      const auto value = node.value<std::int64_t>();
      if (!node.is_integer() || *value < 1 || *value > 9999) {
        return mistake(node, "'" + std::string(key.name) + "' must be a number from 1 to 9999");
      }
      (*count)(config_) = static_cast<int>(*value);
      return {};
    }
    return take_words(key, node, std::get<WordsMember>(key.member)(config_));
  }

  Status take_path(const Key& key, const toml::node& node, std::string& member) {
    const auto text = node.value<std::string>();
    const bool good = node.is_string() && !text->empty() && text->find('\0') == std::string::npos;
    if (!good) return mistake(node, "'" + std::string(key.name) + "' must be a path in quotes");
    fs::path path = (folder_ / *text).lexically_normal();
    if (!path.has_filename()) path = path.parent_path();
    member = path.string();
    return {};
  }

  Status take_words(const Key& key, const toml::node& node, std::vector<std::string>& member) {
    const toml::array* list = node.as_array();
    const std::string wanted = "'" + std::string(key.name) +
                               "' must be a list: the program by its full path, and each "
                               "argument, in quotes";
    if (list == nullptr || list->empty()) return mistake(node, wanted);
    for (const toml::node& item : *list) {
      const auto word = item.value<std::string>();
      if (!item.is_string() || word->find('\0') != std::string::npos) return mistake(item, wanted);
      member.push_back(*word);
    }
    // Nothing of the environment decides which program runs.
    if (!member.front().starts_with('/')) return mistake(node, wanted);
    return {};
  }

  void fall_back(std::size_t index) {
    const Key& key = kKeys[index];
    const auto* path = std::get_if<PathMember>(&key.member);
    if (given_[index] != nullptr || path == nullptr) return;
    (*path)(config_) = std::string(key.fallback);
    if (key.fallback.starts_with(kWarehouse)) {
      (*path)(config_) = config_.warehouse + std::string(key.fallback.substr(kWarehouse.size()));
    }
  }

  Error path_mistake(std::size_t index, const std::string& message) const {
    if (given_[index] != nullptr) return mistake(*given_[index], message);
    return {ErrorCode::kBadUsage, message, path_};
  }

  // What lies in the inbox would be taken for a paper by the next run; what is written to one
  // path by two steps of the job would be lost.
  Status check_paths() const {
    std::vector<NamedPath> paths;
    for (std::size_t i = 0; i < kKeys.size(); ++i) {
      const auto* path = std::get_if<PathMember>(&kKeys[i].member);
      if (path == nullptr) continue;
      const std::string& value = (*path)(const_cast<NightlyConfig&>(config_));
      if (!value.empty()) paths.push_back({i, value, whole_path(value)});
    }
    const auto named = [&](std::string_view name) {
      return std::find_if(paths.begin(), paths.end(),
                          [&](const NamedPath& one) { return kKeys[one.index].name == name; });
    };
    const NamedPath& inbox = *named("inbox");
    for (const NamedPath& path : paths) {
      BOARDTRAIL_RETURN_IF_ERROR(check_beside_inbox(path, inbox));
      BOARDTRAIL_RETURN_IF_ERROR(check_own(path, *named("warehouse")));
    }
    for (std::size_t i = 0; i < paths.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) BOARDTRAIL_RETURN_IF_ERROR(check_two(paths[j], paths[i]));
    }
    return {};
  }

  Status check_beside_inbox(const NamedPath& path, const NamedPath& inbox) const {
    if (path.index == inbox.index) return {};
    const std::string name(kKeys[path.index].name);
    if (lies_in(path.whole, inbox.whole)) {
      return path_mistake(path.index, "'" + name + "' may not lie in the inbox: " + path.value);
    }
    // Putting a file away would find it there already.
    const bool filed = name == "processed" || name == "failed";
    if (!filed || !lies_in(inbox.whole, path.whole)) return {};
    return path_mistake(inbox.index, "'inbox' may not lie in '" + name + "': " + inbox.value);
  }

  // Neither this file nor what SQLite and the lock keep beside the warehouse.
  Status check_own(const NamedPath& path, const NamedPath& warehouse) const {
    const std::string name(kKeys[path.index].name);
    if (path.whole == whole_path(path_)) {
      return path_mistake(path.index, "'" + name + "' names this file itself: " + path.value);
    }
    for (const char* ending : {"-wal", "-shm", "-journal", ".lock"}) {
      if (path.whole != warehouse.whole + ending) continue;
      return path_mistake(path.index,
                          "'" + name + "' names a file of the warehouse: " + path.value);
    }
    return {};
  }

  Status check_two(const NamedPath& earlier, const NamedPath& later) const {
    const std::string_view first = kKeys[earlier.index].name, second = kKeys[later.index].name;
    // Both pings may go to one address.
    const bool read_only = first.ends_with("url-file") && second.ends_with("url-file");
    if (earlier.whole != later.whole || read_only) return {};
    const std::size_t shown = given_[later.index] != nullptr ? later.index : earlier.index;
    return path_mistake(shown, "'" + std::string(first) + "' and '" + std::string(second) +
                                   "' name the same: " + later.value);
  }

  void list_value(std::size_t index) {
    const Key& key = kKeys[index];
    ConfigValue value{std::string(key.name), "", "default"};
    if (const auto* path = std::get_if<PathMember>(&key.member)) value.value = (*path)(config_);
    if (const auto* duration = std::get_if<DurationMember>(&key.member)) {
      value.value = duration_text((*duration)(config_));
    }
    if (const auto* count = std::get_if<CountMember>(&key.member)) {
      value.value = std::to_string((*count)(config_));
    }
    if (const auto* words = std::get_if<WordsMember>(&key.member)) {
      value.value = words_text((*words)(config_));
    }
    if (given_[index] != nullptr) {
      value.origin = path_ + ":" + std::to_string(given_[index]->source().begin.line);
    }
    config_.values.push_back(std::move(value));
  }

  const std::string& path_;
  fs::path folder_;
  std::vector<const toml::node*> given_;
  NightlyConfig config_;
};

}  // namespace

std::span<const ConfigKey> config_keys() {
  static const std::vector<ConfigKey> keys = [] {
    std::vector<ConfigKey> all;
    for (const Key& key : kKeys) all.push_back({key.name, key.fallback});
    return all;
  }();
  return keys;
}

std::string duration_text(std::chrono::seconds duration) {
  const std::int64_t seconds = duration.count();
  if (seconds != 0 && seconds % 86400 == 0) return std::to_string(seconds / 86400) + "d";
  if (seconds != 0 && seconds % 3600 == 0) return std::to_string(seconds / 3600) + "h";
  if (seconds != 0 && seconds % 60 == 0) return std::to_string(seconds / 60) + "m";
  return std::to_string(seconds) + "s";
}

Result<NightlyConfig> parse_nightly_config(std::string_view toml, const std::string& path) {
  if (!is_valid_utf8(toml)) {
    return Error{ErrorCode::kBadUsage, "is no UTF-8 text", path};
  }
  if (const auto line = line_of_overlong_key(toml)) {
    return Error{ErrorCode::kBadUsage, overlong_key_message(), path + ":" + std::to_string(*line)};
  }
  try {
    return ConfigReader(path).read(toml::parse(toml, path));
  } catch (const toml::parse_error& error) {
    const auto& begin = error.source().begin;
    return Error{ErrorCode::kBadUsage, std::string(error.description()),
                 path + ":" + std::to_string(begin.line) + ":" + std::to_string(begin.column)};
  }
}

Result<NightlyConfig> read_nightly_config(const std::string& path) {
  BOARDTRAIL_ASSIGN_OR_RETURN(const std::string text, read_small_file(path, kMaxConfigBytes));
  return parse_nightly_config(text, path);
}

}  // namespace boardtrail
