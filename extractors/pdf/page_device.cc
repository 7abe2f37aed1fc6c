// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/pdf/page_device.h"

#include <algorithm>
#include <cmath>
#include <string>

#include <GfxFont.h>

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

// Coordinates are clamped so that absurd ones stay numbers: no page is a mile wide.
float coordinate(double value) {
  constexpr double kBound = 1e5;
  return std::isfinite(value) ? static_cast<float>(std::clamp(value, -kBound, kBound)) : 0.0F;
}

Box ordered_box(float x0, float y0, float x1, float y1) {
  return {std::min(x0, x1), std::min(y0, y1), std::max(x0, x1), std::max(y0, y1)};
}

bool name_contains(const std::string& name, const char* word) {
  return name.find(word) != std::string::npos;
}

FontUse describe_font(const GfxFont& font, float size) {
  FontUse use;
  use.size = size;
  use.name = font.getNameWithoutSubsetTag();
  use.bold = font.isBold() || font.getWeight() >= GfxFont::W600 ||
             name_contains(use.name, "Bold") || name_contains(use.name, "Black") ||
             name_contains(use.name, "Heavy");
  use.italic =
      font.isItalic() || name_contains(use.name, "Italic") || name_contains(use.name, "Oblique");
  use.fixed_pitch = font.isFixedWidth();
  return use;
}

// Quarter turns of the text, from the font's transformation (the rule of Poppler's
// text device: the larger diagonal of the matrix decides).
std::uint8_t text_rotation(GfxState* state) {
  double m11 = 0, m12 = 0, m21 = 0, m22 = 0;
  state->getFontTransMat(&m11, &m12, &m21, &m22);
  if (std::fabs(m11 * m22) > std::fabs(m12 * m21)) return m11 > 0 || m22 < 0 ? 0 : 2;
  return m21 > 0 ? 1 : 3;
}

}  // namespace

void PageDevice::startPage(int number, GfxState* state, XRef* /*xref*/) {
  record_.number = number;
  record_.width = coordinate(state->getPageWidth());
  record_.height = coordinate(state->getPageHeight());
  const double* matrix = state->getCTM();
  std::copy(matrix, matrix + 6, page_matrix_.begin());
  font_stale_ = fill_stale_ = stroke_stale_ = clip_stale_ = true;
  marked_content_.clear();
  forms_ = 0;
  order_ = 0;
}

void PageDevice::updateFillColor(GfxState* /*state*/) { fill_stale_ = true; }
void PageDevice::updateStrokeColor(GfxState* /*state*/) { stroke_stale_ = true; }
void PageDevice::updateFont(GfxState* /*state*/) { font_stale_ = true; }

void PageDevice::updateCTM(GfxState* /*state*/, double /*m11*/, double /*m12*/, double /*m21*/,
                           double /*m22*/, double /*m31*/, double /*m32*/) {
  font_stale_ = true;
}

void PageDevice::restoreState(GfxState* /*state*/) {
  font_stale_ = fill_stale_ = stroke_stale_ = clip_stale_ = true;
}

void PageDevice::to_page(double x, double y, float* page_x, float* page_y) const {
  *page_x = coordinate(page_matrix_[0] * x + page_matrix_[2] * y + page_matrix_[4]);
  *page_y = coordinate(page_matrix_[1] * x + page_matrix_[3] * y + page_matrix_[5]);
}

bool PageDevice::over_limit() {
  const auto drawn = record_.rulings.size() + record_.fills.size() + record_.images.size();
  if (static_cast<std::int64_t>(drawn) < limits_.max_page_paths) return false;
  record_.truncated = true;
  return true;
}

// --- colours and fonts -----------------------------------------------------

