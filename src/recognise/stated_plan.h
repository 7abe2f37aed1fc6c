// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_RECOGNISE_STATED_PLAN_H_
#define BOARDTRAIL_RECOGNISE_STATED_PLAN_H_

#include <string>
#include <string_view>
#include <vector>

#include "recognise/plan.h"
#include "recognise/stated_lines.h"

namespace boardtrail {

// The actions of one form (lines, items of lists, cards) as the rows of a plan: each label
// is a column, the action's first. Internal to recognise/.
class StatedPlan {
 public:
  explicit StatedPlan(float confidence) : confidence_(confidence) {}

  bool empty() const { return plan_.rows.empty(); }
  // Begins an action; what stands in `section` differs from the one before opens a section.
  void begin_action(const Schema& schema, const std::string& section, const Place& place);
  // Adds to the action's cell under that label.
  void add(const SchemaColumn& column, const std::string& label, std::string text,
           const Place& place, const Cell* source = nullptr);
  void add_part(std::int32_t table);
  // Adds plan table and observations to the paper.
  void build(PaperReading& reading);

 private:
  std::size_t column_at(const SchemaColumn& column, const std::string& label);

  float confidence_;
  Plan plan_;
  std::string section_;
  std::int32_t actions_ = 0;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_RECOGNISE_STATED_PLAN_H_
