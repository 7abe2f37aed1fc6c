// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognise/split_cells.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/text.h"
#include "normalise/reference.h"
#include "recognise/action_values.h"
#include "recognise/stated_lines.h"

namespace boardtrail {
namespace {

// Fewer rows with a label, and it is part of what they say.
constexpr std::size_t kFewestRows = 2;
constexpr std::size_t kLongestCell = 4000;

// What a label in an action's cell may state.
bool may_be_labelled(Field field) {
  return field == Field::kStatus || field == Field::kRating || field == Field::kLead ||
         field == Field::kDue || field == Field::kProgress;
}

// Where the labelled lines at the end of a cell begin: behind a line's end or a sentence's.
std::vector<LabelledPiece> labels_at_end(const PaperReading& reading, std::string_view text,
                                         std::size_t& begin) {
  constexpr int kMostTries = 8;  // each reads the rest of the cell
  int tries = 0;
  for (std::size_t at = 1; at + 1 < text.size() && tries < kMostTries; ++at) {
    const bool line = text[at - 1] == '\n';
    const bool sentence = text[at] == ' ' && (text[at - 1] == '.' || text[at - 1] == ')');
    if (!line && !sentence) continue;
    const std::string_view rest = trim(text.substr(at));
    const std::size_t colon = rest.find(':');
    constexpr std::size_t kLongestLabel = 40;
    if (colon > kLongestLabel) continue;
    ++tries;
    std::vector<LabelledPiece> pieces = labelled_pieces(reading, rest, true);
    const bool all = !pieces.empty() &&
                     std::all_of(pieces.begin(), pieces.end(), [](const LabelledPiece& piece) {
                       return may_be_labelled(piece.column->field);
                     });
    if (!all) continue;
    begin = at;
    return pieces;
  }
  return {};
}

void add_column(Plan& plan, const SchemaColumn* column, const std::string& label) {
  ColumnUse use;
  use.column = column;
  use.label = label;
  use.folded = fold_words(label);
  plan.columns.push_back(std::move(use));
  for (PlanRow& row : plan.rows) {
    PlanCell& cell = row.cells.emplace_back();
    cell.place = row.place;
  }
}

void split_labels(const PaperReading& reading, Plan& plan) {
  const std::int32_t at = plan.column_of(Field::kDescription);
  if (at < 0) return;
  struct Found {
    PlanRow* row;
    std::size_t begin;
    std::vector<std::pair<Field, std::string>> values;
  };
  std::vector<Found> found;
  std::map<Field, std::string> labels;
  std::size_t actions = 0;
  for (PlanRow& row : plan.rows) {
    const std::string& text = row.cells[static_cast<std::size_t>(at)].text;
    if (row.kind != RowKind::kAction || text.size() > kLongestCell) continue;
    ++actions;
    if (text.find(':') == std::string::npos) continue;
    std::size_t begin = 0;
    std::vector<LabelledPiece> pieces = labels_at_end(reading, text, begin);
    const bool free = std::all_of(pieces.begin(), pieces.end(), [&](const LabelledPiece& piece) {
      return plan.column_of(piece.column->field) < 0 &&
             column_for(*plan.schema, piece.column->field) != nullptr;
    });
    if (pieces.empty() || !free) continue;
    Found& item = found.emplace_back(Found{&row, begin, {}});
    for (const LabelledPiece& piece : pieces) {
      labels.emplace(piece.column->field, piece.label);
      item.values.emplace_back(piece.column->field, piece.value);
    }
  }
  if (found.size() < kFewestRows || 2 * found.size() < actions) return;
  for (const auto& [field, label] : labels) {
    add_column(plan, column_for(*plan.schema, field), label);
  }
  for (Found& item : found) {
    for (const auto& [field, value] : item.values) {
      PlanCell& cell = item.row->cells[static_cast<std::size_t>(plan.column_of(field))];
      cell.text = value;
      cell.place = item.row->cells[static_cast<std::size_t>(at)].place;
    }
    PlanCell& action = item.row->cells[static_cast<std::size_t>(at)];
    if (action.printed.empty()) action.printed = action.text;
    action.text.resize(item.begin);
    action.text.resize(trim(action.text).size());
  }
}

// The first line of a cell that goes on below it.
std::string_view first_line(std::string_view text) {
  const std::size_t end = text.find('\n');
  return end == std::string_view::npos ? std::string_view{} : trim(text.substr(0, end));
}

void split_references(Plan& plan) {
  const SchemaColumn* reference = column_for(*plan.schema, Field::kRef);
  if (reference == nullptr || plan.column_of(Field::kRef) >= 0 || plan.columns.empty()) return;
  const SchemaColumn* first = plan.columns[0].column;
  if (first != nullptr && first->field == Field::kDescription) return;
  std::vector<PlanRow*> found;
  std::size_t actions = 0;
  for (PlanRow& row : plan.rows) {
    if (row.kind != RowKind::kAction || row.cells[0].blank()) continue;
    ++actions;
    if (looks_like_reference(first_line(row.cells[0].text))) found.push_back(&row);
  }
  constexpr std::size_t kOf = 5;  // so many, all but one
  if (found.size() < kFewestRows || kOf * found.size() < (kOf - 1) * actions) return;
  add_column(plan, reference, plan.columns[0].label);
  for (PlanRow* row : found) {
    PlanCell& item = row->cells[0];
    PlanCell& ref = row->cells.back();
    ref.text = std::string(first_line(item.text));
    ref.place = item.place;
    if (item.printed.empty()) item.printed = item.text;
    item.text = collapse_spaces(std::string_view(item.text).substr(item.text.find('\n')));
  }
}

// "R1", "2.1" at the head of a text, also without a mark behind it.
std::string reference_of(const std::string& text) {
  std::string ref = split_reference(text).ref;
  return ref.empty() ? text.substr(0, bare_reference(text)) : ref;
}

// "R1 The Board should ...": where each finding begins with a reference of its own, and no action
// does, it is the reference of the actions that answer it.
void lend_references(Plan& plan) {
  const SchemaColumn* reference = column_for(*plan.schema, Field::kRef);
  const auto from = static_cast<std::size_t>(plan.column_of(Field::kSourceFinding));
  const auto to = static_cast<std::size_t>(plan.column_of(Field::kDescription));
  if (reference == nullptr || plan.column_of(Field::kRef) >= 0) return;
  if (std::max(from, to) >= plan.columns.size()) return;  // one of them is missing
  std::map<const PlanRow*, std::string> found;
  std::set<std::string> different;
  for (const PlanRow& row : plan.rows) {
    if (row.kind != RowKind::kAction) continue;
    if (!split_reference(row.cells[to].text).ref.empty()) return;
    if (row.cells[from].blank()) continue;
    std::string ref = reference_of(row.cells[from].text);
    if (ref.empty() || !different.insert(ref).second) return;
    found.emplace(&row, std::move(ref));
  }
  if (found.size() < kFewestRows) return;
  add_column(plan, reference, plan.columns[from].label);
  const PlanCell* last = nullptr;
  for (PlanRow& row : plan.rows) {
    if (row.kind == RowKind::kSection) last = nullptr;
    if (row.kind != RowKind::kAction) continue;
    PlanCell& ref = row.cells.back();
    if (const auto own = found.find(&row); own != found.end()) {
      ref.text = own->second;
      ref.place = row.cells[from].place;
      last = &ref;
    } else if (last != nullptr) {
      ref = *last;
    }
  }
}

// "1 Publish ...", "2 Train ...", "TR1 Build ...": where each action begins with a reference of its
// own (numbers count from one, perhaps anew in a part), the mark that is missing behind it is put
// there for who reads references at their heads.
void mark_references(Plan& plan) {
  const std::int32_t at = plan.column_of(Field::kDescription);
  if (at < 0 || plan.column_of(Field::kRef) >= 0) return;
  if (!plan.columns[static_cast<std::size_t>(at)].column->head_reference) return;
  std::vector<std::pair<PlanCell*, std::size_t>> found;
  std::set<std::string> codes;
  int last = 0;
  for (PlanRow& row : plan.rows) {
    if (row.kind != RowKind::kAction) continue;
    PlanCell& cell = row.cells[static_cast<std::size_t>(at)];
    const std::size_t end = bare_reference(cell.text);
    if (end == 0) return;
    const std::string ref = cell.text.substr(0, end);
    if (ref == "1") last = 0;
    const bool own = is_digit(ref[0]) ? ref == std::to_string(++last) : codes.insert(ref).second;
    if (!own) return;
    found.emplace_back(&cell, end);
  }
  if (found.size() < kFewestRows) return;
  for (const auto& [cell, end] : found) {
    if (cell->printed.empty()) cell->printed = cell->text;
    cell->text.insert(end, 1, is_digit(cell->text[0]) ? '.' : ':');
  }
}

}  // namespace

void split_cells(const PaperReading& reading, Plan& plan) {
  if (plan.schema->headerless) return;
  split_labels(reading, plan);
  split_references(plan);
  lend_references(plan);
  mark_references(plan);
}

}  // namespace boardtrail
