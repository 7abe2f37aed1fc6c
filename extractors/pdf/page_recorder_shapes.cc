// SPDX-License-Identifier: GPL-3.0-or-later
// The part of PageRecorder that records lines, areas and pictures.
#include <algorithm>
#include <cmath>

#include "extractors/pdf/page_recorder.h"

namespace boardtrail {
namespace {

Box ordered_box(double x0, double y0, double x1, double y1) {
  return {coordinate(std::min(x0, x1)), coordinate(std::min(y0, y1)), coordinate(std::max(x0, x1)),
          coordinate(std::max(y0, y1))};
}

struct Point {
  double x = 0;
  double y = 0;
};

Point transformed(const double* ctm, const GfxSubpath& subpath, int i) {
  const double x = subpath.getX(i), y = subpath.getY(i);
  return {ctm[0] * x + ctm[2] * y + ctm[4], ctm[1] * x + ctm[3] * y + ctm[5]};
}

// One subpath in page coordinates, as far as it matters here.
struct Outline {
  Box box;
  int points = 0;
  int curve_points = 0;
  bool rectangular = false;  // axis-parallel sides only, four corners
};

Outline describe(const GfxSubpath& subpath, const double* ctm, float tolerance) {
  Outline outline;
  outline.points = subpath.getNumPoints();
  double previous_x = 0, previous_y = 0;
  bool axis_parallel = true;
  double x_min = kFarthest, y_min = kFarthest, x_max = -kFarthest, y_max = -kFarthest;
  for (int i = 0; i < outline.points; ++i) {
    const auto [x, y] = transformed(ctm, subpath, i);
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

// What is painted white on white paper nobody sees.
void PageRecorder::note_paint(std::uint16_t colour) {
  if (!is_white(record_.colours[colour])) record_.painted = true;
}

void PageRecorder::add_ruling(const Ruling& ruling) {
  if (ruling.end > ruling.begin) record_.rulings.push_back(ruling);
}

void PageRecorder::add_segment(double x0, double y0, double x1, double y1, float width,
                               bool from_box) {
  const bool horizontal = std::fabs(y1 - y0) <= options_.straight_tolerance;
  const bool vertical = std::fabs(x1 - x0) <= options_.straight_tolerance;
  if (horizontal == vertical) return;  // slanted, or a dot
  Ruling ruling;
  ruling.horizontal = horizontal;
  ruling.width = width;
  ruling.colour = stroke_colour_;
  ruling.from_box = from_box ? 1 : 0;
  const double along0 = horizontal ? std::min(x0, x1) : std::min(y0, y1);
  const double along1 = horizontal ? std::max(x0, x1) : std::max(y0, y1);
  ruling.position = coordinate(horizontal ? (y0 + y1) / 2 : (x0 + x1) / 2);
  const float low = horizontal ? clip_.y0 : clip_.x0, high = horizontal ? clip_.y1 : clip_.x1;
  if (ruling.position < low - width || ruling.position > high + width) return;
  ruling.begin = std::max(coordinate(along0), horizontal ? clip_.x0 : clip_.y0);
  ruling.end = std::min(coordinate(along1), horizontal ? clip_.x1 : clip_.y1);
  add_ruling(ruling);
}

void PageRecorder::add_stroke(const GfxPath& path, const double* ctm, double line_width) {
  if (over_limit()) return;
  const float width = coordinate(line_width);
  if (path.getNumSubpaths() > 0) note_paint(stroke_colour_);
  for (int s = 0; s < path.getNumSubpaths(); ++s) {
    const GfxSubpath& subpath = *path.getSubpath(s);
    const int points = subpath.getNumPoints();
    const bool box = subpath.isClosed() && points >= 4 && points <= 6;
    Point from = transformed(ctm, subpath, 0);
    for (int i = 1; i < points; ++i) {
      if (over_limit()) return;
      const Point to = transformed(ctm, subpath, i);
      const bool curve = subpath.getCurve(i) || subpath.getCurve(i - 1);
      if (!curve) add_segment(from.x, from.y, to.x, to.y, width, box);
      from = to;
    }
  }
}

void PageRecorder::add_area(const Box& box, Fill::Shape shape, std::uint16_t colour) {
  const Box visible = intersect(box, clip_);
  note_paint(colour);
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

void PageRecorder::add_fill(const GfxPath& path, const double* ctm) {
  for (int s = 0; s < path.getNumSubpaths(); ++s) {
    if (over_limit()) return;
    const Outline outline = describe(*path.getSubpath(s), ctm, options_.straight_tolerance);
    Fill::Shape shape = Fill::Shape::kOther;
    if (outline.rectangular) shape = Fill::Shape::kRectangle;
    if (is_circle(outline)) shape = Fill::Shape::kCircle;
    if (outline.points >= 3) add_area(outline.box, shape, fill_colour_);
  }
}

void PageRecorder::add_shading(const GfxRGB& rgb) {
  if (!over_limit()) add_area(clip_, Fill::Shape::kOther, colour_index(rgb));
}

// --- pictures --------------------------------------------------------------

Box PageRecorder::visible_image(const double* ctm) const {
  const double x[] = {ctm[4], ctm[4] + ctm[0], ctm[4] + ctm[2], ctm[4] + ctm[0] + ctm[2]};
  const double y[] = {ctm[5], ctm[5] + ctm[1], ctm[5] + ctm[3], ctm[5] + ctm[1] + ctm[3]};
  return intersect(ordered_box(*std::min_element(x, x + 4), *std::min_element(y, y + 4),
                               *std::max_element(x, x + 4), *std::max_element(y, y + 4)),
                   clip_);
}

bool PageRecorder::is_icon(const double* ctm, int width, int height) const {
  const Box box = visible_image(ctm);
  return !box.empty() && box.width() <= options_.max_icon_side &&
         box.height() <= options_.max_icon_side && width > 0 && height > 0 &&
         width <= options_.max_icon_pixels / height;
}

void PageRecorder::add_image(const double* ctm, std::optional<Colour> colour) {
  if (over_limit()) return;
  Image image;
  image.box = visible_image(ctm);
  image.colour = colour;
  image.order = order_++;
  if (!image.box.empty()) record_.images.push_back(image);
}

void PageRecorder::add_mask(const double* ctm, int width, int height) {
  if (width != 1 || height != 1) return add_image(ctm, fill_colour());
  if (!over_limit()) add_area(visible_image(ctm), Fill::Shape::kRectangle, fill_colour_);
}

}  // namespace boardtrail
