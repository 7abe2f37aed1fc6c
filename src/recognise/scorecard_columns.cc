// SPDX-License-Identifier: GPL-3.0-or-later
//
// A scorecard is told from a plan by its columns: a metric, and either periods
// (quarters or months, perhaps under a row of years) or an actual beside a target.
#include "recognise/scorecard_columns.h"

#include <algorithm>
#include <utility>

#include <re2/re2.h>

#include "base/ascii.h"
#include "base/ascii_search.h"
#include "base/text.h"
#include "normalise/dates.h"
#include "normalise/number.h"
#include "normalise/reference.h"
#include "schema/pattern.h"

namespace boardtrail {
namespace {

// Header rows of real scorecards: a title, the headings, years, quarters.
constexpr std::int32_t kMostHeaderRows = 6;
// One column named after a month or quarter is a due date; two or more are periods.
constexpr std::size_t kFewestPeriods = 2;
constexpr std::size_t kLongestFigureHeading = 60;

// What a heading or a cell can be; several at once.
enum Kind : unsigned {
  kName = 1U << 0U,
  kWeakName = 1U << 1U,
  kRef = 1U << 2U,
  kBaseline = 1U << 3U,
  kTarget = 1U << 4U,
  kActual = 1U << 5U,
  kComment = 1U << 6U,
  kAction = 1U << 7U,  // a table with such a column is a plan that measures its actions
  kMonth = 1U << 8U,
  kQuarter = 1U << 9U,
  kYear = 1U << 10U,
};

// The kinds of a folded text, by the place of their expressions here.
unsigned kinds_of(const std::string& folded) {
  static const PatternSet kinds(
      {"(?:key )?(?:metrics?|metric s|indicators?|kpis?|measures?|performance "
       "(?:measure|indicator|metric)s?|(?:metric|kpi|indicator|measure)(?: name| description| "
       "title)?|key performance indicators?|standards?)(?: s)?",
       "description|name|area|domain measure|title",
       "no|ref|id|number|metric (?:no|ref|id)|kpi (?:no|ref)|item",
       "baseline.*|starting (?:point|position).*",
       "(?:end |final |year end |annual |national |trust |overall )?(?:targets?|goal|threshold|"
       "standard|plan|aim|ambition)(?: date| value| by .*| \\d.*)?",
       "(?:current |latest |this |reported |in month |ytd )?(?:actuals?|performance|position|"
       "value|result|month|score|outturn)(?: value| performance| position| ytd| this "
       "month)?|(?:ytd|current|latest)",
       "(?:comments?|commentary|narrative|notes?|exception|update|actions?|key "
       "issues|context)(?: .*)?",
       "(?:key |agreed |planned |required |improvement )?(?:actions?|recommendations?)(?: "
       "required| agreed| ref| no)?",
       "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
       "sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?: (?:20)?\\d\\d)?",
       "(?:q|qtr|quarter) ?[1-4](?: (?:fy ?)?(?:20)?\\d\\d(?: (?:20)?\\d\\d)?)?|"
       "(?:fy ?)?(?:20)?\\d\\d(?: (?:20)?\\d\\d)? (?:q|qtr|quarter) ?[1-4]",
       "(?:fy ?)?20\\d\\d(?: (?:20)?\\d\\d)?|(?:fy ?)\\d\\d(?: \\d\\d)?|\\d\\d \\d\\d"});
  if (folded.empty() || folded.size() > kLongestFigureHeading) return 0;
  unsigned result = 0;
  for (const int kind : kinds.matches(folded)) result |= 1U << static_cast<unsigned>(kind);
  return result;
}

bool is_kind(const std::string& folded, Kind kind) { return (kinds_of(folded) & kind) != 0; }

constexpr std::size_t kLongestSeries = 80;
constexpr std::size_t kLongestPeriod = 20;
// In bytes as printed: a longer cell is not folded to see whether it is a period.
constexpr std::size_t kLongestPeriodCell = 4 * kLongestPeriod;

// What a line is called that begins with the word.
Series series_of(std::string_view word) {
  static constexpr WordSet kAims("aim", "aims", "target", "targets", "plan", "planned",
                                 "trajectory", "forecast");
  static constexpr WordSet kActuals("actual", "actuals", "performance", "achieved", "outturn");
  if (kAims.has(word)) return Series::kAim;
  return kActuals.has(word) ? Series::kActual : Series::kNone;
}

bool is_period(const std::string& folded) {
  if (folded.empty() || folded.size() > kLongestPeriod) return false;
  // What months, quarters and years begin with.
  if (std::string_view("jfmasondq0123456789").find(folded.front()) == std::string_view::npos) {
    return false;
  }
  return (kinds_of(folded) & (kMonth | kQuarter)) != 0;
}

// "q3", "qtr 3", "quarter 3" anywhere in the text; 0 where there is none.
int quarter_in(std::string_view folded) {
  for (std::size_t at = folded.find('q'); at != std::string_view::npos;
       at = folded.find('q', at + 1)) {
    std::string_view rest = folded.substr(at + 1);
    constexpr std::string_view kLong = "uarter";
    constexpr std::string_view kShort = "tr";
    if (rest.starts_with(kLong)) {
      rest.remove_prefix(kLong.size());
    } else if (rest.starts_with(kShort)) {
      rest.remove_prefix(kShort.size());
    }
    if (rest.starts_with(' ')) rest.remove_prefix(1);
    if (!rest.empty() && rest[0] >= '1' && rest[0] <= '4') return rest[0] - '0';
  }
  return 0;
}

// Number of a quarter or month within the financial year, for telling where a year begins.
int order_in_year(const std::string& folded) {
  if (const int number = quarter_in(folded); number > 0) return number;
  static constexpr std::string_view kMonths = "apr may jun jul aug sep oct nov dec jan feb mar";
  const std::size_t at = kMonths.find(std::string_view(folded).substr(0, 3));
  return at == std::string_view::npos ? 0 : static_cast<int>(at / 4) + 1;
}

class LayoutFinder {
 public:
  explicit LayoutFinder(const TableText& text) : text_(text) {}

