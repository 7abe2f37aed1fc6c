// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <span>

#include "base/check.h"
#include "fuzz/check_document.h"
#include "layout/running_heads.h"
#include "layout/tables.h"
#include "layout/text_blocks.h"
#include "support/page_builder.h"

namespace boardtrail {
namespace {

// A page from bytes: eight for each thing drawn (kind, style, two of x, two of y,
// two of its extent or its characters). Coordinates reach beyond the page.
void draw(std::span<const std::uint8_t> bytes, testing::PageBuilder* builder) {
  const auto number = [&](std::size_t at) {
    return static_cast<float>(bytes[at] | (bytes[at + 1] << 8)) / 50.0F - 100.0F;
  };
  while (bytes.size() >= 8) {
    const float x = number(2), y = number(4);
    const float width = bytes[6], height = bytes[7];
    const Colour colour{bytes[1], bytes[6], bytes[7]};
    const bool bold = (bytes[1] & 1U) != 0;
    const auto turns = static_cast<std::uint8_t>((bytes[1] & 2U) != 0 ? 1 : 0);
    const testing::TextStyle style{
        4.0F + static_cast<float>(bytes[1] >> 3U), bold, false, {}, turns};
    const char letters[] = {static_cast<char>(0x20 + bytes[6] % 0x5F),
                            static_cast<char>(0x20 + bytes[7] % 0x5F)};
    switch (bytes[0] % 8) {
      case 0:
        builder->horizontal(y, x, x + width * 3);
        break;
      case 1:
        builder->vertical(x, y, y + height * 3);
        break;
      case 2:
        builder->fill({x, y, x + width, y + height}, colour);
        break;
      case 3:
        builder->page().images.push_back({{x, y, x + width, y + height}, colour, 0});
        break;
      default:
        builder->text(x, y, std::string_view(letters, 2), style);
    }
    bytes = bytes.subspan(8);
  }
}

}  // namespace
}  // namespace boardtrail

// Any page gives tables and blocks that keep what model/document.h promises.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace boardtrail;
  testing::PageBuilder builder;
  draw({bytes, size}, &builder);
  TextLayer layer;
  find_words(builder.page(), {}, &layer);
  mark_struck_words(builder.page(), &layer);
  PageTables found = find_tables(builder.page(), &layer, {});
  BOARDTRAIL_CHECK(found.consumed.size() == layer.words.size());
  Document document;
  document.tables = std::move(found.tables);
  document.blocks = find_text_blocks(builder.page(), layer, found.consumed, {});
  document.pages.resize(1);
  mark_running_heads(document.pages, &document.blocks, {});
  check_document(document);
  return 0;
}
