// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/text_tables.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "layout/side_by_side.h"
#include "layout/stream_lines.h"
#include "layout/text_proof.h"
#include "layout/text_rows.h"

namespace boardtrail {
namespace {

// A column with text on one line is chance, unless that is a heading: the first line, or one
// that is all there is of several columns side by side. Its river that is narrower goes. Where
// the page ends below the region (`page_end`), headings may be all there is of it: then only what
// stands close to another column is chance.
std::vector<River> without_thin_columns(const WordLines& text, const RiverRegion& region,
                                        bool page_end) {
  constexpr float kApart = 0.5F;  // of the font size
  const float apart = kApart * text.lines[region.begin].size;
  const std::vector<River>& rivers = region.rivers;
  struct Use {
    std::size_t lines = 0;
    std::size_t first = 0;
  };
  std::vector<Use> uses(rivers.size() + 1);
  for (std::size_t i = region.begin; i < region.end; ++i) {
    if (std::binary_search(region.across.begin(), region.across.end(), i)) continue;
    std::size_t last = uses.size();
    for (const std::uint32_t word : text.of(i)) {
      const std::size_t c = column_of(text.box(word), rivers);
      if (c == last) continue;
      if (uses[c].lines++ == 0) uses[c].first = i;
      last = c;
    }
  }
  const auto same_line = [&](std::size_t a, std::size_t b) {
    return b < uses.size() && uses[b].lines == 1 && uses[a].first == uses[b].first;
  };
  const auto headed = [&](std::size_t c) {
    return uses[c].lines == 1 &&
           (uses[c].first == region.begin || (c > 0 && same_line(c, c - 1)) || same_line(c, c + 1));
  };
  std::vector<bool> dropped(rivers.size(), false);
  for (std::size_t c = 0; c < uses.size(); ++c) {
    if (uses[c].lines >= 2 || headed(c)) continue;
    const bool left = c > 0, right = c < rivers.size();
    if (!left && !right) continue;
    const bool to_left = left && (!right || rivers[c - 1].width() <= rivers[c].width());
    const std::size_t r = to_left ? c - 1 : c;
    dropped[r] = !rivers[r].drawn && (!page_end || rivers[r].width() < apart);
  }
  std::vector<River> kept;
  for (std::size_t r = 0; r < dropped.size(); ++r) {
    if (!dropped[r]) kept.push_back(rivers[r]);
  }
  return kept;
}

// One region on its way to a table.
class TextTable {
 public:
  TextTable(const WordLines& text, const TextTableOptions& options, RiverRegion region)
      : text_(text), options_(options), region_(std::move(region)) {}

  // `carried`: the columns of the page before, where the table goes on. `page_end`: only running
  // lines stand below the region.
  std::optional<StreamGrid> build(const std::vector<GridLine>& rulings, Proof proof,
                                  const TableCarry& carried, bool page_end) {
    if (proof == Proof::kAlone || proof == Proof::kFramed) {
      region_.rivers = without_thin_columns(text_, region_, proof == Proof::kAlone && page_end);
    }
    const std::size_t least = proof == Proof::kFramed ? kFramedColumns : options_.min_columns;
    if (columns() < least || columns() > options_.max_columns) return std::nullopt;
    lines_ = place_lines();
    trim();
    if (lines_.empty() || (columns() < options_.min_columns && is_list())) return std::nullopt;
    const std::vector<GridLine> inside = wide_rulings(rulings);
    rows_ = group_text_rows(lines_, columns(), inside);
    headed_ =
        proof == Proof::kHeading || (proof != Proof::kCarried && ruled_below_first_row(inside));
    if (columns() < options_.min_columns && !headed_) return std::nullopt;
    verdict_ = judge_text_table({lines_, rows_, columns(), drawn(), page_end}, proof, options_);
    if (!verdict_.table) return std::nullopt;
    return assemble(proof == Proof::kCarried ? &carried : nullptr);
  }

  const RiverRegion& region() const { return region_; }
  // Figures in columns, which another search knows better.
  bool of_figures() const { return verdict_.figures; }

  static constexpr std::size_t kFramedColumns = 2;

