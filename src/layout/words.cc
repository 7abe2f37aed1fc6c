// SPDX-License-Identifier: GPL-3.0-or-later
// Words in two passes. The first follows the drawing order, which nearly always is
// the reading order inside a word: a glyph that continues the one before, on the
// same baseline and without a gap, belongs to its word. The second sorts the
// fragments by line and joins those that touch, for producers that place single
// glyphs in any order.
#include "layout/words.h"

#include <algorithm>
#include <cmath>

namespace boardtrail {
namespace {

bool is_space(std::string_view text) {
  if (text.size() == 1)
    return text[0] == ' ' || text[0] == '\t' || text[0] == '\n' || text[0] == '\r';
  return text == "\xC2\xA0" || text == "\xE2\x80\x8B" || text == "\xE3\x80\x80";
}

// Position along the writing direction, and the stretch, whatever the rotation.
struct Stretch {
  float begin;
  float end;
};

Stretch stretch(const Box& box, std::uint8_t rotation) {
  switch (rotation) {
    case 0:
      return {box.x0, box.x1};
    case 1:
      return {box.y0, box.y1};
    case 2:
      return {-box.x1, -box.x0};
    default:
      return {-box.y1, -box.y0};
  }
}

// Distance of the baseline from the top of the turned page.
float depth(float baseline, std::uint8_t rotation) {
  return rotation == 0 || rotation == 3 ? baseline : -baseline;
}

class WordFinder {
 public:
  WordFinder(const PageRecord& page, const WordOptions& options, TextLayer* layer)
      : page_(page), options_(options), layer_(*layer) {}

  void run() {
    layer_.clear();
    layer_.glyphs.reserve(page_.glyphs.size());
    layer_.text.reserve(page_.text.size());
    const bool only_invisible = std::all_of(page_.glyphs.begin(), page_.glyphs.end(),
                                            [](const Glyph& g) { return g.invisible != 0; });
    for (std::uint32_t i = 0; i < page_.glyphs.size(); ++i) {
      const Glyph& glyph = page_.glyphs[i];
      if (glyph.invisible == 0 || only_invisible) take(i, glyph);
    }
    sort_and_join();
    mark_superscripts();
  }

 private:
  std::string_view text_of(const Glyph& glyph) const {
    return {page_.text.data() + glyph.text, glyph.bytes};
  }
  float size_of(const Glyph& glyph) const { return page_.fonts[glyph.font].size; }

  void take(std::uint32_t number, const Glyph& glyph) {
    const std::string_view text = text_of(glyph);
    if (text.empty()) return;
    if (is_space(text)) {
      if (open_) layer_.words.back().space_after = true;
      open_ = false;
      return;
    }
    if (open_ && repeats(glyph)) return;
    if (!open_ || !continues(glyph)) begin(glyph);
    append(number, glyph, text);
  }

  bool repeats(const Glyph& glyph) const {
    const Glyph& last = page_.glyphs[layer_.glyphs.back()];
    const float near = options_.duplicate_distance * size_of(glyph);
    return std::fabs(last.box.x0 - glyph.box.x0) < near &&
           std::fabs(last.box.y0 - glyph.box.y0) < near && last.rotation == glyph.rotation &&
           text_of(last) == text_of(glyph);
  }

  bool continues(const Glyph& glyph) const {
    const Word& word = layer_.words.back();
    const float size = size_of(glyph);
    if (glyph.rotation != word.rotation || std::fabs(size - word.size) > 0.25F * word.size) {
      return false;
    }
    if (std::fabs(glyph.baseline - word.baseline) > options_.max_baseline_shift * size) {
      return false;
    }
    const float gap = glyph.rotation == 0 ? glyph.box.x0 - word.box.x1
                                          : stretch(glyph.box, glyph.rotation).begin -
                                                stretch(word.box, word.rotation).end;
    return gap <= options_.max_gap * size && gap >= -options_.max_overlap * size;
  }

  void begin(const Glyph& glyph) {
    Word word;
    word.box = glyph.box;
    word.baseline = glyph.baseline;
    word.size = size_of(glyph);
    word.text = static_cast<std::uint32_t>(layer_.text.size());
    word.first_glyph = static_cast<std::uint32_t>(layer_.glyphs.size());
    word.marked_content = glyph.marked_content;
    word.font = glyph.font;
    word.colour = glyph.colour;
    word.rotation = glyph.rotation;
    word.bold = page_.fonts[glyph.font].bold;
    layer_.words.push_back(word);
    open_ = true;
  }

