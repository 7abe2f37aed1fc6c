// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include <re2/re2.h>

#include "base/ascii_search.h"
#include "base/text.h"
#include "checks/column_gaps.h"
#include "checks/rows.h"
#include "checks/rules.h"
#include "normalise/number.h"

namespace boardtrail {
namespace {

// Words that stand where an update should. They count as the whole cell or as its
// last words; "A verbal update was given to the committee" is an update.
const RE2& placeholder_update() {
  static const RE2 kPattern(
      R"((?i)(?:^|[.;:!?\n)]\s*|\s)\(?((?:progress |further |verbal |written )?updates? )"
      R"((?:is |are )?(?:awaited|outstanding|pending|to follow|to be (?:provided|given|added|)"
      R"(confirmed|supplied)(?: at (?:the )?meeting)?|requested)|awaiting (?:an? )?update|)"
      R"(no update (?:received|provided|available|given)|update (?:tbc|required)|)"
      R"(updates? not (?:yet )?(?:received|provided|available|given))\)?[\s.!]*$)");
  return kPattern;
}

const RE2& whole_cell_placeholder() {
  static const RE2 kPattern(
      R"((?i)\W*(?:verbal update|verbal|to follow|no (?:further |new )?updates?(?: (?:this|at this) )"
      R"((?:month|time|period|quarter))?|to be updated|update)\W*)");
  return kPattern;
}

// The words in place of an update, or empty.
std::string placeholder_in(const std::string& progress) {
  std::string words;
  if (progress.size() <= 24 && read_placeholder(progress).placeholder) {
    return read_placeholder(progress).not_applicable ? std::string() : collapse_spaces(progress);
  }
  // One of these is in whatever the expressions match; to compile them takes as long as to look at
  // a small plan.
  static constexpr WordFinder kWords("update", "verbal", "to follow");
  if (!kWords.in(progress)) return {};
  if (progress.size() <= 32 && RE2::FullMatch(progress, whole_cell_placeholder())) {
    return collapse_spaces(progress);
  }
  const std::size_t tail = progress.size() > 80 ? progress.size() - 80 : 0;
  const std::string_view end = std::string_view(progress).substr(tail);
  if (RE2::PartialMatch(re2::StringPiece(end.data(), end.size()), placeholder_update(), &words)) {
    return collapse_spaces(words);
  }
  return {};
}

bool not_due_yet(const Observation& row) {
  const Rating* rating = delivery_rating(row);
  return rating != nullptr && rating->value == Rag::kGrey;
}

void check_update(const CheckContext& context, const Observation& row, Findings& findings) {
  const bool blank = is_blank(row.progress);
  if (blank && (is_closed(row) || not_due_yet(row))) return;
  const std::string words = blank ? std::string() : placeholder_in(row.progress);
  if (!blank && words.empty()) return;
  Finding finding =
      row_finding(kMissingUpdate, context.paper, row, "progress",
                  row_subject(row) + (blank ? std::string(" has no update; the cell is blank.")
                                            : " has " + quoted(words) + " in place of an update."));
  finding.evidence.push_back(exhibit(row, Field::kProgress, row.progress));
  findings.push_back(std::move(finding));
}

void check_missing_update(const CheckContext& context, Findings& findings) {
  for (const TableRows& table : stated_tables(context.paper)) {
    if (!asks_for(table, Field::kProgress)) continue;
    for (const Observation* row : table.rows) check_update(context, *row, findings);
  }
}

}  // namespace

const Rule kMissingUpdate = {
    "missing-update",
    Severity::kMedium,
    "An action has no update",
    "The plan has a column for progress and the row leaves it blank, or holds or ends with words "
    "that stand in place of an update: UPDATE AWAITED, to follow, verbal update.",
    "A rating without an update asks the Board to take it on trust.",
    "Silent for closed rows with a blank cell, for rows rated as not started, and for tables "
    "without a column for progress. 'As item 2 above' counts as an update.",
    "Ref 6 | Agree the audit plan | HB | 30-Jun-24 | G | UPDATE AWAITED",
    check_missing_update,
};

}  // namespace boardtrail
