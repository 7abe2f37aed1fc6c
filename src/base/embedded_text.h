// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_BASE_EMBEDDED_TEXT_H_
#define BOARDTRAIL_BASE_EMBEDDED_TEXT_H_

#include <string_view>

namespace boardtrail {

// A file that was compiled in (cmake/boardtrail_embed.cmake).
struct EmbeddedText {
  std::string_view name;  // of the file: "0001_initial.sql"
  std::string_view text;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_BASE_EMBEDDED_TEXT_H_
