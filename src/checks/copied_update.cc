// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdint>
#include <string>
#include <unordered_map>

#include "base/text.h"
#include "checks/rows.h"
#include "checks/rules.h"

namespace boardtrail {
namespace {

constexpr int kLeastCopiedWords = 10;

bool same_update_cell(const Observation& a, const Observation& b) {
  const Evidence* one = a.find_evidence(Field::kProgress);
  const Evidence* two = b.find_evidence(Field::kProgress);
  return one != nullptr && two != nullptr && one->place == two->place && one->place != Place{};
}

void check_copied_update(const CheckContext& context, Findings& findings) {
  std::unordered_map<std::uint64_t, const Observation*> first_of;
  for (const Observation& row : context.paper.observations) {
    if (row.restates || is_blank(row.description)) continue;
    const std::uint64_t key = words_key(row.progress, kLeastCopiedWords);
    if (key == 0) continue;
    const auto [place, fresh] = first_of.emplace(key, &row);
    if (fresh) continue;
    const Observation& first = *place->second;
    if (!same_words(first.progress, row.progress)) continue;
    if (same_words(first.description, row.description)) continue;
    if (same_update_cell(first, row)) continue;  // one cell, merged over both rows
    Finding finding = row_finding(
        kCopiedUpdate, context.paper, row, "progress",
        "The actions " + row_name(first) + " and " + row_name(row) +
            " differ and have the same update, word for word: " + quoted(row.progress) + ".");
    finding.evidence.push_back(exhibit(first, Field::kProgress, first.progress));
    finding.evidence.push_back(exhibit(row, Field::kProgress, row.progress));
    findings.push_back(std::move(finding));
  }
}

}  // namespace

const Rule kCopiedUpdate = {
    "copied-update",
    Severity::kLow,
    "Two actions have the same update, word for word",
    "Two rows with different actions carry the same update of at least ten words.",
    "An update copied from another action does not report on this one.",
    "Silent for shorter updates, for one cell merged over several rows, and where the actions "
    "themselves are the same (duplicate-description).",
    "Ref L2 and L3, both: 'The review of all strategies has started and will go to the Board.'",
    check_copied_update,
};

}  // namespace boardtrail
