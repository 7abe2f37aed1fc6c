// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_HTML_HTML_EXTRACTOR_H_
#define BOARDTRAIL_EXTRACTORS_HTML_HTML_EXTRACTOR_H_

#include <string_view>

#include "base/limits.h"
#include "base/result.h"
#include "extractors/extractor.h"
#include "model/document.h"

namespace boardtrail {

// Reads a whole HTML file by libxml2's HTML parser (no network, no entities from
// outside). A page that shows one <pre> and nothing else is read as the text in it by
// `text_reader`; nullptr: it is not. The Document's format is kText.
Result<Document> extract_html(std::string_view bytes, const Limits& limits,
                              Extract text_reader = nullptr);

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_HTML_HTML_EXTRACTOR_H_
