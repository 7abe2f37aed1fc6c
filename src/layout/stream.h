// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_LAYOUT_STREAM_H_
#define BOARDTRAIL_LAYOUT_STREAM_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "layout/flow.h"
#include "layout/lattice.h"
#include "layout/rulings.h"
#include "layout/words.h"

namespace boardtrail {

struct StreamOptions {
  FlowOptions flow;
  // A wider gap between two words of a line parts cells. Share of the font size:
  // a space is 0.25 to 0.35, one of "1 234" too, stretched ones of justified text
  // seldom reach 0.6.
  float cell_gap = 0.6F;
  // The same in bold lines, which are never justified.
  float heading_gap = 0.42F;
  // The same for typewriter faces, whose space is 0.6 wide.
  float monospaced_gap = 0.9F;
  // The same between two figures, where the second cannot be the thousands of the first.
  float figure_gap = 0.38F;
  // Columns of running text are parted by more than this share of the font size; words
  // of justified text seldom are.
  float text_gutter = 1.0F;
  // A band narrower than this share of the font size that all body lines leave
  // empty is chance. Cells that are parted by less can only be told by rulings.
  float min_gutter = 0.3F;
  // One body line in so many may reach across a gutter (a long cell, a remark).
  std::size_t lines_per_crossing = 12;
  // Baselines further apart than this multiple of the font size end a table:
  // double spacing is 2.4.
  float max_line_distance = 2.6F;
  // The same where rows are set wide and evenly, with texts in columns.
  float max_wide_distance = 4.5F;
  // So many lines in a row without a gap (section rows, wrapped stubs) may stand in a table.
  std::size_t max_loose_lines = 2;
  // The same of lines that stay left of the columns of figures.
  std::size_t max_stub_lines = 5;
  // Fewer body lines align by chance.
  std::size_t min_rows = 3;
  // The share of a table's width that a ruling covers to bound its header or body.
  float wide_ruling = 0.6F;
  // Below these shares the cells of a column do not line up, or the grid is too
  // sparse: words that happen to be far apart.
  float min_aligned = 0.6F;
  float min_filled = 0.45F;
  // Text cells with more words on a line are columns of prose.
  float max_words = 5.0F;
  // A leap of this multiple of the tight line distance begins a row of a text table.
  float row_leap = 1.25F;
  // Rulings that begin and end within this distance have one extent. Points.
  float same_extent = 3.0F;
  // A text of more words over most of the width, between two rulings, is a paragraph.
  std::uint32_t max_band_words = 9;
  // Lines of one header cell stand at most this multiple of the font size apart.
  float header_wrap = 1.45F;
  // More header lines than this are something else.
  std::size_t max_header_lines = 10;
  // A row of a grid ruled both ways that holds so many rows of figures lacks its rulings.
  std::size_t min_unruled_rows = 4;
  // More columns than this are a drawing.
  std::size_t max_columns = 64;
};

// A table without a full grid of rulings: boundaries that follow from its words.
struct StreamGrid {
  TableGrid grid;
  // By cell of the grid, numbers of the layer's words. Header words may reach beyond
  // the boundaries of their cell.
  std::vector<std::vector<std::uint32_t>> words;
  std::int32_t header_rows = 0;
  float confidence = 0;
};

// Finds tables among the words that `consumed` leaves: lines whose words keep to
// columns, at least min_rows of them. Lists, contents pages, forms and columns of
// prose are rejected. `rulings` bound headers and rows where there are any.
// Cost: O(n log n) in words and rulings.
std::vector<StreamGrid> find_streams(const TextLayer& layer, const RulingSet& rulings,
                                     const std::vector<bool>& consumed,
                                     const StreamOptions& options);

}  // namespace boardtrail

#endif  // BOARDTRAIL_LAYOUT_STREAM_H_