 private:
  std::size_t columns() const { return region_.rivers.size() + 1; }

  bool drawn() const {
    return std::all_of(region_.rivers.begin(), region_.rivers.end(),
                       [](const River& river) { return river.drawn; });
  }

  std::size_t column_of(const Box& box) const { return boardtrail::column_of(box, region_.rivers); }

  bool is_across(std::size_t line) const {
    return std::binary_search(region_.across.begin(), region_.across.end(), line);
  }

  // Bullets, numbers or labels, each with its text: a list or a form, also between rulings.
  bool is_list() const {
    std::size_t firsts = 0, markers = 0;
    for (const ColumnLine& line : lines_) {
      if (line.across || line.pieces.empty() || line.pieces.front().column > 0) continue;
      const std::vector<std::uint32_t>& words = line.pieces.front().words;
      const std::string_view last = text_.layer.text_of(text_.layer.words[words.back()]);
      ++firsts;
      markers += last.ends_with(':') || (words.size() == 1 && is_list_marker(last)) ? 1 : 0;
    }
    return 2 * markers > firsts;
  }

  std::vector<ColumnLine> place_lines() const {
    std::vector<ColumnLine> lines;
    for (std::size_t i = region_.begin; i < region_.end; ++i) {
      const TextLine& line = text_.lines[i];
      ColumnLine out{line.size, line.box.y0, line.box.y1, is_across(i), {}};
      for (const std::uint32_t number : text_.of(i)) add_word(number, &out);
      lines.push_back(std::move(out));
    }
    return lines;
  }

  void add_word(std::uint32_t number, ColumnLine* line) const {
    const Word& word = text_.layer.words[number];
    const std::string_view text = text_.layer.text_of(word);
    const std::size_t column = line->across ? 0 : column_of(word.box);
    const bool figure = is_figure(text);
    // A text that runs on over a river stays together.
    const bool runs_on = !line->pieces.empty() && word.box.x0 - line->pieces.back().x1 <
                                                      options_.rivers.min_width * line->size;
    if (line->pieces.empty() || (line->pieces.back().column != column && !runs_on)) {
      ColumnPiece piece;
      piece.column = column;
      piece.x0 = word.box.x0;
      piece.y0 = word.box.y0;
      piece.y1 = word.box.y1;
      piece.baseline = word.baseline;
      piece.begins_lower = begins_lower(text);
      piece.figure = true;
      piece.bold = true;
      line->pieces.push_back(std::move(piece));
    }
    ColumnPiece& piece = line->pieces.back();
    piece.gap = std::max(piece.gap, piece.words.empty() ? 0 : word.box.x0 - piece.x1);
    piece.x1 = std::max(piece.x1, word.box.x1);
    piece.y0 = std::min(piece.y0, word.box.y0);
    piece.y1 = std::max(piece.y1, word.box.y1);
    piece.figure = piece.figure && figure;
    piece.ends_in_page = !piece.figure && is_page_number(text);
    piece.bold = piece.bold && word.bold;
    piece.words.push_back(number);
  }

  // The last line of the page, a number alone and apart from the rows: that of the page.
  bool ends_in_page_number() const {
    if (lines_.size() < 2 || region_.end != text_.lines.size()) return false;
    const ColumnLine& last = lines_.back();
    const float blank = last.y0 - lines_[lines_.size() - 2].y1;
    return last.pieces.size() == 1 && last.pieces.front().words.size() == 1 &&
           last.pieces.front().figure && blank > last.size;
  }

  // Texts across the columns at either end are titles and notes.
  void trim() {
    if (ends_in_page_number()) {
      lines_.pop_back();
      --region_.end;
    }
    while (!lines_.empty() && lines_.back().across) {
      lines_.pop_back();
      --region_.end;
    }
    std::size_t front = 0;
    while (front < lines_.size() && lines_[front].across) ++front;
    lines_.erase(lines_.begin(), lines_.begin() + static_cast<std::ptrdiff_t>(front));
    region_.begin += front;
  }

