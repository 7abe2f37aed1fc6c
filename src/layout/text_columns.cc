// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/text_columns.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "layout/stream_lines.h"

namespace boardtrail {
namespace {

constexpr int kMaxDepth = 6;                // columns of columns
constexpr std::size_t kMaxCandidates = 24;  // places where many texts begin
constexpr std::size_t kMinLines = 5;        // fewer lines line up by chance
constexpr float kSameStart = 2.0F;          // points: beginnings of lines of one column

// Words of a line that stand as close as words of justified text do.
struct Piece {
  float x0 = 0;
  float x1 = 0;
  std::uint32_t words = 0;
  bool numeric = true;  // figures only
  float baseline = 0;   // of its first word
  float size = 0;
};

struct PieceLine {
  float baseline = 0;
  std::uint32_t first_word = 0;
  std::uint32_t word_count = 0;
  std::vector<Piece> pieces;
};

// How the lines on one side of a gutter look.
struct Side {
  std::vector<const Piece*> pieces;
  std::size_t shared_words = 0;  // in lines with text on both sides

  // Without texts of its own that say what they are: figures of what stands left of them.
  bool figures() const {
    const auto numeric = std::count_if(pieces.begin(), pieces.end(),
                                       [](const Piece* piece) { return piece->numeric; });
    return 2 * static_cast<std::size_t>(numeric) > pieces.size();
  }

  // Where lines have text on both sides, running text is what stands there: paragraphs above
  // and below a table tell nothing of its columns.
  bool runs_beside(std::size_t shared) const {
    constexpr std::size_t kFewWords = 3;
    return shared_words >= kFewWords * shared;
  }

  // Running text: many words a line, and lines that fill the column.
  bool prose() const {
    if (pieces.size() < kMinLines || figures()) return false;
    std::vector<float> ends;
    float begin = pieces.front()->x0;
    std::size_t words = 0;
    for (const Piece* piece : pieces) {
      ends.push_back(piece->x1);
      begin = std::min(begin, piece->x0);
      words += piece->words;
    }
    const auto most = ends.begin() + static_cast<std::ptrdiff_t>(ends.size() * 9 / 10);
    std::nth_element(ends.begin(), most, ends.end());
    constexpr float kFull = 0.85F, kManyWords = 4.5F;
    const float full_end = begin + kFull * (*most - begin);
    const auto full =
        std::count_if(ends.begin(), ends.end(), [full_end](float end) { return end >= full_end; });
    return static_cast<float>(words) >= kManyWords * static_cast<float>(pieces.size()) &&
           static_cast<float>(full) >= 0.65F * static_cast<float>(pieces.size());
  }
};

struct Parting {
  float x = 0;
  std::size_t begin = 0;  // lines [begin, end)
  std::size_t end = 0;
};

class ColumnSplitter {
 public:
  ColumnSplitter(const TextLayer& layer, const std::vector<GridLine>& rulings,
                 const StreamOptions& options)
      : layer_(layer), rulings_(rulings), options_(options) {}

  void split(std::vector<std::uint32_t> words, int depth) {
    if (words.empty()) return;
    const std::vector<PieceLine> lines = read_lines(&words);
    const Parting gutter = depth < kMaxDepth ? best_gutter(lines) : Parting{};
    if (gutter.end == gutter.begin) {
      out.push_back(std::move(words));
      return;
    }
    std::vector<std::uint32_t> above, left, right, below;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      for (std::uint32_t w = 0; w < lines[i].word_count; ++w) {
        const std::uint32_t number = words[lines[i].first_word + w];
        const bool at_left = layer_.words[number].box.centre_x() < gutter.x;
        auto& part = i < gutter.begin ? above : i >= gutter.end ? below : at_left ? left : right;
        part.push_back(number);
      }
    }
    split(std::move(above), depth + 1);
    split(std::move(left), depth + 1);
    split(std::move(right), depth + 1);
    split(std::move(below), depth + 1);
  }

  std::vector<std::vector<std::uint32_t>> out;

 private:
  std::vector<PieceLine> read_lines(std::vector<std::uint32_t>* words) const {
    std::vector<PieceLine> lines;
    for (const TextLine& line : group_lines(layer_, words, options_.flow)) {
      PieceLine cut{line.baseline, line.first_word, line.word_count, {}};
      for (std::uint32_t w = 0; w < line.word_count; ++w) {
        const Word& word = layer_.words[(*words)[line.first_word + w]];
        const Box& box = word.box;
        if (cut.pieces.empty() ||
            box.x0 - cut.pieces.back().x1 > options_.text_gutter * line.size) {
          cut.pieces.push_back({box.x0, box.x1, 0, true, word.baseline, word.size});
        }
        cut.pieces.back().numeric = cut.pieces.back().numeric && is_figure(layer_.text_of(word));
        cut.pieces.back().x1 = std::max(cut.pieces.back().x1, box.x1);
        ++cut.pieces.back().words;
      }
      lines.push_back(std::move(cut));
    }
    return lines;
  }

