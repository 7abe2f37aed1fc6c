// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_TEXT_HEADING_H_
#define BOARDTRAIL_EXTRACTORS_TEXT_HEADING_H_

#include <string_view>

namespace boardtrail {

// Does this line, standing alone, look like a heading? Short, no sentence, no list, no
// "name: value", no caption, no date, no page number.
bool looks_like_heading(std::string_view text);

// The same for a line with lines directly below it: only what could be nothing else,
// all capitals or few words with a colon or without any end.
bool looks_like_heading_above(std::string_view text, std::string_view next);

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_TEXT_HEADING_H_
