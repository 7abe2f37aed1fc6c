// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/text_proof.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "layout/alignment.h"

namespace boardtrail {
namespace {

class TextJudge {
 public:
  TextJudge(const TextShape& shape, const TextTableOptions& options)
      : lines_(shape.lines),
        rows_(shape.rows),
        columns_(shape.columns),
        drawn_(shape.drawn),
        page_end_(shape.page_end),
        options_(options) {}

  TextVerdict judge(Proof proof) {
    if (proof == Proof::kHeading && !is_heading()) return {};
    std::size_t rows = 0, cells = 0;
    std::array<std::size_t, 3> aligned{};  // at the top, the middle, the bottom of their row
    for (std::size_t row = 0; row < rows_.starts.size(); ++row) {
      const std::vector<CellExtent> extents = cells_of(row);
      float top = 1e9F, bottom = -1e9F;
      std::size_t texts = 0;
      for (const CellExtent& cell : extents) {
        if (cell.lines == 0) continue;
        ++texts;
        top = std::min(top, cell.first);
        bottom = std::max(bottom, cell.last);
      }
      if (texts < 2) continue;
      ++rows;
      cells += texts;
      const float near = 0.4F * lines_[rows_.starts[row]].size;
      for (const CellExtent& cell : extents) {
        if (cell.lines == 0) continue;
        aligned[0] += cell.first - top <= near ? 1 : 0;
        aligned[1] += std::fabs(cell.first + cell.last - top - bottom) <= 3 * near ? 1 : 0;
        aligned[2] += bottom - cell.last <= near ? 1 : 0;
      }
    }
    const bool alone = proof == Proof::kAlone || proof == Proof::kFramed;
    if (rows < (alone ? least_rows() : 1)) return {};
    const auto share = [](std::size_t part, std::size_t whole) {
      return static_cast<float>(part) / static_cast<float>(whole);
    };
    TextVerdict verdict;
    verdict.filled = share(cells, rows * columns());
    verdict.row_aligned = share(*std::max_element(aligned.begin(), aligned.end()), cells);
    verdict.column_aligned = column_alignment();
    if (!alone) {
      verdict.table = true;
      return verdict;
    }
    verdict.figures = figures() >= (drawn_ ? options_.max_drawn_figures : options_.max_figures) &&
                      !mostly_wrapped();
    verdict.table = (verdict.filled >= options_.min_filled || ends_in_heading()) &&
                    verdict.row_aligned >= options_.min_row_aligned &&
                    verdict.column_aligned >= options_.min_column_aligned && !verdict.figures &&
                    !stacks_figures() && !holds_columns() && !is_index() && !is_word_index() &&
                    !is_chart() && !beside_prose();
    return verdict;
  }

 private:
  std::size_t columns() const { return columns_; }

  std::size_t row_end(std::size_t row) const {
    return row + 1 < rows_.starts.size() ? rows_.starts[row + 1] : lines_.size();
  }

  // What a cell of a row takes up: its first and last baseline, and how many lines.
  struct CellExtent {
    float first = 0;
    float last = 0;
    std::size_t lines = 0;
  };

  std::vector<CellExtent> cells_of(std::size_t row) const {
    std::vector<CellExtent> cells(columns());
    for (std::size_t i = rows_.starts[row]; i < row_end(row); ++i) {
      if (lines_[i].across) continue;
      for (const ColumnPiece& piece : lines_[i].pieces) {
        CellExtent& cell = cells[piece.column];
        if (cell.lines++ == 0) cell.first = piece.baseline;
        cell.last = piece.baseline;
      }
    }
    return cells;
  }

  static constexpr std::size_t kManyColumns = 4;
  static constexpr float kFewFigures = 0.3F;

  // A heading above many columns and one row say enough.
  std::size_t least_rows() const {
    const auto end = lines_.begin() + static_cast<std::ptrdiff_t>(row_end(0));
    if (!std::all_of(lines_.begin(), end, all_bold)) {
      // Lines that only look like rows may be one row of wrapped texts.
      return rows_.guessed == 0 ? options_.min_rows : options_.min_guessed_rows;
    }
    const std::vector<CellExtent> cells = cells_of(0);
    const auto heads = static_cast<std::size_t>(std::count_if(
        cells.begin(), cells.end(), [](const CellExtent& cell) { return cell.lines > 0; }));
    return heads >= kManyColumns && heads * 4 >= columns() * 3 ? 2 : options_.min_rows;
  }

