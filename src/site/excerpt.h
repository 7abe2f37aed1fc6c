// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_SITE_EXCERPT_H_
#define BOARDTRAIL_SITE_EXCERPT_H_

#include <vector>

#include "site/evidence.h"
#include "site/markup.h"

namespace boardtrail {

// Draws the rows of a table that are meant, as they were read: its headings, each row with
// the one before and after it, and what is meant marked by a frame and by words. All of
// `found` lie in one table.
void write_excerpt(Markup& page, const std::vector<CellFound>& found);

}  // namespace boardtrail

#endif  // BOARDTRAIL_SITE_EXCERPT_H_
