// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/page_crop.h"
#include "extractors/pdf/page_drawing.h"
#include "extractors/pdf/pdf_document.h"
#include "extractors/pdf/pdf_extractor.h"

// Stands for extractors/pdf in a program that is not linked with Poppler. Whoever starts such
// a program gives it no PDF (worker/reader.cc); one that comes all the same is refused.
namespace boardtrail {
namespace {

Error no_pdf() { return {ErrorCode::kUnsupported, "PDF is not read by this program", ""}; }

}  // namespace

void prepare_pdf_library() {}

Result<Document> extract_pdf(std::string_view /*bytes*/, const Limits& /*limits*/) {
  return no_pdf();
}

Result<std::string> draw_pdf_page(std::string_view /*bytes*/, std::int32_t /*page*/,
                                  const Limits& /*limits*/) {
  return no_pdf();
}

Result<std::vector<CropImage>> crop_pages(std::string_view bytes,
                                          const std::vector<PageCrop>& /*crops*/,
                                          const Limits& /*limits*/) {
  if (bytes.starts_with("%PDF-")) return no_pdf();
  return Error{ErrorCode::kUnsupported, "only pages of a PDF can be drawn", ""};
}

}  // namespace boardtrail
