// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sample_document.h"

#include <utility>

namespace boardtrail {
namespace {

Place place_at(std::int32_t page, std::int32_t line, Box box = {}) {
  Place place;
  place.page = page;
  place.line = line;
  place.column = 1;
  place.box = box;
  return place;
}

Block block_of(BlockKind kind, std::string text, std::int32_t line) {
  Block block;
  block.kind = kind;
  block.content.text = std::move(text);
  block.place = place_at(1, line);
  return block;
}

// A due cell whose first date was struck out and whose lead was replaced.
RichText tracked_text() {
  RichText rich;
  rich.text = "31 May 2024\n30 June 2024 Lead: A Dean B Eaton";
  rich.runs.push_back({0, 11, kStruck | kItalic, Colour{192, 0, 0}, "", ""});
  rich.runs.push_back({31, 37, kDeleted, {}, "Board Office", "2024-06-03T09:00:00Z"});
  rich.runs.push_back({38, 45, kInserted | kBold, {}, "Board Office", "2024-06-03T09:00:00Z"});
  return rich;
}

RichText ticked_text() {
  RichText rich;
  rich.text = "Assurance Decision café";
  rich.ticks.push_back({"Assurance", true, false, 0});
  rich.ticks.push_back({"Decision", false, true, 10});
  return rich;
}

Table sample_table() {
  Table table;
  table.rows = 3;
  table.columns = 3;
  table.header_rows = 1;
  table.origin = TableOrigin::kLattice;
  table.confidence = 0.75F;
  table.structure = 31;
  table.broken_row = 2;
  table.place = place_at(2, 0, {72, 110, 540, 200.25F});
  Cell heading = plain_cell(0, 0, "Actions of the plan");
  heading.column_span = 3;
  heading.header = true;
  Cell section = plain_cell(1, 0, "Safe");
  section.row_span = 2;
  section.place = place_at(2, 0, {72, 130, 200, 180});
  Cell due = plain_cell(1, 1, "");
  due.place.table = 1;
  due.place.row = 2;
  due.place.cell = 2;
  due.content = tracked_text();
  Cell rating = plain_cell(1, 2, "");
  rating.fill = Colour{255, 192, 0};
  rating.swatches.push_back({Swatch::Shape::kCircle, Colour{0, 176, 80}, {1, 2, 3, 4}});
  rating.swatches.push_back({Swatch::Shape::kPicture, {}, {5, 6, 7, 8}});
  Cell ticks = plain_cell(2, 1, "");
  ticks.content = ticked_text();
  table.cells = {heading, section, due, rating, ticks};
  return table;
}

}  // namespace

Cell plain_cell(std::int32_t row, std::int32_t column, std::string text) {
  Cell cell;
  cell.row = row;
  cell.column = column;
  cell.content.text = std::move(text);
  return cell;
}

Document sample_document() {
  Document document;
  document.format = Format::kPdf;
  document.properties = {"Improvement plan", "Board Office", "2024-06-03T09:00:00Z", "Writer 7"};
  document.pages = {{1, 595.25F, 842, "i", true}, {2, 842, 595.25F, "", false}};
  document.outline = {{"Improvement plan", 1, 1}, {"Actions", 2, 2}};
  Block heading = block_of(BlockKind::kHeading, "Improvement plan", 1);
  heading.level = 1;
  Block item = block_of(BlockKind::kListItem, "Agree the plan – “in full”", 3);
  item.marker = "a)";
  Block table = block_of(BlockKind::kTable, "", 5);
  table.table = 0;
  document.blocks = {heading,
                     block_of(BlockKind::kParagraph, "The Board is asked to:", 2),
                     item,
                     block_of(BlockKind::kPageHeader, "Page 1 of 2", 4),
                     block_of(BlockKind::kPageBreak, "", 4),
                     table};
  document.tables = {sample_table()};
  document.diagnostics = {
      {"text.invalid-utf8", DiagnosticLevel::kNote, "2 bytes were no UTF-8", place_at(1, 2)},
      {"text.ragged-row", DiagnosticLevel::kDoubt, "a row has one cell too many", place_at(1, 5)},
      {"text.line-dropped", DiagnosticLevel::kLoss, "a line was too long", place_at(1, 9)}};
  return document;
}

Document table_document(std::int32_t rows, std::int32_t columns) {
  Document document;
  Table table;
  table.rows = rows;
  table.columns = columns;
  for (std::int32_t row = 0; row < rows; ++row) {
    for (std::int32_t column = 0; column < columns; ++column) {
      table.cells.push_back(plain_cell(row, column, "word"));
    }
  }
  document.tables.push_back(std::move(table));
  Block block;
  block.kind = BlockKind::kTable;
  block.table = 0;
  document.blocks.push_back(block);
  return document;
}

}  // namespace boardtrail
