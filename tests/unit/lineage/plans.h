// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_TESTS_UNIT_LINEAGE_PLANS_H_
#define BOARDTRAIL_TESTS_UNIT_LINEAGE_PLANS_H_

#include <initializer_list>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "checks/across/across.h"
#include "lineage/plan_state.h"

// An invented plan and what the rules across papers say of its later issue.
namespace boardtrail::test {

using Lines = std::vector<std::string>;

inline constexpr const char* kTexts[] = {
    "Set out on one page which decisions the Board keeps for itself",
    "Hold two Board sessions a year away from headquarters",
    "Publish the results of the pulse survey to all wards within ten days",
    "Give every team leader protected time each month for talks",
    "Train forty improvement coaches, at least one for each service",
    "Replace the paper register of interests by an online one",
};

inline Date day(const char* iso) { return *parse_iso_date(iso); }

inline StatedAction row(std::int64_t id, int text, const char* ref, const char* due, Rag rag) {
  StatedAction action;
  action.id = id;
  action.paper_id = id / 100;
  action.position = static_cast<std::int32_t>(id % 100);
  action.ref = ref;
  action.description = kTexts[text];
  action.progress = "Work goes on in all wards.";
  action.leads = {"TH"};
  action.lead_raw = "TH";
  if (*due != 0) {
    action.due_raw = due;
    action.due_original = action.due_current = day(due);
    action.due = {{day(due), day(due), Precision::kDay, false, due}};
  }
  action.rag = rag;
  action.rag_raw = rag_name(rag);
  action.status = ActionStatus::kOpen;
  action.columns = ~0U;
  return action;
}

// Four open actions; the id of a row is a hundred times the paper's and its place.
inline StatedPaper paper(std::int64_t id, const char* as_at) {
  StatedPaper one;
  one.id = id;
  one.format = "text";
  one.title = "Well-led Action Plan";
  one.organisation = "Ellerwick Vale Hospitals NHS Foundation Trust";
  one.as_at = day(as_at);
  for (int i = 0; i < 4; ++i) {
    const std::string ref = "B" + std::to_string(i + 1);
    one.actions.push_back(row(100 * id + i, i, ref.c_str(), "2025-06-30", Rag::kGreen));
    one.actions.back().progress += " " + std::to_string(100 * id + i);
  }
  return one;
}

// The findings of the last paper, as "rule ref".
inline Lines findings(const std::vector<StatedPaper>& papers) {
  PlanState state;
  Lines found;
  for (const StatedPaper& one : papers) {
    const PlanStep step = state.compare(one, {});
    found.clear();
    for (const AcrossFinding& finding : run_across_checks(step)) {
      found.push_back(std::string(finding.rule) + (finding.ref.empty() ? "" : " " + finding.ref));
      EXPECT_FALSE(finding.message.empty());
      EXPECT_TRUE(finding.message.ends_with('.')) << finding.message;
      EXPECT_GE(finding.evidence.size(), 2U) << finding.message;
      EXPECT_NE(finding.earlier_paper_id, 0);
    }
    state.take(one, step, [](std::int64_t id) { return 1'000'000 + id; });
  }
  return found;
}

// What the second paper raises once it is changed.
template <typename Change>
Lines raised(Change change) {
  std::vector<StatedPaper> papers = {paper(1, "2025-01-31"), paper(2, "2025-02-28")};
  change(papers);
  return findings(papers);
}

inline void set_due(StatedAction& action, std::initializer_list<const char*> dates) {
  action.due.clear();
  action.due_raw.clear();
  for (const char* date : dates) {
    action.due.push_back({day(date), day(date), Precision::kDay, false, date});
    action.due_raw += std::string(action.due_raw.empty() ? "" : " ") + date;
  }
  action.due_original = action.due.front().date;
  action.due_current = action.due.back().date;
}

}  // namespace boardtrail::test

#endif  // BOARDTRAIL_TESTS_UNIT_LINEAGE_PLANS_H_
