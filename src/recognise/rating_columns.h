// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_RECOGNISE_RATING_COLUMNS_H_
#define BOARDTRAIL_RECOGNISE_RATING_COLUMNS_H_

#include <string>
#include <string_view>
#include <vector>

#include "recognise/plan.h"

namespace boardtrail {

// True where a heading is a period alone: "Sep-22", "Q2 2022/23", "Month 6", "October".
bool is_period_heading(std::string_view folded);

// What each rating column of a plan rates, by column; empty for the others. One is
// "delivery", the rating of today: of columns for periods ("Jul | Aug | Sep", "RAG Q1 |
// RAG Q2") the latest in which any row is rated, of "Previous RAG | Current RAG" the
// current one, wherever it stands. The others are named by what their heading has beside
// the words of a rating ("aug 22", "evidence"), or kPreviousRating.
std::vector<std::string> rating_dimensions(const SchemaSet& schemas, const Plan& plan);

// Puts the rating of delivery first and those of periods behind it, the latest first: who
// asks for the state of an action asks them in this order.
void order_ratings(const std::vector<std::string>& dimensions, Observation& action);

}  // namespace boardtrail

#endif  // BOARDTRAIL_RECOGNISE_RATING_COLUMNS_H_
