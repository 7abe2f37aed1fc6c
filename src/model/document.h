// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_MODEL_DOCUMENT_H_
#define BOARDTRAIL_MODEL_DOCUMENT_H_

#include <cstdint>
#include <string>
#include <vector>

#include "model/diagnostic.h"
#include "model/place.h"
#include "model/table.h"

namespace boardtrail {

enum class Format : std::uint8_t { kText, kPdf, kDocx };

// "text", "pdf", "docx", as in v_document.format.
const char* format_name(Format format);

enum class BlockKind : std::uint8_t {
  kHeading,  // level 1..9; 0 where only its look says that it is one
  kParagraph,
  kListItem,    // marker holds the bullet or number as printed
  kTable,       // table holds the index into Document::tables
  kPageHeader,  // running head or foot, repeated on pages; kept, not read as content
  kPageBreak,   // a page ends here although nothing else says so
};

struct Block {
  BlockKind kind = BlockKind::kParagraph;
  std::int32_t level = 0;
  std::string marker;
  RichText content;
  std::int32_t table = -1;
  Place place;

  bool operator==(const Block&) const = default;
};

struct Page {
  std::int32_t number = 0;  // from 1
  float width = 0;          // points, after rotation; 0 where unknown
  float height = 0;
  std::string label;     // the page label of the format, where it has one
  bool readable = true;  // false: no text on it (a scan)

  bool operator==(const Page&) const = default;
};

// A bookmark. Level counts from 1.
struct OutlineItem {
  std::string title;
  std::int32_t level = 1;
  std::int32_t page = 0;

  bool operator==(const OutlineItem&) const = default;
};

// What the file says of itself, as opposed to what the paper says.
struct Properties {
  std::string title;
  std::string author;
  std::string modified;  // ISO 8601
  std::string producer;

  bool operator==(const Properties&) const = default;
};

// What a reader made of one file: everything that recognition, the evidence
// tables and `inspect` need, nothing that needs the file again.
struct Document {
  Format format = Format::kText;
  Properties properties;
  std::vector<Page> pages;  // empty where the format knows no pages
  std::vector<OutlineItem> outline;
  std::vector<Block> blocks;  // in reading order
  std::vector<Table> tables;
  Diagnostics diagnostics;

  bool operator==(const Document&) const = default;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_MODEL_DOCUMENT_H_
