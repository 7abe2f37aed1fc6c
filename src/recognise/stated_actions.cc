// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognise/stated_actions.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/ascii_search.h"
#include "base/text.h"
#include "normalise/dates.h"
#include "normalise/leads.h"
#include "normalise/reference.h"
#include "recognise/stated_lines.h"
#include "recognise/stated_plan.h"

namespace boardtrail {
namespace {

// Labels say what they are; items of lists are told by their last words only.
constexpr float kLabelledConfidence = 1.0F;
constexpr float kItemConfidence = 0.8F;
// A line that may be a heading or a section.
constexpr std::size_t kLongestStatedTitle = 110;
// Cards are narrow: label and value, at most three times beside each other.
constexpr std::int32_t kMaxCardColumns = 6;
constexpr int kLeastCardLabels = 3;
// "The Board of Directors is asked to ...": what a paper asks of its readers begins so.
constexpr std::size_t kLongestAddress = 60;
// Fewer letters say nothing that could be done.
constexpr std::size_t kShortestAction = 8;

// One action while its lines are read.
struct Draft {
  struct Part {
    LabelledPiece piece;  // `value` is not kept: it borrows the line
    std::string text;
    Place place;
  };
  std::vector<Part> parts;
  std::string section;
  Place place;

  bool open() const { return !parts.empty(); }
  const Part* find(Field field) const {
    for (const Part& part : parts) {
      if (part.piece.column->field == field) return &part;
    }
    return nullptr;
  }
};

bool is_date_text(std::string_view text) {
  const DueReading due = read_due(text);
  return !due.dates.empty() || due.impossible ||
         (due.words != DueWords::kUnparsed && due.words != DueWords::kNone);
}

// "Directorate: Surgery" among the lines of an action: a label that no schema knows. One with a
// number opens something new ("Priority 2: ...").
bool has_other_label(std::string_view line) {
  constexpr std::size_t kLongestLabel = 32;
  const std::size_t colon = line.substr(0, kLongestLabel).find(':');
  return colon != std::string_view::npos && is_upper(line.front()) &&
         line.substr(0, colon).find_first_of("0123456789") == std::string_view::npos;
}

// "Lead: ...", "Due: ...": what follows an action that has no label of its own.
bool begins_with_lead_or_date(std::string_view line) {
  constexpr std::size_t kLongestLabel = 32;
  static constexpr std::string_view kLabels[] = {
      "lead",        "owner",       "action lead", "action owner", "responsible",
      "accountable", "executive",   "exec ",       "due",          "deadline",
      "by when",     "target date", "timescale",   "completion",   "sro"};
  if (line.substr(0, kLongestLabel).find(':') == std::string_view::npos) return false;
  return std::any_of(std::begin(kLabels), std::end(kLabels),
                     [&](std::string_view label) { return starts_with_fold(line, label); });
}

class StatedActionReader {
 public:
  explicit StatedActionReader(PaperReading& reading)
      : reading_(reading),
        lists_(reading.schemas.vocabulary("action-list")),
        no_section_(reading.schemas.vocabulary("no-section")),
        purposes_(reading.schemas.vocabulary("agenda-purpose")) {}

  void read() {
    for (std::int32_t i = reading_.paper.first_block; i < reading_.paper.end_block; ++i) {
      if (!reading_.legend_blocks[static_cast<std::size_t>(i)]) read_block(i);
    }
    leave_list();
    finish();
    labelled_.build(reading_);
    listed_.build(reading_);
    cards_.build(reading_);
  }

 private:
  void read_block(std::int32_t index);
  void read_heading(const std::string& text);
  void read_text(const Block& block);
  void read_line(std::string_view line, const Block& block);
  bool read_labelled(std::string_view line, const Place& place);
  void open_unlabelled(std::string_view line);
  bool read_item(std::string_view line, const Block& block);
  bool is_title(std::string_view line) const;
  const std::string& section();
  void leave_list();
  void finish();
  bool states_action(const Draft& draft, bool card) const;
  void store(const Draft& draft, StatedPlan& plan) const;
  void read_card(std::int32_t table);

