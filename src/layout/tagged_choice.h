// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_LAYOUT_TAGGED_CHOICE_H_
#define BOARDTRAIL_LAYOUT_TAGGED_CHOICE_H_

#include <vector>

#include "layout/partial_grid.h"
#include "layout/rulings.h"
#include "layout/tagged_table.h"
#include "model/table.h"

namespace boardtrail {

// A table known by its rulings, as they stand.
struct DrawnTable {
  FilledGrid filled;
  bool rows_guessed = false;  // its rows were split by its text
  bool replaced = false;      // the structure says more: not a table any more
  bool changed = false;       // words went to a table inside one of its cells
};

// The tables of the structure that say more than the rulings do. The structure is read only
// for words outside ruled tables, and inside those whose rows are guessed. Where tags and
// rulings contradict one another (a ruling runs through what the tags call one cell), the
// rulings hold and tags->doubted counts it, as it counts tags that do not fit the page.
// `drawn` says what becomes of ruled tables; `consumed` is brought up to that, without the
// words of the tables returned.
std::vector<TaggedGrid> choose_tagged(const PageRecord& page, TextLayer* layer,
                                      const RulingSet& rulings, const TaggedOptions& options,
                                      std::vector<DrawnTable>* drawn, std::vector<bool>* consumed,
                                      PageTags* tags);

// What the structure says of ruled tables: which table of it they are, and which of their
// rows began on the page before. Asks for their first and last rows only. `drawn` and
// `tables` go in pairs; heading rows must be known.
void number_drawn(const TextLayer& layer, const std::vector<DrawnTable>& drawn,
                  std::vector<Table>* tables, PageTags* tags);

}  // namespace boardtrail

#endif  // BOARDTRAIL_LAYOUT_TAGGED_CHOICE_H_
