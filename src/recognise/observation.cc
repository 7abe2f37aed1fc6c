// SPDX-License-Identifier: GPL-3.0-or-later
//
// From the classified rows of a plan to its observations. Rows are taken in order:
// a section row sets what the actions below it share (section, lead, the names of
// the rating columns); a continuation is added to the action above cell by cell; an
// action is turned into typed values when the next one begins.
#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

#include <re2/re2.h>

#include "base/ascii_search.h"
#include "base/text.h"
#include "normalise/leads.h"
#include "normalise/reference.h"
#include "recognise/action_values.h"
#include "recognise/rating_columns.h"
#include "recognise/row_repair.h"
#include "recognise/split_cells.h"
#include "recognise/stated_lines.h"

namespace boardtrail {
namespace {

// References stand at the head of the texts where at least so many of them have one.
constexpr double kHeadReferenceShare = 0.5;

// "Lead and timescale": one column for both.
bool names_lead_and_date(const ColumnUse& use) {
  if (use.column == nullptr || use.column->field != Field::kLead) return false;
  static constexpr auto kDateWords = std::to_array<std::string_view>(
      {"date", "dates", "timescale", "timescales", "timeframe", "when", "deadline", "due"});
  const std::vector<std::string_view> words = split(use.folded, ' ');
  return std::find_first_of(words.begin(), words.end(), kDateWords.begin(), kDateWords.end()) !=
         words.end();
}

class ObservationBuilder {
 public:
  ObservationBuilder(PaperReading& reading, Plan& plan)
      : reading_(reading),
        plan_(plan),
        column_dimensions_(rating_dimensions(reading.schemas, plan)) {}
  void run();

 private:
  void open_section(const PlanRow& row);
  void append(const PlanRow& row);
  void label_values(const PlanRow& row);
  void finish();
  void fill_field(const ColumnUse& use, const PlanCell& cell, std::size_t column,
                  Observation& action);
  void fill_texts(Field field, const PlanCell& cell, std::string text, Observation& action) const;
  void fill_shared(Observation& action);
  void fill_due(Observation& action) const;
  void add_plan_year(PlanCell& cell, const ColumnUse& use) const;
  void split_dated_lead(const ColumnUse& use, PlanCell& cell);
  void read_head_status(const ColumnUse& use, const PlanCell& cell, Observation& action) const;
  void take_head_reference(Observation& action) const;
  void carry_block(Observation& action);
  bool states_no_action(const Observation& action) const;
  bool meets_standard(const Observation& action) const;
  void take_accepted_finding(Observation& action) const;
  std::string dimension_of(std::size_t column) const;
  bool heads_are_references() const;
  const PlanCell* cell_of(Field field) const;
  const PlanCell* revisions(PlanCell& joined) const;
  void note_columns();