  std::vector<GridLine> wide_rulings(const std::vector<GridLine>& rulings) const {
    float left = 1e9F, right = -1e9F;
    for (const ColumnLine& line : lines_) {
      left = std::min(left, line.pieces.front().x0);
      right = std::max(right, line.pieces.back().x1);
    }
    const auto first = std::partition_point(
        rulings.begin(), rulings.end(),
        [&](const GridLine& ruling) { return ruling.position < lines_.front().y0; });
    std::vector<GridLine> out;
    for (auto it = first; it != rulings.end() && it->position < lines_.back().y1; ++it) {
      const float covered = std::min(it->end, right) - std::max(it->begin, left);
      if (covered >= options_.wide_ruling * (right - left)) out.push_back(*it);
    }
    return out;
  }

  bool ruled_below_first_row(const std::vector<GridLine>& rulings) const {
    if (rulings.empty() || rows_.starts.size() < 2) return false;
    const std::size_t second = rows_.starts[1];
    return rulings.front().position > lines_[second - 1].y0 &&
           rulings.front().position < lines_[second].y1;
  }

  std::size_t row_end(std::size_t row) const {
    return row + 1 < rows_.starts.size() ? rows_.starts[row + 1] : lines_.size();
  }

  StreamGrid assemble(const TableCarry* carried) {
    StreamGrid out;
    set_columns(carried, &out.grid);
    set_rows(&out.grid);
    for (std::size_t row = 0; row < rows_.starts.size(); ++row) add_row(row, &out);
    out.header_rows = headed_ ? 1 : 0;
    // Doubt grows as alignment and filling fall, and where rows are guessed.
    constexpr float kBest = 0.9F, kGuessed = 0.3F;
    const auto rows = static_cast<float>(rows_.starts.size());
    const float guessed = static_cast<float>(rows_.guessed) / rows;
    out.confidence = kBest * verdict_.column_aligned * std::min(1.0F, 0.5F + verdict_.filled / 2) *
                     (1 - kGuessed * guessed);
    return out;
  }

  void set_columns(const TableCarry* carried, TableGrid* grid) const {
    if (carried != nullptr && fits(carried->xs)) {
      grid->xs = carried->xs;
      return;
    }
    float left = region_.left, right = region_.right;
    for (const ColumnLine& line : lines_) {
      left = std::min(left, line.pieces.front().x0);
      right = std::max(right, line.pieces.back().x1);
    }
    grid->xs.push_back(left - 1);
    for (const River& river : region_.rivers) grid->xs.push_back(boundary(river));
    grid->xs.push_back(right + 1);
  }

  // Most texts begin at the left of their column: there two pages agree.
  static float boundary(const River& river) {
    constexpr float kBefore = 3.0F;  // points
    return river.x1 - std::min(river.width() / 2, kBefore);
  }

  bool fits(const std::vector<float>& xs) const {
    if (xs.size() != columns() + 1) return false;
    for (std::size_t r = 0; r < region_.rivers.size(); ++r) {
      const River& river = region_.rivers[r];
      if (xs[r + 1] < river.x0 || xs[r + 1] > river.x1) return false;
    }
    return true;
  }

  void set_rows(TableGrid* grid) const {
    constexpr float kThin = 0.01F;  // rows of overlapping lines keep their order
    float bottom = -1e9F;
    for (std::size_t row = 0; row < rows_.starts.size(); ++row) {
      float top = 1e9F, end = -1e9F;
      for (std::size_t i = rows_.starts[row]; i < row_end(row); ++i) {
        top = std::min(top, lines_[i].y0);
        end = std::max(end, lines_[i].y1);
      }
      const float edge = row == 0 ? top - 1 : (bottom + top) / 2;
      grid->ys.push_back(row == 0 ? edge : std::max(edge, grid->ys.back() + kThin));
      bottom = std::max(bottom, end);
    }
    grid->ys.push_back(std::max(bottom + 1, grid->ys.back() + kThin));
    grid->box = {grid->xs.front(), grid->ys.front(), grid->xs.back(), grid->ys.back()};
  }

