// SPDX-License-Identifier: GPL-3.0-or-later
//
// Gives each row of a plan its kind. A row is looked at once, with the rows above it
// known: repeated headings and banners go; headings of sections are found by the
// schema's expression, by their only cell, or by cells that cannot be what their
// columns hold (a heading chopped at the column borders); rows that lack what
// every action has carry on the action above; the rest are actions, mended where a
// cell is missing (row_repair.cc).
#include <algorithm>
#include <optional>
#include <unordered_set>
#include <utility>

#include "base/ascii.h"
#include "base/ascii_search.h"
#include "base/text.h"
#include "normalise/leads.h"
#include "normalise/reference.h"
#include "recognise/chopped_heading.h"
#include "recognise/row_repair.h"

namespace boardtrail {
namespace {

// A section's title; longer text in a cell of its own is a note.
constexpr std::size_t kLongestSection = 250;
// A heading of two lines over the width of a page.
constexpr std::size_t kLongestChopped = 600;
// Where titles stand in the column of the actions they are short.
constexpr std::size_t kLongestTitleAmongActions = 80;
// "Actions completed since the last meeting" is longer than "Action" by at most this.
constexpr std::size_t kLongestAddition = 40;

class RowClassifier {
 public:
  RowClassifier(PaperReading& reading, Plan& plan)
      : reading_(reading),
        plan_(plan),
        schema_(*plan.schema),
        description_(plan.column_of(Field::kDescription)),
        ref_(plan.column_of(Field::kRef)),
        section_(plan.column_of(Field::kSection)),
        rating_(plan.column_of(Field::kRating)),
        refs_are_printed_(ref_ >= 0 && most_have_ref()) {
    for (const ColumnUse& use : plan.columns) {
      longest_label_ = std::max(longest_label_, use.label.size());
      if (!use.folded.empty()) labels_.insert(use.folded);
    }
  }

  void run();

 private:
  bool most_have_ref() const;
  void classify(PlanRow& row);
  void classify_headerless(PlanRow& row);
  bool is_cut(const PlanRow& row) const;
  bool begins_anew(const PlanRow& row) const;
  bool is_plain_action(const PlanRow& row) const;
  bool is_repeated_heading(const PlanRow& row) const;
  bool names_state(const std::string& folded) const;
  bool is_column_letters(const PlanRow& row) const;
  bool is_title_among_findings(const PlanRow& row) const;
  bool says_nothing(const std::string& cell) const;
  bool is_total(const std::string& cell) const;
  bool is_page_line(const PlanRow& row, const std::vector<std::int32_t>& cells) const;
  bool is_between(const PlanRow& row) const;
  void take_heading(PlanRow& row);
  bool take_chopped(PlanRow& row, const RowFit& fit);
  bool is_chopped(const PlanRow& row, const RowFit& fit) const;
  bool is_chopped_capitals(const PlanRow& row, const RowFit& fit) const;
  bool is_title_in_capitals(const PlanRow& row, const std::string& words) const;
  const PlanRow* next_of(const PlanRow& row) const;
  void continue_chopped(PlanRow& row);
  bool take_single(PlanRow& row);
  bool take_section(PlanRow& row);
  bool is_month(std::int32_t column, const std::string& cell) const;
  bool continues(const PlanRow& row, const RowFit& fit) const;
  bool completes(const PlanRow& row) const;
  bool counts_anew(const PlanRow& row) const;
  bool is_labels(const PlanRow& row) const;
  bool is_lead_alone(const PlanRow& row) const;
  void set_section(PlanRow& row, const std::string& text);
  const std::string& text(const PlanRow& row, std::int32_t column) const;
  bool filled(const PlanRow& row, Field field) const;

