// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_TESTS_UNIT_EXTRACTORS_READ_TEXT_H_
#define BOARDTRAIL_TESTS_UNIT_EXTRACTORS_READ_TEXT_H_

#include <string>
#include <string_view>

#include "model/document.h"

namespace boardtrail {

// The blocks of a document, one a line: "H1 Title", "P text", "L2 (a) text", "F foot",
// "--" for a page's end, and tables as dump() writes them. Line breaks inside of a
// text are "/".
inline std::string dump_blocks(const Document& document) {
  std::string out;
  for (const Block& block : document.blocks) {
    std::string text = block.content.text;
    for (char& c : text) {
      if (c == '\n') c = '/';
    }
    const std::string level = std::to_string(block.level);
    switch (block.kind) {
      case BlockKind::kHeading:
        out += 'H' + level + ' ' + text;
        break;
      case BlockKind::kParagraph:
        out += "P " + text;
        break;
      case BlockKind::kListItem:
        out += 'L' + level + ' ' + block.marker + ' ' + text;
        break;
      case BlockKind::kTable:
        out += dump(document.tables.at(static_cast<std::size_t>(block.table)));
        break;
      case BlockKind::kPageHeader:
        out += "F " + text;
        break;
      case BlockKind::kPageBreak:
        out += "--";
        break;
    }
    out += '\n';
  }
  return out;
}

}  // namespace boardtrail

#endif  // BOARDTRAIL_TESTS_UNIT_EXTRACTORS_READ_TEXT_H_