  std::optional<ScorecardLayout> find() {
    if (text_.columns() < 3 || text_.rows() < 2) return std::nullopt;
    find_series();
    find_periods();
    if (layout_.series < 0 && layout_.periods.empty() && !has_name_heading()) return std::nullopt;
    if (!find_headings()) return std::nullopt;
    if (layout_.series < 0 && layout_.periods.empty()) settle_single();
    layout_.header_rows = std::max(heading_row_, period_row_) + 1;
    if (layout_.series < 0 && find_pairs(layout_.header_rows)) ++layout_.header_rows;
    const bool quarterly = layout_.series >= 0 && layout_.periods.size() >= kFewestPeriods;
    const bool named = strong_name_ && !has_actions_;
    const bool monthly = layout_.periods.size() >= kFewestPeriods && named;
    const bool single = layout_.actual >= 0 && layout_.target >= 0 && named;
    if (!quarterly && !monthly && !single) return std::nullopt;
    if (quarterly || monthly) layout_.actual = -1;
    if (heading_row_ > 0 && text_.filled(heading_row_ - 1) > 0)
      layout_.title_row = heading_row_ - 1;
    return std::move(layout_);
  }

 private:
  std::int32_t scan_rows() const { return std::min(text_.rows(), kMostHeaderRows); }

