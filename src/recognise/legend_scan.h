// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_RECOGNISE_LEGEND_SCAN_H_
#define BOARDTRAIL_RECOGNISE_LEGEND_SCAN_H_

#include <string>
#include <string_view>
#include <vector>

#include "model/paper.h"

namespace boardtrail {

// The shapes in which papers print a rating scale, as pure functions on text.
// All answer nothing where the text is no scale; none looks at the paper around
// it. A scale has at least two ratings, all different. Cost: linear.

// "Rating scale", "RAG Key", "BRAG definitions": words that stand above or before a scale.
bool is_legend_title(std::string_view text);

// One line of prose or several lines: "Key: Red = overdue; Amber = at risk",
// "G - On track\nA - At risk", "Red (overdue), Amber (at risk)". `titled`: a legend's
// title stands above, which lowers what the lines themselves must show.
std::vector<LegendEntry> scan_legend_lines(std::string_view text, bool titled);

// Status phrases one after another, with nothing between them that says where one
// ends: "Complete & Embedded On Track Off Track (<1 month), Recovery in Place
// Overdue". At least three, each with a capital.
std::vector<LegendEntry> scan_legend_phrases(std::string_view text);

// The cells of one row: "Status G | Action completed | A/G | Clear plan", where a
// reader may have cut the text at column borders that are not there, and have lost
// letters at the row's ends ("tatus G").
std::vector<LegendEntry> scan_legend_cells(const std::vector<std::string_view>& cells);

// The cells of one row, in turns a phrase and what it means: "Delivered | Evidence seen | Delayed
// (<4 weeks) | Recovery in hand".
std::vector<LegendEntry> scan_legend_pairs(const std::vector<std::string_view>& cells);

// True where the text is a key of a scale: a letter or pair of letters, a colour.
bool is_legend_key(std::string_view text);

}  // namespace boardtrail

#endif  // BOARDTRAIL_RECOGNISE_LEGEND_SCAN_H_