  void add_row(std::size_t row, StreamGrid* out) const {
    std::vector<std::vector<std::uint32_t>> words(columns());
    bool across = true;
    for (std::size_t i = rows_.starts[row]; i < row_end(row); ++i) {
      across = across && lines_[i].across;
      for (const ColumnPiece& piece : lines_[i].pieces) {
        auto& cell = words[piece.column];
        cell.insert(cell.end(), piece.words.begin(), piece.words.end());
      }
    }
    const TableGrid& grid = out->grid;
    const std::size_t width = across ? columns() : 1;
    for (std::size_t c = 0; c < columns(); c += width) {
      GridCell cell;
      cell.row = static_cast<std::int32_t>(row);
      cell.column = static_cast<std::int32_t>(c);
      cell.column_span = static_cast<std::int32_t>(width);
      cell.box = {grid.xs[c], grid.ys[row], grid.xs[c + width], grid.ys[row + 1]};
      out->grid.cells.push_back(cell);
      out->words.push_back(std::move(words[c]));
    }
  }

  const WordLines& text_;
  const TextTableOptions& options_;
  RiverRegion region_;
  std::vector<ColumnLine> lines_;
  TextRows rows_;
  bool headed_ = false;  // a ruling parts the first row from the others, or it is all there is
  TextVerdict verdict_;
};

class TextTableFinder {
 public:
  // `pairs`: how many regions may yet be tried as two tables.
  TextTableFinder(const FreeText& page, const TextTableOptions& options, TableCarry* carry,
                  std::size_t* pairs)
      : page_(page),
        options_(options),
        carry_(*carry),
        pairs_(*pairs),
        text_{page.layer, {}, {}, 0} {}

  std::vector<StreamGrid> run() {
    const TableCarry before = std::exchange(carry_, {});
    read_lines();
    const FillRows fills(page_.page, options_.fills);
    const RiverFinder finder(text_, fills, options_.rivers);
    std::size_t floor = 0;
    if (before.page > 0 && before.page + 1 == page_.page.number) floor = carry_on(finder, before);
    find_frames(finder);
    std::size_t visits = options_.visits_per_line * text_.lines.size();
    for (std::size_t i = floor; i < text_.lines.size() && visits > 0;) {
      const Frame* frame = frame_of(i);
      const bool framed = frame != nullptr && i == frame->begin && finder.count_texts(i) >= 2;
      if (!framed && !finder.is_seed(i)) {
        ++i;
        continue;
      }
      RiverRegion region = grow(finder, i, limit_of(i), &visits);
      const bool whole = framed && region.end == frame->end;
      if (framed && !whole && holds_few_words(finder, *frame)) {
        i = frame->end;  // short texts that no rivers part over the whole height: not ours
        continue;
      }
      if (region.rivers.size() + 1 < (whole ? TextTable::kFramedColumns : options_.min_columns)) {
        ++i;
        continue;
      }
      reach_up(finder, floor, &region);
      if (const std::size_t after = add_side_by_side(region); after > 0) {
        floor = i = after;
        continue;
      }
      std::size_t end = add(region, whole ? Proof::kFramed : Proof::kAlone, before);
      if (end == 0 && at_end(region.end)) end = add(std::move(region), Proof::kHeading, before);
      i = std::max(end, i + 1);
      floor = std::max(floor, end);
    }
    return std::move(grids_);
  }

 private:
  void read_lines() {
    const TextLayer& layer = page_.layer;
    for (std::uint32_t i = 0; i < layer.words.size(); ++i) {
      if (page_.consumed[i]) held_bottom_ = std::max(held_bottom_, layer.words[i].box.y0);
      if (page_.consumed[i] || layer.words[i].rotation != 0) continue;
      const std::string_view text = layer.text_of(layer.words[i]);
      if (!is_leader(text)) text_.words.push_back(i);
    }
    text_.lines = group_lines(layer, &text_.words, options_.flow);
    text_.space = usual_space(text_);
  }

