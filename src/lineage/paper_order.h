// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_LINEAGE_PAPER_ORDER_H_
#define BOARDTRAIL_LINEAGE_PAPER_ORDER_H_

#include <optional>
#include <string>
#include <string_view>

#include "lineage/statement.h"

namespace boardtrail {

// The day that a paper speaks for: its as-at date, else its meeting's, else one in the
// name of the file or of a folder that it lies in (the nearest folder first).
std::optional<Date> paper_date(const StatedPaper& paper);

// A date in a file's or folder's name: "2024-03-31", "31.03.24", "20240331", "Mar-24",
// "31 March 2024"; a month alone is its last day.
std::optional<Date> date_in_name(std::string_view name);

// What the papers of a plan are sorted by, as text: paper_date, version, meeting date,
// date in the name, what the name calls it ("original" before "edited"), format (of one
// paper's editions the PDF comes first, DOCX last), path without its extension. Numbers in
// version and path count as numbers (2 before 10).
// A paper of which no date is known comes first.
std::string paper_sort_key(const StatedPaper& paper);

// True where the papers themselves (or their names) say which of them is earlier, and
// not the path alone.
bool order_is_certain(const StatedPaper& earlier, const StatedPaper& later);

}  // namespace boardtrail

#endif  // BOARDTRAIL_LINEAGE_PAPER_ORDER_H_
