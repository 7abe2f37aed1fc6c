// SPDX-License-Identifier: GPL-3.0-or-later
//
// A cover sheet is a table of labels and values. Its labels are known words; a table
// with several of them is a cover sheet, and so is a table of labels that follows one
// before the paper's own text begins.
#include "recognise/cover_scan.h"

#include <algorithm>
#include <set>
#include <utility>

#include <re2/re2.h>

#include "base/ascii_search.h"
#include "base/text.h"

namespace boardtrail {
namespace {

// A cover sheet stands within so many blocks of the paper's beginning; later tables
// with such labels belong to the text.
constexpr std::int32_t kFrontBlocks = 60;
constexpr std::int32_t kLateCoverBlocks = 150;
// Labels of the form itself; two different ones make a table a cover sheet.
constexpr WordSet kStrongRoles("title", "meeting", "meeting_date", "author", "sponsor",
                               "agenda_item", "written");
// Of a form of two columns for the document's control, these count too.
constexpr WordSet kControlRoles("version", "updated", "as_at");
constexpr std::size_t kLongestCoverLabel = 120;
// A cell with more bytes than this folds to more than a label has; it is not folded.
constexpr std::size_t kLongestCoverCell = 4 * kLongestCoverLabel;
constexpr std::size_t kLongestCoverLine = 300;
// An executive summary is kept so far; the whole of it is in the document's blocks.
constexpr std::size_t kLongestValue = 4000;

std::string clean_label(std::string_view text) {
  std::string label = collapse_spaces(text);
  while (!label.empty() && (label.back() == ':' || label.back() == ' ')) label.pop_back();
  return label;
}

class CoverScanner {
 public:
  explicit CoverScanner(const PaperReading& reading)
      : reading_(reading),
        labels_(reading.schemas.vocabulary("cover-labels")),
        bodies_(reading.schemas.vocabulary("body-headings")) {}

  CoverScan scan() {
    const std::int32_t first = reading_.paper.first_block;
    const std::int32_t last = reading_.paper.end_block;
    scan_.end_block = std::min(last, first + kFrontBlocks);
    bool front = true;
    for (std::int32_t i = first; i < std::min(last, first + kLateCoverBlocks); ++i) {
      const Block& block = reading_.document.blocks[static_cast<std::size_t>(i)];
      if (front && (i >= first + kFrontBlocks || ends_front(block))) {
        front = false;
        open_ = false;
        scan_.end_block = i;
      }
      if (block.kind == BlockKind::kTable) {
        if (block.table >= 0) read_table(block.table, front);
      } else if (front) {
        read_block(block);
      }
    }
    judge();
    return std::move(scan_);
  }

 private:
  const std::string* role_of(const std::string& folded) const {
    return folded.empty() || folded.size() > kLongestCoverLabel ? nullptr : labels_.find(folded);
  }

  const std::string* role_of(const TableText& text, std::int32_t row, std::int32_t column) const {
    const std::string& cell = text.text(row, column);
    if (cell.size() > kLongestCoverCell || !labels_.may_hold(cell)) return nullptr;
    return role_of(text.folded(row, column));
  }

  bool ends_front(const Block& block) const {
    if (block.kind == BlockKind::kTable) return false;
    const std::string& text = block.content.text;
    if (text.empty() || text.size() > kLongestCoverLabel) return false;
    if (block.kind == BlockKind::kHeading) return bodies_.find(fold_words(text)) != nullptr;
    return block.kind == BlockKind::kListItem && block.marker.starts_with("1.1");
  }

  // --- tables ----------------------------------------------------------------

  bool is_cover(const TableText& text, bool front) const {
    if (text.columns() > 8 || text.rows() > 80) return false;
    std::set<std::string> strong;
    std::int32_t known = 0;
    std::int32_t filled = 0;
    for (std::int32_t row = 0; row < text.rows(); ++row) {
      if (text.filled(row) == 0) continue;
      ++filled;
      for (std::int32_t column = 0; column < text.columns(); ++column) {
        const std::string* role = role_of(text, row, column);
        if (role == nullptr) continue;
        if (column == 0) ++known;
        // "Version: | 14" counts, a row of a history of versions does not.
        const bool control = column == 0 && text.filled(row) == 2 && kControlRoles.has(*role);
        if (!control && !kStrongRoles.has(*role)) continue;
        if (!looks_like_header(text, row)) strong.insert(*role);
      }
    }
    if (strong.size() >= (front ? 2U : 3U)) return true;
    return front && !scan_.tables.empty() && known * 2 >= filled;
  }

