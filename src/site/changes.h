// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_SITE_CHANGES_H_
#define BOARDTRAIL_SITE_CHANGES_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "site/site_rows.h"

namespace boardtrail {

// What the latest paper of a plan says otherwise than the papers before it.
enum class ChangeKind : std::uint8_t {
  kNew,
  kClosed,
  kReopened,
  kGone,
  kDateMoved,
  kRatingWorse,
  kRatingBetter,
  kLeadChanged,
  kWordingChanged,
};
inline constexpr std::size_t kChangeKinds = 9;

// "Rating worse".
std::string_view change_words(ChangeKind kind);

// "rated worse": as it stands behind a number.
std::string change_noun(ChangeKind kind);

struct PlanChange {
  ChangeKind kind = ChangeKind::kNew;
  const ActionRecord* action = nullptr;
  std::string from, to;  // as to be shown; empty where the kind says all
};

// By kind, then in the order of the plan's actions. One action may have changed in several
// ways. None for a plan's first paper.
std::vector<PlanChange> changes_of(const PlanRecord& plan);

using ChangeCounts = std::array<std::int64_t, kChangeKinds>;
ChangeCounts count_changes(const std::vector<PlanChange>& changes);

// True where the action is not closed and its date lies before the plan's latest paper.
bool is_overdue(const PlanRecord& plan, const ActionRecord& action);

}  // namespace boardtrail

#endif  // BOARDTRAIL_SITE_CHANGES_H_
