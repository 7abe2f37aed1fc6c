// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/tables.h"

#include "layout/grid_cells.h"

namespace boardtrail {

PageTables find_tables(const PageRecord& page, TextLayer* layer, const TableOptions& options) {
  PageTables found;
  found.consumed.assign(layer->words.size(), false);
  const RulingSet rulings = join_rulings(page.rulings, options.rulings);
  for (const TableGrid& grid : find_lattices(rulings, options.lattice)) {
    std::vector<bool> consumed = found.consumed;
    Table table = fill_grid(page, layer, grid, options, &consumed);
    found.consumed.resize(layer->words.size(), false);
    if (blank_share(table) >= options.max_blank_share) continue;
    found.consumed = std::move(consumed);
    found.tables.push_back(std::move(table));
  }
  return found;
}

}  // namespace boardtrail
