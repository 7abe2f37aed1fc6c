// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/restatements.h"

#include <string>
#include <unordered_map>

#include "base/text.h"
#include "checks/rows.h"
#include "normalise/reference.h"

namespace boardtrail {
namespace {

constexpr int kLeastWords = 5;

bool same_ref(const Observation& a, const Observation& b) {
  return !a.ref.empty() && reference_key(a.ref) == reference_key(b.ref);
}

struct Stated {
  const Observation* row = nullptr;
  bool ambiguous = false;  // several actions of the plan have this text
};

}  // namespace

std::vector<Restatement> find_restatements(const Paper& paper) {
  std::unordered_map<std::string, Stated> stated;
  std::vector<Restatement> pairs;
  for (const bool again : {false, true}) {
    for (const Observation& row : paper.observations) {
      if (row.restates != again) continue;
      std::string key = comparable_text(row.description, kLeastWords);
      if (key.empty()) continue;
      const auto [place, fresh] = stated.try_emplace(std::move(key), Stated{&row, false});
      if (fresh) continue;
      Stated& first = place->second;
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
