// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/pdf/render_crop.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <utility>

#include <Gfx.h>
#include <GfxFont.h>
#include <GfxState.h>
#include <Object.h>
#include <PDFDoc.h>
#include <Page.h>
#include <SplashOutputDev.h>
#include <splash/SplashBitmap.h>

#include "extractors/pdf/metered_stream.h"
#include "extractors/pdf/pdf_document.h"
#include "extractors/pdf/png.h"
#include "model/geometry.h"

namespace boardtrail {
namespace {

// Pixels a point: small print can be read, and a row of an A4 page is some 20 KB.
constexpr double kScale = 1.5;
// A larger page is drawn smaller: an A0 poster has 7 million points.
constexpr double kMaxPagePixels = 12e6;
constexpr std::int32_t kMaxCropPixels = 6'000'000;
// A picture with more pixels is left white: evidence is text.
constexpr std::int64_t kMaxImagePixels = 16'000'000;
constexpr std::int32_t kStripGap = 6;

struct Rgb {
  std::uint8_t r, g, b;
};
// A colour that no rating has, within white, so that it shows on any ground.
constexpr Rgb kMark = {0xC2, 0x00, 0x6B};
constexpr Rgb kWhite = {0xFF, 0xFF, 0xFF};
constexpr Rgb kGap = {0x8A, 0x8A, 0x8A};

// Splash, without pictures that are too large to be worth decoding.
class CropDevice : public SplashOutputDev {
 public:
  explicit CropDevice(SplashColorPtr paper) : SplashOutputDev(splashModeRGB8, 1, false, paper) {}

  // True where the page since then used a font that the file only names.
  bool take_lacks_font() { return std::exchange(lacks_font_, false); }

  void updateFont(GfxState* state) override {
    const GfxFont* named = state->getFont().get();
    Ref file;
    if (named != nullptr && named->getType() != fontType3 && !named->getEmbeddedFontID(&file)) {
      lacks_font_ = true;
    }
    SplashOutputDev::updateFont(state);
  }

  void drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height,
                     bool invert, bool interpolate, bool is_inline) override {
    if (too_large(width, height)) return;
    SplashOutputDev::drawImageMask(state, ref, stream, width, height, invert, interpolate,
                                   is_inline);
  }
  void drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                 GfxImageColorMap* colours, bool interpolate, const int* mask,
                 bool is_inline) override {
    if (too_large(width, height)) return;
    SplashOutputDev::drawImage(state, ref, stream, width, height, colours, interpolate, mask,
                               is_inline);
  }
  void drawMaskedImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                       GfxImageColorMap* colours, bool interpolate, Stream* mask, int mask_width,
                       int mask_height, bool mask_invert, bool mask_interpolate) override {
    if (too_large(width, height) || too_large(mask_width, mask_height)) return;
    SplashOutputDev::drawMaskedImage(state, ref, stream, width, height, colours, interpolate, mask,
                                     mask_width, mask_height, mask_invert, mask_interpolate);
  }
  void drawSoftMaskedImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                           GfxImageColorMap* colours, bool interpolate, Stream* mask,
                           int mask_width, int mask_height, GfxImageColorMap* mask_colours,
                           bool mask_interpolate) override {
    if (too_large(width, height) || too_large(mask_width, mask_height)) return;
    SplashOutputDev::drawSoftMaskedImage(state, ref, stream, width, height, colours, interpolate,
                                         mask, mask_width, mask_height, mask_colours,
                                         mask_interpolate);
  }

 private:
  static bool too_large(int width, int height) {
    return width <= 0 || height <= 0 || std::int64_t{width} * height > kMaxImagePixels;
  }

  bool lacks_font_ = false;
};

struct Rect {
  std::int32_t x0, y0, x1, y1;
  std::int32_t width() const { return x1 - x0; }
  std::int32_t height() const { return y1 - y0; }
};

class CropRenderer {
 public:
  explicit CropRenderer(std::string_view bytes)
      : budget_(bytes.size()),
        document_(std::make_unique<PDFDoc>(new MeteredStream(
            bytes, 0, static_cast<Goffset>(bytes.size()), Object(objNull), &budget_))) {
    device_.setFontAntialias(true);
    device_.setVectorAntialias(false);  // rulings stay sharp, and cost a third
    if (document_->isOk()) device_.startDoc(document_.get());
  }

  bool is_open() const { return document_->isOk(); }

  CropImage crop(const PageCrop& wanted) {
    if (wanted.page != shown_) why_not_ = show(wanted.page);
    shown_ = wanted.page;
    if (!why_not_.empty()) return {"", 0, 0, why_not_};
    Pixels pixels = cut(wanted);
    if (pixels.rgb.empty()) return {"", 0, 0, "the place lies outside the page"};
    return {png_of(pixels), pixels.width, pixels.height, ""};
  }

 private:
  // Draws the page; why it cannot be shown, or nothing.
  std::string show(std::int32_t number) {
    ::Page* page = number < 1 ? nullptr : document_->getPage(number);
    if (page == nullptr) return "the file has no such page";
    const double area = page->getCropWidth() * page->getCropHeight();
    if (!(area > 0)) return "the page has no size";
    scale_ = std::min(kScale, std::sqrt(kMaxPagePixels / area));
    device_.take_lacks_font();
    const std::unique_ptr<Gfx> content(
        page->createGfx(&device_, kPointsPerInch * scale_, kPointsPerInch * scale_, 0, false, true,
                        -1, -1, -1, -1, false, stop_when_spent, &budget_));
    Object contents = page->getContents();
    if (!contents.isNull()) content->display(&contents);
    if (budget_.spent()) return "drawing the page costs too much";
    if (device_.take_lacks_font()) return "the file does not bring the letters of the page";
    return bitmap() == nullptr ? "the page could not be drawn" : "";
  }

