// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include <re2/re2.h>

#include "base/ascii_search.h"
#include "base/text.h"
#include "checks/date_terms.h"
#include "checks/rows.h"
#include "checks/rules.h"

namespace boardtrail {
namespace {

// The words that tell of a revised date, or empty.
std::string revision_in(const std::string& progress) {
  // One of these is in whatever the expression matches, and few updates have any.
  static constexpr WordFinder kTerms("deadline", "due date", "target date", "timescale",
                                     "completion date", "timeline");
  if (!kTerms.in(progress)) return {};
  static const RE2 kRevised(
      R"((?i)((?:deadline|due date|target date|timescale|completion date|timeline) )"
      R"((?:has |have |is |was |were |had )(?:now |therefore |since |subsequently |also )*)"
      R"((?:been )?(?:now )?(?:revised|extended|moved|changed|amended|deferred|delayed|)"
      R"(pushed back|put back|re-?set))\b)");
  std::string words;
  return RE2::PartialMatch(progress, kRevised, &words) ? words : std::string();
}

void check_revision_mentioned_date_unchanged(const CheckContext& context, Findings& findings) {
  for (const Observation& row : context.paper.observations) {
    if (is_closed(row) || row.restates || row.due.size() != 1 || row.progress.empty()) continue;
    if (const Evidence* revised = row.find_evidence(Field::kRevisedDue);
        revised != nullptr && !is_blank(revised->raw)) {
      continue;
    }
    const std::string words = revision_in(row.progress);
    if (words.empty()) continue;
    Finding finding = row_finding(kRevisionMentionedDateUnchanged, context.paper, row, "due",
                                  row_subject(row) + " says " + quoted(words) +
                                      " and shows only one due date, " + quoted(row.due_raw) + ".");
    finding.evidence.push_back(exhibit(row, Field::kProgress, words));
    finding.evidence.push_back(exhibit(row, Field::kDue, row.due_raw));
    findings.push_back(std::move(finding));
  }
}

}  // namespace

const Rule kRevisionMentionedDateUnchanged = {
    "revision-mentioned-date-unchanged",
    Severity::kLow,
    "The update tells of a revised date, and only one is shown",
    "The update says that the deadline has been revised, extended or moved, and the row shows a "
    "single due date.",
    "The date first agreed has been lost, or the new one was never entered.",
    "Silent for closed rows. It cannot tell whether the date shown is the old or the new one.",
    "Ref 1 | due 31-Mar-24 | 'The deadline has been extended to follow the review.'",
    check_revision_mentioned_date_unchanged,
};

}  // namespace boardtrail
