// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_LAYOUT_TAGGED_EDGES_H_
#define BOARDTRAIL_LAYOUT_TAGGED_EDGES_H_

#include <optional>
#include <vector>

#include "layout/page_record.h"
#include "layout/rulings.h"
#include "layout/tagged_table.h"

namespace boardtrail {

// Where something drawn may bound cells along one axis, and how long it is.
struct DrawnEdge {
  float position = 0;
  float length = 0;
};

// The rulings and the sides of grounds that run through `box`, by position: vertical ones
// for `columns`, else horizontal ones. Edges closer than options.same_edge are one.
std::vector<DrawnEdge> drawn_edges(const PageRecord& page, const RulingSet& rulings, const Box& box,
                                   bool columns, const TaggedOptions& options);

// What stands in a column or row; nothing where no word does.
using Extent = std::optional<GridLine>;  // begin, end

// Boundaries of the columns (or rows) whose words take up `extents`, one more than those:
// drawn edges where they lie between the words, else what `before` (boundaries of the same
// columns on another page, or empty) says, else the middle. Rising. At least one extent is known.
std::vector<float> find_boundaries(const std::vector<Extent>& extents,
                                   const std::vector<DrawnEdge>& edges,
                                   const std::vector<float>& before, const TaggedOptions& options);

}  // namespace boardtrail

#endif  // BOARDTRAIL_LAYOUT_TAGGED_EDGES_H_
