// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/tagged_edges.h"

#include <algorithm>
#include <cmath>

namespace boardtrail {
namespace {

// The widest padding between a table's outer words and its border. Points.
constexpr float kFarthestBorder = 24.0F;
// How wide a column is taken to be of which nothing is known. Points.
constexpr float kUnknownWidth = 12.0F;
// More grounds than this are a drawing.
constexpr std::size_t kMostGrounds = 20'000;
constexpr float kLeastGround = 5.0F;  // points; smaller ones are marks

class BoundaryFinder {
 public:
  BoundaryFinder(const std::vector<Extent>& extents, const std::vector<DrawnEdge>& edges,
                 const std::vector<float>& before, const TaggedOptions& options)
      : extents_(extents), edges_(edges), before_(before), options_(options) {}

  std::vector<float> run() {
    const std::size_t count = extents_.size();
    std::size_t first = 0;
    while (!extents_[first]) ++first;
    lead_in(first);
    std::size_t last = first;
    for (std::size_t i = first + 1; i < count; ++i) {
      if (!extents_[i]) continue;
      between(extents_[last]->end, extents_[i]->begin, last + 1, i - last);
      last = i;
    }
    lead_out(last);
    // Words that overhang may have crossed boundaries; cells need some width.
    for (std::size_t i = 1; i < out_.size(); ++i) {
      out_[i] = std::max(out_[i], out_[i - 1] + 0.1F);
    }
    return std::move(out_);
  }

 private:
  std::vector<DrawnEdge> edges_in(float low, float high) const {
    std::vector<DrawnEdge> found;
    auto it = std::lower_bound(edges_.begin(), edges_.end(), low,
                               [](const DrawnEdge& edge, float at) { return edge.position < at; });
    for (; it != edges_.end() && it->position <= high; ++it) found.push_back(*it);
    return found;
  }

  // The boundaries of the same columns on the page before, where they fit these words.
  bool remembered(float low, float high, std::size_t index, std::size_t count) const {
    return before_.size() == extents_.size() + 1 && before_[index] >= low - options_.edge_slack &&
           before_[index + count - 1] <= high + options_.edge_slack;
  }

  // Boundaries number `index` .. + count between words that end at `low` and begin at `high`.
  void between(float low, float high, std::size_t index, std::size_t count) {
    if (low > high) std::swap(low, high);
    std::vector<DrawnEdge> edges = edges_in(low - options_.edge_slack, high + options_.edge_slack);
    if (edges.size() < count && remembered(low, high, index, count)) {
      out_.insert(out_.end(), before_.begin() + static_cast<std::ptrdiff_t>(index),
                  before_.begin() + static_cast<std::ptrdiff_t>(index + count));
      return;
    }
    if (edges.size() >= count) {
      std::stable_sort(edges.begin(), edges.end(),
                       [](const DrawnEdge& a, const DrawnEdge& b) { return a.length > b.length; });
      edges.resize(count);
      const std::size_t begin = out_.size();
      for (const DrawnEdge& edge : edges) out_.push_back(edge.position);
      std::sort(out_.begin() + static_cast<std::ptrdiff_t>(begin), out_.end());
      return;
    }
    for (std::size_t i = 1; i <= count; ++i) {
      out_.push_back(low + (high - low) * static_cast<float>(i) / static_cast<float>(count + 1));
    }
  }

  // Boundaries 0 .. first, before the first known extent.
  void lead_in(std::size_t first) {
    const float end = extents_[first]->begin;
    if (first > 0 && remembered(0, end, 0, first + 1)) {
      out_.assign(before_.begin(), before_.begin() + static_cast<std::ptrdiff_t>(first) + 1);
      return;
    }
    const std::vector<DrawnEdge> edges = edges_in(-kFarthestBorder, end + options_.edge_slack);
    out_.resize(first + 1);
    float at = end - options_.padding;
    if (!edges.empty() && end - edges.back().position <= kFarthestBorder) {
      at = edges.back().position;
    }
    for (std::size_t i = 0; i <= first; ++i) {
      const bool drawn = first > 0 && edges.size() > first;
      out_[first - i] =
          drawn ? edges[edges.size() - 1 - i].position : at - kUnknownWidth * static_cast<float>(i);
    }
  }

