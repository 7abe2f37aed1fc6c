// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_BASE_LIST_MARKER_H_
#define BOARDTRAIL_BASE_LIST_MARKER_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace boardtrail {

enum class MarkerKind : std::uint8_t {
  kNone,
  kBullet,   // - * • ○ ▪ –
  kNumber,   // 1. 2) (3)
  kDotted,   // 1.2 1.2.3 2.0
  kLetter,   // a. (b) A.
  kRoman,    // ii. (iv)
  kSection,  // 1a. 3b
};

// What stands before the text of a list item, a numbered paragraph or heading.
struct ListMarker {
  MarkerKind kind = MarkerKind::kNone;
  std::string_view text;   // "1.2", "(a)", "-"
  std::size_t length = 0;  // of marker and the white space behind it
  std::int32_t depth = 0;  // parts of a dotted number: 1.2.3 has 3; "2.0" has 1
};

// The marker a text (without white space before it) begins with. White space or the
// text's end follows it: "-5%" and "1.5m" have none.
ListMarker find_list_marker(std::string_view text);

}  // namespace boardtrail

#endif  // BOARDTRAIL_BASE_LIST_MARKER_H_
