// SPDX-License-Identifier: GPL-3.0-or-later
#include "site/evidence.h"

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/text.h"
#include "site/site_rows.h"

namespace boardtrail {
namespace {

using Json = nlohmann::json;

Box box_of(const Json& list) {
  if (!list.is_array() || list.size() != 4) return {};
  float edges[4] = {};
  for (std::size_t i = 0; i < 4; ++i) {
    if (!list[i].is_number()) return {};
    edges[i] = list[i].get<float>();
  }
  return {edges[0], edges[1], edges[2], edges[3]};
}

Box stored_box(std::string_view json) {
  return json.empty() ? Box{} : box_of(Json::parse(json, nullptr, false));
}

std::int64_t number_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_number_integer() ? found->get<std::int64_t>() : 0;
}

std::string text_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// The cells of one row: indexes [first, second) into TableAsRead::cells.
std::pair<std::size_t, std::size_t> cells_of_row(const TableAsRead& table, std::int32_t row) {
  const auto begin = std::lower_bound(
      table.cells.begin(), table.cells.end(), row,
      [](const TableCell& cell, std::int32_t wanted) { return cell.row < wanted; });
  const auto end = std::find_if(begin, table.cells.end(),
                                [row](const TableCell& cell) { return cell.row != row; });
  return {static_cast<std::size_t>(begin - table.cells.begin()),
          static_cast<std::size_t>(end - table.cells.begin())};
}

// The cell of `row` that holds the exhibit's words: a cell with just these words before one
// that has them among others.
std::int32_t cell_with_words(const TableAsRead& table, std::int32_t row,
                             const StoredExhibit& exhibit) {
  const std::string words = fold(collapse_spaces(exhibit.raw));
  if (words.empty()) return -1;
  std::int32_t best = -1;
  const auto [first, end] = cells_of_row(table, row);
  for (std::size_t i = first; i < end; ++i) {
    const std::string text = fold(collapse_spaces(table.cells[i].text));
    if (text == words) return static_cast<std::int32_t>(i);
    if (best < 0 && text.find(words) != std::string::npos) best = static_cast<std::int32_t>(i);
  }
  return best;
}

// The cell of `row` under the heading that the exhibit names.
std::int32_t cell_under_label(const TableAsRead& table, std::int32_t row,
                              const StoredExhibit& exhibit) {
  const std::string label = fold(collapse_spaces(exhibit.label));
  std::int32_t column = -1;
  for (const TableCell& cell : table.cells) {
    if (cell.row >= std::max(table.header_rows, 1)) break;
    if (!label.empty() && fold(collapse_spaces(cell.text)) == label) column = cell.col;
  }
  const auto [first, end] = cells_of_row(table, row);
  for (std::size_t i = first; column >= 0 && i < end; ++i) {
    if (table.cells[i].col == column) return static_cast<std::int32_t>(i);
  }
  return -1;
}

// Text papers: the row that begins on the exhibit's line, or holds it.
CellFound find_by_line(const std::shared_ptr<TableAsRead>& read, const StoredExhibit& exhibit) {
  const TableAsRead& table = *read;
  // Behind the last row that begins on the line or before it.
  const auto below =
      std::upper_bound(table.row_of_line.begin(), table.row_of_line.end(), exhibit.line,
                       [](std::int64_t line, const auto& entry) { return line < entry.first; });
  if (below == table.row_of_line.begin()) return {};
  const std::int32_t row = std::prev(below)->second;
  std::int32_t cell = cell_with_words(table, row, exhibit);
  if (cell < 0) cell = cell_under_label(table, row, exhibit);
  return {read, row, cell};
}

// PDF: the cell that holds the middle of the exhibit's box.
CellFound find_by_box(const std::shared_ptr<TableAsRead>& read, const StoredExhibit& exhibit) {
  const TableAsRead& table = *read;
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    const TableCell& cell = table.cells[i];
    if (cell.page == exhibit.page &&
        cell.box.contains(exhibit.box.centre_x(), exhibit.box.centre_y())) {
      // A box as wide as the table means the row.
      const bool whole_row = exhibit.box.width() > cell.box.width() * 1.5F;
      return {read, cell.row, whole_row ? -1 : static_cast<std::int32_t>(i)};
    }
  }
  return {};
}

// DOCX: the cell by its number in the row, where it holds the words; else the cell of the
// row that does.
CellFound find_by_number(const std::shared_ptr<TableAsRead>& read, const StoredExhibit& exhibit) {
  const TableAsRead& table = *read;
  const auto row = static_cast<std::int32_t>(exhibit.row - 1);
  std::int32_t cell = cell_with_words(table, row, exhibit);
  if (cell >= 0) return {read, row, cell};
  const auto [first, end] = cells_of_row(table, row);
  const auto count = static_cast<std::int64_t>(end - first);
  if (exhibit.cell > 0 && exhibit.cell <= count) {
    cell = static_cast<std::int32_t>(first) + static_cast<std::int32_t>(exhibit.cell - 1);
  }
  return {read, row, cell};
}

