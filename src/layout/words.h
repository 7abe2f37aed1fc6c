// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_LAYOUT_WORDS_H_
#define BOARDTRAIL_LAYOUT_WORDS_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "layout/page_record.h"
#include "model/geometry.h"

namespace boardtrail {

// A run of glyphs without a gap, on one baseline, in one direction.
struct Word {
  Box box;
  float baseline = 0;      // y for upright text, x for text turned by a quarter
  float size = 0;          // font size in points
  std::uint32_t text = 0;  // bytes [text, text + bytes) of TextLayer::text
  std::uint32_t bytes = 0;
  std::uint32_t first_glyph = 0;  // TextLayer::glyphs[first_glyph .. + glyph_count)
  std::uint32_t glyph_count = 0;
  std::int32_t marked_content = -1;
  std::uint16_t font = 0;     // PageRecord::fonts
  std::uint16_t colour = 0;   // PageRecord::colours
  std::uint8_t rotation = 0;  // quarter turns clockwise
  bool bold = false;
  bool struck = false;  // set by mark_struck_words
  bool superscript = false;
  bool space_after = false;  // a space was drawn behind it
};

// The words of a page, ordered by rotation, then line by line from the top, then
// from the left. Glyphs are numbers of PageRecord::glyphs, in reading order within
// each word, so that a word can be cut at a ruling.
struct TextLayer {
  std::string text;
  std::vector<std::uint32_t> glyphs;
  std::vector<Word> words;

  std::string_view text_of(const Word& word) const {
    return std::string_view(text).substr(word.text, word.bytes);
  }
  void clear();
};

struct WordOptions {
  // A gap wider than this share of the font size ends a word. A space is 0.2 to
  // 0.3 em wide in text fonts, kerning and tracking stay below 0.1.
  float max_gap = 0.14F;
  // Glyphs step back by at most this share within a word (kerning, accents).
  float max_overlap = 0.35F;
  // Baselines differ by at most this share of the font size within a word.
  float max_baseline_shift = 0.12F;
  // A glyph drawn again within this share of the font size is fake bold: dropped.
  float duplicate_distance = 0.12F;
  // Smaller glyphs on a baseline raised by this share of the size beside them are
  // superscripts ("30 th").
  float min_superscript_rise = 0.2F;
};

// Groups the page's glyphs into words. `layer` is cleared first and re-used.
// Invisible glyphs (OCR layers) count only where the page has no others.
// Cost: O(n log n) in glyphs; linear where they are drawn in reading order.
void find_words(const PageRecord& page, const WordOptions& options, TextLayer* layer);

// Cuts a word before its glyph `glyph` (1 .. glyph_count - 1), counted within the
// word: the left part stays, the right part is returned.
Word split_word(const PageRecord& page, TextLayer* layer, Word* word, std::uint32_t glyph);

// Marks words that a ruling or a StrikeOut annotation crosses between 35 and 65 %
// of their x-height (domain.md: struck-out dates are the original ones).
void mark_struck_words(const PageRecord& page, TextLayer* layer);

// Words that share a baseline and follow one another without a column gap.
struct TextLine {
  Box box;
  float baseline = 0;
  float size = 0;
  std::uint32_t first_word = 0;  // positions in a list of word numbers
  std::uint32_t word_count = 0;
  bool bold = false;  // all of it
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_LAYOUT_WORDS_H_
