// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/extractor.h"
#include "extractors/pdf/page_drawing.h"
#include "extractors/pdf/pdf_document.h"
#include "extractors/pdf/pdf_extractor.h"

// Stands for registry.cc in a program that reads PDF and nothing else. Whoever starts such a
// program gives it no other file (worker/reader.cc); one that comes all the same is refused.
namespace boardtrail {
namespace {

Error no_pdf() { return {ErrorCode::kUnsupported, "only PDF is read by this program", ""}; }

bool is_pdf(std::string_view bytes) { return bytes.starts_with("%PDF-"); }

}  // namespace

Result<Extract> choose_extractor(std::string_view bytes, std::string_view /*name*/) {
  if (!is_pdf(bytes)) return no_pdf();
  return Extract{&extract_pdf};
}

void prepare_extractors() { prepare_pdf_library(); }

Result<std::string> draw_page(std::string_view bytes, std::int32_t page, const Limits& limits) {
  if (!is_pdf(bytes)) return no_pdf();
  return draw_pdf_page(bytes, page, limits);
}

}  // namespace boardtrail