  PaperReading& reading_;
  Plan& plan_;
  const Schema& schema_;
  std::int32_t description_;
  std::int32_t ref_;
  std::int32_t section_;
  std::int32_t rating_;
  bool refs_are_printed_;  // the reference's column is filled in most rows
  std::size_t longest_label_ = 0;
  std::unordered_set<std::string> labels_;  // folded
  std::string heading_state_;               // "Actions completed", of the last heading row
  bool heading_seen_ = false;
  bool sections_seen_ = false;  // a heading that the schema's expression knows
  std::optional<WordCounts> words_;
  PlanRow* last_ = nullptr;          // the last row that was kept
  PlanRow* last_action_ = nullptr;   // of the same section
  PlanRow* last_section_ = nullptr;  // where it was chopped
  std::vector<const PlanRow*> chopped_;
};

std::vector<std::int32_t> filled_cells(const PlanRow& row) {
  std::vector<std::int32_t> result;
  result.reserve(row.cells.size());
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    if (!row.cells[i].blank()) result.push_back(static_cast<std::int32_t>(i));
  }
  return result;
}

// Where a line was cut, the next piece begins within a word or sentence.
bool starts_cut(std::string_view text) {
  if (text.empty()) return false;
  const char c = text.front();
  return !is_upper(c) && !is_digit(c);
}

bool ends_sentence(std::string_view text) {
  return !text.empty() && (text.back() == '.' || text.back() == '!' || text.back() == '?');
}

const std::string& RowClassifier::text(const PlanRow& row, std::int32_t column) const {
  static const std::string kNone;
  return column < 0 ? kNone : row.cells[static_cast<std::size_t>(column)].text;
}

const PlanRow* RowClassifier::next_of(const PlanRow& row) const {
  return &row == &plan_.rows.back() ? nullptr : &row + 1;
}

bool RowClassifier::filled(const PlanRow& row, Field field) const {
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const SchemaColumn* column = plan_.columns[i].column;
    if (column != nullptr && column->field == field && !row.cells[i].blank()) return true;
  }
  return false;
}

bool RowClassifier::most_have_ref() const {
  std::size_t actions = 0;
  std::size_t refs = 0;
  for (const PlanRow& row : plan_.rows) {
    if (row.heads_part) continue;
    const bool ref = looks_like_reference(text(row, ref_));
    if (!ref && text(row, description_).empty()) continue;
    ++actions;
    refs += ref ? 1U : 0U;
  }
  return refs > 0 && 2 * refs >= actions;
}

void RowClassifier::run() {
  std::int32_t number = 0;
  for (PlanRow& row : plan_.rows) {
    if (row.heads_part) {
      take_heading(row);
    } else if (schema_.headerless) {
      classify_headerless(row);
    } else {
      classify(row);
    }
    if (row.kind == RowKind::kDropped) continue;
    if (row.heads_part) {
      last_action_ = last_section_ = nullptr;
      continue;
    }
    row.number = ++number;
    last_ = &row;
    if (row.kind == RowKind::kAction) last_action_ = &row;
    if (row.kind == RowKind::kSection) last_action_ = nullptr;
    if (row.kind != RowKind::kSection) last_section_ = nullptr;
  }
  for (const PlanRow* row : chopped_) {
    reading_.doubt(
        "recognise.chopped-heading",
        "a heading was cut at the column borders and put together again: " + row->section,
        row->place);
  }
}

void RowClassifier::classify(PlanRow& row) {
  if (is_repeated_heading(row)) {
    take_heading(row);
    return;
  }
  if (is_column_letters(row)) return;
  if (row.page_start && is_cut(row)) {
    row.kind = RowKind::kContinuation;
    return;
  }
  const std::vector<std::int32_t> cells = filled_cells(row);
  if (cells.empty()) return;
  const auto& first = row.cells[static_cast<std::size_t>(cells.front())].text;
  if (schema_.rows.banner.matches(first)) return;
  if (cells.size() == 1 && says_nothing(first)) return;
  if (text(row, description_).empty() && is_total(first)) return;
  if (is_page_line(row, cells)) return;
  if (cells.size() > 2 && is_plain_action(row)) {
    row.kind = RowKind::kAction;
    repair_row(reading_, plan_, row, sections_seen_);
    return;
  }
  const RowFit fit = fit_row(reading_, plan_, row);
  if (take_chopped(row, fit) || take_section(row)) return;
  if (cells.size() == 1 && take_single(row)) return;
  if (continues(row, fit)) {
    row.kind = RowKind::kContinuation;
    return;
  }
  // A number or a lead alone is a row of the form that nobody filled in, unless the numbers
  // before and after it are filled.
  if (cells.size() == 1 && cells.front() != description_ && !is_between(row)) return;
  row.kind = RowKind::kAction;
  repair_row(reading_, plan_, row, sections_seen_);
}

