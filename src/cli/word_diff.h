// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_CLI_WORD_DIFF_H_
#define BOARDTRAIL_CLI_WORD_DIFF_H_

#include <string>
#include <string_view>

namespace boardtrail {

// The later text with what went and what came: "due in [-May-] {+June+}". Texts of more
// than 400 words are shown whole, one after the other.
std::string word_diff(std::string_view before, std::string_view now);

}  // namespace boardtrail

#endif  // BOARDTRAIL_CLI_WORD_DIFF_H_
