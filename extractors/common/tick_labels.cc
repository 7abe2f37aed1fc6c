// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/common/tick_labels.h"

#include <algorithm>
#include <string>

#include "base/text.h"

namespace boardtrail {
namespace {

// Separators that stand between options ("☐ Yes / ☒ No") belong to no label.
std::string_view strip_separators(std::string_view label) {
  constexpr std::string_view kSeparators = "/|,;:-";
  label = trim(label);
  while (!label.empty() && kSeparators.find(label.back()) != std::string_view::npos) {
    label = trim(label.substr(0, label.size() - 1));
  }
  while (!label.empty() && kSeparators.find(label.front()) != std::string_view::npos) {
    label = trim(label.substr(1));
  }
  return label;
}

// "Is it exempt? Yes" asks; the option is "Yes".
std::string_view behind_question(std::string_view text) {
  const std::size_t end = trim(text).find_last_of(":?");
  return end == std::string_view::npos ? text : trim(text).substr(end + 1);
}

// The labels stand before the boxes where the line ends with a box (or with a remark
// in brackets) and begins with words that are no question.
bool labels_stand_before(std::string_view first, std::string_view last) {
  first = trim(first);
  last = trim(last);
  if (first.empty() || first.back() == ':' || first.back() == '?') return false;
  return last.empty() || last.front() == '(';
}

// ticks[first, end) of one line [line_begin, line_end).
void label_line(std::string_view text, std::size_t line_begin, std::size_t line_end,
                std::vector<TickBox>& ticks, std::size_t first, std::size_t end) {
  const auto segment = [&](std::size_t k) {
    const std::size_t from = k == first ? line_begin : ticks[k - 1].offset;
    const std::size_t to = k == end ? line_end : ticks[k].offset;
    return text.substr(from, to - from);
  };
  const bool before = labels_stand_before(segment(first), segment(end));
  for (std::size_t k = first; k < end; ++k) {
    const std::string_view label = before ? behind_question(segment(k)) : segment(k + 1);
    ticks[k].label = std::string(strip_separators(label));
  }
}

bool is_lone_tick(const Cell* cell) {
  return cell != nullptr && cell->content.ticks.size() == 1 &&
         cell->content.ticks[0].label.empty() && cell->content.text.empty();
}

bool has_words(const Cell* cell) {
  return cell != nullptr && cell->content.ticks.empty() && !cell->content.text.empty();
}

// The nearest cell above with words: the column's heading.
const Cell* heading_above(const Grid& grid, const Cell& cell) {
  for (std::int32_t row = cell.row - 1; row >= 0; --row) {
    const Cell* above = grid.at(row, cell.column);
    if (has_words(above)) return above;
  }
  return nullptr;
}

// Cells [begin, end) of table.cells are one row.
void label_row(Table& table, const Grid& grid, std::size_t begin, std::size_t end) {
  std::vector<bool> lone(end - begin + 2, false);  // with a neighbour at either end
  for (std::size_t k = begin; k < end; ++k) lone[k - begin + 1] = is_lone_tick(&table.cells[k]);
  if (std::find(lone.begin(), lone.end(), true) == lone.end()) return;
  std::size_t last = end - 1;
  while (last > begin && table.cells[last].content.text.empty() &&
         table.cells[last].content.ticks.empty()) {
    --last;
  }
  const bool right = !is_lone_tick(&table.cells[last]);
  for (std::size_t k = begin; k < end; ++k) {
    Cell& cell = table.cells[k];
    if (!is_lone_tick(&cell)) continue;
    const Cell* beside = right ? grid.at(cell.row, cell.column + cell.column_span)
                               : grid.at(cell.row, cell.column - 1);
    const bool matrix = lone[k - begin] || lone[k - begin + 2];
    const Cell* source = matrix ? heading_above(grid, cell) : beside;
    if (has_words(source)) cell.content.ticks[0].label = source->content.text;
  }
}

}  // namespace

std::string_view sign_glyph(TickSign sign) {
  switch (sign) {
    case TickSign::kCheckMark:
      return "\u2713";
    case TickSign::kCrossMark:
      return "\u2717";
    case TickSign::kFilledSquare:
      return "\u25A0";
    default:
      return {};
  }
}

std::vector<TickBox> label_ticks(std::string_view text, const std::vector<PendingTick>& ticks) {
  const bool checks = std::any_of(ticks.begin(), ticks.end(), [](const PendingTick& tick) {
    return tick.sign == TickSign::kCheckMark;
  });
  std::vector<TickBox> boxes;
  boxes.reserve(ticks.size());
  for (const PendingTick& tick : ticks) {
    const bool ticked =
        tick.sign != TickSign::kEmpty && (tick.sign != TickSign::kCrossMark || !checks);
    boxes.push_back({std::string(), ticked, tick.radio, tick.offset});
  }
  std::size_t line_begin = 0;
  for (std::size_t k = 0; k < boxes.size();) {
    std::size_t line_end = std::min(text.find('\n', line_begin), text.size());
    while (line_end < boxes[k].offset && line_end < text.size()) {
      line_begin = line_end + 1;
      line_end = std::min(text.find('\n', line_begin), text.size());
    }
    std::size_t end = k;
    while (end < boxes.size() && boxes[end].offset <= line_end) ++end;
    end = std::max(end, k + 1);
    label_line(text, line_begin, line_end, boxes, k, end);
    k = end;
    line_begin = std::min(line_end + 1, text.size());
  }
  return boxes;
}

void label_lone_ticks(Table& table) {
  const bool any = std::any_of(table.cells.begin(), table.cells.end(),
                               [](const Cell& cell) { return is_lone_tick(&cell); });
  if (!any) return;
  const Grid grid(table);
  for (std::size_t begin = 0; begin < table.cells.size();) {
    std::size_t end = begin;
    while (end < table.cells.size() && table.cells[end].row == table.cells[begin].row) ++end;
    label_row(table, grid, begin, end);
    begin = end;
  }
}

}  // namespace boardtrail
