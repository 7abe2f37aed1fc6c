// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_LAYOUT_GRID_CELLS_H_
#define BOARDTRAIL_LAYOUT_GRID_CELLS_H_

#include <cstdint>
#include <vector>

#include "layout/tables.h"

namespace boardtrail {

// Fills a grid with what stands on the page inside it: words by their centre (cut
// where they reach over a boundary), areas as cell colours, small shapes and
// pictures as swatches, tick boxes of forms. `consumed` grows with the layer.
Table fill_grid(const PageRecord& page, TextLayer* layer, const TableGrid& grid,
                const TableOptions& options, std::vector<bool>* consumed);

// Share of grid cells with neither text, colour nor picture.
float blank_share(const Table& table);

}  // namespace boardtrail

#endif  // BOARDTRAIL_LAYOUT_GRID_CELLS_H_