  PaperReading& reading_;
  const Vocabulary& lists_;
  const Vocabulary& no_section_;
  const Vocabulary& purposes_;
  StatedPlan labelled_{kLabelledConfidence};
  StatedPlan listed_{kItemConfidence};
  StatedPlan cards_{kLabelledConfidence};
  Draft draft_;
  bool unlabelled_ = false;  // the draft's action had no label
  // The line just before, which may be such an action, and the section above it:
  std::string before_;
  Place before_place_;
  std::string before_marker_;
  std::string section_before_;
  std::string section_;
  bool section_known_ = true;  // section_ is known to name one
  // Of the list of actions at hand:
  bool in_list_ = false;
  std::string list_heading_;
  Place list_place_;
  int items_ = 0;
  int actions_ = 0;
};

void StatedActionReader::read_block(std::int32_t index) {
  const Block& block = reading_.document.blocks[static_cast<std::size_t>(index)];
  switch (block.kind) {
    case BlockKind::kPageHeader:
    case BlockKind::kPageBreak:
      return;
    case BlockKind::kHeading:
      finish();
      before_.clear();
      if (!read_labelled(block.content.text, block.place)) read_heading(block.content.text);
      return;
    case BlockKind::kTable:
      finish();
      before_.clear();
      leave_list();
      read_card(block.table);
      return;
    case BlockKind::kParagraph:
    case BlockKind::kListItem:
      read_text(block);
      return;
  }
}

void StatedActionReader::read_heading(const std::string& text) {
  leave_list();
  if (text.size() > kLongestStatedTitle) return;
  const std::string folded = fold_words(text);
  in_list_ = lists_.find(folded) != nullptr;
  if (in_list_) {
    list_heading_ = collapse_spaces(text);
  } else {
    section_ = collapse_spaces(text);
    section_known_ = false;
  }
}

// "Introduction", "Version 2" name none. Few titles are asked, so only these are looked up.
const std::string& StatedActionReader::section() {
  if (!section_known_ && no_section_.find(fold_words(section_)) != nullptr) section_.clear();
  section_known_ = true;
  return section_;
}

void StatedActionReader::read_text(const Block& block) {
  const std::string* text = &block.content.text;
  std::string current;
  if (!block.content.runs.empty()) {
    current = block.content.current();
    text = &current;
  }
  std::string_view rest = *text;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    const std::string_view line = trim(rest.substr(0, end));
    if (!line.empty()) read_line(line, block);
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + 1);
  }
}

// A short line without a full stop: it heads what follows.
bool StatedActionReader::is_title(std::string_view line) const {
  return line.size() <= kLongestStatedTitle && line.back() != '.' && line.back() != ';' &&
         line.back() != ',' && line.front() >= '0' && line.front() <= 'Z';
}

// "1. Put a named doctor in post", and in the line below "Lead: Medical Director".
void StatedActionReader::open_unlabelled(std::string_view line) {
  constexpr std::size_t kLeastBytes = 15;
  if (draft_.open() || before_.size() < kLeastBytes || !begins_with_lead_or_date(line)) return;
  const std::string before = collapse_spaces(before_);
  for (const Schema& schema : reading_.schemas.schemas()) {
    if (schema.kind != SchemaKind::kLines) continue;
    HeadReference head = split_reference(before);
    LabelledPiece piece;
    piece.schema = &schema;
    piece.column = column_for(schema, Field::kDescription);
    piece.ref = head.ref.empty() ? before_marker_ : std::move(head.ref);
    section_ = section_before_;
    section_known_ = false;
    draft_.section = section();
    draft_.place = before_place_;
    draft_.parts.push_back({std::move(piece), std::move(head.rest), before_place_});
    unlabelled_ = true;
    return;
  }
}

void StatedActionReader::read_line(std::string_view line, const Block& block) {
  open_unlabelled(line);
  before_.clear();
  if (unlabelled_ && block.kind == BlockKind::kListItem) finish();
  if (read_labelled(line, block.place)) return;
  const bool item = block.kind == BlockKind::kListItem;
  if (draft_.open()) {
    // "Progress:" and its text below, or a list that goes on with it.
    Draft::Part& last = draft_.parts.back();
    if (last.text.empty() || (item && last.piece.column->type == ValueType::kText)) {
      if (!last.text.empty()) last.text += ' ';
      last.text += collapse_spaces(line);
      return;
    }
    if (has_other_label(line)) return;
    finish();
  }
  if (!item && line.size() <= kLongestStatedTitle && lists_.may_hold(line) &&
      (line.back() == ':' || is_title(line)) && lists_.find(fold_words(line)) != nullptr) {
    read_heading(std::string(line));
    list_place_ = block.place;
    return;
  }
  if (read_item(line, block)) return;
  // Longer ones are no action; what is kept serves again, line by line.
  constexpr std::size_t kMostBytes = 600;
  before_.assign(line.size() <= kMostBytes ? line : std::string_view());
  before_place_ = block.place;
  before_marker_ =
      block.marker.find_first_of("0123456789") == std::string::npos ? std::string() : block.marker;
  section_before_ = section_;
  if (item) {
    if (in_list_) ++items_;
    return;
  }
  if (in_list_ && (items_ > 0 || actions_ > 0)) leave_list();
  if (!in_list_ && is_title(line) && line.back() != ':') {
    section_ = collapse_spaces(line);
    section_known_ = false;
  }
}

