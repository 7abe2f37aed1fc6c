// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/unpainted_cells.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <tuple>
#include <utility>
#include <vector>

namespace boardtrail {
namespace {

// Shares of the font size. A word reaches this far over the edge of its cell at most.
constexpr float kOverhang = 0.2F;
// Words of one text stand nearer; texts of two cells have their padding between them.
constexpr float kCellGap = 0.6F;
// Baselines of one line differ by less.
constexpr float kSameLine = 0.4F;
// Lines of one text are pitched at 1.15 to 1.3; the next row's begin lower.
constexpr float kRowPitch = 1.4F;
// The same as a multiple of the pitch inside the texts above and below.
constexpr float kRowLeap = 1.12F;

// Texts side by side in one cell: so far apart, so many, in so many cells.
constexpr float kTextGap = 1.2F;
constexpr std::size_t kTexts = 3;
constexpr std::size_t kCrowded = 2;

using Words = std::vector<const Word*>;

class UnpaintedCells {
 public:
  UnpaintedCells(const PageRecord& page, const TextLayer& layer, TableGrid grid)
      : grid_(std::move(grid)), columns_(static_cast<std::size_t>(grid_.columns())) {
    find_candidates(page);
    find_words(layer);
  }

  TableGrid run() {
    std::vector<GridCell> cells;
    for (std::size_t i = 0; i < grid_.cells.size(); ++i) {
      if (unpainted_[i]) {
        part_columns(grid_.cells[i], words_[i], &cells);
      } else {
        cells.push_back(grid_.cells[i]);
        note_crowded(words_[i]);
      }
    }
    if (crowded_ >= kCrowded) return {};
    std::sort(cells.begin(), cells.end(), [](const GridCell& a, const GridCell& b) {
      return std::tie(a.row, a.column) < std::tie(b.row, b.column);
    });
    grid_.cells = std::move(cells);
    return std::move(grid_);
  }

 private:
  static std::size_t slot(const std::vector<float>& boundaries, float value) {
    const auto it = std::upper_bound(boundaries.begin(), boundaries.end(), value);
    const auto last = static_cast<std::ptrdiff_t>(boundaries.size()) - 2;
    return static_cast<std::size_t>(
        std::clamp(it - boundaries.begin() - 1, std::ptrdiff_t{0}, last));
  }

  std::size_t position(float x, float y) const {
    return slot(grid_.ys, y) * columns_ + slot(grid_.xs, x);
  }

  // The ground of the page, or of the table.
  bool lies_under_all(const Box& box) const {
    constexpr float kNear = 1;
    return box.x0 <= grid_.box.x0 + kNear && box.y0 <= grid_.box.y0 + kNear &&
           box.x1 >= grid_.box.x1 - kNear && box.y1 >= grid_.box.y1 - kNear;
  }

  // Merged cells whose middle no ground covers. (A cell that is painted in part has an edge
  // there, and is not merged.)
  void find_candidates(const PageRecord& page) {
    std::vector<std::size_t> merged;
    for (std::size_t i = 0; i < grid_.cells.size(); ++i) {
      if (grid_.cells[i].row_span > 1 || grid_.cells[i].column_span > 1) merged.push_back(i);
    }
    for (const Fill& fill : page.fills) {
      if (fill.shape != Fill::Shape::kRectangle || lies_under_all(fill.box)) continue;
      std::erase_if(merged, [&](std::size_t i) {
        const Box& box = grid_.cells[i].box;
        return fill.box.contains(box.centre_x(), box.centre_y());
      });
    }
    unpainted_.assign(grid_.cells.size(), false);
    for (const std::size_t i : merged) unpainted_[i] = true;
  }

  void find_words(const TextLayer& layer) {
    std::vector<std::int32_t> owner(columns_ * static_cast<std::size_t>(grid_.rows()), -1);
    for (std::size_t i = 0; i < grid_.cells.size(); ++i) {
      const GridCell& cell = grid_.cells[i];
      for (std::int32_t r = cell.row; r < cell.row + cell.row_span; ++r) {
        for (std::int32_t c = cell.column; c < cell.column + cell.column_span; ++c) {
          owner[static_cast<std::size_t>(r) * columns_ + static_cast<std::size_t>(c)] =
              static_cast<std::int32_t>(i);
        }
      }
    }
    words_.resize(grid_.cells.size());
    for (const Word& word : layer.words) {
      const float x = word.box.centre_x(), y = word.box.centre_y();
      if (word.rotation != 0 || !grid_.box.contains(x, y)) continue;
      const std::int32_t i = owner[position(x, y)];
      if (i >= 0) words_[static_cast<std::size_t>(i)].push_back(&word);
    }
    for (Words& words : words_) {
      std::sort(words.begin(), words.end(), [](const Word* a, const Word* b) {
        return std::tie(a->baseline, a->box.x0) < std::tie(b->baseline, b->box.x0);
      });
    }
  }

  static bool same_line(const Word& a, const Word& b) {
    return std::fabs(a.baseline - b.baseline) <= kSameLine * std::min(a.size, b.size);
  }

