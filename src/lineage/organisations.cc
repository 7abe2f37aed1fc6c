// SPDX-License-Identifier: GPL-3.0-or-later
#include "lineage/organisations.h"

#include <algorithm>
#include <vector>

#include "base/text.h"

namespace boardtrail {
namespace {

// The fields of one line of CSV; quotes are doubled inside quotes. A field does not go
// over lines.
std::vector<std::string> fields_of(std::string_view line) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (c == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"') {
      fields.back() += line[++i];
    } else if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      fields.emplace_back();
    } else if (c != '\r') {
      fields.back() += c;
    }
  }
  for (std::string& field : fields) field = std::string(trim(field));
  return fields;
}

std::size_t column(const std::vector<std::string>& header, std::string_view name) {
  return static_cast<std::size_t>(
      std::find_if(header.begin(), header.end(),
                   [&](const std::string& field) { return fold_words(field) == name; }) -
      header.begin());
}

}  // namespace

Result<Organisations> Organisations::parse(std::string_view csv, std::string_view origin) {
  Organisations table;
  std::vector<std::string> header;
  std::size_t code = 0;
  std::size_t name = 0;
  std::size_t successor = 0;
  int number = 0;
  for (const std::string_view line : split(csv, '\n')) {
    ++number;
    if (is_blank(line) || trim(line).starts_with('#')) continue;
    const std::vector<std::string> fields = fields_of(line);
    if (header.empty()) {
      header = fields;
      code = column(header, "code");
      name = column(header, "name");
      successor = column(header, "successor");
      if (std::max({code, name, successor}) < header.size()) continue;
      return Error{ErrorCode::kBadUsage, "needs the columns code, name and successor",
                   std::string(origin) + ":" + std::to_string(number)};
    }
    if (fields.size() <= std::max(code, name)) {
      return Error{ErrorCode::kBadUsage, "has fewer fields than the first line names",
                   std::string(origin) + ":" + std::to_string(number)};
    }
    table.code_of_[fold_words(fields[name])] = fields[code];
    if (successor < fields.size() && !fields[successor].empty()) {
      table.successor_of_[fields[code]] = fields[successor];
    }
  }
  return table;
}

std::string Organisations::canonical(std::string_view name) const {
  const std::string folded = fold_words(name);
  const auto known = code_of_.find(folded);
  if (known == code_of_.end()) return folded;
  std::string code = known->second;
  // A table that goes round in circles ends here too.
  for (std::size_t steps = 0; steps <= successor_of_.size(); ++steps) {
    const auto next = successor_of_.find(code);
    if (next == successor_of_.end()) break;
    code = next->second;
  }
  return "ods:" + code;
}

}  // namespace boardtrail
