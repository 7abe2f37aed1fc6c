// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_RECOGNISE_PLAN_COLOURS_H_
#define BOARDTRAIL_RECOGNISE_PLAN_COLOURS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "recognise/plan.h"

namespace boardtrail {

// Whose a cell's fill is.
enum class FillUse : std::uint8_t {
  kDress,   // the row's: a band of the table's style, which says nothing
  kShared,  // other cells' too, as of two ratings that are alike
  kOwn,
};

// What the fills of a plan say. Made once the rows are classified; the plan must outlive it.
class PlanColours {
 public:
  PlanColours(const PaperReading& reading, const Plan& plan);
  // "Progress / RAG" over words on red, amber and green: where no column is for ratings, the
  // one whose fills have several ratings' colours rates the actions. -1: none does.
  std::int32_t rating_column() const { return rating_column_; }
  FillUse use(const std::vector<PlanCell>& row, std::size_t column) const;

 private:
  std::int32_t find_rating_column(const PaperReading& reading, const Plan& plan) const;
  bool rows_are_rated(const PaperReading& reading, const Plan& plan) const;

  std::int32_t rating_column_ = -1;
  bool rows_are_rated_ = false;  // whole rows are red, amber and green
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_RECOGNISE_PLAN_COLOURS_H_
