// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "checks/rules.h"

namespace boardtrail {

const char* severity_name(Severity severity) {
  switch (severity) {
    case Severity::kHigh:
      return "high";
    case Severity::kMedium:
      return "medium";
    case Severity::kLow:
      return "low";
  }
  return "medium";
}

namespace {

// In order of id: find_rule searches by halves, and a test proves the order.
constexpr std::array kRules = {
    &kActionDropped,
    &kActionReopened,
    &kClosedButOngoing,
    &kClosedLate,
    &kClosedWithoutDate,
    &kClosureDateInFuture,
    &kCopiedUpdate,
    &kDateChanged,
    &kDateOrderInCell,
    &kDatePulledEarlier,
    &kDescriptionChanged,
    &kDraftingNote,
    &kDroppedAfterProposal,
    &kDueBeforeRaised,
    &kDueDateMoved,
    &kDueDateRemoved,
    &kDuplicateDescription,
    &kDuplicateRef,
    &kEmbeddingAheadOfDelivery,
    &kEmptySection,
    &kGreenUntilMissed,
    &kHistoryRewritten,
    &kInvalidDate,
    &kInvalidPeriod,
    &kLeadChanged,
    &kLeadRemoved,
    &kLegendChanged,
    &kMisplacedCell,
    &kMissingAction,
    &kMissingActual,
    &kMissingDueDate,
    &kMissingLead,
    &kMissingRag,
    &kMissingUpdate,
    &kOffTrajectory,
    &kOpenButNarrativeComplete,
    &kOriginalDateRewritten,
    &kOverdueNotRed,
    &kProgressWentDown,
    &kRagImprovedWithoutUpdate,
    &kRagMalformed,
    &kRagNotInLegend,
    &kRagWorsened,
    &kRatingTextFillMismatch,
    &kRefRenumbered,
    &kRefReused,
    &kReportMissing,
    &kRevisionMentionedDateUnchanged,
    &kRowCountDrop,
    &kSameActionDifferentDate,
    &kSameActionDifferentLead,
    &kSameActionDifferentRating,
    &kScaleChanged,
    &kSerialSlippage,
    &kStuckRating,
    &kSuccessMeasureWeakened,
    &kTargetDatePassed,
    &kTargetMoved,
    &kTickGroupInvalid,
    &kUnassignedLead,
    &kUnbalancedFigures,
    &kUnparsedDate,
    &kUpdateStale,
    &kVersionConflict,
    &kVersionNotAdvanced,
};

}  // namespace

std::span<const Rule* const> all_rules() { return kRules; }

const Rule* find_rule(std::string_view id) {
  const auto found =
      std::lower_bound(kRules.begin(), kRules.end(), id,
                       [](const Rule* rule, std::string_view wanted) { return rule->id < wanted; });
  return found != kRules.end() && (*found)->id == id ? *found : nullptr;
}

Findings run_checks(const CheckContext& context) {
  Findings findings;
  for (const Rule* rule : kRules) {
    if (rule->check != nullptr) rule->check(context, findings);
  }
  return findings;
}

}  // namespace boardtrail
