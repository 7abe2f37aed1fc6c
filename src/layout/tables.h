// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_LAYOUT_TABLES_H_
#define BOARDTRAIL_LAYOUT_TABLES_H_

#include <cstdint>
#include <vector>

#include "layout/fill_grid.h"
#include "layout/flow.h"
#include "layout/lattice.h"
#include "layout/rulings.h"
#include "layout/stream.h"
#include "layout/tagged_table.h"
#include "layout/text_tables.h"
#include "layout/words.h"
#include "model/table.h"

namespace boardtrail {

struct TableOptions {
  RulingOptions rulings;
  FillRulingOptions fills;
  LatticeOptions lattice;
  StreamOptions stream;
  TextTableOptions text;
  FlowOptions flow;
  TaggedOptions tagged;
  // The colour of a cell is the last area painted that covers this share of it.
  float min_fill_cover = 0.5F;
  // Areas beyond this number on a table are a drawing: their colours are left out.
  std::int32_t max_fills = 20'000;
  // A grid with a larger share of blank cells (text, colour or picture) is a page
  // frame, a form or a drawing.
  float max_blank_share = 0.9F;
  // A grid with fewer texts is a chart, however many of its places are coloured.
  std::int32_t min_texts = 2;
  // A word that reaches over a column boundary by more than this share of its font
  // size is cut there: some producers draw a row as one run of text.
  float max_overhang = 0.5F;
  // A grid known by areas alone with a larger share of cells without text is a chart.
  float max_textless_share = 0.5F;
  // Such a grid is less sure than a ruled one, and surer than one of gaps.
  float fill_grid_confidence = 0.95F;
  // Headers have at most so many rows; more bold rows are a bold table.
  std::int32_t max_header_rows = 3;
};

// The tables of a page, and which words (numbers of layer->words) they hold.
struct PageTables {
  std::vector<Table> tables;   // from the top
  std::vector<bool> consumed;  // by word
};

// Finds the tables of a page: ruled grids first, tables of the file's structure where there
// is one (`tags`, which remembers from page to page), grids of areas, then what the left-over
// words line up to. A page whose text is turned is read as it would be turned back. The choice is
// made for each table. Words that cross a column boundary are cut in `layer`, which may therefore
// grow. `carry` comes from the page before and goes to the next one: a table of texts may go on
// there. Cost: O(n log n) in words and rulings.
PageTables find_tables(const PageRecord& page, TextLayer* layer, const TableOptions& options,
                       TableCarry* carry, PageTags* tags = nullptr);
PageTables find_tables(const PageRecord& page, TextLayer* layer, const TableOptions& options);

}  // namespace boardtrail

#endif  // BOARDTRAIL_LAYOUT_TABLES_H_
