// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/text/fixed_width.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "base/list_marker.h"
#include "base/text.h"
#include "extractors/common/table_builder.h"
#include "extractors/text/column_finder.h"
#include "extractors/text/inline.h"

namespace boardtrail {
namespace {

// More blank lines than this end a table, unless the line behind them has its columns
// at the table's; then twice as many and more may stand between.
constexpr std::size_t kMaxBlankLines = 2;
constexpr std::size_t kMaxBlankLinesWithin = 6;

bool can_belong(const Line& line) { return !line.has_tab && !line.page_footer; }

bool may_have_gap(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  return begin != std::string_view::npos && text.find("  ", begin) < text.find_last_not_of(' ');
}

// One word in a gap of the headings below it: the first of two lines of its own heading
// ("Due" above "Date").
bool heads_line_below(const std::vector<Line>& lines, std::size_t i) {
  constexpr std::size_t kFewestHeadings = 3;
  if (i + 1 >= lines.size() || lines[i + 1].blank || !lines[i].text.starts_with("  ")) return false;
  const std::vector<Chunk> above = split_chunks(lines[i].text);
  if (above.size() != 1 || above[0].text.find(' ') != std::string_view::npos) return false;
  const std::vector<Chunk> below = split_chunks(lines[i + 1].text);
  if (below.size() < kFewestHeadings) return false;
  const Chunk& word = above[0];
  return word.start > below[0].end && word.end < below.back().start &&
         std::none_of(below.begin(), below.end(), [&word](const Chunk& chunk) {
           return chunk.start < word.end && chunk.end > word.start;
         });
}

// The lines from `i` on that could be one table: lines with gaps, the wrapped parts
// of cells between and behind them, single headings between them.
struct Region {
  std::vector<RegionLine> lines;
  std::size_t end = 0;  // first line of the document behind it
};

class RegionFinder {
 public:
  RegionFinder(const std::vector<Line>& lines, std::size_t begin) : lines_(lines), begin_(begin) {}

  Region find() {
    std::size_t blanks = 0;
    for (std::size_t k = begin_; k < lines_.size(); ++k) {
      const Line& line = lines_[k];
      if (line.blank) {
        if (++blanks > kMaxBlankLinesWithin) break;
        continue;
      }
      if (!can_belong(line) || (line.page_start && k > begin_)) break;
      std::vector<Chunk> chunks = split_chunks(line.text);
      if (chunks.empty() || (blanks > kMaxBlankLines && !is_aligned(chunks))) break;
      if (repeats_headings(k, chunks)) break;
      if (!accept(k, std::move(chunks), blanks > 0)) break;
      blanks = 0;
    }
    region_.lines.resize(kept_);
    region_.end = kept_ == 0 ? begin_ : region_.lines.back().index + 1;
    return std::move(region_);
  }

 private:
  // False where the line ends the region.
  bool accept(std::size_t k, std::vector<Chunk> chunks, bool after_blank) {
    const bool gap = chunks.size() > 1;
    const std::int32_t start = chunks.front().start;
    const bool indented = start > margin_ + 1;
    // Columns of its own below a numbered heading: another table.
    if (gap && numbered_ && 2 * aligned(chunks) < chunks.size()) return false;
    numbered_ = after_blank && kept_ > 0 && is_numbered_heading(chunks);
    if (gap) {
      margin_ = kept_ == 0 ? start : std::min(margin_, start);
      if (start <= margin_ + 1) first_end_ = std::max(first_end_, chunks.front().end);
      loose_ = 0;
    } else if (!indented && !after_blank && chunks.front().end <= first_end_ + 1) {
      // The first column's text goes on.
      region_.lines.push_back({k, after_blank, std::move(chunks)});
      if (loose_ == 0) kept_ = region_.lines.size();
      return true;
    } else if (!indented || (after_blank && !starts_with_column(start))) {
      // A heading inside of the table, or the paragraph behind it.
      if (++loose_ > 1) return false;
    }
    region_.lines.push_back({k, after_blank, std::move(chunks)});
    if (gap || (indented && loose_ == 0)) kept_ = region_.lines.size();
    if (gap) {
      for (const Chunk& chunk : region_.lines.back().chunks) note_start(chunk.start);
    }
    return true;
  }