  // A row of column headings ("Title | Author | Date") is no row of a form.
  bool looks_like_header(const TableText& text, std::int32_t row) const {
    std::set<std::string> roles;  // "Meeting | Board" is one of them, stated
    for (std::int32_t column = 0; column < text.columns(); ++column) {
      if (const std::string* role = role_of(text, row, column)) roles.insert(*role);
    }
    const auto known = static_cast<std::int32_t>(roles.size());
    // Forms have few cells in a row; most of a wide row's would be answers.
    return known >= 3 || (known == 2 && known == text.filled(row)) ||
           (text.filled(row) > 5 && 3 * known <= text.filled(row));
  }

  void read_table(std::int32_t table, bool front) {
    if (reading_.use[static_cast<std::size_t>(table)] != TableUse::kFree) return;
    const TableText& text = reading_.text(table);
    if (!is_cover(text, front)) {
      open_ = false;
      return;
    }
    scan_.tables.push_back(table);
    open_ = false;
    for (std::int32_t row = 0; row < text.rows(); ++row) read_row(table, text, row);
  }

  void read_row(std::int32_t table, const TableText& text, std::int32_t row) {
    if (text.filled(row) == 0) return;
    const std::string& head = text.text(row, 0);
    const std::string* role = role_of(text, row, 0);
    if (text.cell(row, 0) != nullptr && !text.cell(row, 0)->content.ticks.empty()) {
      continue_ticks(text, row);
      return;
    }
    if (text.filled(row) == 1 && !head.empty() && !is_labelled(head, role)) {
      continue_value(head, text.cell(row, 0));
      return;
    }
    if (read_inline(table, head, text.place(row, 0))) return;
    if (head.empty()) {  // the answer goes on below, without its label
      for (std::int32_t column = 1; column < text.columns(); ++column) {
        if (!text.text(row, column).empty()) {
          continue_value(text.text(row, column), text.cell(row, column));
        }
      }
      return;
    }
    read_pairs(table, text, row);
  }

  static bool is_labelled(std::string_view head, const std::string* role) {
    return role != nullptr || (head.size() <= kLongestCoverLabel && head.ends_with(':'));
  }

  // label | value [| label | value]: a known label after a value opens the next pair.
  void read_pairs(std::int32_t table, const TableText& text, std::int32_t row) {
    std::int32_t column = 0;
    while (column < text.columns()) {
      if (text.text(row, column).empty() && column > 0) {
        ++column;
        continue;
      }
      CoverPair pair;
      if (const std::string* role = role_of(text, row, column)) pair.role = *role;
      pair.label = clean_label(text.text(row, column));
      pair.table = table;
      pair.place = text.place(row, column);
      std::int32_t next = column + 1;
      for (; next < text.columns(); ++next) {
        const bool opens = !pair.value.empty() && role_of(text, row, next) != nullptr;
        if (opens) break;
        take_value(pair, text.text(row, next), text.cell(row, next));
      }
      scan_.pairs.push_back(std::move(pair));
      column = next;
    }
    open_ = true;
  }

  static void take_value(CoverPair& pair, std::string_view raw, const Cell* cell) {
    std::string value = collapse_spaces(raw);
    if (cell != nullptr && !cell->content.ticks.empty()) {
      pair.ticks = true;
      value.clear();
      for (const TickBox& box : cell->content.ticks) {
        if (!box.ticked) continue;
        if (!value.empty()) value += "; ";
        value += collapse_spaces(box.label);
      }
    }
    if (value.empty() || pair.value.size() > kLongestValue) return;
    if (!pair.value.empty()) pair.value += pair.ticks ? "; " : " ";
    pair.value += value;
  }

