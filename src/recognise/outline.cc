// SPDX-License-Identifier: GPL-3.0-or-later
//
// The paper's headings and what stands under them. Only what asks for something can
// be empty: a paragraph number without a paragraph, a label of a form that elsewhere
// has an answer, a numbered section that the next one follows at once. A heading that
// a sub-heading follows is structure, and so are titles, captions and contents lists.
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <re2/re2.h>

#include "base/text.h"
#include "recognise/outline_notes.h"
#include "recognise/reading.h"

namespace boardtrail {
namespace {

constexpr std::size_t kLongestOutlineLine = 160;
constexpr std::size_t kLongestNumber = 16;
// A label that is printed again so few lines below is the same one.
constexpr std::int32_t kSameBlankLines = 8;
// So many numbered headings in a row with nothing between are a list of contents.
constexpr std::int32_t kContentsRun = 3;

// "7.1", "7.1.2", "4a.": a paragraph's number and nothing else.
bool is_bare_number(std::string_view text) {
  text = trim(text);
  if (text.empty() || text.size() > kLongestNumber) return false;
  static const RE2 pattern(R"(\(?\d{1,2}(?:\.\d{1,2}){1,3}[a-z]?[.)]?|\d{1,2}[a-z][.)])");
  return RE2::FullMatch(re2::StringPiece(text.data(), text.size()), pattern);
}

// Depth of a heading's number: "7.0 Links" and "7. Links" 1, "7.2 Links" 2; 0 without one.
std::int32_t number_depth(std::string_view text, std::int32_t& first) {
  static const RE2 pattern(R"(^\W{0,3}(\d{1,2})((?:\.\d{1,2}){0,3})\.?\s+\S)");
  std::string rest;
  if (!RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), pattern, &first, &rest)) {
    return 0;
  }
  while (rest.ends_with(".0")) rest.resize(rest.size() - 2);
  return 1 + static_cast<std::int32_t>(std::count(rest.begin(), rest.end(), '.'));
}

std::string without_colon(std::string_view text) {
  std::string clean = collapse_spaces(text);
  while (!clean.empty() && (clean.back() == ':' || clean.back() == ' ')) clean.pop_back();
  return clean;
}

class OutlineReader {
 public:
  explicit OutlineReader(PaperReading& reading)
      : reading_(reading), asked_(reading.schemas.vocabulary("asked-headings")) {}

  void read() {
    classify();
    for (std::int32_t i = begin(); i < end(); ++i) read_block(i);
    for (const std::int32_t table : reading_.tables) read_table(table);
  }

 private:
  // What a block is for the blocks around it.
  enum class Role : std::uint8_t { kNothing, kHeading, kLabel, kNumber, kCaption, kContent };

  std::int32_t begin() const { return reading_.paper.first_block; }
  std::int32_t end() const { return reading_.paper.end_block; }
  const Block& block(std::int32_t index) const {
    return reading_.document.blocks[static_cast<std::size_t>(index)];
  }
  Role role(std::int32_t index) const { return roles_[static_cast<std::size_t>(index - begin())]; }

  Role role_of(const Block& b, std::int32_t index) const {
    if (b.kind == BlockKind::kPageHeader || b.kind == BlockKind::kPageBreak) return Role::kNothing;
    if (b.kind == BlockKind::kTable) return Role::kContent;
    if (reading_.legend_blocks[static_cast<std::size_t>(index)]) return Role::kNothing;
    const std::string_view text = trim(b.content.text);
    if (text.empty()) {
      return b.content.ticks.empty() && is_bare_number(b.marker) ? Role::kNumber : Role::kNothing;
    }
    if (is_bare_number(text)) return Role::kNumber;
    if (read_caption(text).has_value()) return Role::kCaption;
    if (text.size() <= kLongestOutlineLine && b.kind != BlockKind::kListItem &&
        text.back() == ':' && text.find('\n') == std::string_view::npos &&
        b.content.ticks.empty()) {
      return Role::kLabel;
    }
    if (b.kind == BlockKind::kHeading) return Role::kHeading;
    return Role::kContent;
  }

  void classify() {
    roles_.reserve(static_cast<std::size_t>(end() - begin()));
    for (std::int32_t i = begin(); i < end(); ++i) roles_.push_back(role_of(block(i), i));
    // Which labels have an answer anywhere: the others of that name are asked for too.
    for (std::int32_t i = begin(); i < end(); ++i) {
      if (role(i) != Role::kLabel) continue;
      const std::int32_t next = next_of(i);
      if (next < end() && role(next) == Role::kContent && block(next).kind != BlockKind::kTable) {
        answered_.insert(fold_words(block(i).content.text));
      }
    }
  }

