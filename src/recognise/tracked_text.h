// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_RECOGNISE_TRACKED_TEXT_H_
#define BOARDTRAIL_RECOGNISE_TRACKED_TEXT_H_

#include <string>
#include <vector>

#include "model/table.h"
#include "normalise/dates.h"

namespace boardtrail {

// The text of a due cell with its history: what is struck out or replaced is `struck`.
struct DueText {
  std::string text;
  std::vector<ByteRange> struck;
};

// A date that tracked changes replaced stands whole before the one that holds now, each on
// a line of its own: often a single word was changed ("30 May 2024", May replaced by June),
// and neither date stands whole among the changes. Changes that touch no date leave the
// text that holds. Cost: linear.
DueText due_text(const RichText& content);

}  // namespace boardtrail

#endif  // BOARDTRAIL_RECOGNISE_TRACKED_TEXT_H_