  void continue_value(std::string_view raw, const Cell* cell) {
    if (!open_ || scan_.pairs.empty()) return;
    take_value(scan_.pairs.back(), raw, cell);
  }

  // A row of boxes below its question: the ticked ones are the answer.
  void continue_ticks(const TableText& text, std::int32_t row) {
    if (!open_ || scan_.pairs.empty()) return;
    for (std::int32_t column = 0; column < text.columns(); ++column) {
      take_value(scan_.pairs.back(), text.text(row, column), text.cell(row, column));
    }
  }

  // --- lines -----------------------------------------------------------------

  // "Author: Jo Field" in one piece; only labels that say something about the paper.
  bool read_inline(std::int32_t table, std::string_view text, const Place& place) {
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos || colon > 60 || text.size() > kLongestCoverLine)
      return false;
    const std::string_view value = trim(text.substr(colon + 1));
    if (value.empty()) return false;
    const std::string* role = role_of(fold_words(text.substr(0, colon)));
    if (role == nullptr || *role == "asked") return false;
    // "Name (print): ... Title: ..." below a form is the post of who signed it.
    if (*role == "title" && !scan_.pairs.empty() && scan_.pairs.back().role == "signatory") {
      return false;
    }
    CoverPair pair;
    pair.role = *role;
    pair.label = clean_label(text.substr(0, colon));
    pair.value = collapse_spaces(value);
    pair.table = table;
    pair.place = place;
    scan_.pairs.push_back(std::move(pair));
    return true;
  }

  void read_block(const Block& block) {
    if (block.kind == BlockKind::kPageHeader || block.kind == BlockKind::kPageBreak) return;
    bool any = false;
    for (const std::string_view line : split(block.content.text, '\n')) {
      any |= read_inline(-1, trim(line), block.place);
    }
    if (any || block.kind == BlockKind::kHeading) {
      open_ = false;
    } else if (open_ && scan_.pairs.back().value.empty()) {
      filling_ = true;
    }
    // Text below a sheet whose last label has no answer in the table is that answer.
    if (filling_ && open_) continue_block(block);
    if (!open_) filling_ = false;
  }

  void continue_block(const Block& block) {
    CoverPair& pair = scan_.pairs.back();
    if (!block.content.ticks.empty()) pair.ticks = true;
    if (pair.value.size() > kLongestValue) return;
    const std::string text = collapse_spaces(block.content.text);
    if (!pair.value.empty() && !text.empty()) pair.value += ' ';
    pair.value += text;
  }

  void judge() {
    for (CoverPair& pair : scan_.pairs) {
      pair.answered = pair.ticks || (!is_blank(pair.value) && !is_form_question(pair.value));
    }
  }

  const PaperReading& reading_;
  const Vocabulary& labels_;
  const Vocabulary& bodies_;
  CoverScan scan_;
  bool open_ = false;     // the last pair may go on in what follows
  bool filling_ = false;  // it does, in the text below its table
};

}  // namespace

bool is_form_question(std::string_view text) {
  // The first word tells; most answers have another, and the expression is a long one.
  static constexpr WordSet kOpeners("is", "are", "does", "do", "has", "have", "will", "what",
                                    "which", "how", "please", "if", "describe", "outline", "state",
                                    "set", "list", "indicate");
  char buffer[12];
  text = trim(text);
  if (!kOpeners.has(first_word(text, buffer))) return false;
  static const RE2 pattern(
      R"(\W*(?i:(?:is|are|does|do|has|have|will|what|which|how|please|if (?:yes|so)|describe|outline|state|set out|list|indicate)\b[^.?!]{3,200}(?:\?|\(please [^)]*\))|please (?:state|describe|outline|set out|indicate|provide|list|give|explain|identify|detail|summari[sz]e|complete)\b[^.?!]{3,200}\.?)\W*)");
  return RE2::FullMatch(re2::StringPiece(text.data(), text.size()), pattern);
}

CoverScan scan_cover(const PaperReading& reading) { return CoverScanner(reading).scan(); }

}  // namespace boardtrail