// Fills row_of_line; a table may have as many rows as findings lead to.
void note_lines(TableAsRead* table) {
  auto& rows = table->row_of_line;
  for (const TableCell& cell : table->cells) {
    if (cell.line > 0) rows.emplace_back(cell.line, cell.row);
  }
  // Of a line's rows the last comes first, and stays.
  std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : a.second > b.second;
  });
  const auto same_line = [](const auto& a, const auto& b) { return a.first == b.first; };
  rows.erase(std::unique(rows.begin(), rows.end(), same_line), rows.end());
}

}  // namespace

std::vector<StoredExhibit> exhibits_of(std::string_view json) {
  std::vector<StoredExhibit> exhibits;
  const Json list = Json::parse(json, nullptr, false);
  if (!list.is_array()) return exhibits;
  for (const Json& item : list) {
    if (!item.is_object()) continue;
    StoredExhibit exhibit;
    exhibit.label = text_of(item, "label");
    exhibit.raw = text_of(item, "raw");
    exhibit.path = text_of(item, "path");
    exhibit.page = number_of(item, "page");
    exhibit.line = number_of(item, "line");
    exhibit.table = number_of(item, "table");
    exhibit.row = number_of(item, "row");
    exhibit.cell = number_of(item, "cell");
    exhibit.paper_id = number_of(item, "paper_id");
    if (const auto box = item.find("bbox"); box != item.end()) exhibit.box = box_of(*box);
    exhibits.push_back(std::move(exhibit));
  }
  return exhibits;
}

Box TableAsRead::row_box(std::int32_t row) const {
  Box whole;
  const auto [first, end] = cells_of_row(*this, row);
  for (std::size_t i = first; i < end; ++i) {
    // A cell over many rows would make the row as tall as all of them.
    if (cells[i].row_span == 1) whole = unite(whole, cells[i].box);
  }
  return whole;
}

Box TableAsRead::header_box() const {
  Box whole;
  for (const TableCell& cell : cells) {
    if (cell.row >= header_rows) break;
    whole = unite(whole, cell.box);
  }
  return whole;
}

Result<EvidenceTables::Document*> EvidenceTables::document(std::int64_t document_id) {
  constexpr std::size_t kKept = 4;
  const auto known = std::find_if(recent_.begin(), recent_.end(), [&](const auto& kept) {
    return kept->document_id == document_id;
  });
  if (known != recent_.end()) {
    std::rotate(known, known + 1, recent_.end());
    return recent_.back().get();
  }
  auto read = std::make_unique<Document>();
  read->document_id = document_id;
  BOARDTRAIL_RETURN_IF_ERROR(
      for_each_row(warehouse_,
                   "SELECT table_id, page, line, bbox, header_rows, \"rows\", columns FROM v_table "
                   "WHERE document_id = ?1 ORDER BY position",
                   {document_id}, [&](const RowValues& row) {
                     auto held = std::make_shared<TableAsRead>();
                     TableAsRead& table = *held;
                     table.table_id = row.number(0);
                     table.page = row.number(1);
                     table.line = row.number(2);
                     table.box = stored_box(row.text(3));
                     table.header_rows = static_cast<std::int32_t>(row.number(4));
                     table.rows = static_cast<std::int32_t>(row.number(5));
                     table.columns = static_cast<std::int32_t>(row.number(6));
                     read->tables.push_back(std::move(held));
                   }));
  if (recent_.size() == kKept) recent_.erase(recent_.begin());
  recent_.push_back(std::move(read));
  return recent_.back().get();
}

Status EvidenceTables::fill(TableAsRead* table) {
  if (table->filled) return {};
  table->filled = true;
  BOARDTRAIL_RETURN_IF_ERROR(for_each_row(
      warehouse_,
      "SELECT \"row\", col, row_span, col_span, text, fill, struck, page, line, bbox FROM v_cell "
      "WHERE table_id = ?1 ORDER BY \"row\", col",
      {table->table_id}, [&](const RowValues& row) {
        TableCell cell;
        cell.row = static_cast<std::int32_t>(row.number(0));
        cell.col = static_cast<std::int32_t>(row.number(1));
        cell.row_span = std::max(static_cast<std::int32_t>(row.number(2)), 1);
        cell.col_span = std::max(static_cast<std::int32_t>(row.number(3)), 1);
        cell.text = row.text(4);
        cell.fill = row.text(5);
        cell.struck = row.text(6);
        cell.page = row.number(7);
        cell.line = row.number(8);
        cell.box = stored_box(row.text(9));
        table->cells.push_back(std::move(cell));
      }));
  note_lines(table);
  return {};
}

