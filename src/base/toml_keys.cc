// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/toml_keys.h"

#include <algorithm>

namespace boardtrail {
namespace {

// The end of the string whose quotation marks begin at `at`: behind the last of them, at the
// end of the line where a string of one line has none, or at the end of the text.
std::size_t end_of_string(std::string_view toml, std::size_t at) {
  const char quote = toml[at];
  const bool basic = quote == '"';  // knows escapes
  const std::string_view mark = toml.substr(at, 3);
  const bool many_lines = mark.size() == 3 && mark[1] == quote && mark[2] == quote;
  for (std::size_t i = at + (many_lines ? 3 : 1); i < toml.size(); ++i) {
    if (basic && toml[i] == '\\') {
      ++i;
    } else if (many_lines) {
      if (toml.substr(i, 3) == mark) return i + 3;
    } else if (toml[i] == quote) {
      return i + 1;
    } else if (toml[i] == '\n') {
      return i;
    }
  }
  return toml.size();
}

}  // namespace

std::optional<std::size_t> line_of_overlong_key(std::string_view toml) {
  constexpr std::string_view kEndsKey = "\n=,{}[]";
  std::size_t line = 1;
  std::size_t parts = 1;
  for (std::size_t i = 0; i < toml.size(); ++i) {
    const char c = toml[i];
    if (c == '"' || c == '\'') {
      const std::size_t end = end_of_string(toml, i);
      line += static_cast<std::size_t>(std::count(toml.begin() + static_cast<std::ptrdiff_t>(i),
                                                  toml.begin() + static_cast<std::ptrdiff_t>(end),
                                                  '\n'));
      i = end - 1;
    } else if (c == '#') {
      i = std::min(toml.find('\n', i), toml.size()) - 1;
    } else if (c == '.') {
      if (++parts > kMostTomlKeyParts) return line;
    } else if (kEndsKey.find(c) != std::string_view::npos) {
      parts = 1;
      if (c == '\n') ++line;
    }
  }
  return std::nullopt;
}

std::string overlong_key_message() {
  return "a key has more than " + std::to_string(kMostTomlKeyParts) + " parts";
}

}  // namespace boardtrail