  // The column in which body rows say Aim and Actual, as most of its filled cells do.
  void find_series() {
    const std::int32_t rows = std::min(text_.rows(), 40);
    for (std::int32_t column = 0; column < text_.columns() && layout_.series < 0; ++column) {
      std::int32_t hits = 0;
      std::int32_t filled = 0;
      bool aim = false;
      bool actual = false;
      for (std::int32_t row = 0; row < rows; ++row) {
        const std::string& cell = text_.text(row, column);
        if (cell.empty()) continue;
        const Series series = read_series(cell).series;
        if (hits == 0 && series == Series::kNone) continue;  // headings above the first line
        ++filled;
        hits += series != Series::kNone ? 1 : 0;
        aim |= series == Series::kAim;
        actual |= series == Series::kActual;
      }
      if (aim && actual && hits * 2 > filled) layout_.series = column;
    }
  }

  void find_periods() {
    for (std::int32_t row = 0; row < scan_rows(); ++row) {
      std::size_t hits = 0;
      for (std::int32_t column = 0; column < text_.columns(); ++column) {
        if (text_.text(row, column).size() > kLongestFigureHeading) continue;
        hits += text_.text(row, column).size() <= kLongestPeriodCell &&
                        is_period(text_.folded(row, column))
                    ? 1U
                    : 0U;
      }
      if (hits < kFewestPeriods) continue;
      period_row_ = row;
      take_periods(row);
      return;
    }
  }

  struct Year {
    std::int32_t column;
    std::string text;
  };

  std::vector<Year> years_above(std::int32_t row) const {
    std::vector<Year> years;
    for (std::int32_t above = row - 1; above >= 0 && years.empty(); --above) {
      for (std::int32_t column = 0; column < text_.columns(); ++column) {
        if (is_kind(text_.folded(above, column), kYear)) {
          years.push_back({column, text_.text(above, column)});
        }
      }
    }
    return years;
  }

  // Years stand over the first of their quarters; where merged headings were lost they
  // stand anywhere, and then a quarter that does not follow the one before opens the
  // next year, if that gives as many years as are printed.
  void take_periods(std::int32_t row) {
    const std::vector<Year> years = years_above(row);
    std::vector<std::pair<std::int32_t, std::size_t>> columns;  // column, year by counting
    std::size_t group = 0;
    int previous = 0;
    for (std::int32_t column = 0; column < text_.columns(); ++column) {
      const std::string& folded = text_.folded(row, column);
      if (!is_period(folded)) continue;
      const int order = order_in_year(folded);
      if (order <= previous) ++group;
      previous = order;
      columns.emplace_back(column, group);
    }
    const bool by_count = !columns.empty() && years.size() == group + 1;
    for (const auto& [column, number] : columns) {
      std::string_view year;
      if (by_count) {
        year = years[number].text;
      } else {
        for (const Year& candidate : years) {
          if (candidate.column <= column) year = candidate.text;
        }
      }
      layout_.periods.push_back(make_period(column, year, text_.text(row, column)));
    }
  }

  static ScorecardPeriod make_period(std::int32_t column, std::string_view year,
                                     const std::string& printed) {
    ScorecardPeriod period;
    period.column = column;
    period.name = collapse_spaces(printed);
    if (is_kind(fold_words(printed), kQuarter)) {
      if (const std::optional<PeriodReading> reading = read_period(year, printed)) {
        if (!reading->name.empty()) period.name = reading->name;
        period.end = reading->end;
        period.impossible = reading->impossible;
      }
      return period;
    }
    return finish_month(std::move(period), year);
  }

  // A month takes its year from the heading above: April to December the first of the
  // financial year's two, January to March the second.
  static ScorecardPeriod finish_month(ScorecardPeriod period, std::string_view year) {
    static const RE2 first_year(R"((20\d\d))");
    int start = 0;
    std::vector<DateTerm> terms = find_dates(period.name);
    if (!terms.empty() && terms.front().date.has_value()) {
      period.end = terms.front().date;
      return period;
    }
    if (!RE2::PartialMatch(re2::StringPiece(year.data(), year.size()), first_year, &start)) {
      return period;
    }
    const bool financial = year.find_first_of("/-") != std::string_view::npos;
    const bool next = financial && order_in_year(fold_words(period.name)) > 9;
    period.name += ' ';
    period.name += std::to_string(start + (next ? 1 : 0));
    terms = find_dates(period.name);
    if (!terms.empty()) period.end = terms.front().date;
    return period;
  }

