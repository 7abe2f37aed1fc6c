// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "extractors/docx/body_reader.h"
#include "fuzz/check_document.h"

// Any bytes as the document part, whole or cut short.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  boardtrail::Limits limits;
  limits.max_table_cells = 4096;
  limits.max_table_columns = 64;
  boardtrail::WordContext context;
  boardtrail::DocumentBuilder document(limits);
  boardtrail::BodyReader reader(context, document, limits, false);
  const auto status = boardtrail::parse_xml(
      std::string_view(reinterpret_cast<const char*>(bytes), size), limits, reader);
  if (!status.ok()) return 0;
  reader.finish();
  boardtrail::check_document(document.finish());
  return 0;
}
