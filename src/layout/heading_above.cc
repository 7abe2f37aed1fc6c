// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/heading_above.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <optional>
#include <span>
#include <utility>

#include "layout/ruled_head.h"

namespace boardtrail {
namespace {

using WordNumbers = std::vector<std::uint32_t>;

// A text of one line over columns [first, last].
struct HeadText {
  std::size_t first = 0;
  std::size_t last = 0;
  Box box;
  WordNumbers words;
};

struct HeadLine {
  Box box;
  float size = 0;
  bool bold = true;
  std::vector<HeadText> texts;
};

// What stands over the columns of a table: a text for each, and in a level above them texts
// for groups of columns.
struct Heading {
  std::vector<WordNumbers> columns;
  std::vector<HeadText> groups;
  WordNumbers section;  // the title of the first section, below the heading
  float top = 0;
  float section_top = 0;
};

// The heading above one table.
class HeadingFinder {
 public:
  // `words`: near the table, that no table holds, any order. `floor`: what stands higher is of
  // another table.
  HeadingFinder(const TextLayer& layer, const FlowOptions& flow, const Table& table,
                const std::vector<float>& edges, float floor)
      : layer_(layer),
        flow_(flow),
        box_(table.place.box),
        edges_(edges),
        floor_(floor),
        columns_(edges.size() - 1) {}

  std::optional<Heading> find(const WordNumbers& words) const {
    WordNumbers upright, turned;
    for (const std::uint32_t number : words) {
      const Word& word = layer_.words[number];
      if (!is_above(word)) continue;
      (word.rotation % 2 == 0 ? upright : turned).push_back(number);
    }
    if (auto heading = of_turned(upright, turned, box_.y0); heading) return heading;
    Heading section;
    float below = box_.y0;
    std::vector<HeadLine> lines = read_lines(upright);
    if (!lines.empty() && is_section(lines.back(), below)) {
      section.section = lines.back().texts.front().words;
      below = section.section_top = lines.back().box.y0;
      lines.pop_back();
      const auto end = std::remove_if(upright.begin(), upright.end(), [&](std::uint32_t word) {
        return std::count(section.section.begin(), section.section.end(), word) > 0;
      });
      upright.erase(end, upright.end());
    }
    std::optional<Heading> heading = of_turned(upright, turned, below);
    if (!heading) heading = of_lines(lines, below);
    if (!heading) return std::nullopt;
    heading->section = std::move(section.section);
    heading->section_top = section.section_top;
    return heading;
  }

 private:
  static constexpr float kOver = 3.0F;     // points: text and rulings overlap by so much
  static constexpr float kBeside = 0.42F;  // of the font size: words of one text
  static constexpr float kMaxGap = 1.3F;   // the same: blank below a line
  static constexpr std::size_t kMaxLines = 6, kMaxWords = 12;

  bool is_above(const Word& word) const {
    const Box& box = word.box;
    return box.y1 <= box_.y0 + kOver && box.y0 >= floor_ - kOver && box.centre_x() > box_.x0 &&
           box.centre_x() < box_.x1;
  }

  std::size_t column_of(float x) const {
    const auto it = std::upper_bound(edges_.begin() + 1, edges_.end() - 1, x);
    return static_cast<std::size_t>(it - edges_.begin()) - 1;
  }

  // Turned texts that end at `below`, and all that stands beside them.
  std::optional<Heading> of_turned(const WordNumbers& upright, WordNumbers turned,
                                   float below) const {
    float top = below, size = 0;
    for (const std::uint32_t number : turned) {
      const Word& word = layer_.words[number];
      if (below - word.box.y1 > kMaxGap * word.size) continue;
      top = std::min(top, word.box.y0);
      size = std::max(size, word.size);
    }
    if (size == 0) return std::nullopt;
    // Texts of several words: the lower ones end at the table.
    std::sort(turned.begin(), turned.end(), [this](std::uint32_t a, std::uint32_t b) {
      return layer_.words[a].box.y1 > layer_.words[b].box.y1;
    });
    for (const std::uint32_t number : turned) {
      const Box& box = layer_.words[number].box;
      if (box.y1 < top - kMaxGap * size) break;
      top = std::min(top, box.y0);
    }
    Heading heading;
    heading.columns.resize(columns_);
    heading.top = top;
    std::vector<HeadText> texts = turned_texts(turned, top);
    for (const std::uint32_t number : upright) {
      const Box& box = layer_.words[number].box;
      const std::size_t column = column_of(box.centre_x());
      if (box.y0 < top - kOver) continue;
      if (box.x0 < edges_[column] - kOver || box.x1 > edges_[column + 1] + kOver) {
        return std::nullopt;
      }
      heading.columns[column].push_back(number);
    }
    for (const HeadText& text : texts) {
      WordNumbers& words = heading.columns[text.first];
      words.insert(words.end(), text.words.begin(), text.words.end());
    }
    if (!fills_most(heading)) return std::nullopt;
    return heading;
  }

