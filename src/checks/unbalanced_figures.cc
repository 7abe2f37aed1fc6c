// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <re2/re2.h>

#include "base/text.h"
#include "checks/rows.h"
#include "checks/rules.h"
#include "normalise/number.h"

// Exact arithmetic only:
//   * "22 of 26 actions (85%)": the share is reckoned again;
//   * the row 'Total' of a table: each column is summed again, where at least one
//     other column of the same table does add up (so that the row is a sum, and of
//     these rows).
namespace boardtrail {
namespace {

double to_number(std::string text) {
  std::erase(text, ',');
  return std::strtod(text.c_str(), nullptr);
}

int decimals_of(const std::string& text) {
  const std::size_t dot = text.find('.');
  return dot == std::string::npos ? 0 : static_cast<int>(text.size() - dot - 1);
}

// Rounded or cut off, either way, at the last digit that is printed.
bool share_is_right(double part, double whole, const std::string& percent) {
  const double exact = 100.0 * part / whole;
  const double unit = std::pow(10.0, -decimals_of(percent));
  return std::fabs(exact - to_number(percent)) < unit + 1e-9;
}

std::string percent_text(double part, double whole) {
  const long tenths = std::lround(1000.0 * part / whole);
  return std::to_string(tenths / 10) + "." + std::to_string(std::labs(tenths % 10)) + "%";
}

void check_text(std::string_view text, const Place& place, Findings& findings) {
  if (text.find('%') == std::string_view::npos || text.find('(') == std::string_view::npos) return;
  static const RE2 kShare(
      R"((?i)((?:^|[^\d.,/])(\d[\d,]*) (?:out )?of (?:the |its |our |these |all )?(\d[\d,]*))"
      R"((?: [a-z'-]+){0,4} ?\((\d{1,3}(?:\.\d+)?) ?%\)))");
  re2::StringPiece rest = text;
  std::string words;
  std::string part;
  std::string whole;
  std::string percent;
  while (RE2::FindAndConsume(&rest, kShare, &words, &part, &whole, &percent)) {
    const double n = to_number(part);
    const double m = to_number(whole);
    if (m <= 0 || n > m || share_is_right(n, m, percent)) continue;
    Finding finding = paper_finding(kUnbalancedFigures, "text",
                                    "The paper says " + quoted(words) + "; " + part + " of " +
                                        whole + " is " + percent_text(n, m) + ".");
    finding.evidence.push_back({"text", words, place});
    findings.push_back(std::move(finding));
  }
}

// --- totals ----------------------------------------------------------------

bool is_total_label(const std::string& text) {
  return text.size() <= 24 && [&] {
    const std::string folded = fold_words(text);
    return folded == "total" || folded == "totals" || folded == "grand total";
  }();
}

// One column above the row of totals: what it adds up to, and what is printed.
struct ColumnSum {
  std::int32_t column = 0;
  double sum = 0;
  double stated = 0;
  const Cell* total = nullptr;

  bool balanced() const { return std::fabs(sum - stated) < 0.5; }
};

// Whole numbers only, blanks count as nothing; a percentage, a decimal or a word
// anywhere in the column takes it out.
std::optional<double> whole_number(const Cell* cell) {
  if (cell == nullptr || is_blank(cell->content.text)) return 0;
  const auto reading = read_number(cell->content.text);
  if (!reading || reading->unit != Unit::kNone || reading->bound) return std::nullopt;
  if (reading->value < 0 || reading->value != std::floor(reading->value)) return std::nullopt;
  return reading->value;
}

std::optional<ColumnSum> sum_column(const Grid& grid, std::int32_t column, std::int32_t first,
                                    std::int32_t total_row) {
  ColumnSum sum;
  sum.column = column;
  sum.total = grid.at(total_row, column);
  if (sum.total == nullptr || is_blank(sum.total->content.text)) return std::nullopt;
  const auto stated = whole_number(sum.total);
  if (!stated) return std::nullopt;
  sum.stated = *stated;
  for (std::int32_t row = first; row < total_row; ++row) {
    const auto value = whole_number(grid.at(row, column));
    if (!value) return std::nullopt;
    sum.sum += *value;
  }
  return sum;
}

std::string whole_text(double value) { return std::to_string(std::llround(value)); }

void check_total_row(const Grid& grid, const Table& table, std::int32_t first,
                     std::int32_t total_row, Findings& findings) {
  std::vector<ColumnSum> sums;
  for (std::int32_t column = 1; column < table.columns; ++column) {
    if (auto sum = sum_column(grid, column, first, total_row)) sums.push_back(*sum);
  }
  const auto balanced =
      std::count_if(sums.begin(), sums.end(), [](const ColumnSum& sum) { return sum.balanced(); });
  if (balanced * 2 <= static_cast<std::ptrdiff_t>(sums.size())) return;
  for (const ColumnSum& sum : sums) {
    if (sum.balanced()) continue;
    Finding finding = paper_finding(
        kUnbalancedFigures, "total",
        "The row of totals gives " + whole_text(sum.stated) + " for " +
            quoted(grid.text(0, sum.column).empty() ? "column " + std::to_string(sum.column + 1)
                                                    : grid.text(0, sum.column),
                   40) +
            "; the rows above it add up to " + whole_text(sum.sum) + ".");
    finding.evidence.push_back({"total", sum.total->content.text, sum.total->place});
    findings.push_back(std::move(finding));
  }
}

void check_table(const Table& table, Findings& findings) {
  std::int32_t total_row = -1;
  for (const Cell& cell : table.cells) {
    if (cell.column != 0 || !is_total_label(cell.content.text)) continue;
    if (total_row >= 0) return;  // subtotals: which rows belong to which is not known
    total_row = cell.row;
  }
  const std::int32_t first = std::max(table.header_rows, 1);
  if (total_row < first + 2) return;
  check_total_row(Grid(table), table, first, total_row, findings);
}

void check_unbalanced_figures(const CheckContext& context, Findings& findings) {
  const std::vector<Block>& blocks = context.document.blocks;
  const auto end =
      std::min(static_cast<std::size_t>(std::max(context.paper.end_block, 0)), blocks.size());
  for (auto i = static_cast<std::size_t>(std::max(context.paper.first_block, 0)); i < end; ++i) {
    const Block& block = blocks[i];
    const auto index = static_cast<std::size_t>(block.table);
    if (block.kind != BlockKind::kTable) {
      check_text(block.content.text, block.place, findings);
    } else if (block.table >= 0 && index < context.document.tables.size()) {
      const Table& table = context.document.tables[index];
      for (const Cell& cell : table.cells) check_text(cell.content.text, cell.place, findings);
      check_table(table, findings);
    }
  }
}

}  // namespace

const Rule kUnbalancedFigures = {
    "unbalanced-figures",
    Severity::kMedium,
    "Figures of the paper do not add up",
    "A share is stated with its parts and is not what they give ('22 of 26 (80%)'), or a number in "
    "a row of totals is not the sum of the rows above it.",
    "One of the numbers is wrong, and the Board cannot know which.",
    "Silent for rounding, for 'about' and 'over', for shares whose parts stand elsewhere, for "
    "tables "
    "with subtotals, and for totals unless most columns of the row do add up.",
    "'9 of 12 actions (70%)'",
    check_unbalanced_figures,
};

}  // namespace boardtrail
