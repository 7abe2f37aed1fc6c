// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/pdf/page_drawing.h"

#include "extractors/pdf/pdf_document.h"
#include "layout/svg.h"
#include "layout/tables.h"
#include "layout/text_blocks.h"
#include "layout/words.h"

namespace boardtrail {

Result<std::string> draw_pdf_page(std::string_view bytes, std::int32_t page, const Limits& limits) {
  BOARDTRAIL_ASSIGN_OR_RETURN(PdfDocument source, PdfDocument::open(bytes, limits));
  if (page < 1 || page > source.page_count()) {
    return Error{ErrorCode::kNotFound,
                 "the PDF has pages 1 to " + std::to_string(source.page_count()), ""};
  }
  PageRecord record;
  TextLayer layer;
  source.record_page(page, &record);
  find_words(record, {}, &layer);
  mark_struck_words(record, &layer);
  const PageTables tables = find_tables(record, &layer, {});
  const std::vector<Block> blocks = find_text_blocks(record, layer, tables.consumed, {});
  return draw_svg(record, layer, tables.tables, blocks);
}

}  // namespace boardtrail
