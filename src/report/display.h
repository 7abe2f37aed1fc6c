// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_REPORT_DISPLAY_H_
#define BOARDTRAIL_REPORT_DISPLAY_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace boardtrail {

// Text of papers is strangers' text: shown on a terminal, it must not be able to
// move the cursor, change colours or reverse the direction of what follows.

// One line that is safe to show: white space (line breaks too) becomes one space,
// controls (C0, DEL, C1, ESC) and bidirectional formatting characters are dropped,
// ill-formed UTF-8 becomes U+FFFD.
std::string display_line(std::string_view text);
// The same into a text that is used again and again; what stood in it is gone.
void show_line(std::string_view text, std::string& line);

// True for the code points that display_line drops.
bool is_unsafe_to_show(char32_t code_point);

// Columns that the (safe) text takes in a fixed-width font: 0 for combining marks,
// 2 for wide East Asian characters and emoji, else 1.
std::size_t display_width(std::string_view text);

// The text cut to `width` columns, its last one '…' where something was cut.
std::string clip(std::string_view text, std::size_t width);

// The text broken at spaces into lines of at most `width` columns; a longer word is
// broken anywhere. At least one line.
std::vector<std::string> wrap(std::string_view text, std::size_t width);
// Takes the first of these lines off the text, and the spaces behind it.
std::string_view take_line(std::string_view& text, std::size_t width);

}  // namespace boardtrail

#endif  // BOARDTRAIL_REPORT_DISPLAY_H_
