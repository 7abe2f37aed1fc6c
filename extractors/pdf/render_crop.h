// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_PDF_RENDER_CROP_H_
#define BOARDTRAIL_EXTRACTORS_PDF_RENDER_CROP_H_

#include <string_view>
#include <vector>

#include "base/limits.h"
#include "base/result.h"
#include "model/page_crop.h"

namespace boardtrail {

// See crop_pages. Draws a page with Poppler's Splash, once for all crops that follow one
// another on it; the page's content alone, as it was read (PdfDocument::record_page).
// Large pictures are left out, and what costs more than a sound page ends the drawing.
Result<std::vector<CropImage>> render_crops(std::string_view bytes,
                                            const std::vector<PageCrop>& crops,
                                            const Limits& limits);

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_PDF_RENDER_CROP_H_
