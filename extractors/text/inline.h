// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_TEXT_INLINE_H_
#define BOARDTRAIL_EXTRACTORS_TEXT_INLINE_H_

#include <string_view>

#include "model/table.h"

namespace boardtrail {

// The text of a cell or paragraph: HTML fragments become line breaks, marks and tick
// boxes; Markdown emphasis becomes marks; entities and escapes become characters.
// Signs that belong to no pair stay as printed. Cost: linear in the text.
RichText parse_inline(std::string_view text);

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_TEXT_INLINE_H_
