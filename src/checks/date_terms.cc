// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/date_terms.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <re2/re2.h>

#include "base/text.h"

namespace boardtrail {
namespace {

// More dates than this in one cell are a calendar, not a history of one date.
constexpr std::size_t kMostRevisions = 6;

bool differ(const std::vector<DueDate>& dues) {
  std::optional<Date> first;
  for (const DueDate& due : dues) {
    if (!due.date) continue;
    if (!first) first = due.date;
    if (*first != *due.date) return true;
  }
  return false;
}

bool says_revised(std::string_view words) {
  static const RE2 kRevised(
      R"((?i)\b(?:revis|rev\b|extend|extension|now|new|mov|chang|amend|delay|slip|forecast|defer|)"
      R"(orig\b|original|previous|initial|was\b|updated|current|pushed|re-?plan|re-?base))");
  return RE2::PartialMatch(words, kRevised);
}

// Words that go with any date and say nothing of what it is for.
bool is_filler(std::string_view words) {
  static const RE2 kFiller(
      R"((?i)(?:\W|\d|\b(?:by|the|end|of|due|date|target|deadline|complete[d]?|completion|early|)"
      R"(mid|late|on|in|at|st|nd|rd|th|from)\b)*)");
  return RE2::FullMatch(words, kFiller);
}

// How a date is written, digits and letters apart: "30/06/2021" is "0/0/0".
std::string shape_of(std::string_view raw) {
  std::string shape;
  for (const char c : raw) {
    const unsigned char byte = static_cast<unsigned char>(c);
    const char kind = std::isdigit(byte) != 0 ? '0' : std::isalpha(byte) != 0 ? 'a' : c;
    if (shape.empty() || shape.back() != kind) shape.push_back(kind);
  }
  return shape;
}

bool is_dash(std::string_view gap) { return gap == "-" || gap == "–" || gap == "—" || gap == "−"; }

DateSequence read_gap(std::string_view gap, const DueDate& before, const DueDate& after) {
  gap = trim(gap);
  if (gap.empty()) return DateSequence::kRevisions;
  const bool days = before.precision == Precision::kDay && after.precision == Precision::kDay;
  if (is_dash(gap)) {
    const bool alike = shape_of(before.raw) == shape_of(after.raw);
    return before.precision == after.precision && (alike || !days) ? DateSequence::kRange
                                                                   : DateSequence::kRevisions;
  }
  if (gap == "/") return days ? DateSequence::kRevisions : DateSequence::kRange;
  if (gap.find_first_of("&+") != std::string_view::npos) return DateSequence::kSeveral;
  static const RE2 kRangeWord(R"((?i)\W*(?:to|until|till|through)\W*)");
  if (RE2::FullMatch(gap, kRangeWord)) return DateSequence::kRange;
  return is_filler(gap) ? DateSequence::kRevisions : DateSequence::kSeveral;
}

// Looks at the words between the dates of one cell. Those before the first say
// nothing: steps have names of their own, and a heading may have run into the cell.
DateSequence read_cell(const Observation& row) {
  const std::string_view cell = row.due_raw;
  if (says_revised(cell)) return DateSequence::kRevisions;
  std::size_t at = 0;
  const DueDate* before = nullptr;
  DateSequence found = DateSequence::kRevisions;
  for (const DueDate& due : row.due) {
    const std::size_t begin = due.raw.empty() ? std::string_view::npos : cell.find(due.raw, at);
    if (begin == std::string_view::npos) return found;
    const std::string_view gap = cell.substr(at, begin - at);
    const DateSequence one =
        before == nullptr ? DateSequence::kRevisions : read_gap(gap, *before, due);
    if (one != DateSequence::kRevisions) found = one;
    if (one == DateSequence::kSeveral) return one;
    at = begin + due.raw.size();
    before = &due;
  }
  return found;
}

}  // namespace

bool year_is_inferred(const DueDate& due) {
  return due.precision == Precision::kMonth &&
         due.raw.find_first_of("0123456789") == std::string::npos;
}

DateSequence read_date_sequence(const Observation& row) {
  if (row.due.size() < 2 || !differ(row.due)) return DateSequence::kSingle;
  if (row.due.size() > kMostRevisions) return DateSequence::kSeveral;
  const Evidence* revised = row.find_evidence(Field::kRevisedDue);
  if (revised != nullptr && !is_blank(revised->raw)) return DateSequence::kRevisions;
  if (std::any_of(row.due.begin(), row.due.end(), [](const DueDate& due) { return due.struck; })) {
    return DateSequence::kRevisions;
  }
  // The reader of the cell found dates side by side ("March, June and September").
  if (std::all_of(row.due.begin(), row.due.end(),
                  [](const DueDate& due) { return due.role == DateRole::kOriginal; })) {
    return DateSequence::kSeveral;
  }
  return read_cell(row);
}

}  // namespace boardtrail