  // The page ends below a heading in several levels, which leave much of each other blank, but
  // for the last one.
  bool ends_in_heading() const {
    if (!page_end_ || columns() < 2 * kManyColumns) return false;
    const std::vector<CellExtent> cells = cells_of(rows_.starts.size() - 1);
    const auto heads = std::count_if(cells.begin(), cells.end(),
                                     [](const CellExtent& cell) { return cell.lines > 0; });
    return 2 * static_cast<std::size_t>(heads) >= columns();
  }

  // Totals are bold as well.
  bool is_heading() const {
    if (drawn_) return figures() < kFewFigures;
    return columns() >= kManyColumns && rows_.starts.size() == 1 &&
           std::all_of(lines_.begin(), lines_.end(), all_bold) && figures() < kFewFigures;
  }

  static bool all_bold(const ColumnLine& line) {
    return std::all_of(line.pieces.begin(), line.pieces.end(),
                       [](const ColumnPiece& piece) { return piece.bold; });
  }

  float column_alignment() const {
    std::vector<std::array<std::vector<float>, 3>> edges(columns());
    for (const ColumnLine& line : lines_) {
      if (line.across) continue;
      for (const ColumnPiece& piece : line.pieces) {
        edges[piece.column][0].push_back(piece.x0);
        edges[piece.column][1].push_back((piece.x0 + piece.x1) / 2);
        edges[piece.column][2].push_back(piece.x1);
      }
    }
    float sum = 0;
    std::size_t used = 0;
    for (auto& column : edges) {
      if (column[0].empty()) continue;
      ++used;
      sum += std::max({share_at_median(std::move(column[0])), share_at_median(std::move(column[1])),
                       share_at_median(std::move(column[2]))});
    }
    return used == 0 ? 0 : sum / static_cast<float>(used);
  }

  // Share of cells with figures only, right of the first column.
  float figures() const {
    std::size_t figures = 0, all = 0;
    for (std::size_t row = 0; row < rows_.starts.size(); ++row) {
      std::vector<std::size_t> texts(columns(), 0), numbers(columns(), 0);
      for (std::size_t i = rows_.starts[row]; i < row_end(row); ++i) {
        if (lines_[i].across) continue;
        for (const ColumnPiece& piece : lines_[i].pieces) {
          ++texts[piece.column];
          numbers[piece.column] += piece.figure ? 1 : 0;
        }
      }
      for (std::size_t c = 1; c < columns(); ++c) {
        all += texts[c] > 0 ? 1 : 0;
        figures += texts[c] > 0 && texts[c] == numbers[c] ? 1 : 0;
      }
    }
    return all == 0 ? 1 : static_cast<float>(figures) / static_cast<float>(all);
  }

  // Figures below one another in one cell are rows of another table that were taken for one.
  // A date breaks into two or three in a narrow column.
  bool stacks_figures() const {
    constexpr std::size_t kMost = 3, kMany = 8;
    std::size_t stacks = 0;
    for (std::size_t row = 0; row < rows_.starts.size(); ++row) {
      std::vector<std::size_t> figures(columns(), 0);
      for (std::size_t i = rows_.starts[row]; i < row_end(row); ++i) {
        for (const ColumnPiece& piece : lines_[i].pieces) {
          figures[piece.column] = piece.figure ? figures[piece.column] + 1 : 0;
          stacks += figures[piece.column] == kMost + 1 ? 1 : 0;
          if (figures[piece.column] == kMany) return true;
        }
      }
    }
    return stacks >= 2;
  }

  // Lines of one column that are torn by wide gaps, most of them: a table of its own stands there.
  bool holds_columns() const {
    constexpr std::size_t kSeveral = 4;
    constexpr float kWide = 2.5F;  // of the font size
    std::vector<std::size_t> pieces(columns(), 0), torn(columns(), 0);
    for (const ColumnLine& line : lines_) {
      if (line.across) continue;
      for (const ColumnPiece& piece : line.pieces) {
        ++pieces[piece.column];
        torn[piece.column] += piece.gap > kWide * line.size ? 1 : 0;
      }
    }
    for (std::size_t c = 0; c < columns(); ++c) {
      if (torn[c] >= kSeveral && 2 * torn[c] >= pieces[c]) return true;
    }
    return false;
  }

