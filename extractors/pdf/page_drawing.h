// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_PDF_PAGE_DRAWING_H_
#define BOARDTRAIL_EXTRACTORS_PDF_PAGE_DRAWING_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "base/limits.h"
#include "base/result.h"

namespace boardtrail {

// What was read of one page (from 1), as SVG: see layout/svg.h. kNotFound where the PDF
// has no such page; else the errors of extract_pdf().
Result<std::string> draw_pdf_page(std::string_view bytes, std::int32_t page, const Limits& limits);

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_PDF_PAGE_DRAWING_H_