  // Turned words as texts of lines side by side, in their columns. Where nothing is drawn a column
  // is known to begin with its texts, and a turned one may stand left of them: the second text in
  // a column belongs to the next one where that has none.
  std::vector<HeadText> turned_texts(WordNumbers words, float top) const {
    std::sort(words.begin(), words.end(), [this](std::uint32_t a, std::uint32_t b) {
      return layer_.words[a].box.x0 < layer_.words[b].box.x0;
    });
    std::vector<HeadText> texts;
    for (const std::uint32_t number : words) {
      const Word& word = layer_.words[number];
      if (word.box.y0 < top - kOver) continue;
      const bool goes_on =
          !texts.empty() && word.box.x0 - texts.back().box.x1 < kMaxGap * word.size / 2;
      if (!goes_on) texts.push_back({0, 0, word.box, {}});
      texts.back().box = unite(texts.back().box, word.box);
      texts.back().words.push_back(number);
    }
    std::size_t next = columns_;
    for (auto text = texts.rbegin(); text != texts.rend(); ++text) {
      const std::size_t column = column_of(text->box.centre_x());
      const bool shared = text + 1 != texts.rend() && column + 1 < next &&
                          column_of((text + 1)->box.centre_x()) == column;
      text->first = text->last = shared ? column + 1 : column;
      next = text->first;
    }
    return texts;
  }

  std::vector<HeadLine> read_lines(WordNumbers words) const {
    std::vector<HeadLine> lines;
    for (const TextLine& line : group_lines(layer_, &words, flow_)) {
      HeadLine out{line.box, line.size, line.bold, {}};
      for (std::uint32_t w = 0; w < line.word_count; ++w) {
        const std::uint32_t number = words[line.first_word + w];
        const Box& box = layer_.words[number].box;
        const std::size_t column = column_of(box.centre_x());
        const bool goes_on =
            !out.texts.empty() && (out.texts.back().last == column ||
                                   box.x0 - out.texts.back().box.x1 < kBeside * line.size);
        if (!goes_on) out.texts.push_back({column, column, box, {}});
        HeadText& text = out.texts.back();
        text.last = std::max(text.last, column);
        text.box = unite(text.box, box);
        text.words.push_back(number);
      }
      lines.push_back(std::move(out));
    }
    return lines;
  }

  std::optional<Heading> of_lines(const std::vector<HeadLine>& lines, float below) const {
    Heading heading;
    heading.columns.resize(columns_);
    std::size_t begin = lines.size();
    while (begin > 0 && lines.size() - begin < kMaxLines) {
      const HeadLine& line = lines[begin - 1];
      if (!line.bold || below - line.box.y1 > kMaxGap * line.size) break;
      if (line.texts.size() == 1 && line.texts.front().first == 0) break;  // a title
      below = line.box.y0;
      --begin;
    }
    if (begin == lines.size()) return std::nullopt;
    heading.top = below;
    const std::span<const HeadLine> head = std::span(lines).subspan(begin);
    for (std::size_t i = head.size(); i-- > 0;) {
      if (!place(head, i, &heading)) return std::nullopt;
    }
    if (!fills_most(heading)) return std::nullopt;
    return heading;
  }

  // One bold text at the left, in a line of its own.
  bool is_section(const HeadLine& line, float below) const {
    return line.bold && line.texts.size() == 1 && line.texts.front().first == 0 &&
           line.texts.front().words.size() <= kMaxWords &&
           below - line.box.y1 <= kMaxGap * line.size;
  }

  // A line's texts: each goes on in the text below it or is all of its column's, or stands over
  // a group.
  bool place(std::span<const HeadLine> head, std::size_t i, Heading* heading) const {
    for (const HeadText& text : head[i].texts) {
      HeadText group = text;
      if (i + 1 < head.size()) {
        spread(head, i, &group);
        if (!in_the_middle(group) && continues(head[i + 1], text)) group = text;
      }
      if (group.first == group.last) {
        WordNumbers& words = heading->columns[group.first];
        words.insert(words.end(), text.words.begin(), text.words.end());
        continue;
      }
      for (std::size_t c = group.first; c <= group.last; ++c) {
        if (heading->columns[c].empty()) return false;
      }
      heading->groups.push_back(std::move(group));
    }
    return true;
  }

  bool in_the_middle(const HeadText& group) const {
    constexpr float kNear = 3.0F;  // points
    const float middle = (edges_[group.first] + edges_[group.last + 1]) / 2;
    return std::fabs(group.box.centre_x() - middle) <= kNear;
  }

