// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_RECOGNISE_PACKS_H_
#define BOARDTRAIL_RECOGNISE_PACKS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "model/document.h"
#include "model/paper.h"
#include "schema/schema.h"

namespace boardtrail {

// One paper of a pack, by its place, and what the pack says of it.
struct PackPart {
  std::int32_t first_page = 0;
  std::int32_t last_page = 0;
  std::int32_t first_block = 0;  // [first_block, end_block) of Document::blocks
  std::int32_t end_block = 0;
  std::string title;        // of the bookmark, without its number; may be empty
  std::string agenda_item;  // the bookmark's number, or the mark at the head of the pages
  bool confidential = false;
};

// Cuts a pack (one document of many papers, with pages) into its papers. A paper begins
//   * at a cover sheet: a page that states at least three of title, meeting, date, agenda
//     item, author, sponsor, and not the same as the page before (a form's running head);
//   * at a bookmark of the level at which the papers stand: the one that leads to most
//     cover sheets; without any, one that reads like an agenda (numbers, and words that
//     only meetings have). Appendices belong to their paper;
//   * where the agenda number at the head of the pages changes.
// One part for a document that is no pack: a report's chapters are not papers.
// Cost: linear in the blocks.
std::vector<PackPart> split_pack(const Document& document, const SchemaSet& schemas);

// What the pack says comes down to its papers: organisation, meeting and its date from
// the first paper that states them, title and agenda item from the part.
void complete_pack(const std::vector<PackPart>& parts, const Document& document,
                   std::vector<Paper>* papers);

}  // namespace boardtrail

#endif  // BOARDTRAIL_RECOGNISE_PACKS_H_
