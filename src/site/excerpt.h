// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_SITE_EXCERPT_H_
#define BOARDTRAIL_SITE_EXCERPT_H_

#include <string_view>
#include <vector>

#include "site/evidence.h"
#include "site/markup.h"

namespace boardtrail {

// Draws the rows of a table that are meant, as they were read: its headings, each row with
// the one before and after it, and what is meant marked by a frame and by words. All of
// `found` lie in one table.
// `label` names it to people who hear the page.
void write_excerpt(Markup& page, const std::vector<CellFound>& found, std::string_view label);

}  // namespace boardtrail

#endif  // BOARDTRAIL_SITE_EXCERPT_H_
