// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/page_turn.h"

#include <algorithm>
#include <array>
#include <utility>

namespace boardtrail {

std::uint8_t dominant_rotation(const TextLayer& layer) {
  std::array<std::size_t, 4> words{};
  for (const Word& word : layer.words) ++words[word.rotation & 3U];
  return static_cast<std::uint8_t>(std::max_element(words.begin(), words.end()) - words.begin());
}

namespace {

// One quarter turn against the clock of a page that is `width` wide.
Box quarter(const Box& box, float width) {
  return {box.y0, width - box.x1, box.y1, width - box.x0};
}

Box quarters(Box box, unsigned count, float width, float height) {
  for (unsigned i = 0; i < count; ++i) {
    box = quarter(box, width);
    std::swap(width, height);
  }
  return box;
}

// The baseline of upright text is a y, that of text turned by a quarter an x.
float turned_baseline(float baseline, unsigned rotation, unsigned count, float width,
                      float height) {
  for (unsigned i = 0; i < count; ++i) {
    if (rotation % 2 == 1) baseline = width - baseline;
    rotation = (rotation + 3) % 4;
    std::swap(width, height);
  }
  return baseline;
}

}  // namespace

Box PageTurn::turned(const Box& box) const { return quarters(box, rotation_, width_, height_); }

Box PageTurn::back(const Box& box) const {
  const bool odd = rotation_ % 2 == 1;
  return quarters(box, (4U - rotation_) % 4, odd ? height_ : width_, odd ? width_ : height_);
}

PageRecord PageTurn::page(const PageRecord& page) const {
  PageRecord out = page;
  const bool odd = rotation_ % 2 == 1;
  if (odd) std::swap(out.width, out.height);
  for (Glyph& glyph : out.glyphs) {
    glyph.box = turned(glyph.box);
    glyph.baseline = turned_baseline(glyph.baseline, glyph.rotation, rotation_, width_, height_);
    glyph.rotation = static_cast<std::uint8_t>((glyph.rotation + 4U - rotation_) % 4);
  }
  for (Ruling& ruling : out.rulings) {
    const Box line =
        turned(ruling.horizontal ? Box{ruling.begin, ruling.position, ruling.end, ruling.position}
                                 : Box{ruling.position, ruling.begin, ruling.position, ruling.end});
    ruling.horizontal = ruling.horizontal != odd;
    ruling.position = ruling.horizontal ? line.y0 : line.x0;
    ruling.begin = ruling.horizontal ? line.x0 : line.y0;
    ruling.end = ruling.horizontal ? line.x1 : line.y1;
  }
  for (Fill& fill : out.fills) fill.box = turned(fill.box);
  for (Image& image : out.images) image.box = turned(image.box);
  for (Annotation& annotation : out.annotations) annotation.box = turned(annotation.box);
  return out;
}

TextLayer PageTurn::layer(const TextLayer& layer) const {
  TextLayer out = layer;
  for (Word& word : out.words) {
    word.box = turned(word.box);
    word.baseline = turned_baseline(word.baseline, word.rotation, rotation_, width_, height_);
    word.rotation = static_cast<std::uint8_t>((word.rotation + 4U - rotation_) % 4);
  }
  return out;
}

TextLayer PageTurn::back(TextLayer layer) const {
  const bool odd = rotation_ % 2 == 1;
  const float width = odd ? height_ : width_, height = odd ? width_ : height_;
  for (Word& word : layer.words) {
    const unsigned count = (4U - rotation_) % 4;
    word.box = quarters(word.box, count, width, height);
    word.baseline = turned_baseline(word.baseline, word.rotation, count, width, height);
    word.rotation = static_cast<std::uint8_t>((word.rotation + rotation_) % 4);
  }
  return layer;
}

}  // namespace boardtrail