  void lead_out(std::size_t last) {
    const std::size_t more = extents_.size() - 1 - last;
    const float begin = extents_[last]->end;
    constexpr float kFar = 1e6F;
    if (more > 0 && remembered(begin, kFar, last + 1, more + 1)) {
      out_.insert(out_.end(), before_.begin() + static_cast<std::ptrdiff_t>(last) + 1,
                  before_.end());
      return;
    }
    const std::vector<DrawnEdge> edges = edges_in(begin - options_.edge_slack, kFar);
    float at = begin + options_.padding;
    if (!edges.empty() && edges.front().position - begin <= kFarthestBorder) {
      at = edges.front().position;
    }
    for (std::size_t i = 0; i <= more; ++i) {
      const bool drawn = more > 0 && edges.size() > more;
      out_.push_back(drawn ? edges[i].position : at + kUnknownWidth * static_cast<float>(i));
    }
  }

  const std::vector<Extent>& extents_;
  const std::vector<DrawnEdge>& edges_;
  const std::vector<float>& before_;
  const TaggedOptions& options_;
  std::vector<float> out_;
};

// Edges that lie together are one, in their middle by length.
std::vector<DrawnEdge> merge_edges(std::vector<DrawnEdge> edges, float together) {
  std::sort(edges.begin(), edges.end(),
            [](const DrawnEdge& a, const DrawnEdge& b) { return a.position < b.position; });
  std::vector<DrawnEdge> out;
  float first = 0;
  for (const DrawnEdge& edge : edges) {
    if (out.empty() || edge.position - first > together) {
      out.push_back(edge);
      first = edge.position;
      continue;
    }
    DrawnEdge& last = out.back();
    const float length = last.length + edge.length;
    last.position = (last.position * last.length + edge.position * edge.length) / length;
    last.length = length;
  }
  return out;
}

}  // namespace

std::vector<DrawnEdge> drawn_edges(const PageRecord& page, const RulingSet& rulings, const Box& box,
                                   bool columns, const TaggedOptions& options) {
  std::vector<DrawnEdge> edges;
  const float reach = kFarthestBorder;
  const Box near{box.x0 - reach, box.y0 - reach, box.x1 + reach, box.y1 + reach};
  const float begin = columns ? near.y0 : near.x0, end = columns ? near.y1 : near.x1;
  const auto add = [&](float position, float from, float to) {
    const float length = std::min(to, end) - std::max(from, begin);
    if (length > 1) edges.push_back({position, length});
  };
  for (const GridLine& line : columns ? rulings.vertical : rulings.horizontal) {
    add(line.position, line.begin, line.end);
  }
  std::size_t grounds = 0;
  for (const Fill& fill : page.fills) {
    if (fill.shape != Fill::Shape::kRectangle || intersect(fill.box, near).empty()) continue;
    if (std::min(fill.box.width(), fill.box.height()) < kLeastGround) continue;
    if (++grounds > kMostGrounds) break;
    if (columns) {
      add(fill.box.x0, fill.box.y0, fill.box.y1);
      add(fill.box.x1, fill.box.y0, fill.box.y1);
    } else {
      add(fill.box.y0, fill.box.x0, fill.box.x1);
      add(fill.box.y1, fill.box.x0, fill.box.x1);
    }
  }
  return merge_edges(std::move(edges), options.same_edge);
}

std::vector<float> find_boundaries(const std::vector<Extent>& extents,
                                   const std::vector<DrawnEdge>& edges,
                                   const std::vector<float>& before, const TaggedOptions& options) {
  return BoundaryFinder(extents, edges, before, options).run();
}

}  // namespace boardtrail
