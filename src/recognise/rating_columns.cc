// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognise/rating_columns.h"

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "normalise/dates.h"
#include "recognise/action_values.h"

namespace boardtrail {
namespace {

bool is_one_of(std::string_view word, const std::vector<std::string_view>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Words that any rating column may have; what is left tells this one from its neighbours.
bool is_rating_word(std::string_view word) {
  static const std::vector<std::string_view> kWords = {
      "rag",     "brag", "bragg",    "rating",   "rated",   "status", "score",
      "as",      "at",   "of",       "in",       "for",     "the",    "colour",
      "code",    "self", "progress", "position", "action",  "update", "month",
      "quarter", "end",  "period",   "this",     "current", "latest", "delivery",
      "overall", "now",  "new",      "b",        "r",       "a",      "g"};
  return is_one_of(word, kWords);
}

bool is_earlier_word(std::string_view word) {
  static const std::vector<std::string_view> kWords = {"previous", "prior",   "last",
                                                       "old",      "earlier", "former"};
  return is_one_of(word, kWords);
}

// "month 7", "m7", "wk 12", "p3": a period by its number in the year.
bool is_numbered_period(std::string_view folded) {
  static const std::vector<std::string_view> kUnits = {"month", "mth", "m",       "period", "p",
                                                       "week",  "wk",  "quarter", "qtr",    "q"};
  const std::size_t digit = folded.find_first_of("0123456789");
  if (digit == std::string_view::npos || digit == 0) return false;
  const std::string_view number = folded.substr(digit);
  return number.size() <= 2 && number.find_first_not_of("0123456789") == std::string_view::npos &&
         is_one_of(trim(folded.substr(0, digit)), kUnits);
}

std::optional<DateTerm> sole_date(std::string_view folded) {
  const std::vector<DateTerm> terms = find_dates(folded);
  if (terms.size() != 1 || terms[0].impossible || terms[0].begin != 0) return std::nullopt;
  if (terms[0].end != folded.size()) return std::nullopt;
  return terms[0];
}

struct RatingColumn {
  std::size_t at = 0;
  std::string rest;  // of the heading, without the words of a rating
  bool earlier = false;
  bool period = false;
  std::optional<Date> date;  // of the period
};

RatingColumn read_heading(std::size_t at, std::string_view folded) {
  RatingColumn column;
  column.at = at;
  column.earlier = folded.starts_with("b f ") || folded.starts_with("brought forward ");
  column.period = is_period_heading(folded);
  column.rest = folded;
  if (!column.period) {
    column.rest.clear();
    for (const std::string_view word : split(folded, ' ')) {
      column.earlier = column.earlier || is_earlier_word(word);
      if (is_rating_word(word) || is_earlier_word(word)) continue;
      if (!column.rest.empty()) column.rest += ' ';
      column.rest += word;
    }
    column.period = is_period_heading(column.rest);
  }
  if (column.period) {
    if (const auto term = sole_date(column.rest)) column.date = term->date;
  }
  return column;
}

bool is_filled(const Plan& plan, std::size_t column) {
  return std::any_of(plan.rows.begin(), plan.rows.end(), [&](const PlanRow& row) {
    return row.kind == RowKind::kAction && !is_blank(row.cells[column].text);
  });
}

// The latest first: as the dates say, else from the left to the right.
void sort_periods(std::vector<RatingColumn>& periods) {
  const bool dated = std::all_of(periods.begin(), periods.end(),
                                 [](const RatingColumn& one) { return one.date.has_value(); });
  std::sort(periods.begin(), periods.end(), [&](const RatingColumn& a, const RatingColumn& b) {
    if (dated && *a.date != *b.date) return *b.date < *a.date;
    return a.at > b.at;
  });
}

// Of several columns that say nothing of what they rate, one is of today.
void tell_apart(const Plan& plan, std::vector<RatingColumn> columns,
                std::vector<std::string>& dimensions) {
  std::vector<RatingColumn> periods;
  std::vector<RatingColumn> others;
  for (RatingColumn& column : columns) {
    (column.period ? periods : others).push_back(std::move(column));
  }
  // A column that is named for today leaves all the periods behind.
  bool today = std::any_of(others.begin(), others.end(), [](const RatingColumn& one) {
    return !one.earlier && one.rest.empty();
  });
  sort_periods(periods);
  for (const RatingColumn& period : periods) {
    const bool latest = !today && is_filled(plan, period.at);
    dimensions[period.at] = latest ? kDeliveryRating : period.rest;
    today = today || latest;
  }
  for (const RatingColumn& other : others) {
    std::string& dimension = dimensions[other.at];
    if (other.earlier) {
      dimension = kPreviousRating;
    } else if (other.rest.empty() || !today) {
      dimension = kDeliveryRating;
      today = true;
    } else {
      dimension = other.rest;
    }
  }
}

}  // namespace

bool is_period_heading(std::string_view folded) {
  if (folded.empty()) return false;
  if (is_numbered_period(folded)) return true;
  const std::optional<DateTerm> term = sole_date(folded);
  return term && term->precision != Precision::kYear;
}

std::vector<std::string> rating_dimensions(const SchemaSet& schemas, const Plan& plan) {
  std::vector<std::string> dimensions(plan.columns.size());
  std::vector<RatingColumn> unnamed;
  for (std::size_t i = 0; i < plan.columns.size(); ++i) {
    const ColumnUse& use = plan.columns[i];
    if (use.column == nullptr || use.column->field != Field::kRating) continue;
    dimensions[i] = rating_dimension(schemas, use);
    if (dimensions[i] == kDeliveryRating) unnamed.push_back(read_heading(i, use.folded));
  }
  if (unnamed.size() > 1) tell_apart(plan, std::move(unnamed), dimensions);
  return dimensions;
}

void order_ratings(const std::vector<std::string>& dimensions, Observation& action) {
  if (action.ratings.size() < 2) return;
  const auto rank = [&](const Rating& rating) -> std::size_t {
    if (rating.dimension == kDeliveryRating) return 0;
    const auto at = std::find(dimensions.begin(), dimensions.end(), rating.dimension);
    const bool period = is_period_heading(rating.dimension);
    const auto left = static_cast<std::size_t>(at - dimensions.begin());
    return period ? 1 + dimensions.size() - left : 2 + dimensions.size() + left;
  };
  std::stable_sort(action.ratings.begin(), action.ratings.end(),
                   [&](const Rating& a, const Rating& b) { return rank(a) < rank(b); });
}

}  // namespace boardtrail
