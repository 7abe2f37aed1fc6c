// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "extractors/pdf/pdf_extractor.h"
#include "fuzz/check_document.h"

// Any bytes as a PDF: an error with a reason, or a document that keeps what
// model/document.h promises.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  boardtrail::Limits limits;
  limits.max_pages = 20;
  limits.max_page_glyphs = 20'000;
  limits.max_page_paths = 20'000;
  const auto document =
      boardtrail::extract_pdf(std::string_view(reinterpret_cast<const char*>(bytes), size), limits);
  if (document.has_value()) boardtrail::check_document(*document);
  return 0;
}
