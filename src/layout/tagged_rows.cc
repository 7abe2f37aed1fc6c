// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/tagged_rows.h"

#include <algorithm>
#include <utility>

namespace boardtrail {
namespace {

// A text that reaches so far into the next column spans it. Points.
constexpr float kReaches = 2.0F;

class RowAligner {
 public:
  RowAligner(std::int32_t rows, std::int32_t columns, const std::vector<float>& known,
             std::vector<Extent> texts, std::vector<TaggedCell>* cells)
      : columns_(columns),
        known_(known),
        texts_(std::move(texts)),
        cells_(*cells),
        taken_(static_cast<std::size_t>(rows),
               std::vector<bool>(static_cast<std::size_t>(columns), false)),
        members_(taken_.size()) {}

  // The cells that stay, in `keep`.
  void run(std::vector<bool>* keep) {
    keep->assign(cells_.size(), true);
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      members_[static_cast<std::size_t>(cells_[i].row)].push_back(i);
      take(cells_[i]);
    }
    std::vector<std::size_t> shorter;
    for (std::size_t r = 0; r < taken_.size(); ++r) {
      if (std::find(taken_[r].begin(), taken_[r].end(), false) != taken_[r].end()) {
        shorter.push_back(r);
      }
    }
    if (shorter.empty()) return;
    find_bands();
    for (const std::size_t row : shorter) align(row, keep);
  }

 private:
  void take(const TaggedCell& cell) { mark(cell, true); }

  void mark(const TaggedCell& cell, bool value) {
    for (std::int32_t r = cell.row; r < cell.row + cell.row_span; ++r) {
      for (std::int32_t c = cell.column; c < cell.column + cell.column_span; ++c) {
        taken_[static_cast<std::size_t>(r)][static_cast<std::size_t>(c)] = value;
      }
    }
  }

  // Where each column stands, by the boundaries known or by the rows that lack no cell.
  void find_bands() {
    bands_.assign(static_cast<std::size_t>(columns_), std::nullopt);
    if (known_.size() == bands_.size() + 1) {
      for (std::size_t c = 0; c < bands_.size(); ++c) {
        bands_[c] = GridLine{0, known_[c], known_[c + 1]};
      }
      return;
    }
    for (std::size_t r = 0; r < taken_.size(); ++r) {
      if (std::find(taken_[r].begin(), taken_[r].end(), false) != taken_[r].end()) continue;
      for (const std::size_t i : members_[r]) {
        if (cells_[i].column_span != 1 || !texts_[i]) continue;
        Extent& band = bands_[static_cast<std::size_t>(cells_[i].column)];
        if (!band) band = texts_[i];
        band->begin = std::min(band->begin, texts_[i]->begin);
        band->end = std::max(band->end, texts_[i]->end);
      }
    }
  }

  // Overlap of a text with a column, or how far it is from it, negative.
  static float closeness(const GridLine& text, const GridLine& band) {
    return std::min(text.end, band.end) - std::max(text.begin, band.begin);
  }

  bool free(std::size_t row, std::int32_t column) const {
    return column < columns_ && !taken_[row][static_cast<std::size_t>(column)];
  }

  std::int32_t best_column(std::size_t row, std::int32_t from, const GridLine& text) const {
    std::int32_t best = -1;
    float closest = 0;
    for (std::int32_t c = from; c < columns_; ++c) {
      const Extent& band = bands_[static_cast<std::size_t>(c)];
      if (!band || !free(row, c)) continue;
      const float near = closeness(text, *band);
      if (best >= 0 && near <= closest) continue;
      best = c;
      closest = near;
    }
    return best;
  }

  // Columns that the text reaches over beyond its own.
  std::int32_t stretched_end(std::size_t row, std::int32_t column, const GridLine& text) const {
    std::int32_t end = column + 1;
    for (std::int32_t c = end; free(row, c); ++c) {
      const Extent& band = bands_[static_cast<std::size_t>(c)];
      if (band && text.end > band->begin + kReaches) end = c + 1;
    }
    return end;
  }

  void align(std::size_t row, std::vector<bool>* keep) {
    for (const std::size_t i : members_[row]) mark(cells_[i], false);
    std::int32_t next = 0;
    for (const std::size_t i : members_[row]) {
      TaggedCell& cell = cells_[i];
      while (next < columns_ && !free(row, next)) ++next;
      std::int32_t column = next;
      if (texts_[i]) column = best_column(row, next, *texts_[i]);
      if (column < 0) column = next;
      if (column >= columns_) {
        (*keep)[i] = false;
        continue;
      }
      std::int32_t end = column + cell.column_span;
      if (cell.column_span == 1 && texts_[i]) end = stretched_end(row, column, *texts_[i]);
      cell.column = column;
      cell.column_span = 1;
      while (column + cell.column_span < end && free(row, column + cell.column_span)) {
        ++cell.column_span;
      }
      shorten(row, &cell);
      take(cell);
      next = cell.column + cell.column_span;
    }
  }

  // Cells of the rows below may already stand where a moved cell would reach.
  void shorten(std::size_t row, TaggedCell* cell) const {
    for (std::int32_t r = 1; r < cell->row_span; ++r) {
      for (std::int32_t c = cell->column; c < cell->column + cell->column_span; ++c) {
        if (free(row + static_cast<std::size_t>(r), c)) continue;
        cell->row_span = r;
        return;
      }
    }
  }

  std::int32_t columns_;
  const std::vector<float>& known_;
  std::vector<Extent> texts_;
  std::vector<TaggedCell>& cells_;
  std::vector<std::vector<bool>> taken_;           // by row and column
  std::vector<std::vector<std::size_t>> members_;  // cells that begin in a row
  std::vector<Extent> bands_;                      // by column
};

}  // namespace

void align_short_rows(std::int32_t rows, std::int32_t columns, const std::vector<float>& known,
                      std::vector<Extent> texts, std::vector<TaggedCell>* cells,
                      std::vector<std::vector<std::uint32_t>>* words) {
  std::vector<bool> keep;
  RowAligner(rows, columns, known, std::move(texts), cells).run(&keep);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < keep.size(); ++i) {
    if (!keep[i]) continue;
    if (kept != i) {
      (*cells)[kept] = (*cells)[i];
      (*words)[kept] = std::move((*words)[i]);
    }
    ++kept;
  }
  cells->resize(kept);
  words->resize(kept);
}

}  // namespace boardtrail