  // "Plan | Actual | Plan | Actual" in a row below the periods: each stands over two columns.
  bool find_pairs(std::int32_t row) {
    if (row >= text_.rows()) return false;
    std::vector<ScorecardPeriod> pairs = layout_.periods;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      const std::int32_t begin = pairs[i].column;
      const std::int32_t end = i + 1 < pairs.size() ? pairs[i + 1].column : begin + 2;
      std::int32_t actual = -1;
      for (std::int32_t column = begin; column < std::min(end, text_.columns()); ++column) {
        const Series series = read_series(text_.text(row, column)).series;
        if (series == Series::kAim && pairs[i].aim < 0) pairs[i].aim = column;
        if (series == Series::kActual && actual < 0) actual = column;
      }
      if (pairs[i].aim < 0 || actual < 0) return false;
      pairs[i].column = actual;
    }
    if (!pairs.empty()) layout_.periods = std::move(pairs);
    return !layout_.periods.empty();
  }

  bool is_period_column(std::int32_t column) const {
    return std::any_of(layout_.periods.begin(), layout_.periods.end(),
                       [&](const ScorecardPeriod& p) { return p.column == column; });
  }

  // Most tables are no scorecards; one kind of heading tells it.
  bool has_name_heading() const {
    for (std::int32_t row = 0; row < std::min(text_.rows(), 3); ++row) {
      for (std::int32_t column = 0; column < text_.columns(); ++column) {
        if (text_.text(row, column).size() > kLongestFigureHeading) continue;
        if (is_kind(text_.folded(row, column), kName)) return true;
      }
    }
    return false;
  }

  // Headings may be spread over the rows down to the periods.
  bool find_headings() {
    const std::int32_t rows = period_row_ >= 0 ? period_row_ + 1 : std::min(scan_rows(), 3);
    for (std::int32_t row = 0; row < rows; ++row) {
      for (std::int32_t column = 0; column < text_.columns(); ++column) take_heading(row, column);
    }
    if (layout_.name < 0) layout_.name = weak_name_;
    if (second_name_ >= 0 && holds_references(layout_.name)) {
      if (layout_.ref < 0) layout_.ref = layout_.name;
      layout_.name = second_name_;
    }
    return layout_.name >= 0 && heading_row_ >= 0;
  }

  void take(std::int32_t& slot, std::int32_t row, std::int32_t column) {
    if (slot >= 0) return;
    slot = column;
    if (heading_row_ < 0) heading_row_ = row;
  }

  // Share of a column's first filled cells that are such, at least three of five.
  template <typename Test>
  bool most_are(std::int32_t column, Test is_such) const {
    constexpr std::int32_t kSample = 12;
    std::int32_t filled = 0;
    std::int32_t hits = 0;
    for (std::int32_t row = heading_row_ + 1; row < text_.rows() && filled < kSample; ++row) {
      const std::string& cell = text_.text(row, column);
      if (cell.empty()) continue;
      ++filled;
      hits += is_such(row, cell) ? 1 : 0;
    }
    return filled > 0 && 5 * hits >= 3 * filled;
  }

  bool holds_figures(std::int32_t column) const {
    return most_are(column, [](std::int32_t, const std::string& cell) {
      return read_number(cell).has_value();
    });
  }

