// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_LAYOUT_TEXT_TABLES_H_
#define BOARDTRAIL_LAYOUT_TEXT_TABLES_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "layout/river_regions.h"
#include "layout/ruled_regions.h"
#include "layout/rulings.h"
#include "layout/stream.h"
#include "layout/words.h"

namespace boardtrail {

struct TextTableOptions {
  RiverOptions rivers;
  FillRowOptions fills;
  FlowOptions flow;
  // Two columns of texts are a list, a letter or a page in two columns.
  std::size_t min_columns = 3;
  // More are a drawing.
  std::size_t max_columns = 40;
  // Rows with texts in two and more columns: fewer stand side by side by chance.
  std::size_t min_rows = 3;
  // The same where nothing but what they hold tells where rows begin.
  std::size_t min_guessed_rows = 6;
  // Shares below which texts do not line up: with the edge or middle of their column, with
  // the top, middle or bottom of their row, and how much of a row has text.
  float min_column_aligned = 0.6F;
  float min_row_aligned = 0.7F;
  float min_filled = 0.4F;
  // Tables of figures are found by their figures.
  float max_figures = 0.5F;
  // The same where a heading is drawn cell by cell: no figures can be surer than that.
  float max_drawn_figures = 0.8F;
  // A ruling parts rows where it covers this share of the table's width.
  float wide_ruling = 0.8F;
  // Text this near to the top or bottom of a page is a running line. Share of its height.
  float margin = 0.09F;
  // The page's visits of lines, for each line: ends the search on a page of chances.
  std::size_t visits_per_line = 8;
  // Regions of a page that are tried as two tables side by side: each is looked for among all
  // words of the page. Sixty lines have room for fifteen, and some are tried in vain. What comes
  // after them is read as one table.
  std::size_t max_pairs = 64;
};

// What a page leaves for the next: the columns of a table that its last line stands in.
struct TableCarry {
  std::int32_t page = 0;  // 0: none
  std::vector<River> rivers;
  std::vector<float> xs;  // the boundaries of its columns
};

// Where the words stand that are no part of ruled tables.
struct FreeText {
  const TextLayer& layer;
  const RulingSet& rulings;
  const std::vector<bool>& consumed;
  const PageRecord& page;
  const std::vector<RuledRegion>& frames;  // between rulings of one extent
};

// Finds tables of texts without a grid of rulings: three and more columns parted by white
// rivers, whose texts wrap; rows by blank height, rulings or new beginnings. A table that
// stands in the columns of `carry` goes on with less proof, and `carry` is left for the
// next page. Cost: O(n log n) in words and rulings, and O(n) for each of `max_pairs`.
std::vector<StreamGrid> find_text_tables(const FreeText& text, const TextTableOptions& options,
                                         TableCarry* carry);

}  // namespace boardtrail

#endif  // BOARDTRAIL_LAYOUT_TEXT_TABLES_H_
