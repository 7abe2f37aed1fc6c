// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_CLI_IN_FORCE_H_
#define BOARDTRAIL_CLI_IN_FORCE_H_

#include <string_view>

#include "cli/rows_output.h"

namespace boardtrail {

// A query that begins with the table expression `in_force`: every action of the latest
// paper of each plan that shows the whole plan, and of the papers of a part that came
// after it; each action once, as it was stated last, with the columns of v_action and
//   body        the organisation, or the paper's folder where it names none
//   paper_date  the day the paper speaks for; '' where it is not known
//   overdue     1 where it is not closed and its current due date lies before
//               paper_date (or `as_at`)
// `as_at` (ISO, may be empty) leaves out papers of later dates. A file that was ingested
// again with other content counts with what stands there now.
Query in_force_query(std::string_view as_at);

}  // namespace boardtrail

#endif  // BOARDTRAIL_CLI_IN_FORCE_H_
