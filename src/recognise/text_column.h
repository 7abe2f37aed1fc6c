// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_RECOGNISE_TEXT_COLUMN_H_
#define BOARDTRAIL_RECOGNISE_TEXT_COLUMN_H_

#include <cstdint>
#include <string>
#include <vector>

#include "recognise/plan.h"

namespace boardtrail {

// Under headings that name a lead and a due date and nothing that has to be done ("Development
// areas to address | Target date | Action owner"): takes the only column left for the action's,
// where its cells are texts of several words and those of the others what their headings say.
// `headings` are folded, by column. Cost: the first rows of the body.
void take_text_column(const TableText& text, std::int32_t first_body_row,
                      const std::vector<std::string>& headings, const Schema& schema,
                      std::vector<ColumnUse>& uses);

}  // namespace boardtrail

#endif  // BOARDTRAIL_RECOGNISE_TEXT_COLUMN_H_
