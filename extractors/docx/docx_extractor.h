// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_DOCX_DOCX_EXTRACTOR_H_
#define BOARDTRAIL_EXTRACTORS_DOCX_DOCX_EXTRACTOR_H_

#include <string_view>

#include "base/limits.h"
#include "base/result.h"
#include "extractors/extractor.h"
#include "model/document.h"

namespace boardtrail {

// Reads a DOCX (ECMA-376, transitional and strict). Parts are found
// through the package's relationships; external ones, macros and embedded objects are not
// read and told. Pages are those that Word wrote down; without them Place.page is 0.
//
// A document without any table whose paragraphs are the lines of a text paper (pipes,
// tabs, columns of spaces) is read as that text by `text_reader`; nullptr: it is not.
//
// Errors: kBadInput (no whole ZIP, no document part, damaged XML, a DOCTYPE),
// kProtected (encrypted), kLimitExceeded.
Result<Document> extract_docx(std::string_view bytes, const Limits& limits, Extract text_reader);

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_DOCX_DOCX_EXTRACTOR_H_
