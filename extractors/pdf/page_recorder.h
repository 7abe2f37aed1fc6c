// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_PDF_PAGE_RECORDER_H_
#define BOARDTRAIL_EXTRACTORS_PDF_PAGE_RECORDER_H_

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <GfxFont.h>
#include <GfxState.h>

#include "base/limits.h"
#include "layout/page_record.h"

namespace boardtrail {

// Quarter turns of text from the matrix of its font (the rule of Poppler's own text
// device: the larger diagonal decides).
inline std::uint8_t quarter_turns(double m11, double m12, double m21, double m22) {
  if (std::fabs(m11 * m22) > std::fabs(m12 * m21)) return m11 > 0 || m22 < 0 ? 0 : 2;
  return m21 > 0 ? 1 : 3;
}

// No page is a mile wide. Points.
constexpr double kFarthest = 1e5;
// Clamped, so that absurd coordinates stay numbers.
inline float coordinate(double value) {
  return std::isfinite(value) ? static_cast<float>(std::clamp(value, -kFarthest, kFarthest)) : 0.0F;
}

// Writes what a page draws into a PageRecord, without rendering anything: every shape is
// reduced to a box or a ruling at once. Two read the page and tell it: PlainContent most
// pages, PageDevice (Poppler's interpreter) the others.
//
// All coordinates are device space: 72 dpi, y down, after /Rotate, as in model/geometry.h.
//
// Ownership:  borrows the record and the limits; they outlive it.
// Cost:       O(1) a glyph, O(points) a path.
class PageRecorder {
 public:
  struct Options {
    // A filled rectangle no thicker than this is a ruling. Points. Word and Excel
    // print borders as rectangles of 0.5 to 3 pt; the thinnest bar of a chart or row
    // of shading is above 4.
    float max_ruling_thickness = 3.0F;
    // Strokes that lean by less than this over their whole length are straight. Points.
    float straight_tolerance = 0.5F;
    // Largest side of a picture that may be a rating icon. Points: a line of text is
    // 12, an icon rarely above 30.
    float max_icon_side = 40.0F;
    // Pictures with more pixels are not decoded for their colour.
    int max_icon_pixels = 512 * 512;
  };

  PageRecorder(PageRecord& record, const Limits& limits, Options options)
      : record_(record), limits_(limits), options_(options) {}

  // The state is that of the page, before anything is drawn.
  void start_page(int number, const GfxState& state);
  // Everything drawn since is taken back.
  void forget_page();
  // After the last of it.
  void finish_page();

  // --- what the next things are drawn with ---
  // The size after all transformations, the rotation as in Glyph.
  void set_font(const std::shared_ptr<GfxFont>& font, double size, std::uint8_t rotation);
  void set_fill(const GfxRGB& rgb) { fill_colour_ = colour_index(rgb); }
  void set_stroke(const GfxRGB& rgb) { stroke_colour_ = colour_index(rgb); }
  void set_clip(double x0, double y0, double x1, double y1);

  // --- what is drawn ---
  // A glyph whose origin is at (x, y), and the next one's (dx, dy) further on.
  void add_glyph(double x, double y, double dx, double dy, bool invisible, const Unicode* unicode,
                 int unicode_length);
  void add_fill(const GfxPath& path, const double* ctm);
  void add_stroke(const GfxPath& path, const double* ctm, double line_width);
  // The whole clipped area, in one colour.
  void add_shading(const GfxRGB& rgb);
  // A picture fills the unit square of its own space. `colour`, if there is one, is asked
  // for small ones only.
  bool is_icon(const double* ctm, int width, int height) const;
  void add_image(const double* ctm, std::optional<Colour> colour);
  // A picture that lets the fill colour through. Of one pixel it is an area: so some producers
  // draw each ruling.
  void add_mask(const double* ctm, int width, int height);
  Colour fill_colour() const { return record_.colours[fill_colour_]; }
  // True, and the record is marked as cut off, where lines and areas are too many.
  bool over_limit();

  // --- marked content ---
  void begin_marked_content(std::optional<std::int32_t> id);
  void end_marked_content();
  // `text` stands for the glyphs drawn until the end.
  void begin_actual_text(const GooString& text);
  void end_actual_text();
  // In a form marked-content ids are not the page's.
  void begin_form() { ++forms_; }
  void end_form() { --forms_; }

  // Maps a point of the page's user space (annotations are stated in it).
  void to_page(double x, double y, float* page_x, float* page_y) const;

 private:
  // How the current font maps to glyph boxes.
  struct FontLook {
    std::uint16_t index = 0;
    std::uint8_t rotation = 0;
    float size = 0;
    float ascent = 0;   // points above the baseline
    float descent = 0;  // points below it, positive
  };

  std::uint16_t font_index(const FontUse& font);
  std::uint16_t colour_index(const GfxRGB& rgb);
  Box glyph_box(float x, float y, float end_x, float end_y) const;
  void append_text(const Unicode* unicode, int length, Glyph* glyph);
  void add_segment(double x0, double y0, double x1, double y1, float width, bool from_box);
  void add_area(const Box& box, Fill::Shape shape, std::uint16_t colour);
  void add_ruling(const Ruling& ruling);
  void note_paint(std::uint16_t colour);
  Box visible_image(const double* ctm) const;

  PageRecord& record_;
  const Limits& limits_;
  Options options_;
  std::shared_ptr<GfxFont> font_;  // kept, so that no other can take its address
  FontLook look_;
  std::uint16_t fill_colour_ = 0;
  std::uint16_t stroke_colour_ = 0;
  Box clip_;
  std::uint32_t order_ = 0;
  std::array<double, 6> page_matrix_{};
  std::vector<std::int32_t> marked_content_;  // MCID of each open level, -1 without
  // ISO 32000-1 14.9.4: what stands for the glyphs drawn since.
  std::string actual_text_;
  std::optional<std::size_t> actual_first_;
  int forms_ = 0;  // open ones
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_PDF_PAGE_RECORDER_H_
