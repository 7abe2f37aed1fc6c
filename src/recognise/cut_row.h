// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_RECOGNISE_CUT_ROW_H_
#define BOARDTRAIL_RECOGNISE_CUT_ROW_H_

#include <string_view>
#include <utility>
#include <vector>

namespace boardtrail {

// The last row of a page and the first of the next, column by column: true where they read
// as one row that the page's end cuts. More of the lower cells must go on within a sentence,
// a date or a word than begin anew, and no cell may begin where nothing stands above. On
// the safe side: a row taken for two is seen later, two taken for one are not.
bool is_cut_row(const std::vector<std::pair<std::string_view, std::string_view>>& cells);

}  // namespace boardtrail

#endif  // BOARDTRAIL_RECOGNISE_CUT_ROW_H_