// The end of a page cut the row: its action goes on within a sentence, whatever else
// stands in the row.
bool RowClassifier::is_cut(const PlanRow& row) const {
  if (last_action_ == nullptr) return false;
  if (!text(row, ref_).empty() || !text(row, section_).empty()) return false;
  const std::string& above = text(*last_action_, description_);
  if (above.empty() || ends_sentence(above) || !begins_lower(text(row, description_))) return false;
  return text(row, rating_).empty() || text(*last_action_, rating_).empty();
}

// At the top of a page or part: where a page cut a row, hardly all of its cells go on with a
// capital.
bool RowClassifier::begins_anew(const PlanRow& row) const {
  const std::vector<std::int32_t> cells = filled_cells(row);
  return (row.page_start || row.part_start) && cells.size() >= 2 &&
         std::none_of(cells.begin(), cells.end(), [&](std::int32_t cell) {
           return begins_lower(row.cells[static_cast<std::size_t>(cell)].text);
         });
}

// Most rows: an action with a reference or a rating of its own can be nothing else.
bool RowClassifier::is_plain_action(const PlanRow& row) const {
  if (text(row, description_).empty()) return false;
  if (refs_are_printed_) return looks_like_reference(text(row, ref_));
  const std::string& rating = text(row, rating_);
  if (rating.empty() || begins_lower(text(row, description_))) return false;
  return fit_of(reading_, plan_.columns[static_cast<std::size_t>(rating_)], rating) == Fit::kFits;
}

// A heading row that was printed again on a new page, or stands with its columns moved
// above another part of the same table.
bool RowClassifier::is_repeated_heading(const PlanRow& row) const {
  std::int32_t filled = 0;
  std::int32_t own = 0;
  std::int32_t any = 0;
  std::string other_action;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const std::string& cell = row.cells[i].text;
    if (cell.empty()) continue;
    ++filled;
    const bool action = static_cast<std::int32_t>(i) == description_;
    if (cell.size() > longest_label_ + (action ? kLongestAddition : 8)) return false;
    const std::string folded = fold_words(cell);
    if (folded == plan_.columns[i].folded) ++own;
    if (labels_.count(folded) > 0) {
      ++any;
    } else if (action) {
      other_action = folded;
    }
    // The first cells tell: most rows are no headings.
    if (filled == 2 && any == 0) return false;
  }
  if (!other_action.empty() && own >= 1 && any + 1 == filled && names_state(other_action)) {
    return true;
  }
  return (own >= 2 && own == filled) || (any >= 3 && 4 * any >= 3 * filled);
}

// A heading of the actions' column that says which of them stand below.
bool RowClassifier::names_state(const std::string& folded) const {
  return reading_.schemas.vocabulary("heading-state").find(folded) != nullptr;
}

// A heading row that returns with "Actions completed" above its actions begins a section
// of that name; one that says "Actions" again ends it. What the first one says names the
// section only where the table has no other heading.
void RowClassifier::take_heading(PlanRow& row) {
  const bool first = !std::exchange(heading_seen_, true);
  if (const std::string title = std::exchange(row.section, {}); !title.empty()) {
    if (!schema_.rows.banner.matches(title)) set_section(row, title);
    return;
  }
  const std::string& label = text(row, description_);
  const std::string state = names_state(fold_words(label)) ? collapse_spaces(label) : std::string();
  if (state == heading_state_) return;
  heading_state_ = state;
  if (first && !plan_.heading.empty()) return;
  row.kind = RowKind::kSection;
  row.section = state;
  row.heads_part = true;
}

// "(a) | (b) | (c)": names of columns, below the headings.
bool RowClassifier::is_column_letters(const PlanRow& row) const {
  std::int32_t letters = 0;
  char expected = 0;
  for (const PlanCell& cell : row.cells) {
    if (cell.blank()) continue;
    const std::string folded = fold_words(cell.text);
    if (folded.size() != 1 || cell.text.size() > 3) return false;
    if (expected != 0 && folded[0] != expected) return false;
    expected = static_cast<char>(folded[0] + 1);
    ++letters;
  }
  return letters >= 3;
}

// "No further actions".
bool RowClassifier::says_nothing(const std::string& cell) const {
  return cell.size() <= kLongestTitleAmongActions &&
         reading_.schemas.vocabulary("no-actions").find(fold_words(cell)) != nullptr;
}