  // Lines between the first and the last of rulings of one extent, and rows beside them that
  // have no ruling of their own: no table reaches over the end of those.
  struct Frame {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  void find_frames(const RiverFinder& finder) {
    const std::vector<TextLine>& lines = text_.lines;
    const auto first_below = [&](float y) {
      const auto it = std::partition_point(lines.begin(), lines.end(),
                                           [y](const TextLine& line) { return line.baseline < y; });
      return static_cast<std::size_t>(it - lines.begin());
    };
    const auto goes_on = [&](std::size_t above, std::size_t below, std::size_t row) {
      return lines[below].box.y0 - lines[above].box.y1 <= lines[row].size && finder.is_seed(row);
    };
    const auto heads = [&](std::size_t line, float ruling) {
      return ruling - lines[line].box.y1 <= lines[line].size / 2 && finder.is_seed(line);
    };
    for (const RuledRegion& region : page_.frames) {
      Frame frame{first_below(region.rulings.front()), first_below(region.rulings.back())};
      const std::size_t floor = frames_.empty() ? 0 : frames_.back().end;
      if (frame.begin > floor && heads(frame.begin - 1, region.rulings.front())) --frame.begin;
      while (frame.begin > floor && goes_on(frame.begin - 1, frame.begin, frame.begin - 1)) {
        --frame.begin;
      }
      while (frame.end < lines.size() && goes_on(frame.end - 1, frame.end, frame.end)) ++frame.end;
      if (frame.begin < frame.end) frames_.push_back(frame);
    }
  }

  bool holds_few_words(const RiverFinder& finder, const Frame& frame) const {
    constexpr std::size_t kFew = 3;  // for each text
    std::size_t words = 0, texts = 0;
    for (std::size_t i = frame.begin; i < frame.end; ++i) {
      words += text_.of(i).size();
      texts += finder.count_texts(i);
    }
    return words <= kFew * texts;
  }

  // The line that no table from this one on reaches.
  std::size_t limit_of(std::size_t line) const {
    for (const Frame& frame : frames_) {
      if (line < frame.end) return line < frame.begin ? frame.begin : frame.end;
    }
    return text_.lines.size();
  }

  const Frame* frame_of(std::size_t line) const {
    for (const Frame& frame : frames_) {
      if (line >= frame.begin && line < frame.end) return &frame;
    }
    return nullptr;
  }

  // The region from a line on, up to where one with more columns begins: the columns that
  // two tables have in common are those of neither.
  RiverRegion grow(const RiverFinder& finder, std::size_t seed, std::size_t limit,
                   std::size_t* visits) const {
    RiverRegion region = finder.grow(seed, limit);
    *visits -= std::min(*visits, region.end - region.begin + 1);
    constexpr std::size_t kTries = 3;
    std::size_t tries = 0;
    for (std::size_t i = seed + 1; i < region.end && tries < kTries; ++i) {
      if (finder.count_texts(i) <= region.rivers.size() + 1) continue;
      ++tries;
      RiverRegion other = finder.grow(i, limit);
      *visits -= std::min(*visits, other.end - other.begin + 1);
      if (other.rivers.size() <= region.rivers.size() || other.end < region.end) continue;
      finder.reach_up(seed, &other);
      return other.begin == seed ? other : finder.grow(seed, other.begin);
    }
    return region;
  }

  // Two tables beside each other, whose rows have nothing in common: each is found among its own
  // words. The line after them; 0 where the region is one table.
  std::size_t add_side_by_side(const RiverRegion& region) {
    if (pairs_ == 0) return 0;
    const River* gutter = find_gutter(text_, region, page_.rulings.horizontal, options_);
    if (gutter == nullptr) return 0;
    --pairs_;
    const float x = gutter->middle();
    const std::vector<RuledRegion> no_frames;
    std::vector<StreamGrid> both;
    for (const bool at_left : {true, false}) {
      std::vector<bool> others(page_.layer.words.size(), true);
      for (std::size_t i = region.begin; i < region.end; ++i) {
        for (const std::uint32_t word : text_.of(i)) {
          others[word] = (text_.box(word).centre_x() < x) != at_left;
        }
      }
      const FreeText side{page_.layer, page_.rulings, others, page_.page, no_frames};
      TableCarry none;
      std::vector<StreamGrid> grids = TextTableFinder(side, options_, &none, &pairs_).run();
      if (grids.empty()) return 0;
      std::move(grids.begin(), grids.end(), std::back_inserter(both));
    }
    std::move(both.begin(), both.end(), std::back_inserter(grids_));
    return region.end;
  }

