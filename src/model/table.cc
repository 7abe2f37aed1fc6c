// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/table.h"

#include <algorithm>

#include "base/text.h"

namespace boardtrail {
namespace {

bool is_space(char c) { return c == ' ' || c == '\n'; }

// Appends text[begin, end); where something was left out before it, one of the
// two spaces that now meet goes, and a line break is kept before a space.
void append_kept(std::string& out, std::string_view piece) {
  if (!out.empty() && !piece.empty() && is_space(out.back()) && is_space(piece.front())) {
    if (piece.front() == '\n') out.back() = '\n';
    piece.remove_prefix(1);
  }
  out += piece;
}

// The text without the runs that carry any mark of `marks`.
std::string without_marked(const RichText& rich, std::uint16_t marks) {
  const std::string_view text = rich.text;
  std::string out;
  bool removed = false;
  std::size_t kept_from = 0;
  for (const Run& run : rich.runs) {
    if ((run.marks & marks) == 0 || run.begin >= run.end) continue;
    const std::size_t begin = std::min<std::size_t>(run.begin, text.size());
    if (begin > kept_from) append_kept(out, text.substr(kept_from, begin - kept_from));
    kept_from = std::max(kept_from, std::min<std::size_t>(run.end, text.size()));
    removed = true;
  }
  if (!removed) return rich.text;
  append_kept(out, text.substr(kept_from));
  return std::string(trim(out));
}

std::size_t position(const Table& table, std::int32_t row, std::int32_t column) {
  return static_cast<std::size_t>(row) * static_cast<std::size_t>(table.columns) +
         static_cast<std::size_t>(column);
}

void append_cell(std::string& out, const Cell& cell) {
  for (const char c : cell.content.text) {
    if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
  if (cell.row_span == 1 && cell.column_span == 1) return;
  out += ':' + std::to_string(cell.row_span) + 'x' + std::to_string(cell.column_span);
}

}  // namespace

std::string RichText::current() const { return without_marked(*this, kDeleted); }

std::string RichText::standing() const {
  std::string left = without_marked(*this, kDeleted | kStruck);
  return is_blank(left) ? current() : left;
}

bool RichText::any_marked(std::uint32_t begin, std::uint32_t end, Mark mark) const {
  return std::any_of(runs.begin(), runs.end(), [&](const Run& run) {
    return (run.marks & mark) != 0 && run.begin < end && begin < run.end && run.begin < run.end;
  });
}

const char* table_origin_name(TableOrigin origin) {
  switch (origin) {
    case TableOrigin::kStructure:
      return "structure";
    case TableOrigin::kLattice:
      return "lattice";
    case TableOrigin::kTabs:
      return "tabs";
    case TableOrigin::kPipes:
      return "pipes";
    case TableOrigin::kStream:
      return "stream";
    case TableOrigin::kFixedWidth:
      return "fixed-width";
  }
  return "unknown";
}

Grid::Grid(const Table& table) : table_(&table) {
  if (table.rows <= 0 || table.columns <= 0) return;
  index_.assign(position(table, table.rows, 0), -1);
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    const Cell& cell = table.cells[i];
    // Spans are cut at the table's edge, and the first cell keeps a place that a
    // later one claims too: a reader's mistake must not become a crash here.
    const std::int64_t row_end =
        std::min<std::int64_t>(std::int64_t{cell.row} + cell.row_span, table.rows);
    const std::int64_t column_end =
        std::min<std::int64_t>(std::int64_t{cell.column} + cell.column_span, table.columns);
    for (std::int64_t row = std::max(cell.row, 0); row < row_end; ++row) {
      for (std::int64_t column = std::max(cell.column, 0); column < column_end; ++column) {
        std::int32_t& owner = index_[position(table, static_cast<std::int32_t>(row),
                                              static_cast<std::int32_t>(column))];
        if (owner < 0) owner = static_cast<std::int32_t>(i);
      }
    }
  }
}

const Cell* Grid::at(std::int32_t row, std::int32_t column) const {
  if (row < 0 || column < 0 || row >= table_->rows || column >= table_->columns) return nullptr;
  const std::int32_t owner = index_[position(*table_, row, column)];
  return owner < 0 ? nullptr : &table_->cells[static_cast<std::size_t>(owner)];
}

const std::string& Grid::text(std::int32_t row, std::int32_t column) const {
  static const std::string kEmpty;
  const Cell* cell = at(row, column);
  if (cell == nullptr || cell->row != row || cell->column != column) return kEmpty;
  return cell->content.text;
}

std::string dump(const Table& table) {
  const Grid grid(table);
  std::string out = std::to_string(table.rows) + 'x' + std::to_string(table.columns);
  for (std::int32_t row = 0; row < table.rows; ++row) {
    out += " [";
    bool first = true;
    for (std::int32_t column = 0; column < table.columns; ++column) {
      const Cell* cell = grid.at(row, column);
      const bool starts_here = cell != nullptr && cell->row == row && cell->column == column;
      if (cell != nullptr && !starts_here) continue;
      if (!first) out += '|';
      first = false;
      if (starts_here) append_cell(out, *cell);
    }
    out += ']';
  }
  return out;
}

}  // namespace boardtrail