  // The headings again: another table, or the next part of this one, whose columns need not
  // stand where they stood.
  bool repeats_headings(std::size_t k, const std::vector<Chunk>& chunks) {
    const std::string_view first = chunks[0].text.substr(0, chunks[0].text.find(' '));
    if (k <= begin_ + 1) {
      if (!headings_.empty() || !is_heading_line(chunks)) return false;
      headings_ = collapse_spaces(lines_[k].text);
      first_heading_ = first;
      return false;
    }
    if (headings_.empty() || first != first_heading_ ||
        collapse_spaces(lines_[k].text) != headings_) {
      return false;
    }
    // The word above belongs to them.
    if (region_.lines.back().index + 1 == k && heads_line_below(lines_, k - 1)) {
      region_.lines.pop_back();
      kept_ = std::min(kept_, region_.lines.size());
    }
    return true;
  }

  // "2.  Recovery actions" behind a table, its number and its words in one chunk or two.
  bool is_numbered_heading(const std::vector<Chunk>& chunks) const {
    constexpr std::size_t kLongestNumber = 6;
    if (chunks.size() > 2 || chunks[0].start > margin_ + 1) return false;
    const std::string_view words = chunks[0].text;
    const std::string_view number = words.substr(0, words.find(' '));
    return number.size() <= kLongestNumber && number[0] >= '1' && number[0] <= '9' &&
           number.find_first_not_of("0123456789.") == std::string_view::npos &&
           number.find('.') != std::string_view::npos &&
           (chunks.size() == 1 ? number.size() < words.size()
                               : !starts_with_column(chunks[1].start));
  }

  void note_start(std::int32_t start) {
    const auto index = static_cast<std::size_t>(start);
    if (starts_.size() <= index + 1) starts_.resize(index + 2, false);
    starts_[index] = true;
  }
  // How many chunks begin where chunks of the table began.
  std::size_t aligned(const std::vector<Chunk>& chunks) const {
    return static_cast<std::size_t>(
        std::count_if(chunks.begin(), chunks.end(),
                      [&](const Chunk& chunk) { return starts_with_column(chunk.start); }));
  }
  bool is_aligned(const std::vector<Chunk>& chunks) const { return aligned(chunks) >= 2; }
  bool starts_with_column(std::int32_t start) const {
    const auto index = static_cast<std::size_t>(start);
    return index < starts_.size() && starts_[index];
  }

  const std::vector<Line>& lines_;
  std::size_t begin_;
  Region region_;
  std::size_t kept_ = 0;  // lines that belong for certain
  std::size_t loose_ = 0;
  bool numbered_ = false;  // the line before is a numbered heading
  std::string headings_;   // the line of headings, with single spaces
  std::string_view first_heading_;
  std::int32_t margin_ = 0;
  std::int32_t first_end_ = 0;  // right end of the first column's texts
  std::vector<bool> starts_;
};

// "W1a", "12.", "2019/R18", "A-3": what stands in a column of references.
bool is_reference(std::string_view text, std::size_t column) {
  constexpr std::size_t kLongest = 12;
  if (text.empty() || text.size() > kLongest || text.find(' ') < text.size()) return false;
  const bool digit = text.find_first_of("0123456789") < text.size();
  // A date or a share is a value of the row, which may stand on any of its lines; in
  // the first column a date (of the meeting) heads its row.
  const bool date = std::count(text.begin(), text.end(), '/') > 1;
  return digit && !text.ends_with('%') && (!date || column == 0);
}

struct GridLine {
  const RegionLine* source = nullptr;
  std::vector<std::size_t> columns;  // of its chunks
  std::size_t filled = 0;            // columns with text
  bool crossing = false;             // one chunk over several columns: a heading
  bool fills(std::size_t column) const {
    return std::find(columns.begin(), columns.end(), column) != columns.end();
  }
  const Chunk& first() const { return source->chunks.front(); }
  std::string_view text(std::size_t column) const {
    const auto found = std::find(columns.begin(), columns.end(), column);
    if (found == columns.end()) return {};
    return source->chunks[static_cast<std::size_t>(found - columns.begin())].text;
  }
};

std::vector<GridLine> lay_out(const Region& region, const std::vector<std::int32_t>& starts) {
  std::vector<GridLine> grid;
  grid.reserve(region.lines.size());
  for (const RegionLine& line : region.lines) {
    GridLine& laid = grid.emplace_back();
    laid.source = &line;
    for (const Chunk& chunk : line.chunks) {
      const std::size_t column = column_of(starts, chunk);
      if (laid.columns.empty() || laid.columns.back() != column) ++laid.filled;
      laid.columns.push_back(column);
    }
    laid.crossing =
        line.chunks.size() == 1 && laid.columns[0] == 0 && line.chunks[0].end > starts[1] + 1;
  }
  return grid;
}

// What begins a row, decided once for the whole table.
class RowRule {
 public:
  RowRule(const std::vector<GridLine>& grid, std::size_t columns) : columns_(columns) {
    std::size_t partial = 0;
    std::size_t plain = 0;
    for (const GridLine& line : grid) {
      if (line.crossing) continue;
      ++plain;
      partial += line.filled * 10 < columns * 6 ? 1U : 0U;
      if (line.fills(0)) first_end_ = std::max(first_end_, line.first().end);
    }
    wraps_ = partial * 7 > plain;
    by_blanks_ = blanks_part_rows(grid);
    if (!by_blanks_) find_anchor(grid);
  }

