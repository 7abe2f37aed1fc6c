// SPDX-License-Identifier: GPL-3.0-or-later
#include <string_view>

#include "base/text.h"
#include "checks/restatements.h"
#include "checks/rows.h"
#include "checks/rules.h"

namespace boardtrail {
namespace {

// The axis of doing is called "delivery" in one table and "actions" in another.
bool same_axis(const Rating& a, const Rating& b) {
  const auto is_delivery = [](std::string_view name) {
    return name == kDeliveryRating || name == "actions";
  };
  return a.dimension == b.dimension || (is_delivery(a.dimension) && is_delivery(b.dimension));
}

bool differ(const Rating& a, const Rating& b) {
  return a.value && b.value && a.value != b.value && !is_blank(a.raw) && !is_blank(b.raw) &&
         a.source == RatingSource::kText && b.source == RatingSource::kText;
}

void check_same_action_different_rating(const CheckContext& context, Findings& findings) {
  for (const auto& [original, again] : find_restatements(context.paper)) {
    for (const Rating& first : original->ratings) {
      for (const Rating& second : again->ratings) {
        if (!same_axis(first, second) || !differ(first, second)) continue;
        Finding finding = row_finding(kSameActionDifferentRating, context.paper, *again, "rag",
                                      row_subject(*again) + " is rated " + quoted(first.raw) +
                                          " in one table of the paper and " + quoted(second.raw) +
                                          " in another.");
        finding.evidence.push_back({first.dimension, first.raw, first.place});
        finding.evidence.push_back({second.dimension, second.raw, second.place});
        findings.push_back(std::move(finding));
      }
    }
  }
}

}  // namespace

const Rule kSameActionDifferentRating = {
    "same-action-different-rating",
    Severity::kHigh,
    "One action has two ratings in one paper",
    "The paper states an action in two tables, word for word, and rates it differently.",
    "The summary that most members read says something else than the plan.",
    "Silent where the ratings are of different axes, differ only in wording ('Red' and 'Overdue'), "
    "or stand as a colour without words, and where several actions have the same text.",
    "'Amber' in the tracker, 'Green' in the list of items for escalation",
    check_same_action_different_rating,
};

}  // namespace boardtrail
