// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>
#include <utility>

#include "base/wording.h"
#include "checks/across/drops.h"
#include "checks/across/wording.h"
#include "checks/rows.h"
#include "checks/rules.h"

namespace boardtrail {
namespace {

// Where the words of half of the actions stand in the paper, its rows were not read as such.
void doubt_rows(const PlanStep& step, const Drops& drops, AcrossFinding& finding) {
  const auto found = std::count_if(
      drops.dropped.begin(), drops.dropped.end(),
      [&step](const Lineage* lineage) { return words_of(step, *lineage) != nullptr; });
  if (2 * static_cast<std::size_t>(found) < drops.dropped.size()) {
    doubt_reading(step, finding);
    doubt_tables(step, finding);
    return;
  }
  finding.severity = Severity::kLow;
  finding.message += " The words of " + std::to_string(found) +
                     " of them stand in it: its rows may have been read badly.";
}

void check_row_count_drop(const PlanStep& step, AcrossFindings& findings) {
  const Drops drops = find_drops(step);
  if (!drops.most_of_plan) return;
  AcrossFinding finding = paper_finding(
      kRowCountDrop, *step.full_before, "rows",
      counted(static_cast<std::int64_t>(drops.dropped.size()), "action") + " that " +
          (drops.dropped.size() == 1 ? "was" : "were") + " open in " + paper_of(*step.full_before) +
          " " + (drops.dropped.size() == 1 ? "is" : "are") + " not in this paper; " +
          std::to_string(step.changes.size()) + " are.");
  doubt_rows(step, drops, finding);
  for (const Lineage* lineage : drops.dropped) {
    finding.evidence.push_back(
        exhibit(lineage->head, Field::kDescription, lineage->head.description));
  }
  finding.evidence.push_back({step.now->id,
                              0,
                              Field::kExtra,
                              "rows of the later paper",
                              std::to_string(step.changes.size() + step.added.size()),
                              0,
                              {},
                              PaperPart::kTable});
  findings.push_back(std::move(finding));
}

}  // namespace

const Rule kRowCountDrop = {
    "row-count-drop",
    Severity::kMedium,
    "Most of the plan is missing",
    "More than half of the open actions of the earlier paper, and at least six are concerned, are "
    "not in the later one.",
    "Either the plan was cut, or the paper is an extract that does not say so, or a table of it "
    "could not be read.",
    "One finding for the paper instead of one for each action. Silent where the paper calls itself "
    "an extract or shows exceptions only. Of low severity where the words of half of them stand "
    "in the paper, or something of it was not read.",
    "March: 24 open actions; May: 8 of them, none closed",
    nullptr,
    check_row_count_drop,
};

}  // namespace boardtrail