  // One figure a metric: "KPI | Latest month | Measure | Target", where the month stands in
  // the row, or "KPI | Standard | Oct-24", where it is the heading.
  void settle_single() {
    const auto is_month = [&](std::int32_t row, const std::string& cell) {
      return cell.size() <= kLongestPeriodCell && is_period(text_.folded(row, layout_.actual));
    };
    if (layout_.actual >= 0 && most_are(layout_.actual, is_month)) {
      layout_.month = std::exchange(layout_.actual, -1);
    }
    if (second_name_ >= 0 && second_name_ != layout_.name && holds_figures(second_name_)) {
      const bool standard = text_.folded(heading_row_, second_name_).starts_with("standard");
      std::int32_t& slot = standard ? layout_.target : layout_.actual;
      if (slot < 0) slot = second_name_;
    }
    // The month goes before the year to date.
    for (std::int32_t column = 0; column < text_.columns() && layout_.month < 0; ++column) {
      if (!is_period(text_.folded(heading_row_, column)) || !holds_figures(column)) continue;
      layout_.actual = column;
      break;
    }
  }

  // "KPI | Measure": the first of two names may be the metrics' numbers.
  bool holds_references(std::int32_t column) const {
    std::int32_t filled = 0;
    const std::int32_t first = std::max(heading_row_, period_row_) + 1;
    for (std::int32_t row = first; row < std::min(text_.rows(), first + kMostHeaderRows); ++row) {
      if (text_.text(row, column).empty()) continue;
      ++filled;
      if (!looks_like_reference(text_.text(row, column))) return false;
    }
    return filled > 0;
  }

  void take_heading(std::int32_t row, std::int32_t column) {
    const std::string& folded = text_.folded(row, column);
    if (folded.empty()) return;
    const unsigned kinds = kinds_of(folded);
    if (column == layout_.series || is_period_column(column)) {
      if ((kinds & kComment) != 0) take(layout_.comment, row, column);
      return;
    }
    has_actions_ |= (kinds & kAction) != 0;
    if ((kinds & kName) != 0) {
      if (layout_.name >= 0 && second_name_ < 0) second_name_ = column;
      take(layout_.name, row, column);
      strong_name_ = true;
    } else if ((kinds & kRef) != 0) {
      if (layout_.ref < 0) layout_.ref = column;
    } else if ((kinds & kWeakName) != 0) {
      if (weak_name_ < 0) take(weak_name_, row, column);
    } else if ((kinds & kBaseline) != 0) {
      take(layout_.baseline, row, column);
    } else if ((kinds & kTarget) != 0) {
      take(layout_.target, row, column);
    } else if ((kinds & kActual) != 0) {
      take(layout_.actual, row, column);
    } else if ((kinds & kComment) != 0) {
      take(layout_.comment, row, column);
    }
  }

  const TableText& text_;
  ScorecardLayout layout_;
  std::int32_t heading_row_ = -1;
  std::int32_t period_row_ = -1;
  std::int32_t weak_name_ = -1;
  std::int32_t second_name_ = -1;
  bool strong_name_ = false;
  bool has_actions_ = false;
};

}  // namespace

SeriesReading read_series(std::string_view cell) {
  SeriesReading reading;
  char buffer[12];
  if (cell.empty() || cell.size() > kLongestSeries) return reading;
  // Most cells begin with another letter or digit than any of the words.
  const char first = ascii_lower(cell.front());
  const bool telling = is_lower(first) || is_digit(first);
  if (telling && std::string_view("apfot").find(first) == std::string_view::npos) return reading;
  const std::string_view word = first_word(cell, buffer);
  const Series series = series_of(word);
  if (series == Series::kNone) return reading;
  // Mostly the word alone.
  if (cell.size() == word.size()) {
    reading.series = series;
    return reading;
  }
  static const RE2 pattern(
      R"(^\W*(?i:aims?|targets?|plan(?:ned)?|trajectory|forecast|actuals?|performance|achieved|outturn)\b\s*(?:[-:\x{2013}\x{2014}(]\s*(.*?)\)?)?\s*$)");
  std::string name;
  if (!RE2::FullMatch(re2::StringPiece(cell.data(), cell.size()), pattern, &name)) return reading;
  reading.series = series;
  reading.name = collapse_spaces(name);
  return reading;
}

std::optional<ScorecardLayout> find_scorecard_layout(const TableText& text) {
  return LayoutFinder(text).find();
}

}  // namespace boardtrail