Result<CellFound> EvidenceTables::find(std::int64_t document_id, const StoredExhibit& exhibit) {
  BOARDTRAIL_ASSIGN_OR_RETURN(Document * read, document(document_id));
  const auto& tables = read->tables;
  std::shared_ptr<TableAsRead> last;  // the last table that begins before the line
  for (std::size_t i = 0; i < tables.size(); ++i) {
    const std::shared_ptr<TableAsRead>& table = tables[i];
    if (exhibit.table > 0) {
      if (static_cast<std::int64_t>(i) + 1 != exhibit.table) continue;
      BOARDTRAIL_RETURN_IF_ERROR(fill(table.get()));
      return find_by_number(table, exhibit);
    }
    if (!exhibit.box.empty()) {
      if (table->page != exhibit.page || intersect(table->box, exhibit.box).empty()) continue;
      BOARDTRAIL_RETURN_IF_ERROR(fill(table.get()));
      if (CellFound found = find_by_box(table, exhibit); found.table) return found;
    } else if (exhibit.line > 0 && table->line > 0 && table->line <= exhibit.line) {
      last = table;
    }
  }
  if (last == nullptr) return CellFound{};
  BOARDTRAIL_RETURN_IF_ERROR(fill(last.get()));
  CellFound found = find_by_line(last, exhibit);
  // Behind the table's last row stands what is no part of it, unless the row goes on.
  if (found.row + 1 >= last->rows && found.cell < 0 && !exhibit.raw.empty()) return CellFound{};
  return found;
}

// --- pictures ----------------------------------------------------------------

namespace {

constexpr float kMargin = 8;            // round what is drawn; points
constexpr float kTallestRow = 300;      // a taller row is cut to what is meant
constexpr float kTallestPicture = 420;  // rows farther apart make pictures of their own
constexpr float kTallestHeader = 90;
constexpr std::size_t kMostMarks = 20;  // of one picture; a reader takes a few more

// The part of the page that shows one exhibit.
struct Part {
  std::int32_t page = 0;
  Box region;
  Box mark;
  Box header;
};

Part part_of(const StoredExhibit& exhibit, const CellFound& found) {
  Part part{static_cast<std::int32_t>(exhibit.page), exhibit.box, exhibit.box, {}};
  const auto wide = [](Box box) {
    return Box{0, box.y0 - kMargin, std::numeric_limits<std::int16_t>::max(), box.y1 + kMargin};
  };
  if (found.table == nullptr) {
    part.region =
        wide(Box{exhibit.box.x0, exhibit.box.y0 - 24, exhibit.box.x1, exhibit.box.y1 + 24});
    return part;
  }
  const Box row = found.table->row_box(found.row);
  if (!row.empty() && row.height() <= kTallestRow) part.region = unite(part.region, row);
  part.region.x0 = std::min(part.region.x0, found.table->box.x0) - kMargin;
  part.region.x1 = std::max(part.region.x1, found.table->box.x1) + kMargin;
  part.region.y0 -= kMargin;
  part.region.y1 += kMargin;
  const Box header = found.table->header_box();
  if (found.row >= found.table->header_rows && !header.empty() &&
      header.height() <= kTallestHeader) {
    part.header = {part.region.x0, header.y0 - 2, part.region.x1, header.y1 + 2};
  }
  return part;
}

void add_part(PageCrop* crop, const Part& part) {
  Box& region = crop->strips.back();
  region = unite(region, part.region);
  if (std::find(crop->marks.begin(), crop->marks.end(), part.mark) == crop->marks.end()) {
    crop->marks.push_back(part.mark);
  }
}

}  // namespace

std::vector<PageCrop> plan_crops(const std::vector<const StoredExhibit*>& exhibits,
                                 const std::vector<CellFound>& found) {
  std::vector<Part> parts;
  for (std::size_t i = 0; i < exhibits.size(); ++i) {
    if (exhibits[i]->page > 0 && !exhibits[i]->box.empty()) {
      parts.push_back(part_of(*exhibits[i], found[i]));
    }
  }
  std::stable_sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) {
    return std::pair(a.page, a.region.y0) < std::pair(b.page, b.region.y0);
  });
  std::vector<PageCrop> crops;
  std::vector<Box> headers;
  for (const Part& part : parts) {
    const bool near = !crops.empty() && crops.back().marks.size() < kMostMarks &&
                      crops.back().page == part.page && headers.back() == part.header &&
                      unite(crops.back().strips.back(), part.region).height() <= kTallestPicture;
    if (near) {
      add_part(&crops.back(), part);
      continue;
    }
    crops.push_back({part.page, {part.region}, {part.mark}});
    headers.push_back(part.header);
  }
  // The headings go above, unless they are in the picture already.
  for (std::size_t i = 0; i < crops.size(); ++i) {
    Box& region = crops[i].strips.back();
    if (headers[i].empty()) continue;
    if (headers[i].y1 >= region.y0) {
      region.y0 = std::min(region.y0, headers[i].y0);
    } else {
      crops[i].strips.insert(crops[i].strips.begin(), headers[i]);
    }
  }
  return crops;
}

}  // namespace boardtrail