bool StatedActionReader::read_labelled(std::string_view line, const Place& place) {
  std::vector<LabelledPiece> pieces = labelled_pieces(reading_, line, draft_.open());
  for (LabelledPiece& piece : pieces) {
    const Field field = piece.column->field;
    const bool opens = field == Field::kDescription || field == Field::kSourceFinding;
    if (opens && (draft_.find(Field::kDescription) != nullptr || draft_.find(field) != nullptr)) {
      finish();
    }
    if (!draft_.open()) {
      if (!opens) return false;
      draft_.section = section();
      draft_.place = place;
    }
    std::string text = collapse_spaces(piece.value);
    piece.value = {};
    draft_.parts.push_back({std::move(piece), std::move(text), place});
  }
  return !pieces.empty();
}

// An action where lead and date are stated, and one of them by name; in a list of actions
// where they are stated at all.
bool StatedActionReader::read_item(std::string_view line, const Block& block) {
  const bool item = block.kind == BlockKind::kListItem;
  if (!item && !in_list_) return false;
  StatedTail tail = read_stated_tail(reading_, line);
  const bool both = !tail.lead.empty() && !tail.due.empty();
  const bool named = tail.lead_named || tail.due_named;
  const bool sure = in_list_ ? both || (tail.lead_named && !tail.lead.empty()) : both && named;
  if (!sure || tail.text.size() < kShortestAction) return false;
  const Schema* schema = nullptr;
  for (const Schema& one : reading_.schemas.schemas()) {
    if (one.kind == SchemaKind::kLines) schema = &one;
  }
  if (schema == nullptr) return false;
  ++actions_;
  listed_.begin_action(*schema, section(), block.place);
  const auto add = [&](Field field, const std::string& text) {
    const SchemaColumn* column = column_for(*schema, field);
    if (column != nullptr && !text.empty()) listed_.add(*column, "", text, block.place);
  };
  if (has_digit(block.marker)) add(Field::kRef, block.marker);
  add(Field::kDescription, tail.text);
  add(Field::kLead, tail.lead);
  add(Field::kDue, tail.due);
  return true;
}

void StatedActionReader::leave_list() {
  if (in_list_ && items_ > 0 && actions_ == 0) {
    reading_.doubt("recognise.list-without-leads",
                   "the list under \"" + list_heading_ +
                       "\" names neither leads nor dates; it was not read as actions",
                   list_place_);
  }
  in_list_ = false;
  items_ = 0;
  actions_ = 0;
}

// What is called an action and says who acts or by when. A cover sheet's "Action required:
// For approval" is none, nor is a name alone ("Action: Chief Nurse" in minutes).
bool StatedActionReader::states_action(const Draft& draft, bool card) const {
  const Draft::Part* lead = draft.find(Field::kLead);
  const Draft::Part* due = draft.find(Field::kDue);
  const bool dated = due != nullptr && is_date_text(due->text);
  const Draft::Part* action = draft.find(Field::kDescription);
  const bool named = action != nullptr;
  if (!named) action = draft.find(Field::kSourceFinding);
  if (action == nullptr || action->text.size() < kShortestAction) return false;
  if (looks_like_lead(action->text) && action->text.size() < 40) return false;
  const std::string folded = fold_words(action->text);
  if (purposes_.find(folded) != nullptr || folded.find(" asked to ") < kLongestAddress)
    return false;
  const bool led = lead != nullptr && !lead->text.empty() && looks_like_lead(lead->text) &&
                   (lead->text[0] < 'a' || lead->text[0] > 'z');
  // The recommendation of a cover sheet is to the Board and has no number.
  if (!named && action->piece.ref.empty()) return false;
  // Where a paper has such cards, one of them may leave its lead or its date blank.
  const auto left_blank = [&](const Draft::Part* part) {
    return card && !cards_.empty() && part != nullptr && part->text.empty();
  };
  if (card || !named || unlabelled_) {
    return (led || dated) && (led || left_blank(lead)) && (dated || left_blank(due));
  }
  if (led || dated) return true;
  const StatedTail tail = read_stated_tail(reading_, action->text);
  return !tail.lead.empty() && !tail.due.empty();
}

