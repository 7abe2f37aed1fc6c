// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_PDF_PDF_EXTRACTOR_H_
#define BOARDTRAIL_EXTRACTORS_PDF_PDF_EXTRACTOR_H_

#include <string_view>

#include "base/limits.h"
#include "base/result.h"
#include "model/document.h"

namespace boardtrail {

// Reads a PDF: one pass over each page's content, its tables and text by
// src/layout, nothing of a page kept but what goes into the Document. Fits the
// type Extract.
Result<Document> extract_pdf(std::string_view bytes, const Limits& limits);

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_PDF_PDF_EXTRACTOR_H_
