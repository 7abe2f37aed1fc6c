// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_CHECKS_ACROSS_DROPS_H_
#define BOARDTRAIL_CHECKS_ACROSS_DROPS_H_

#include <vector>

#include "checks/across/across.h"

namespace boardtrail {

// The open actions that the paper leaves out, without a word of the earlier paper that
// they would leave (merged, superseded, moved elsewhere).
struct Drops {
  std::vector<const Lineage*> dropped;
  std::vector<const Lineage*> proposed;  // the earlier paper proposed to close them
  // Most of the plan is missing: an extract that does not say so, or a table that was
  // not read. Then the rows are not accused one by one.
  bool most_of_plan = false;
};

Drops find_drops(const PlanStep& step);

// About an action that the paper leaves out: the earlier row, and the later paper.
AcrossFinding drop_finding(const Rule& rule, const PlanStep& step, const Lineage& lineage,
                           std::string message);

}  // namespace boardtrail

#endif  // BOARDTRAIL_CHECKS_ACROSS_DROPS_H_
