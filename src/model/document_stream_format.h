// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_MODEL_DOCUMENT_STREAM_FORMAT_H_
#define BOARDTRAIL_MODEL_DOCUMENT_STREAM_FORMAT_H_

#include <cstddef>
#include <string_view>

// The format, version 4. "BTDOC" and the version (one byte), then the Document
// field by field in the order of model/document.h. Integers take as many bytes as they
// need, seven bits in each, the lowest first, all but the last with the high bit set; what
// may be -1 for none is written plus one. Floats are four bytes in the machine's own order
// (both ends of a stream are one machine), booleans and enumerations one byte, a text or a
// list is its length and its elements, an optional is one byte (0, 1) and the value. There
// is one way to write each document. `write_x` (document_stream_write.cc) and `read_x`
// (document_stream_read.cc) go in pairs.
namespace boardtrail::document_stream {

inline constexpr std::string_view kMagic = "BTDOC\x04";
inline constexpr unsigned kMoreFollows = 0x80U;
inline constexpr std::size_t kMostBytesOfNumber = 5;

}  // namespace boardtrail::document_stream

#endif  // BOARDTRAIL_MODEL_DOCUMENT_STREAM_FORMAT_H_
