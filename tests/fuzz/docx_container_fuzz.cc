// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "extractors/docx/docx_extractor.h"
#include "fuzz/check_document.h"

// Any bytes as a file give an Error or a Document that keeps its promises.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  boardtrail::Limits limits;
  limits.max_table_cells = 4096;
  limits.max_table_columns = 64;
  limits.max_part_bytes = 1 << 20;
  const auto document = boardtrail::extract_docx(
      std::string_view(reinterpret_cast<const char*>(bytes), size), limits, nullptr);
  if (document) boardtrail::check_document(*document);
  return 0;
}
