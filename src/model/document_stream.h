// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_MODEL_DOCUMENT_STREAM_H_
#define BOARDTRAIL_MODEL_DOCUMENT_STREAM_H_

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "base/result.h"
#include "model/document.h"

namespace boardtrail {

// What the parts of one document may take in memory, without their texts: as much as a
// reader process has in all (docs/limits.md), so that none that it made is refused.
inline constexpr std::size_t kMaxDocumentMemory = 2ULL << 30;

// A Document as bytes: what a reader process sends to its parent. Exact:
// read(write(d)) == d, bit for bit. Versioned, length-prefixed, of one machine.
std::string write_document(const Document& document);
// The same in pieces, each of 64 KiB or of one longer text: so small that they lie where the heap
// has memory that was used before, and that none is copied to make room.
std::vector<std::string> write_document_pieces(const Document& document);

// Takes the bytes as hostile: sizes are checked against what is left and against
// `limits`, text must be UTF-8, enumerations in range, spans inside their table,
// block tables inside Document::tables, runs inside their text. Anything else is kBadInput.
Result<Document> read_document(std::string_view bytes, const Limits& limits);

// The same of a stream of `bytes` bytes that are taken when they are wanted, never all at once.
// `take` fills the memory with just so many; where it cannot it says no, and the stream has ended
// too soon. `window`: bytes taken at a time, 32 at least.
using TakeBytes = std::function<bool(char* to, std::size_t count)>;
inline constexpr std::size_t kStreamWindow = 64 << 10;
Result<Document> read_document(std::size_t bytes, const TakeBytes& take, const Limits& limits,
                               std::size_t window = kStreamWindow);

}  // namespace boardtrail

#endif  // BOARDTRAIL_MODEL_DOCUMENT_STREAM_H_
