// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>

#include "base/text.h"
#include "checks/restatements.h"
#include "checks/rows.h"
#include "checks/rules.h"

namespace boardtrail {
namespace {

bool is_initials(const std::string& name) { return name.size() <= 4; }

// Leads that share nobody, written in one way: initials beside full names may be
// the same people.
bool share_nobody(const Observation& a, const Observation& b) {
  if (a.leads.empty() || b.leads.empty()) return false;
  for (const std::string& one : a.leads) {
    for (const std::string& two : b.leads) {
      if (is_initials(one) != is_initials(two) || word_overlap(one, two) > 0) return false;
    }
  }
  return true;
}

void check_same_action_different_lead(const CheckContext& context, Findings& findings) {
  for (const auto& [original, again] : find_restatements(context.paper)) {
    if (!share_nobody(*original, *again)) continue;
    Finding finding = row_finding(
        kSameActionDifferentLead, context.paper, *again, "lead",
        row_subject(*again) + " has the lead " + quoted(original->lead_raw) +
            " in one table of the paper and " + quoted(again->lead_raw) + " in another.");
    finding.evidence.push_back(exhibit(*original, Field::kLead, original->lead_raw));
    finding.evidence.push_back(exhibit(*again, Field::kLead, again->lead_raw));
    findings.push_back(std::move(finding));
  }
}

}  // namespace

const Rule kSameActionDifferentLead = {
    "same-action-different-lead",
    Severity::kMedium,
    "One action has two leads in one paper",
    "The paper states an action in two tables, word for word, with leads that share no name.",
    "Each may think that the other does it.",
    "Silent where one list is part of the other, where initials stand in one and names in the "
    "other, and where several actions have the same text.",
    "'KT' in the plan, 'HB' in the list of overdue items",
    check_same_action_different_lead,
};

}  // namespace boardtrail