// "2" alone between the actions 1 and 3: the text is missing. A number that heads others
// ("2" above "2.1") or ends the list is no action.
bool RowClassifier::is_between(const PlanRow& row) const {
  const PlanRow* next = next_of(row);
  return ref_ >= 0 && last_action_ != nullptr && next != nullptr &&
         !text(*next, description_).empty() &&
         is_next_reference(text(*last_action_, ref_), text(row, ref_)) &&
         is_next_reference(text(row, ref_), text(*next, ref_));
}

// "Total", "Sub-total" beside figures.
bool RowClassifier::is_total(const std::string& cell) const {
  constexpr std::size_t kLongest = 32;
  return cell.size() <= kLongest &&
         reading_.schemas.vocabulary("total-row").find(fold_words(cell)) != nullptr;
}

// "Improvement plan, version 14 | Page 2 of 9" below the last row of a page.
bool RowClassifier::is_page_line(const PlanRow& row, const std::vector<std::int32_t>& cells) const {
  constexpr std::size_t kMostCells = 3;
  constexpr std::size_t kLongest = 120;
  const std::string& last = row.cells[static_cast<std::size_t>(cells.back())].text;
  return cells.size() <= kMostCells && last.size() <= kLongest && has_digit(last) &&
         reading_.schemas.vocabulary("page-line").find(fold_words(last)) != nullptr;
}

void RowClassifier::set_section(PlanRow& row, const std::string& section) {
  row.kind = RowKind::kSection;
  const auto groups = schema_.rows.section.groups(section);
  const std::string_view named = groups ? group_named(*groups, "section") : std::string_view{};
  sections_seen_ = sections_seen_ || groups.has_value();
  row.section = collapse_spaces(named.empty() ? std::string_view(section) : named);
  if (!groups) return;
  row.lead = collapse_spaces(group_named(*groups, "lead"));
  row.ref = collapse_spaces(group_named(*groups, "ref"));
}

bool RowClassifier::is_chopped(const PlanRow& row, const RowFit& fit) const {
  if (fit.typed_fits > 0 || fit.rating_fits) return false;
  if (refs_are_printed_ && looks_like_reference(text(row, ref_))) return false;
  std::size_t length = 0;
  for (const PlanCell& cell : row.cells) length += cell.text.size();
  if (length > kLongestChopped) return false;
  const auto cells = filled_cells(row);
  std::string head;
  for (std::size_t i = 0; i < std::min<std::size_t>(cells.size(), 2); ++i) {
    head += row.cells[static_cast<std::size_t>(cells[i])].text + ' ';
  }
  if (schema_.rows.section.matches(head)) {
    // Where it does not reach a column that tells, a piece must begin within a word.
    return fit.typed_misfits > 0 ||
           std::any_of(cells.begin() + 1, cells.end(), [&](std::int32_t cell) {
             return begins_lower(row.cells[static_cast<std::size_t>(cell)].text);
           });
  }
  if (fit.typed_misfits < 2) return false;
  // All that stands where it cannot must begin within a word or sentence.
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const ColumnUse& use = plan_.columns[i];
    const bool typed = use.column != nullptr && (use.column->type == ValueType::kDate ||
                                                 use.column->type == ValueType::kLead);
    if (typed && !row.cells[i].blank() && !starts_cut(row.cells[i].text)) return false;
  }
  return true;
}

// "URGE | NT AND EMERGENCY | CARE": capitals only, and no reference where references stand.
bool RowClassifier::is_chopped_capitals(const PlanRow& row, const RowFit& fit) const {
  if (!refs_are_printed_ || fit.typed_fits > 0 || fit.rating_fits) return false;
  if (text(row, ref_).empty() || looks_like_reference(text(row, ref_))) return false;
  std::string all;
  for (const PlanCell& cell : row.cells) all += cell.text;
  return is_title_in_capitals(row, all);
}

// Capitals mark a title where the actions have small letters.
bool RowClassifier::is_title_in_capitals(const PlanRow& row, const std::string& words) const {
  const PlanRow* next = next_of(row);
  return next != nullptr && words.size() <= kLongestSection && is_in_capitals(words) &&
         !ends_sentence(words) && filled_cells(*next).size() >= 2 &&
         !is_in_capitals(text(*next, description_));
}

