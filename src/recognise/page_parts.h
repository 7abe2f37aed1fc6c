// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_RECOGNISE_PAGE_PARTS_H_
#define BOARDTRAIL_RECOGNISE_PAGE_PARTS_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "model/document.h"
#include "model/paper.h"
#include "recognise/packs.h"

namespace boardtrail {

// A document whose tables go on over the ends of pages, each put together: the first
// part holds the rows of all, the others are empty and their blocks are page breaks.
// Tables and blocks keep their numbers, cells their pages.
struct JoinedPages {
  Document document;
  // By table: the tables whose rows were added to it, in order.
  std::vector<std::vector<std::int32_t>> parts;
  // By table: the rows with which the added parts begin.
  std::vector<std::vector<std::int32_t>> part_rows;
  // Parts whose first row was taken for the end of the last row by what the two say.
  std::vector<Place> cut_rows;
};

// Joins what the file's structure says is one table: without the heading rows that a page
// repeats, and with the halves of a row that a page's end cuts put together. Joins also what
// nothing but its place shows to be one: the last of a page and the first of the next, with
// the same column edges, no text between them, and either no heading row repeated (those are
// joined by what they say) or a row that reads as cut (cut_row.h). Formats without page layout have
// none. No table goes on into another paper of a pack (`papers`). Nothing where no table goes on.
// Cost: linear in cells; a copy where one does.
std::optional<JoinedPages> join_page_parts(const Document& document,
                                           const std::vector<PackPart>& papers);

// Lists the added parts beside the tables that hold their rows: in the tables read and
// in the plans.
void list_parts(const std::vector<std::vector<std::int32_t>>& parts, Paper* paper);

}  // namespace boardtrail

#endif  // BOARDTRAIL_RECOGNISE_PAGE_PARTS_H_
