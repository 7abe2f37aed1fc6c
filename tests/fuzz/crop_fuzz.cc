// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/check.h"
#include "extractors/pdf/render_crop.h"

// Any bytes as a PDF of which pictures are wanted: an Error, or a picture for each, or the
// reason why there is none.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace boardtrail;
  const std::vector<PageCrop> crops = {
      {1, {{0, 0, 120, 20}, {20, 30, 100, 60}}, {{30, 35, 90, 50}}},
      {1, {{-50, 100, 5000, 900}}, {}},
      {2, {{0, 0, 100, 100}}, {{0, 0, 1, 1}}},
  };
  const auto pictures =
      render_crops(std::string_view(reinterpret_cast<const char*>(bytes), size), crops, {});
  if (!pictures) return 0;
  BOARDTRAIL_CHECK(pictures->size() == crops.size());
  for (const CropImage& picture : *pictures) {
    BOARDTRAIL_CHECK(picture.png.empty() == !picture.why.empty());
    BOARDTRAIL_CHECK(picture.png.empty() || (picture.width > 0 && picture.height > 0));
  }
  return 0;
}
