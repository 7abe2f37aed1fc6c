// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_PAGE_CROP_H_
#define BOARDTRAIL_EXTRACTORS_PAGE_CROP_H_

#include <string_view>
#include <vector>

#include "base/limits.h"
#include "base/result.h"
#include "model/page_crop.h"

namespace boardtrail {

// One picture for each crop, in their order. A pure function of the bytes. Pages are drawn
// once, whatever the number of crops; crops in order of page cost least. A page whose
// letters lie outside the file (a font that it only names) is not drawn: a picture with
// other letters, or none, would be false evidence.
//   kUnsupported  no PDF        else as the reader's errors
Result<std::vector<CropImage>> crop_pages(std::string_view bytes,
                                          const std::vector<PageCrop>& crops, const Limits& limits);

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_PAGE_CROP_H_
