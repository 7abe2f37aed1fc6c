// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_PDF_PLAIN_CONTENT_H_
#define BOARDTRAIL_EXTRACTORS_PDF_PLAIN_CONTENT_H_

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include <GfxState.h>

#include "extractors/pdf/content_lexer.h"
#include "extractors/pdf/metered_stream.h"
#include "extractors/pdf/page_recorder.h"
#include "extractors/pdf/page_resources.h"

namespace boardtrail {

// Draws the content of a page as nearly all pages are written: text, lines, areas,
// pictures, in colours that are numbers, without a single mistake. Poppler's interpreter
// makes an object of every number and kern and copies its whole state at every `q`; on
// pages of text that is two thirds of what reading a PDF costs.
//
// Whatever is out of the ordinary is left to it: patterns, shadings, inline and
// icon-sized pictures, optional content, vertical and drawn fonts, any error of syntax.
// What is drawn is what Poppler would draw (tests compare both on whole documents).
//
// Ownership:  borrows all it is given.
// Cost:       O(content), some 100 MB/s.
class PlainContent {
 public:
  PlainContent(PageResources& resources, PageRecorder& recorder, ReadBudget& budget);

  // False where the page has to be drawn by Poppler, from its beginning; the record then
  // holds a part of it.
  bool draw(std::string_view content, const GfxState& page);

 private:
  using Matrix = std::array<double, 6>;

  // What `q` saves and `Q` restores.
  struct State {
    Matrix ctm{};
    Matrix text{1, 0, 0, 1, 0, 0};
    std::shared_ptr<GfxFont> font;
    double font_size = 0;
    double char_space = 0;
    double word_space = 0;
    double stretch = 1;
    double leading = 0;
    double rise = 0;
    int render = 0;
    double line_width = 1;
    std::array<double, 4> clip{};  // x0, y0, x1, y1
    std::shared_ptr<GfxColorSpace> fill_space;
    std::shared_ptr<GfxColorSpace> stroke_space;
    GfxRGB fill{};
    GfxRGB stroke{};
  };
  struct Properties {
    std::optional<std::int32_t> id;
    std::optional<ContentLexer::Token> actual_text;
  };
  enum class Outcome : std::uint8_t { kDone, kNotMine, kOdd };

  bool run(std::string_view content);
  bool perform_all(ContentLexer& lexer);
  bool read_operand(const ContentLexer::Token& token);
  bool read_array();
  bool read_dictionary();
  bool skip_value(ContentLexer::Token token);

  // Each does what the operator says, if it is of its family.
  bool perform(std::string_view name);
  Outcome change_state(std::uint32_t code);
  Outcome change_colour(std::uint32_t code);
  Outcome build_path(std::uint32_t code);
  Outcome paint_path(std::uint32_t code);
  Outcome change_text(std::uint32_t code);
  Outcome move_text(std::uint32_t code);
  Outcome show_text(std::uint32_t code);
  Outcome mark_content(std::uint32_t code);

  bool has_numbers(std::size_t count) const;
  bool has_one(ContentLexer::Kind kind) const;
  double number(std::size_t i) const { return operands_[i].number; }

  void concatenate(const double* matrix);
  Outcome apply_setting();
  Outcome draw_object();
  Outcome draw_picture(const PageResources::Picture& picture);
  Outcome draw_form(PageResources::Form& form);
  Outcome set_device_colour(bool fill, const std::shared_ptr<GfxColorSpace>& space);
  Outcome set_colour_space(bool fill);
  Outcome set_colour(bool fill);
  Outcome paint(bool closed, bool filled, bool stroked);
  void move_to(double x, double y);
  void line_to(double x, double y);
  void close_path();
  void end_path();
  void clip_to_path();

  void move_line(double x, double y);
  void shift(double x, double y);
  Outcome set_font();
  bool show(const ContentLexer::Token& string);
  bool show_array(const ContentLexer::Token& array);
  bool find_properties();
  Outcome begin_marked_content();

  void prepare_font();
  void prepare_fill();
  void prepare_clip();

  PageResources& resources_;
  PageRecorder& recorder_;
  ReadBudget& budget_;
  int depth_ = 0;                  // forms that this one is in
  ContentLexer* lexer_ = nullptr;  // while run() goes on
  // Of the operator to come. An array or dictionary is there with its first token; the
  // elements of arrays, one after another, are apart.
  std::vector<ContentLexer::Token> operands_;
  std::vector<ContentLexer::Token> elements_;
  Properties properties_;    // of the last dictionary
  std::vector<bool> spans_;  // open marked content: has an actual text
  State now_;
  std::vector<State> saved_;
  // Positions and paths are none of the state's.
  std::unique_ptr<GfxPath> path_;
  double x_ = 0, y_ = 0;
  double line_x_ = 0, line_y_ = 0;
  bool clip_pending_ = false;
  bool font_stale_ = true, fill_stale_ = true, stroke_stale_ = true, clip_stale_ = true;
  std::array<double, 4> glyph_matrix_{};  // differences, from text space to device space
  const std::shared_ptr<GfxColorSpace> gray_, rgb_, cmyk_;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_PDF_PLAIN_CONTENT_H_