  // The next block that says anything.
  std::int32_t next_of(std::int32_t index) const {
    std::int32_t next = index + 1;
    while (next < end() && role(next) == Role::kNothing) ++next;
    return next;
  }

  void add_heading(std::string text, std::int32_t level, const Place& place, std::string why) {
    Heading heading;
    heading.text = std::move(text);
    heading.level = level;
    heading.empty = !why.empty();
    heading.why_empty = std::move(why);
    heading.place = place;
    if (!heading.empty || !is_same_blank(heading)) {
      reading_.paper.headings.push_back(std::move(heading));
    }
  }

  // A label and the table that repeats it a few lines below are one blank.
  bool is_same_blank(const Heading& heading) {
    const auto [known, fresh] = last_blank_.emplace(fold_words(heading.text), heading.place);
    if (fresh) return false;
    const Place before = std::exchange(known->second, heading.place);
    return before.page == heading.place.page &&
           std::abs(before.line - heading.place.line) <= kSameBlankLines;
  }

  void read_block(std::int32_t index) {
    const Block& b = block(index);
    for (std::string& note : find_drafting_notes(b.content.text)) {
      reading_.paper.drafting_notes.push_back({std::move(note), b.place});
    }
    switch (role(index)) {
      case Role::kHeading:
        section_ = collapse_spaces(b.content.text);
        add_heading(section_, b.level, b.place, why_empty_heading(index));
        break;
      case Role::kLabel:
        add_heading(without_colon(b.content.text), b.level, b.place, why_empty_label(index));
        break;
      case Role::kNumber:
        read_number(index);
        break;
      case Role::kCaption:
        read_caption_block(index);
        break;
      case Role::kNothing:
      case Role::kContent:
        break;
    }
  }

  void read_number(std::int32_t index) {
    const Block& b = block(index);
    const std::string number = collapse_spaces(b.content.text.empty() ? b.marker : b.content.text);
    // The paragraph may stand on the line below its number.
    const std::int32_t next = next_of(index);
    const bool below = next < end() && role(next) == Role::kContent;
    if (below) return;
    add_heading(section_.empty() ? number : number + " (" + section_ + ")", 0, b.place,
                "the paragraph has a number and no text");
  }

  void read_caption_block(std::int32_t index) {
    std::optional<Caption> caption = read_caption(block(index).content.text);
    if (!caption.has_value() || is_contents_line(index)) return;
    caption->place = block(index).place;
    reading_.paper.captions.push_back(*std::move(caption));
  }

  // "Figure 7: Actions underway ...... 12": a line of a list of figures.
  bool is_contents_line(std::int32_t index) const {
    static const RE2 pattern(R"((?:\.{3,}|\t|\x{2026}).{0,6}\d+\s*$)");
    const std::string& text = block(index).content.text;
    return RE2::PartialMatch(text, pattern);
  }

  // --- headings and labels with nothing under them --------------------------------

  std::string why_empty_heading(std::int32_t index) const {
    const Block& b = block(index);
    const std::int32_t next = next_of(index);
    if (next >= end() || role(next) != Role::kHeading || in_contents(index)) return {};
    if (!follows_as_equal(b, block(next)) || asked_.find(folded_title(b.content.text)) == nullptr) {
      return {};
    }
    return "the next section follows at once";
  }

  // The next section of the same rank: by their numbers, else by levels that are stated.
  static bool follows_as_equal(const Block& heading, const Block& next) {
    std::int32_t number = 0;
    std::int32_t next_number = 0;
    const std::int32_t depth = number_depth(heading.content.text, number);
    const std::int32_t next_depth = number_depth(next.content.text, next_number);
    if (depth == 0) return heading.level > 1 && next.level == heading.level && next_depth == 0;
    return next_depth == depth && (depth > 1 || next_number == number + 1);
  }

  static std::string folded_title(std::string_view text) {
    static const RE2 number(R"(^[\d\s]+)");
    std::string folded = fold_words(text);
    RE2::Replace(&folded, number, "");
    return folded;
  }

