// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_LAYOUT_TEXT_ROWS_H_
#define BOARDTRAIL_LAYOUT_TEXT_ROWS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "layout/rulings.h"

namespace boardtrail {

// What stands of one line in one column.
struct ColumnPiece {
  std::size_t column = 0;
  float x0 = 0;
  float x1 = 0;
  float y0 = 0;
  float y1 = 0;
  float baseline = 0;
  float gap = 0;              // the widest between two of its words
  bool begins_lower = false;  // goes on, as a rule
  bool figure = false;
  bool ends_in_page = false;  // words, and the number of a page
  bool bold = false;
  std::vector<std::uint32_t> words;  // numbers of TextLayer::words
};

struct ColumnLine {
  float size = 0;
  float y0 = 0;
  float y1 = 0;
  bool across = false;  // one text over several columns
  std::vector<ColumnPiece> pieces;
};

// First line of each row, and how many of these are guesses: the lines stand evenly, and
// only what they hold tells where a row begins.
struct TextRows {
  std::vector<std::size_t> starts;
  std::size_t guessed = 0;
};

// Rows of a table of texts that wrap: between rulings where rows are ruled, else parted by
// more blank than lines of one cell, however the cells are aligned in their row; else
// where most columns begin anew. `rulings` reach across the table, from the top.
TextRows group_text_rows(const std::vector<ColumnLine>& lines, std::size_t columns,
                         const std::vector<GridLine>& rulings);

}  // namespace boardtrail

#endif  // BOARDTRAIL_LAYOUT_TEXT_ROWS_H_
