// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_SITE_CHARTS_H_
#define BOARDTRAIL_SITE_CHARTS_H_

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "site/markup.h"
#include "site/site_rows.h"

// Charts of a plan, each a <figure> with an SVG that says in words what it shows. Colour is
// never the only sign: ratings have letters, and bars have patterns. What a chart leaves
// out for room, its caption says.
namespace boardtrail {

// A row an action, a column a paper: how its rating went.
void write_rating_strip(Markup& page, const PlanRecord& plan);
// From the first date ever stated to the date now, the longest way first.
void write_slip_chart(Markup& page, const PlanRecord& plan);
// Actions not closed, paper by paper.
void write_burn_down(Markup& page, const PlanRecord& plan);
// Actions in force that are not closed, by lead.
void write_lead_load(Markup& page, const PlanRecord& plan);

// How many actions in force have each rating, in the order of all_looks().
using RatingCounts = std::array<std::int64_t, 8>;
RatingCounts count_ratings(const PlanRecord& plan);
// One bar, cut by rating.
void write_rating_bar(Markup& page, const RatingCounts& counts);

}  // namespace boardtrail

#endif  // BOARDTRAIL_SITE_CHARTS_H_
