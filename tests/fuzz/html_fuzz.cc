// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "extractors/html/html_extractor.h"
#include "fuzz/check_document.h"

// Any bytes give an Error or a Document that keeps what model/document.h promises.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  boardtrail::Limits limits;
  limits.max_table_cells = 4096;
  limits.max_table_columns = 64;
  const auto document = boardtrail::extract_html(
      std::string_view(reinterpret_cast<const char*>(bytes), size), limits);
  if (document) boardtrail::check_document(*document);
  return 0;
}
