// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_TESTS_UNIT_RECOGNISE_PAPER_MAKER_H_
#define BOARDTRAIL_TESTS_UNIT_RECOGNISE_PAPER_MAKER_H_

#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"

namespace boardtrail {

inline std::string trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return std::string();
  return std::string(text.substr(begin, text.find_last_not_of(' ') - begin + 1));
}

inline Block make_text_block(std::string_view text, std::int32_t line) {
  Block block;
  block.place.line = line;
  if (text.front() == '#') {
    block.kind = BlockKind::kHeading;
    text.remove_prefix(1);
  } else if (text.substr(0, 2) == "- ") {
    block.kind = BlockKind::kListItem;
    block.marker = "-";
    text.remove_prefix(2);
  } else {
    block.kind = BlockKind::kParagraph;
  }
  block.content.text = trimmed(text);
  return block;
}

// Draws a Document in a few lines, for tests of recognise/:
//   "# Heading"          a heading
//   "A | B | C"          a row of a table; rows that follow one another are one table
//   "---"                ends a table (the next row begins another)
//   "- Item"             an item of a list
//   anything else        a paragraph
// Blank lines end tables too. Cells are trimmed; a row may have fewer cells than the
// table is wide.
inline Document make_document(std::string_view drawing) {
  Document document;
  std::vector<std::vector<std::string>> rows;
  std::int32_t line = 0;
  std::int32_t first_line = 0;
  const auto end_table = [&] {
    if (rows.empty()) return;
    Table table;
    table.rows = static_cast<std::int32_t>(rows.size());
    table.place.line = first_line;
    for (std::size_t r = 0; r < rows.size(); ++r) {
      table.columns = std::max(table.columns, static_cast<std::int32_t>(rows[r].size()));
      for (std::size_t c = 0; c < rows[r].size(); ++c) {
        if (rows[r][c].empty()) continue;
        Cell cell;
        cell.row = static_cast<std::int32_t>(r);
        cell.column = static_cast<std::int32_t>(c);
        cell.content.text = rows[r][c];
        cell.place.line = first_line + static_cast<std::int32_t>(r);
        cell.place.column = cell.column + 1;
        table.cells.push_back(std::move(cell));
      }
    }
    Block block;
    block.kind = BlockKind::kTable;
    block.table = static_cast<std::int32_t>(document.tables.size());
    document.blocks.push_back(std::move(block));
    document.tables.push_back(std::move(table));
    rows.clear();
  };
  while (!drawing.empty()) {
    const std::string_view text = drawing.substr(0, drawing.find('\n'));
    drawing.remove_prefix(std::min(drawing.size(), text.size() + 1));
    ++line;
    if (text.find('|') != std::string_view::npos) {
      if (rows.empty()) first_line = line;
      auto& row = rows.emplace_back();
      for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('|', begin), text.size());
        row.push_back(trimmed(text.substr(begin, end - begin)));
        begin = end + 1;
      }
      continue;
    }
    end_table();
    if (text.empty() || text == "---") continue;
    document.blocks.push_back(make_text_block(text, line));
  }
  end_table();
  return document;
}

}  // namespace boardtrail

#endif  // BOARDTRAIL_TESTS_UNIT_RECOGNISE_PAPER_MAKER_H_
