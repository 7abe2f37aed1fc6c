// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_PDF_TEXT_STRING_H_
#define BOARDTRAIL_EXTRACTORS_PDF_TEXT_STRING_H_

#include <string>

class GooString;

namespace boardtrail {

// A PDF text string (PDFDocEncoding or UTF-16, ISO 32000-1, 7.9.2.2) as UTF-8; empty for
// nullptr.
std::string text_string(const GooString* text);

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_PDF_TEXT_STRING_H_
