// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/text.h"
#include "checks/rows.h"
#include "checks/rules.h"
#include "normalise/reference.h"

namespace boardtrail {
namespace {

constexpr int kLeastWords = 6;

// The same step at several dates (a monthly report) is no duplicate.
bool recurs(const std::vector<const Observation*>& rows) {
  if (rows.size() < 3) return false;
  std::vector<std::string> dates;
  for (const Observation* row : rows) {
    if (is_blank(row->due_raw)) return false;
    dates.push_back(fold_words(row->due_raw));
  }
  std::sort(dates.begin(), dates.end());
  return std::adjacent_find(dates.begin(), dates.end()) == dates.end();
}

// The same action listed in two tables under one reference is stated twice on purpose.
bool stated_again(const Observation& a, const Observation& b) {
  return a.plan_table != b.plan_table && !a.ref.empty() &&
         reference_key(a.ref) == reference_key(b.ref);
}

using Group = std::vector<const Observation*>;

// Rows with the same text, in order of the first of them.
std::vector<Group> groups_of(const Paper& paper) {
  std::unordered_map<std::uint64_t, std::size_t> index;
  std::vector<Group> groups;
  for (const Observation& row : paper.observations) {
    const std::uint64_t key = row.restates ? 0 : words_key(row.description, kLeastWords);
    if (key == 0) continue;
    const auto [place, fresh] = index.emplace(key, groups.size());
    if (fresh) groups.emplace_back();
    Group& group = groups[place->second];
    if (fresh || same_words(group.front()->description, row.description)) group.push_back(&row);
  }
  return groups;
}

void check_duplicate_description(const CheckContext& context, Findings& findings) {
  for (const Group& rows : groups_of(context.paper)) {
    if (rows.size() < 2 || recurs(rows)) continue;
    for (std::size_t i = 1; i < rows.size(); ++i) {
      const Observation& first = *rows.front();
      const Observation& second = *rows[i];
      if (stated_again(first, second)) continue;
      Finding finding =
          row_finding(kDuplicateDescription, context.paper, second, "description",
                      "The actions " + row_name(first) + " and " + row_name(second) +
                          " are the same, word for word: " + quoted(second.description) + ".");
      finding.evidence.push_back(exhibit(first, Field::kDescription, first.description));
      finding.evidence.push_back(exhibit(second, Field::kDescription, second.description));
      findings.push_back(std::move(finding));
    }
  }
}

}  // namespace

const Rule kDuplicateDescription = {
    "duplicate-description",
    Severity::kMedium,
    "Two actions are the same, word for word",
    "Two rows of the paper have the same text of at least six words. One finding, on the later "
    "row.",
    "One of the texts was probably overwritten by a copy, and an action has been lost; or one "
    "action "
    "is counted twice.",
    "Silent for rows that restate an action on purpose (a summary, the same reference in another "
    "table), and for a step that recurs at three or more dates. Capitals and punctuation do not "
    "count.",
    "Ref R6 | Each committee to review its reports (as R9) | another update",
    check_duplicate_description,
};

}  // namespace boardtrail
