// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_TESTS_SUPPORT_PAGE_BUILDER_H_
#define BOARDTRAIL_TESTS_SUPPORT_PAGE_BUILDER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "layout/page_record.h"

namespace boardtrail::testing {

struct TextStyle {
  float size = 10;
  bool bold = false;
  bool italic = false;
  Colour colour = {};
  std::uint8_t rotation = 0;  // quarter turns clockwise: 0 or 1
  std::int32_t content = -1;  // marked-content id
};

// Draws a PageRecord for a test. Every character is half its font size wide, so
// that places can be worked out by hand: at size 10, character i of a text at x
// lies in [x + 5i, x + 5i + 5), from 8 above the baseline to 2 below it.
class PageBuilder {
 public:
  PageBuilder() {
    page_.number = 1;
    page_.width = 600;
    page_.height = 800;
  }

  PageBuilder& text(float x, float baseline, std::string_view text, const TextStyle& style = {}) {
    const auto font = font_of(style);
    const auto colour = colour_of(style.colour);
    const float advance = style.size / 2;
    float along = style.rotation == 0 ? x : baseline;
    for (std::size_t i = 0; i < text.size();) {
      std::size_t end = i + 1;
      while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
      Glyph glyph;
      glyph.font = font;
      glyph.colour = colour;
      glyph.rotation = style.rotation;
      glyph.marked_content = style.content;
      if (style.rotation == 0) {
        glyph.box = {along, baseline - 0.8F * style.size, along + advance,
                     baseline + 0.2F * style.size};
        glyph.baseline = baseline;
      } else {
        glyph.box = {x - 0.2F * style.size, along, x + 0.8F * style.size, along + advance};
        glyph.baseline = x;
      }
      glyph.text = static_cast<std::uint32_t>(page_.text.size());
      glyph.bytes = static_cast<std::uint16_t>(end - i);
      page_.text += text.substr(i, end - i);
      page_.glyphs.push_back(glyph);
      along += advance;
      i = end;
    }
    return *this;
  }

  PageBuilder& horizontal(float y, float x0, float x1) { return rule(true, y, x0, x1); }
  PageBuilder& vertical(float x, float y0, float y1) { return rule(false, x, y0, y1); }

  // A full grid of rulings.
  PageBuilder& grid(const std::vector<float>& xs, const std::vector<float>& ys) {
    for (const float y : ys) horizontal(y, xs.front(), xs.back());
    for (const float x : xs) vertical(x, ys.front(), ys.back());
    return *this;
  }

  PageBuilder& fill(const Box& box, const Colour& colour,
                    Fill::Shape shape = Fill::Shape::kRectangle) {
    Fill area;
    area.box = box;
    area.colour = colour_of(colour);
    area.shape = shape;
    area.order = static_cast<std::uint32_t>(page_.fills.size());
    page_.fills.push_back(area);
    return *this;
  }

  // A page as it would be typed: a character is 5 wide, a line 12 high, size 10, the
  // first baseline at 50. Three or more of '-' and '+' are a horizontal ruling.
  PageBuilder& typed(std::string_view art) {
    float baseline = 50;
    while (!art.empty()) {
      const std::size_t end = std::min(art.find('\n'), art.size());
      typed_line(art.substr(0, end), baseline);
      art.remove_prefix(std::min(end + 1, art.size()));
      baseline += 12;
    }
    return *this;
  }

  const PageRecord& page() const { return page_; }
  PageRecord& page() { return page_; }

 private:
  void typed_line(std::string_view line, float baseline) {
    for (std::size_t i = 0; i < line.size();) {
      const std::size_t end = std::min(line.find_first_not_of("-+", i), line.size());
      const float x = 50 + 5 * static_cast<float>(i);
      if (end - i >= 3) {
        horizontal(baseline - 3, x, x + 5 * static_cast<float>(end - i));
        i = end;
        continue;
      }
      const std::size_t stop = std::min(line.find(' ', i), line.size());
      if (stop > i) text(x, baseline, line.substr(i, stop - i));
      i = stop + 1;
    }
  }

  PageBuilder& rule(bool horizontal, float position, float begin, float end) {
    Ruling ruling;
    ruling.horizontal = horizontal;
    ruling.position = position;
    ruling.begin = begin;
    ruling.end = end;
    ruling.width = 0.5F;
    page_.rulings.push_back(ruling);
    return *this;
  }

  std::uint16_t font_of(const TextStyle& style) {
    FontUse font;
    font.size = style.size;
    font.bold = style.bold;
    font.italic = style.italic;
    font.name = "Test";
    return number_of(font, &page_.fonts);
  }
  std::uint16_t colour_of(const Colour& colour) { return number_of(colour, &page_.colours); }

  template <typename T>
  static std::uint16_t number_of(const T& value, std::vector<T>* values) {
    for (std::size_t i = 0; i < values->size(); ++i) {
      if ((*values)[i] == value) return static_cast<std::uint16_t>(i);
    }
    values->push_back(value);
    return static_cast<std::uint16_t>(values->size() - 1);
  }

  PageRecord page_;
};

}  // namespace boardtrail::testing

#endif  // BOARDTRAIL_TESTS_SUPPORT_PAGE_BUILDER_H_
