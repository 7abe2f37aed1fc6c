// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include <re2/re2.h>

#include "base/text.h"
#include "checks/rows.h"
#include "checks/rules.h"
#include "normalise/dates.h"
#include "normalise/number.h"

namespace boardtrail {
namespace {

void report(const CheckContext& context, const Observation& row, Field field,
            const std::string& raw, const char* what, Findings& findings) {
  Finding finding = row_finding(kUnparsedDate, context.paper, row, field_name(field),
                                row_subject(row) + " gives " + quoted(raw) + " as its " + what +
                                    ", which is neither a date nor a usual word in place of one.");
  finding.evidence.push_back(exhibit(row, field, raw));
  findings.push_back(std::move(finding));
}

// "Yes", "Closed", "Complete" in a column of closing dates state the closure, not its day.
bool states_closure_only(const std::string& raw) {
  static const RE2 kStatus(
      R"((?i)\W*(?:yes|y|no|n|closed?|completed?|done|ongoing|open|not (?:yet )?(?:closed|due)|)"
      R"(see (?:above|below|update).*)\W*)");
  return RE2::FullMatch(raw, kStatus);
}

// "When funded", "post winter", "after the merger": the day of something that has no day. What
// can be counted from the paper's own day ("within 6 months", "immediately", "next meeting") is
// left alone.
bool awaits_event(const Observation& row) {
  static const RE2 kAfterSeason(R"((?i)\W*(?:post|after|following) .*)");
  const bool dated = std::any_of(row.due.begin(), row.due.end(), [](const DueDate& due) {
    return due.date.has_value() || due.latest.has_value();
  });
  if (dated) return false;
  if (!row.due.empty()) return RE2::FullMatch(row.due_raw, kAfterSeason);
  static const RE2 kCountable(
      R"((?i)\b(?:asap|as soon as|immediate(?:ly)?|urgent(?:ly)?|within|next|today|days?|weeks?|)"
      R"(months?|years?|year[- ]end|quarters?|term|meetings?|this|easter|christmas|in time)\b)");
  return row.due_words == DueWords::kRelative && !RE2::PartialMatch(row.due_raw, kCountable);
}

void check_unparsed_date(const CheckContext& context, Findings& findings) {
  for (const Observation& row : context.paper.observations) {
    if (row.restates) continue;
    const bool unread = row.due.empty() && row.due_words == DueWords::kUnparsed;
    if (!is_blank(row.due_raw) && !is_closed(row) && (unread || awaits_event(row))) {
      bool impossible = false;
      for (const DateTerm& term : find_dates(row.due_raw)) impossible |= term.impossible;
      if (!impossible) report(context, row, Field::kDue, row.due_raw, "due date", findings);
    }
    if (row.closed_on || is_blank(row.closed_raw) || states_closure_only(row.closed_raw) ||
        read_placeholder(row.closed_raw).placeholder || !find_dates(row.closed_raw).empty()) {
      continue;
    }
    report(context, row, Field::kClosedOn, row.closed_raw, "closing date", findings);
  }
}

}  // namespace

const Rule kUnparsedDate = {
    "unparsed-date",
    Severity::kLow,
    "A date cell holds words that are no date",
    "The due date of an open row, or a closing date, is given in words that name no day, month, "
    "quarter, season or year, and are none of the usual words such as Ongoing, TBC or 'within 6 "
    "months': 'post winter', 'when funded'.",
    "A date that only its author can read cannot be followed up.",
    "Silent for closed rows' due dates, and where a date stands beside the words. It may be that "
    "the words are clear to a reader and only unknown to this program.",
    "Ref 3 | Map the pathways | post winter | A",
    check_unparsed_date,
};

}  // namespace boardtrail
