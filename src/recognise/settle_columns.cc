// SPDX-License-Identifier: GPL-3.0-or-later
//
// Some headings say too little: under "Status" stand ratings, or "Open" and "Closed",
// or the whole update; under "Progress" a text or a rating; "Action" heads the column of
// an agenda, too. The cells decide.
#include <algorithm>

#include "base/text.h"
#include "normalise/rating.h"
#include "normalise/reference.h"
#include "recognise/plan.h"

namespace boardtrail {
namespace {

constexpr std::int32_t kSample = 40;
// Ratings and states are short.
constexpr std::size_t kLongestState = 60;
constexpr std::size_t kLongestGrade = 14;
// Share of a column that must be of one sort before its heading is overruled.
constexpr double kMost = 0.6;

struct Sorts {
  std::int32_t filled = 0;
  std::int32_t ratings = 0;      // words of a scale
  std::int32_t states = 0;       // words of a log: open, in progress, closed ...
  std::int32_t pure_states = 0;  // those that are no rating at all: open
  std::int32_t purposes = 0;
  std::int32_t prose = 0;
  std::int32_t names = 0;  // longer than a grade ("High", "1", "Must do")
  std::int32_t references = 0;
  bool most(std::int32_t count) const { return filled > 0 && count >= kMost * filled; }
};

Sorts sorts_of(const PaperReading& reading, const TableText& text, const TableMatch& match,
               std::int32_t column) {
  const Vocabulary& states = reading.schemas.vocabulary("status");
  const Vocabulary& purposes = reading.schemas.vocabulary("agenda-purpose");
  Sorts sorts;
  for (std::int32_t row = match.first_body_row; row < text.rows() && sorts.filled < kSample;
       ++row) {
    const std::string& cell = text.text(row, column);
    if (is_blank(cell)) continue;
    ++sorts.filled;
    if (cell.size() > kLongestGrade) ++sorts.names;
    if (looks_like_reference(cell)) ++sorts.references;
    if (cell.size() > kLongestState) {
      ++sorts.prose;
      continue;
    }
    const std::string& folded = text.folded(row, column);
    const RatingReading& rating = reading.rating_of(cell);
    if (states.find(folded) != nullptr || rating.closed) {
      ++sorts.states;
      if (!rating.value) ++sorts.pure_states;
    } else if (rating.value) {
      ++sorts.ratings;
    }
    if (purposes.find(folded) != nullptr) ++sorts.purposes;
  }
  return sorts;
}

const SchemaColumn* column_for(const Schema& schema, Field field) {
  for (const SchemaColumn& column : schema.columns) {
    if (column.field == field) return &column;
  }
  return nullptr;
}

bool is_taken(const TableMatch& match, Field field) {
  return std::any_of(match.columns.begin(), match.columns.end(), [&](const ColumnUse& use) {
    return use.column != nullptr && use.column->field == field;
  });
}

void become(TableMatch& match, ColumnUse& use, Field field) {
  const SchemaColumn* column = column_for(*match.schema, field);
  if (column != nullptr && (column->repeat || !is_taken(match, field))) use.column = column;
}

void settle(const PaperReading& reading, const TableText& text, TableMatch& match,
            std::size_t index) {
  ColumnUse& use = match.columns[index];
  const Field field = use.column->field;
  const bool doubtful = field == Field::kRating || field == Field::kStatus ||
                        field == Field::kKind ||
                        (field == Field::kProgress && !is_taken(match, Field::kRating));
  if (!doubtful) return;
  const Sorts sorts = sorts_of(reading, text, match, static_cast<std::int32_t>(index));
  if (field == Field::kKind) {
    if (sorts.most(sorts.names)) become(match, use, Field::kSection);
  } else if (field == Field::kProgress) {
    if (sorts.most(sorts.ratings)) become(match, use, Field::kRating);
  } else if (sorts.most(sorts.prose)) {
    become(match, use, Field::kProgress);
  } else if (field == Field::kRating && sorts.ratings == 0 && sorts.pure_states > 0 &&
             sorts.most(sorts.states)) {
    become(match, use, Field::kStatus);
  }
}

// True where rows stand below the heading and none of them holds an action or a reference:
// a matrix of ratings ("Actions | Embedding") is no plan.
bool has_no_action(const TableText& text, const TableMatch& match) {
  bool rows = false;
  for (std::int32_t row = match.first_body_row; row < text.rows(); ++row) {
    if (text.filled(row) == 0) continue;
    rows = true;
    for (std::size_t i = 0; i < match.columns.size(); ++i) {
      const SchemaColumn* column = match.columns[i].column;
      if (column == nullptr) continue;
      const bool telling = column->field == Field::kDescription || column->field == Field::kRef ||
                           column->field == Field::kSourceFinding ||
                           column->field == Field::kProgress;
      if (telling && !is_blank(text.text(row, static_cast<std::int32_t>(i)))) return false;
    }
  }
  return rows;
}

// "Action: To note" is what a meeting does with a paper, not what somebody promised.
bool is_agenda(const PaperReading& reading, const TableText& text, const TableMatch& match) {
  for (std::size_t i = 0; i < match.columns.size(); ++i) {
    const SchemaColumn* column = match.columns[i].column;
    if (column == nullptr || column->field != Field::kDescription) continue;
    const Sorts sorts = sorts_of(reading, text, match, static_cast<std::int32_t>(i));
    return sorts.most(sorts.purposes);
  }
  return false;
}

// One of the first columns, under a heading that no schema knows ("Question"), holds a
// reference in nearly every row: it is the reference's.
void find_references(const PaperReading& reading, const TableText& text, TableMatch& match) {
  constexpr std::size_t kFirstColumns = 3;
  constexpr double kNearlyAll = 0.8;
  if (is_taken(match, Field::kRef)) return;
  for (std::size_t i = 0; i < std::min(kFirstColumns, match.columns.size()); ++i) {
    if (match.columns[i].column != nullptr) continue;
    const Sorts sorts = sorts_of(reading, text, match, static_cast<std::int32_t>(i));
    const std::int32_t rows = std::min(kSample, text.rows() - match.first_body_row);
    if (2 * sorts.filled < rows || sorts.references < kNearlyAll * sorts.filled) continue;
    become(match, match.columns[i], Field::kRef);
    return;
  }
}

}  // namespace

void settle_columns(const PaperReading& reading, std::int32_t table, TableMatch& match) {
  if (match.schema == nullptr || match.schema->headerless) return;
  const TableText& text = reading.text(table);
  if (is_agenda(reading, text, match)) {
    match = {};
    match.reason = "its actions are the purposes of agenda items";
    return;
  }
  if (has_no_action(text, match)) {
    match = {};
    match.reason = "no row holds an action";
    return;
  }
  for (std::size_t i = 0; i < match.columns.size(); ++i) {
    if (match.columns[i].column != nullptr) settle(reading, text, match, i);
  }
  find_references(reading, text, match);
}

}  // namespace boardtrail
