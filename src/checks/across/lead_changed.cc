// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "checks/across/wording.h"
#include "checks/rows.h"
#include "checks/rules.h"
#include "normalise/lead_words.h"

namespace boardtrail {
namespace {

// "jb" of "jane brown"; a chief may leave out that he is an officer ("ceo", "chief executive").
bool are_initials(std::string_view shorter, const std::string& longer) {
  std::string initials;
  for (const std::string_view word : split(longer, ' ')) initials += word.substr(0, 1);
  if (longer.starts_with("chief ") && initials + "o" == shorter) return true;
  return initials.size() > 1 && initials == shorter;
}

// "chief nurse" in "jane brown chief nurse", and not in "deputy chief nurse" or "jane brown
// for the chief nurse". Folded.
bool stands_in(const std::string& shorter, const std::string& longer) {
  const std::size_t at = (" " + longer + " ").find(" " + shorter + " ");
  if (at == std::string::npos) return false;
  std::vector<std::string_view> ahead = split(trim(std::string_view(longer).substr(0, at)), ' ');
  if (ahead.back() == "the") ahead.pop_back();
  return ahead.empty() || (ahead.back() != "for" && !makes_another_post(ahead.back()));
}

// "JB" and "Jane Brown", "Chief Nurse" and "Jane Brown, Chief Nurse" are one lead.
bool same_lead(const std::string& a, const std::string& b) {
  const std::string left = fold_words(a);
  const std::string right = fold_words(b);
  if (left == right) return true;
  const std::string& shorter = left.size() <= right.size() ? left : right;
  const std::string& longer = left.size() <= right.size() ? right : left;
  return stands_in(shorter, longer) || are_initials(shorter, longer);
}

bool has(const StatedAction& row, const std::string& lead) {
  return std::any_of(row.leads.begin(), row.leads.end(),
                     [&](const std::string& other) { return same_lead(lead, other); });
}

bool all_in(const StatedAction& row, const StatedAction& other) {
  return std::all_of(row.leads.begin(), row.leads.end(),
                     [&](const std::string& lead) { return has(other, lead); });
}

// "JB" and "JB, Chief Nurse", "Chief Nurse" and "Chief Nurse, Jane Brown": name and post beside
// a comma may be those of one person.
bool adds_a_post(const StatedAction& a, const StatedAction& b) {
  const StatedAction& shorter = a.leads.size() < b.leads.size() ? a : b;
  const StatedAction& longer = a.leads.size() < b.leads.size() ? b : a;
  if (shorter.leads.size() != 1 || longer.leads.size() != 2) return false;
  const std::string& first = longer.leads[0];
  const std::string& second = longer.leads[1];
  const bool name_and_post = is_post(first) ? is_person_name(second) : is_post(second);
  return same_lead(shorter.leads[0], first) && name_and_post &&
         collapse_spaces(longer.lead_raw) == first + ", " + second;
}

void check_lead_changed(const PlanStep& step, AcrossFindings& findings) {
  for (const Change& change : step.changes) {
    const StatedAction& before = change.before();
    const StatedAction& now = *change.now;
    if (!comparable(step, change) || !names_a_lead(before) || !names_a_lead(now)) continue;
    if ((all_in(before, now) && all_in(now, before)) || adds_a_post(before, now)) continue;
    const std::string was = collapse_spaces(before.lead_raw);
    const std::string is = collapse_spaces(now.lead_raw);
    findings.push_back(change_finding(kLeadChanged, step, change, Field::kLead,
                                      row_subject(now) + " was led by " + quoted(was) + " in " +
                                          paper_of(*change.paper) + " and is led by " + quoted(is) +
                                          " here.",
                                      was, is));
  }
}

}  // namespace

const Rule kLeadChanged = {
    "lead-changed",
    Severity::kLow,
    "An action has another lead",
    "The later paper names other leads for the action than the earlier one.",
    "A change of owner is a moment when actions get lost; the Board should know of it.",
    "Silent where the same lead is written otherwise (initials, a post beside the name), and where "
    "a lead is removed without another (lead-removed). Initials are compared within one plan only.",
    "March: L4 | JW; May: L4 | MP",
    nullptr,
    check_lead_changed,
};

}  // namespace boardtrail
