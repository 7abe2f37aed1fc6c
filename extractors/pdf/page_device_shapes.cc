// SPDX-License-Identifier: GPL-3.0-or-later
// The part of PageDevice that records lines, areas and pictures.
#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

#include <Object.h>
#include <Stream.h>

#include "extractors/pdf/page_device.h"

namespace boardtrail {
namespace {

constexpr double kBound = 1e5;  // as in page_device.cc: coordinates stay numbers

float coordinate(double value) {
  return std::isfinite(value) ? static_cast<float>(std::clamp(value, -kBound, kBound)) : 0.0F;
}

Box ordered_box(double x0, double y0, double x1, double y1) {
  return {coordinate(std::min(x0, x1)), coordinate(std::min(y0, y1)), coordinate(std::max(x0, x1)),
          coordinate(std::max(y0, y1))};
}

// One subpath in page coordinates, as far as it matters here.
struct Outline {
  Box box;
  int points = 0;
  int curve_points = 0;
  bool rectangular = false;  // axis-parallel sides only, four corners
};

Outline describe(GfxState* state, const GfxSubpath& subpath, float tolerance) {
  Outline outline;
  outline.points = subpath.getNumPoints();
  double previous_x = 0, previous_y = 0;
  bool axis_parallel = true;
  double x_min = kBound, y_min = kBound, x_max = -kBound, y_max = -kBound;
  for (int i = 0; i < outline.points; ++i) {
    double x = 0, y = 0;
    state->transform(subpath.getX(i), subpath.getY(i), &x, &y);
    x_min = std::min(x_min, x);
    y_min = std::min(y_min, y);
    x_max = std::max(x_max, x);
    y_max = std::max(y_max, y);
    if (subpath.getCurve(i)) ++outline.curve_points;
    if (i > 0 && std::fabs(x - previous_x) > tolerance && std::fabs(y - previous_y) > tolerance) {
      axis_parallel = false;
    }
    previous_x = x;
    previous_y = y;
  }
  outline.box = ordered_box(x_min, y_min, x_max, y_max);
  outline.rectangular =
      axis_parallel && outline.curve_points == 0 && outline.points >= 4 && outline.points <= 6;
  return outline;
}

// Circles are drawn as four Bézier curves (eight control points) around a square box.
bool is_circle(const Outline& outline) {
  const float width = outline.box.width(), height = outline.box.height();
  return outline.curve_points >= 8 && width > 0 && height > 0 &&
         std::fabs(width - height) <= 0.2F * std::max(width, height);
}

}  // namespace

const Box& PageDevice::clip_box(GfxState* state) {
  if (clip_stale_) {
    double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    state->getClipBBox(&x0, &y0, &x1, &y1);
    clip_ = ordered_box(x0, y0, x1, y1);
    clip_stale_ = false;
  }
  return clip_;
}

void PageDevice::add_ruling(Ruling ruling) {
  if (ruling.end > ruling.begin) record_.rulings.push_back(ruling);
}

void PageDevice::stroke_segment(double x0, double y0, double x1, double y1, float width,
                                std::uint16_t colour, bool from_box) {
  const bool horizontal = std::fabs(y1 - y0) <= options_.straight_tolerance;
  const bool vertical = std::fabs(x1 - x0) <= options_.straight_tolerance;
  if (horizontal == vertical) return;  // slanted, or a dot
  Ruling ruling;
  ruling.horizontal = horizontal;
  ruling.width = width;
  ruling.colour = colour;
  ruling.from_box = from_box ? 1 : 0;
  const Box& clip = clip_;
  const double along0 = horizontal ? std::min(x0, x1) : std::min(y0, y1);
  const double along1 = horizontal ? std::max(x0, x1) : std::max(y0, y1);
  ruling.position = coordinate(horizontal ? (y0 + y1) / 2 : (x0 + x1) / 2);
  const float low = horizontal ? clip.y0 : clip.x0, high = horizontal ? clip.y1 : clip.x1;
  if (ruling.position < low - width || ruling.position > high + width) return;
  ruling.begin = std::max(coordinate(along0), horizontal ? clip.x0 : clip.y0);
  ruling.end = std::min(coordinate(along1), horizontal ? clip.x1 : clip.y1);
  add_ruling(ruling);
}

void PageDevice::stroke(GfxState* state) {
  if (over_limit()) return;
  const GfxPath* path = state->getPath();
  clip_box(state);
  const auto width = coordinate(state->getTransformedLineWidth());
  const std::uint16_t colour = stroke_colour(state);
  for (int s = 0; s < path->getNumSubpaths(); ++s) {
    const GfxSubpath& subpath = *path->getSubpath(s);
    const int points = subpath.getNumPoints();
    const bool box = subpath.isClosed() && points >= 4 && points <= 6;
    double x0 = 0, y0 = 0;
    state->transform(subpath.getX(0), subpath.getY(0), &x0, &y0);
    for (int i = 1; i < points; ++i) {
      if (over_limit()) return;
      double x1 = 0, y1 = 0;
      state->transform(subpath.getX(i), subpath.getY(i), &x1, &y1);
      const bool curve = subpath.getCurve(i) || (i > 0 && subpath.getCurve(i - 1));
      if (!curve) stroke_segment(x0, y0, x1, y1, width, colour, box);
      x0 = x1;
      y0 = y1;
    }
  }
}

void PageDevice::record_area(GfxState* state, const Box& box, Fill::Shape shape,
                             std::uint16_t colour) {
  const Box visible = intersect(box, clip_box(state));
  const float thickness = std::min(visible.width(), visible.height());
  if (shape == Fill::Shape::kRectangle && thickness <= options_.max_ruling_thickness) {
    const bool horizontal = visible.width() >= visible.height();
    Ruling ruling;
    ruling.horizontal = horizontal;
    ruling.position = horizontal ? visible.centre_y() : visible.centre_x();
    ruling.begin = horizontal ? visible.x0 : visible.y0;
    ruling.end = horizontal ? visible.x1 : visible.y1;
    ruling.width = std::max(thickness, 0.0F);
    ruling.colour = colour;
    ruling.from_fill = 1;
    add_ruling(ruling);
    return;
  }
  if (!visible.empty()) record_.fills.push_back({visible, colour, shape, order_++});
}

void PageDevice::record_path(GfxState* state) {
  const GfxPath* path = state->getPath();
  const std::uint16_t colour = fill_colour(state);
  for (int s = 0; s < path->getNumSubpaths(); ++s) {
    if (over_limit()) return;
    const Outline outline = describe(state, *path->getSubpath(s), options_.straight_tolerance);
    Fill::Shape shape = Fill::Shape::kOther;
    if (outline.rectangular) shape = Fill::Shape::kRectangle;
    if (is_circle(outline)) shape = Fill::Shape::kCircle;
    if (outline.points >= 3) record_area(state, outline.box, shape, colour);
  }
}

// --- patterns and shadings: the clipped area, in the colour they begin with ---

void PageDevice::record_shading(GfxState* state, const GfxColorSpace* space,
                                const GfxColor* colour) {
  if (over_limit()) return;
  GfxRGB rgb{};
  if (space != nullptr && colour != nullptr) space->getRGB(colour, &rgb);
  record_area(state, clip_box(state), Fill::Shape::kOther, colour_index(rgb));
}

bool PageDevice::axialShadedFill(GfxState* state, GfxAxialShading* shading, double t_min,
                                 double t_max) {
  GfxColor colour;
  shading->getColor((t_min + t_max) / 2, &colour);
  record_shading(state, shading->getColorSpace(), &colour);
  return true;
}

bool PageDevice::radialShadedFill(GfxState* state, GfxRadialShading* shading, double s_min,
                                  double s_max) {
  GfxColor colour;
  shading->getColor((s_min + s_max) / 2, &colour);
  record_shading(state, shading->getColorSpace(), &colour);
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

Box PageDevice::image_box(GfxState* state) const {
  // A picture fills the unit square of its own space.
  const double* m = state->getCTM();
  const double x[] = {m[4], m[4] + m[0], m[4] + m[2], m[4] + m[0] + m[2]};
  const double y[] = {m[5], m[5] + m[1], m[5] + m[3], m[5] + m[1] + m[3]};
  return ordered_box(*std::min_element(x, x + 4), *std::min_element(y, y + 4),
                     *std::max_element(x, x + 4), *std::max_element(y, y + 4));
}

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
  if (over_limit()) return;
  Image image;
  image.box = intersect(image_box(state), clip_box(state));
  image.order = order_++;
  if (image.box.empty()) return;
  const bool icon = image.box.width() <= options_.max_icon_side &&
                    image.box.height() <= options_.max_icon_side && width > 0 && height > 0 &&
                    width <= options_.max_icon_pixels / height;
  if (icon && colours != nullptr) {
    image.colour = dominant_colour(stream, width, height, colours);
  }
  record_.images.push_back(image);
}

void PageDevice::drawImageMask(GfxState* state, Object* /*ref*/, Stream* stream, int width,
                               int height, bool /*invert*/, bool /*interpolate*/, bool is_inline) {
  if (is_inline) skip_inline(stream, width, height, nullptr);
  if (over_limit()) return;
  Image image;
  image.box = intersect(image_box(state), clip_box(state));
  image.colour = record_.colours[fill_colour(state)];  // a mask is painted in the fill colour
  image.order = order_++;
  if (!image.box.empty()) record_.images.push_back(image);
}

void PageDevice::drawImage(GfxState* state, Object* /*ref*/, Stream* stream, int width, int height,
                           GfxImageColorMap* colours, bool /*interpolate*/, const int* /*mask*/,
                           bool is_inline) {
  if (is_inline) skip_inline(stream, width, height, colours);
  record_image(state, stream, width, height, is_inline ? nullptr : colours);
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
