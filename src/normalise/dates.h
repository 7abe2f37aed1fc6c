// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_NORMALISE_DATES_H_
#define BOARDTRAIL_NORMALISE_DATES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/paper.h"

namespace boardtrail {

// One date expression found in a text.
struct DateTerm {
  std::uint32_t begin = 0;  // bytes of the text
  std::uint32_t end = 0;
  std::optional<Date> date;  // see DueDate::date
  std::optional<Date> latest;
  Precision precision = Precision::kDay;
  bool impossible = false;    // "31 June", "Q1 24/23": a date that cannot be
  bool year_missing = false;  // no year in the text, nor in a later term that could lend it
  bool doubtful = false;      // the words allow another reading: "Q3 2024" (financial or calendar
                              // year), "FY24", "November, February 2020", 06/30/2021, 43921
};

// Every date expression of a text, in order of writing (British order of day and
// month): 30/06/2021, 30.6.21, 31-Dec-21, 31st March 2020, "30 th June", June 30th,
// March 2019, December 19 (a month and a two-digit year), Sept 21, Q3 2023/24,
// Q1 24/25, FY24/25, 2019-20, H2 22/23, Spring 2021, end of Sept 21, by end 2025/26,
// year end 2024, 2026. A month without a year takes the year of the next term that
// has one (in prose, of a neighbour). Two-digit years are 20yy. A dash between two
// full dates separates terms; it makes no range, unless they are the first and the last
// day of months ("01/04/2021 – 31/03/2022"). Months, quarters and seasons with a
// dash or 'to' between them are one term, dated by the last ("April–June 2021"), and
// so are "from 1 April to 30 June 2021" and the alternative "Oct/Nov 2023". A half
// year has the precision of a quarter; "w/c" a day that its week's end may follow
// (`latest`). In prose neither "2026" (unless led by 'by', 'end of' ...), "24/25", "06/2021"
// nor 'may' is a date. Cost: one pass, linear. Pure; any thread.
std::vector<DateTerm> find_dates(std::string_view text);

// A whole cell as one day: the only day-precision term, nothing else in the cell
// but words such as "of", "as at". For closure and meeting dates.
std::optional<Date> read_single_date(std::string_view text);

// The content of a due cell.
struct DueReading {
  std::vector<DueDate> dates;        // in order of writing; the last is current; earlier ones are
                                     // `original` (position 0) or superseded revisions
  DueWords words = DueWords::kNone;  // what the cell says apart from (or instead of) dates
  bool impossible = false;           // one of the expressions cannot be a date
  std::string impossible_raw;
  bool doubtful = false;  // one of the dates is (DateTerm::doubtful)
  std::string rest;       // what is neither date nor filler, spaces collapsed
};

// `struck` marks bytes of `text` that are struck out or deleted (half-open ranges,
// in order): such a date is the original however the cell orders it, and so is one that
// the cell calls so ("31/12/21 (was 30/06/21)"). Dates that hold side by side ("March and
// September 2021", "30/06/21 for the policy, 31/12/21 for its roll-out") are all
// DateRole::kOriginal: only a date that replaces another is kRevised. `words` beside a
// date are kOngoing, kComplete or kPlaceholder only. A spreadsheet's day number
// (43921) is read where it stands alone, with doubt.
struct ByteRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};
DueReading read_due(std::string_view text, const std::vector<ByteRange>& struck = {});

// "2023/24 Q1" for any way to write a quarter of a financial year, with its last
// day; `impossible` for a year pair that does not follow ("24/23").
struct PeriodReading {
  std::string name;
  std::optional<Date> end;
  bool impossible = false;
};
// `year` is the heading above ("2023/2024"), `period` the column ("Q1"); either may hold both.
std::optional<PeriodReading> read_period(std::string_view year, std::string_view period);

}  // namespace boardtrail

#endif  // BOARDTRAIL_NORMALISE_DATES_H_
