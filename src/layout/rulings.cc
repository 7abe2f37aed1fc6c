// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/rulings.h"

#include <algorithm>

namespace boardtrail {
namespace {

// Pieces of one line, in order of begin, joined where they touch.
void join_pieces(std::vector<GridLine>& pieces, float position, const RulingOptions& options,
                 std::vector<GridLine>* out) {
  std::sort(pieces.begin(), pieces.end(),
            [](const GridLine& a, const GridLine& b) { return a.begin < b.begin; });
  GridLine line{position, pieces.front().begin, pieces.front().end};
  const auto emit = [&] {
    if (line.length() >= options.min_length) out->push_back(line);
  };
  for (const GridLine& piece : pieces) {
    if (piece.begin > line.end + options.join) {
      emit();
      line = {position, piece.begin, piece.end};
    }
    line.end = std::max(line.end, piece.end);
  }
  emit();
}

std::vector<GridLine> join_direction(std::vector<GridLine> lines, const RulingOptions& options) {
  std::vector<GridLine> out;
  std::sort(lines.begin(), lines.end(),
            [](const GridLine& a, const GridLine& b) { return a.position < b.position; });
  for (std::size_t i = 0; i < lines.size();) {
    // A cluster reaches `snap` from its first member, so that it cannot creep along.
    std::size_t end = i;
    double weighted = 0, weight = 0;
    std::vector<GridLine> pieces;
    while (end < lines.size() && lines[end].position - lines[i].position <= options.snap) {
      const double length = std::max(lines[end].length(), 0.1F);
      weighted += length * static_cast<double>(lines[end].position);
      weight += length;
      pieces.push_back(lines[end++]);
    }
    join_pieces(pieces, static_cast<float>(weighted / weight), options, &out);
    i = end;
  }
  return out;
}

}  // namespace

RulingSet join_rulings(const std::vector<Ruling>& rulings, const RulingOptions& options) {
  std::vector<GridLine> horizontal, vertical;
  for (const Ruling& ruling : rulings) {
    (ruling.horizontal ? horizontal : vertical)
        .push_back({ruling.position, ruling.begin, ruling.end});
  }
  return {join_direction(std::move(horizontal), options),
          join_direction(std::move(vertical), options)};
}

}  // namespace boardtrail
