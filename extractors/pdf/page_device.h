// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_PDF_PAGE_DEVICE_H_
#define BOARDTRAIL_EXTRACTORS_PDF_PAGE_DEVICE_H_

#include <GfxState.h>
#include <OutputDev.h>

#include "extractors/pdf/page_recorder.h"

namespace boardtrail {

// Tells a PageRecorder what Poppler's interpreter finds drawn on a page.
//
// Poppler calls it in device space: 72 dpi, y down, after /Rotate (upsideDown()).
//
// Ownership:  borrows the recorder, which outlives it.
// Threads:    one page at a time; Poppler itself is not thread-safe.
// Cost:       O(operators); a picture is decoded only where it may be an icon.
class PageDevice : public OutputDev {
 public:
  explicit PageDevice(PageRecorder& recorder) : recorder_(recorder) {}

  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }
  bool useTilingPatternFill() override { return true; }
  bool useShadedFills(int /*type*/) override { return true; }

  void startPage(int number, GfxState* state, XRef* xref) override;
  void updateFillColor(GfxState* /*state*/) override { fill_stale_ = true; }
  void updateStrokeColor(GfxState* /*state*/) override { stroke_stale_ = true; }
  void updateFillColorSpace(GfxState* state) override { updateFillColor(state); }
  void updateStrokeColorSpace(GfxState* state) override { updateStrokeColor(state); }
  void updateFont(GfxState* /*state*/) override { font_stale_ = true; }
  void updateTextMat(GfxState* state) override { updateFont(state); }
  void updateCTM(GfxState* /*state*/, double /*m11*/, double /*m12*/, double /*m21*/,
                 double /*m22*/, double /*m31*/, double /*m32*/) override {
    font_stale_ = true;
  }
  void restoreState(GfxState* state) override;
  void clip(GfxState* /*state*/) override { clip_stale_ = true; }
  void eoClip(GfxState* /*state*/) override { clip_stale_ = true; }

  void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x,
                double origin_y, CharCode code, int bytes, const Unicode* unicode,
                int unicode_length) override;

  void stroke(GfxState* state) override;
  void fill(GfxState* state) override;
  void eoFill(GfxState* state) override { fill(state); }
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
  void endMarkedContent(GfxState* /*state*/) override { recorder_.end_marked_content(); }
  void beginActualText(GfxState* state, const GooString* text) override;
  void endActualText(GfxState* /*state*/) override { recorder_.end_actual_text(); }
  void beginForm(Ref /*id*/) override { recorder_.begin_form(); }
  void endForm(Ref /*id*/) override { recorder_.end_form(); }

 private:
  PageRecorder& prepared(GfxState* state);
  void record_shading(GfxState* state, const GfxColorSpace* space, const GfxColor& colour);
  void record_image(GfxState* state, Stream* stream, int width, int height,
                    GfxImageColorMap* colours);

  PageRecorder& recorder_;
  bool font_stale_ = true;
  bool fill_stale_ = true;
  bool stroke_stale_ = true;
  bool clip_stale_ = true;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_PDF_PAGE_DEVICE_H_
