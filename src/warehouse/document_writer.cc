// SPDX-License-Identifier: GPL-3.0-or-later
#include "warehouse/document_writer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

#include "base/text.h"
#include "base/utc.h"
#include "warehouse/json_text.h"
#include "warehouse/paper_writer.h"
#include "warehouse/row_identity.h"

namespace boardtrail {
namespace {

std::optional<double> positive(float value) {
  if (!(value > 0)) return std::nullopt;
  return static_cast<double>(value);
}

// Words that are struck out or deleted by a tracked change: a replaced date is history.
std::string struck_json(const RichText& content) {
  std::vector<std::string_view> pieces;
  const std::string_view text = content.text;
  for (const Run& run : content.runs) {
    if ((run.marks & (kStruck | kDeleted)) == 0 || run.begin >= run.end) continue;
    if (run.end <= text.size()) pieces.push_back(text.substr(run.begin, run.end - run.begin));
  }
  return pieces.empty() ? std::string() : json_list(pieces);
}

std::string ticks_json(const RichText& content) {
  if (content.ticks.empty()) return {};
  std::string out = "[";
  for (const TickBox& tick : content.ticks) {
    if (out.size() > 1) out += ',';
    out += JsonObject().text("label", tick.label).flag("ticked", tick.ticked).finish();
  }
  return out + "]";
}

std::string swatches_json(const std::vector<Swatch>& swatches) {
  if (swatches.empty()) return {};
  constexpr std::array<std::string_view, 4> kShapes = {"box", "circle", "other", "picture"};
  std::string out = "[";
  for (const Swatch& swatch : swatches) {
    if (out.size() > 1) out += ',';
    JsonObject object;
    object.text("shape", kShapes.at(static_cast<std::size_t>(swatch.shape)));
    if (swatch.colour) object.text("colour", colour_text(*swatch.colour));
    out += object.finish();
  }
  return out + "]";
}

// Cells that begin in one row of a grid stand together in one row of the warehouse, which
// costs a tenth of a row for each; so do the paragraphs of a paper. What is longer than this
// is divided: a query may not hold more than kMaxValueBytes (query_guard.cc) at once.
constexpr std::size_t kMostListBytes = 1 << 20;

// In the order in which v_cell takes them apart.
void append_cell(std::string& out, const Cell& cell) {
  JsonList(out)
      .number(cell.column)
      .number(cell.row_span)
      .number(cell.column_span)
      .number(cell.header ? 1 : 0)
      .text(cell.content.current())
      .number_if_any(cell.place.page)
      .number_if_any(cell.place.line)
      .box_if_any(cell.place.box)
      .text_if_any(cell.fill ? colour_text(*cell.fill) : std::string())
      .json_if_any(struck_json(cell.content))
      .json_if_any(ticks_json(cell.content))
      .json_if_any(swatches_json(cell.swatches))
      .finish();
}

Status write_cells(RowInserter& rows, std::int64_t table_id, const std::vector<Cell>& cells) {
  std::string json;
  for (std::size_t i = 0; i < cells.size();) {
    const Cell& first = cells[i];
    char before = '[';
    json.clear();
    for (; i < cells.size() && cells[i].row == first.row && json.size() < kMostListBytes; ++i) {
      json += before;
      append_cell(json, cells[i]);
      before = ',';
    }
    json += ']';
    BOARDTRAIL_RETURN_IF_ERROR(rows.add(Into::kCellRow, table_id, first.row, first.column, json));
  }
  return {};
}

// Which paper a table stands in, and what recognition says of it.
struct TableOwner {
  std::optional<std::int64_t> paper_id;
  const TableReading* reading = nullptr;
};

std::vector<TableOwner> table_owners(const IngestedDocument& document,
                                     const std::vector<std::int64_t>& paper_ids) {
  const Document& content = *document.document;
  std::vector<TableOwner> owners(content.tables.size());
  for (std::size_t i = 0; i < document.papers.size(); ++i) {
    const Paper& paper = document.papers[i];
    const auto end = std::min<std::size_t>(static_cast<std::size_t>(std::max(paper.end_block, 0)),
                                           content.blocks.size());
    for (auto b = static_cast<std::size_t>(std::max(paper.first_block, 0)); b < end; ++b) {
      const auto table = static_cast<std::size_t>(content.blocks[b].table);
      if (table < owners.size()) owners[table].paper_id = paper_ids[i];
    }
    for (const TableReading& reading : paper.tables) {
      const auto table = static_cast<std::size_t>(reading.table);
      if (table < owners.size()) owners[table] = {paper_ids[i], &reading};
    }
  }
  return owners;
}

Status write_tables(RowInserter& rows, const IngestedDocument& document, std::int64_t document_id,
                    const std::vector<std::int64_t>& paper_ids) {
  const std::vector<TableOwner> owners = table_owners(document, paper_ids);
  for (std::size_t i = 0; i < owners.size(); ++i) {
    const Table& table = document.document->tables[i];
    const TableReading* reading = owners[i].reading;
    const std::int64_t table_id = table_identity(document.sha256, i);
    const std::int32_t header_rows =
        reading != nullptr && reading->header_rows > 0 ? reading->header_rows : table.header_rows;
    BOARDTRAIL_RETURN_IF_ERROR(
        rows.add(Into::kDocumentTable, table_id, document_id, owners[i].paper_id,
                 static_cast<std::int64_t>(i), table.rows, table.columns, header_rows,
                 table_origin_name(table.origin), storable_confidence(table.confidence),
                 Words{reading == nullptr ? std::string_view() : reading->schema},
                 Words{reading == nullptr ? std::string_view() : reading->reason}, table.place));
    BOARDTRAIL_RETURN_IF_ERROR(write_cells(rows, table_id, table.cells));
  }
  return {};
}

// What a paper of actions says outside of its tables: as v_cell has text and place.
Status write_prose(RowInserter& rows, const Document& content, const Paper& paper,
                   std::int64_t paper_id) {
  if (paper.observations.empty()) return {};
  const auto end = std::min<std::size_t>(static_cast<std::size_t>(std::max(paper.end_block, 0)),
                                         content.blocks.size());
  std::string json;
  for (auto b = static_cast<std::size_t>(std::max(paper.first_block, 0)); b < end;) {
    const std::size_t first = b;
    json.clear();
    for (; b < end && json.size() < kMostListBytes; ++b) {
      const Block& block = content.blocks[b];
      if (block.table >= 0 || block.kind == BlockKind::kPageHeader || block.content.text.empty()) {
        continue;
      }
      json += json.empty() ? '[' : ',';
      JsonList(json)
          .text(block.content.current())
          .number_if_any(block.place.page)
          .number_if_any(block.place.line)
          .box_if_any(block.place.box)
          .finish();
    }
    if (json.empty()) continue;
    json += ']';
    BOARDTRAIL_RETURN_IF_ERROR(
        rows.add(Into::kProse, paper_id, static_cast<std::int64_t>(first), json));
  }
  return {};
}

Status write_diagnostics(RowInserter& rows, const Diagnostics& diagnostics,
                         std::int64_t document_id, std::optional<std::int64_t> paper_id,
                         std::int64_t& position) {
  for (const Diagnostic& diagnostic : diagnostics) {
    BOARDTRAIL_RETURN_IF_ERROR(rows.add(Into::kDiagnostic, document_id, position++, paper_id,
                                        diagnostic.id, level_name(diagnostic.level),
                                        diagnostic.message, diagnostic.place));
  }
  return {};
}

}  // namespace

std::string readable_path(const std::string& path) {
  std::size_t replaced = 0;
  return is_valid_utf8(path) ? path : repair_utf8(path, &replaced);
}

Status write_document_row(RowInserter& rows, const IngestedDocument& document,
                          std::int64_t document_id, std::int64_t run_id) {
  const std::string path = readable_path(document.path);
  const std::string now = utc_now();
  std::optional<std::int64_t> bytes;
  if (!document.sha256.empty()) bytes = document.size;
  if (document.error) {
    const std::string error = to_string(*document.error);
    return rows.add(Into::kDocument, document_id, path, Words{document.sha256}, std::nullopt, bytes,
                    std::nullopt, "failed", error_code_name(document.error->code), error,
                    std::nullopt, std::nullopt, std::nullopt, std::nullopt, now, run_id);
  }
  const Document& content = *document.document;
  std::optional<std::int64_t> pages;
  if (!content.pages.empty()) pages = static_cast<std::int64_t>(content.pages.size());
  const Properties& properties = content.properties;
  return rows.add(Into::kDocument, document_id, path, document.sha256, format_name(content.format),
                  bytes, pages, "ok", std::nullopt, std::nullopt, Words{properties.title},
                  Words{properties.author}, Words{properties.modified}, Words{properties.producer},
                  now, run_id);
}

Status write_document(RowInserter& rows, const IngestedDocument& document, std::int64_t run_id) {
  const std::int64_t document_id = document_identity(document.sha256);
  const Document& content = *document.document;
  BOARDTRAIL_RETURN_IF_ERROR(write_document_row(rows, document, document_id, run_id));
  for (const Page& page : content.pages) {
    BOARDTRAIL_RETURN_IF_ERROR(rows.add(Into::kPage, document_id, page.number, positive(page.width),
                                        positive(page.height), Words{page.label}, page.readable));
  }
  std::vector<std::int64_t> paper_ids;
  for (std::size_t i = 0; i < document.papers.size(); ++i) {
    paper_ids.push_back(paper_identity(document.sha256, document.papers[i]));
    BOARDTRAIL_RETURN_IF_ERROR(
        write_paper_row(rows, document.papers[i], paper_ids[i], document_id, i));
  }
  BOARDTRAIL_RETURN_IF_ERROR(write_tables(rows, document, document_id, paper_ids));
  std::int64_t position = 0;
  BOARDTRAIL_RETURN_IF_ERROR(
      write_diagnostics(rows, content.diagnostics, document_id, std::nullopt, position));
  const Findings none;
  for (std::size_t i = 0; i < document.papers.size(); ++i) {
    const Paper& paper = document.papers[i];
    const Findings& findings = i < document.findings.size() ? document.findings[i] : none;
    BOARDTRAIL_RETURN_IF_ERROR(write_paper_content(
        rows, {paper, paper_ids[i], document.sha256, content.pages}, findings, run_id));
    BOARDTRAIL_RETURN_IF_ERROR(write_prose(rows, content, paper, paper_ids[i]));
    BOARDTRAIL_RETURN_IF_ERROR(
        write_diagnostics(rows, paper.diagnostics, document_id, paper_ids[i], position));
  }
  return {};
}

}  // namespace boardtrail
