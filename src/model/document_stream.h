// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_MODEL_DOCUMENT_STREAM_H_
#define BOARDTRAIL_MODEL_DOCUMENT_STREAM_H_

#include <cstddef>
#include <string>
#include <string_view>

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

// Takes the bytes as hostile: sizes are checked against what is left and against
// `limits`, text must be UTF-8, enumerations in range, spans inside their table,
// block tables inside Document::tables, runs inside their text. Anything else is kBadInput.
Result<Document> read_document(std::string_view bytes, const Limits& limits);

}  // namespace boardtrail

#endif  // BOARDTRAIL_MODEL_DOCUMENT_STREAM_H_
