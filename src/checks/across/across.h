// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_CHECKS_ACROSS_ACROSS_H_
#define BOARDTRAIL_CHECKS_ACROSS_ACROSS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "checks/rule.h"
#include "lineage/plan_state.h"

namespace boardtrail {

// What an exhibit shows that is of no row: where it stands.
enum class PaperPart : std::uint8_t {
  kNone,
  kTable,   // the paper's first table of actions
  kLegend,  // its legend
};

// The words of one of the papers that are compared. The place is looked up when the
// finding is stored: that of the observation's cell for the field.
struct AcrossExhibit {
  std::int64_t paper_id = 0;
  std::int64_t observation_id = 0;  // 0: the paper as a whole
  Field field = Field::kExtra;
  std::string label;  // used where the cell's own heading is not known
  std::string raw;
  std::int64_t metric_id = 0;  // a line of a scorecard; 0: none
  Place place = {};            // of words that are no cell of an observation
  PaperPart part = PaperPart::kNone;
};

// A sentence about a later paper beside an earlier one of the same plan.
struct AcrossFinding {
  std::string_view rule;
  Severity severity = Severity::kMedium;
  std::int64_t observation_id = 0;  // of the later paper; 0: none
  std::int64_t metric_id = 0;       // of the later paper; 0: none
  std::int64_t action_id = 0;       // 0: about no single action
  std::int64_t earlier_paper_id = 0;
  std::int64_t earlier_observation_id = 0;  // 0: none
  std::string ref;
  std::string field;
  std::string message;
  std::vector<AcrossExhibit> evidence;  // the earlier words first
};

using AcrossFindings = std::vector<AcrossFinding>;

// Runs every rule that compares papers. What rests on a doubtful link, or on papers
// that do not say which is earlier, is of low severity and says so. Pure.
AcrossFindings run_across_checks(const PlanStep& step);

// True where a rule would say that an action is not in the paper: then it wants to know what
// else was read there (PlanStep::words).
bool wants_words(const PlanStep& step);

}  // namespace boardtrail

#endif  // BOARDTRAIL_CHECKS_ACROSS_ACROSS_H_