  // `before` and `next` are the lines around it; nullptr at the table's ends.
  bool begins_row(const GridLine& line, const GridLine* before, const GridLine* next) const {
    if (before == nullptr || line.crossing || before->crossing) return true;
    const bool after_blank = line.source->after_blank;
    if (by_blanks_) return after_blank;
    if (anchor_) {
      if (line.fills(*anchor_)) {
        return is_reference(line.text(*anchor_), *anchor_) || (after_blank && line.filled > 1) ||
               is_month(line, next);
      }
      if (after_blank && is_section(line, next)) return true;
      return after_blank && line.filled > 1 && line.filled * 2 >= columns_;
    }
    if (goes_on_small(line)) return false;
    if (!line.fills(0)) return after_blank && line.filled > 1 && line.filled * 10 >= columns_ * 6;
    if (after_blank || !before->fills(0) || line.filled == columns_) return true;
    return ended_early(before->first(), line.first());
  }

  // Number of lines that are the table's: a title behind the last full row is not.
  std::size_t end(const std::vector<GridLine>& grid) const {
    if (!by_blanks_) return grid.size();
    for (std::size_t i = last_full_end_; i < grid.size(); ++i) {
      if (grid[i].source->after_blank && grid[i].source->chunks.size() == 1 && grid[i].fills(0)) {
        return i;
      }
    }
    return grid.size();
  }

  bool sure() const { return anchor_.has_value() || by_blanks_ || !wraps_; }

 private:
  // "May 2012" above the references of that month.
  bool is_month(const GridLine& line, const GridLine* next) const {
    constexpr std::size_t kLongest = 16;
    if (line.filled != 1 || next == nullptr || !next->fills(*anchor_)) return false;
    const std::string_view text = line.text(*anchor_);
    const std::size_t year = text.find_last_of(' ') + 1;
    return text.size() <= kLongest && year > 1 && is_upper(text[0]) && text.size() - year == 4 &&
           text.substr(year, 2) == "20" && is_reference(next->text(*anchor_), *anchor_);
  }

  // A heading between rows, set in the column of texts: one line between blank ones,
  // a name and no sentence.
  bool is_section(const GridLine& line, const GridLine* next) const {
    if (line.filled != 1 || line.columns[0] > *anchor_ + 1) return false;
    if (next == nullptr || !next->source->after_blank || !next->fills(*anchor_)) return false;
    const std::string_view text = line.source->chunks[0].text;
    return is_upper(text[0]) && !text.ends_with('.');
  }

  // The line above ends a text: its next word would have fitted, or a sentence ends
  // there and another begins.
  bool ended_early(const Chunk& above, const Chunk& below) const {
    const auto word = static_cast<std::int32_t>(std::min(below.text.find(' '), below.text.size()));
    if (above.end + 1 + word <= first_end_) return true;
    const bool sentence_end = std::string_view(".:;?!").find(above.text.back()) < 5;
    return sentence_end && below.text[0] >= 'A' && below.text[0] <= 'Z';
  }

  // Small letters at the start of its cells: the line goes on with a row's texts.
  bool goes_on_small(const GridLine& line) const {
    if (line.filled < columns_) {
      const std::string_view text = line.text(0);
      return begins_lower(text);
    }
    return std::all_of(
        line.source->chunks.begin(), line.source->chunks.end(),
        [](const Chunk& chunk) { return chunk.text[0] >= 'a' && chunk.text[0] <= 'z'; });
  }

  // The leftmost column whose entries are references: at least two, at most three in
  // ten of them anything else.
  void find_anchor(const std::vector<GridLine>& grid) {
    for (std::size_t column = 0; column < columns_ && column < 3; ++column) {
      std::size_t filled = 0;
      std::size_t references = 0;
      for (const GridLine& line : grid) {
        if (line.crossing || !line.fills(column)) continue;
        ++filled;
        references += is_reference(line.text(column), column) ? 1U : 0U;
      }
      // One entry may be the column's heading.
      if (references >= 2 && references * 10 >= (filled - 1) * 7) {
        anchor_ = column;
        return;
      }
    }
  }

