// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker/crop_messages.h"

#include <cmath>
#include <cstdint>
#include <utility>

namespace boardtrail {
namespace {

using wire::put;
using wire::put_text;
using wire::Taker;

constexpr std::size_t kMaxPictureBytes = 32U << 20U;
constexpr std::uint32_t kMaxPictureSide = 20'000;
// A little more than a reader makes (extractors/pdf/render_crop.cc): what a browser has to unpack.
constexpr std::uint64_t kMaxPicturePixels = 8'000'000;

void put_boxes(std::string* out, const std::vector<Box>& boxes) {
  put(out, static_cast<std::uint32_t>(boxes.size()));
  for (const Box& box : boxes) put(out, box);
}

bool take_boxes(Taker* from, std::vector<Box>* boxes) {
  std::uint32_t count = 0;
  if (!from->take(&count) || count > kMaxBoxesOfCrop) return false;
  for (std::uint32_t i = 0; i < count; ++i) {
    Box box;
    if (!from->take(&box)) return false;
    for (const float edge : {box.x0, box.y0, box.x1, box.y1}) {
      if (!std::isfinite(edge)) return false;
    }
    boxes->push_back(box);
  }
  return true;
}

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
  }
  return value;
}

// The chunks that extractors/pdf/png.h writes and no other: a header of 8 bits a sample, a
// palette perhaps, the pixels, the end.
bool is_plain_png(std::string_view png, const CropImage& image) {
  constexpr std::string_view kSignature = "\x89PNG\r\n\x1A\n";
  constexpr std::size_t kFrame = 12;  // length, kind, checksum
  if (!png.starts_with(kSignature)) return false;
  std::string order;
  std::size_t at = kSignature.size();
  while (at + kFrame <= png.size()) {
    const std::uint32_t length = number_at(png, at);
    if (length > png.size() - at - kFrame) return false;
    const std::string_view kind = png.substr(at + 4, 4);
    if (order.empty()) {
      if (kind != "IHDR" || length != 13) return false;
      const std::uint32_t width = number_at(png, at + 8);
      const std::uint32_t height = number_at(png, at + 12);
      if (width != static_cast<std::uint32_t>(image.width) ||
          height != static_cast<std::uint32_t>(image.height) || width == 0 || height == 0 ||
          width > kMaxPictureSide || height > kMaxPictureSide ||
          std::uint64_t{width} * height > kMaxPicturePixels) {
        return false;
      }
    }
    order += kind == "IHDR"   ? 'H'
             : kind == "PLTE" ? 'P'
             : kind == "IDAT" ? 'D'
             : kind == "IEND" ? 'E'
                              : '?';
    at += kFrame + length;
  }
  return at == png.size() && (order == "HPDE" || order == "HDE");
}

bool take_picture(Taker* from, CropImage* image, const WorkerLimits& limits) {
  if (!from->take(&image->width) || !from->take(&image->height) ||
      !from->take_bytes(&image->png, kMaxPictureBytes) ||
      !from->take_text(&image->why, static_cast<std::size_t>(limits.max_error_bytes))) {
    return false;
  }
  return image->png.empty() ? !image->why.empty() : is_plain_png(image->png, *image);
}

}  // namespace

std::string write_crops(const std::vector<PageCrop>& crops) {
  std::string out;
  put(&out, static_cast<std::uint32_t>(crops.size()));
  for (const PageCrop& crop : crops) {
    put(&out, crop.page);
    put_boxes(&out, crop.strips);
    put_boxes(&out, crop.marks);
  }
  return out;
}

bool take_crops(Taker* from, std::vector<PageCrop>* crops) {
  std::uint32_t count = 0;
  if (!from->take(&count) || count > kMaxCropsOfRequest) return false;
  for (std::uint32_t i = 0; i < count; ++i) {
    PageCrop crop;
    if (!from->take(&crop.page) || !take_boxes(from, &crop.strips) ||
        !take_boxes(from, &crop.marks)) {
      return false;
    }
    crops->push_back(std::move(crop));
  }
  return true;
}

std::string write_pictures(const std::vector<CropImage>& images) {
  std::string out;
  put(&out, static_cast<std::uint32_t>(images.size()));
  for (const CropImage& image : images) {
    put(&out, image.width);
    put(&out, image.height);
    put_text(&out, image.png);
    put_text(&out, image.why);
  }
  return out;
}

std::optional<std::vector<CropImage>> read_pictures(std::string_view bytes, std::size_t asked,
                                                    const WorkerLimits& limits) {
  Taker from(bytes);
  std::uint32_t count = 0;
  if (!from.take(&count) || count != asked) return std::nullopt;
  std::vector<CropImage> images(asked);
  for (CropImage& image : images) {
    if (!take_picture(&from, &image, limits)) return std::nullopt;
  }
  if (!from.at_end()) return std::nullopt;
  return images;
}

}  // namespace boardtrail
