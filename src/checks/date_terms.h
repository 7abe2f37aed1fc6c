// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_CHECKS_DATE_TERMS_H_
#define BOARDTRAIL_CHECKS_DATE_TERMS_H_

#include <cstdint>

#include "model/paper.h"

namespace boardtrail {

// What several dates in one due cell are to one another.
enum class DateSequence : std::uint8_t {
  kSingle,     // fewer than two different dates
  kRevisions,  // each replaces the one before
  kRange,      // "April - June 2021", "from .. to .."
  kSeveral,    // dates of several things: "Draft: 30 June; final: 31 December"
};

// Tells by what stands between the dates. Two dates side by side, one
// struck out, in two columns, or written in two ways with a dash between
// ("31/03/2021-31-Dec-21", where a replacement was typed behind the old date) are
// revisions; a dash or slash between months or between days written alike is a
// range; words that are no words of revising make them several. Pure.
DateSequence read_date_sequence(const Observation& row);

// True where the date prints no digit of its year: "July" in "July February 2025".
// The year it was given is that of a later date and may be one too high.
bool year_is_inferred(const DueDate& due);

}  // namespace boardtrail

#endif  // BOARDTRAIL_CHECKS_DATE_TERMS_H_
