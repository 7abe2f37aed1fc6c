// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_TEXT_TEXT_EXTRACTOR_H_
#define BOARDTRAIL_EXTRACTORS_TEXT_TEXT_EXTRACTOR_H_

#include <string_view>

#include "base/limits.h"
#include "base/result.h"
#include "model/document.h"

namespace boardtrail {

// Reads a paper saved as text, in any encoding that it can be told to have:
// tab-separated and Markdown tables, HTML fragments inside cells, fixed-width
// tables as `pdftotext -layout` prints them, headings, lists and paragraphs.
// Form feeds count pages. Fits the type Extract.
Result<Document> extract_text(std::string_view bytes, const Limits& limits);

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_TEXT_TEXT_EXTRACTOR_H_