  // Places where pieces begin below one another, the most frequent first.
  static std::vector<float> beginnings(const std::vector<PieceLine>& lines) {
    std::vector<float> all;
    for (const PieceLine& line : lines) {
      for (const Piece& piece : line.pieces) all.push_back(piece.x0);
    }
    std::sort(all.begin(), all.end());
    std::vector<std::pair<std::size_t, float>> groups;
    for (std::size_t i = 0; i < all.size();) {
      std::size_t end = i + 1;
      while (end < all.size() && all[end] - all[i] <= kSameStart) ++end;
      if (end - i >= kMinLines) groups.emplace_back(end - i, all[i]);
      i = end;
    }
    std::sort(groups.begin(), groups.end(), [](const auto& a, const auto& b) { return a > b; });
    std::vector<float> out_places;
    for (const auto& [count, place] : groups) {
      if (out_places.size() == kMaxCandidates) break;
      out_places.push_back(place);
    }
    return out_places;
  }

  Parting best_gutter(const std::vector<PieceLine>& lines) const {
    Parting best;
    if (lines.size() < kMinLines) return best;
    for (const float place : beginnings(lines)) {
      for (std::size_t i = 0; i < lines.size();) {
        if (!clear(lines[i], place)) {
          ++i;
          continue;
        }
        std::size_t end = i + 1;
        while (end < lines.size() && clear(lines[end], place) &&
               !ruled(lines[end - 1].baseline, lines[end].baseline, place)) {
          ++end;
        }
        Parting gutter = judge(lines, place, i, end);
        if (gutter.end == gutter.begin) gutter = judge_tables(lines, place, i, end);
        if (gutter.end - gutter.begin > best.end - best.begin) best = gutter;
        i = end;
      }
    }
    return best;
  }

  // No text reaches across the place.
  static bool clear(const PieceLine& line, float place) {
    return std::none_of(line.pieces.begin(), line.pieces.end(), [place](const Piece& piece) {
      return piece.x0 < place - kSameStart && piece.x1 > place - kSameStart / 2;
    });
  }

  // A ruling that reaches well to both sides of the place stands between the two lines.
  bool ruled(float above, float below, float place) const {
    auto it = std::lower_bound(rulings_.begin(), rulings_.end(), above,
                               [](const GridLine& line, float y) { return line.position < y; });
    for (; it != rulings_.end() && it->position < below; ++it) {
      if (it->begin < place - kReach && it->end > place + kReach) return true;
    }
    return false;
  }

  // The part of a run of clear lines that is parted into two columns, or nothing.
  static Parting judge(const std::vector<PieceLine>& lines, float place, std::size_t begin,
                       std::size_t end) {
    Side left, right;
    std::size_t first = end, last = begin, shared = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const Piece* before = nullptr;
      const Piece* after = nullptr;
      for (const Piece& piece : lines[i].pieces) {
        if (piece.x0 < place - kSameStart) before = &piece;
        if (std::fabs(piece.x0 - place) <= kSameStart) {
          right.pieces.push_back(&piece);
          after = &piece;
          first = std::min(first, i);
          last = i + 1;
        }
      }
      if (before != nullptr) left.pieces.push_back(before);
      if (before == nullptr || after == nullptr) continue;
      ++shared;
      left.shared_words += before->words;
      right.shared_words += after->words;
    }
    if (left.pieces.size() < kMinLines || right.pieces.size() < kMinLines) return {};
    const bool text_left = left.prose() && left.runs_beside(shared) && !right.figures();
    const bool text_right = right.prose() && right.runs_beside(shared);
    if (!text_left && !text_right) return {};
    return with_left_lines(lines, place, {begin, end}, {place - kSameStart, first, last});
  }

  // Lines with text at the left only belong to the left column.
  static Parting with_left_lines(const std::vector<PieceLine>& lines, float place,
                                 std::pair<std::size_t, std::size_t> run, Parting gutter) {
    const auto left_only = [&](std::size_t i) {
      return lines[i].pieces.back().x0 < place - kSameStart;
    };
    while (gutter.begin > run.first && left_only(gutter.begin - 1)) --gutter.begin;
    while (gutter.end < run.second && left_only(gutter.end)) ++gutter.end;
    return gutter;
  }