  PaperReading& reading_;
  Plan& plan_;  // its rows are used up
  const std::vector<std::string> column_dimensions_;
  PlanTable table_;
  bool head_references_ = false;
  std::optional<PlanColours> colours_;
  std::optional<PlanRow> draft_;
  // Of the section:
  std::string section_;
  std::string section_lead_;
  std::string section_note_;
  Place section_place_;
  bool closed_section_ = false;
  std::vector<std::string> dimensions_;  // by column, where section rows name them
  std::vector<PlanCell> carried_;        // by column
  std::vector<bool> own_blank_;          // by column, of the row at hand before carrying
  PlanCell lead_date_;                   // of the row at hand: the date in its lead's cell
  PlanRow labels_;
};

const PlanCell* ObservationBuilder::cell_of(Field field) const {
  const std::int32_t at = plan_.column_of(field);
  return at < 0 ? nullptr : &draft_->cells[static_cast<std::size_t>(at)];
}

// Also where the reference's own column is filled for fewer actions: it numbers what
// they answer, and each has a number of its own ("1 | ... | 1.1 Review the training").
bool ObservationBuilder::heads_are_references() const {
  const std::int32_t at = plan_.column_of(Field::kDescription);
  const std::int32_t ref = plan_.column_of(Field::kRef);
  if (at < 0) return false;
  if (!plan_.columns[static_cast<std::size_t>(at)].column->head_reference) return false;
  std::size_t actions = 0;
  std::size_t heads = 0;
  std::size_t refs = 0;
  for (const PlanRow& row : plan_.rows) {
    const std::string& text = row.cells[static_cast<std::size_t>(at)].text;
    if (row.kind != RowKind::kAction || text.empty()) continue;
    ++actions;
    heads += split_reference(text).ref.empty() ? 0U : 1U;
    if (ref >= 0 && !row.cells[static_cast<std::size_t>(ref)].blank()) ++refs;
  }
  if (ref >= 0 && (heads < actions || 3 * refs > 2 * actions)) return false;
  return heads > 0 &&
         static_cast<double>(heads) >= kHeadReferenceShare * static_cast<double>(actions);
}

// Which fields have a place to stand in, blank or not.
void ObservationBuilder::note_columns() {
  const auto mark = [&](Field field) { table_.columns |= 1U << static_cast<unsigned>(field); };
  for (const ColumnUse& use : plan_.columns) {
    if (use.column == nullptr) continue;
    mark(use.column->field);
    if (use.column->due_in_heading && !due_in_heading(use.label).empty()) mark(Field::kDue);
    if (names_lead_and_date(use)) mark(Field::kDue);
  }
  if (head_references_) mark(Field::kRef);
  if (colours_->rating_column() >= 0) mark(Field::kRating);
  for (const PlanRow& row : plan_.rows) {
    if (row.kind == RowKind::kSection) mark(Field::kSection);
    if (!row.lead.empty()) mark(Field::kLead);
    if (row.kind != RowKind::kLabels) continue;
    for (const LabelColumn& label : plan_.schema->rows.labels) mark(label.field);
  }
}

void ObservationBuilder::run() {
  table_.schema = plan_.schema->id;
  table_.heading = plan_.heading;
  table_.parts = plan_.parts;
  table_.closed_table = plan_.closed;
  table_.place = plan_.place;
  head_references_ = heads_are_references();
  colours_.emplace(reading_, plan_);
  note_columns();
  carried_.resize(plan_.columns.size());
  reading_.paper.plan_tables.push_back(table_);
  for (PlanRow& row : plan_.rows) {
    switch (row.kind) {
      case RowKind::kSection:
        finish();
        open_section(row);
        break;
      case RowKind::kLead:
        section_lead_ = row.lead;
        break;
      case RowKind::kAction:
        finish();
        draft_ = std::move(row);
        break;
      case RowKind::kContinuation:
        append(row);
        break;
      case RowKind::kLabels:
        finish();
        labels_ = std::move(row);
        break;
      case RowKind::kLabelled:
        label_values(row);
        break;
      case RowKind::kDropped:
        break;
    }
  }
  finish();
}

void ObservationBuilder::open_section(const PlanRow& row) {
  section_ = row.section;
  section_lead_ = row.lead;
  section_place_ = row.place;
  closed_section_ =
      reading_.schemas.vocabulary("closed-plan").find(fold_words(section_)) != nullptr;
  section_note_.clear();
  for (PlanCell& cell : carried_) cell = {};
  if (!plan_.schema->headerless) return;
  dimensions_.assign(plan_.columns.size(), "");
  for (std::size_t i = 1; i < row.cells.size(); ++i) {
    if (row.cells[i].blank()) continue;
    const SchemaColumn* column = plan_.columns[i].column;
    if (column != nullptr && column->field == Field::kRating) {
      const std::string folded = fold_words(row.cells[i].text);
      dimensions_[i] = folded.substr(0, folded.find(' '));
    } else if (!plan_.schema->rows.section_note.empty()) {
      section_note_ = collapse_spaces(row.cells[i].text);
    }
  }
}

void append_cell(PlanCell& target, const PlanCell& more, char separator) {
  if (more.blank()) return;
  if (target.blank()) {
    target = more;
    return;
  }
  target.text += separator;
  const auto offset = static_cast<std::uint32_t>(target.text.size());
  target.text += more.text;
  if (!target.printed.empty()) target.printed += separator + more.text;
  for (const ByteRange& range : more.struck) {
    target.struck.push_back({range.begin + offset, range.end + offset});
  }
}

void ObservationBuilder::append(const PlanRow& row) {
  if (!draft_) return;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const SchemaColumn* column = plan_.columns[i].column;
    const bool due = column != nullptr && column->type == ValueType::kDate;
    append_cell(draft_->cells[i], row.cells[i], due ? '\n' : ' ');
  }
  draft_->repairs.push_back(
      {Repair::Kind::kJoinedRow,
       row.part_start ? "the row goes on after a page break" : "the row goes on in the row below",
       row.place});
}

// `text` is the cell's, spaces collapsed.
void ObservationBuilder::fill_texts(Field field, const PlanCell& cell, std::string text,
                                    Observation& action) const {
  switch (field) {
    case Field::kRef:
      action.ref = read_ref_value(std::move(text), action);
      break;
    case Field::kSection:
      action.section = std::move(text);
      break;
    case Field::kKind:
      action.kind = fold_words(text);
      break;
    case Field::kDescription:
      action.description = std::move(text);
      break;
    case Field::kSourceFinding:
      action.source_finding = std::move(text);
      break;
    case Field::kSuccessMeasure:
      action.success_measure = std::move(text);
      break;
    case Field::kProgress:
      action.progress = std::move(text);
      break;
    case Field::kClosedOn:
      read_closed_value(cell.text, action);
      break;
    case Field::kRaisedOn:
      read_raised_value(cell.text, action);
      break;
    case Field::kLead:
      read_lead_value(cell.text, action);
      break;
    case Field::kDue:
    case Field::kRevisedDue:
    case Field::kRating:
    case Field::kStatus:
    case Field::kExtra:
      break;
  }
}

std::string ObservationBuilder::dimension_of(std::size_t column) const {
  if (column < dimensions_.size() && !dimensions_[column].empty()) return dimensions_[column];
  return column_dimensions_[column];
}

void ObservationBuilder::fill_field(const ColumnUse& use, const PlanCell& cell, std::size_t column,
                                    Observation& action) {
  const Field field = use.column == nullptr ? Field::kExtra : use.column->field;
  std::string text = collapse_spaces(cell.text);
  if (use.column == nullptr && (text.empty() || use.folded.empty())) return;
  action.evidence.push_back(
      {field, use.label, cell.printed.empty() ? text : collapse_spaces(cell.printed), cell.place});
  if (field == Field::kExtra) {
    if (!text.empty()) {
      action.extra.emplace_back(use.column == nullptr ? use.folded : use.column->name,
                                std::move(text));
    }
  } else if (field == Field::kRating) {
    read_rating_value(cell, dimension_of(column), colours_->use(draft_->cells, column), reading_,
                      action);
  } else if (field == Field::kStatus) {
    action.status_raw = std::move(text);
    if (plan_.column_of(Field::kRating) < 0) read_state_value(cell, reading_, action);
    if (static_cast<std::int32_t>(column) == colours_->rating_column() && action.ratings.empty()) {
      read_colour_value(cell, colours_->use(draft_->cells, column), reading_, action);
    }
  } else {
    fill_texts(field, cell, std::move(text), action);
    if (field == Field::kProgress) read_head_status(use, cell, action);
    if (static_cast<std::int32_t>(column) == colours_->rating_column()) {
      read_colour_value(cell, colours_->use(draft_->cells, column), reading_, action);
    }
  }
}

// "Revised date 1 | Revised date 2": the cells one after another, put together in `joined`
// where several are filled; nullptr where the plan has no such column.
const PlanCell* ObservationBuilder::revisions(PlanCell& joined) const {
  const PlanCell* first = nullptr;
  for (std::size_t i = 0; i < plan_.columns.size(); ++i) {
    const SchemaColumn* column = plan_.columns[i].column;
    if (column == nullptr || column->field != Field::kRevisedDue) continue;
    const PlanCell& cell = draft_->cells[i];
    if (first == nullptr || first->blank()) {
      first = &cell;
    } else if (!cell.blank()) {
      if (joined.blank()) joined = *first;
      joined.text += "; " + cell.text;
    }
  }
  return joined.blank() ? first : &joined;
}

// "Q2" is a quarter of the one financial year that the plan is for, where its heading or the
// paper's title names it ("Objectives 2025/26").
void ObservationBuilder::add_plan_year(PlanCell& cell, const ColumnUse& use) const {
  constexpr std::size_t kLongestQuarter = 10;
  if (cell.blank() || cell.text.size() > kLongestQuarter) return;
  static const RE2 kQuarter(R"((?i)\s*(?:q|qtr|quarter)\s?[1-4]\s*)");
  if (!RE2::FullMatch(cell.text, kQuarter)) return;
  const std::array<std::string_view, 4> named = {use.label, section_, plan_.heading,
                                                 reading_.paper.title};
  for (const std::string_view words : named) {
    const std::string year = financial_year_in(words);
    if (year.empty()) continue;
    cell.printed = cell.text;
    cell.text += ' ' + year;
    return;
  }
}

// Dates stand in one column or two, or in the heading of another.
void ObservationBuilder::fill_due(Observation& action) const {
  const PlanCell* due = cell_of(Field::kDue);
  PlanCell joined;
  const PlanCell* revised = revisions(joined);
  if (due != nullptr || revised != nullptr) {
    static const PlanCell kNone;
    read_due_value(due == nullptr ? kNone : *due, revised, action);
    return;
  }
  if (!lead_date_.blank()) {
    read_due_value(lead_date_, nullptr, action);
    action.evidence.push_back({Field::kDue, "", lead_date_.text, lead_date_.place});
    return;
  }
  for (const ColumnUse& use : plan_.columns) {
    if (use.column == nullptr || !use.column->due_in_heading) continue;
    PlanCell heading;
    heading.text = due_in_heading(use.label);
    if (heading.blank()) continue;
    read_due_value(heading, nullptr, action);
    action.evidence.push_back({Field::kDue, use.label, heading.text, plan_.place});
    return;
  }
}

void ObservationBuilder::split_dated_lead(const ColumnUse& use, PlanCell& cell) {
  if (cell.blank() || plan_.column_of(Field::kDue) >= 0 || !names_lead_and_date(use)) return;
  LeadAndDate both = split_lead_and_date(cell.text);
  if (both.due.empty()) return;
  lead_date_ = cell;
  lead_date_.text = std::move(both.due);
  if (cell.printed.empty()) cell.printed = cell.text;
  cell.text = std::move(both.lead);
}

// Only where nothing else says how the action stands.
void ObservationBuilder::read_head_status(const ColumnUse& use, const PlanCell& cell,
                                          Observation& action) const {
  if (use.folded.find("status") == std::string::npos || !action.status_raw.empty() ||
      plan_.column_of(Field::kRating) >= 0 || plan_.column_of(Field::kStatus) >= 0) {
    return;
  }
  std::string words = head_words(cell.text);
  if (words.empty()) return;
  const bool state = reading_.schemas.vocabulary("status").find(fold_words(words)) != nullptr;
  if (!state && !reading_.rating_of(words).is_rating) return;
  action.status_raw = std::move(words);
  read_state_value(cell, reading_, action);
}

// What the row leaves to its section or to the table's heading.
void ObservationBuilder::fill_shared(Observation& action) {
  if (action.section.empty()) action.section = section_;
  if (action.section.empty() && plan_.column_of(Field::kSection) < 0 &&
      plan_.heading != reading_.paper.title) {
    action.section = plan_.heading;
  }
  if (action.lead_raw.empty() && !section_lead_.empty()) {
    read_lead_value(section_lead_, action);
    action.evidence.push_back({Field::kLead, section_, action.lead_raw, section_place_});
  }
  if (!section_note_.empty()) {
    action.extra.emplace_back(plan_.schema->rows.section_note, section_note_);
  }
}

void ObservationBuilder::take_head_reference(Observation& action) const {
  const bool numbered = plan_.column_of(Field::kRef) >= 0;
  if (!head_references_ || (!numbered && !action.ref.empty())) return;
  HeadReference head = split_reference(action.description);
  if (head.ref.empty()) return;
  action.ref = std::move(head.ref);
  action.description = std::move(head.rest);
}

// Where all that stands before the action is blank, it was printed once for several
// actions: the reference, and a lead that stands before the action, are those of the row
// above in the same section.
void ObservationBuilder::carry_block(Observation& action) {
  const std::int32_t at = plan_.column_of(Field::kDescription);
  const auto& all = reading_.paper.observations;
  bool blank = at > 0 && !plan_.schema->headerless && !action.description.empty();
  for (std::int32_t i = 0; blank && i < at; ++i) {
    blank = own_blank_[static_cast<std::size_t>(i)];
  }
  if (!blank || all.empty() || all.back().plan_table != action.plan_table) return;
  const Observation& above = all.back();
  if (above.section != action.section) return;
  const auto take = [&](Field field) {
    const std::int32_t column = plan_.column_of(field);
    const Evidence* printed = above.find_evidence(field);
    if (column < 0 || column > at || printed == nullptr || printed->raw.empty()) return false;
    for (Evidence& own : action.evidence) {
      if (own.field == field) own = *printed;
    }
    return true;
  };
  // Under a recommendation that stands alone a second action has no reference of its own.
  const bool answers = plan_.column_of(Field::kSourceFinding) >= 0;
  if (answers && action.ref.empty() && take(Field::kRef)) action.ref = above.ref;
  if (action.lead_raw.empty() && take(Field::kLead)) {
    action.lead_raw = above.lead_raw;
    action.leads = above.leads;
  }
}

// "None required" beside what was found, or nothing beside a gap that says "None": nothing
// was promised, so nothing can be missing.
bool ObservationBuilder::states_no_action(const Observation& action) const {
  constexpr std::size_t kLongestNone = 60;
  const auto says_none = [&](const std::string& words) {
    return !words.empty() && words.size() <= kLongestNone &&
           reading_.schemas.vocabulary("no-actions").find(fold_words(words)) != nullptr;
  };
  const bool undated = is_blank(action.due_raw);
  if (says_none(action.description)) return undated || !action.source_finding.empty();
  if (!undated || !is_blank(action.description)) return false;
  const bool no_gap = std::any_of(
      action.evidence.begin(), action.evidence.end(),
      [&](const Evidence& item) { return holds_any(item.label, {"gap"}) && says_none(item.raw); });
  return no_gap || says_none(action.source_finding) ||
         (action.leads.empty() && meets_standard(action));
}

// "Fully compliant", in the words of its status or rating.
bool ObservationBuilder::meets_standard(const Observation& action) const {
  const Vocabulary& met = reading_.schemas.vocabulary("standard-met");
  return met.find(fold_words(action.status_raw)) != nullptr ||
         std::any_of(action.ratings.begin(), action.ratings.end(), [&](const Rating& rating) {
           return met.find(fold_words(rating.raw)) != nullptr;
         });
}

// "Agreed" beside a recommendation: what was promised is the recommendation.
void ObservationBuilder::take_accepted_finding(Observation& action) const {
  if (action.source_finding.empty() ||
      reading_.schemas.vocabulary("acceptance").find(fold_words(action.description)) == nullptr) {
    return;
  }
  action.extra.emplace_back("response", std::move(action.description));
  action.description = std::exchange(action.source_finding, {});
}

void ObservationBuilder::finish() {
  if (!draft_) return;
  if (!draft_->section.empty()) {
    section_ = draft_->section;
    section_place_ = draft_->place;
  }
  split_finding(plan_, *draft_);
  Observation action;
  action.plan_table = static_cast<std::int32_t>(reading_.paper.plan_tables.size()) - 1;
  action.row = draft_->number;
  action.place = draft_->place;
  own_blank_.assign(plan_.columns.size(), false);
  lead_date_ = {};
  action.evidence.reserve(plan_.columns.size() + 1);
  for (std::size_t i = 0; i < plan_.columns.size(); ++i) {
    PlanCell& cell = draft_->cells[i];
    own_blank_[i] = cell.blank();
    const ColumnUse& use = plan_.columns[i];
    split_dated_lead(use, cell);
    if (use.column != nullptr && use.column->carry_down) {
      if (cell.blank()) cell = carried_[i];
      carried_[i] = cell;
    }
    fill_field(use, cell, i, action);
    if (use.column != nullptr && use.column->field == Field::kDue) add_plan_year(cell, use);
  }
  fill_due(action);
  fill_shared(action);
  take_head_reference(action);
  carry_block(action);
  if (states_no_action(action)) {
    draft_.reset();
    return;
  }
  take_accepted_finding(action);
  order_ratings(column_dimensions_, action);
  settle_status(reading_, plan_.closed || closed_section_, action);
  action.repairs = std::move(draft_->repairs);
  action.confidence = std::clamp(draft_->confidence, 0.1F, 1.0F);
  reading_.paper.observations.push_back(std::move(action));
  draft_.reset();
}

// The row below "Explanation: | Mitigation:" speaks of the action above.
void ObservationBuilder::label_values(const PlanRow& row) {
  auto& observations = reading_.paper.observations;
  const auto plan = static_cast<std::int32_t>(reading_.paper.plan_tables.size()) - 1;
  if (observations.empty() || observations.back().plan_table != plan) return;
  Observation& action = observations.back();
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    if (row.cells[i].blank() || labels_.cells[i].blank()) continue;
    const std::string label = fold_words(labels_.cells[i].text);
    for (const LabelColumn& item : plan_.schema->rows.labels) {
      if (!item.label.matches(label)) continue;
      const std::string raw = collapse_spaces(row.cells[i].text);
      action.evidence.push_back({item.field, labels_.cells[i].text, raw, row.cells[i].place});
      if (item.field == Field::kExtra) {
        action.extra.emplace_back(item.name, raw);
      } else {
        fill_texts(item.field, row.cells[i], raw, action);
      }
      break;
    }
  }
}

}  // namespace

void build_observations(PaperReading& reading, Plan& plan) {
  split_cells(reading, plan);
  ObservationBuilder(reading, plan).run();
}

}  // namespace boardtrail
