// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_RECOGNISE_PLAN_H_
#define BOARDTRAIL_RECOGNISE_PLAN_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/paper.h"
#include "normalise/dates.h"
#include "recognise/reading.h"
#include "schema/schema.h"

// A table of actions on its way from cells to observations. Internal to recognise/.
namespace boardtrail {

// What a column of one table was taken for.
struct ColumnUse {
  const SchemaColumn* column = nullptr;  // of the plan's schema; nullptr where nothing fits
  std::string label;                     // the heading as printed
  std::string folded;                    // fold_words() of it
  bool released = false;                 // its cells are not what its heading says
};

// One cell of a joined row. Joining appends text, so it is a copy.
struct PlanCell {
  std::string text;               // without tracked deletions; in due columns with them
  std::string printed;            // what stands in the paper, where `text` was mended
  std::vector<ByteRange> struck;  // of `text`
  const Cell* source = nullptr;   // the first cell the text came from
  Place place;

  bool blank() const { return text.empty(); }
};

enum class RowKind : std::uint8_t {
  kAction,
  kSection,       // opens a section; `section` holds its text
  kContinuation,  // carries on the action above
  kLabels,        // "Explanation: | Mitigation:", the values stand in the next row
  kLabelled,      // those values
  kLead,          // the lead of the section above, alone
  kDropped,       // blank, a repeated heading, a banner, a legend
};

struct PlanRow {
  std::int32_t table = -1;  // index into Document::tables
  std::int32_t row = 0;     // of that table, from 0
  std::int32_t number = 0;  // body row of the joined table, from 1
  bool part_start = false;  // nothing of the same part stands above it
  bool page_start = false;  // the first on its page of a table that goes on by its columns
  bool heads_part = false;  // the heading row of a part
  RowKind kind = RowKind::kDropped;
  std::vector<PlanCell> cells;
  std::string section;  // of a section row, or of an action row that holds its heading too
  std::string lead;     // of a section row or a lead row
  std::string ref;      // of a section row
  std::vector<Repair> repairs;
  float confidence = 1;
  Place place;
};

// How a table fits a schema.
struct TableMatch {
  const Schema* schema = nullptr;  // nullptr: none
  std::int32_t first_body_row = 0;
  std::int32_t header_rows = 0;
  std::vector<ColumnUse> columns;
  std::int32_t score = 0;
  std::string reason;
};

// Tables of one plan, joined over pages.
struct Plan {
  const Schema* schema = nullptr;
  std::vector<ColumnUse> columns;
  std::vector<std::int32_t> parts;
  std::vector<PlanRow> rows;
  std::string heading;
  bool closed = false;  // the heading says so
  Place place;

  // Position of the first column with the field, or -1.
  std::int32_t column_of(Field field) const;
};

// Whether a cell's text can stand in a column.
enum class Fit : std::uint8_t { kBlank, kFits, kMisfits, kFree };
Fit fit_of(const PaperReading& reading, const ColumnUse& use, const std::string& text);

// The best schema for a table with a heading row, or one that asks for none. Cost:
// linear in the rows it has to look at.
TableMatch match_table(const PaperReading& reading, std::int32_t table);

// Lets the cells decide where a heading says too little; may find that the table is no plan.
void settle_columns(const PaperReading& reading, std::int32_t table, TableMatch& match);

// True where a table without a heading row of its own fits the columns of `plan`.
bool continues_columns(const PaperReading& reading, std::int32_t table, const Plan& plan);

// The plans of a paper with their rows, not classified yet.
std::vector<Plan> collect_plans(PaperReading& reading);

// Gives every row of the plan its kind, undoing what page-wise conversion did to it.
void classify_rows(PaperReading& reading, Plan& plan);

// Adds plan table and observations to the paper; uses up the plan's rows.
void build_observations(PaperReading& reading, Plan& plan);

}  // namespace boardtrail

#endif  // BOARDTRAIL_RECOGNISE_PLAN_H_