bool RowClassifier::take_chopped(PlanRow& row, const RowFit& fit) {
  if (last_section_ != nullptr && !ends_sentence(last_section_->section) &&
      text(row, ref_).empty() && !fit.rating_fits && ref_ >= 0 &&
      (fit.typed_misfits > 0 || begins_lower(text(row, description_)))) {
    continue_chopped(row);
    return true;
  }
  if (!is_chopped(row, fit) && !is_chopped_capitals(row, fit)) return false;
  if (!words_) words_.emplace(reading_);
  std::vector<std::string_view> pieces;
  for (const PlanCell& cell : row.cells) pieces.emplace_back(cell.text);
  set_section(row, join_chopped(pieces, *words_));
  chopped_.push_back(&row);
  last_section_ = &row;
  return true;
}

// The second line of a chopped heading. What stands behind its question mark is no part of it.
void RowClassifier::continue_chopped(PlanRow& row) {
  std::vector<std::string_view> pieces;
  for (const PlanCell& cell : row.cells) {
    if (cell.blank()) continue;
    pieces.emplace_back(cell.text);
    if (ends_sentence(cell.text)) break;
  }
  last_section_->section += ' ' + join_chopped(pieces, *words_);
}

// A row that the schema's expression knows as a heading: nothing but text stands in it.
bool RowClassifier::take_section(PlanRow& row) {
  if (schema_.rows.section.empty()) return false;
  const auto cells = filled_cells(row);
  if (cells.size() > 2 || filled(row, Field::kLead) || filled(row, Field::kRating) ||
      filled(row, Field::kDue)) {
    return false;
  }
  const auto first = static_cast<std::size_t>(cells.front());
  // The section's own column is read with the row, not as one.
  if (static_cast<std::int32_t>(first) == section_ && cells.size() > 1) return false;
  if (!schema_.rows.section.matches(row.cells[first].text)) return false;
  set_section(row, row.cells[first].text);
  return true;
}

// A month alone where no date is asked for: action logs are divided by meetings.
bool RowClassifier::is_month(std::int32_t column, const std::string& cell) const {
  const ColumnUse& use = plan_.columns[static_cast<std::size_t>(column)];
  if (use.column != nullptr && use.column->type == ValueType::kDate) return false;
  if (cell.size() > kLongestTitleAmongActions) return false;
  const std::vector<DateTerm> dates = find_dates(cell);
  return dates.size() == 1 && dates.front().begin == 0 && dates.front().end == cell.size();
}

// "SAFE" in the column of findings: a title where the row below states a finding of its own,
// for a finding alone is answered by the rows below it, which leave that column blank.
bool RowClassifier::is_title_among_findings(const PlanRow& row) const {
  const SchemaColumn* column = plan_.columns[0].column;
  if (column == nullptr || column->field != Field::kSourceFinding) return false;
  const std::string& cell = row.cells[0].text;
  const PlanRow* next = next_of(row);
  return cell.size() <= kLongestTitleAmongActions && !begins_lower(cell) && !ends_sentence(cell) &&
         next != nullptr && !next->cells[0].blank() && filled_cells(*next).size() >= 2;
}

// A row with one cell: a title, or the overflow of the row above.
bool RowClassifier::take_single(PlanRow& row) {
  const std::int32_t at = filled_cells(row).front();
  const PlanCell& cell = row.cells[static_cast<std::size_t>(at)];
  const auto wide = static_cast<std::int32_t>(plan_.columns.size()) - 1;
  const bool spans = cell.source != nullptr && cell.source->column_span >= std::max(2, wide);
  if (cell.text.size() > kLongestSection) return false;
  bool title = spans || at == section_ || is_bold(cell) || is_month(at, cell.text);
  if (at == ref_ && !looks_like_reference(cell.text)) title = true;
  if (!row.part_start && is_title_in_capitals(row, cell.text)) title = true;
  // A first column that no field claims holds titles, unless a page's end cut it.
  const bool unclaimed = plan_.columns[static_cast<std::size_t>(at)].column == nullptr;
  if (at == 0 && unclaimed && !row.part_start && !begins_lower(cell.text)) title = true;
  if (at == 0 && !row.part_start && is_title_among_findings(row)) title = true;
  if (at == 0 && at == description_) {
    const bool overflow = last_action_ != nullptr && row.part_start && begins_lower(cell.text);
    title = title || (!overflow && !begins_lower(cell.text) && !ends_sentence(cell.text) &&
                      cell.text.size() <= kLongestTitleAmongActions);
  }
  if (!title) return false;
  set_section(row, cell.text);
  return true;
}

