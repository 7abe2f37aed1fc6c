// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/text_columns.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string_view>

#include "layout/stream_lines.h"

namespace boardtrail {
namespace {

constexpr int kMaxDepth = 6;                // columns of columns
constexpr std::size_t kMaxCandidates = 24;  // places where many texts begin
constexpr std::size_t kMinLines = 5;        // fewer lines line up by chance
constexpr float kSame = 2.0F;               // points: beginnings of lines of one column

// Words of a line that stand as close as words of justified text do.
struct Piece {
  float x0 = 0;
  float x1 = 0;
  std::uint32_t words = 0;
  bool numeric = true;  // figures only
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
    if (pieces.size() < kMinLines) return false;
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

struct Gutter {
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
    const Gutter gutter = depth < kMaxDepth ? best_gutter(lines) : Gutter{};
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
        const Box& box = layer_.words[(*words)[line.first_word + w]].box;
        if (cut.pieces.empty() ||
            box.x0 - cut.pieces.back().x1 > options_.text_gutter * line.size) {
          cut.pieces.push_back({box.x0, box.x1, 0, true});
        }
        const std::string_view text = layer_.text_of(layer_.words[(*words)[line.first_word + w]]);
        cut.pieces.back().numeric = cut.pieces.back().numeric && is_figure(text);
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
      while (end < all.size() && all[end] - all[i] <= kSame) ++end;
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

  Gutter best_gutter(const std::vector<PieceLine>& lines) const {
    Gutter best;
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
        const Gutter gutter = judge(lines, place, i, end);
        if (gutter.end - gutter.begin > best.end - best.begin) best = gutter;
        i = end;
      }
    }
    return best;
  }

  // No text reaches across the place.
  static bool clear(const PieceLine& line, float place) {
    return std::none_of(line.pieces.begin(), line.pieces.end(), [place](const Piece& piece) {
      return piece.x0 < place - kSame && piece.x1 > place - kSame / 2;
    });
  }

  // A ruling that reaches well to both sides of the place stands between the two lines.
  bool ruled(float above, float below, float place) const {
    constexpr float kReach = 20.0F;  // points
    auto it = std::lower_bound(rulings_.begin(), rulings_.end(), above,
                               [](const GridLine& line, float y) { return line.position < y; });
    for (; it != rulings_.end() && it->position < below; ++it) {
      if (it->begin < place - kReach && it->end > place + kReach) return true;
    }
    return false;
  }

  // The part of a run of clear lines that is parted into two columns, or nothing.
  static Gutter judge(const std::vector<PieceLine>& lines, float place, std::size_t begin,
                      std::size_t end) {
    Side left, right;
    std::size_t first = end, last = begin, shared = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const Piece* before = nullptr;
      const Piece* after = nullptr;
      for (const Piece& piece : lines[i].pieces) {
        if (piece.x0 < place - kSame) before = &piece;
        if (std::fabs(piece.x0 - place) <= kSame) {
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
    // Lines with text at the left only belong to the left column.
    const auto left_only = [&](std::size_t i) { return lines[i].pieces.back().x0 < place - kSame; };
    while (first > begin && left_only(first - 1)) --first;
    while (last < end && left_only(last)) ++last;
    return {place - kSame, first, last};
  }

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
