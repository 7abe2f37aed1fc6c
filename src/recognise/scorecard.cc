// SPDX-License-Identifier: GPL-3.0-or-later
//
// Metrics, one for each line of actuals. Rows of real scorecards are ragged: empty
// cells at their ends are lost, and a heading may stand a column away from its
// values. Where a column says Aim or Actual, the values are therefore counted from
// it, one for each period, and not looked up under their headings.
#include <algorithm>
#include <utility>

#include <re2/re2.h>

#include "base/text.h"
#include "normalise/dates.h"
#include "normalise/number.h"
#include "recognise/reading.h"
#include "recognise/scorecard_columns.h"

namespace boardtrail {
namespace {

// A comment that is short stands under its heading; a longer text is one wherever it
// stands behind the values.
constexpr std::size_t kLongComment = 24;
// A title's date ("October - November 2023") is no longer than this.
constexpr std::size_t kLongestDate = 40;
constexpr std::size_t kLongestTitle = 80;
// A scorecard's heading stands at most so many blocks above it.
constexpr std::int32_t kHeadingReach = 40;

class ScorecardReader {
 public:
  ScorecardReader(PaperReading& reading, std::int32_t table, ScorecardLayout layout)
      : reading_(reading),
        table_(table),
        text_(reading.text(table)),
        layout_(std::move(layout)),
        section_(find_section()) {}

  void read() {
    for (std::int32_t row = layout_.header_rows; row < text_.rows(); ++row) {
      if (text_.filled(row) == 0 || reading_.is_legend_row(table_, row)) continue;
      if (layout_.series >= 0) {
        read_series_row(row);
      } else {
        read_plain_row(row);
      }
    }
    flush();
  }

 private:
  struct Value {
    std::string text;
    Place place;
  };

  struct Line {
    std::string name;  // of a metric with several lines of actuals
    std::vector<Value> values;
  };

  const std::string& cell(std::int32_t row, std::int32_t column) const {
    static const std::string kNone;
    return column < 0 ? kNone : text_.text(row, column);
  }

  std::string words(std::int32_t row, std::int32_t column) const {
    return collapse_spaces(cell(row, column));
  }

  // The workstream: the title row, else the line or heading above the table.
  std::string find_section() const {
    if (layout_.title_row >= 0) {
      if (const std::string title = title_of(text_, layout_.title_row); !title.empty())
        return title;
    }
    std::int32_t at = reading_.block_of_table[static_cast<std::size_t>(table_)];
    bool near = true;  // nothing stands between
    for (std::int32_t steps = 0; --at >= reading_.paper.first_block && steps < kHeadingReach;
         ++steps) {
      const Block& block = reading_.document.blocks[static_cast<std::size_t>(at)];
      const std::string text = collapse_spaces(block.content.text);
      if (block.kind == BlockKind::kHeading) return text;
      if (near && block.kind == BlockKind::kTable && block.table >= 0 &&
          reading_.document.tables[static_cast<std::size_t>(block.table)].rows == 1) {
        return title_of(reading_.text(block.table), 0);
      }
      if (near && block.kind == BlockKind::kParagraph && !text.empty() &&
          text.size() <= kLongestTitle && text.back() != '.') {
        return text;
      }
      near &= block.kind != BlockKind::kTable && text.empty();
    }
    return {};
  }

  // What a title row says besides its label and its date.
  static std::string title_of(const TableText& text, std::int32_t row) {
    std::vector<std::string> parts;
    for (std::int32_t column = 0; column < text.columns(); ++column) {
      const std::string part = collapse_spaces(text.text(row, column));
      if (part.empty()) continue;
      const bool dated = !parts.empty() && part.size() <= kLongestDate && !find_dates(part).empty();
      if (!dated) parts.push_back(part);
    }
    if (parts.empty()) return {};
    return parts.size() > 1 && parts[0].back() == ':' ? parts[1] : parts[0];
  }

  Metric start(std::int32_t row) const {
    Metric metric;
    metric.table = table_;
    metric.row = row - layout_.header_rows + 1;
    metric.section = section_;
    metric.ref = words(row, layout_.ref);
    metric.name = words(row, layout_.name);
    metric.baseline_raw = words(row, layout_.baseline);
    metric.target_raw = words(row, layout_.target);
    metric.place = text_.row_place(row);
    metric.baseline_place = text_.place(row, layout_.baseline);
    metric.target_place = text_.place(row, layout_.target);
    read_target(metric);
    return metric;
  }

  static void read_target(Metric& metric) {
    for (const DateTerm& term : find_dates(metric.baseline_raw)) {
      metric.invalid_period |= term.impossible;
    }
    for (const DateTerm& term : find_dates(metric.target_raw)) {
      metric.invalid_period |= term.impossible;
      if (!term.impossible && term.date.has_value()) metric.target_date = term.date;
    }
  }

  // --- scorecards with a column that says Aim or Actual ---------------------

  bool opens_metric(std::int32_t row) const {
    return !cell(row, layout_.name).empty() ||
           (!cell(row, layout_.ref).empty() && layout_.ref < layout_.series);
  }

  // The row's own place of the series word, which may be shifted by a lost cell.
  std::int32_t series_at(std::int32_t row) const {
    if (read_series(cell(row, layout_.series)).series != Series::kNone) return layout_.series;
    for (std::int32_t column = 0; column < text_.columns(); ++column) {
      if (read_series(cell(row, column)).series != Series::kNone && column != layout_.name) {
        return column;
      }
    }
    return -1;
  }

