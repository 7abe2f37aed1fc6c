// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_LAYOUT_RIVER_REGIONS_H_
#define BOARDTRAIL_LAYOUT_RIVER_REGIONS_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "layout/fill_rows.h"
#include "layout/words.h"

namespace boardtrail {

struct RiverOptions {
  // A river is at least so wide, as a share of the font size: a space is 0.25 to 0.3.
  float min_width = 0.33F;
  // A wider gap between two words of one line begins a river.
  float cell_gap = 0.6F;
  // The same in bold lines, which are never justified, and its least where the page's
  // spaces are narrow: so many of them are no space.
  float heading_gap = 0.42F;
  float least_heading_gap = 0.36F;
  float heading_spaces = 1.3F;
  // The same in typewriter faces, whose space is 0.6 wide.
  float monospaced_gap = 0.9F;
  // Blank height that ends a region, as a multiple of the font size: below a line with
  // texts in several columns, and before one with a single text.
  float max_blank = 4.5F;
  float max_blank_before_one = 3.2F;
  // The same below the first line, which may be a table of one row.
  float max_first_blank = 3.5F;
  // Smaller fonts do not stand closer than this one. Points.
  float least_size = 9;
  // So many lines that reach across all columns may stand between two rows.
  std::size_t max_across = 2;
  // Rivers that this many lines keep clear, or two where they are wide, are no chance.
  std::size_t strong_lines = 3;
  float strong_width = 0.8F;
  // A river that so many lines kept clear ends where lines begin to cross it.
  std::size_t lasting_lines = 5;
  // Columns begin with a line of so many texts.
  std::size_t min_texts = 3;
};

// No page is so wide: where a river beside all text begins or ends. Points.
constexpr float kEndless = 1e6F;

// A white band that runs down between two columns.
struct River {
  float x0 = 0;
  float x1 = 0;
  std::size_t lines = 0;          // with text on both sides
  std::size_t crossings = 0;      // with text in it
  std::size_t first_crossed = 0;  // the first of those
  bool drawn = false;             // between two grounds of a heading

  float width() const { return x1 - x0; }
  float middle() const { return (x0 + x1) / 2; }
};

// Lines [begin, end) and the rivers between their columns, from the left.
struct RiverRegion {
  std::size_t begin = 0;
  std::size_t end = 0;
  float left = 0;  // of the first column
  float right = 0;
  std::vector<River> rivers;
  std::vector<std::size_t> across;  // lines that reach across the columns
};

// Lines of a page with the words they stand on.
struct WordLines {
  const TextLayer& layer;
  std::vector<std::uint32_t> words;  // numbers of layer.words, line by line
  std::vector<TextLine> lines;       // from the top
  float space = 0;                   // usual between two words, share of the font size; 0: unknown

  std::span<const std::uint32_t> of(std::size_t line) const {
    return std::span(words).subspan(lines[line].first_word, lines[line].word_count);
  }
  const Box& box(std::uint32_t word) const { return layer.words[word].box; }
};

// The column between rivers, from the left, that a box stands in by its middle.
std::size_t column_of(const Box& box, const std::vector<River>& rivers);

// The usual gap between two words of a line, as a share of the font size: 0 where there are
// few. Cost: O(words).
float usual_space(const WordLines& text);

// Finds runs of lines whose words leave the same bands white, each line narrowing them.
// However wide the texts of neighbouring columns come together, over some lines only a
// river remains white.
class RiverFinder {
 public:
  RiverFinder(const WordLines& text, const FillRows& fills, const RiverOptions& options);

  // The region that begins with line `seed`, or the one that carries on rivers from the
  // page before. Without rivers where nothing keeps to columns.
  RiverRegion grow(std::size_t seed, std::size_t limit) const;
  RiverRegion carry_on(std::size_t seed, std::size_t limit, const std::vector<River>& rivers) const;

  // Lines above a region that stand in its columns: headings of one line each, or wrapped.
  void reach_up(std::size_t floor, RiverRegion* region) const;

  // True where a line has enough texts to begin a region, or cells behind it.
  bool is_seed(std::size_t line) const;
  // The texts of a line that wide gaps part.
  std::size_t count_texts(std::size_t line) const;

 private:
  struct Cut {
    std::vector<River> rivers;
    std::vector<River> killed;  // strong ones
    std::size_t supported = 0;  // strong rivers with text on both sides
    std::size_t texts = 0;      // columns with text
  };

  RiverRegion follow(std::size_t seed, std::size_t limit, const std::vector<River>& rivers) const;
  RiverRegion follow_to(std::size_t seed, std::size_t limit, std::vector<River> rivers,
                        std::size_t* others) const;
  std::size_t cross(std::size_t line, Cut* now) const;
  bool spans_cells(std::size_t line, const Cut& now, std::size_t rivers) const;
  bool is_section(std::size_t line, const std::vector<River>& before,
                  const std::vector<River>& after) const;
  bool is_caption(std::size_t line, const RiverRegion& region) const;
  bool heads_another(std::size_t line, float blank) const;
  Cut cut(const std::vector<River>& rivers, std::size_t line) const;
  void cut_one(const River& river, std::size_t line, Cut* out) const;
  bool strong(const River& river, float size) const;
  bool too_far(float blank, const Cut& cut, float size) const;
  float find_gap(std::size_t line) const;
  // What parts two cells on a line.
  float gap_of(std::size_t line) const { return gaps_[line]; }
  void mark_columns(std::size_t line, const std::vector<River>& rivers,
                    std::vector<bool>* columns) const;
  bool wraps(std::size_t line, std::size_t next) const;
  // The title of a section, on a ground over the columns below it.
  bool is_band(std::size_t line, const RiverRegion& region) const;
  std::size_t row_above(std::size_t floor, std::size_t line) const;

  std::vector<River> rivers_of_words(std::size_t seed) const;
  std::vector<River> rivers_of_fills(std::size_t seed) const;

  const WordLines& text_;
  const FillRows& fills_;
  const RiverOptions& options_;
  std::vector<float> gaps_;  // of each line: asked for at each of its words
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_LAYOUT_RIVER_REGIONS_H_
