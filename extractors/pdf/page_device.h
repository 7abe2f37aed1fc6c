// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_PDF_PAGE_DEVICE_H_
#define BOARDTRAIL_EXTRACTORS_PDF_PAGE_DEVICE_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <GfxState.h>
#include <OutputDev.h>

#include "base/limits.h"
#include "layout/page_record.h"

namespace boardtrail {

// Records what a page draws into a PageRecord, in one pass over its content and
// without rendering anything: every shape is reduced to a box or a ruling at once.
//
// Poppler calls it in device space: 72 dpi, y down, after /Rotate (upsideDown()),
// which is the coordinate system of model/geometry.h.
//
// Ownership:  borrows the record and the limits; they outlive the device.
// Threads:    one page at a time; Poppler itself is not thread-safe.
// Cost:       O(operators); a picture is decoded only where it may be an icon.
class PageDevice : public OutputDev {
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

  PageDevice(PageRecord& record, const Limits& limits, Options options)
      : record_(record), limits_(limits), options_(options) {}

  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }
  bool useTilingPatternFill() override { return true; }
  bool useShadedFills(int /*type*/) override { return true; }

  void startPage(int number, GfxState* state, XRef* xref) override;
  void endPage() override;
  void updateFillColor(GfxState* state) override;
  void updateStrokeColor(GfxState* state) override;
  void updateFillColorSpace(GfxState* state) override { updateFillColor(state); }
  void updateStrokeColorSpace(GfxState* state) override { updateStrokeColor(state); }
  void updateFont(GfxState* state) override;
  void updateTextMat(GfxState* state) override { updateFont(state); }
  void updateCTM(GfxState* state, double m11, double m12, double m21, double m22, double m31,
                 double m32) override;
  void restoreState(GfxState* state) override;

  void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x,
                double origin_y, CharCode code, int bytes, const Unicode* unicode,
                int unicode_length) override;

  void stroke(GfxState* state) override;
  void fill(GfxState* state) override { record_path(state); }
  void eoFill(GfxState* state) override { record_path(state); }
  bool tilingPatternFill(GfxState* state, Gfx* gfx, Catalog* catalog, GfxTilingPattern* pattern,
                         const double* matrix, int x0, int y0, int x1, int y1, double x_step,
                         double y_step) override;
  bool axialShadedFill(GfxState* state, GfxAxialShading* shading, double t_min,
                       double t_max) override;
  bool radialShadedFill(GfxState* state, GfxRadialShading* shading, double s_min,
                        double s_max) override;
  bool functionShadedFill(GfxState* state, GfxFunctionShading* shading) override;
  bool gouraudTriangleShadedFill(GfxState* state, GfxGouraudTriangleShading* shading) override;
  bool patchMeshShadedFill(GfxState* state, GfxPatchMeshShading* shading) override;

  void drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height,
                     bool invert, bool interpolate, bool is_inline) override;
  void drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                 GfxImageColorMap* colours, bool interpolate, const int* mask,
                 bool is_inline) override;
  void drawMaskedImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                       GfxImageColorMap* colours, bool interpolate, Stream* mask, int mask_width,
                       int mask_height, bool mask_invert, bool mask_interpolate) override;
  void drawSoftMaskedImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                           GfxImageColorMap* colours, bool interpolate, Stream* mask,
                           int mask_width, int mask_height, GfxImageColorMap* mask_colours,
                           bool mask_interpolate) override;

  void beginMarkedContent(const char* name, Dict* properties) override;
  void endMarkedContent(GfxState* state) override;
  void beginActualText(GfxState* state, const GooString* text) override;
  void endActualText(GfxState* state) override;
  void beginForm(Ref /*id*/) override { ++forms_; }
  void endForm(Ref /*id*/) override { --forms_; }

  // Maps a point of the page's user space to the record's coordinates (annotations
  // are stated in user space). Valid after startPage.
  void to_page(double x, double y, float* page_x, float* page_y) const;

 private:
  // How the current font maps to glyph boxes; recomputed when it may have changed.
  struct FontState {
    std::uint16_t index = 0;
    std::uint8_t rotation = 0;
    float size = 0;
    float ascent = 0;   // points above the baseline
    float descent = 0;  // points below it, positive
  };

  void refresh_font(GfxState* state);
  std::uint16_t font_index(const FontUse& font);
  std::uint16_t colour_index(const GfxRGB& rgb);
  std::uint16_t fill_colour(GfxState* state);
  std::uint16_t stroke_colour(GfxState* state);
  void append_text(const Unicode* unicode, int length, Glyph* glyph);

  void record_path(GfxState* state);
  void record_area(GfxState* state, const Box& box, Fill::Shape shape, std::uint16_t colour);
  void stroke_segment(double x0, double y0, double x1, double y1, float width, std::uint16_t colour,
                      bool from_box);
  void add_ruling(Ruling ruling);
  void record_shading(GfxState* state, const GfxColorSpace* space, const GfxColor* colour);
  void record_image(GfxState* state, Stream* stream, int width, int height,
                    GfxImageColorMap* colours);
  Box image_box(GfxState* state) const;
  const Box& clip_box(GfxState* state);
  bool over_limit();

  PageRecord& record_;
  const Limits& limits_;
  Options options_;
  FontState font_;
  bool font_stale_ = true;
  bool fill_stale_ = true;
  bool stroke_stale_ = true;
  std::uint16_t fill_colour_ = 0;
  std::uint16_t stroke_colour_ = 0;
  std::uint32_t order_ = 0;
  std::array<double, 6> page_matrix_{};
  std::vector<std::int32_t> marked_content_;  // MCID of each open level, -1 without
  // ISO 32000-1 14.9.4: what stands for the glyphs drawn since.
  std::string actual_text_;
  std::optional<std::size_t> actual_first_;
  int forms_ = 0;  // open ones: their marked-content ids are not the page's
  Box clip_;
  bool clip_stale_ = true;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_PDF_PAGE_DEVICE_H_
