// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_CHECKS_RESTATEMENTS_H_
#define BOARDTRAIL_CHECKS_RESTATEMENTS_H_

#include <vector>

#include "model/paper.h"

namespace boardtrail {

// One action that the paper states twice: in its plan, and again in a summary or
// a list of the items off track.
struct Restatement {
  const Observation* original = nullptr;
  const Observation* again = nullptr;
};

// Pairs of rows of different tables with the same text, where the second is
// marked as a restatement or carries the same reference. Rows whose text fits
// more than one action are left out: which one they restate is not known.
std::vector<Restatement> find_restatements(const Paper& paper);

}  // namespace boardtrail

#endif  // BOARDTRAIL_CHECKS_RESTATEMENTS_H_
