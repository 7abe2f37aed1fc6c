// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_CHECKS_RULES_H_
#define BOARDTRAIL_CHECKS_RULES_H_

#include "checks/rule.h"

// Every rule of the project, each defined in the file of its name. registry.cc
// lists them; nobody else needs this header.
namespace boardtrail {

extern const Rule kActionDropped;
extern const Rule kActionReopened;
extern const Rule kClosedButOngoing;
extern const Rule kClosedLate;
extern const Rule kClosedWithoutDate;
extern const Rule kClosureDateInFuture;
extern const Rule kCopiedUpdate;
extern const Rule kDateChanged;
extern const Rule kDateOrderInCell;
extern const Rule kDatePulledEarlier;
extern const Rule kDescriptionChanged;
extern const Rule kDraftingNote;
extern const Rule kDroppedAfterProposal;
extern const Rule kDueBeforeRaised;
extern const Rule kDueDateMoved;
extern const Rule kDueDateRemoved;
extern const Rule kDuplicateDescription;
extern const Rule kDuplicateRef;
extern const Rule kEmbeddingAheadOfDelivery;
extern const Rule kEmptySection;
extern const Rule kGreenUntilMissed;
extern const Rule kHistoryRewritten;
extern const Rule kInvalidDate;
extern const Rule kInvalidPeriod;
extern const Rule kLeadChanged;
extern const Rule kLeadRemoved;
extern const Rule kLegendChanged;
extern const Rule kMisplacedCell;
extern const Rule kMissingAction;
extern const Rule kMissingActual;
extern const Rule kMissingDueDate;
extern const Rule kMissingLead;
extern const Rule kMissingRag;
extern const Rule kMissingUpdate;
extern const Rule kOffTrajectory;
extern const Rule kOpenButNarrativeComplete;
extern const Rule kOriginalDateRewritten;
extern const Rule kOverdueNotRed;
extern const Rule kProgressWentDown;
extern const Rule kRagImprovedWithoutUpdate;
extern const Rule kRagMalformed;
extern const Rule kRagNotInLegend;
extern const Rule kRagWorsened;
extern const Rule kRatingTextFillMismatch;
extern const Rule kRefRenumbered;
extern const Rule kRefReused;
extern const Rule kReportMissing;
extern const Rule kRevisionMentionedDateUnchanged;
extern const Rule kRowCountDrop;
extern const Rule kSameActionDifferentDate;
extern const Rule kSameActionDifferentLead;
extern const Rule kSameActionDifferentRating;
extern const Rule kScaleChanged;
extern const Rule kSerialSlippage;
extern const Rule kStuckRating;
extern const Rule kSuccessMeasureWeakened;
extern const Rule kTargetDatePassed;
extern const Rule kTargetMoved;
extern const Rule kTickGroupInvalid;
extern const Rule kUnassignedLead;
extern const Rule kUnbalancedFigures;
extern const Rule kUnparsedDate;
extern const Rule kUpdateStale;
extern const Rule kVersionConflict;
extern const Rule kVersionNotAdvanced;

}  // namespace boardtrail

#endif  // BOARDTRAIL_CHECKS_RULES_H_
