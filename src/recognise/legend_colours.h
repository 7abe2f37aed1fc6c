// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_RECOGNISE_LEGEND_COLOURS_H_
#define BOARDTRAIL_RECOGNISE_LEGEND_COLOURS_H_

#include <optional>
#include <vector>

#include "model/geometry.h"
#include "model/paper.h"

namespace boardtrail {

struct PaperReading;

// A colour of the paper's own rating scale and what it stands for there.
struct LegendColour {
  Colour colour;
  Rag value;
};

// The colours that the paper's legends show beside or behind a rating's words ("A/G" on
// light green). A colour that stands for two ratings is left out. After read_legends().
std::vector<LegendColour> find_legend_colours(const PaperReading& reading);

// What a colour stands for: the legend's nearest, where one is near; else by its hue.
std::optional<Rag> rag_of_colour(Colour colour, const std::vector<LegendColour>& legend);

}  // namespace boardtrail

#endif  // BOARDTRAIL_RECOGNISE_LEGEND_COLOURS_H_
