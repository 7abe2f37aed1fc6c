// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognise/row_repair.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/ascii.h"
#include "base/text.h"
#include "normalise/dates.h"
#include "normalise/leads.h"

namespace boardtrail {
namespace {

bool is_typed(const ColumnUse& use) {
  return use.column != nullptr &&
         (use.column->type == ValueType::kDate || use.column->type == ValueType::kLead ||
          use.column->type == ValueType::kRating);
}

// The first column whose cell cannot stand there, or -1.
std::int32_t first_misfit(const PaperReading& reading, const Plan& plan, const PlanRow& row) {
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    if (fit_of(reading, plan.columns[i], row.cells[i].text) == Fit::kMisfits) {
      return static_cast<std::int32_t>(i);
    }
  }
  return -1;
}

// Inserts a blank cell at `at`; the last cell, which is blank, falls out.
void shift_right(PlanRow& row, std::int32_t at) {
  row.cells.pop_back();
  PlanCell blank;
  blank.place = row.place;
  row.cells.insert(row.cells.begin() + at, std::move(blank));
}

bool has_description(const Plan& plan, const PlanRow& row) {
  const std::int32_t at = plan.column_of(Field::kDescription);
  return at >= 0 && !row.cells[static_cast<std::size_t>(at)].blank();
}

// So many cells of free text may stand between the missing cell and the first misfit.
constexpr std::int32_t kMaxFreeCells = 3;

// A row that lost a cell stands one column too far left from there on. It is shifted
// back where that makes every cell fit and the last cell is blank. One cell that fits
// by chance is not enough: two must fit after the shift, or the misfit is a section's
// (whose column has an expression of its own) standing where most rows are blank.
bool mend_shift(const PaperReading& reading, const Plan& plan, PlanRow& row) {
  if (row.cells.size() < 3 || !row.cells.back().blank()) return false;
  const RowFit fit = fit_row(reading, plan, row);
  if (fit.misfits == 0) return false;
  const std::int32_t misfit = first_misfit(reading, plan, row);
  const SchemaColumn& at_misfit = *plan.columns[static_cast<std::size_t>(misfit)].column;
  const bool section = at_misfit.field == Field::kSection && !at_misfit.value.empty();
  for (std::int32_t at = misfit; at >= std::max(0, misfit - kMaxFreeCells); --at) {
    if (row.cells[static_cast<std::size_t>(at)].blank()) continue;
    PlanRow shifted = row;
    shift_right(shifted, at);
    const RowFit after = fit_row(reading, plan, shifted);
    if (after.misfits > 0 || !has_description(plan, shifted)) continue;
    if (!section && (after.fits < 2 || after.fits <= fit.fits)) continue;
    row = std::move(shifted);
    row.repairs.push_back({Repair::Kind::kMovedCell,
                           "the row stands one column to the left from its cell " +
                               std::to_string(at + 1) + " on; it was read shifted back",
                           row.place});
    row.confidence -= 0.15F;
    return true;
  }
  return false;
}

// A lead and a due date that changed places: each cell can stand in the other's column alone.
bool mend_exchange(const PaperReading& reading, const Plan& plan, PlanRow& row) {
  const std::int32_t lead = plan.column_of(Field::kLead);
  const std::int32_t due = plan.column_of(Field::kDue);
  if (lead < 0 || due < 0) return false;
  PlanCell& at_lead = row.cells[static_cast<std::size_t>(lead)];
  PlanCell& at_due = row.cells[static_cast<std::size_t>(due)];
  const ColumnUse& leads = plan.columns[static_cast<std::size_t>(lead)];
  const ColumnUse& dues = plan.columns[static_cast<std::size_t>(due)];
  if (at_lead.blank() || fit_of(reading, leads, at_lead.text) != Fit::kMisfits ||
      fit_of(reading, dues, at_due.text) != Fit::kMisfits ||
      fit_of(reading, leads, at_due.text) != Fit::kFits ||
      fit_of(reading, dues, at_lead.text) != Fit::kFits) {
    return false;
  }
  std::swap(at_lead, at_due);
  row.repairs.push_back({Repair::Kind::kMovedCell,
                         "the lead stands in the column of the due date and the due date in that "
                         "of the lead; they were read exchanged",
                         row.place});
  row.confidence -= 0.15F;
  return true;
}

// Where the action begins behind a heading that was merged into its cell: after the
// heading's question mark, or at the first capital after a small letter or comma.
std::size_t end_of_heading(std::string_view text) {
  const std::size_t question = text.find('?');
  if (question != std::string_view::npos && question + 1 < text.size()) return question + 1;
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return std::string_view::npos;
  // The word behind the colon begins the heading's own sentence.
  std::size_t i = text.find_first_not_of(" \n", colon + 1);
  i = text.find_first_of(" \n", i);
  for (; i != std::string_view::npos && i + 1 < text.size(); i = text.find_first_of(" \n", i + 1)) {
    const char before = text[i - 1];
    const char after = text[i + 1];
    if (is_upper(after) && (is_lower(before) || before == ',')) {
      return i + 1;
    }
  }
  return std::string_view::npos;
}

// Words before the first date of a due cell: the rest of a chopped heading.
std::string take_words_before_date(PlanCell& due) {
  const std::vector<DateTerm> dates = find_dates(due.text);
  if (dates.empty() || dates.front().begin == 0) return "";
  const std::string words =
      collapse_spaces(std::string_view(due.text).substr(0, dates.front().begin));
  if (words.size() < 4 || !is_lower(words.front())) return "";
  due.printed = due.text;
  due.text.erase(0, dates.front().begin);
  due.struck.clear();
  return words;
}

bool mend_heading_in_cell(const Plan& plan, PlanRow& row) {
  const std::int32_t at = plan.column_of(Field::kDescription);
  if (at < 0 || plan.schema->rows.section.empty()) return false;
  PlanCell& cell = row.cells[static_cast<std::size_t>(at)];
  const auto groups = plan.schema->rows.section.groups(cell.text);
  if (!groups) return false;
  const std::string_view section = group_named(*groups, "section");
  if (section.empty() || section.data() != cell.text.data()) return false;
  const std::size_t end = end_of_heading(cell.text);
  if (end == std::string_view::npos) return false;
  row.section = collapse_spaces(std::string_view(cell.text).substr(0, end));
  cell.printed = cell.text;
  cell.text = std::string(trim(std::string_view(cell.text).substr(end)));
  const std::int32_t due = plan.column_of(Field::kDue);
  if (due >= 0) {
    const std::string words = take_words_before_date(row.cells[static_cast<std::size_t>(due)]);
    if (!words.empty()) row.section += ' ' + words;
  }
  row.repairs.push_back({Repair::Kind::kHeadingInCell,
                         "a heading is printed inside the row's cells: " + row.section, row.place});
  row.confidence -= 0.2F;
  return true;
}

}  // namespace

