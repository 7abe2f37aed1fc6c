// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_LAYOUT_RULINGS_H_
#define BOARDTRAIL_LAYOUT_RULINGS_H_

#include <vector>

#include "layout/page_record.h"

namespace boardtrail {

// A straight line of a table's grid after snapping and joining.
struct GridLine {
  float position = 0;
  float begin = 0;
  float end = 0;

  float length() const { return end - begin; }
  bool operator==(const GridLine&) const = default;
};

struct RulingOptions {
  // Parallel rulings closer than this are one line (double borders, borders drawn
  // for each of two neighbouring cells). Points.
  float snap = 3.0F;
  // Collinear pieces with a smaller gap are one line. Points. Word leaves gaps as
  // wide as a vertical border between a row's pieces.
  float join = 3.0F;
  // Shorter lines are dots, ticks of a chart or corners drawn for their own sake. Points.
  float min_length = 3.0F;
};

struct RulingSet {
  std::vector<GridLine> horizontal;  // by position, then begin
  std::vector<GridLine> vertical;
};

// Snaps parallel rulings together, joins collinear pieces and drops what is too
// short. Cost: O(r log r).
RulingSet join_rulings(const std::vector<Ruling>& rulings, const RulingOptions& options);

}  // namespace boardtrail

#endif  // BOARDTRAIL_LAYOUT_RULINGS_H_
