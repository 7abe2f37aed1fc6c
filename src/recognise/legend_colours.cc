// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognise/legend_colours.h"

#include <algorithm>

#include "normalise/rating.h"
#include "recognise/reading.h"

namespace boardtrail {
namespace {

// Squared distance in RGB below which two colours are one: pictures and colour profiles
// shift a channel by some 15. Shades of one scale (light green, green) lie 60 apart.
constexpr int kSameColour = 40 * 40;

int distance(const Colour& a, const Colour& b) {
  const int r = a.r - b.r, g = a.g - b.g, blue = a.b - b.b;
  return r * r + g * g + blue * blue;
}

std::optional<Colour> colour_of(const Cell& cell) {
  for (const Swatch& swatch : cell.swatches) {
    if (swatch.colour) return swatch.colour;
  }
  return cell.fill;
}

void add_colours(const PaperReading& reading, std::int32_t table,
                 std::vector<LegendColour>* colours) {
  const bool legend = reading.use[static_cast<std::size_t>(table)] == TableUse::kLegend;
  for (const Cell& cell : reading.document.tables[static_cast<std::size_t>(table)].cells) {
    if (!legend && !reading.is_legend_row(table, cell.row)) continue;
    const std::optional<Colour> colour = colour_of(cell);
    // Grounds of headings and zebras have no hue.
    if (!colour || !rag_of_colour(*colour) || cell.content.text.empty()) continue;
    const RatingReading& words = reading.rating_of(cell.content.text);
    if (words.value) colours->push_back({*colour, *words.value});
  }
}

}  // namespace

std::vector<LegendColour> find_legend_colours(const PaperReading& reading) {
  std::vector<LegendColour> colours;
  if (reading.paper.legend.empty()) return colours;
  for (const std::int32_t table : reading.tables) add_colours(reading, table, &colours);
  const std::vector<LegendColour> all = colours;
  std::erase_if(colours, [&](const LegendColour& item) {
    return std::any_of(all.begin(), all.end(), [&](const LegendColour& other) {
      return other.value != item.value && other.colour == item.colour;
    });
  });
  return colours;
}

std::optional<Rag> rag_of_colour(Colour colour, const std::vector<LegendColour>& legend) {
  const auto nearest = std::min_element(
      legend.begin(), legend.end(), [&](const LegendColour& a, const LegendColour& b) {
        return distance(a.colour, colour) < distance(b.colour, colour);
      });
  if (nearest != legend.end() && distance(nearest->colour, colour) <= kSameColour) {
    return nearest->value;
  }
  return rag_of_colour(colour);
}

}  // namespace boardtrail