  SplashBitmap* bitmap() { return device_.getBitmap(); }

  Rect pixels_of(const Box& box) {
    const auto on_page = [this](float value, std::int32_t most) {
      const double pixel = std::isfinite(value) ? static_cast<double>(value) * scale_ : 0;
      return static_cast<std::int32_t>(
          std::lround(std::clamp(pixel, 0.0, static_cast<double>(most))));
    };
    const std::int32_t width = bitmap()->getWidth();
    const std::int32_t height = bitmap()->getHeight();
    return {on_page(box.x0, width), on_page(box.y0, height), on_page(box.x1, width),
            on_page(box.y1, height)};
  }

  Pixels cut(const PageCrop& wanted) {
    std::vector<Rect> strips;
    Pixels out;
    for (const Box& strip : wanted.strips) {
      const Rect rect = pixels_of(strip);
      if (rect.width() <= 0 || rect.height() <= 0) continue;
      out.width = std::max(out.width, rect.width());
      out.height += rect.height() + (strips.empty() ? 0 : kStripGap);
      strips.push_back(rect);
    }
    if (strips.empty() || std::int64_t{out.width} * out.height > kMaxCropPixels) return {};
    out.rgb.assign(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height) * 3,
                   0xFF);
    std::int32_t top = 0;
    for (const Rect& strip : strips) {
      if (top > 0) {
        fill({0, top + kStripGap / 2 - 1, out.width, top + kStripGap / 2}, kGap, &out);
        top += kStripGap;
      }
      copy(strip, top, &out);
      top += strip.height();
    }
    // Marks lie in the last strip; the ones before it are headings.
    for (const Box& mark : wanted.marks) {
      draw_mark(pixels_of(mark), strips.back(), out.height - strips.back().height(), &out);
    }
    return out;
  }

  void copy(const Rect& from, std::int32_t top, Pixels* out) {
    const auto bytes = static_cast<std::size_t>(from.width()) * 3;
    for (std::int32_t y = 0; y < from.height(); ++y) {
      const std::uint8_t* row = bitmap()->getDataPtr() +
                                std::ptrdiff_t{from.y0 + y} * bitmap()->getRowSize() +
                                std::ptrdiff_t{from.x0} * 3;
      std::copy_n(row, bytes, out->rgb.begin() + (std::ptrdiff_t{top + y} * out->width) * 3);
    }
  }

  // What of `rect` lies on the picture.
  static void fill(const Rect& rect, Rgb colour, Pixels* out) {
    for (std::int32_t y = std::max(rect.y0, 0); y < std::min(rect.y1, out->height); ++y) {
      for (std::int32_t x = std::max(rect.x0, 0); x < std::min(rect.x1, out->width); ++x) {
        const auto at = static_cast<std::size_t>((std::int64_t{y} * out->width + x) * 3);
        out->rgb[at] = colour.r;
        out->rgb[at + 1] = colour.g;
        out->rgb[at + 2] = colour.b;
      }
    }
  }

  static void frame(const Rect& r, std::int32_t thick, Rgb colour, Pixels* out) {
    fill({r.x0, r.y0, r.x1, r.y0 + thick}, colour, out);
    fill({r.x0, r.y1 - thick, r.x1, r.y1}, colour, out);
    fill({r.x0, r.y0, r.x0 + thick, r.y1}, colour, out);
    fill({r.x1 - thick, r.y0, r.x1, r.y1}, colour, out);
  }

  static void draw_mark(const Rect& mark, const Rect& strip, std::int32_t top, Pixels* out) {
    constexpr std::int32_t kThick = 3;
    constexpr std::int32_t kAround = 2;
    const Rect shown = {mark.x0 - strip.x0 - kAround, mark.y0 - strip.y0 + top - kAround,
                        mark.x1 - strip.x0 + kAround, mark.y1 - strip.y0 + top + kAround};
    const Rect outer = {shown.x0 - 1, shown.y0 - 1, shown.x1 + 1, shown.y1 + 1};
    frame(outer, kThick + 2, kWhite, out);
    frame(shown, kThick, kMark, out);
  }

  ReadBudget budget_;  // outlives the document, whose streams spend it
  SplashColor paper_ = {0xFF, 0xFF, 0xFF};
  std::unique_ptr<PDFDoc> document_;
  CropDevice device_{paper_};
  std::int32_t shown_ = -1;  // page
  std::string why_not_ = "no page was drawn";
  double scale_ = kScale;
};

}  // namespace

Result<std::vector<CropImage>> render_crops(std::string_view bytes,
                                            const std::vector<PageCrop>& crops,
                                            const Limits& limits) {
  // Says what is wrong with the file, where something is.
  BOARDTRAIL_ASSIGN_OR_RETURN(const PdfDocument checked, PdfDocument::open(bytes, limits));
  CropRenderer renderer(bytes);
  if (!renderer.is_open()) return Error{ErrorCode::kBadInput, "the PDF could not be opened", ""};
  std::vector<CropImage> images;
  images.reserve(crops.size());
  for (const PageCrop& crop : crops) images.push_back(renderer.crop(crop));
  return images;
}

}  // namespace boardtrail