  void append(std::uint32_t number, const Glyph& glyph, std::string_view text) {
    Word& word = layer_.words.back();
    word.box = unite(word.box, glyph.box);
    layer_.text.append(text);
    layer_.glyphs.push_back(number);
    word.bytes += static_cast<std::uint32_t>(text.size());
    ++word.glyph_count;
  }

  // Where a word stands, as far as the order goes; words themselves are heavy to move.
  struct Place {
    float depth;
    float begin;
    std::uint32_t word;
    std::uint8_t rotation;
  };

  // Lines are told apart by half the font size; within one, words go left to right. Words
  // at one place stay in drawing order.
  void sort_and_join() {
    std::vector<Place> places;
    places.reserve(layer_.words.size());
    for (const Word& word : layer_.words) {
      places.push_back({depth(word.baseline, word.rotation), stretch(word.box, word.rotation).begin,
                        static_cast<std::uint32_t>(places.size()), word.rotation});
    }
    sort_unless_sorted(places.begin(), places.end(), [](const Place& a, const Place& b) {
      if (a.rotation != b.rotation) return a.rotation < b.rotation;
      return a.depth != b.depth ? a.depth < b.depth : a.word < b.word;
    });
    for (auto line = places.begin(); line != places.end();) {
      const float reach = options_.max_baseline_shift * layer_.words[line->word].size;
      const auto end = std::find_if(line + 1, places.end(), [&](const Place& place) {
        return place.rotation != line->rotation || place.depth - line->depth > reach;
      });
      sort_unless_sorted(line, end, [](const Place& a, const Place& b) {
        if (a.begin != b.begin) return a.begin < b.begin;
        return a.depth != b.depth ? a.depth < b.depth : a.word < b.word;
      });
      line = end;
    }
    std::vector<Word> sorted;
    sorted.reserve(places.size());
    for (const Place& place : places) sorted.push_back(layer_.words[place.word]);
    layer_.words = std::move(sorted);
    join_fragments();
  }

  template <typename Iterator, typename Less>
  static void sort_unless_sorted(Iterator begin, Iterator end, const Less& less) {
    if (!std::is_sorted(begin, end, less)) std::sort(begin, end, less);
  }

  bool touches(const Word& left, const Word& right) const {
    if (left.rotation != right.rotation || std::fabs(left.size - right.size) > 0.25F * left.size) {
      return false;
    }
    if (std::fabs(left.baseline - right.baseline) > options_.max_baseline_shift * left.size) {
      return false;
    }
    // Narrower than max_gap: here no drawn space speaks against it, nor for it.
    const float gap =
        stretch(right.box, right.rotation).begin - stretch(left.box, left.rotation).end;
    return gap <= 0.5F * options_.max_gap * left.size && gap >= -options_.max_overlap * left.size;
  }

  // Glyphs and text of joined words are copied to the end, so that each word stays
  // one range.
  void join_fragments() {
    auto& words = layer_.words;
    std::size_t out = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (out > 0 && touches(words[out - 1], words[i]) && !ends_with_space_glyph(words[out - 1])) {
        join(words[out - 1], words[i]);
      } else {
        words[out++] = words[i];
      }
    }
    words.resize(out);
  }

  // A drawn space after the word's last glyph separates, however narrow the gap.
  bool ends_with_space_glyph(const Word& word) const {
    const std::uint32_t next = layer_.glyphs[word.first_glyph + word.glyph_count - 1] + 1;
    return next < page_.glyphs.size() && is_space(text_of(page_.glyphs[next]));
  }

  void join(Word& left, const Word& right) {
    const auto move_to_end = [this](Word& word) {
      if (word.first_glyph + word.glyph_count == layer_.glyphs.size()) return;
      const auto first = static_cast<std::uint32_t>(layer_.glyphs.size());
      const auto text = static_cast<std::uint32_t>(layer_.text.size());
      for (std::uint32_t g = 0; g < word.glyph_count; ++g) {
        const std::uint32_t glyph = layer_.glyphs[word.first_glyph + g];
        layer_.glyphs.push_back(glyph);
      }
      const std::string copy(layer_.text_of(word));
      layer_.text += copy;
      word.first_glyph = first;
      word.text = text;
    };
    move_to_end(left);
    for (std::uint32_t g = 0; g < right.glyph_count; ++g) {
      const std::uint32_t glyph = layer_.glyphs[right.first_glyph + g];
      layer_.glyphs.push_back(glyph);
    }
    const std::string tail(layer_.text_of(right));
    layer_.text += tail;
    left.bytes += right.bytes;
    left.glyph_count += right.glyph_count;
    left.space_after = right.space_after;
    left.box = unite(left.box, right.box);
  }

