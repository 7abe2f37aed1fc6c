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

// Pieces of one line, each over a column of a heading, made one. From the top, then from the left.
std::vector<GridLine> join_pieces(const std::vector<GridLine>& horizontal) {
  constexpr float kSame = 0.5F, kMaxGap = 9.0F;  // points: two tables stand further apart
  std::vector<GridLine> joined;
  for (const GridLine& ruling : horizontal) {
    const bool goes_on = !joined.empty() && ruling.position - joined.back().position <= kSame &&
                         ruling.begin - joined.back().end <= kMaxGap;
    if (goes_on) {
      joined.back().end = std::max(joined.back().end, ruling.end);
    } else {
      joined.push_back(ruling);
    }
  }
  return joined;
}

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
      const Band band = band_of(group, i, begin, end);
      if (band == Band::kOther || (band == Band::kSection && region.bands.empty())) {
        emit(&region);
        continue;
      }
      if (region.bands.empty()) {
        region.begin = begin;
        region.rulings.push_back(group.positions[i]);
      }
      region.bands.push_back(begin);
      region.end = end;
      region.rulings.push_back(group.positions[i + 1]);
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

  enum class Band : std::uint8_t { kRows, kSection, kOther };

  // Rows hold a line of two texts. A line alone that fills its band is a section of a table; a
  // caption between two tables has more blank about it.
  Band band_of(const RulingGroup& group, std::size_t number, std::size_t begin,
               std::size_t end) const {
    constexpr float kIndent = 0.15F;  // of the width: texts of the second column begin later
    bool tabular = false;
    for (std::size_t i = begin; i < end; ++i) {
      const auto& segments = lines_[i].segments;
      const float size = lines_[i].size;
      if (segments.front().x0 < group.begin - size || segments.back().x1 > group.end + size) {
        return Band::kOther;
      }
      const float width = group.end - group.begin;
      const bool running = segments.size() == 1 &&
                           segments.front().words > options_.max_band_words &&
                           segments.front().x0 - group.begin < kIndent * width &&
                           segments.front().x1 - segments.front().x0 > options_.wide_ruling * width;
      if (running) return Band::kOther;
      tabular = tabular || segments.size() >= 2;
    }
    if (tabular) return Band::kRows;
    constexpr float kFull = 2.2F;  // of the font size
    const float height = group.positions[number + 1] - group.positions[number];
    return end == begin + 1 && height <= kFull * lines_[begin].size ? Band::kSection : Band::kOther;
  }

  void emit(RuledRegion* region) {
    // A section heads what is below it.
    while (!region->bands.empty() && lines_[region->bands.back()].segments.size() < 2 &&
           region->end == region->bands.back() + 1) {
      region->end = region->bands.back();
      region->bands.pop_back();
      region->rulings.pop_back();
    }
    if (region->bands.size() >= 2 && region->end - region->begin >= options_.min_rows) {
      regions.push_back(*region);
    }
    *region = {};
  }

  const std::vector<SegmentLine>& lines_;
  const StreamOptions& options_;
};

// Those that may hold a heading and a body.
std::vector<RulingGroup> frames(const std::vector<GridLine>& horizontal, float same) {
  std::vector<RulingGroup> groups = group_by_extent(join_pieces(horizontal), same);
  std::erase_if(groups, [](const RulingGroup& group) { return group.positions.size() < 3; });
  return groups;
}

std::vector<RuledRegion> regions_of(const std::vector<RulingGroup>& groups,
                                    const std::vector<SegmentLine>& lines,
                                    const StreamOptions& options) {
  RegionFinder finder(lines, options);
  for (const RulingGroup& group : groups) finder.find(group);
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

}  // namespace

std::vector<RuledRegion> find_ruled_regions(const std::vector<SegmentLine>& lines,
                                            const std::vector<GridLine>& horizontal,
                                            const StreamOptions& options) {
  return regions_of(frames(horizontal, options.same_extent), lines, options);
}

std::vector<RuledRegion> find_ruled_regions(const TextLayer& layer,
                                            const std::vector<GridLine>& horizontal,
                                            const std::vector<bool>& consumed,
                                            const StreamOptions& options) {
  const std::vector<RulingGroup> groups = frames(horizontal, options.same_extent);
  if (groups.empty()) return {};
  return regions_of(groups, find_segment_lines(layer, free_words(layer, consumed), options).lines,
                    options);
}

}  // namespace boardtrail
