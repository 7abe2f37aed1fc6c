// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognise/recogniser.h"

#include <algorithm>

#include "recognise/reading.h"

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

}  // namespace

std::vector<Paper> Recogniser::recognise(const Document& document) const {
  std::vector<Paper> papers(1);
  Paper& paper = papers.front();
  paper.first_block = 0;
  paper.end_block = static_cast<std::int32_t>(document.blocks.size());
  if (!document.pages.empty()) {
    paper.first_page = document.pages.front().number;
    paper.last_page = document.pages.back().number;
  }
  PaperReading reading(document, schemas_, paper);
  read_front_matter(reading);
  read_legends(reading);
  read_scorecards(reading);
  read_actions(reading);
  read_cover(reading);
  read_ticks(reading);
  read_annexes(reading);
  read_outline(reading);
  list_other_tables(reading);
  return papers;
}

}  // namespace boardtrail