RowFit fit_row(const PaperReading& reading, const Plan& plan, const PlanRow& row) {
  RowFit result;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const ColumnUse& use = plan.columns[i];
    const Fit fit = fit_of(reading, use, row.cells[i].text);
    if (fit != Fit::kFits && fit != Fit::kMisfits) continue;
    const bool fits = fit == Fit::kFits;
    ++(fits ? result.fits : result.misfits);
    if (!is_typed(use)) continue;
    ++(fits ? result.typed_fits : result.typed_misfits);
    if (use.column->type == ValueType::kRating && fits) result.rating_fits = true;
  }
  return result;
}

bool is_bold(const PlanCell& cell) {
  if (cell.source == nullptr) return false;
  std::size_t bold = 0;
  for (const Run& run : cell.source->content.runs) {
    if ((run.marks & kBold) != 0) bold += run.end - run.begin;
  }
  return bold > 0 && bold >= cell.source->content.text.size();
}

bool fits_position(const SchemaColumn& column, const std::string& cell) {
  if (cell.empty()) return !column.required;
  if (!column.value.empty() && !column.value.matches(cell)) return false;
  return column.type != ValueType::kLead || looks_like_lead(cell);
}

bool fits_positions(const Schema& schema, const PlanRow& row) {
  return std::all_of(schema.columns.begin(), schema.columns.end(), [&](const SchemaColumn& column) {
    return fits_position(column, row.cells[static_cast<std::size_t>(column.position)].text);
  });
}

void repair_row(const PaperReading& reading, const Plan& plan, PlanRow& row, bool sections_seen) {
  if (!mend_shift(reading, plan, row)) mend_exchange(reading, plan, row);
  if (sections_seen) mend_heading_in_cell(plan, row);
}

void split_finding(const Plan& plan, PlanRow& row) {
  const std::int32_t to = plan.column_of(Field::kDescription);
  const std::int32_t from = plan.column_of(Field::kSourceFinding);
  if (to < 0 || from < 0 || plan.schema->rows.commits.empty()) return;
  PlanCell& action = row.cells[static_cast<std::size_t>(to)];
  PlanCell& finding = row.cells[static_cast<std::size_t>(from)];
  if (!action.blank() || finding.blank()) return;
  const auto groups = plan.schema->rows.commits.groups(finding.text);
  if (!groups) return;
  const std::string_view committed = group_named(*groups, "action");
  if (committed.empty()) return;
  const auto begin = static_cast<std::size_t>(committed.data() - finding.text.data());
  if (begin == 0) return;
  action.text = finding.text.substr(begin);
  action.place = finding.place;
  action.source = finding.source;
  finding.printed = finding.text;
  finding.text = std::string(trim(std::string_view(finding.text).substr(0, begin)));
  Repair repair;
  repair.kind = Repair::Kind::kSplitCell;
  repair.message = "finding and action stand in one cell, the action's own is blank";
  repair.place = finding.place;
  row.repairs.push_back(std::move(repair));
  row.confidence -= 0.15F;
}

void complete_cut_dates(Plan& plan) {
  constexpr std::size_t kShortestStub = 3;
  for (std::size_t column = 0; column < plan.columns.size(); ++column) {
    const SchemaColumn* use = plan.columns[column].column;
    if (use == nullptr || use->type != ValueType::kDate) continue;
    std::set<std::string> whole;
    for (const PlanRow& row : plan.rows) {
      const std::string& text = row.cells[column].text;
      if (row.kind == RowKind::kAction && read_single_date(text)) whole.insert(text);
    }
    for (PlanRow& row : plan.rows) {
      PlanCell& cell = row.cells[column];
      if (row.kind != RowKind::kAction || cell.text.size() < kShortestStub) continue;
      const auto first = whole.upper_bound(cell.text);
      if (first == whole.end() || first->compare(0, cell.text.size(), cell.text) != 0) continue;
      const auto next = std::next(first);
      if (next != whole.end() && next->compare(0, cell.text.size(), cell.text) == 0) continue;
      if (!find_dates(cell.text).empty()) continue;
      row.repairs.push_back({Repair::Kind::kCompletedValue,
                             "'" + cell.text + "' is cut off; read as '" + *first +
                                 "', the only date of its column that begins so",
                             cell.place});
      cell.printed = cell.text;
      cell.text = *first;
      row.confidence -= 0.2F;
    }
  }
}

}  // namespace boardtrail