  // Rows of three and more lines each: what tells figures' rows by their lines would cut them.
  bool mostly_wrapped() const {
    constexpr std::size_t kManyLines = 3, kOneIn = 3;
    std::size_t tall = 0;
    for (std::size_t row = 0; row < rows_.starts.size(); ++row) {
      const bool wrapped = row_end(row) - rows_.starts[row] >= kManyLines;
      tall += wrapped && !lines_of_figures(row) ? 1 : 0;
    }
    return rows_.guessed == 0 && kOneIn * tall >= rows_.starts.size();
  }

  // Most lines of the row hold figures in two columns or in all but the first: rows of accounts
  // that stand in groups.
  bool lines_of_figures(std::size_t row) const {
    std::size_t figures = 0;
    for (std::size_t i = rows_.starts[row]; i < row_end(row); ++i) {
      std::size_t columns_with = 0;
      for (const ColumnPiece& piece : lines_[i].pieces) {
        columns_with += piece.column > 0 && piece.figure ? 1 : 0;
      }
      figures += columns_with >= std::min<std::size_t>(2, columns() - 1) ? 1 : 0;
    }
    constexpr std::size_t kMost = 60;  // per cent
    return 100 * figures >= kMost * (row_end(row) - rows_.starts[row]);
  }

  // Running text beside a table: without its column there are many more rows.
  bool beside_prose() const {
    for (const std::size_t column : {std::size_t{0}, columns() - 1}) {
      std::vector<ColumnLine> others;
      for (const ColumnLine& line : lines_) {
        ColumnLine rest{line.size, 1e9F, -1e9F, line.across, {}};
        for (const ColumnPiece& piece : line.pieces) {
          if (piece.column == column) continue;
          rest.y0 = std::min(rest.y0, piece.y0);
          rest.y1 = std::max(rest.y1, piece.y1);
          rest.pieces.push_back(piece);
        }
        if (!rest.pieces.empty()) others.push_back(std::move(rest));
      }
      constexpr std::size_t kMore = 3;
      const std::size_t rows = group_text_rows(others, columns(), {}).starts.size();
      if (rows >= rows_.starts.size() + kMore && 2 * rows >= 3 * rows_.starts.size()) return true;
    }
    return false;
  }

  // Numbers beside the points of a chart, in columns that its axis makes: most rows of a wide
  // table are blank but for a few places.
  bool is_chart() const {
    constexpr std::size_t kChartColumns = 8, kFilled = 35;  // columns, per cent of them
    if (columns() < kChartColumns) return false;
    std::size_t sparse = 0;
    for (std::size_t row = 0; row < rows_.starts.size(); ++row) {
      const std::vector<CellExtent> cells = cells_of(row);
      const auto texts = static_cast<std::size_t>(std::count_if(
          cells.begin(), cells.end(), [](const CellExtent& cell) { return cell.lines > 0; }));
      sparse += 100 * texts < kFilled * columns() ? 1 : 0;
    }
    return 2 * sparse > rows_.starts.size();
  }

  // Words and their pages in every column.
  bool is_word_index() const {
    std::size_t pieces = 0, entries = 0;
    for (const ColumnLine& line : lines_) {
      pieces += line.pieces.size();
      for (const ColumnPiece& piece : line.pieces) entries += piece.ends_in_page ? 1 : 0;
    }
    return 4 * entries >= 3 * pieces;
  }

  // Contents: the last column holds whole numbers only, and three columns are all.
  bool is_index() const {
    if (columns() > 3) return false;
    return std::all_of(lines_.begin(), lines_.end(), [&](const ColumnLine& line) {
      return line.pieces.back().column + 1 < columns() || line.pieces.back().figure;
    });
  }

  const std::vector<ColumnLine>& lines_;
  const TextRows& rows_;
  std::size_t columns_;
  bool drawn_;
  bool page_end_;
  const TextTableOptions& options_;
};

}  // namespace

TextVerdict judge_text_table(const TextShape& shape, Proof proof, const TextTableOptions& options) {
  return TextJudge(shape, options).judge(proof);
}

}  // namespace boardtrail
