// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_MODEL_DOCUMENT_STREAM_H_
#define BOARDTRAIL_MODEL_DOCUMENT_STREAM_H_

#include <string>
#include <string_view>

#include "base/limits.h"
#include "base/result.h"
#include "model/document.h"

namespace boardtrail {

// A Document as bytes: what a reader process sends to its parent. Exact:
// read(write(d)) == d, bit for bit. Little-endian, versioned, length-prefixed.
std::string write_document(const Document& document);

// Takes the bytes as hostile: sizes are checked against what is left and against
// `limits`, text must be UTF-8, enumerations in range, spans inside their table,
// block tables inside Document::tables, runs inside their text. Anything else is kBadInput.
Result<Document> read_document(std::string_view bytes, const Limits& limits);

}  // namespace boardtrail

#endif  // BOARDTRAIL_MODEL_DOCUMENT_STREAM_H_