  // One of several headings in a row that nothing parts.
  bool in_contents(std::int32_t index) const {
    std::int32_t run = 1;
    for (std::int32_t i = next_of(index); i < end() && role(i) == Role::kHeading; i = next_of(i)) {
      if (++run >= kContentsRun) return true;
    }
    for (std::int32_t i = index - 1; i >= begin() && run < kContentsRun; --i) {
      if (role(i) == Role::kNothing) continue;
      if (role(i) != Role::kHeading) break;
      ++run;
    }
    return run >= kContentsRun;
  }

  // A label of a form: it has an answer elsewhere, and here something else follows.
  std::string why_empty_label(std::int32_t index) const {
    const Block& b = block(index);
    if (answered_.count(fold_words(b.content.text)) == 0) return {};
    const std::int32_t next = next_of(index);
    if (next >= end()) return "nothing stands under it at the end of the paper";
    const bool other = role(next) == Role::kHeading || role(next) == Role::kLabel ||
                       (block(next).kind == BlockKind::kTable && is_other_matter(next));
    if (!other || (role(next) == Role::kHeading && block(next).level > b.level && b.level > 0)) {
      return {};
    }
    return "other blocks of that name say something, here the next part follows";
  }

  // A scorecard, a legend or a table with a title row of its own is no answer to a label.
  bool is_other_matter(std::int32_t index) const {
    const std::int32_t table = block(index).table;
    if (table < 0) return false;
    const TableUse use = reading_.use[static_cast<std::size_t>(table)];
    return use == TableUse::kMetrics || use == TableUse::kLegend || use == TableUse::kCover;
  }

  // --- tables ----------------------------------------------------------------------

  void read_table(std::int32_t table) {
    const TableText& text = reading_.text(table);
    for (const Cell& cell : text.table().cells) {
      for (std::string& note : find_drafting_notes(cell.content.text)) {
        reading_.paper.drafting_notes.push_back({std::move(note), cell.place});
      }
    }
    if (reading_.use[static_cast<std::size_t>(table)] == TableUse::kFree) read_label_rows(text);
  }

  static bool is_label(std::string_view text) {
    return !text.empty() && text.size() <= kLongestOutlineLine && text.back() == ':' &&
           text.find('\n') == std::string_view::npos;
  }

  static bool has_only_labels(const TableText& text, std::int32_t row) {
    for (std::int32_t column = 0; column < text.columns(); ++column) {
      const std::string& cell = text.text(row, column);
      if (!cell.empty() && !is_label(trim(cell))) return false;
    }
    return text.filled(row) > 0;
  }

  // "Key risks: | Issues: |" over a row of answers: every filled cell is a label.
  static bool is_label_row(const TableText& text, std::int32_t row) {
    return text.filled(row) >= 2 && has_only_labels(text, row);
  }

  void read_label_rows(const TableText& text) {
    for (std::int32_t row = 0; row + 1 < text.rows(); ++row) {
      if (!is_label_row(text, row)) continue;
      std::int32_t last = row + 1;
      while (last < text.rows() && !has_only_labels(text, last)) ++last;
      judge_labels(text, row, last);
      row = last - 1;
    }
  }

  // A blank under a label counts where a label beside it has an answer.
  void judge_labels(const TableText& text, std::int32_t row, std::int32_t last) {
    std::vector<bool> filled(static_cast<std::size_t>(text.columns()));
    bool any = false;
    for (std::int32_t below = row + 1; below < last; ++below) {
      for (std::int32_t column = 0; column < text.columns(); ++column) {
        const bool has = !text.text(below, column).empty();
        any |= has;
        if (has) filled[static_cast<std::size_t>(label_column(text, row, column))] = true;
      }
    }
    for (std::int32_t column = 0; any && column < text.columns(); ++column) {
      const std::string& label = text.text(row, column);
      if (label.empty() || filled[static_cast<std::size_t>(column)]) continue;
      add_heading(without_colon(label), 0, text.place(row, column),
                  "the space under this label is blank, others beside it are not");
    }
  }

  // The label that a column belongs to: its own, or the nearest to its left.
  static std::int32_t label_column(const TableText& text, std::int32_t row, std::int32_t column) {
    while (column > 0 && text.text(row, column).empty()) --column;
    return column;
  }

  PaperReading& reading_;
  const Vocabulary& asked_;
  std::vector<Role> roles_;
  std::set<std::string> answered_;           // folded labels that have an answer somewhere
  std::map<std::string, Place> last_blank_;  // by folded label: where it was last told as blank
  std::string section_;
};

}  // namespace

void read_outline(PaperReading& reading) { OutlineReader(reading).read(); }

}  // namespace boardtrail