  // Blank lines stand between all rows: each group of lines fills most columns, no group
  // has two full lines, and some row is spread over lines none of which is full, as rows
  // are whose cells are centred. What stands behind the last such group is not judged.
  bool blanks_part_rows(const std::vector<GridLine>& grid) {
    constexpr std::size_t kFewestGroups = 3;
    Groups seen;
    Groups at_last_full;
    for (std::size_t i = 0; i < grid.size();) {
      const std::size_t begin = i;
      std::vector<bool> filled(columns_);
      std::size_t full_lines = 0;
      do {
        for (const std::size_t column : grid[i].columns) filled[column] = true;
        full_lines += grid[i].filled * 10 >= columns_ * 7 ? 1U : 0U;
        ++i;
      } while (i < grid.size() && !grid[i].source->after_blank);
      if (i == begin + 1 && grid[begin].crossing) continue;
      if (full_lines > 1) return false;
      const auto count = static_cast<std::size_t>(std::count(filled.begin(), filled.end(), true));
      ++seen.all;
      seen.spread += i > begin + 1 && !grid[begin].fills(0) ? 1U : 0U;
      if (count * 10 < columns_ * 6) continue;
      ++seen.full;
      at_last_full = seen;
      last_full_end_ = i;
    }
    return at_last_full.full >= kFewestGroups && at_last_full.full * 10 >= at_last_full.all * 7 &&
           at_last_full.spread > 0;
  }

  struct Groups {
    std::size_t all = 0;
    std::size_t full = 0;
    std::size_t spread = 0;
  };

  std::size_t columns_;
  std::int32_t first_end_ = 0;  // right end of the first column
  bool wraps_ = false;
  bool by_blanks_ = false;         // each row between blank lines
  std::size_t last_full_end_ = 0;  // the line behind the last group that fills most columns
  std::optional<std::size_t> anchor_;
};

// Numbered paragraphs with hanging indents look like two columns.
bool is_list(const std::vector<GridLine>& grid, std::size_t columns) {
  if (columns != 2) return false;
  std::size_t markers = 0;
  std::size_t filled = 0;
  for (const GridLine& line : grid) {
    if (!line.fills(0) || line.crossing) continue;
    ++filled;
    const std::string text = std::string(line.text(0)) + " x";
    const ListMarker marker = find_list_marker(text);
    markers += marker.kind != MarkerKind::kNone && marker.length + 1 == text.size() ? 1U : 0U;
  }
  return filled == 0 || markers * 10 >= filled * 8;
}

bool is_table(const std::vector<GridLine>& grid, std::size_t columns) {
  std::size_t gapped = 0;
  for (const GridLine& line : grid) gapped += line.filled > 1 ? 1U : 0U;
  if (gapped < (columns == 2 ? 3U : 2U)) return false;
  // Most lines of a table have text in more than one column, or at least a third do
  // where its cells are wrapped.
  return gapped * 3 >= grid.size() && !is_list(grid, columns);
}

// "Implemente" | "d": a narrow column broke a word. Nothing of these is a word of its own.
bool is_word_end(std::string_view text) {
  static constexpr std::string_view kEnds[] = {"d",   "e",   "s",   "t",    "y",    "r",    "n",
                                               "l",   "ed",  "ng",  "nt",   "ly",   "ted",  "ing",
                                               "ion", "ons", "ent", "tion", "ment", "ities"};
  return std::find(std::begin(kEnds), std::end(kEnds), text) != std::end(kEnds);
}

class FixedTableWriter {
 public:
  FixedTableWriter(const std::vector<Line>& lines, const Region& region,
                   const std::vector<std::int32_t>& starts, const Limits& limits)
      : lines_(lines),
        starts_(starts),
        builder_(TableOrigin::kFixedWidth, place_of(region.lines[0], region.lines[0].chunks[0]),
                 limits) {}

  Table write(const std::vector<GridLine>& grid, const RowRule& rule, Diagnostics& diagnostics) {
    for (std::size_t i = 0; i < grid.size(); ++i) {
      const GridLine& line = grid[i];
      const GridLine* before = i > 0 ? &grid[i - 1] : nullptr;
      const GridLine* next = i + 1 < grid.size() ? &grid[i + 1] : nullptr;
      if (rule.begins_row(line, before, next)) flush();
      if (line.crossing) span_ = true;
      for (std::size_t k = 0; k < line.columns.size(); ++k) add(line, k);
    }
    flush();
    builder_.set_confidence(rule.sure() ? 0.8F : 0.6F);
    return builder_.finish(diagnostics);
  }

