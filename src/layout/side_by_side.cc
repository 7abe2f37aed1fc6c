// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/side_by_side.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>

namespace boardtrail {
namespace {

class GutterFinder {
 public:
  GutterFinder(const WordLines& text, const RiverRegion& region,
               const std::vector<GridLine>& rulings, const TextTableOptions& options)
      : text_(text), region_(region), rulings_(rulings), options_(options) {}

  const River* find() const {
    const std::vector<River>& rivers = region_.rivers;
    const std::size_t columns = rivers.size() + 1, least = options_.min_columns;
    if (columns < 2 * least || region_.begin == region_.end) return nullptr;
    if (columns % 2 == 0 && says_twice() && !on_same_lines(rivers[columns / 2 - 1])) {
      return &rivers[columns / 2 - 1];
    }
    for (std::size_t r = least - 1; r + least < columns; ++r) {
      if (ruled_apart(rivers[r])) return &rivers[r];
    }
    return nullptr;
  }

 private:
  bool says_twice() const {
    std::vector<std::string> texts(region_.rivers.size() + 1);
    for (const std::uint32_t word : text_.of(region_.begin)) {
      std::string& text = texts[column_of(text_.box(word), region_.rivers)];
      text += text_.layer.text_of(text_.layer.words[word]);
    }
    const auto middle = texts.begin() + static_cast<std::ptrdiff_t>(texts.size() / 2);
    return std::equal(texts.begin(), middle, middle) &&
           std::none_of(texts.begin(), middle, [](const auto& text) { return text.empty(); });
  }

  // Most lines below the first have text on both sides, at one height.
  bool on_same_lines(const River& river) const {
    constexpr float kOneLine = 0.4F;  // points
    std::size_t left = 0, right = 0, shared = 0;
    for (std::size_t i = region_.begin + 1; i < region_.end; ++i) {
      const Word* before = nullptr;
      const Word* after = nullptr;
      for (const std::uint32_t number : text_.of(i)) {
        const Word& word = text_.layer.words[number];
        (word.box.centre_x() < river.middle() ? before : after) = &word;
      }
      left += before != nullptr ? 1 : 0;
      right += after != nullptr ? 1 : 0;
      shared += before != nullptr && after != nullptr &&
                        std::fabs(before->baseline - after->baseline) <= kOneLine
                    ? 1
                    : 0;
    }
    return 2 * shared > std::min(left, right);
  }

  // Several rulings reach over most of each side, and none from one to the other.
  bool ruled_apart(const River& river) const {
    constexpr std::size_t kSeveral = 3;
    const float top = text_.lines[region_.begin].box.y0;
    const float bottom = text_.lines[region_.end - 1].box.y1;
    std::size_t at_left = 0, at_right = 0;
    auto it = std::partition_point(rulings_.begin(), rulings_.end(),
                                   [top](const GridLine& line) { return line.position < top; });
    for (; it != rulings_.end() && it->position <= bottom; ++it) {
      if (it->begin < river.x0 && it->end > river.x1) return false;
      const float left = std::min(it->end, river.x0) - std::max(it->begin, region_.left);
      const float right = std::min(it->end, region_.right) - std::max(it->begin, river.x1);
      at_left += left >= options_.wide_ruling * (river.x0 - region_.left) ? 1 : 0;
      at_right += right >= options_.wide_ruling * (region_.right - river.x1) ? 1 : 0;
    }
    return std::min(at_left, at_right) >= kSeveral;
  }

  const WordLines& text_;
  const RiverRegion& region_;
  const std::vector<GridLine>& rulings_;
  const TextTableOptions& options_;
};

}  // namespace

const River* find_gutter(const WordLines& text, const RiverRegion& region,
                         const std::vector<GridLine>& rulings, const TextTableOptions& options) {
  return GutterFinder(text, region, rulings, options).find();
}

}  // namespace boardtrail
