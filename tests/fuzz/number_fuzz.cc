// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/check.h"
#include "normalise/number.h"
#include "normalise/reference.h"

// A figure is finite; a reference at the head is one on its own, and is found again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  if (const auto number = boardtrail::read_number(text)) {
    BOARDTRAIL_CHECK(std::isfinite(number->value));
    BOARDTRAIL_CHECK(!boardtrail::read_placeholder(text).placeholder);
  }
  const boardtrail::HeadReference head = boardtrail::split_reference(text);
  if (!head.ref.empty()) {
    BOARDTRAIL_CHECK(!head.rest.empty());
    BOARDTRAIL_CHECK(!boardtrail::reference_key(head.ref).empty());
    const std::string bare = head.ref.substr(0, head.ref.find_last_not_of('.') + 1);
    const auto again = boardtrail::split_reference(bare + " - Text");
    BOARDTRAIL_CHECK(boardtrail::reference_key(again.ref) == boardtrail::reference_key(head.ref));
  }
  if (boardtrail::looks_like_reference(text)) {
    BOARDTRAIL_CHECK(!boardtrail::reference_key(text).empty());
  }
  return 0;
}
