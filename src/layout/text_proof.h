// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_LAYOUT_TEXT_PROOF_H_
#define BOARDTRAIL_LAYOUT_TEXT_PROOF_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "layout/text_rows.h"
#include "layout/text_tables.h"

namespace boardtrail {

// How much a region must show to be a table: all by itself, or with the columns of the page
// before; or it is a heading at the end of a page, whose rows stand on the next; or it fills
// the room between rulings of one extent, one of which parts its heading.
enum class Proof : std::uint8_t { kAlone, kCarried, kHeading, kFramed };

// A region's lines in columns and rows.
struct TextShape {
  const std::vector<ColumnLine>& lines;
  const TextRows& rows;
  std::size_t columns = 0;
  bool drawn = false;     // the columns are those of a heading's cells
  bool page_end = false;  // only running lines stand below
};

struct TextVerdict {
  bool table = false;
  bool figures = false;      // no table of texts, for it holds figures
  float filled = 0;          // share of places with text, over rows of two and more
  float row_aligned = 0;     // share of cells at the top, the middle or the bottom of their row
  float column_aligned = 0;  // share of lines at an edge or the middle of their column
};

// Strict against lists, contents, prose in columns and what stands side by side by chance.
TextVerdict judge_text_table(const TextShape& shape, Proof proof, const TextTableOptions& options);

}  // namespace boardtrail

#endif  // BOARDTRAIL_LAYOUT_TEXT_PROOF_H_
