// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_RECOGNISE_SCORECARD_COLUMNS_H_
#define BOARDTRAIL_RECOGNISE_SCORECARD_COLUMNS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "recognise/reading.h"

namespace boardtrail {

// A period that a scorecard has a column for.
struct ScorecardPeriod {
  std::int32_t column = 0;
  std::int32_t aim = -1;  // the column of its aim, where aim and actual stand side by side
  std::string name;       // "2023/24 Q1"; as printed where it is no quarter
  std::optional<Date> end;
  bool impossible = false;
};

// What a line of a metric states.
enum class Series : std::uint8_t { kNone, kAim, kActual };

// "Aim", "Target", "Trajectory", "Plan"; "Actual", "Performance", each perhaps with a
// name behind it ("Actual - Site A" gives `name` = "Site A").
struct SeriesReading {
  Series series = Series::kNone;
  std::string name;
};
SeriesReading read_series(std::string_view cell);

// How a table of metrics is laid out. -1 = no such column.
struct ScorecardLayout {
  std::int32_t header_rows = 0;  // the first body row
  std::int32_t title_row = -1;   // a row above the headings that names the workstream
  std::int32_t ref = -1;
  std::int32_t name = -1;
  std::int32_t baseline = -1;
  std::int32_t target = -1;
  std::int32_t series = -1;  // the column that says Aim or Actual
  std::int32_t actual = -1;  // the one column of actuals, where there are no periods
  std::int32_t month = -1;   // the column that says what month they are of
  std::int32_t comment = -1;
  std::vector<ScorecardPeriod> periods;  // in order of columns
};

// Nothing where the table is no scorecard. Cost: linear in the header rows.
std::optional<ScorecardLayout> find_scorecard_layout(const TableText& text);

}  // namespace boardtrail

#endif  // BOARDTRAIL_RECOGNISE_SCORECARD_COLUMNS_H_
