// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/restatements.h"

#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "base/text.h"
#include "checks/rows.h"
#include "normalise/reference.h"

namespace boardtrail {
namespace {

constexpr int kLeastRestatedWords = 5;

bool same_ref(const Observation& a, const Observation& b) {
  return !a.ref.empty() && reference_key(a.ref) == reference_key(b.ref);
}

// Nearly all papers state each action once: no mark, no reference in two tables.
bool may_restate(const Paper& paper) {
  std::unordered_map<std::string_view, std::int32_t> table_of;
  for (const Observation& row : paper.observations) {
    if (row.restates) return true;
    if (row.ref.empty()) continue;
    const auto [place, fresh] = table_of.emplace(row.ref, row.plan_table);
    if (!fresh && place->second != row.plan_table) return true;
  }
  return false;
}

struct Stated {
  const Observation* row = nullptr;
  bool ambiguous = false;  // several actions of the plan have this text
};

}  // namespace

std::vector<Restatement> find_restatements(const Paper& paper) {
  if (paper.plan_tables.size() < 2 || !may_restate(paper)) return {};
  std::unordered_map<std::uint64_t, Stated> stated;
  std::vector<Restatement> pairs;
  for (const bool again : {false, true}) {
    for (const Observation& row : paper.observations) {
      if (row.restates != again) continue;
      const std::uint64_t key = words_key(row.description, kLeastRestatedWords);
      if (key == 0) continue;
      const auto [place, fresh] = stated.try_emplace(key, Stated{&row, false});
      Stated& first = place->second;
      if (fresh || !same_words(first.row->description, row.description)) continue;
      const bool pair =
          first.row->plan_table != row.plan_table && (row.restates || same_ref(*first.row, row));
      if (!pair) {
        first.ambiguous = true;
      } else if (!first.ambiguous) {
        pairs.push_back({first.row, &row});
      }
    }
  }
  return pairs;
}

}  // namespace boardtrail
