// SPDX-License-Identifier: GPL-3.0-or-later
//
// Annexes that turn a plan by ninety degrees: each column is an action of the plan,
// each row a question about it. A column belongs to the action whose text heads it.
// The table runs over pages: a page's first row has no label where it goes on with
// the row before, and a row's answer may stand wholly on the next page, so blanks are
// judged only when all of the annex has been read.
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <re2/re2.h>

#include "base/text.h"
#include "recognise/reading.h"

namespace boardtrail {
namespace {

// An annex repeats the action's words; a heading that shares fewer is another's.
constexpr double kSameAction = 0.85;
// Rows from the top in which the actions may stand (under the objective's row).
constexpr std::int32_t kHeadRows = 4;
// A label longer than this is an answer that lost its label.
constexpr std::size_t kLongestAnnexLabel = 220;

// The label without the template's notes to the drafter: "Successes: [DN: describe]".
std::string bare_label(std::string_view text) {
  std::string bare;
  int depth = 0;
  for (const char c : text) {
    if (c == '[') ++depth;
    if (depth == 0 && c != ']') bare += c;
    if (c == ']' && depth > 0) --depth;
  }
  bare = collapse_spaces(bare);
  while (!bare.empty() && (bare.back() == ':' || bare.back() == ' ')) bare.pop_back();
  return bare;
}

bool leaves_bracket_open(std::string_view text) {
  return std::count(text.begin(), text.end(), '[') > std::count(text.begin(), text.end(), ']');
}

// The sentence that says when the action has succeeded; empty where none does.
std::string success_sentence(std::string_view text) {
  static const RE2 opening(
      R"((?:^|[\s.;)])((?i:(?:we|this|it|the [a-z]+|our [a-z]+) (?:will|shall) (?:be|have been|know (?:that )?we (?:have been|are)|know it is) (?:deemed |considered )?(?:successful|achieved|met|a success|working)|success (?:will be|is|looks like|means|measure[sd]?))\b))");
  re2::StringPiece found;
  if (!RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), opening, &found)) return {};
  const std::string_view rest = text.substr(static_cast<std::size_t>(found.data() - text.data()));
  std::size_t end = 0;
  for (; end < rest.size() && rest[end] != '\n'; ++end) {
    const bool stop = rest[end] == '.' &&
                      (end + 1 == rest.size() || rest[end + 1] == ' ' || rest[end + 1] == '\n');
    if (stop) {
      ++end;
      break;
    }
  }
  return collapse_spaces(rest.substr(0, end));
}

bool is_success_label(const std::string& folded) {
  static const RE2 pattern(
      R"(.*\b(?:success (?:measures?|criteria|statement)|measures? of success|how will we know|what (?:does )?success|evidence of success)\b.*)");
  return RE2::FullMatch(folded, pattern);
}

class AnnexReader {
 public:
  explicit AnnexReader(PaperReading& reading) : reading_(reading) {}

  void read() {
    if (!has_free_table()) return;
    index_actions();
    if (keys_.empty()) return;
    for (const std::int32_t table : reading_.tables) {
      if (reading_.use[static_cast<std::size_t>(table)] == TableUse::kFree) {
        read_table(table);
      }
    }
    finish();
  }

 private:
  struct Answer {
    std::string label;              // bare
    std::vector<std::string> text;  // by column
    Place place;
    std::vector<Place> places;  // of the label's row, by column
  };

  // Some are too narrow to be an annex.
  bool has_free_table() const {
    return std::any_of(reading_.tables.begin(), reading_.tables.end(), [&](std::int32_t table) {
      const auto index = static_cast<std::size_t>(table);
      return reading_.use[index] == TableUse::kFree && reading_.document.tables[index].columns >= 2;
    });
  }

  void index_actions() {
    const std::vector<Observation>& all = reading_.paper.observations;
    for (std::size_t i = 0; i < all.size(); ++i) {
      std::string key = fold_words(all[i].description);
      if (key.size() < kShortestAction || all[i].restates) continue;
      by_ends_[head_of(key)].push_back(i);
      by_ends_[tail_of(key)].push_back(i);
      keys_.emplace(std::move(key), i);
    }
  }

  // The action that a heading names: its exact words, or (where a word was changed) the
  // only action that shares nearly all of them.
  std::int32_t find_action(const std::string& folded) const {
    if (folded.size() < kShortestAction) return -1;
    if (const auto exact = keys_.find(folded); exact != keys_.end()) {
      return static_cast<std::int32_t>(exact->second);
    }
    if (folded.size() > kLongestAnnexLabel) return -1;
    std::int32_t best = -1;
    for (const std::string& end : {head_of(folded), tail_of(folded)}) {
      const auto found = by_ends_.find(end);
      if (found == by_ends_.end() || found->second.size() > kMostCompared) continue;
      for (const std::size_t index : found->second) {
        const auto candidate = static_cast<std::int32_t>(index);
        if (candidate == best) continue;
        const std::string& text = reading_.paper.observations[index].description;
        if (word_overlap(text, folded) < kSameAction) continue;
        if (best >= 0) return -1;
        best = candidate;
      }
    }
    return best;
  }