bool RowClassifier::continues(const PlanRow& row, const RowFit& fit) const {
  if (last_action_ == nullptr) return false;
  if (!text(row, ref_).empty() || !text(row, section_).empty()) return false;
  const bool rated = filled(row, Field::kRating) || filled(row, Field::kStatus);
  const bool led = filled(row, Field::kLead);
  const std::string& description = text(row, description_);
  if (fit.typed_misfits == 0 && completes(row)) return true;
  if (rated || fit.typed_misfits > 0) return false;
  if (refs_are_printed_) {
    // Within a page, a new sentence with a date of its own is an action that lacks its reference.
    if (!row.part_start && filled(row, Field::kDue) && !description.empty() &&
        !begins_lower(description)) {
      return false;
    }
    return !led || (row.part_start && begins_lower(description));
  }
  if (led) return false;
  if (description.empty()) return !counts_anew(row);
  if (filled(row, Field::kDue)) return false;
  if (begins_lower(description)) return true;
  return row.part_start && !begins_anew(row) && !ends_sentence(text(*last_action_, description_)) &&
         split_reference(description).ref.empty();
}

// A percentage where the row above has one already: no text goes on with a figure.
bool RowClassifier::counts_anew(const PlanRow& row) const {
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const SchemaColumn* column = plan_.columns[i].column;
    if (column != nullptr && column->type == ValueType::kPercent && !row.cells[i].blank() &&
        !last_action_->cells[i].blank() &&
        fit_of(reading_, plan_.columns[i], row.cells[i].text) == Fit::kFits) {
      return true;
    }
  }
  return false;
}

// A row that goes on within a sentence and brings what the row above lacks: text laid out
// in lines puts a rating beside the second line of its action.
bool RowClassifier::completes(const PlanRow& row) const {
  if (!begins_lower(text(row, description_))) return false;
  if (ends_sentence(text(*last_action_, description_))) return false;
  bool brings = false;
  for (const Field field : {Field::kLead, Field::kRating, Field::kStatus}) {
    if (!filled(row, field)) continue;
    if (filled(*last_action_, field)) return false;
    brings = true;
  }
  return brings;
}

// --- plans without heading rows ---------------------------------------------

bool RowClassifier::is_labels(const PlanRow& row) const {
  bool any = false;
  for (const PlanCell& cell : row.cells) {
    if (cell.blank()) continue;
    const std::string folded = cell.text.size() > 60 ? std::string() : fold_words(cell.text);
    const bool label =
        std::any_of(schema_.rows.labels.begin(), schema_.rows.labels.end(),
                    [&](const LabelColumn& item) { return item.label.matches(folded); });
    if (!label) return false;
    any = true;
  }
  return any;
}

bool RowClassifier::is_lead_alone(const PlanRow& row) const {
  const auto cells = filled_cells(row);
  if (!schema_.rows.lead_row || cells.size() != 1 || last_ == nullptr) return false;
  return last_->kind == RowKind::kSection &&
         looks_like_lead(row.cells[static_cast<std::size_t>(cells.front())].text);
}

void RowClassifier::classify_headerless(PlanRow& row) {
  const auto cells = filled_cells(row);
  if (cells.empty()) return;
  const std::string& first = row.cells[static_cast<std::size_t>(cells.front())].text;
  if (last_ != nullptr && last_->kind == RowKind::kLabels) {
    row.kind = RowKind::kLabelled;
  } else if (cells.front() == 0 && schema_.rows.section.matches(first)) {
    set_section(row, first);
  } else if (is_lead_alone(row)) {
    row.kind = RowKind::kLead;
    row.lead = collapse_spaces(first);
  } else if (is_labels(row)) {
    row.kind = RowKind::kLabels;
  } else if (fits_positions(schema_, row) || (cells.size() == 1 && is_between(row))) {
    row.kind = RowKind::kAction;
  } else if (last_action_ != nullptr && cells.front() == description_) {
    row.kind = RowKind::kContinuation;
  }
}

}  // namespace

void classify_rows(PaperReading& reading, Plan& plan) { RowClassifier(reading, plan).run(); }

}  // namespace boardtrail
