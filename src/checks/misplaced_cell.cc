// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include "checks/rows.h"
#include "checks/rules.h"

namespace boardtrail {
namespace {

// Repairs that put right what the paper prints; joining a row over pages, or
// completing a value that the page cut off, mends the reading and not the paper.
const char* fault_of(Repair::Kind kind) {
  switch (kind) {
    case Repair::Kind::kMovedCell:
      return "stands in the wrong columns";
    case Repair::Kind::kSplitCell:
      return "has the text of two columns in one cell";
    case Repair::Kind::kHeadingInCell:
      return "has a heading merged into its cells";
    case Repair::Kind::kJoinedRow:
    case Repair::Kind::kCompletedValue:
      break;
  }
  return nullptr;
}

void check_misplaced_cell(const CheckContext& context, Findings& findings) {
  for (const Observation& row : context.paper.observations) {
    for (const Repair& repair : row.repairs) {
      const char* fault = fault_of(repair.kind);
      if (fault == nullptr) continue;
      // The reader that mended the row says best what it found.
      std::string message = row_subject(row);
      message += repair.message.empty() ? " " + std::string(fault) : ": " + repair.message;
      Finding finding = row_finding(kMisplacedCell, context.paper, row, "row", message + ".");
      finding.evidence.push_back({"row", repair.message, repair.place});
      findings.push_back(std::move(finding));
      break;  // one fault, however many cells it took to mend
    }
  }
}

}  // namespace

const Rule kMisplacedCell = {
    "misplaced-cell",
    Severity::kLow,
    "A cell stands in the wrong place",
    "A row is shifted by a missing cell, has the texts of two columns in one cell, or has a "
    "heading merged into its cells. The row was read as it was meant; the message says how.",
    "Read as printed, the row gives an action the wrong lead, date or rating.",
    "Silent for rows that were only broken over a page. Where the reading is in doubt the row's "
    "confidence is lowered.",
    "A row of three columns with its action under 'Section' and its evidence under 'Action'",
    check_misplaced_cell,
};

}  // namespace boardtrail
