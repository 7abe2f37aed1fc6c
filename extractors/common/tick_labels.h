// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_COMMON_TICK_LABELS_H_
#define BOARDTRAIL_EXTRACTORS_COMMON_TICK_LABELS_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/table.h"

namespace boardtrail {

// What a box looks like. A crossed mark without a box (U+2717, U+2718) is a choice
// where the unchosen stand as empty boxes, and a refusal beside check marks. A filled
// square is a box only beside empty ones; else it is a bullet.
enum class TickSign : std::uint8_t { kEmpty, kTicked, kCheckMark, kCrossMark, kFilledSquare };

struct PendingTick {
  TickSign sign = TickSign::kEmpty;
  bool radio = false;
  std::uint32_t offset = 0;
};

// The printed form of a sign that turned out not to be a box; "" for real boxes.
std::string_view sign_glyph(TickSign sign);

// Gives each tick its label: the text behind it up to the next tick or the line's
// end, or the text before it where the line ends with a tick. `ticks` is in order
// of offset.
std::vector<TickBox> label_ticks(std::string_view text, const std::vector<PendingTick>& ticks);

// Labels for boxes that stand alone in their cells: the cell on the right, or the
// left where rows of the table end with a box, or the column's heading where several
// boxes fill a row.
void label_lone_ticks(Table& table);

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_COMMON_TICK_LABELS_H_