  void read_series_row(std::int32_t row) {
    const std::int32_t at = series_at(row);
    const auto behind = layout_.series + 1 + static_cast<std::int32_t>(layout_.periods.size());
    if (open_ && at < 0 && cell(row, layout_.ref).empty() && reading_.starts_part(table_, row)) {
      continue_name(row);
      read_comment(row, behind);
      return;
    }
    if (opens_metric(row) || !open_) {
      if (at < 0 && !opens_metric(row)) return;
      flush();
      current_ = start(row);
      open_ = true;
    }
    if (at < 0) {
      continue_name(row);
      return;
    }
    const SeriesReading series = read_series(cell(row, at));
    std::vector<Value> values;
    for (std::size_t i = 0; i < layout_.periods.size(); ++i) {
      values.push_back(value(row, at + 1 + static_cast<std::int32_t>(i)));
    }
    if (series.series == Series::kAim) {
      aims_ = std::move(values);
    } else {
      actuals_.push_back({series.name, std::move(values)});
    }
    read_comment(row, at + 1 + static_cast<std::int32_t>(layout_.periods.size()));
  }

  void continue_name(std::int32_t row) {
    const std::string more = words(row, layout_.name);
    if (more.empty()) return;
    current_.name += ' ';
    current_.name += more;
  }

  void read_comment(std::int32_t row, std::int32_t from) {
    for (std::int32_t column = from; column < text_.columns(); ++column) {
      const std::string comment = words(row, column);
      if (comment.empty()) continue;
      if (column < layout_.comment && comment.size() < kLongComment && layout_.comment >= 0)
        continue;
      if (!current_.comment.empty()) current_.comment += ' ';
      current_.comment += comment;
    }
  }

  void flush() {
    if (!open_) return;
    open_ = false;
    if (actuals_.empty()) actuals_.push_back({});
    const bool several = actuals_.size() > 1;
    for (const Line& line : actuals_) {
      Metric metric = current_;
      if (!line.name.empty() && several) metric.name.append(" \xE2\x80\x93 ").append(line.name);
      for (std::size_t i = 0; i < layout_.periods.size(); ++i) {
        metric.values.push_back(
            make_value(layout_.periods[i], value_at(aims_, i), value_at(line.values, i)));
      }
      if (!metric.name.empty() || !metric.ref.empty()) {
        reading_.paper.metrics.push_back(std::move(metric));
      }
    }
    aims_.clear();
    actuals_.clear();
  }

  Value value(std::int32_t row, std::int32_t column) const {
    return {words(row, column), text_.place(row, column)};
  }

  // A line that is missing stands, blank, on the metric's row.
  Value value_at(const std::vector<Value>& values, std::size_t index) const {
    return index < values.size() ? values[index] : Value{"", current_.place};
  }

  static MetricValue make_value(const ScorecardPeriod& period, Value aim, Value actual) {
    MetricValue value;
    value.period = period.name;
    value.period_end = period.end;
    if (const std::optional<NumberReading> number = read_number(aim.text)) {
      value.aim = number->value;
      value.aim_is_bound = number->bound;
    }
    if (const std::optional<NumberReading> number = read_number(actual.text)) {
      value.actual = number->value;
    }
    value.aim_raw = std::move(aim.text);
    value.actual_raw = std::move(actual.text);
    value.aim_place = aim.place;
    value.actual_place = actual.place;
    return value;
  }

  // --- scorecards with a row for each metric ---------------------------------

  void read_plain_row(std::int32_t row) {
    if (cell(row, layout_.name).empty()) return;
    if (text_.filled(row) == 1) {  // a row that only names what follows
      section_ = words(row, layout_.name);
      return;
    }
    Metric metric = start(row);
    for (const ScorecardPeriod& period : layout_.periods) {
      metric.values.push_back(
          make_value(period, value(row, period.aim), value(row, period.column)));
    }
    if (layout_.actual >= 0) {
      ScorecardPeriod period;
      period.name = layout_.month >= 0 ? words(row, layout_.month)
                                       : words(layout_.header_rows - 1, layout_.actual);
      if (const std::vector<DateTerm> dates = find_dates(period.name); !dates.empty()) {
        period.end = dates.front().date;
      }
      metric.values.push_back(
          make_value(period, value(row, layout_.target), value(row, layout_.actual)));
    }
    metric.comment = words(row, layout_.comment);
    reading_.paper.metrics.push_back(std::move(metric));
  }

  PaperReading& reading_;
  std::int32_t table_;
  const TableText& text_;
  ScorecardLayout layout_;
  std::string section_;
  bool open_ = false;
  Metric current_;
  std::vector<Value> aims_;
  std::vector<Line> actuals_;
};

}  // namespace

void read_scorecards(PaperReading& reading) {
  for (const std::int32_t table : reading.tables) {
    if (reading.use[static_cast<std::size_t>(table)] != TableUse::kFree) continue;
    std::optional<ScorecardLayout> layout = find_scorecard_layout(reading.text(table));
    if (!layout.has_value()) continue;
    reading.claim(table, TableUse::kMetrics, "scorecard",
                  layout->series >= 0 ? "a line of aims and a line of actuals for each metric"
                                      : "a row for each metric",
                  layout->header_rows);
    ScorecardReader(reading, table, *std::move(layout)).read();
  }
}

}  // namespace boardtrail
