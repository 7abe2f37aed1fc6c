// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_BASE_TOML_KEYS_H_
#define BOARDTRAIL_BASE_TOML_KEYS_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace boardtrail {

// A key of this program has two parts ("report.xlsx"). toml++ 3.3 makes a table of each
// part and takes them apart by recursion: a key of a hundred thousand ends the program.
constexpr std::size_t kMostTomlKeyParts = 64;

// The line, from 1, of the first key of a TOML text that has more parts; to be asked before
// the text is parsed. Points inside strings and comments part nothing. Cost: one pass.
std::optional<std::size_t> line_of_overlong_key(std::string_view toml);
// What is said of it: the fact and the limit.
std::string overlong_key_message();

}  // namespace boardtrail

#endif  // BOARDTRAIL_BASE_TOML_KEYS_H_