  // Above a text of the line below at one of its edges, or its middle.
  static bool continues(const HeadLine& below, const HeadText& text) {
    constexpr float kAligned = 2.0F;  // points
    return std::any_of(below.texts.begin(), below.texts.end(), [&](const HeadText& other) {
      return other.first == text.first && other.last == text.last &&
             (std::fabs(other.box.x0 - text.box.x0) <= kAligned ||
              std::fabs(other.box.x1 - text.box.x1) <= kAligned ||
              std::fabs(other.box.centre_x() - text.box.centre_x()) <= kAligned);
    });
  }

  // Widens a text to the columns beside it that have texts in the line below and none in its own;
  // the first column, that of the rows' names, is in no group.
  static void spread(std::span<const HeadLine> head, std::size_t i, HeadText* group) {
    const auto has = [](const HeadLine& line, std::size_t column) {
      return std::any_of(line.texts.begin(), line.texts.end(), [column](const HeadText& text) {
        return text.first <= column && text.last >= column;
      });
    };
    const auto free = [&](std::size_t c) { return has(head[i + 1], c) && !has(head[i], c); };
    if (!has(head[i + 1], group->first)) return;
    while (group->first > 1 && free(group->first - 1)) --group->first;
    while (free(group->last + 1)) ++group->last;
  }

  bool fills_most(const Heading& heading) const {
    constexpr std::size_t kMost = 60, kLeast = 3;  // per cent of the columns
    std::size_t filled = 0;
    for (const WordNumbers& words : heading.columns) {
      if (words.size() > kMaxWords) return false;
      filled += words.empty() ? 0 : 1;
    }
    return filled >= kLeast && 100 * filled >= kMost * columns_;
  }

  const TextLayer& layer_;
  const FlowOptions& flow_;
  const Box& box_;
  const std::vector<float>& edges_;
  float floor_;
  std::size_t columns_;
};

// Puts a heading's rows on top of a table.
class HeadingWriter {
 public:
  HeadingWriter(const PageRecord& page, const TextLayer& layer, const FlowOptions& flow,
                const std::vector<float>& edges, Table* table)
      : page_(page), layer_(layer), flow_(flow), edges_(edges), table_(*table) {}

  void write(const Heading& heading) {
    const std::size_t columns = heading.columns.size();
    const std::int32_t levels = heading.groups.empty() ? 1 : 2;
    const float bottom = heading.section.empty() ? table_.place.box.y0 : heading.section_top;
    std::vector<float> tops{heading.top};
    if (levels == 2) tops.push_back((heading.top + bottom) / 2);
    tops.push_back(bottom);
    std::vector<bool> grouped(columns, false);
    for (const HeadText& group : heading.groups) {
      add(0, 1, group.first, group.last, group.words, tops);
      for (std::size_t c = group.first; c <= group.last; ++c) grouped[c] = true;
    }
    for (std::size_t c = 0; c < columns; ++c) {
      const std::int32_t row = grouped[c] ? 1 : 0;
      add(row, levels - row, c, c, heading.columns[c], tops);
    }
    if (!heading.section.empty()) {
      tops.push_back(table_.place.box.y0);
      add(levels, 1, 0, columns - 1, heading.section, tops);
    }
    std::sort(cells_.begin(), cells_.end(), [](const Cell& a, const Cell& b) {
      return a.row != b.row ? a.row < b.row : a.column < b.column;
    });
    const std::int32_t rows = levels + (heading.section.empty() ? 0 : 1);
    for (Cell& cell : table_.cells) cell.row += rows;
    cells_.insert(cells_.end(), std::make_move_iterator(table_.cells.begin()),
                  std::make_move_iterator(table_.cells.end()));
    table_.cells = std::move(cells_);
    table_.rows += rows;
    table_.header_rows = levels;
    table_.place.box.y0 = heading.top;
  }

 private:
  void add(std::int32_t row, std::int32_t rows, std::size_t first, std::size_t last,
           const WordNumbers& words, const std::vector<float>& tops) {
    const auto top = static_cast<std::size_t>(row);
    Cell cell;
    cell.row = row;
    cell.column = static_cast<std::int32_t>(first);
    cell.row_span = rows;
    cell.column_span = static_cast<std::int32_t>(last - first) + 1;
    cell.content = flow_text(page_, layer_, words, flow_);
    cell.place = table_.place;
    cell.place.box = {edges_[first], tops[top], edges_[last + 1],
                      tops[top + static_cast<std::size_t>(rows)]};
    cells_.push_back(std::move(cell));
  }

