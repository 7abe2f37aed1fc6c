// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "normalise/dates.h"

namespace boardtrail {
namespace {

const char* words_name(DueWords words) {
  switch (words) {
    case DueWords::kNone:
      return "";
    case DueWords::kOngoing:
      return " ongoing";
    case DueWords::kPlaceholder:
      return " placeholder";
    case DueWords::kRelative:
      return " relative";
    case DueWords::kComplete:
      return " complete";
    case DueWords::kUnparsed:
      return " unparsed";
  }
  return " ?";
}

// "o2021-06-30 r2021-12-31 ongoing [rest]"; '~' a latest day only, '?' no year, 's' struck.
std::string dump(const DueReading& reading) {
  std::string out;
  for (const DueDate& due : reading.dates) {
    if (!out.empty()) out += ' ';
    out += due.role == DateRole::kOriginal ? 'o' : 'r';
    if (due.struck) out += 's';
    if (due.date) {
      out += iso_date(*due.date);
    } else {
      out += due.latest ? '~' + iso_date(*due.latest) : "?";
    }
  }
  out += words_name(reading.words);
  if (reading.impossible) out += " !" + reading.impossible_raw;
  if (reading.doubtful) out += " *";
  return out;
}

struct DueCase {
  const char* text;
  const char* reading;
};

const DueCase kDates[] = {
    {"30-Sep-21", "o2021-09-30"},
    {"30/06/2021 31-Dec-21", "o2021-06-30 r2021-12-31"},
    {"31/03/2021-31-Dec-21", "o2021-03-31 r2021-12-31"},
    {"30/06/2021-31-Dec-21", "o2021-06-30 r2021-12-31"},
    {"30/06/2021 30/06/22", "o2021-06-30 r2022-06-30"},
    {"30-Mar-21 31-Mar-22", "o2021-03-30 r2022-03-31"},
    {"March 2019 July 2019", "o2019-03-31 r2019-07-31"},
    {"March 2019 December 19", "o2019-03-31 r2019-12-31"},
    {"February June 2019", "o2019-02-28 r2019-06-30"},
    {"January March April 2019", "o2019-01-31 r2019-03-31 r2019-04-30"},
    {"by end 2025/26", "o2026-03-31"},
    {"22/23 Q3", "o2022-12-31"},
    {"24/25", "o2025-03-31"},
    {"2026", "o2026-12-31"},
    {"2023-26", "o2026-03-31"},
    {"06/2021", "o2021-06-30"},
    {"31/03", "o?"},
    {"23-Mar", "o?"},
    {"may", "o?"},
    {"Late Spring 2011", "o~2011-05-31"},
    {"June Board", "o?"},
    {"June update", "o?"},
    {"March Transparency Board", "o?"},
    {"Mid Feb for initial engagement. March Board for presentation", "o? o?"},
    {"Draft in March, final by June 2019", "o2019-03-31 o2019-06-30"},
    {"From May 2011", "o2011-05-31"},
    {"Year end", "o?"},
    {"43921", "o2020-03-31 *"},
    {"Q3 2024", "o2024-12-31 *"},
    {"April\xE2\x80\x93June 2021", "o2021-06-30"},
    {"Nov 23 \xE2\x80\x93 Mar 24", "o2024-03-31"},
    {"March and September 2021", "o2021-03-31 o2021-09-30"},
    {"March, June & September 2021", "o2021-03-31 o2021-06-30 o2021-09-30"},
    {"30/06/21 for the policy, 31/12/21 for its roll-out", "o2021-06-30 o2021-12-31"},
    {"30/06/21 extended because of the new wave to 31/12/21", "o2021-06-30 r2021-12-31"},
    {"30 June 2021 revised to 31 December 2021", "o2021-06-30 r2021-12-31"},
    {"31/12/21 (was 30/06/21)", "o2021-06-30 r2021-12-31"},
    {"31/12/21 (from 30/06/21)", "o2021-06-30 r2021-12-31"},
    {"31/12/21 (orig 30/06/21)", "o2021-06-30 r2021-12-31"},
    {"31/12/21 (initially 30/06/21)", "o2021-06-30 r2021-12-31"},
    {"31/12/21 instead of 30/06/21", "o2021-06-30 r2021-12-31"},
    {"30/06/21 agreed by the Board on 12 May 2021", "o2021-06-30"},
    {"31/12/21, as approved at the meeting of 12 May 2021", "o2021-12-31"},
    {"30/06/21 agreed 31/12/21", "o2021-06-30 r2021-12-31"},
    {"Board approved 30/06/21 31/12/21", "o2021-06-30 r2021-12-31"},
    {"from 30/06/21 31/12/21", "o2021-06-30 r2021-12-31"},
    {"Dec 21 (originally Sept 21)", "o2021-09-30 r2021-12-31"},
    {"31/12/21 (revised) 30/06/21 (original)", "o2021-06-30 r2021-12-31"},
    {"30/06/21 (original) 31/12/21 (revised)", "o2021-06-30 r2021-12-31"},
    {"Original: 30/06/21 Revised: 31/12/21", "o2021-06-30 r2021-12-31"},
    {"Q4 (Jan-Mar 2022)", "o? o2022-03-31"},
    {"31/03/22 (Q4)", "o2022-03-31 o?"},
    {"31/03/2023 (31/12/2022)", "o2023-03-31 r2022-12-31 *"},
    {"June 22 (revised from March 22)", "o2022-03-31 r2022-06-30"},
    {"October 2022\nExtended to January 2023", "o2022-10-31 r2023-01-31"},
    {"Mar 22 now Jun 22", "o2022-03-31 r2022-06-30"},
    {"Target: Dec 2023; Forecast: Mar 2024", "o2023-12-31 r2024-03-31"},
    {"Phase 1: Mar 21, Phase 2: Sep 21", "o2021-03-31 o2021-09-30"},
    {"1st April 2021 - 31st March 2022", "o2022-03-31"},
    {"01/04/2021 - 30/06/2021", "o2021-06-30"},
    {"Nov 22 / Dec 22", "o2022-12-31"},
    {"FY 23-24 Q3", "o2023-12-31"},
    {"Sept 2021 \xE2\x86\x92 Dec 2021", "o2021-09-30 r2021-12-31"},
    {"~~30/06/21~~ 30/09/21", "o2021-06-30 r2021-09-30"},
    {"31 June 2021", "o? !31 June 2021"},
    {"30/06/2021 31/06/2022", "o2021-06-30 r? !31/06/2022"},
};

const DueCase kWords[] = {
    {"", ""},
    {"  \n", ""},
    {"Ongoing", " ongoing"},
    {"On-going", " ongoing"},
    {"Monthly ongoing", " ongoing"},
    {"Monthly", " ongoing"},
    {"BAU", " ongoing"},
    {"rolling programme", " ongoing"},
    {"Ongoing - review March 2021", "o2021-03-31 ongoing"},
    {"TBC", " placeholder"},
    {"TBA", " placeholder"},
    {"-", " placeholder"},
    {"\xE2\x80\x93", " placeholder"},
    {"n/a", " placeholder"},
    {"xx/xx/xx", " placeholder"},
    {"TBC following the review", " placeholder"},
    {"TBC - March 2021", "o2021-03-31 placeholder"},
    {"To be confirmed", " placeholder"},
    {"ASAP", " relative"},
    {"As soon as possible", " relative"},
    {"within 6 months", " relative"},
    {"next meeting", " relative"},
    {"immediate", " relative"},
    {"3 months post go-live", " relative"},
    {"28-day response", " relative"},
    {"month end", " relative"},
    {"by Christmas", " relative"},
    {"Complete", " complete"},
    {"Completed March 2021", "o2021-03-31 complete"},
    {"March 2022 - complete", "o2022-03-31 complete"},
    {"In place", " complete"},
    {"To be completed", " unparsed"},
    {"Complete the whole review of all our policies", " unparsed"},
    {"1st", " unparsed"},
    {"As per plan", " unparsed"},
    {"50/50", " unparsed"},
    {"12-M", " unparsed"},
};

TEST(ReadDue, ReadsDatesAndRoles) {
  for (const DueCase& c : kDates) EXPECT_EQ(dump(read_due(c.text)), c.reading) << c.text;
}

TEST(ReadDue, ReadsWords) {
  for (const DueCase& c : kWords) EXPECT_EQ(dump(read_due(c.text)), c.reading) << c.text;
}

TEST(ReadDue, StruckDateIsTheOriginal) {
  const std::string text = "31/12/2021 30/06/2021";
  EXPECT_EQ(dump(read_due(text, {{11, 21}})), "os2021-06-30 r2021-12-31");
  EXPECT_EQ(dump(read_due(text, {{0, 10}})), "os2021-12-31 r2021-06-30");
  EXPECT_EQ(dump(read_due(text, {{9, 13}})), "o2021-12-31 r2021-06-30 *");
  EXPECT_EQ(dump(read_due(text, {{0, 21}})), "os2021-12-31 rs2021-06-30");
}

TEST(ReadDue, KeepsWordsAndRest) {
  const DueReading reading = read_due("by the end of  Sept 21 (subject to funding)");
  ASSERT_EQ(reading.dates.size(), 1U);
  EXPECT_EQ(reading.dates[0].raw, "by the end of Sept 21");
  EXPECT_EQ(reading.dates[0].precision, Precision::kMonth);
  EXPECT_EQ(reading.rest, "(subject funding)");
}

// A cell of a megabyte of dates, half-dates and marks is read in one pass.
TEST(ReadDue, LongCellsStayLinear) {
  std::string text;
  while (text.size() < (1U << 20U)) text += "1 - March / Q3 (was 30/06/21 of the ";
  EXPECT_GT(read_due(text).dates.size(), 20'000U);
}

}  // namespace
}  // namespace boardtrail