 private:
  struct Pending {
    std::string text;
    Place place;
  };

  Place place_of(const RegionLine& line, const Chunk& chunk) const {
    const Line& source = lines_[line.index];
    return source.place(static_cast<std::size_t>(chunk.text.data() - source.text.data()));
  }

  void add(const GridLine& line, std::size_t k) {
    if (row_.empty()) row_.resize(starts_.size());
    const Chunk& chunk = line.source->chunks[k];
    Pending& cell = row_[line.columns[k]];
    if (cell.text.empty()) {
      cell.place = place_of(*line.source, chunk);
    } else if (line.source->after_blank) {
      cell.text += "<br>";
    } else if (!cell.text.ends_with('-') && !is_word_end(chunk.text)) {
      cell.text += ' ';
    }
    cell.text += chunk.text;
  }

  void flush() {
    if (row_.empty()) return;
    for (std::size_t column = 0; column < row_.size(); ++column) {
      Pending& pending = row_[column];
      if (pending.text.empty()) continue;
      const auto span = span_ ? static_cast<std::int32_t>(starts_.size()) : 1;
      Cell* cell = builder_.add(rows_, static_cast<std::int32_t>(column), span);
      if (cell == nullptr) continue;
      cell->content = parse_inline(pending.text);
      cell->place = pending.place;
    }
    ++rows_;
    row_.clear();
    span_ = false;
  }

  const std::vector<Line>& lines_;
  const std::vector<std::int32_t>& starts_;
  TableBuilder builder_;
  std::vector<Pending> row_;
  std::int32_t rows_ = 0;
  bool span_ = false;
};

// One line of two parts above a table of more columns: the paper's number and title.
bool has_title(const Region& region) {
  if (region.lines.size() < 3 || !region.lines[1].after_blank) return false;
  return region.lines[0].chunks.size() == 2 && region.lines[1].chunks.size() > 2;
}

// Where to look next: behind the first blank line of a small region (lines above a
// table may have hidden it), else behind the region.
std::size_t next_attempt(const Region& region) {
  constexpr std::size_t kSmall = 400;
  if (region.lines.size() > kSmall) return region.end;
  for (std::size_t k = 1; k < region.lines.size(); ++k) {
    if (region.lines[k].after_blank) return region.lines[k].index;
  }
  return region.end;
}

// Headings that are centred over their columns may hide the gaps between these: the lines
// behind the first blank one are asked alone, too.
std::vector<std::int32_t> columns_of(const Region& region) {
  constexpr std::ptrdiff_t kFewestLines = 5;
  std::vector<std::int32_t> starts = find_columns(region.lines);
  const auto body = std::find_if(region.lines.begin() + 1, region.lines.end(),
                                 [](const RegionLine& line) { return line.after_blank; });
  if (region.lines.end() - body < kFewestLines) return starts;
  std::vector<std::int32_t> without = find_columns({body, region.lines.end()});
  return without.size() > starts.size() ? without : starts;
}

}  // namespace

std::size_t read_fixed_table(const std::vector<Line>& lines, std::size_t i, const Limits& limits,
                             std::size_t& rejected_end, DocumentBuilder& document) {
  if (i < rejected_end || !can_belong(lines[i])) return i;
  const bool gap = may_have_gap(lines[i].text) && split_chunks(lines[i].text).size() > 1;
  if (!gap && !heads_line_below(lines, i)) return i;
  Region region = RegionFinder(lines, i).find();
  if (region.lines.size() < 2) return i;
  if (has_title(region)) {
    rejected_end = region.lines[1].index;
    return i;
  }
  const std::vector<std::int32_t> starts = columns_of(region);
  if (starts.size() >= 2) {
    split_at_columns(region.lines, starts);
    part_headings(region.lines, starts);
    std::vector<GridLine> grid = lay_out(region, starts);
    if (is_table(grid, starts.size())) {
      const RowRule rule(grid, starts.size());
      const std::size_t own = rule.end(grid);
      const std::size_t end = own < grid.size() ? grid[own].source->index : region.end;
      grid.resize(own);
      document.add(FixedTableWriter(lines, region, starts, limits)
                       .write(grid, rule, document.document().diagnostics));
      return end;
    }
  }
  rejected_end = next_attempt(region);
  return i;
}

}  // namespace boardtrail