  // The heading above a region. One word of its last line may part a column in two by chance,
  // across which the line above it runs on.
  void reach_up(const RiverFinder& finder, std::size_t floor, RiverRegion* region) const {
    const std::size_t begin = region->begin;
    finder.reach_up(floor, region);
    if (region->begin < begin) return;
    RiverRegion other = *region;
    other.rivers = without_thin_columns(text_, *region, at_end(region->end));
    if (other.rivers.size() == region->rivers.size()) return;
    finder.reach_up(floor, &other);
    if (other.begin < begin) *region = std::move(other);
  }

  bool at_top(const TextLine& line) const {
    return line.box.y1 < options_.margin * page_.page.height;
  }
  bool at_bottom(const TextLine& line) const {
    return line.box.y0 > (1 - options_.margin) * page_.page.height;
  }

  // True where only running lines stand from this line on, and no table found before.
  bool at_end(std::size_t line) const {
    if (line > 0 && text_.lines[line - 1].box.y1 < held_bottom_) return false;
    return std::all_of(text_.lines.begin() + static_cast<std::ptrdiff_t>(line), text_.lines.end(),
                       [this](const TextLine& below) { return at_bottom(below); });
  }

  // The end of the table of the page before, or the first line where it does not go on.
  std::size_t carry_on(const RiverFinder& finder, const TableCarry& before) {
    std::size_t first = 0;
    while (first < text_.lines.size() && at_top(text_.lines[first])) ++first;
    for (const std::size_t seed : {std::size_t{0}, first}) {
      if (seed >= text_.lines.size()) break;
      const RiverRegion region = finder.carry_on(seed, text_.lines.size(), before.rivers);
      if (region.end <= seed || region.rivers.size() + 3 != before.rivers.size() + 1) continue;
      if (is_heading_alone(region)) continue;
      if (const std::size_t end = add(region, Proof::kCarried, before); end > 0) return end;
    }
    return 0;
  }

  // A few bold lines above others: a heading that is repeated, and none of its rows.
  bool is_heading_alone(const RiverRegion& region) const {
    constexpr std::size_t kFewLines = 4;
    const auto first = text_.lines.begin() + static_cast<std::ptrdiff_t>(region.begin);
    const auto last = text_.lines.begin() + static_cast<std::ptrdiff_t>(region.end);
    return region.end - region.begin <= kFewLines && last != text_.lines.end() &&
           std::all_of(first, last, [](const TextLine& line) { return line.bold; });
  }

  // The line after the table, or after figures; 0 where the region is neither.
  std::size_t add(RiverRegion region, Proof proof, const TableCarry& before) {
    TextTable table(text_, options_, std::move(region));
    auto grid = table.build(page_.rulings.horizontal, proof, before, at_end(table.region().end));
    const std::size_t end = table.region().end;
    if (!grid) return table.of_figures() ? end : 0;
    if (at_end(end)) leave(table.region(), grid->grid);
    grids_.push_back(std::move(*grid));
    return end;
  }

  void leave(const RiverRegion& region, const TableGrid& grid) {
    carry_.page = page_.page.number;
    carry_.xs = grid.xs;
    carry_.rivers = {{-kEndless, grid.xs.front(), 0, 0, 0, false}};
    for (River river : region.rivers) {
      river.crossings = 0;  // counted on each page
      carry_.rivers.push_back(river);
    }
    carry_.rivers.push_back({grid.xs.back(), kEndless, 0, 0, 0, false});
  }

  const FreeText& page_;
  const TextTableOptions& options_;
  TableCarry& carry_;
  std::size_t& pairs_;
  WordLines text_;
  std::vector<Frame> frames_;  // from the top
  float held_bottom_ = 0;      // of the tables found before: the top of their last line
  std::vector<StreamGrid> grids_;
};

}  // namespace

std::vector<StreamGrid> find_text_tables(const FreeText& text, const TextTableOptions& options,
                                         TableCarry* carry) {
  std::size_t pairs = options.max_pairs;
  return TextTableFinder(text, options, carry, &pairs).run();
}

}  // namespace boardtrail
