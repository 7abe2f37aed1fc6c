// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_LAYOUT_GRID_CELLS_H_
#define BOARDTRAIL_LAYOUT_GRID_CELLS_H_

#include <cstdint>
#include <vector>

#include "layout/partial_grid.h"
#include "layout/tables.h"

namespace boardtrail {

// The words that stand inside a grid, by cell: by their centre, cut where they reach over
// a boundary. `consumed` grows with the layer.
FilledGrid place_words(const PageRecord& page, TextLayer* layer, TableGrid grid,
                       const TableOptions& options, std::vector<bool>* consumed);

// Makes a table of a grid and its words, which become consumed: areas are cell colours,
// small shapes and pictures swatches.
Table fill_grid(const PageRecord& page, const TextLayer& layer, FilledGrid filled,
                const TableOptions& options, std::vector<bool>* consumed);

// Share of grid cells with neither text, colour nor picture.
float blank_share(const Table& table);

// True for a wide grid that is mostly blank and has no row and no column with a text or a
// colour in most of its places: the lines and labels of a drawing. A form that nobody has
// filled in has a heading.
bool looks_like_drawing(const Table& table);

}  // namespace boardtrail

#endif  // BOARDTRAIL_LAYOUT_GRID_CELLS_H_
