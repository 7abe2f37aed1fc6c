// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_RECOGNISE_OUTLINE_NOTES_H_
#define BOARDTRAIL_RECOGNISE_OUTLINE_NOTES_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/paper.h"

namespace boardtrail {

// Template guidance left in a text, each as printed: "[DN: ...]", "[insert ...]",
// "<select ...>", "Select the objective which ...", "delete as appropriate",
// "xx/xx/xx", lorem ipsum. A note that the end of the text cuts off is one note. Linear.
std::vector<std::string> find_drafting_notes(std::string_view text);

// "Figure 7: Actions underway": nothing for a mention of a figure in a sentence.
std::optional<Caption> read_caption(std::string_view text);

}  // namespace boardtrail

#endif  // BOARDTRAIL_RECOGNISE_OUTLINE_NOTES_H_