  // The first and the last words of a text: one of them stays where a word was changed.
  static std::string head_of(const std::string& folded) {
    return folded.substr(0, folded.find(' ', kShortestAction));
  }
  static std::string tail_of(const std::string& folded) {
    const std::size_t space = folded.rfind(' ', folded.size() - kShortestAction);
    return space == std::string::npos ? folded : folded.substr(space);
  }

  void read_table(std::int32_t table) {
    const TableText& text = reading_.text(table);
    if (text.columns() < 2) return;
    const std::int32_t head = find_head(text);
    if (head >= 0) {
      finish();
      take_columns(text, head);
      reading_.claim(table, TableUse::kAnnex, "annex", "its columns are actions of the plan",
                     head + 1);
      read_rows(text, head + 1);
      last_table_ = table;
    } else if (continues(table, text)) {
      reading_.claim(table, TableUse::kAnnex, "annex", "goes on with the annex before it", 0);
      read_rows(text, 0);
      last_table_ = table;
    }
  }

  static bool is_question(std::string_view label) {
    label = trim(label);
    return !label.empty() && (label.back() == ':' || label.back() == ']' || label.back() == '?');
  }

  // A row without a label, or with one that an annex of this paper has had already.
  bool is_known_row(const TableText& text, std::int32_t row) const {
    const std::string label = bare_label(text.text(row, 0));
    return label.empty() || labels_.count(fold_words(label)) > 0;
  }

  // Its first label is one that an annex of this paper has had already, or asks for answers:
  // not so a form, where a label follows its neighbour's value.
  bool opens_with_label(const TableText& text) const {
    for (std::int32_t row = 0; row < std::min(text.rows(), 2); ++row) {
      if (text.text(row, 0).empty()) continue;
      if (is_known_row(text, row)) return true;
      for (std::int32_t column = 1; column < text.columns(); ++column) {
        if (is_question(text.text(row, column))) return false;
      }
      return is_question(text.text(row, 0));
    }
    return false;
  }

  // Does the row name the actions that the columns are about? One column may be an action's
  // text in an ordinary plan; all of them are not, nor most of several. The others are of
  // actions that the plan does not list, or not in these words.
  bool names_actions(const TableText& text, std::int32_t row) const {
    std::int32_t actions = 0;
    std::int32_t others = 0;
    for (std::int32_t column = 1; column < text.columns(); ++column) {
      const std::size_t length = text.text(row, column).size();
      if (length == 0) continue;
      const bool named = length >= kShortestAction && length <= kLongestHeading &&
                         find_action(text.folded(row, column)) >= 0;
      ++(named ? actions : others);
      // Wide tables are many, and what names no action in half of its cells is no head.
      if (2 * others > text.columns()) return false;
    }
    if (others == 0 || heads_annexes(text, row)) return actions > 0;
    return actions > 1 && actions > others;
  }

  // Its label stood before the actions of another annex.
  bool heads_annexes(const TableText& text, std::int32_t row) const {
    const std::string label = fold_words(bare_label(text.text(row, 0)));
    return !label.empty() && head_labels_.count(label) > 0;
  }

  std::int32_t find_head(const TableText& text) const {
    for (std::int32_t row = 0; row < std::min(text.rows() - 1, kHeadRows); ++row) {
      if (names_actions(text, row)) return row;
    }
    return -1;
  }

  // An annex about actions of which the plan lists none is not the next page of another.
  bool is_of_others(const TableText& text) const {
    for (std::int32_t row = 0; row < std::min(text.rows(), kHeadRows); ++row) {
      if (heads_annexes(text, row) && text.filled(row) > 1) return true;
    }
    return false;
  }

  void take_columns(const TableText& text, std::int32_t head) {
    head_labels_.insert(fold_words(bare_label(text.text(head, 0))));
    actions_.assign(static_cast<std::size_t>(text.columns()), -1);
    for (std::int32_t column = 1; column < text.columns(); ++column) {
      actions_[static_cast<std::size_t>(column)] = find_action(text.folded(head, column));
    }
  }

  // The next page of the annex: as many columns, no more than running text between.
  bool continues(std::int32_t table, const TableText& text) const {
    if (last_table_ < 0 || answers_.empty() || is_of_others(text)) return false;
    const auto same_width = text.columns() == static_cast<std::int32_t>(actions_.size());
    if (!same_width && !is_known_row(text, 0)) return false;
    const std::int32_t from = reading_.block_of_table[static_cast<std::size_t>(last_table_)];
    const std::int32_t to = reading_.block_of_table[static_cast<std::size_t>(table)];
    if (to - from > (same_width ? kReach : kNearby)) return false;
    for (std::int32_t i = from + 1; from >= 0 && i < to; ++i) {
      const Block& block = reading_.document.blocks[static_cast<std::size_t>(i)];
      if (block.kind != BlockKind::kHeading) continue;
      // Words inside the answers look like headings, or are styled as such: only a row of the
      // annex goes on then.
      const bool goes_on = block.level > 0 ? same_width && opens_with_label(text)
                                           : is_known_row(text, 0) || is_question(text.text(0, 0));
      if (!goes_on) return false;
    }
    return true;
  }