  void mark_superscripts() {
    auto& words = layer_.words;
    float largest = 0;
    for (const Word& word : words) largest = std::max(largest, word.size);
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (words[i].size > 0.8F * largest) continue;
      // The line's words are near in the order; a superscript's baseline sorts before them.
      for (std::size_t j = i + 1; j < std::min(words.size(), i + 40); ++j) {
        const Word& small = words[i];
        const Word& base = words[j];
        if (base.rotation != 0 || small.rotation != 0 || small.size > 0.8F * base.size) continue;
        const float rise = base.baseline - small.baseline;
        const float gap = small.box.x0 - base.box.x1;
        if (rise >= options_.min_superscript_rise * base.size && rise <= 0.7F * base.size &&
            gap >= -0.1F * base.size && gap <= 0.35F * base.size) {
          words[i].superscript = true;
          break;
        }
      }
    }
  }

  const PageRecord& page_;
  const WordOptions& options_;
  TextLayer& layer_;
  bool open_ = false;
};

}  // namespace

void PageRecord::clear() {
  number = 0;
  width = height = 0;
  label.clear();
  text.clear();
  glyphs.clear();
  fonts.clear();
  colours.clear();
  rulings.clear();
  fills.clear();
  images.clear();
  annotations.clear();
  painted = false;
  truncated = false;
}

void TextLayer::clear() {
  text.clear();
  glyphs.clear();
  words.clear();
}

void find_words(const PageRecord& page, const WordOptions& options, TextLayer* layer) {
  WordFinder(page, options, layer).run();
}

Word split_word(const PageRecord& page, TextLayer* layer, Word* word, std::uint32_t glyph) {
  Word right = *word;
  std::uint32_t bytes = 0;
  Box left_box, right_box;
  for (std::uint32_t i = 0; i < word->glyph_count; ++i) {
    const Glyph& drawn = page.glyphs[layer->glyphs[word->first_glyph + i]];
    if (i < glyph) {
      bytes += drawn.bytes;
      left_box = unite(left_box, drawn.box);
    } else {
      right_box = unite(right_box, drawn.box);
    }
  }
  right.first_glyph += glyph;
  right.glyph_count -= glyph;
  right.text += bytes;
  right.bytes -= bytes;
  right.box = right_box;
  word->glyph_count = glyph;
  word->bytes = bytes;
  word->box = left_box;
  return right;
}

void mark_struck_words(const PageRecord& page, TextLayer* layer) {
  // The x-height is about half the font size in every text font.
  constexpr float kXHeight = 0.5F;
  constexpr float kLow = 0.35F, kHigh = 0.65F;  // shares of the x-height above the baseline
  std::vector<const Ruling*> rulings;
  for (const Ruling& ruling : page.rulings) {
    if (ruling.horizontal) rulings.push_back(&ruling);
  }
  const auto by_position = [](const Ruling* a, const Ruling* b) {
    return a->position < b->position;
  };
  std::sort(rulings.begin(), rulings.end(), by_position);
  for (Word& word : layer->words) {
    if (word.rotation != 0) continue;
    const float top = word.baseline - kHigh * kXHeight * word.size;
    const float bottom = word.baseline - kLow * kXHeight * word.size;
    auto it = std::lower_bound(rulings.begin(), rulings.end(), top,
                               [](const Ruling* r, float y) { return r->position < y; });
    for (; it != rulings.end() && (*it)->position <= bottom; ++it) {
      const float crossed = std::min((*it)->end, word.box.x1) - std::max((*it)->begin, word.box.x0);
      if (crossed >= 0.7F * word.box.width()) word.struck = true;
    }
    for (const Annotation& annotation : page.annotations) {
      if (annotation.kind == Annotation::Kind::kStrikeOut &&
          intersect(annotation.box, word.box).area() >= 0.5F * word.box.area()) {
        word.struck = true;
      }
    }
  }
}

}  // namespace boardtrail
