// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "model/document_json.h"
#include "model/document_stream.h"

// Whatever is accepted must be a document that writes to the same bytes, and that
// everything behind it can take.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view stream(reinterpret_cast<const char*>(bytes), size);
  boardtrail::Limits limits;
  limits.max_table_cells = 4096;
  const auto document = boardtrail::read_document(stream, limits);
  std::string_view left = stream;
  const auto take = [&left](char* to, std::size_t count) {
    BOARDTRAIL_CHECK(count <= left.size());
    left.copy(to, count);
    left.remove_prefix(count);
    return true;
  };
  // In small pieces the same is made of it.
  const auto pieces = boardtrail::read_document(stream.size(), take, limits, 32);
  BOARDTRAIL_CHECK(pieces.has_value() == document.has_value());
  if (!document) return 0;
  BOARDTRAIL_CHECK(*pieces == *document);
  BOARDTRAIL_CHECK(boardtrail::write_document(*document) == stream);
  for (const boardtrail::Table& table : document->tables) {
    BOARDTRAIL_CHECK(!boardtrail::dump(table).empty());
  }
  BOARDTRAIL_CHECK(!boardtrail::document_to_json(*document).empty());
  BOARDTRAIL_CHECK(!boardtrail::tables_to_json(*document).empty());
  return 0;
}
