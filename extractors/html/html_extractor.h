// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_HTML_HTML_EXTRACTOR_H_
#define BOARDTRAIL_EXTRACTORS_HTML_HTML_EXTRACTOR_H_

#include <string_view>

#include "base/limits.h"
#include "base/result.h"
#include "model/document.h"

namespace boardtrail {

// Reads a whole HTML file by libxml2's HTML parser (no network, no entities from
// outside). Fits the type Extract; the Document's format is kText.
Result<Document> extract_html(std::string_view bytes, const Limits& limits);

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_HTML_HTML_EXTRACTOR_H_
