// SPDX-License-Identifier: GPL-3.0-or-later
#include "site/excerpt.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "report/display.h"
#include "site/site_rows.h"

namespace boardtrail {
namespace {

constexpr std::int32_t kMaxHeaderRows = 4;
constexpr std::int32_t kMaxColumns = 40;
constexpr std::size_t kMaxRows = 40;
// Cells that are not meant are there to find one's way; their text may be cut.
constexpr std::size_t kNeighbourWidth = 240;

using Rows = std::pair<std::int32_t, std::int32_t>;  // first and last, both shown

// The rows to show, as runs without a gap.
std::vector<Rows> runs_of(const TableAsRead& table, const std::vector<CellFound>& found) {
  std::set<std::int32_t> rows;
  for (std::int32_t i = 0; i < std::min({table.header_rows, kMaxHeaderRows, table.rows}); ++i) {
    rows.insert(i);
  }
  for (const CellFound& place : found) {
    if (rows.size() >= kMaxRows) break;
    for (std::int32_t row = place.row - 1; row <= place.row + 1; ++row) {
      if (row >= 0 && row < table.rows) rows.insert(row);
    }
  }
  std::vector<Rows> runs;
  for (const std::int32_t row : rows) {
    if (!runs.empty() && runs.back().second + 1 == row) {
      runs.back().second = row;
    } else {
      runs.emplace_back(row, row);
    }
  }
  return runs;
}

bool is_colour(const std::string& fill) {
  return fill.size() == 7 && fill[0] == '#' &&
         fill.find_first_not_of("0123456789ABCDEFabcdef", 1) == std::string::npos;
}

class ExcerptWriter {
 public:
  ExcerptWriter(Markup& page, const std::vector<CellFound>& found)
      : page_(page), found_(found), table_(*found.front().table) {}

  void write(std::string_view label) {
    page_.open("div", "scroll").attribute("tabindex", "0").attribute("role", "region");
    page_.attribute("aria-label", label);
    page_.open("table", "excerpt");
    std::int32_t next = 0;
    for (const Rows& run : runs_of(table_, found_)) {
      if (run.first > next) write_gap(next, run.first - 1);
      write_run(run);
      next = run.second + 1;
    }
    if (next < table_.rows) write_gap(next, table_.rows - 1);
    page_.close().close();
  }

 private:
  std::int32_t columns() const { return std::clamp(table_.columns, 1, kMaxColumns); }

  void write_gap(std::int32_t first, std::int32_t last) {
    page_.open("tr", "gap").open("td").attribute("colspan", std::int64_t{columns()});
    page_.text(first == last ? "1 row is not shown"
                             : std::to_string(last - first + 1) + " rows are not shown");
    page_.close().close();
  }

  bool is_meant(std::size_t cell) const {
    return std::any_of(found_.begin(), found_.end(), [&](const CellFound& place) {
      return place.cell >= 0 ? static_cast<std::size_t>(place.cell) == cell
                             : place.row == table_.cells[cell].row;
    });
  }

  // Cells by where they show in this run: one from above begins at its first row.
  void write_run(const Rows& run) {
    const std::size_t height = static_cast<std::size_t>(run.second - run.first) + 1;
    const auto width = static_cast<std::size_t>(columns());
    std::vector<int> owner(height * width, -1);
    for (std::size_t i = 0; i < table_.cells.size(); ++i) claim(run, i, &owner);
    for (std::size_t row = 0; row < height; ++row) {
      page_.open("tr");
      for (std::size_t column = 0; column < width; ++column) {
        const int cell = owner[row * width + column];
        if (cell == -1) {
          page_.open("td").close();
        } else if (cell >= 0) {
          write_cell(run, static_cast<std::size_t>(cell));
        }
      }
      page_.close();
    }
  }

  // -2 marks what a cell covers beside its first place.
  void claim(const Rows& run, std::size_t index, std::vector<int>* owner) const {
    const TableCell& cell = table_.cells[index];
    const std::int32_t first = std::max(cell.row, run.first);
    const std::int32_t last = std::min(cell.row + cell.row_span - 1, run.second);
    const std::int32_t right = std::min(cell.col + cell.col_span, columns());
    if (first > last || cell.col < 0) return;
    for (std::int32_t row = first; row <= last; ++row) {
      for (std::int32_t column = cell.col; column < right; ++column) {
        const auto width = static_cast<std::size_t>(columns());
        const std::size_t at =
            static_cast<std::size_t>(row - run.first) * width + static_cast<std::size_t>(column);
        const bool begins = row == first && column == cell.col;
        if ((*owner)[at] == -1) (*owner)[at] = begins ? static_cast<int>(index) : -2;
      }
    }
  }

  void write_cell(const Rows& run, std::size_t index) {
    const TableCell& cell = table_.cells[index];
    // A heading without words would name its column nothing.
    const bool heading = cell.row < table_.header_rows && !cell.text.empty();
    const bool meant = is_meant(index);
    if (heading) {
      page_.open("th").attribute("scope", "col");
    } else {
      page_.open("td");
    }
    const bool long_text = cell.text.size() > 60;
    if (meant || long_text) {
      page_.attribute("class", !meant ? "long" : long_text ? "meant long" : "meant");
    }
    const std::int32_t rows =
        std::min(cell.row + cell.row_span - 1, run.second) - std::max(cell.row, run.first) + 1;
    const std::int32_t wide = std::min(cell.col + cell.col_span, columns()) - cell.col;
    if (rows > 1) page_.attribute("rowspan", std::int64_t{rows});
    if (wide > 1) page_.attribute("colspan", std::int64_t{wide});
    write_fill(cell.fill);
    if (meant) page_.element("span", "hidden", cell.text.empty() ? "Meant: blank" : "Meant: ");
    page_.text(meant ? cell.text : clip(cell.text, kNeighbourWidth));
    for (const std::string& struck : texts_of_json(cell.struck)) {
      page_.text(" ").element("s", struck);
    }
    page_.close();
  }

  // A style attribute is not allowed by the policy of the pages; a shape may have a colour.
  void write_fill(const std::string& fill) {
    if (!is_colour(fill)) return;
    page_.open("svg", "swatch").attribute("viewBox", "0 0 10 10").attribute("role", "img");
    page_.attribute("aria-label", "filled " + fill);
    page_.open("rect").attribute("width", "10").attribute("height", "10");
    page_.attribute("fill", fill).close().close();
  }

  Markup& page_;
  const std::vector<CellFound>& found_;
  const TableAsRead& table_;
};

}  // namespace

void write_excerpt(Markup& page, const std::vector<CellFound>& found, std::string_view label) {
  if (!found.empty() && found.front().table != nullptr) ExcerptWriter(page, found).write(label);
}

}  // namespace boardtrail
