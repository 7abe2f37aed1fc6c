// SPDX-License-Identifier: GPL-3.0-or-later
#include "lineage/decisions.h"

#include <algorithm>
#include <array>

#include <toml++/toml.h>

#include "base/toml_keys.h"

namespace boardtrail {
namespace {

std::string place(std::string_view origin, const toml::source_region& source) {
  return std::string(origin) + ":" + std::to_string(source.begin.line) + ":" +
         std::to_string(source.begin.column);
}

// Reads the keys of one table; the first mistake stays.
class Entry {
 public:
  Entry(const toml::table& table, std::string_view origin) : table_(table), origin_(origin) {}

  std::string text(std::string_view key) {
    const toml::node* node = take(key);
    if (node == nullptr) return {};
    const auto value = node->value<std::string>();
    if (!value || !node->is_string()) refuse(*node, key, "a text in quotes");
    return value.value_or("");
  }

  std::optional<std::int64_t> number(std::string_view key) {
    const toml::node* node = take(key);
    if (node == nullptr) return std::nullopt;
    if (!node->is_integer()) refuse(*node, key, "a number");
    return node->value<std::int64_t>();
  }

  std::optional<Date> date(std::string_view key) {
    const toml::node* node = take(key);
    if (node == nullptr) return std::nullopt;
    const auto value = node->value<toml::date>();
    if (!value) {
      refuse(*node, key, "a date such as 2025-12-31, without quotes");
      return std::nullopt;
    }
    return Date{std::chrono::year(value->year), std::chrono::month(value->month),
                std::chrono::day(value->day)};
  }

  void require(bool present, const char* what) {
    if (!present && !error_) {
      error_ = Error{ErrorCode::kBadUsage, what, place(origin_, table_.source())};
    }
  }

  // An error of its own for a key that nobody asked for.
  std::optional<Error> finish() {
    for (const auto& [key, node] : table_) {
      if (error_) break;
      if (std::find(taken_.begin(), taken_.end(), key.str()) == taken_.end()) {
        error_ = Error{ErrorCode::kBadUsage, "'" + std::string(key.str()) + "' is no known key",
                       place(origin_, key.source())};
      }
    }
    return error_;
  }

 private:
  const toml::node* take(std::string_view key) {
    taken_.push_back(key);
    return table_.get(key);
  }
  void refuse(const toml::node& node, std::string_view key, const char* wanted) {
    if (error_) return;
    error_ = Error{ErrorCode::kBadUsage, "'" + std::string(key) + "' must be " + wanted,
                   place(origin_, node.source())};
  }

  const toml::table& table_;
  std::string_view origin_;
  std::vector<std::string_view> taken_;
  std::optional<Error> error_;
};

std::optional<Error> read_link(const toml::table& table, std::string_view origin,
                               std::vector<LinkDecision>& links) {
  Entry entry(table, origin);
  const auto earlier = entry.number("earlier");
  const auto later = entry.number("later");
  entry.require(earlier && later, "needs 'earlier' and 'later', two numbers of observations");
  links.push_back({earlier.value_or(0), later.value_or(0), entry.text("reason")});
  return entry.finish();
}

std::optional<Error> read_suppression(const toml::table& table, std::string_view origin,
                                      std::vector<Suppression>& suppressions) {
  Entry entry(table, origin);
  Suppression one;
  one.rule = entry.text("rule");
  one.action_id = entry.number("action");
  one.organisation = entry.text("organisation");
  one.plan = entry.text("plan");
  one.ref = entry.text("ref");
  one.reason = entry.text("reason");
  one.who = entry.text("who");
  one.until = entry.date("until");
  entry.require(!one.rule.empty(), "needs 'rule'");
  entry.require(!one.reason.empty() && !one.who.empty(), "needs 'reason' and 'who'");
  suppressions.push_back(std::move(one));
  return entry.finish();
}

// Calls read() for each table of the array of that name.
template <typename Read>
std::optional<Error> read_all(const toml::table& file, std::string_view name,
                              std::string_view origin, Read read) {
  const toml::node* node = file.get(name);
  if (node == nullptr) return std::nullopt;
  const toml::array* entries = node->as_array();
  if (entries == nullptr || !entries->is_homogeneous<toml::table>()) {
    return Error{ErrorCode::kBadUsage, "is written as [[" + std::string(name) + "]]",
                 place(origin, node->source())};
  }
  for (const toml::node& entry : *entries) {
    if (auto error = read(*entry.as_table())) return error;
  }
  return std::nullopt;
}

std::optional<Error> read_file(const toml::table& file, std::string_view origin,
                               Decisions& decisions) {
  constexpr std::array<std::string_view, 4> kKeys = {"organisations", "pin", "forbid", "suppress"};
  for (const auto& [key, node] : file) {
    if (std::find(kKeys.begin(), kKeys.end(), key.str()) == kKeys.end()) {
      return Error{ErrorCode::kBadUsage, "'" + std::string(key.str()) + "' is no known key",
                   place(origin, key.source())};
    }
  }
  decisions.organisations = file["organisations"].value_or(std::string());
  if (auto error = read_all(file, "pin", origin, [&](const toml::table& table) {
        return read_link(table, origin, decisions.pins);
      })) {
    return error;
  }
  if (auto error = read_all(file, "forbid", origin, [&](const toml::table& table) {
        return read_link(table, origin, decisions.forbids);
      })) {
    return error;
  }
  return read_all(file, "suppress", origin, [&](const toml::table& table) {
    return read_suppression(table, origin, decisions.suppressions);
  });
}

bool holds(const std::vector<LinkDecision>& links, std::int64_t earlier, std::int64_t later) {
  return std::any_of(links.begin(), links.end(), [&](const LinkDecision& link) {
    return link.earlier == earlier && link.later == later;
  });
}

}  // namespace

bool Decisions::pinned(std::int64_t earlier, std::int64_t later) const {
  return holds(pins, earlier, later);
}

bool Decisions::forbidden(std::int64_t earlier, std::int64_t later) const {
  return holds(forbids, earlier, later);
}

Result<Decisions> parse_decisions(std::string_view toml, std::string_view origin) {
  Decisions decisions;
  if (const auto line = line_of_overlong_key(toml)) {
    return Error{ErrorCode::kBadUsage, overlong_key_message(),
                 std::string(origin) + ":" + std::to_string(*line)};
  }
  try {
    const toml::table file = toml::parse(toml, origin);
    if (auto error = read_file(file, origin, decisions)) return *error;
  } catch (const toml::parse_error& error) {
    return Error{ErrorCode::kBadUsage, std::string(error.description()),
                 place(origin, error.source())};
  }
  return decisions;
}

}  // namespace boardtrail