  const PageRecord& page_;
  const TextLayer& layer_;
  const FlowOptions& flow_;
  const std::vector<float>& edges_;
  Table& table_;
  std::vector<Cell> cells_;
};

// True where all texts of the first row are bold, two and more: it is the heading.
bool begins_with_heading(const Table& table) {
  std::size_t texts = 0;
  for (const Cell& cell : table.cells) {
    if (cell.row > 0) break;
    if (cell.content.text.empty()) continue;
    const auto size = static_cast<std::uint32_t>(cell.content.text.size());
    if (!cell.content.any_marked(0, size, kBold)) return false;
    ++texts;
  }
  return texts >= 2;
}

// The tables of a page, one by one, and the words that none of them holds.
class PageHeadings {
 public:
  PageHeadings(const PageRecord& page, const TextLayer& layer, const FlowOptions& flow,
               PageTables* found)
      : page_(page), layer_(layer), flow_(flow), found_(*found) {}

  void add_to(Table* table) {
    if (table->origin == TableOrigin::kStructure || begins_with_heading(*table)) {
      fill_blank_heads(table);
      return;
    }
    const std::vector<float> edges = column_edges(*table);
    if (edges.empty()) return;
    const float floor = floor_of(*table);
    const WordNumbers near = free_between(floor - 1, table->place.box.y0);
    const auto heading = HeadingFinder(layer_, flow_, *table, edges, floor).find(near);
    if (!heading) return;
    HeadingWriter(page_, layer_, flow_, edges, table).write(*heading);
    for (const WordNumbers& words : heading->columns) consume(words);
    for (const HeadText& group : heading->groups) consume(group.words);
    consume(heading->section);
  }

 private:
  static constexpr float kReach = 150;  // points: no heading is higher

  float top_of(std::uint32_t word) const { return layer_.words[word].box.y0; }

  void consume(const WordNumbers& words) {
    for (const std::uint32_t word : words) found_.consumed[word] = true;
  }

  // Where the lowest table above this one ends.
  float floor_of(const Table& table) const {
    const float top = table.place.box.y0;
    float floor = top - kReach;
    for (const Table& other : found_.tables) {
      if (&other != &table && other.place.box.y0 < top) {
        floor = std::max(floor, std::min(other.place.box.y1, top));
      }
    }
    return floor;
  }

  void list_free() {
    free_.emplace();
    for (std::uint32_t word = 0; word < layer_.words.size(); ++word) {
      if (!found_.consumed[word]) free_->push_back(word);
    }
    std::sort(free_->begin(), free_->end(),
              [this](std::uint32_t a, std::uint32_t b) { return top_of(a) < top_of(b); });
  }

  // Words that no table holds and that begin between two heights.
  WordNumbers free_between(float top, float bottom) {
    if (!free_) list_free();
    const auto below = [this](float y) {
      return std::partition_point(free_->begin(), free_->end(),
                                  [&](std::uint32_t word) { return top_of(word) < y; });
    };
    WordNumbers out;
    std::copy_if(below(top), below(bottom), std::back_inserter(out),
                 [this](std::uint32_t word) { return !found_.consumed[word]; });
    return out;
  }

  // A heading's blank cells where turned texts reach beside its line: a table that is known by
  // its lines lacks them.
  void fill_blank_heads(Table* table) {
    WordNumbers turned = free_between(table->place.box.y0 - kReach, table->place.box.y1);
    const auto end = std::remove_if(turned.begin(), turned.end(), [this](std::uint32_t word) {
      return layer_.words[word].rotation % 2 == 0;
    });
    turned.erase(end, turned.end());
    if (turned.empty()) return;
    for (Cell& cell : table->cells) {
      if (cell.row > 0) break;
      if (!cell.content.text.empty()) continue;
      const Box& box = cell.place.box;
      WordNumbers inside;
      std::copy_if(turned.begin(), turned.end(), std::back_inserter(inside),
                   [&](std::uint32_t number) {
                     const Box& word = layer_.words[number].box;
                     return word.centre_x() > box.x0 && word.centre_x() < box.x1 &&
                            word.y0 < box.y1 && word.y1 > box.y0;
                   });
      if (inside.empty()) continue;
      consume(inside);
      cell.content = flow_text(page_, layer_, std::move(inside), flow_);
    }
  }

  const PageRecord& page_;
  const TextLayer& layer_;
  const FlowOptions& flow_;
  PageTables& found_;
  std::optional<WordNumbers> free_;  // from the top, once asked for
};

}  // namespace

void add_headings_above(const PageRecord& page, const TextLayer& layer, const FlowOptions& flow,
                        std::size_t from, PageTables* found) {
  constexpr std::int32_t kMinColumns = 3;
  PageHeadings headings(page, layer, flow, found);
  for (std::size_t i = from; i < found->tables.size(); ++i) {
    if (found->tables[i].columns >= kMinColumns) headings.add_to(&found->tables[i]);
  }
}

}  // namespace boardtrail
