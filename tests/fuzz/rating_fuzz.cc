// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/check.h"
#include "normalise/leads.h"
#include "normalise/rating.h"

// The first line is a cell, each further line a step of the legend: its words, a tab,
// its meaning. The same bytes serve as a lead cell.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  const std::string_view cell = text.substr(0, text.find('\n'));
  std::vector<boardtrail::LegendEntry> legend;
  for (std::size_t at = cell.size(); at < text.size();) {
    const std::string_view line = text.substr(at + 1, text.find('\n', at + 1) - at - 1);
    const std::size_t tab = line.find('\t');
    const std::string_view meaning =
        tab == std::string_view::npos ? std::string_view() : line.substr(tab + 1);
    legend.push_back(boardtrail::read_legend_line(line.substr(0, tab), meaning));
    at += line.size() + 1;
  }
  const boardtrail::RatingReading reading = boardtrail::read_rating(cell, legend);
  BOARDTRAIL_CHECK(!reading.value || reading.is_rating);
  BOARDTRAIL_CHECK(!reading.blank || !reading.is_rating);
  if (boardtrail::looks_like_rating(cell)) {
    BOARDTRAIL_CHECK(boardtrail::read_rating(cell, {}).is_rating);
  }
  const boardtrail::LeadReading leads = boardtrail::read_leads(text);
  for (const std::string& name : leads.names) BOARDTRAIL_CHECK(!name.empty());
  if (boardtrail::looks_like_lead(text)) {
    BOARDTRAIL_CHECK(!leads.names.empty() || leads.placeholder);
  }
  return 0;
}
