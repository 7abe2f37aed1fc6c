// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognise/plan_colours.h"

#include <set>

#include "recognise/reading.h"

namespace boardtrail {
namespace {

// So many other cells of the same fill, and half of the row: it is the row's.
constexpr std::size_t kDressed = 3;

// How many other cells of the row have this cell's fill, of how many that there are.
struct Company {
  std::size_t alike = 0;
  std::size_t others = 0;
  bool is_dress() const { return alike >= kDressed && 2 * alike >= others; }
};

Company company_of(const std::vector<PlanCell>& row, std::size_t column) {
  Company found;
  const Cell* own = row[column].source;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const Cell* other = row[i].source;
    if (i == column || other == nullptr || other == own) continue;
    ++found.others;
    if (other->fill == own->fill) ++found.alike;
  }
  return found;
}

}  // namespace

PlanColours::PlanColours(const PaperReading& reading, const Plan& plan)
    : rating_column_(find_rating_column(reading, plan)),
      rows_are_rated_(rows_are_rated(reading, plan)) {}

std::int32_t PlanColours::find_rating_column(const PaperReading& reading, const Plan& plan) const {
  if (plan.column_of(Field::kRating) >= 0) return -1;
  for (const Field field : {Field::kStatus, Field::kProgress, Field::kDue, Field::kRef}) {
    const std::int32_t at = plan.column_of(field);
    if (at < 0) continue;
    std::set<Rag> ratings;
    std::size_t actions = 0;
    std::size_t coloured = 0;
    for (const PlanRow& row : plan.rows) {
      if (row.kind != RowKind::kAction) continue;
      ++actions;
      const Cell* cell = row.cells[static_cast<std::size_t>(at)].source;
      if (cell == nullptr || !cell->fill) continue;
      const std::optional<Rag> value = rag_of_colour(*cell->fill, reading.legend_colours);
      if (!value) continue;
      ++coloured;
      ratings.insert(*value);
    }
    if (ratings.size() >= 2 && 2 * coloured >= actions) return at;
  }
  return -1;
}

// Bands of a style are of one colour, with white or grey between.
bool PlanColours::rows_are_rated(const PaperReading& reading, const Plan& plan) const {
  const std::int32_t at = plan.column_of(Field::kRating);
  if (at < 0) return false;
  std::set<Rag> ratings;
  for (const PlanRow& row : plan.rows) {
    const Cell* cell = row.cells[static_cast<std::size_t>(at)].source;
    if (row.kind != RowKind::kAction || cell == nullptr || !cell->fill) continue;
    if (!company_of(row.cells, static_cast<std::size_t>(at)).is_dress()) continue;
    const std::optional<Rag> value = rag_of_colour(*cell->fill, reading.legend_colours);
    if (value && *value != Rag::kGrey) ratings.insert(*value);
  }
  return ratings.size() >= 2;
}

FillUse PlanColours::use(const std::vector<PlanCell>& row, std::size_t column) const {
  if (row[column].source == nullptr || !row[column].source->fill) return FillUse::kDress;
  const Company company = company_of(row, column);
  if (company.alike == 0) return FillUse::kOwn;
  return company.is_dress() && !rows_are_rated_ ? FillUse::kDress : FillUse::kShared;
}

}  // namespace boardtrail
