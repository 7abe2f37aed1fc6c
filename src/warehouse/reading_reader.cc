// SPDX-License-Identifier: GPL-3.0-or-later
#include "warehouse/reading_reader.h"

#include <functional>
#include <map>
#include <vector>

#include "base/ascii.h"
#include "warehouse/json_text.h"

namespace boardtrail {
namespace {

constexpr std::string_view kCells =
    "SELECT c.cells FROM document_table t JOIN cell_row c USING (table_id) "
    "WHERE t.paper_id = ?1 ORDER BY t.position, c.\"row\", c.first_col";

constexpr std::string_view kProse =
    "SELECT texts FROM prose WHERE paper_id = ?1 ORDER BY first_block";

// What is lost of a document as a whole may be lost of each of its papers. A font without a
// map to characters leaves no word to look for.
constexpr std::string_view kLosses =
    "SELECT g.diagnostic, min(g.page), count(*) FROM paper p JOIN diagnostic g USING (document_id) "
    "WHERE p.paper_id = ?1 AND (g.paper_id IS NULL OR g.paper_id = p.paper_id) "
    "AND (g.level = 'loss' OR g.diagnostic = 'pdf.font-without-text') AND (g.page IS NULL "
    "OR g.page BETWEEN coalesce(p.first_page, g.page) AND coalesce(p.last_page, g.page)) "
    "GROUP BY g.diagnostic ORDER BY g.diagnostic";

std::int32_t number_of(const std::vector<std::string_view>& values, std::size_t i) {
  std::int32_t number = 0;
  if (i >= values.size()) return number;
  for (const char c : values[i]) {
    if (!is_digit(c) || number > 100'000'000) return 0;
    number = 10 * number + (c - '0');
  }
  return number;
}

// Adds the texts of a JSON list of lists, each with text, page and line from `first` on.
void add_texts(std::string_view list, std::size_t first, LaterReading& reading) {
  for (const std::string_view one : json_values(list)) {
    const std::vector<std::string_view> values = json_values(one);
    if (values.size() <= first) continue;
    ReadText& text = reading.texts.emplace_back();
    text.text = json_text(values[first]);
    text.place.page = number_of(values, first + 1);
    text.place.line = number_of(values, first + 2);
  }
}

}  // namespace

ReadingReader ReadingReader::prepare(Database& database) {
  ReadingReader reader;
  reader.cells_ = database.prepare_later(std::string(kCells));
  reader.prose_ = database.prepare_later(std::string(kProse));
  reader.losses_ = database.prepare_later(std::string(kLosses));
  return reader;
}

Result<LaterReading> ReadingReader::read(std::int64_t paper_id, std::int64_t before) {
  LaterReading reading;
  BOARDTRAIL_RETURN_IF_ERROR(add_cells(paper_id, reading));
  BOARDTRAIL_RETURN_IF_ERROR(add_prose(paper_id, reading));
  BOARDTRAIL_RETURN_IF_ERROR(add_losses(paper_id, before, reading));
  return reading;
}

Status ReadingReader::add_cells(std::int64_t paper_id, LaterReading& reading) {
  constexpr std::size_t kText = 4;
  cells_.start(paper_id);
  for (;;) {
    BOARDTRAIL_ASSIGN_OR_RETURN(const bool row, cells_.step());
    if (!row) break;
    add_texts(cells_.text(0), kText, reading);
  }
  cells_.reset();
  return {};
}

Status ReadingReader::add_prose(std::int64_t paper_id, LaterReading& reading) {
  prose_.start(paper_id);
  for (;;) {
    BOARDTRAIL_ASSIGN_OR_RETURN(const bool row, prose_.step());
    if (!row) break;
    add_texts(prose_.text(0), 0, reading);
  }
  prose_.reset();
  return {};
}

Status ReadingReader::add_losses(std::int64_t paper_id, std::int64_t before,
                                 LaterReading& reading) {
  std::map<std::string, std::int64_t, std::less<>> known;
  losses_.start(before);
  for (;;) {
    BOARDTRAIL_ASSIGN_OR_RETURN(const bool row, losses_.step());
    if (!row) break;
    known.emplace(losses_.text(0), losses_.integer(2));
  }
  losses_.start(paper_id);
  for (;;) {
    BOARDTRAIL_ASSIGN_OR_RETURN(const bool row, losses_.step());
    if (!row) break;
    const auto same = known.find(losses_.text(0));
    if (same != known.end() && same->second >= losses_.integer(2)) continue;
    reading.losses.push_back(
        {std::string(losses_.text(0)), static_cast<std::int32_t>(losses_.integer(1))});
  }
  losses_.reset();
  return {};
}

}  // namespace boardtrail
