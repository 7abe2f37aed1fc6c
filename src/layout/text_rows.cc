// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/text_rows.h"

#include <algorithm>

namespace boardtrail {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

class TextRowGrouper {
 public:
  TextRowGrouper(const std::vector<ColumnLine>& lines, std::size_t columns,
                 const std::vector<GridLine>& rulings)
      : lines_(lines), columns_(columns), rulings_(rulings) {}

  TextRows run() {
    if (lines_.empty()) return {};
    const std::vector<std::size_t> ruled = cuts_of_rulings();
    const std::vector<std::size_t> blank = cuts_of_blank();
    TextRows rows;
    if (ruled.size() >= kMinRuled && 2 * ruled.size() >= blank.size() && !in_groups(ruled)) {
      rows.starts = ruled;
      rows.starts.insert(rows.starts.begin(), 0);
      return rows;
    }
    const bool groups = in_groups(blank);
    if (!groups && (full_bands(blank) >= kMinBands || one_row(blank))) {
      rows.starts = join_bands(blank);
      return rows;
    }
    rows.starts = cuts_of_texts(blank, groups);
    rows.guessed = rows.starts.size() - std::min(rows.starts.size(), blank.size() + 1);
    return rows;
  }

 private:
  // One ruling inside a table bounds its header.
  static constexpr std::size_t kMinRuled = 2;
  // Fewer bands of several texts are a header and a body without blank between rows.
  static constexpr std::size_t kMinBands = 3;
  // Clearly closer, of two blanks.
  static constexpr float kNearer = 0.75F;

  bool has(std::size_t line, std::size_t column) const { return piece(line, column) != nullptr; }
  const ColumnPiece* piece(std::size_t line, std::size_t column) const {
    for (const ColumnPiece& p : lines_[line].pieces) {
      if (p.column == column) return &p;
    }
    return nullptr;
  }

  std::vector<std::size_t> cuts_of_rulings() const {
    std::vector<std::size_t> cuts;
    std::size_t i = 0;
    for (const GridLine& ruling : rulings_) {
      while (i < lines_.size() && (lines_[i].y0 + lines_[i].y1) / 2 < ruling.position) ++i;
      if (i > 0 && i < lines_.size() && (cuts.empty() || cuts.back() != i)) cuts.push_back(i);
    }
    return cuts;
  }

  // Blank height above a line: what all lines before leave.
  std::vector<float> blanks() const {
    std::vector<float> out{0};
    float bottom = lines_.front().y1;
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      out.push_back(lines_[i].y0 - bottom);
      bottom = std::max(bottom, lines_[i].y1);
    }
    return out;
  }

  // Blank between two lines of one cell: the least in any column. Lines further apart
  // than this are two paragraphs or two rows.
  float blank_in_cell() const {
    constexpr float kWidest = 1.35F, kLeast = 0.85F;  // of the font size, from base to base
    float tight = kWidest * lines_.front().size;
    float height = lines_.front().y1 - lines_.front().y0;
    std::vector<const ColumnPiece*> last(columns_, nullptr);
    for (const ColumnLine& line : lines_) {
      for (const ColumnPiece& p : line.pieces) {
        if (const ColumnPiece* above = last[p.column]; above != nullptr && !line.across) {
          const float distance = p.baseline - above->baseline;
          if (distance >= kLeast * line.size && distance < tight) {
            tight = distance;
            height = p.y1 - p.y0;
          }
        }
        last[p.column] = line.across ? nullptr : &p;
      }
    }
    return tight - height;
  }

