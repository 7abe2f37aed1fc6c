// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/ruled_regions.h"

#include <algorithm>
#include <cmath>

namespace boardtrail {
namespace {

struct RulingGroup {
  float begin = 0;
  float end = 0;
  std::vector<float> positions;
};

// Rulings of one extent. A page has few extents; with many open groups the rulings are a
// drawing, and the oldest groups are left as they are.
std::vector<RulingGroup> group_by_extent(const std::vector<GridLine>& horizontal, float same) {
  constexpr std::size_t kMaxOpen = 24;
  std::vector<RulingGroup> groups;
  for (const GridLine& ruling : horizontal) {
    const std::size_t oldest = groups.size() > kMaxOpen ? groups.size() - kMaxOpen : 0;
    const auto group = std::find_if(
        groups.begin() + static_cast<std::ptrdiff_t>(oldest), groups.end(), [&](const auto& g) {
          return std::fabs(g.begin - ruling.begin) <= same && std::fabs(g.end - ruling.end) <= same;
        });
    if (group == groups.end()) {
      groups.push_back({ruling.begin, ruling.end, {ruling.position}});
    } else {
      group->positions.push_back(ruling.position);
    }
  }
  return groups;
}

class RegionFinder {
 public:
  RegionFinder(const std::vector<SegmentLine>& lines, const StreamOptions& options)
      : lines_(lines), options_(options) {}

  void find(const RulingGroup& group) {
    RuledRegion region;
    for (std::size_t i = 0; i + 1 < group.positions.size(); ++i) {
      const std::size_t begin = first_below(group.positions[i]);
      const std::size_t end = first_below(group.positions[i + 1]);
      if (!is_band(group, begin, end)) {
        emit(&region);
        continue;
      }
      if (region.bands.empty()) region.begin = begin;
      region.bands.push_back(begin);
      region.end = end;
    }
    emit(&region);
  }

  std::vector<RuledRegion> regions;

 private:
  std::size_t first_below(float y) const {
    const auto it = std::lower_bound(
        lines_.begin(), lines_.end(), y,
        [](const auto& line, float at) { return line.baseline - 0.3F * line.size < at; });
    return static_cast<std::size_t>(it - lines_.begin());
  }

  bool is_band(const RulingGroup& group, std::size_t begin, std::size_t end) const {
    bool tabular = false;
    for (std::size_t i = begin; i < end; ++i) {
      const auto& segments = lines_[i].segments;
      const float size = lines_[i].size;
      if (segments.front().x0 < group.begin - size || segments.back().x1 > group.end + size) {
        return false;
      }
      const bool running = segments.size() == 1 &&
                           segments.front().words > options_.max_band_words &&
                           segments.front().x1 - segments.front().x0 >
                               options_.wide_ruling * (group.end - group.begin);
      if (running) return false;
      tabular = tabular || segments.size() >= 2;
    }
    return tabular;
  }

  void emit(RuledRegion* region) {
    if (region->bands.size() >= 2 && region->end - region->begin >= options_.min_rows) {
      regions.push_back(*region);
    }
    *region = {};
  }

  const std::vector<SegmentLine>& lines_;
  const StreamOptions& options_;
};

}  // namespace

std::vector<RuledRegion> find_ruled_regions(const std::vector<SegmentLine>& lines,
                                            const std::vector<GridLine>& horizontal,
                                            const StreamOptions& options) {
  RegionFinder finder(lines, options);
  for (const RulingGroup& group : group_by_extent(horizontal, options.same_extent)) {
    if (group.positions.size() >= 3) finder.find(group);
  }
  std::vector<RuledRegion>& regions = finder.regions;
  std::sort(regions.begin(), regions.end(), [](const RuledRegion& a, const RuledRegion& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  // Where groups of two extents overlap, the one that begins first has the lines.
  std::vector<RuledRegion> apart;
  for (RuledRegion& region : regions) {
    if (apart.empty() || region.begin >= apart.back().end) apart.push_back(std::move(region));
  }
  return apart;
}

}  // namespace boardtrail
