// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/pdf/pdf_extractor.h"

#include <algorithm>
#include <string>

#include "extractors/pdf/page_text.h"
#include "extractors/pdf/pdf_document.h"
#include "layout/running_heads.h"
#include "layout/tables.h"
#include "layout/text_blocks.h"
#include "layout/words.h"

namespace boardtrail {
namespace {

class PdfReader {
 public:
  PdfReader(const PdfDocument& source, const Limits& limits, Document* document)
      : source_(source), limits_(limits), document_(*document) {}

  void read() {
    const std::int32_t pages = std::min(source_.page_count(), limits_.max_pages);
    for (std::int32_t number = 1; number <= pages; ++number) {
      read_page(number);
      if (!source_.spent()) continue;
      note("pdf.too-costly", DiagnosticLevel::kLoss,
           "the PDF is damaged or built to take for ever; from page " + std::to_string(number) +
               " on it was not read",
           number);
      break;
    }
    if (pages < source_.page_count()) {
      note("pdf.too-many-pages", DiagnosticLevel::kLoss,
           "the PDF has " + std::to_string(source_.page_count()) + " pages, limit " +
               std::to_string(pages) + "; those after page " + std::to_string(pages) +
               " were not read",
           pages);
    }
    mark_running_heads(document_.pages, &document_.blocks, {});
  }

 private:
  void read_page(std::int32_t number) {
    source_.record_page(number, &record_);
    Page page;
    page.number = number;
    page.width = record_.width;
    page.height = record_.height;
    page.label = record_.label;
    page.readable = !record_.glyphs.empty() || is_blank();
    document_.pages.push_back(page);
    if (record_.truncated) {
      note("pdf.page-truncated", DiagnosticLevel::kLoss,
           "the page draws more than the limits allow; the rest of it was not read", number);
    }
    if (!page.readable) {
      note("pdf.page-scanned", DiagnosticLevel::kLoss, unreadable_reason(), number);
      return;
    }
    if (record_.glyphs.empty()) {
      note("pdf.page-blank", DiagnosticLevel::kNote, "the page is blank", number);
      return;
    }
    doubt_fonts(number);
    find_words(record_, {}, &layer_);
    mark_struck_words(record_, &layer_);
    tags_.reader = source_.tags_of_page(number);
    PageTables tables =
        find_tables(record_, &layer_, {}, &carry_, tags_.reader == nullptr ? nullptr : &tags_);
    if (tags_.reader != nullptr && tags_.doubted > 0) {
      note("pdf.tags-doubted", DiagnosticLevel::kDoubt,
           "the tags of a table do not fit what the page draws; it was read by its drawing",
           number);
    }
    add_in_order(find_text_blocks(record_, layer_, tables.consumed, {}), std::move(tables.tables));
  }

  // Nothing was lost of a page that shows nothing: no text drawn as outlines, no picture of it.
  bool is_blank() const {
    return record_.glyphs.empty() && record_.images.empty() && record_.annotations.empty() &&
           !record_.painted && !record_.truncated;
  }

  std::string unreadable_reason() const {
    return record_.images.empty() ? "the page carries no text"
                                  : "not read (scanned): the page is a picture without text";
  }

  void doubt_fonts(std::int32_t number) {
    const bool unmapped = std::any_of(record_.fonts.begin(), record_.fonts.end(),
                                      [](const FontUse& font) { return !font.mapped; });
    if (unmapped) {
      note("pdf.font-without-text", DiagnosticLevel::kDoubt,
           "a font has no map to characters; text in it is missing or guessed", number);
    }
  }

  // Tables take their place among the blocks by height.
  void add_in_order(std::vector<Block> blocks, std::vector<Table> tables) {
    std::size_t next = 0;
    for (Block& block : blocks) {
      while (next < tables.size() && tables[next].place.box.y0 <= block.place.box.y0) {
        add_table(std::move(tables[next++]));
      }
      finish_text(&block.content);
      document_.blocks.push_back(std::move(block));
    }
    while (next < tables.size()) add_table(std::move(tables[next++]));
  }

  void add_table(Table table) {
    finish_table(&table);
    Block block;
    block.kind = BlockKind::kTable;
    block.table = static_cast<std::int32_t>(document_.tables.size());
    block.place = table.place;
    document_.blocks.push_back(std::move(block));
    document_.tables.push_back(std::move(table));
  }

  void note(const char* id, DiagnosticLevel level, std::string message, std::int32_t page) {
    Place place;
    place.page = page;
    document_.diagnostics.push_back({id, level, std::move(message), place});
  }

  const PdfDocument& source_;
  const Limits& limits_;
  Document& document_;
  PageRecord record_;  // re-used from page to page
  TextLayer layer_;
  TableCarry carry_;  // columns that go on over the page's end
  PageTags tags_;     // and tables of the structure
};

}  // namespace

Result<Document> extract_pdf(std::string_view bytes, const Limits& limits) {
  BOARDTRAIL_ASSIGN_OR_RETURN(PdfDocument source, PdfDocument::open(bytes, limits));
  Document document;
  document.format = Format::kPdf;
  document.properties = source.properties();
  document.outline = source.outline();
  PdfReader(source, limits, &document).read();
  for (std::string& complaint : source.take_complaints()) {
    document.diagnostics.push_back(
        {"pdf.syntax", DiagnosticLevel::kNote, std::move(complaint), {}});
  }
  return document;
}

}  // namespace boardtrail
