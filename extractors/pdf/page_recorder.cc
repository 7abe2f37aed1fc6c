// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/pdf/page_recorder.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "base/text.h"
#include "extractors/pdf/text_string.h"

namespace boardtrail {
namespace {

// Fonts state ascents that are absurd (0, or ten times the size); Poppler's own
// text device clamps to the same values.
constexpr double kMaxAscent = 1.05;
constexpr double kDefaultAscent = 0.95;
constexpr double kMaxDescent = 0.4;
constexpr double kDefaultDescent = 0.35;

constexpr std::size_t kMaxFonts = 4096;     // of a page; more are taken for the last one
constexpr std::size_t kMaxColours = 65535;  // indexes are 16 bits

Box ordered_box(float x0, float y0, float x1, float y1) {
  return {std::min(x0, x1), std::min(y0, y1), std::max(x0, x1), std::max(y0, y1)};
}

// A stamp across the page ("DRAFT") stands behind its text and is no part of it. Smaller
// text askew may be the heading of a narrow column. Points.
constexpr float kStampSize = 24;

// The writing direction, by an advance, is far from both axes.
bool is_askew(double dx, double dy) {
  constexpr double kLeast = 0.25;  // 14 degrees
  const auto [less, more] = std::minmax({std::fabs(dx), std::fabs(dy)});
  return less > kLeast * more;
}

bool name_contains(const std::string& name, const char* word) {
  return name.find(word) != std::string::npos;
}

FontUse describe_font(const GfxFont& font) {
  FontUse use;
  use.name = font.getNameWithoutSubsetTag();
  use.bold = font.isBold() || font.getWeight() >= GfxFont::W600 ||
             name_contains(use.name, "Bold") || name_contains(use.name, "Black") ||
             name_contains(use.name, "Heavy");
  use.italic =
      font.isItalic() || name_contains(use.name, "Italic") || name_contains(use.name, "Oblique");
  use.fixed_pitch = font.isFixedWidth();
  return use;
}

}  // namespace

void PageRecorder::start_page(int number, const GfxState& state) {
  record_.number = number;
  record_.width = coordinate(state.getPageWidth());
  record_.height = coordinate(state.getPageHeight());
  const double* matrix = state.getCTM();
  std::copy(matrix, matrix + 6, page_matrix_.begin());
  marked_content_.clear();
  actual_first_.reset();
  forms_ = 0;
  order_ = 0;
}

void PageRecorder::forget_page() {
  const std::int32_t number = record_.number;
  record_.clear();
  record_.number = number;
  font_.reset();
}

void PageRecorder::to_page(double x, double y, float* page_x, float* page_y) const {
  *page_x = coordinate(page_matrix_[0] * x + page_matrix_[2] * y + page_matrix_[4]);
  *page_y = coordinate(page_matrix_[1] * x + page_matrix_[3] * y + page_matrix_[5]);
}

bool PageRecorder::over_limit() {
  const auto drawn = record_.rulings.size() + record_.fills.size() + record_.images.size();
  if (static_cast<std::int64_t>(drawn) < limits_.max_page_paths) return false;
  record_.truncated = true;
  return true;
}

// --- colours and fonts -----------------------------------------------------

std::uint16_t PageRecorder::colour_index(const GfxRGB& rgb) {
  const Colour colour{colToByte(rgb.r), colToByte(rgb.g), colToByte(rgb.b)};
  auto& colours = record_.colours;
  // A page has a handful of colours; the last ones are the likeliest.
  const std::size_t first = colours.size() > 64 ? colours.size() - 64 : 0;
  for (std::size_t i = colours.size(); i > first; --i) {
    if (colours[i - 1] == colour) return static_cast<std::uint16_t>(i - 1);
  }
  if (colours.size() < kMaxColours) colours.push_back(colour);
  return static_cast<std::uint16_t>(colours.size() - 1);
}

std::uint16_t PageRecorder::font_index(const FontUse& font) {
  auto& fonts = record_.fonts;
  for (std::size_t i = fonts.size(); i > 0; --i) {
    if (fonts[i - 1] == font) return static_cast<std::uint16_t>(i - 1);
  }
  if (fonts.size() < kMaxFonts) fonts.push_back(font);
  return static_cast<std::uint16_t>(fonts.size() - 1);
}

// Texts begin anew in the same font again and again: describing it once is enough.
void PageRecorder::set_font(const std::shared_ptr<GfxFont>& font, double size,
                            std::uint8_t rotation) {
  look_.rotation = rotation;
  const float points = coordinate(size);
  if (font == font_ && font_ && points == look_.size) return;
  double ascent = kDefaultAscent;
  double descent = kDefaultDescent;
  FontUse use;
  if (font) {
    use = describe_font(*font);
    if (font->getAscent() > 0) ascent = std::min(font->getAscent(), kMaxAscent);
    if (font->getDescent() < 0) descent = std::min(-font->getDescent(), kMaxDescent);
  }
  use.size = points;
  font_ = font;
  look_.size = points;
  look_.index = font_index(use);
  look_.ascent = static_cast<float>(ascent) * points;
  look_.descent = static_cast<float>(descent) * points;
}

void PageRecorder::set_clip(double x0, double y0, double x1, double y1) {
  clip_ = ordered_box(coordinate(std::min(x0, x1)), coordinate(std::min(y0, y1)),
                      coordinate(std::max(x0, x1)), coordinate(std::max(y0, y1)));
}

// --- glyphs ----------------------------------------------------------------

void PageRecorder::append_text(const Unicode* unicode, int length, Glyph* glyph) {
  constexpr int kMaxCharactersOfGlyph = 16;
  glyph->text = static_cast<std::uint32_t>(record_.text.size());
  if (length == 1 && unicode[0] < 0x80) {
    record_.text.push_back(static_cast<char>(unicode[0]));
    glyph->bytes = 1;
    return;
  }
  for (int i = 0; i < std::min(length, kMaxCharactersOfGlyph); ++i) {
    append_utf8(unicode[i], &record_.text);
  }
  glyph->bytes = static_cast<std::uint16_t>(record_.text.size() - glyph->text);
}

Box PageRecorder::glyph_box(float x, float y, float end_x, float end_y) const {
  const float up = look_.ascent, down = look_.descent;
  switch (look_.rotation) {
    case 0:
      return ordered_box(x, y - up, end_x, y + down);
    case 1:
      return ordered_box(x - down, y, x + up, end_y);
    case 2:
      return ordered_box(end_x, y - down, x, y + up);
    default:
      return ordered_box(x - up, end_y, x + down, y);
  }
}

void PageRecorder::add_glyph(double x, double y, double dx, double dy, bool invisible,
                             const Unicode* unicode, int unicode_length) {
  if (static_cast<std::int64_t>(record_.glyphs.size()) >= limits_.max_page_glyphs) {
    record_.truncated = true;
    return;
  }
  Glyph glyph;
  glyph.rotation = look_.rotation;
  glyph.font = look_.index;
  glyph.colour = fill_colour_;
  glyph.invisible = invisible || (look_.size >= kStampSize && is_askew(dx, dy)) ? 1 : 0;
  glyph.marked_content = marked_content_.empty() ? -1 : marked_content_.back();
  const float from_x = coordinate(x), from_y = coordinate(y);
  glyph.box = glyph_box(from_x, from_y, coordinate(x + dx), coordinate(y + dy));
  glyph.baseline = look_.rotation % 2 == 0 ? from_y : from_x;
  // Far outside the page nothing is ever seen (crop marks, templates' leftovers).
  const Box page{-1, -1, record_.width + 1, record_.height + 1};
  if (!page.contains(glyph.box.centre_x(), glyph.box.centre_y())) return;
  if (unicode_length > 0) {
    append_text(unicode, unicode_length, &glyph);
  } else {
    record_.fonts[look_.index].mapped = false;
  }
  record_.glyphs.push_back(glyph);
  ++order_;
}

// A few glyphs that nothing names on a page of text (an emoji that the font lacks) are
// something that could not be read, and no blank. Where they are many the font hides its
// text or draws its spaces so, and the page is reported as a whole.
void PageRecorder::finish_page() {
  constexpr std::size_t kFew = 50;  // one in so many; spaces alone are 15 % of a text
  constexpr std::string_view kUnread = "\xEF\xBF\xBD";  // U+FFFD
  const auto nameless = std::count_if(record_.glyphs.begin(), record_.glyphs.end(),
                                      [](const Glyph& glyph) { return glyph.bytes == 0; });
  if (nameless == 0 || static_cast<std::size_t>(nameless) * kFew > record_.glyphs.size()) return;
  const auto text = static_cast<std::uint32_t>(record_.text.size());
  record_.text += kUnread;
  for (Glyph& glyph : record_.glyphs) {
    if (glyph.bytes > 0) continue;
    glyph.text = text;
    glyph.bytes = static_cast<std::uint16_t>(kUnread.size());
  }
}

void PageRecorder::begin_marked_content(std::optional<std::int32_t> id) {
  constexpr std::size_t kMaxDepth = 1024;
  if (marked_content_.size() >= kMaxDepth) return;
  const std::int32_t outer = marked_content_.empty() ? -1 : marked_content_.back();
  marked_content_.push_back(id && forms_ == 0 ? *id : outer);
}

void PageRecorder::end_marked_content() {
  if (!marked_content_.empty()) marked_content_.pop_back();
}

void PageRecorder::begin_actual_text(const GooString& text) {
  constexpr std::size_t kMaxBytes = 256;
  if (actual_first_ || text.toStr().size() > kMaxBytes) return;
  actual_first_ = record_.glyphs.size();
  actual_text_ = text_string(&text);
}

// Glyphs that say themselves what they are keep their own text: it has a place for each
// letter. A rating drawn as an emoji that the font lacks has none.
void PageRecorder::end_actual_text() {
  if (!actual_first_) return;
  const auto first = record_.glyphs.begin() + static_cast<std::ptrdiff_t>(*actual_first_);
  actual_first_.reset();
  const bool silent =
      std::all_of(first, record_.glyphs.end(), [](const Glyph& glyph) { return glyph.bytes == 0; });
  if (first == record_.glyphs.end() || !silent) return;
  first->text = static_cast<std::uint32_t>(record_.text.size());
  first->bytes = static_cast<std::uint16_t>(actual_text_.size());
  record_.text += actual_text_;
}

}  // namespace boardtrail
