// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <re2/re2.h>

#include "checks/rows.h"
#include "checks/rules.h"

namespace boardtrail {
namespace {

// Only an update that says nothing else: "Complete", "Action completed 12/3/24."
bool says_only_complete(const std::string& progress) {
  static const RE2 kComplete(
      R"((?i)\W*(?:(?:action|this action|all actions|work) (?:is |are |has been |now )*)?)"
      R"((?:completed?|closed|done|delivered)\W*(?:(?:on|in|by|-)?\s*[\d/. -]{4,12}|)"
      R"((?:on |in )?(?:\d{1,2}(?:st|nd|rd|th)? )?[a-z]{3,9} \d{2,4})?\W*)");
  return progress.size() <= 64 && RE2::FullMatch(progress, kComplete);
}

// Green alone may stand for done; red and amber never do.
bool rated_short_of_done(const Rating& rating) {
  return rating.value == Rag::kRed || rating.value == Rag::kAmberRed ||
         rating.value == Rag::kAmber || rating.value == Rag::kAmberGreen;
}

void check(const CheckContext& context, Findings& findings) {
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
    check,
};

}  // namespace boardtrail
