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

void check(const CheckContext& context, Findings& findings) {
  for (const Observation& row : context.paper.observations) {
    if (row.restates) continue;
    if (row.due.empty() && row.due_words == DueWords::kUnparsed && !is_blank(row.due_raw) &&
        !is_closed(row)) {
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
    "quarter, season or year, and are none of the usual words such as Ongoing or TBC.",
    "A date that only its author can read cannot be followed up.",
    "Silent for closed rows' due dates, and where a date stands beside the words. It may be that "
    "the words are clear to a reader and only unknown to this program.",
    "Ref 3 | Map the pathways | post winter | A",
    check,
};

}  // namespace boardtrail
