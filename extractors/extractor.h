// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_EXTRACTOR_H_
#define BOARDTRAIL_EXTRACTORS_EXTRACTOR_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "base/limits.h"
#include "base/result.h"
#include "model/document.h"

namespace boardtrail {

// The border of every reader: a pure function of bytes and limits. It opens no
// file, keeps no state between calls, prints nothing and knows no schema. What it
// could not read is an Error (nothing was readable) or a kLoss diagnostic in the
// Document (part of it was).
using Extract = Result<Document> (*)(std::string_view bytes, const Limits& limits);

// Chooses the reader: by magic bytes first, by the name's extension second
// (`name` may be empty and is used for nothing else).
//   kUnsupported  a known format that is not read; the message says how to convert
//   kBadInput     empty, or binary data of no known format
Result<Extract> choose_extractor(std::string_view bytes, std::string_view name);

// What was read of one page (from 1), drawn as SVG for people who wonder why.
//   kUnsupported  no PDF        kNotFound  no such page        else as the reader's errors
Result<std::string> draw_page(std::string_view bytes, std::int32_t page, const Limits& limits);

// Lets the libraries behind the readers open the files that they want to have. Called
// before a process gives up the right to open any; else they do so when first needed.
void prepare_extractors();

// A ZIP file that is no document itself but holds files: a pack of papers.
bool is_pack(std::string_view bytes);

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_EXTRACTOR_H_