  void read_rows(const TableText& text, std::int32_t first) {
    // A table of another width is the annex with something spilt into it (a chart's
    // numbers): it is read as long as its rows are the annex's.
    const auto same_width = text.columns() == static_cast<std::int32_t>(actions_.size());
    for (std::int32_t row = first; row < text.rows(); ++row) {
      if (text.filled(row) == 0) continue;
      if (!same_width && !is_known_row(text, row)) return;
      read_row(text, row);
    }
  }

  void read_row(const TableText& text, std::int32_t row) {
    const std::string& printed = text.text(row, 0);
    const std::string label = bare_label(printed);
    // Nothing but the drafter's note, or the rest of one: the label stands above.
    const bool goes_on =
        !answers_.empty() && (label.empty() || open_bracket_ || label.size() > kLongestAnnexLabel);
    open_bracket_ = goes_on ? open_bracket_ && printed.find(']') == std::string::npos
                            : leaves_bracket_open(printed);
    if (!goes_on) {
      Answer answer;
      answer.label = label;
      labels_.insert(fold_words(label));
      answer.text.resize(actions_.size());
      answer.place = text.row_place(row);
      for (std::int32_t column = 0; column < text.columns(); ++column) {
        answer.places.push_back(text.place(row, column));
      }
      answers_.push_back(std::move(answer));
    }
    Answer& answer = answers_.back();
    const std::size_t columns = std::min(actions_.size(), static_cast<std::size_t>(text.columns()));
    for (std::size_t column = 1; column < columns; ++column) {
      const std::string& cell = text.text(row, static_cast<std::int32_t>(column));
      if (cell.empty()) continue;
      if (!answer.text[column].empty()) answer.text[column] += '\n';
      answer.text[column] += cell;
    }
  }

  // Hands the annex's answers to its actions.
  void finish() {
    for (const Answer& answer : answers_) {
      for (std::size_t column = 1; column < actions_.size(); ++column) {
        if (actions_[column] < 0) continue;
        give(answer, column,
             reading_.paper.observations[static_cast<std::size_t>(actions_[column])]);
      }
    }
    answers_.clear();
    open_bracket_ = false;
    last_table_ = -1;
  }

  void give(const Answer& answer, std::size_t column, Observation& action) {
    const std::string& raw = answer.text[column];
    const Place place = column < answer.places.size() ? answer.places[column] : answer.place;
    if (raw.empty()) {
      if (!answer.label.empty()) note_blank(answer, place, action);
      return;
    }
    const std::string label = answer.label.empty() ? "annex" : answer.label;
    std::string text = collapse_spaces(raw);
    if (action.success_measure.empty()) {
      const bool labelled = is_success_label(fold_words(label));
      std::string measure = labelled ? text : success_sentence(raw);
      if (!measure.empty()) {
        action.evidence.push_back({Field::kSuccessMeasure, label, measure, place});
        action.success_measure = std::move(measure);
      }
    }
    action.extra.emplace_back(extra_name(label), text);
    action.evidence.push_back({Field::kExtra, label, std::move(text), place});
  }

  void note_blank(const Answer& answer, const Place& place, const Observation& action) {
    Heading heading;
    heading.text = answer.label;
    heading.empty = true;
    heading.why_empty = "the cell of this row is blank for the action";
    heading.ref = action.ref;
    heading.place = place == Place{} ? answer.place : place;
    reading_.paper.headings.push_back(std::move(heading));
  }

  static std::string extra_name(const std::string& label) {
    std::string name = fold_words(label);
    std::replace(name.begin(), name.end(), ' ', '_');
    return name;
  }

  static constexpr std::size_t kLongestHeading = 1000;
  // Shorter texts ("Board", "Update") name no action.
  static constexpr std::size_t kShortestAction = 12;
  // An annex's next page stands so near its last, in blocks: answers may run on between.
  static constexpr std::int32_t kReach = 400;
  // A table of another width stands so near the annex's last one, in blocks.
  static constexpr std::int32_t kNearby = 4;
  // Where so many actions begin or end alike, only exact headings are looked up:
  // comparing each with each is not linear.
  static constexpr std::size_t kMostCompared = 40;

  PaperReading& reading_;
  std::map<std::string, std::size_t> keys_;
  std::map<std::string, std::vector<std::size_t>> by_ends_;
  std::vector<std::int32_t> actions_;  // by column: observation, or -1
  std::vector<Answer> answers_;
  std::set<std::string> labels_;       // folded, of all annexes so far
  std::set<std::string> head_labels_;  // those that stood before the actions
  bool open_bracket_ = false;
  std::int32_t last_table_ = -1;
};

}  // namespace

void read_annexes(PaperReading& reading) { AnnexReader(reading).read(); }

}  // namespace boardtrail
