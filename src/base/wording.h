// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_BASE_WORDING_H_
#define BOARDTRAIL_BASE_WORDING_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace boardtrail {

// What the program says to people, wherever it says it. Dates: base/date.h. Threads: any.

// "1 day", "3 days": `one` for the number 1, else `many`, or `one` and an 's' without it.
std::string counted(std::int64_t number, std::string_view one, std::string_view many = {});

// What stands for `c` in the text and the quoted attributes of HTML, SVG and XML where it
// is one of & < > " '; nothing for others.
std::string_view markup_reference(char c);

}  // namespace boardtrail

#endif  // BOARDTRAIL_BASE_WORDING_H_