  std::vector<std::size_t> cuts_of_blank() {
    blanks_ = blanks();
    constexpr float kMore = 0.16F;  // of the font size: rounding, and a mixed line
    const float inside = blank_in_cell();
    std::vector<std::size_t> cuts;
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      const bool across = lines_[i].across || lines_[i - 1].across;
      if (across || blanks_[i] > inside + kMore * lines_[i].size) cuts.push_back(i);
    }
    return cuts;
  }

  std::size_t band_end(const std::vector<std::size_t>& starts, std::size_t b) const {
    return b + 1 < starts.size() ? starts[b + 1] : lines_.size();
  }

  std::vector<bool> columns_of(std::size_t begin, std::size_t end) const {
    std::vector<bool> out(columns_, false);
    for (std::size_t i = begin; i < end; ++i) {
      for (const ColumnPiece& p : lines_[i].pieces) out[p.column] = true;
    }
    return out;
  }

  static std::size_t count(const std::vector<bool>& columns) {
    return static_cast<std::size_t>(std::count(columns.begin(), columns.end(), true));
  }

  std::size_t full_bands(std::vector<std::size_t> starts) const {
    starts.insert(starts.begin(), 0);
    std::size_t full = 0;
    for (std::size_t b = 0; b < starts.size(); ++b) {
      full += count(columns_of(starts[b], band_end(starts, b))) >= 2 ? 1 : 0;
    }
    return full;
  }

  // A heading and a single row, in which no several lines begin like rows.
  bool one_row(const std::vector<std::size_t>& starts) const {
    if (starts.empty() || full_bands(starts) < 2) return false;
    for (std::size_t i = 0; i < starts.front(); ++i) {
      for (const ColumnPiece& p : lines_[i].pieces) {
        if (!p.bold) return false;
      }
    }
    std::size_t begin = 0;
    for (std::size_t i = starts.front() + 1; i < lines_.size(); ++i) {
      begin += begins_row(i) && !std::binary_search(starts.begin(), starts.end(), i) ? 1 : 0;
    }
    constexpr std::size_t kSeveral = 3;
    return begin < kSeveral;
  }

  // Lines that go on a row seldom fill all of its columns; rows that stand in groups do,
  // and do not begin like the middle of a sentence. All texts of a row hardly ever break into
  // as many lines, however many words they have.
  bool in_groups(const std::vector<std::size_t>& starts) const {
    std::size_t close = 0, partial = 0, words = 0, pieces = 0, lower = 0;
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      if (std::binary_search(starts.begin(), starts.end(), i)) continue;
      ++close;
      partial += lines_[i].pieces.size() < columns_ ? 1 : 0;
      pieces += lines_[i].pieces.size();
      for (const ColumnPiece& p : lines_[i].pieces) {
        words += p.words.size();
        lower += p.begins_lower ? 1 : 0;
      }
    }
    constexpr std::size_t kFewWords = 2, kSeveral = 4, kOneIn = 10;
    if (close >= kSeveral && kOneIn * partial <= close && 3 * lower <= pieces) return true;
    return 2 * partial < close && words <= kFewWords * pieces;
  }

  // A band with text in one column alone, and not the first, is a paragraph of the cell
  // above or below, whichever is nearer.
  std::vector<std::size_t> join_bands(std::vector<std::size_t> starts) const {
    starts.insert(starts.begin(), 0);
    std::vector<std::size_t> rows;
    std::vector<bool> above(columns_, false);
    bool joins_next = false;
    const float row_blank = blank_of_rows(starts);
    for (std::size_t b = 0; b < starts.size(); ++b) {
      const std::size_t begin = starts[b], end = band_end(starts, b);
      const std::vector<bool> own = columns_of(begin, end);
      const std::size_t column = lone_column(begin, own);
      bool joins = joins_next;
      joins_next = false;
      if (!joins && !own[0] && b > 0 && blanks_[begin] < kNearer * row_blank) {
        joins = true;
      } else if (!joins && column != kNone) {
        const bool up = b > 0 && above[column] && !lines_[begin - 1].across &&
                        lines_[begin].pieces.front().bold == bold_above(begin, column);
        const bool down = b + 1 < starts.size() && !lines_[end].across &&
                          columns_of(end, band_end(starts, b + 1))[column] &&
                          nearer_below(begin, end, up);
        joins = up && !down;
        joins_next = down;
      }
      if (!joins) {
        rows.push_back(begin);
        above.assign(columns_, false);
      }
      for (std::size_t c = 0; c < columns_; ++c) above[c] = above[c] || own[c];
    }
    return rows;
  }

  // The least blank above rows that begin in the first column, or 0 where they are few:
  // paragraphs of several cells may stand side by side, closer than rows do.
  float blank_of_rows(const std::vector<std::size_t>& starts) const {
    constexpr std::size_t kFew = 3;
    float least = 1e9F;
    std::size_t rows = 0;
    for (std::size_t b = 1; b < starts.size(); ++b) {
      if (lines_[starts[b]].across || lines_[starts[b] - 1].across) continue;
      if (!columns_of(starts[b], band_end(starts, b))[0]) continue;
      least = std::min(least, blanks_[starts[b]]);
      ++rows;
    }
    return rows >= kFew ? least : 0;
  }

  // A heading does not go on in what is no heading.
  bool bold_above(std::size_t line, std::size_t column) const {
    for (std::size_t i = line; i-- > 0;) {
      if (const ColumnPiece* found = piece(i, column); found != nullptr) return found->bold;
    }
    return false;
  }

  bool nearer_below(std::size_t begin, std::size_t end, bool up) const {
    // Without a cell above, blank tells: rows are parted by more than paragraphs.
    return up ? blanks_[end] < kNearer * blanks_[begin]
              : begin > 0 && blanks_[end] < kNearer * blanks_[begin];
  }

  std::size_t lone_column(std::size_t begin, const std::vector<bool>& own) const {
    if (lines_[begin].across || own[0] || count(own) != 1) return kNone;
    return static_cast<std::size_t>(std::find(own.begin(), own.end(), true) - own.begin());
  }

  // Lines that stand evenly: a row begins with a line that has text in most columns, the
  // first one included, most of which do not begin like the middle of a sentence.
  // Where rows stand in groups each full line is one.
  std::vector<std::size_t> cuts_of_texts(const std::vector<std::size_t>& blank, bool groups) const {
    std::vector<std::size_t> starts{0};
    const bool lone = rows_of_one_line();
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      const bool full = groups && lines_[i].pieces.size() == columns_;
      if (full || (lone && has(i, 0)) || begins_row(i) ||
          std::binary_search(blank.begin(), blank.end(), i)) {
        starts.push_back(i);
      }
    }
    return starts;
  }

  // Few words in each text, and each line begins with one that is no middle of a sentence: what
  // wraps leaves lines without.
  bool rows_of_one_line() const {
    constexpr std::size_t kOneIn = 10, kFewWords = 5;  // five in two texts
    std::size_t without = 0, lower = 0, words = 0, pieces = 0;
    for (const ColumnLine& line : lines_) {
      if (line.across) continue;
      const bool first = !line.pieces.empty() && line.pieces.front().column == 0;
      without += first ? 0 : 1;
      lower += first && line.pieces.front().begins_lower ? 1 : 0;
      pieces += line.pieces.size();
      for (const ColumnPiece& p : line.pieces) words += p.words.size();
    }
    return kOneIn * (without + lower) <= lines_.size() && 2 * words <= kFewWords * pieces;
  }

  bool begins_row(std::size_t i) const {
    const std::vector<ColumnPiece>& pieces = lines_[i].pieces;
    constexpr std::size_t kMost = 60;  // per cent of the columns
    if (!has(i, 0) || pieces.size() < 2 || 100 * pieces.size() < kMost * columns_) return false;
    const auto lower = std::count_if(pieces.begin(), pieces.end(),
                                     [](const ColumnPiece& p) { return p.begins_lower; });
    return 3 * static_cast<std::size_t>(lower) < pieces.size();
  }

  const std::vector<ColumnLine>& lines_;
  std::size_t columns_;
  const std::vector<GridLine>& rulings_;
  std::vector<float> blanks_;
};

}  // namespace

TextRows group_text_rows(const std::vector<ColumnLine>& lines, std::size_t columns,
                         const std::vector<GridLine>& rulings) {
  return TextRowGrouper(lines, columns, rulings).run();
}

}  // namespace boardtrail