  // How many texts stand side by side at most.
  static std::size_t count_texts(const Words& words) {
    std::size_t most = 0, here = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const bool on = i > 0 && same_line(*words[i - 1], *words[i]);
      const bool apart = on && words[i]->box.x0 - words[i - 1]->box.x1 > kTextGap * words[i]->size;
      here = on ? here + (apart ? 1 : 0) : 1;
      most = std::max(most, here);
    }
    return most;
  }

  void note_crowded(const Words& words) {
    if (count_texts(words) >= kTexts) ++crowded_;
  }

  // True where no text reaches across x.
  static bool parts_columns(const Words& words, float x) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      const Word& word = *words[i];
      const float overhang = kOverhang * word.size;
      if (word.box.x0 < x - overhang && word.box.x1 > x + overhang) return false;
      if (i == 0 || !same_line(*words[i - 1], word)) continue;
      const Word& left = *words[i - 1];
      if (left.box.centre_x() < x && word.box.centre_x() > x &&
          word.box.x0 - left.box.x1 < kCellGap * word.size) {
        return false;
      }
    }
    return true;
  }

  void part_columns(const GridCell& cell, const Words& words, std::vector<GridCell>* out) {
    std::vector<GridCell> pieces;
    GridCell piece = cell;
    piece.column_span = 1;
    for (std::int32_t c = cell.column + 1; c < cell.column + cell.column_span; ++c) {
      if (parts_columns(words, grid_.xs[static_cast<std::size_t>(c)])) {
        pieces.push_back(piece);
        piece.column = c;
        piece.column_span = 1;
      } else {
        ++piece.column_span;
      }
    }
    pieces.push_back(piece);
    if (pieces.size() == 1) note_crowded(words);
    part_rows(pieces, words, out);
  }

  enum class Meeting : std::uint8_t { kUnknown, kParted, kJoined };

  // How the texts of a column meet at y.
  static Meeting meeting_at(const Words& words, float y) {
    const Word* above = nullptr;
    const Word* below = nullptr;
    float pitch = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const bool is_above = words[i]->box.centre_y() < y;
      if (is_above) above = words[i];
      if (!is_above && below == nullptr) below = words[i];
      if (i == 0 || same_line(*words[i - 1], *words[i])) continue;
      const float distance = words[i]->baseline - words[i - 1]->baseline;
      const bool inside = is_above == (words[i - 1]->box.centre_y() < y);
      if (inside && (pitch == 0 || distance < pitch)) pitch = distance;
    }
    if (above == nullptr || below == nullptr) return Meeting::kUnknown;
    const float distance = below->baseline - above->baseline;
    // Texts of one line each are as far apart inside.
    const float pitched = kRowPitch * below->size;
    const float most = pitch > 0 && pitch <= pitched ? kRowLeap * pitch : pitched;
    return distance > most ? Meeting::kParted : Meeting::kJoined;
  }

  void part_rows(const std::vector<GridCell>& pieces, const Words& words,
                 std::vector<GridCell>* out) {
    std::vector<Words> texts(pieces.size());
    for (const Word* word : words) {
      const auto column = static_cast<std::int32_t>(slot(grid_.xs, word->box.centre_x()));
      std::size_t p = pieces.size() - 1;
      while (p > 0 && pieces[p].column > column) --p;
      texts[p].push_back(word);
    }
    std::vector<GridCell> open = pieces;
    for (GridCell& cell : open) cell.row_span = 1;
    const std::int32_t end = pieces.front().row + pieces.front().row_span;
    for (std::int32_t r = pieces.front().row + 1; r < end; ++r) {
      std::vector<Meeting> meetings;
      for (const Words& text : texts) {
        meetings.push_back(meeting_at(text, grid_.ys[static_cast<std::size_t>(r)]));
      }
      const auto parted = std::count(meetings.begin(), meetings.end(), Meeting::kParted);
      const auto joined = std::count(meetings.begin(), meetings.end(), Meeting::kJoined);
      for (std::size_t p = 0; p < open.size(); ++p) {
        if (parted > joined && meetings[p] != Meeting::kJoined) {
          close(open[p], out);
          open[p].row = r;
          open[p].row_span = 1;
        } else {
          ++open[p].row_span;
        }
      }
    }
    for (const GridCell& cell : open) close(cell, out);
  }

  void close(GridCell cell, std::vector<GridCell>* out) const {
    const auto at = [](const std::vector<float>& boundaries, std::int32_t i) {
      return boundaries[static_cast<std::size_t>(i)];
    };
    cell.box = {at(grid_.xs, cell.column), at(grid_.ys, cell.row),
                at(grid_.xs, cell.column + cell.column_span),
                at(grid_.ys, cell.row + cell.row_span)};
    out->push_back(cell);
  }

  TableGrid grid_;
  std::size_t columns_;
  std::size_t crowded_ = 0;  // cells with several texts side by side
  std::vector<bool> unpainted_;
  std::vector<Words> words_;  // by cell; from the top, by lines from the left
};

}  // namespace

TableGrid part_unpainted_cells(const PageRecord& page, const TextLayer& layer, TableGrid grid) {
  return UnpaintedCells(page, layer, std::move(grid)).run();
}

}  // namespace boardtrail
