// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_BASE_UTF8_SEQUENCE_H_
#define BOARDTRAIL_BASE_UTF8_SEQUENCE_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/ascii.h"

// The bytes of UTF-8, for those who implement text.h. Not part of the module's interface.
namespace boardtrail {

// Eight bytes at once. What is asked of them is the same in either byte order, unless a
// function says otherwise.
using Chunk = std::uint64_t;
inline constexpr Chunk kHighBits = 0x8080'8080'8080'8080U;

inline Chunk chunk_at(std::string_view text, std::size_t i) {
  Chunk chunk = 0;
  std::memcpy(&chunk, text.data() + i, sizeof chunk);
  return chunk;
}

// Of most texts that is all there is to know.
inline bool is_ascii(std::string_view text) {
  if (text.size() < sizeof(Chunk)) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (byte_at(text, i) >= 0x80) return false;
    }
    return true;
  }
  const std::size_t last = text.size() - sizeof(Chunk);
  for (std::size_t i = 0; i < last; i += sizeof(Chunk)) {
    if ((chunk_at(text, i) & kHighBits) != 0) return false;
  }
  return (chunk_at(text, last) & kHighBits) == 0;
}

// A sequence at some place: how many bytes, and whether they are well-formed.
// Ill-formed ones have the length of Unicode's "maximal subpart" (3.9, D93b).
struct Sequence {
  std::size_t length = 1;
  bool well_formed = false;
};

// Unicode 15, table 3-7, of a lead byte >= 0x80: length, and the bounds of the
// second byte (which shut out overlong forms, surrogates, and > U+10FFFF).
struct LeadByte {
  std::size_t length;
  unsigned char low;
  unsigned char high;
};

inline LeadByte lead_byte(unsigned char lead) {
  if (lead < 0xC2) return {0, 0, 0};
  if (lead < 0xE0) return {2, 0x80, 0xBF};
  if (lead == 0xE0) return {3, 0xA0, 0xBF};
  if (lead == 0xED) return {3, 0x80, 0x9F};
  if (lead < 0xF0) return {3, 0x80, 0xBF};
  if (lead == 0xF0) return {4, 0x90, 0xBF};
  if (lead < 0xF4) return {4, 0x80, 0xBF};
  if (lead == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

inline Sequence sequence_at(std::string_view text, std::size_t i) {
  const unsigned char first = byte_at(text, i);
  if (first < 0x80) return {1, true};
  const LeadByte lead = lead_byte(first);
  if (lead.length == 0) return {1, false};
  for (std::size_t k = 1; k < lead.length; ++k) {
    if (i + k >= text.size()) return {k, false};
    const unsigned char byte = byte_at(text, i + k);
    const bool fits = k == 1 ? byte >= lead.low && byte <= lead.high : byte >= 0x80 && byte <= 0xBF;
    if (!fits) return {k, false};
  }
  return {lead.length, true};
}

// The code point of a well-formed sequence.
inline char32_t code_point(std::string_view sequence) {
  const unsigned char first = byte_at(sequence, 0);
  if (sequence.size() == 1) return first;
  char32_t value = first & (0xFFU >> (sequence.size() + 1));
  for (std::size_t k = 1; k < sequence.size(); ++k) {
    value = value << 6U | (byte_at(sequence, k) & 0x3FU);
  }
  return value;
}

}  // namespace boardtrail

#endif  // BOARDTRAIL_BASE_UTF8_SEQUENCE_H_
