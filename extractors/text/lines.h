// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_TEXT_LINES_H_
#define BOARDTRAIL_EXTRACTORS_TEXT_LINES_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "base/result.h"
#include "model/place.h"

namespace boardtrail {

struct Line {
  std::string_view text;    // without its end
  std::int32_t number = 0;  // from 1
  std::int32_t column = 0;  // code points of the printed line before `text` (after a form feed)
  std::int32_t page = 0;    // from 1; 0 = no pages known
  bool blank = false;       // nothing but white space
  bool has_tab = false;
  bool page_start = false;   // a form feed stands before it
  bool page_footer = false;  // "Page 3 of 12", or a running head or foot

  // Place of the character at byte `offset` of the text.
  Place place(std::size_t offset) const;
};

// Splits text into lines at LF, CR LF, CR and form feeds (each of which begins a
// page), counts pages by form feeds, or else by 'Page 3 of 12' lines, and marks
// what is repeated at the heads and feet of pages. Views into `text`.
// Error: kLimitExceeded for a line beyond max_line_bytes.
Result<std::vector<Line>> split_lines(std::string_view text, const Limits& limits);

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_TEXT_LINES_H_
