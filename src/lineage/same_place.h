// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_LINEAGE_SAME_PLACE_H_
#define BOARDTRAIL_LINEAGE_SAME_PLACE_H_

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "lineage/statement.h"

namespace boardtrail {

struct ActionMatch;

// An action that was worded anew: too little text joins the two rows, and all else does.
struct SamePlace {
  std::size_t before = 0;  // indexes into what was given
  std::size_t now = 0;
  std::string reason;  // "other words, same place, same lead and date"
};

// Rows without a match, of the paper just before (`age` 0, not closed) and of the later one,
// that stand under the same reference, or alone between the same two neighbours; in the same
// section; and agree in lead and due date, in a longer update, measure or finding, or in a
// third of their words. What one of them says otherwise (reference, lead, measure, finding,
// day raised) speaks against it.
// Of two different actions side by side about one pair in thirty agrees so far, so such a
// link is always in doubt. `before` holds those of one paper in its order. Each row once.
// Cost: linear, but for the hashing of references.
std::vector<SamePlace> find_same_place(std::span<const StatedAction* const> before,
                                       std::span<const StatedAction* const> now,
                                       const std::vector<ActionMatch>& matches);

}  // namespace boardtrail

#endif  // BOARDTRAIL_LINEAGE_SAME_PLACE_H_
