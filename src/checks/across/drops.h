// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_CHECKS_ACROSS_DROPS_H_
#define BOARDTRAIL_CHECKS_ACROSS_DROPS_H_

#include <string>
#include <vector>

#include "checks/across/across.h"
#include "lineage/later_words.h"

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

// Where the words of the action stand in the paper all the same; nullptr where nowhere.
const ReadText* words_of(const PlanStep& step, const Lineage& lineage);

// About an action that the paper leaves out: `begin`, that it is not in this paper, `end`;
// with the earlier row. Of low severity where its words stand elsewhere in the paper, or
// where something of the paper was not read, and then the message says so.
AcrossFinding drop_finding(const Rule& rule, const PlanStep& step, const Lineage& lineage,
                           const std::string& begin, const std::string& end);

// Lowers the finding where something of the paper was not read, and says what.
void doubt_reading(const PlanStep& step, AcrossFinding& finding);

}  // namespace boardtrail

#endif  // BOARDTRAIL_CHECKS_ACROSS_DROPS_H_
