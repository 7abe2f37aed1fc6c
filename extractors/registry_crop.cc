// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/page_crop.h"
#include "extractors/pdf/render_crop.h"

namespace boardtrail {

Result<std::vector<CropImage>> crop_pages(std::string_view bytes,
                                          const std::vector<PageCrop>& crops,
                                          const Limits& limits) {
  if (!bytes.starts_with("%PDF-")) {
    return Error{ErrorCode::kUnsupported, "only pages of a PDF can be drawn", ""};
  }
  return render_crops(bytes, crops, limits);
}

}  // namespace boardtrail
