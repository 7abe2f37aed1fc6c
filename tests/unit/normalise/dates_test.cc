// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/dates.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace boardtrail {
namespace {

// One line for a text's dates: "2021-06-30" for a day; "2021-06-30/month" for less;
// "~2011-05-31/season" where only the latest day is known; "?/month" without a year;
// "!" impossible; "*" behind a doubtful one.
std::string dump(const std::vector<DateTerm>& terms) {
  std::string out;
  for (const DateTerm& term : terms) {
    if (!out.empty()) out += ", ";
    if (term.impossible) {
      out += '!';
      continue;
    }
    if (term.date) {
      out += iso_date(*term.date);
    } else {
      out += term.latest ? '~' + iso_date(*term.latest) : "?";
    }
    if (term.precision != Precision::kDay) out += std::string("/") + precision_name(term.precision);
    if (term.date && term.latest != term.date) out += ".." + iso_date(*term.latest);
    if (term.doubtful) out += '*';
    EXPECT_EQ(term.year_missing, !term.date && !term.latest) << out;
  }
  return out;
}

struct DateCase {
  const char* text;
  const char* terms;
};

const DateCase kDays[] = {
    {"30/06/2021", "2021-06-30"},
    {"30/06/22", "2022-06-30"},
    {"30.6.21", "2021-06-30"},
    {"17.7.12", "2012-07-17"},
    {"11.01.11", "2011-01-11"},
    {"30-06-2021", "2021-06-30"},
    {"11/01/2011", "2011-01-11"},
    {"31 / 03 / 2021", "2021-03-31"},
    {"30/06.2021", "2021-06-30"},
    {"2021-06-30", "2021-06-30"},
    {"2021/06/30", "2021-06-30"},
    {"31-Dec-21", "2021-12-31"},
    {"30-Sep-21", "2021-09-30"},
    {"30 Dec 21", "2021-12-30"},
    {"30 September 2021", "2021-09-30"},
    {"30Sept2021", "2021-09-30"},
    {"31March 2020", "2020-03-31"},
    {"31st March 2020", "2020-03-31"},
    {"31 st March 2020", "2020-03-31"},
    {"31st March 20", "2020-03-31"},
    {"1st of April 2021", "2021-04-01"},
    {"8th February 2024", "2024-02-08"},
    {"Thursday 8th February 2024", "2024-02-08"},
    {"20 March 2024", "2024-03-20"},
    {"2nd Feb, 2021", "2021-02-02"},
    {"30 Sept. 2021", "2021-09-30"},
    {"30 Sep '21", "2021-09-30"},
    {"30 Sep \xE2\x80\x99"
     "21",
     "2021-09-30"},
    {"30\xE2\x80\x93Sep\xE2\x80\x93"
     "21",
     "2021-09-30"},
    {"30\xC2\xA0June\xC2\xA0"
     "2021",
     "2021-06-30"},
    {"June 30th, 2021", "2021-06-30"},
    {"June 30, 2021", "2021-06-30"},
    {"December 19, 2019", "2019-12-19"},
    {"12 DECEMBER 2022", "2022-12-12"},
    {"29 February 2024", "2024-02-29"},
    {"w/c 19 April 2021", "2021-04-19..2021-04-25"},
    {"week commencing 19 April 2021", "2021-04-19..2021-04-25"},
    {"W/C: Monday 19th April 2021", "2021-04-19..2021-04-25"},
    {"w/e 23 April 2021", "2021-04-23"},
    {"week ending 23/04/2021", "2021-04-23"},
    {"28/29 April 2021", "2021-04-29"},
    {"06/30/2021", "2021-06-30*"},
    {"12153 (30/09/22)", "2022-09-30"},
    {"0 (31/03/23)", "2023-03-31"},
    {"40 (31/03/24)", "2024-03-31"},
    {"6% (30/09/22)", "2022-09-30"},
    {"Not Known (30/09/22)", "2022-09-30"},
    {"Baseline (30/08/22)", "2022-08-30"},
};

const DateCase kMonthsAndSeasons[] = {
    {"March 2019", "2019-03-31/month"},
    {"February 2020", "2020-02-29/month"},
    {"Mar-2011", "2011-03-31/month"},
    {"Apr-2011", "2011-04-30/month"},
    {"Mar-11", "2011-03-31/month"},
    {"Sept 21", "2021-09-30/month"},
    {"Sep-21", "2021-09-30/month"},
    {"Sep '21", "2021-09-30/month"},
    {"Sept. 2021", "2021-09-30/month"},
    {"December 19", "2019-12-31/month"},
    {"July, 2022", "2022-07-31/month"},
    {"Febuary 2021", "2021-02-28/month"},
    {"Setpember 2021", "2021-09-30/month"},
    {"Octber 2021", "2021-10-31/month"},
    {"May 2011", "2011-05-31/month"},
    {"may 2021", "2021-05-31/month"},
    {"From May 2011", "2011-05-31/month"},
    {"end of September 2019", "2019-09-30/month"},
    {"end of Sept 21", "2021-09-30/month"},
    {"early May 2021", "2021-05-31/month"},
    {"mid-March 2021", "2021-03-31/month"},
    {"month end March 2021", "2021-03-31/month"},
    {"36.5 (July 22)", "2022-07-31/month"},
    {"5.9 (Oct 22)", "2022-10-31/month"},
    {"Jan-23", "2023-01-31/month"},
    {"April\xE2\x80\x93June 2021", "2021-06-30/month"},
    {"April to June 2021", "2021-06-30/month"},
    {"Nov 23 \xE2\x80\x93 Mar 24", "2024-03-31/month"},
    {"Mar 24 - Nov 23", "2024-03-31/month, 2023-11-30/month"},
    {"March 2019 - July 2019", "2019-07-31/month"},
    {"Oct/Nov 2023", "2023-11-30/month"},
    {"Dec/January 2024", "2024-01-31/month"},
    {"March or April 2021", "2021-04-30/month"},
    {"March (2023/24)", "2024-03-31/year"},
    {"March 2023/24", "2024-03-31/month"},
    {"June 2023/24", "2023-06-30/month"},
    {"Spring 2021", "~2021-05-31/season"},
    {"Late Spring 2011", "~2011-05-31/season"},
    {"Summer 2021", "~2021-08-31/season"},
    {"autumn 2021", "~2021-11-30/season"},
    {"Winter 2021", "~2022-02-28/season"},
    {"Winter 2023/24", "~2024-02-29/season"},
    {"Autumn/Winter 2021", "~2022-02-28/season"},
};

const DateCase kFinancialYears[] = {
    {"Q3 2023/24", "2023-12-31/quarter"},
    {"Q1 24/25", "2024-06-30/quarter"},
    {"Q4 2019-20.", "2020-03-31/quarter"},
    {"Q2 (2022/2023)", "2022-09-30/quarter"},
    {"Q3 FY 2023/24", "2023-12-31/quarter"},
    {"Q3 of 23/24", "2023-12-31/quarter"},
    {"22/23 Q3", "2022-12-31/quarter"},
    {"22/23 Q4", "2023-03-31/quarter"},
    {"2023/24 (Q1)", "2023-06-30/quarter"},
    {"quarter 2 2024-25", "2024-09-30/quarter"},
    {"Quarter 3, 2022/23", "2022-12-31/quarter"},
    {"end of Q3 2023/24", "2023-12-31/quarter"},
    {"3rd quarter 2023/24", "2023-12-31/quarter"},
    {"second quarter of 2022/23", "2022-09-30/quarter"},
    {"Q3/Q4 2023-24", "2024-03-31/quarter"},
    {"Q3/Q4 - 2023/24", "2024-03-31/quarter"},
    {"Q1-Q2 2024/25", "2024-09-30/quarter"},
    {"Q1-3 2024/25", "2024-12-31/quarter"},
    {"Q1 and Q2 2024/25", "2024-09-30/quarter"},
    {"Q1 to Q4 2022/23", "2023-03-31/quarter"},
    {"H2 22/23", "2023-03-31/quarter"},
    {"H2 \xE2\x80\x93 22/23", "2023-03-31/quarter"},
    {"H1 2024/25", "2024-09-30/quarter"},
    {"first half of 2024/25", "2024-09-30/quarter"},
    {"Q3 2024", "2024-12-31/quarter*"},
    {"Q4 2024", "2025-03-31/quarter*"},
    {"93 (Q1 23 figures)", "2023-06-30/quarter*"},
    {"Q3 FY24", "2023-12-31/quarter..2024-12-31*"},
    {"Q1 24/23", "!"},
    {"90% Q1 24/23", "!"},
    {"Q2 2024/23", "!"},
    {"24/23 Q1", "!"},
    {"40% Q4 22/23", "2023-03-31/quarter"},
    {">95% (Q1 24/25)", "2024-06-30/quarter"},
    {"100% (Q4 23/24)", "2024-03-31/quarter"},
    {"Average Q4 22/23", "2023-03-31/quarter"},
    {"TBC (Post Q3)", "?/quarter"},
    {"Q3", "?/quarter"},
    {"FY24/25", "2025-03-31/year"},
    {"FY 2024-25", "2025-03-31/year"},
    {"F/Y 24/25", "2025-03-31/year"},
    {"financial year 2024/25", "2025-03-31/year"},
    {"FY24", "2024-03-31/year..2025-03-31*"},
    {"2019-20", "2020-03-31/year"},
    {"2019/20", "2020-03-31/year"},
    {"2023/2024", "2024-03-31/year"},
    {"by end 2025/26", "2026-03-31/year"},
    {"financial year end 2024", "2024-03-31/year"},
    {"year end 2024", "2024-03-31/year..2024-12-31*"},
    {"year end 2023/24", "2024-03-31/year"},
    {"end of the financial year 2022/23", "2023-03-31/year"},
    {"year end March 2021", "2021-03-31/month"},
    {"by 2026", "2026-12-31/year"},
    {"by the end of 2024", "2024-12-31/year"},
};

const DateCase kSeveral[] = {
    {"30/06/2021 31-Dec-21", "2021-06-30, 2021-12-31"},
    {"31/03/2021-31-Dec-21", "2021-03-31, 2021-12-31"},
    {"31/03/21-31/12/21", "2021-03-31, 2021-12-31"},
    {"31.03.21-31.12.2021", "2021-03-31, 2021-12-31"},
    {"1.2.13-4", ""},
    {"30/06/2021/31/12/2021", "2021-06-30, 2021-12-31"},
    {"30-Jun-21 31-Mar-22", "2021-06-30, 2022-03-31"},
    {"30 June\n21 July 2021", "2021-06-30, 2021-07-21"},
    {"30 Sep 21 31 Dec 21", "2021-09-30, 2021-12-31"},
    {"31 March 2020 30 June 2020", "2020-03-31, 2020-06-30"},
    {"March 2019 July 2019", "2019-03-31/month, 2019-07-31/month"},
    {"March 2019\nDecember 19", "2019-03-31/month, 2019-12-31/month"},
    {"February 19 June 2019", "2019-02-28/month, 2019-06-30/month"},
    {"March April 2019", "2019-03-31/month, 2019-04-30/month"},
    {"February, June 2019", "2019-02-28/month, 2019-06-30/month"},
    {"January March April 2019", "2019-01-31/month, 2019-03-31/month, 2019-04-30/month"},
    {"November, February 2020", "2020-11-30/month*, 2020-02-29/month"},
    {"1 April \xE2\x80\x93 30 June 2021", "2021-06-30"},
    {"from 01/04/2021 to 30/06/2021", "2021-06-30"},
    {"revised from 01/04/2021 to 30/06/2021", "2021-04-01, 2021-06-30"},
    {"between March and June 2021", "2021-06-30/month"},
    {"Sept 20 - 31 Mar 21", "2020-09-30/month, 2021-03-31"},
    {"29 February, 5 March 2021", "?, 2021-03-05"},
    {"22/23 Q3 then 23/24 Q1", "2022-12-31/quarter, 2023-06-30/quarter"},
    {"In March the Board met. Nothing was agreed before the end of June 2021",
     "?/month, 2021-06-30/month"},
    {"Agreed in May, to report during 2026", "?/month, 2026-12-31/year"},
};

const DateCase kYearless[] = {
    {"23-Mar", "?"},           {"19 December", "?"},      {"June 30 th .", "?"},
    {"14 Aug", "?"},           {"July", "?/month"},       {"late January", "?/month"},
    {"30 th June", "?"},       {"June Board", "?/month"}, {"June update", "?/month"},
    {"by year end", "?/year"},
};

const DateCase kImpossible[] = {
    {"31 June 2021", "!"}, {"31-Jun-21", "!"},  {"31/06/2021", "!"},  {"29 February 2023", "!"},
    {"30 Feb", "!"},       {"32/01/2021", "!"}, {"31/12/20222", "!"}, {"32 March 2021", "!"},
    {"31-Dec-20211", "!"}, {"00/01/1900", "!"}, {"2021-02-30", "!"},  {"13/13/2021", "!"},
};

const DateCase kNoDates[] = {
    {"24/7", ""},
    {"50/50", ""},
    {"1 of 12", ""},
    {"4.2.1", ""},
    {"1.30.06.21", ""},
    {"00:18:00", ""},
    {"W1a", ""},
    {"2019/R18", ""},
    {"12-M", ""},
    {"17 (2) (b)", ""},
    {"Regulation 12", ""},
    {"28-day", ""},
    {"020 7946 0958", ""},
    {"01234 202120", ""},
    {"\xC2\xA3"
     "2019",
     ""},
    {"95%", ""},
    {"61.7", ""},
    {"12,761", ""},
    {"4.64", ""},
    {"H1N1", ""},
    {"Q21c", ""},
    {"Q4 -3", "?/quarter"},
    {"we may need more", ""},
    {"the march of time", ""},
    {"Maybe later", ""},
    {"Marvel", ""},
    {"remember the members", ""},
    {"1st", ""},
    {"Ward 45", ""},
    {"winter pressures", ""},
    {"COVID-19", ""},
    {"SI 12/2014", ""},
    {"2014 patients", ""},
    {"Q3 10/12 complete", "?/quarter"},
    {"Q2 1 of 12 due", "?/quarter"},
    {"Q3, 94% of trajectory", "?/quarter"},
    {"", ""},
};

template <std::size_t n>
void expect_terms(const DateCase (&cases)[n]) {
  for (const DateCase& c : cases) EXPECT_EQ(dump(find_dates(c.text)), c.terms) << c.text;
}

TEST(FindDates, ReadsDays) { expect_terms(kDays); }
TEST(FindDates, ReadsMonthsAndSeasons) { expect_terms(kMonthsAndSeasons); }
TEST(FindDates, ReadsFinancialYears) { expect_terms(kFinancialYears); }
TEST(FindDates, ReadsSeveral) { expect_terms(kSeveral); }
TEST(FindDates, KeepsYearlessDatesWithoutDay) { expect_terms(kYearless); }
TEST(FindDates, MarksImpossibleDates) { expect_terms(kImpossible); }
TEST(FindDates, LeavesOtherNumbersAlone) { expect_terms(kNoDates); }

TEST(FindDates, TermsCoverTheirWords) {
  const std::string text = "The plan, due by the end of Sept 21 (was 30-Jun-21), slipped";
  const std::vector<DateTerm> terms = find_dates(text);
  ASSERT_EQ(terms.size(), 2U);
  EXPECT_EQ(text.substr(terms[0].begin, terms[0].end - terms[0].begin), "by the end of Sept 21");
  EXPECT_EQ(text.substr(terms[1].begin, terms[1].end - terms[1].begin), "30-Jun-21");
}

TEST(ReadSingleDate, WantsOneDay) {
  const DateCase kCases[] = {
      {"12-Mar-21", "2021-03-12"},
      {"30/05/2019", "2019-05-30"},
      {"Thursday 8th February 2024", "2024-02-08"},
      {"20 March 2024", "2024-03-20"},
      {"as at 31 March 2021", "2021-03-31"},
      {"Closed 12-Mar-21", "2021-03-12"},
      {"30 May 2019, 10:00am \xE2\x80\x93 12:30", "2019-05-30"},
      {"8 February 2024 at 9.30am", "2024-02-08"},
      {"Last Updated: 03 August 2021", "2021-08-03"},
      {"March 2021", ""},
      {"12 March", ""},
      {"31 June 2021", ""},
      {"30/06/2021 31-Dec-21", ""},
      {"30/06/2021 pending approval", ""},
      {"Closed", ""},
      {"", ""},
  };
  for (const DateCase& c : kCases) {
    const std::optional<Date> date = read_single_date(c.text);
    EXPECT_EQ(date ? iso_date(*date) : "", c.terms) << c.text;
  }
}

struct PeriodCase {
  const char* year;
  const char* period;
  const char* name;
  const char* end;
};

TEST(ReadPeriod, NamesQuartersOfTheFinancialYear) {
  const PeriodCase kCases[] = {
      {"2022/23", "Q3", "2022/23 Q3", "2022-12-31"},
      {"2022/23", "Q4", "2022/23 Q4", "2023-03-31"},
      {"2023/2024", "Q1", "2023/24 Q1", "2023-06-30"},
      {"2024/25", "Q2", "2024/25 Q2", "2024-09-30"},
      {"", "Q4 22/23", "2022/23 Q4", "2023-03-31"},
      {"", "22/23 Q3", "2022/23 Q3", "2022-12-31"},
      {"2099/00", "Q1", "2099/00 Q1", "2099-06-30"},
      {"FY24/25", "Quarter 1", "2024/25 Q1", "2024-06-30"},
      {"2024", "Q2", "2024/25 Q2", "2024-09-30"},
      {"", "H2 \xE2\x80\x93 22/23", "2022/23 H2", "2023-03-31"},
      {"", "2019-20", "2019/20", "2020-03-31"},
      {"", "Jan-23", "Jan-23", "2023-01-31"},
      {"2022/23", "Jan", "Jan", "2023-01-31"},
      {"2022/23", "April", "April", "2022-04-30"},
      {"", "Q3", "Q3", ""},
      {"", "Q1 24/23", "Q1 24/23", "!"},
      {"2024/23", "Q1", "none", ""},
      {"2022/23", "Aim", "none", ""},
      {"2022/23", "", "none", ""},
      {"", "Comments", "none", ""},
      {"", "Q3 performance", "none", ""},
      {"Jan-23", "Q1", "none", ""},
  };
  for (const PeriodCase& c : kCases) {
    const std::optional<PeriodReading> reading = read_period(c.year, c.period);
    EXPECT_EQ(reading ? reading->name : "none", c.name) << c.year << '|' << c.period;
    if (!reading) continue;
    const std::string end = reading->impossible ? "!" : reading->end ? iso_date(*reading->end) : "";
    EXPECT_EQ(end, c.end) << c.year << '|' << c.period;
  }
}

}  // namespace
}  // namespace boardtrail
