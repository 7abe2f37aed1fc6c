// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/pdf/page_device.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include <Object.h>
#include <Stream.h>

namespace boardtrail {
namespace {

std::uint8_t text_rotation(GfxState* state) {
  double m11 = 0, m12 = 0, m21 = 0, m22 = 0;
  state->getFontTransMat(&m11, &m12, &m21, &m22);
  return quarter_turns(m11, m12, m21, m22);
}

}  // namespace

void PageDevice::startPage(int number, GfxState* state, XRef* /*xref*/) {
  recorder_.start_page(number, *state);
  font_stale_ = fill_stale_ = stroke_stale_ = clip_stale_ = true;
}

void PageDevice::restoreState(GfxState* /*state*/) {
  font_stale_ = fill_stale_ = stroke_stale_ = clip_stale_ = true;
}

// Colours and clips are set far more often than anything is drawn with them.
PageRecorder& PageDevice::prepared(GfxState* state) {
  if (fill_stale_) {
    GfxRGB rgb;
    state->getFillRGB(&rgb);
    recorder_.set_fill(rgb);
    fill_stale_ = false;
  }
  if (clip_stale_) {
    double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    state->getClipBBox(&x0, &y0, &x1, &y1);
    recorder_.set_clip(x0, y0, x1, y1);
    clip_stale_ = false;
  }
  return recorder_;
}

void PageDevice::drawChar(GfxState* state, double x, double y, double dx, double dy,
                          double origin_x, double origin_y, CharCode code, int bytes,
                          const Unicode* unicode, int unicode_length) {
  if (font_stale_) {
    recorder_.set_font(state->getFont(), state->getTransformedFontSize(), text_rotation(state));
    font_stale_ = false;
  }
  // The advance includes the spacing that the state adds after each character.
  double spacing = state->getCharSpace();
  if (bytes == 1 && code == 0x20) spacing += state->getWordSpace();
  double space_x = 0, space_y = 0;
  if (spacing != 0) {
    state->textTransformDelta(spacing * state->getHorizScaling(), 0, &space_x, &space_y);
  }
  double to_x = 0, to_y = 0;
  state->transformDelta(dx - space_x, dy - space_y, &to_x, &to_y);
  double from_x = 0, from_y = 0;
  state->transform(x - origin_x, y - origin_y, &from_x, &from_y);
  const bool invisible = (state->getRender() & 3) == 3;
  prepared(state).add_glyph(from_x, from_y, to_x, to_y, invisible, unicode, unicode_length);
}

void PageDevice::stroke(GfxState* state) {
  PageRecorder& recorder = prepared(state);
  if (stroke_stale_) {
    GfxRGB rgb;
    state->getStrokeRGB(&rgb);
    recorder.set_stroke(rgb);
    stroke_stale_ = false;
  }
  recorder.add_stroke(*state->getPath(), state->getCTM(), state->getTransformedLineWidth());
}

void PageDevice::fill(GfxState* state) {
  prepared(state).add_fill(*state->getPath(), state->getCTM());
}

void PageDevice::beginMarkedContent(const char* /*name*/, Dict* properties) {
  std::optional<std::int32_t> id;
  if (properties != nullptr) {
    const Object mcid = properties->lookup("MCID");
    if (mcid.isInt()) id = mcid.getInt();
  }
  recorder_.begin_marked_content(id);
}

void PageDevice::beginActualText(GfxState* /*state*/, const GooString* text) {
  if (text != nullptr) recorder_.begin_actual_text(*text);
}

// --- patterns and shadings: the clipped area, in the colour they begin with ---

void PageDevice::record_shading(GfxState* state, const GfxColorSpace* space,
                                const GfxColor& colour) {
  GfxRGB rgb{};
  if (space != nullptr) space->getRGB(&colour, &rgb);
  prepared(state).add_shading(rgb);
}

bool PageDevice::axialShadedFill(GfxState* state, GfxAxialShading* shading, double t_min,
                                 double t_max) {
  GfxColor colour;
  shading->getColor((t_min + t_max) / 2, &colour);
  record_shading(state, shading->getColorSpace(), colour);
  return true;
}

bool PageDevice::radialShadedFill(GfxState* state, GfxRadialShading* shading, double s_min,
                                  double s_max) {
  GfxColor colour;
  shading->getColor((s_min + s_max) / 2, &colour);
  record_shading(state, shading->getColorSpace(), colour);
  return true;
}

// The remaining patterns have no single colour: their area is of no use as a
// rating and no ruling, so it is left out.
bool PageDevice::functionShadedFill(GfxState* /*state*/, GfxFunctionShading* /*shading*/) {
  return true;
}
bool PageDevice::gouraudTriangleShadedFill(GfxState* /*state*/,
                                           GfxGouraudTriangleShading* /*shading*/) {
  return true;
}
bool PageDevice::patchMeshShadedFill(GfxState* /*state*/, GfxPatchMeshShading* /*shading*/) {
  return true;
}
bool PageDevice::tilingPatternFill(GfxState* /*state*/, Gfx* /*gfx*/, Catalog* /*catalog*/,
                                   GfxTilingPattern* /*pattern*/, const double* /*matrix*/,
                                   int /*x0*/, int /*y0*/, int /*x1*/, int /*y1*/,
                                   double /*x_step*/, double /*y_step*/) {
  return true;
}

// --- pictures --------------------------------------------------------------

namespace {

// The colour most pixels have, coarsely; near-white ones are the ground.
std::optional<Colour> dominant_colour(Stream* stream, int width, int height,
                                      GfxImageColorMap* colours) {
  ImageStream pixels(stream, width, colours->getNumPixelComps(), colours->getBits());
  pixels.reset();
  constexpr int kLevels = 8;  // of each channel
  struct Bin {
    std::uint32_t count = 0, r = 0, g = 0, b = 0;
  };
  std::array<Bin, kLevels * kLevels * kLevels> bins{};
  for (int y = 0; y < height; ++y) {
    unsigned char* line = pixels.getLine();
    if (line == nullptr) break;
    for (int x = 0; x < width; ++x) {
      GfxRGB rgb;
      colours->getRGB(line + static_cast<std::ptrdiff_t>(x) * colours->getNumPixelComps(), &rgb);
      const unsigned r = colToByte(rgb.r), g = colToByte(rgb.g), b = colToByte(rgb.b);
      if (std::min({r, g, b}) >= 240) continue;
      Bin& bin =
          bins[(r * kLevels / 256 * kLevels + g * kLevels / 256) * kLevels + b * kLevels / 256];
      ++bin.count;
      bin.r += r;
      bin.g += g;
      bin.b += b;
    }
  }
  pixels.close();
  const Bin& best = *std::max_element(bins.begin(), bins.end(),
                                      [](const Bin& a, const Bin& b) { return a.count < b.count; });
  if (best.count == 0) return std::nullopt;
  return Colour{static_cast<std::uint8_t>(best.r / best.count),
                static_cast<std::uint8_t>(best.g / best.count),
                static_cast<std::uint8_t>(best.b / best.count)};
}

// The content of an inline picture stands in the page's own stream and has to be
// read past.
void skip_inline(Stream* stream, int width, int height, GfxImageColorMap* colours) {
  const int bits = colours != nullptr ? colours->getNumPixelComps() * colours->getBits() : 1;
  stream->reset();
  const std::int64_t bytes =
      static_cast<std::int64_t>(height) * ((static_cast<std::int64_t>(width) * bits + 7) / 8);
  for (std::int64_t i = 0; i < bytes; ++i) {
    if (stream->getChar() == EOF) break;
  }
  stream->close();
}

}  // namespace

void PageDevice::record_image(GfxState* state, Stream* stream, int width, int height,
                              GfxImageColorMap* colours) {
  PageRecorder& recorder = prepared(state);
  std::optional<Colour> colour;
  if (colours != nullptr && recorder.is_icon(state->getCTM(), width, height)) {
    colour = dominant_colour(stream, width, height, colours);
  }
  recorder.add_image(state->getCTM(), colour);
}

void PageDevice::drawImageMask(GfxState* state, Object* /*ref*/, Stream* stream, int width,
                               int height, bool /*invert*/, bool /*interpolate*/, bool is_inline) {
  if (is_inline) skip_inline(stream, width, height, nullptr);
  prepared(state).add_mask(state->getCTM(), width, height);
}

void PageDevice::drawImage(GfxState* state, Object* /*ref*/, Stream* stream, int width, int height,
                           GfxImageColorMap* colours, bool /*interpolate*/, const int* /*mask*/,
                           bool is_inline) {
  // Looking at its colours reads past an inline one too.
  const bool looked_at =
      colours != nullptr && prepared(state).is_icon(state->getCTM(), width, height);
  if (is_inline && !looked_at) skip_inline(stream, width, height, colours);
  record_image(state, stream, width, height, looked_at ? colours : nullptr);
}

void PageDevice::drawMaskedImage(GfxState* state, Object* /*ref*/, Stream* stream, int width,
                                 int height, GfxImageColorMap* colours, bool /*interpolate*/,
                                 Stream* /*mask*/, int /*mask_width*/, int /*mask_height*/,
                                 bool /*mask_invert*/, bool /*mask_interpolate*/) {
  record_image(state, stream, width, height, colours);
}

void PageDevice::drawSoftMaskedImage(GfxState* state, Object* /*ref*/, Stream* stream, int width,
                                     int height, GfxImageColorMap* colours, bool /*interpolate*/,
                                     Stream* /*mask*/, int /*mask_width*/, int /*mask_height*/,
                                     GfxImageColorMap* /*mask_colours*/,
                                     bool /*mask_interpolate*/) {
  record_image(state, stream, width, height, colours);
}

}  // namespace boardtrail
