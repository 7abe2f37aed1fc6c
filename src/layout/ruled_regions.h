// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_LAYOUT_RULED_REGIONS_H_
#define BOARDTRAIL_LAYOUT_RULED_REGIONS_H_

#include <cstddef>
#include <vector>

#include "layout/stream_lines.h"

namespace boardtrail {

// Lines [begin, end) between the first and the last of horizontal rulings of one extent,
// and the first line below each of the rulings between.
struct RuledRegion {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::vector<std::size_t> bands;  // first line of each, `begin` included
  std::vector<float> rulings;      // above each band, and below the last
};

// Where three and more horizontal rulings begin and end alike, the text between them is a
// table as long as each band holds a line of two texts, or one line that heads those below, and
// no running text. From the top.
// Cost: O(r log r) in rulings.
std::vector<RuledRegion> find_ruled_regions(const std::vector<SegmentLine>& lines,
                                            const std::vector<GridLine>& horizontal,
                                            const StreamOptions& options);

// The same among the words that `consumed` leaves. Cost: O(n log n) in words where there are
// three rulings of one extent; else as above.
std::vector<RuledRegion> find_ruled_regions(const TextLayer& layer,
                                            const std::vector<GridLine>& horizontal,
                                            const std::vector<bool>& consumed,
                                            const StreamOptions& options);

}  // namespace boardtrail

#endif  // BOARDTRAIL_LAYOUT_RULED_REGIONS_H_