void StatedActionReader::store(const Draft& draft, StatedPlan& plan) const {
  const Schema& schema = *draft.parts.front().piece.schema;
  plan.begin_action(schema, draft.section, draft.place);
  const Draft::Part* action = draft.find(Field::kDescription);
  const bool bare = draft.find(Field::kLead) == nullptr && draft.find(Field::kDue) == nullptr;
  std::string ref;
  for (const Draft::Part& part : draft.parts) {
    const Field field = part.piece.column->field;
    const bool is_action =
        field == Field::kDescription || (action == nullptr && field == Field::kSourceFinding);
    if (!part.piece.ref.empty() && (ref.empty() || is_action)) ref = part.piece.ref;
    const SchemaColumn* column =
        is_action ? column_for(schema, Field::kDescription) : part.piece.column;
    if (column == nullptr) continue;
    if (!is_action || !bare) {
      plan.add(*column, part.piece.label, part.text, part.place);
      continue;
    }
    const StatedTail tail = read_stated_tail(reading_, part.text);
    plan.add(*column, part.piece.label, tail.text, part.place);
    plan.add(*column_for(schema, Field::kLead), "", tail.lead, part.place);
    plan.add(*column_for(schema, Field::kDue), "", tail.due, part.place);
  }
  const SchemaColumn* number = column_for(schema, Field::kRef);
  if (!ref.empty() && number != nullptr && draft.find(Field::kRef) == nullptr) {
    plan.add(*number, "", ref, draft.place);
  }
}

void StatedActionReader::finish() {
  if (!draft_.open()) return;
  const Draft draft = std::exchange(draft_, {});
  if (states_action(draft, false)) store(draft, labelled_);
  unlabelled_ = false;
}

// A table whose rows are "label | value", once or more beside each other.
void StatedActionReader::read_card(std::int32_t table) {
  const auto index = static_cast<std::size_t>(table);
  if (table < 0 || reading_.use[index] != TableUse::kFree) return;
  const TableText& text = reading_.text(table);
  if (text.columns() < 2 || text.columns() > kMaxCardColumns || text.rows() < 2) return;
  std::vector<Draft> drafts;
  int labels = 0;
  int others = 0;
  for (std::int32_t row = 0; row < text.rows(); ++row) {
    for (std::int32_t column = 0; column < text.columns(); ++column) {
      if (text.text(row, column).empty()) continue;
      LabelledPiece piece = read_label(reading_, text.text(row, column));
      if (piece.column == nullptr) {
        if (++others > labels / 2 + 1) return;
        continue;
      }
      ++labels;
      if (drafts.empty() || drafts.back().parts.front().piece.label == piece.label) {
        drafts.push_back({{}, section(), text.place(row, column)});
      }
      std::int32_t value = column + 1;
      while (value < text.columns() && text.text(row, value).empty()) ++value;
      const bool stated = value < text.columns();
      // "Action number | SI-1": the label of an action in a line, of its reference in a card.
      if (stated && piece.column->field == Field::kDescription &&
          looks_like_reference(text.text(row, value))) {
        const SchemaColumn* number = column_for(*piece.schema, Field::kRef);
        if (number != nullptr) piece.column = number;
      }
      drafts.back().parts.push_back(
          {std::move(piece), stated ? collapse_spaces(text.text(row, value)) : std::string(),
           text.place(row, stated ? value : column)});
      if (stated) column = value;
    }
  }
  if (labels < kLeastCardLabels || drafts.empty()) return;
  if (!std::all_of(drafts.begin(), drafts.end(),
                   [&](const Draft& draft) { return states_action(draft, true); })) {
    return;
  }
  for (const Draft& draft : drafts) store(draft, cards_);
  cards_.add_part(table);
  reading_.claim(table, TableUse::kActions, drafts.front().parts.front().piece.schema->id,
                 "rows of label and value: an action, its lead and its date", 0);
}

}  // namespace

void read_stated_actions(PaperReading& reading) { StatedActionReader(reading).read(); }

}  // namespace boardtrail