  // Two tables beside each other: the right one begins with texts, as the left one does, and
  // either each has wide rulings of its own, or figures of the one stand on other lines than
  // those of the other.
  Parting judge_tables(const std::vector<PieceLine>& lines, float place, std::size_t begin,
                       std::size_t end) const {
    TablePair pair;
    for (std::size_t i = begin; i < end; ++i) pair.add(lines[i], place, i);
    if (!pair.both()) return {};
    const float top = lines[pair.first].baseline - kReach;
    const float bottom = lines[pair.last - 1].baseline + kReach;
    if (!pair.on_own_lines() && !ruled_apart(pair, place, top, bottom)) return {};
    return with_left_lines(lines, place, {begin, end}, {place - kSameStart, pair.first, pair.last});
  }

  // What stands left and right of a place that may part two tables.
  struct TablePair {
    float left = 1e9F, left_end = -1e9F;  // of the texts at the left
    float right_end = -1e9F;
    std::size_t first = 0, last = 0;            // lines with text at the right
    std::size_t left_rows = 0, right_rows = 0;  // with two and more texts there
    std::size_t shared = 0;                     // the same on both sides, as one row
    std::size_t stubs = 0;                      // texts right of the place
    std::size_t figures = 0, others = 0;        // behind the first text of each side

    void add(const PieceLine& line, float place, std::size_t i) {
      std::size_t at_left = 0, at_right = 0;
      const Piece* before = nullptr;
      const Piece* after = nullptr;
      for (const Piece& piece : line.pieces) {
        const bool is_left = piece.x0 < place - kSameStart;
        std::size_t& count = is_left ? at_left : at_right;
        if (count++ > 0) ++(piece.numeric ? figures : others);
        (is_left ? before : after) = &piece;
        if (is_left) {
          left = std::min(left, piece.x0);
          left_end = std::max(left_end, piece.x1);
        } else {
          right_end = std::max(right_end, piece.x1);
          if (count == 1 && !piece.numeric && piece.x0 <= place + kSameStart) ++stubs;
        }
      }
      if (at_right > 0) {
        if (last == 0) first = i;
        last = i + 1;
      }
      left_rows += at_left >= 2 ? 1 : 0;
      right_rows += at_right >= 2 ? 1 : 0;
      shared += at_left >= 2 && at_right >= 2 && of_one_row(*before, *after) ? 1 : 0;
    }

    // Cells of one row stand on one line and have one size.
    static bool of_one_row(const Piece& a, const Piece& b) {
      constexpr float kOneLine = 0.4F, kSameSize = 0.04F;  // points, share of the size
      return std::fabs(a.baseline - b.baseline) <= kOneLine &&
             std::fabs(a.size - b.size) <= kSameSize * a.size;
    }

    bool both() const {
      return left_rows >= kMinRows && right_rows >= kMinRows && 3 * stubs >= 2 * right_rows &&
             figures > others;
    }
    bool on_own_lines() const { return 2 * shared <= std::min(left_rows, right_rows); }

    static constexpr std::size_t kMinRows = 4;
  };

  // Each side has rulings over most of its width, and none reaches to the other.
  bool ruled_apart(const TablePair& pair, float place, float top, float bottom) const {
    constexpr float kWide = 0.8F, kBefore = 12.0F;
    std::size_t at_left = 0, at_right = 0;
    auto it = std::lower_bound(rulings_.begin(), rulings_.end(), top,
                               [](const GridLine& line, float y) { return line.position < y; });
    for (; it != rulings_.end() && it->position < bottom; ++it) {
      if (it->begin < place - kReach && it->end > place + kReach) return false;
      const float to_left = std::min(it->end, place) - std::max(it->begin, pair.left);
      const float to_right = std::min(it->end, pair.right_end) - std::max(it->begin, place);
      at_left += to_left >= kWide * (pair.left_end - pair.left) ? 1 : 0;
      at_right +=
          to_right >= kWide * (pair.right_end - place) && it->begin >= place - kBefore ? 1 : 0;
    }
    return at_left >= 2 && at_right >= 2;
  }

  static constexpr float kReach = 20.0F;  // points: what reaches further is on both sides

  const TextLayer& layer_;
  const std::vector<GridLine>& rulings_;  // horizontal, from the top
  const StreamOptions& options_;
};

}  // namespace

std::vector<std::vector<std::uint32_t>> split_text_columns(const TextLayer& layer,
                                                           std::vector<std::uint32_t> words,
                                                           const std::vector<GridLine>& rulings,
                                                           const StreamOptions& options) {
  ColumnSplitter splitter(layer, rulings, options);
  splitter.split(std::move(words), 0);
  return std::move(splitter.out);
}

}  // namespace boardtrail
