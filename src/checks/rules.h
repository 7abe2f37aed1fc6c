// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_CHECKS_RULES_H_
#define BOARDTRAIL_CHECKS_RULES_H_

#include "checks/rule.h"

// Every rule of the project, each defined in the file of its name. registry.cc
// lists them; nobody else needs this header.
namespace boardtrail {

extern const Rule kClosedButOngoing;
extern const Rule kClosedLate;
extern const Rule kClosedWithoutDate;
extern const Rule kClosureDateInFuture;
extern const Rule kCopiedUpdate;
extern const Rule kDateChanged;
extern const Rule kDateOrderInCell;
extern const Rule kDraftingNote;
extern const Rule kDueBeforeRaised;
extern const Rule kDuplicateDescription;
extern const Rule kDuplicateRef;
extern const Rule kEmbeddingAheadOfDelivery;
extern const Rule kEmptySection;
extern const Rule kInvalidDate;
extern const Rule kInvalidPeriod;
extern const Rule kMisplacedCell;
extern const Rule kMissingAction;
extern const Rule kMissingActual;
extern const Rule kMissingDueDate;
extern const Rule kMissingLead;
extern const Rule kMissingRag;
extern const Rule kMissingUpdate;
extern const Rule kOffTrajectory;
extern const Rule kOpenButNarrativeComplete;
extern const Rule kOverdueNotRed;
extern const Rule kRagMalformed;
extern const Rule kRagNotInLegend;
extern const Rule kRatingTextFillMismatch;
extern const Rule kRevisionMentionedDateUnchanged;
extern const Rule kSameActionDifferentDate;
extern const Rule kSameActionDifferentLead;
extern const Rule kSameActionDifferentRating;
extern const Rule kTargetDatePassed;
extern const Rule kTickGroupInvalid;
extern const Rule kUnassignedLead;
extern const Rule kUnbalancedFigures;
extern const Rule kUnparsedDate;
extern const Rule kVersionConflict;

}  // namespace boardtrail

#endif  // BOARDTRAIL_CHECKS_RULES_H_
