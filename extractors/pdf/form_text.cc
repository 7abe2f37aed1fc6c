// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/pdf/form_text.h"

#include <algorithm>
#include <string_view>

#include "base/text.h"
#include "extractors/pdf/page_text.h"

namespace boardtrail {
namespace {

// Fields are set in 6 to 12 points; what a field's box leaves over is its border.
constexpr float kSmallest = 6, kLargest = 12;
constexpr float kShareOfBox = 0.75F;
constexpr float kDescent = 0.25F;            // share of the font size
constexpr float kAdvance = 0.5F;             // mean width of a character, share of the font size
constexpr std::size_t kMaxFormFonts = 4096;  // as in page_recorder.cc

class FormWriter {
 public:
  explicit FormWriter(PageRecord* page) : page_(*page) {
    const auto black = std::find(page_.colours.begin(), page_.colours.end(), Colour{});
    colour_ = static_cast<std::uint16_t>(black - page_.colours.begin());
    if (black == page_.colours.end()) page_.colours.push_back(Colour{});
  }

  void button(const Annotation& field) {
    const bool radio = field.kind == Annotation::Kind::kRadio;
    const char* check = field.on ? "\u2611" : "\u2610";
    const char* choice = field.on ? kRadioOn : kRadioOff;
    use_size(std::clamp(kShareOfBox * field.box.height(), kSmallest, kLargest));
    add(radio ? choice : check, field.box, baseline_in(field.box));
  }

  void text(const Annotation& field) {
    use_size(std::clamp(kShareOfBox * field.box.height(), kSmallest, kLargest));
    float y = std::min(field.box.y0 + size_, baseline_in(field.box));
    for (const std::string_view line : split(field.text, '\n')) {
      float x = field.box.x0;
      for (const std::string_view word : split(line, ' ')) {
        const float width = kAdvance * size_ * static_cast<float>(word.size());
        if (x > field.box.x0 && x + width > field.box.x1) {
          x = field.box.x0;
          y += 1.2F * size_;
        }
        if (!word.empty()) add(word, {x, y - size_, x + width, y + kDescent * size_}, y);
        x += width + kAdvance * size_;
      }
      y += 1.2F * size_;
    }
  }

 private:
  static float baseline_in(const Box& box) { return box.y1 - kDescent * box.height(); }

  void use_size(float size) {
    size_ = size;
    FontUse use;
    use.size = size;
    const auto found = std::find(page_.fonts.begin(), page_.fonts.end(), use);
    font_ = static_cast<std::uint16_t>(found - page_.fonts.begin());
    if (found == page_.fonts.end()) page_.fonts.push_back(use);
  }

  void add(std::string_view text, const Box& box, float baseline) {
    if (page_.fonts.size() > kMaxFormFonts || text.size() > 0xFFFF) return;
    Glyph glyph;
    glyph.box = box;
    glyph.baseline = baseline;
    glyph.text = static_cast<std::uint32_t>(page_.text.size());
    glyph.bytes = static_cast<std::uint16_t>(text.size());
    glyph.font = font_;
    glyph.colour = colour_;
    page_.text += text;
    page_.glyphs.push_back(glyph);
  }

  PageRecord& page_;
  std::uint16_t colour_ = 0;
  float size_ = kLargest;
  std::uint16_t font_ = 0;
};

}  // namespace

void add_form_text(PageRecord* page) {
  if (page->annotations.empty() || page->colours.size() > 0xFFFE) return;
  FormWriter writer(page);
  for (const Annotation& field : page->annotations) {
    switch (field.kind) {
      case Annotation::Kind::kCheckBox:
      case Annotation::Kind::kRadio:
        writer.button(field);
        break;
      case Annotation::Kind::kTextField:
        writer.text(field);
        break;
      default:
        break;
    }
  }
}

}  // namespace boardtrail
