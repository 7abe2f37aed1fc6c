// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognise/recogniser.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "recognise/packs.h"
#include "recognise/page_parts.h"
#include "recognise/reading.h"
#include "recognise/stated_actions.h"

namespace boardtrail {
namespace {

// Tables that no reader took are evidence all the same: each is listed with a reason.
void list_other_tables(PaperReading& reading) {
  std::vector<bool> listed(reading.document.tables.size());
  for (const TableReading& item : reading.paper.tables) {
    listed[static_cast<std::size_t>(item.table)] = true;
  }
  for (const std::int32_t table : reading.tables) {
    if (listed[static_cast<std::size_t>(table)]) continue;
    std::string& reason = reading.reasons[static_cast<std::size_t>(table)];
    if (reason.empty()) reason = "no schema fits its columns or rows";
    reading.paper.tables.push_back({table, "", std::move(reason), 0});
  }
  std::sort(reading.paper.tables.begin(), reading.paper.tables.end(),
            [](const TableReading& a, const TableReading& b) { return a.table < b.table; });
}

void read_paper(PaperReading& reading) {
  read_front_matter(reading);
  read_legends(reading);
  read_scorecards(reading);
  read_actions(reading);
  read_stated_actions(reading);
  read_cover(reading);
  read_ticks(reading);
  read_annexes(reading);
  read_outline(reading);
  list_other_tables(reading);
}

}  // namespace

std::vector<Paper> Recogniser::recognise(const Document& document) const {
  const std::vector<PackPart> parts = split_pack(document, schemas_);
  const std::optional<JoinedPages> joined = join_page_parts(document, parts);
  const Document& whole = joined ? joined->document : document;
  std::vector<Paper> papers(parts.size());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    Paper& paper = papers[i];
    paper.first_block = parts[i].first_block;
    paper.end_block = parts[i].end_block;
    paper.first_page = document.pages.empty() ? 0 : parts[i].first_page;
    paper.last_page = document.pages.empty() ? 0 : parts[i].last_page;
    PaperReading reading(whole, schemas_, paper);
    if (joined) {
      reading.part_rows = joined->part_rows;
      for (const Place& place : joined->cut_rows) {
        if (place.page < paper.first_page || place.page > paper.last_page) continue;
        reading.doubt("recognise.row-over-page",
                      "a row that the page's end cuts was put together by what its halves say",
                      place);
      }
    }
    read_paper(reading);
    if (joined) list_parts(joined->parts, &paper);
  }
  complete_pack(parts, document, &papers);
  return papers;
}

}  // namespace boardtrail