std::uint16_t PageDevice::colour_index(const GfxRGB& rgb) {
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

std::uint16_t PageDevice::fill_colour(GfxState* state) {
  if (fill_stale_) {
    GfxRGB rgb;
    state->getFillRGB(&rgb);
    fill_colour_ = colour_index(rgb);
    fill_stale_ = false;
  }
  return fill_colour_;
}

std::uint16_t PageDevice::stroke_colour(GfxState* state) {
  if (stroke_stale_) {
    GfxRGB rgb;
    state->getStrokeRGB(&rgb);
    stroke_colour_ = colour_index(rgb);
    stroke_stale_ = false;
  }
  return stroke_colour_;
}

std::uint16_t PageDevice::font_index(const FontUse& font) {
  auto& fonts = record_.fonts;
  for (std::size_t i = fonts.size(); i > 0; --i) {
    if (fonts[i - 1] == font) return static_cast<std::uint16_t>(i - 1);
  }
  if (fonts.size() < kMaxFonts) fonts.push_back(font);
  return static_cast<std::uint16_t>(fonts.size() - 1);
}

void PageDevice::refresh_font(GfxState* state) {
  font_stale_ = false;
  font_.size = coordinate(state->getTransformedFontSize());
  font_.rotation = text_rotation(state);
  double ascent = kDefaultAscent;
  double descent = kDefaultDescent;
  FontUse use;
  const auto& font = state->getFont();
  if (font) {
    use = describe_font(*font, font_.size);
    if (font->getAscent() > 0) ascent = std::min(font->getAscent(), kMaxAscent);
    if (font->getDescent() < 0) descent = std::min(-font->getDescent(), kMaxDescent);
  }
  use.size = font_.size;
  font_.index = font_index(use);
  font_.ascent = static_cast<float>(ascent) * font_.size;
  font_.descent = static_cast<float>(descent) * font_.size;
}

// --- glyphs ----------------------------------------------------------------

void PageDevice::append_text(const Unicode* unicode, int length, Glyph* glyph) {
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

void PageDevice::drawChar(GfxState* state, double x, double y, double dx, double dy,
                          double origin_x, double origin_y, CharCode code, int bytes,
                          const Unicode* unicode, int unicode_length) {
  if (static_cast<std::int64_t>(record_.glyphs.size()) >= limits_.max_page_glyphs) {
    record_.truncated = true;
    return;
  }
  if (font_stale_) refresh_font(state);

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

  Glyph glyph;
  glyph.rotation = font_.rotation;
  glyph.font = font_.index;
  glyph.colour = fill_colour(state);
  glyph.invisible = (state->getRender() & 3) == 3 ? 1 : 0;
  glyph.marked_content = marked_content_.empty() ? -1 : marked_content_.back();
  const float up = font_.ascent, down = font_.descent;
  const float px = coordinate(from_x), py = coordinate(from_y);
  const float end_x = coordinate(from_x + to_x), end_y = coordinate(from_y + to_y);
  switch (font_.rotation) {
    case 0:
      glyph.box = ordered_box(px, py - up, end_x, py + down);
      break;
    case 1:
      glyph.box = ordered_box(px - down, py, px + up, end_y);
      break;
    case 2:
      glyph.box = ordered_box(end_x, py - down, px, py + up);
      break;
    default:
      glyph.box = ordered_box(px - up, end_y, px + down, py);
      break;
  }
  glyph.baseline = font_.rotation % 2 == 0 ? py : px;
  // Far outside the page nothing is ever seen (crop marks, templates' leftovers).
  const Box page{-1, -1, record_.width + 1, record_.height + 1};
  if (!page.contains(glyph.box.centre_x(), glyph.box.centre_y())) return;
  if (unicode_length > 0) {
    append_text(unicode, unicode_length, &glyph);
  } else {
    record_.fonts[font_.index].mapped = false;
  }
  record_.glyphs.push_back(glyph);
  ++order_;
}

// A few glyphs that nothing names on a page of text (an emoji that the font lacks) are
// something that could not be read, and no blank. Where they are many the font hides its
// text or draws its spaces so, and the page is reported as a whole.
void PageDevice::endPage() {
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

void PageDevice::beginMarkedContent(const char* /*name*/, Dict* properties) {
  constexpr std::size_t kMaxDepth = 1024;
  if (marked_content_.size() >= kMaxDepth) return;
  std::int32_t id = marked_content_.empty() ? -1 : marked_content_.back();
  if (properties != nullptr && forms_ == 0) {
    const Object mcid = properties->lookup("MCID");
    if (mcid.isInt()) id = mcid.getInt();
  }
  marked_content_.push_back(id);
}

void PageDevice::endMarkedContent(GfxState* /*state*/) {
  if (!marked_content_.empty()) marked_content_.pop_back();
}

void PageDevice::beginActualText(GfxState* /*state*/, const GooString* text) {
  constexpr std::size_t kMaxBytes = 256;
  if (actual_first_ || text == nullptr || text->toStr().size() > kMaxBytes) return;
  actual_first_ = record_.glyphs.size();
  actual_text_ = text_string(text);
}

// Glyphs that say themselves what they are keep their own text: it has a place for each
// letter. A rating drawn as an emoji that the font lacks has none.
void PageDevice::endActualText(GfxState* /*state*/) {
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
