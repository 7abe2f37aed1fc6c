// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_CHECKS_ROWS_H_
#define BOARDTRAIL_CHECKS_ROWS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "checks/rule.h"

// What the rules ask of a row and how they word their sentences. All functions
// are pure, borrow their arguments for the call and are safe on any Paper, also
// on one whose indexes point nowhere.
namespace boardtrail {

// --- facts -----------------------------------------------------------------

bool is_closed(const Observation& row);

// The table a row belongs to, or nullptr.
const PlanTable* plan_table_of(const Paper& paper, const Observation& row);

// The date that holds: not struck out, the last one written, a revision before
// an original. nullptr where the row states none.
const DueDate* current_due(const Observation& row);

// The date first agreed, as far as the row shows it; nullptr where there is none.
const DueDate* original_due(const Observation& row);

// The rating that speaks of delivery: the dimension "delivery" or "actions", else
// the first that is not about something else than progress (embedding,
// confidence, assurance). nullptr where there is none with a value. A rating that
// only the running text names is none.
const Rating* delivery_rating(const Observation& row);

// True where the row's cell for the field holds nothing but white space.
bool is_blank_field(const Observation& row, Field field);

// Finds texts that agree word for word without folding each of them: texts with
// the same fold_words have the same key. 0 where the text has fewer than
// `least_words` words, for short texts agree by chance. Different texts may share
// a key: compare with same_words. Cost: one pass, no allocation.
std::uint64_t words_key(std::string_view text, int least_words);

bool same_words(std::string_view a, std::string_view b);

// Only an update that says nothing else: "Complete", "Action completed 12/3/24."
bool says_only_complete(const std::string& progress);

// --- wording ---------------------------------------------------------------

// The paper's words on one line, cut at a word after about `limit` bytes; and in
// quotation marks.
std::string shortened(std::string_view words, std::size_t limit);
std::string quoted(std::string_view words, std::size_t limit = 90);

// "G2", "row 12": a row within a sentence.
std::string row_name(const Observation& row);

// "Action G2", "The action "Review the …"", "Row 12 of the table": the start of a sentence.
std::string row_subject(const Observation& row);

// --- findings --------------------------------------------------------------

// The cell of the row that a value was read from, with its words; falls back on
// `words` and the row's place.
Exhibit exhibit(const Observation& row, Field field, std::string_view words);

// The day the paper speaks for.
Exhibit as_at_exhibit(const Paper& paper);

Finding row_finding(const Rule& rule, const Paper& paper, const Observation& row, std::string field,
                    std::string message);

// About a plan table as a whole: no ref, no row.
Finding table_finding(const Rule& rule, const Paper& paper, const PlanTable& table,
                      std::string field, std::string message);

Finding paper_finding(const Rule& rule, std::string field, std::string message);

Finding metric_finding(const Rule& rule, const Paper& paper, const Metric& metric,
                       std::string field, std::string message);

}  // namespace boardtrail

#endif  // BOARDTRAIL_CHECKS_ROWS_H_
