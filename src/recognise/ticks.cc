// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tick boxes, each with the question that it answers: the label at the head of its
// row, the title row of its table, or the sentence above.
#include <algorithm>
#include <utility>

#include "base/text.h"
#include "recognise/reading.h"

namespace boardtrail {
namespace {

// A question or label; a longer text is the option's own description.
constexpr std::size_t kLongestGroup = 160;

// How far above a box its question may stand, in blocks.
constexpr std::int32_t kQuestionReach = 24;

// How far above a box its heading may stand in its table, in rows.
constexpr std::int32_t kRowReach = 40;

std::string clean_group(std::string_view text) {
  std::string group = collapse_spaces(text);
  while (!group.empty() && (group.back() == ':' || group.back() == ' ')) group.pop_back();
  return group;
}

class TickReader {
 public:
  explicit TickReader(PaperReading& reading) : reading_(reading) {}

  void read() {
    for (std::int32_t i = reading_.paper.first_block; i < reading_.paper.end_block; ++i) {
      const Block& block = block_at(i);
      if (block.kind == BlockKind::kTable) {
        if (block.table >= 0) read_table(i, block.table);
      } else if (!block.content.ticks.empty()) {
        read_block(i, block);
      }
    }
  }

 private:
  const Block& block_at(std::int32_t index) const {
    return reading_.document.blocks[static_cast<std::size_t>(index)];
  }

  void add(std::string group, std::string_view label, const TickBox& box, const Place& place) {
    TickOption option;
    option.group = std::move(group);
    option.label = collapse_spaces(label);
    option.ticked = box.ticked;
    option.radio = box.radio;
    option.place = place;
    reading_.paper.ticks.push_back(std::move(option));
  }

  // The nearest text above that introduces the boxes; other boxes of the group may stand between.
  std::string question_above(std::int32_t index) const {
    for (std::int32_t i = index - 1;
         i >= std::max(reading_.paper.first_block, index - kQuestionReach); --i) {
      const Block& block = block_at(i);
      if (block.kind == BlockKind::kTable) return {};
      const std::string_view text = trim(block.content.text);
      if (text.empty() || !block.content.ticks.empty()) continue;
      const bool asks =
          text.back() == ':' || text.back() == '?' || block.kind == BlockKind::kHeading;
      return asks && text.size() <= kLongestGroup ? clean_group(text) : std::string();
    }
    return {};
  }

  // What stands before the first box in the same text.
  static std::string text_before(const RichText& content) {
    if (content.ticks.empty()) return {};
    const std::size_t offset =
        std::min<std::size_t>(content.ticks.front().offset, content.text.size());
    const std::string before = clean_group(std::string_view(content.text).substr(0, offset));
    const bool is_label = content.ticks.front().label.empty() ||
                          before.find(content.ticks.front().label) == std::string::npos;
    return is_label && before.size() <= kLongestGroup ? before : std::string();
  }

  void read_block(std::int32_t index, const Block& block) {
    std::string group = text_before(block.content);
    if (group.empty()) group = question_above(index);
    for (const TickBox& box : block.content.ticks) {
      add(group, box.label.empty() ? block.content.text : box.label, box, block.place);
    }
  }

  void read_table(std::int32_t index, std::int32_t table) {
    const TableText& text = reading_.text(table);
    bool any = false;
    bool other = false;  // rows that are more than boxes and their labels
    for (std::int32_t row = 0; row < text.rows(); ++row) {
      const bool ticks = row_has_ticks(text, row);
      any |= ticks;
      other |= !ticks && text.filled(row) > 1 && !below_ticks(text, row);
      if (ticks) read_row(index, text, row);
    }
    const bool free = reading_.use[static_cast<std::size_t>(table)] == TableUse::kFree;
    if (any && !other && free) {
      reading_.claim(table, TableUse::kTicks, "ticks", "rows of tick boxes", 0);
    }
  }

  static bool has_ticks(const TableText& text, std::int32_t row, std::int32_t column) {
    const Cell* cell = text.cell(row, column);
    return cell != nullptr && !cell->content.ticks.empty();
  }

  static bool row_has_ticks(const TableText& text, std::int32_t row) {
    for (std::int32_t column = 0; column < text.columns(); ++column) {
      if (has_ticks(text, row, column)) return true;
    }
    return false;
  }

  // The descriptions of the options in the row above.
  static bool below_ticks(const TableText& text, std::int32_t row) {
    return row > 0 && row_has_ticks(text, row - 1) && has_ticks(text, row - 1, 0);
  }

  std::string group_of(std::int32_t index, const TableText& text, std::int32_t row,
                       std::int32_t first) const {
    for (std::int32_t column = 0; column < first; ++column) {
      const std::string& label = text.text(row, column);
      if (!label.empty()) return label.size() <= kLongestGroup ? clean_group(label) : "";
    }
    for (std::int32_t above = row - 1; above >= std::max(0, row - kRowReach); --above) {
      if (text.filled(above) == 0 || row_has_ticks(text, above)) continue;
      if (text.filled(above) == 1 && !text.text(above, 0).empty()) {
        return clean_group(text.text(above, 0).substr(0, kLongestGroup));
      }
      break;
    }
    return question_above(index);
  }

  void read_row(std::int32_t index, const TableText& text, std::int32_t row) {
    std::int32_t first = 0;
    while (!has_ticks(text, row, first)) ++first;
    const bool bare = is_bare(text, row);
    const bool label_left = bare && first > 0 && !heads_columns(text, row, first);
    const bool label_above = bare && heads_columns(text, row, first);
    std::string group = group_of(index, text, row, label_left ? first - 1 : first);
    if (group.empty()) group = text_before(text.cell(row, first)->content);
    for (std::int32_t column = first; column < text.columns(); ++column) {
      if (!has_ticks(text, row, column)) continue;
      for (const TickBox& box : text.cell(row, column)->content.ticks) {
        std::string label = box.label;
        if (label_above) label = label_over(text, row, column);
        if (label.empty() && label_left) label = text.text(row, column - 1);
        if (label.empty() && column + 1 < text.columns()) label = text.text(row, column + 1);
        add(group, label, box, text.place(row, column));
      }
    }
  }

  // No box of the row has words in its own cell.
  static bool is_bare(const TableText& text, std::int32_t row) {
    for (std::int32_t column = 0; column < text.columns(); ++column) {
      if (has_ticks(text, row, column) && !text.text(row, column).empty()) return false;
    }
    return true;
  }

  static std::string label_over(const TableText& text, std::int32_t row, std::int32_t column) {
    for (std::int32_t above = row - 1; above >= std::max(0, row - kRowReach); --above) {
      if (!text.text(above, column).empty()) return text.text(above, column);
    }
    return {};
  }

  // A grid of boxes under headings ("Yes | No"): each box has a heading, and no label beside it.
  static bool heads_columns(const TableText& text, std::int32_t row, std::int32_t first) {
    for (std::int32_t column = first; column < text.columns(); ++column) {
      if (has_ticks(text, row, column)) {
        if (label_over(text, row, column).empty()) return false;
      } else if (!text.text(row, column).empty()) {
        return false;
      }
    }
    return true;
  }

  PaperReading& reading_;
};

}  // namespace

void read_ticks(PaperReading& reading) { TickReader(reading).read(); }

}  // namespace boardtrail
