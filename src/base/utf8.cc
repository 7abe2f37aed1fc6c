// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "base/utf8_sequence.h"

namespace boardtrail {

bool is_valid_utf8(std::string_view bytes) {
  constexpr std::size_t kShort = 256;
  if (bytes.size() <= kShort && is_ascii(bytes)) return true;
  for (std::size_t i = 0; i < bytes.size();) {
    const Sequence sequence = sequence_at(bytes, i);
    if (!sequence.well_formed) return false;
    i += sequence.length;
    while (i + 8 <= bytes.size() && (chunk_at(bytes, i) & kHighBits) == 0) i += 8;
  }
  return true;
}

std::string repair_utf8(std::string_view bytes, std::size_t* replaced) {
  std::string out;
  out.reserve(bytes.size());
  std::size_t count = 0;
  for (std::size_t i = 0; i < bytes.size();) {
    const Sequence sequence = sequence_at(bytes, i);
    if (sequence.well_formed) {
      out += bytes.substr(i, sequence.length);
    } else {
      out += "\xEF\xBF\xBD";
      ++count;
    }
    i += sequence.length;
  }
  if (replaced != nullptr) *replaced = count;
  return out;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (i + 8 <= text.size() && (chunk_at(text, i) & kHighBits) == 0) {
      count += 8;
      i += 8;
      continue;
    }
    const Sequence sequence = sequence_at(text, i);
    count += sequence.well_formed ? 1 : sequence.length;
    i += sequence.length;
  }
  return count;
}

void append_utf8(char32_t point, std::string* out) {
  if (point >= 0x110000 || (point >= 0xD800 && point < 0xE000)) point = 0xFFFD;
  const auto push = [out](char32_t byte) { out->push_back(static_cast<char>(byte)); };
  if (point < 0x80) {
    push(point);
  } else if (point < 0x800) {
    push(0xC0 | (point >> 6));
    push(0x80 | (point & 0x3F));
  } else if (point < 0x10000) {
    push(0xE0 | (point >> 12));
    push(0x80 | ((point >> 6) & 0x3F));
    push(0x80 | (point & 0x3F));
  } else {
    push(0xF0 | (point >> 18));
    push(0x80 | ((point >> 12) & 0x3F));
    push(0x80 | ((point >> 6) & 0x3F));
    push(0x80 | (point & 0x3F));
  }
}

}  // namespace boardtrail
