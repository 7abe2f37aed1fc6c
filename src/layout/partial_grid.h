// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_LAYOUT_PARTIAL_GRID_H_
#define BOARDTRAIL_LAYOUT_PARTIAL_GRID_H_

#include <cstdint>
#include <vector>

#include "layout/lattice.h"
#include "layout/stream.h"

namespace boardtrail {

// A grid and, by cell, the words (numbers of TextLayer::words) that it holds.
struct FilledGrid {
  TableGrid grid;
  std::vector<std::vector<std::uint32_t>> words;
};

// Completes a grid whose rulings tell columns but not rows: a ruled row that holds
// several lines of figures, or of texts set apart, becomes that many rows. Rows whose
// lines only wrap stay as they are. Cost: O(n log n) in words.
FilledGrid split_ruled_rows(const TextLayer& layer, FilledGrid filled,
                            const StreamOptions& options);

}  // namespace boardtrail

#endif  // BOARDTRAIL_LAYOUT_PARTIAL_GRID_H_
