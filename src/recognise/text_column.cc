// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognise/text_column.h"

#include <algorithm>
#include <cstddef>

#include "normalise/dates.h"
#include "normalise/leads.h"

namespace boardtrail {
namespace {

constexpr std::int32_t kSampleRows = 8;
// Titles of policies and projects, which have owners and dates too, are shorter.
constexpr std::size_t kLeastWords = 6;

std::int32_t column_with(const std::vector<ColumnUse>& uses, Field field) {
  for (std::size_t i = 0; i < uses.size(); ++i) {
    if (uses[i].column != nullptr && uses[i].column->field == field) {
      return static_cast<std::int32_t>(i);
    }
  }
  return -1;
}

// The only column with a heading that no field took, or -1. Of several before the lead and the
// date the last one, unless another of them is filled in more rows: what was found is said once
// for several actions, and stands before them.
std::int32_t free_column(const TableText& text, std::int32_t from,
                         const std::vector<std::string>& headings,
                         const std::vector<ColumnUse>& uses, std::int32_t before) {
  constexpr std::int32_t kMost = 3;
  std::int32_t free = -1;
  std::int32_t count = 0;
  std::int32_t most = 0;
  for (std::size_t i = 0; i < uses.size(); ++i) {
    if (uses[i].column != nullptr || headings[i].empty()) continue;
    const auto column = static_cast<std::int32_t>(i);
    if (++count > 1 && column > before) continue;
    std::int32_t filled = 0;
    for (std::int32_t row = from; row < std::min(text.rows(), from + kSampleRows); ++row) {
      filled += text.text(row, column).empty() ? 0 : 1;
    }
    if (filled < most) continue;
    most = filled;
    free = column;
  }
  return count <= kMost ? free : -1;
}

// What the cells of the first rows are.
struct Sample {
  std::size_t texts = 0;
  std::size_t words = 0;
  std::size_t leads = 0;
  std::size_t other_leads = 0;
  std::size_t dates = 0;
};

Sample sample_rows(const TableText& text, std::int32_t from, std::int32_t free, std::int32_t lead,
                   std::int32_t due) {
  Sample sample;
  const std::int32_t end = std::min(text.rows(), from + kSampleRows);
  for (std::int32_t row = from; row < end; ++row) {
    const std::string& words = text.text(row, free);
    if (!words.empty()) {
      ++sample.texts;
      sample.words += 1 + static_cast<std::size_t>(std::count(words.begin(), words.end(), ' '));
    }
    if (const std::string& cell = text.text(row, lead); !cell.empty()) {
      ++(looks_like_lead(cell) ? sample.leads : sample.other_leads);
    }
    if (!find_dates(text.text(row, due)).empty()) ++sample.dates;
  }
  return sample;
}

}  // namespace

void take_text_column(const TableText& text, std::int32_t first_body_row,
                      const std::vector<std::string>& headings, const Schema& schema,
                      std::vector<ColumnUse>& uses) {
  const std::int32_t lead = column_with(uses, Field::kLead);
  const std::int32_t due = column_with(uses, Field::kDue);
  if (lead < 0 || due < 0 || column_with(uses, Field::kDescription) >= 0) return;
  // The date of a review is that of a policy, not of something to be done.
  if (headings[static_cast<std::size_t>(due)].find("review") != std::string::npos) return;
  const std::int32_t free = free_column(text, first_body_row, headings, uses, std::min(lead, due));
  if (free < 0) return;
  const Sample sample = sample_rows(text, first_body_row, free, lead, due);
  const bool texts = sample.texts > 0 && sample.words >= kLeastWords * sample.texts;
  const bool typed = sample.leads > sample.other_leads && 2 * sample.dates >= sample.texts;
  if (!texts || !typed) return;
  for (const SchemaColumn& column : schema.columns) {
    if (column.field != Field::kDescription || !column.head_reference) continue;
    uses[static_cast<std::size_t>(free)].column = &column;
    return;
  }
}

}  // namespace boardtrail
