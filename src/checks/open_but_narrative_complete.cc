// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "checks/rows.h"
#include "checks/rules.h"

namespace boardtrail {
namespace {

// Green alone may stand for done; red and amber never do.
bool rated_short_of_done(const Rating& rating) {
  return rating.value == Rag::kRed || rating.value == Rag::kAmberRed ||
         rating.value == Rag::kAmber || rating.value == Rag::kAmberGreen;
}

void check_open_but_narrative_complete(const CheckContext& context, Findings& findings) {
  for (const Observation& row : context.paper.observations) {
    if (row.status != ActionStatus::kOpen || row.restates) continue;
    const Rating* rating = delivery_rating(row);
    if (rating == nullptr || !rated_short_of_done(*rating)) continue;
    if (!says_only_complete(row.progress)) continue;
    Finding finding = row_finding(kOpenButNarrativeComplete, context.paper, row, "rag",
                                  row_subject(row) + " is rated " + quoted(rating->raw) +
                                      ", and its update says " + quoted(row.progress) + ".");
    finding.evidence.push_back({"rating", rating->raw, rating->place});
    finding.evidence.push_back(exhibit(row, Field::kProgress, row.progress));
    findings.push_back(std::move(finding));
  }
}

}  // namespace

const Rule kOpenButNarrativeComplete = {
    "open-but-narrative-complete",
    Severity::kMedium,
    "An open action whose update says that it is complete",
    "A row is rated red or amber, and its whole update is 'Complete', 'Closed' or 'Done', with or "
    "without a date.",
    "Either the rating was not brought up to date, or the update says too much.",
    "Silent for green (which some plans use for done), and for updates that say anything else "
    "beside it.",
    "Ref 6 | Agree the strategy | A | 'Action completed.'",
    check_open_but_narrative_complete,
};

}  // namespace boardtrail
