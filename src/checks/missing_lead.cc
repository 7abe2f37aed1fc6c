// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include <re2/re2.h>

#include "base/wording.h"
#include "checks/column_gaps.h"
#include "checks/rows.h"
#include "checks/rules.h"
#include "normalise/number.h"

namespace boardtrail {
namespace {

// "The Estates Team to circulate the draft": action notes name who acts in the
// sentence and need no column for it.
bool names_a_party(const Observation& row) {
  static const RE2 kPartyToDo(
      R"(^\W*(?:The )?[A-Z][\w&'/.-]*(?: (?:of|for|and|&|team|group|[A-Z(][\w&'/.)-]*))*,? )"
      R"((?:to|agreed to) [a-z])");
  // "The HR policy team to consider": a name in capitals, and what sort of people they are.
  static const RE2 kPeopleToDo(
      R"(^\W*(?:The )?[A-Z][A-Z&/-]+((?: [a-z-]+){0,3}) )"
      R"((?:team|group|board|panel|committee|officials|officers|staff|managers|leads|colleagues))"
      R"( (?:to|agreed to) [a-z])");
  static const RE2 kPreposition(R"( (?:of|for|to|with|by|from|in|on|at|all) )");
  static const RE2 kVerbFirst(
      R"(^\W*(?:Continue|Need|Aim|Seek|Work|Plan|Begin|Start|Try|Look|How) )");
  if (RE2::PartialMatch(row.description, kVerbFirst)) return false;
  if (RE2::PartialMatch(row.description, kPartyToDo)) return true;
  std::string middle;
  return RE2::PartialMatch(row.description, kPeopleToDo, &middle) &&
         !RE2::PartialMatch(middle + " ", kPreposition);
}

bool most_name_a_party(const TableRows& table) {
  std::size_t named = 0;
  for (const Observation* row : table.rows) named += names_a_party(*row) ? 1U : 0U;
  return named * 2 > table.rows.size();
}

bool is_dash(const Observation& row) {
  const PlaceholderReading reading = read_placeholder(row.lead_raw);
  return reading.placeholder && row.lead_raw.find_first_not_of("-–— ?.") == std::string::npos;
}

void check_missing_lead(const CheckContext& context, Findings& findings) {
  for (const TableRows& table : stated_tables(context.paper)) {
    if (!asks_for(table, Field::kLead)) {
      if (!has_columns(table) || most_name_a_party(table)) continue;
      findings.push_back(
          table_finding(kMissingLead, context.paper, *table.table, "lead",
                        "The table has no column for a lead: no owner is named for its " +
                            counted(static_cast<std::int64_t>(table.rows.size()), "action") + "."));
      continue;
    }
    for (const Observation* row : table.rows) {
      if (!is_blank_field(*row, Field::kLead) && !is_dash(*row)) continue;
      Finding finding = row_finding(kMissingLead, context.paper, *row, "lead",
                                    row_subject(*row) + " names no lead; the cell is blank.");
      finding.evidence.push_back(exhibit(*row, Field::kLead, row->lead_raw));
      findings.push_back(std::move(finding));
    }
  }
}

}  // namespace

const Rule kMissingLead = {
    "missing-lead",
    Severity::kHigh,
    "An action has no lead",
    "The plan has a place for the lead and a row leaves it blank (or prints a dash); or the table "
    "has no such place at all, which is said once for the table.",
    "An action that nobody owns is nobody's to deliver, and the Board cannot ask anyone about it.",
    "Silent for rows that only restate an action of another table, for a lead that stands in the "
    "heading of the section, and for tables whose actions themselves say who is to act. "
    "A name in a note elsewhere in the paper is not seen.",
    "Ref 4 | Publish the rota | (blank) | 30-Jun-24 | G",
    check_missing_lead,
};

}  // namespace boardtrail
