// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/stream.h"

#include <string>

#include <gtest/gtest.h>

#include "layout/stream_lines.h"
#include "layout/tables.h"
#include "support/page_builder.h"

namespace boardtrail {
namespace {

using testing::PageBuilder;

struct StreamCase {
  const char* what;
  const char* art;
  const char* table;  // "" = none
  std::int32_t header_rows;
};

void expect_tables(const std::vector<StreamCase>& cases) {
  for (const StreamCase& c : cases) {
    PageBuilder builder;
    builder.typed(c.art);
    TextLayer layer;
    find_words(builder.page(), {}, &layer);
    const auto found = find_tables(builder.page(), &layer, {}).tables;
    std::string dumps;
    for (const Table& table : found) dumps += dump(table);
    EXPECT_EQ(dumps, c.table) << c.what;
    for (const Table& table : found) EXPECT_EQ(table.header_rows, c.header_rows) << c.what;
  }
}

TEST(FindStreams, ColumnsAndHeaders) {
  expect_tables({
      {"right-aligned figures",
       "Region       2008   2009\n"
       "North         1.2    3.4\n"
       "South        10.5   20.7\n"
       "Total        11.7   24.1\n",
       "4x3 [Region|2008|2009] [North|1.2|3.4] [South|10.5|20.7] [Total|11.7|24.1]", 1},
      {"thousands parted by spaces",
       "North       1 234   12 345\n"
       "South         987    1 002\n"
       "West       10 000       15\n",
       "3x3 [North|1 234|12 345] [South|987|1 002] [West|10 000|15]", 0},
      {"wrapped header cells",
       "            Number of   Share of\n"
       "Region      persons     total\n"
       "North              12       3.4\n"
       "South              10      20.7\n"
       "West               11      24.1\n",
       "4x3 [Region|Number of persons|Share of total] [North|12|3.4] [South|10|20.7] "
       "[West|11|24.1]",
       1},
      {"rows set wide, with a heading over two columns and figures at their right",
       "              Persons\n"
       "\n\n"
       "Region      Of all    Of these\n"
       "\n\n"
       "North           12          34\n"
       "\n\n"
       "South           10         207\n"
       "\n\n"
       "West            11         241\n",
       "5x3 [|Persons|] [Region|Of all|Of these] [North|12|34] [South|10|207] [West|11|241]", 2},
      {"a caption above, notes below",
       "Table 3: beds by ward, all of the sites of the Trust, 2009\n"
       "\n"
       "Ward      Beds   Staff\n"
       "North       12      40\n"
       "South        8      31\n"
       "West        20      77\n"
       "\n"
       "Source: returns of the wards to the board, not audited.\n",
       "4x3 [Ward|Beds|Staff] [North|12|40] [South|8|31] [West|20|77]", 1},
      {"dot leaders",
       "North ........   12    40\n"
       "South ........    8    31\n"
       "Far west .....   20    77\n",
       "3x3 [North|12|40] [South|8|31] [Far west|20|77]", 0},
      {"signs stand apart from their figures",
       "North    $   12    4.0   %\n"
       "South    $    8    3.1   %\n"
       "West     $   20    7.7   %\n",
       "3x3 [North|$ 12|4.0 %] [South|$ 8|3.1 %] [West|$ 20|7.7 %]", 0},
  });
}

TEST(FindStreams, RulingsBoundHeaders) {
  expect_tables({
      {"a header cell over two columns",
       "------------------------------\n"
       "             Patients\n"
       "           -----------\n"
       "Region     2008   2009   Share\n"
       "------------------------------\n"
       "North       1.2    3.4    10.0\n"
       "South      10.5   20.7    12.0\n"
       "Total      11.7   24.1    22.0\n"
       "------------------------------\n",
       "5x4 [|Patients:1x2|] [Region|2008|2009|Share] [North|1.2|3.4|10.0] "
       "[South|10.5|20.7|12.0] [Total|11.7|24.1|22.0]",
       2},
      {"rows of text between rulings",
       "Action                 Owner    Due\n"
       "-----------------------------------\n"
       "Write the plan         CFO      May\n"
       "and publish it\n"
       "-----------------------------------\n"
       "Train staff            COO      June\n"
       "-----------------------------------\n"
       "Buy new beds           CEO      July\n"
       "for ward two\n"
       "-----------------------------------\n",
       "4x3 [Action|Owner|Due] [Write the plan and publish it|CFO|May] "
       "[Train staff|COO|June] [Buy new beds for ward two|CEO|July]",
       1},
  });
}

TEST(FindStreams, HeadersOverHeaders) {
  expect_tables({
      {"groups of columns without rulings",
       "              All wards         Theatres\n"
       "Region      2008     2009     2008     2009\n"
       "North        1.2      3.4     10.0      7.1\n"
       "South       10.5     20.7     12.0      8.2\n"
       "Total       11.7     24.1     22.0     15.3\n",
       "5x5 [|All wards:1x2|Theatres:1x2] [Region|2008|2009|2008|2009] [North|1.2|3.4|10.0|7.1] "
       "[South|10.5|20.7|12.0|8.2] [Total|11.7|24.1|22.0|15.3]",
       2},
      {"a title in the middle of the table is a section",
       "Region      2008     2009\n"
       "North        1.2      3.4\n"
       "South       10.5     20.7\n"
       "         Children\n"
       "North       11.7     24.1\n",
       "5x3 [Region|2008|2009] [North|1.2|3.4] [South|10.5|20.7] [Children:1x3] "
       "[North|11.7|24.1]",
       1},
      {"header texts wider than their figures",
       "            Number of beds   Number of staff\n"
       "Region      in all wards     in all wards\n"
       "North             12               40\n"
       "South              8               31\n"
       "West              20               77\n",
       "4x3 [Region|Number of beds in all wards|Number of staff in all wards] [North|12|40] "
       "[South|8|31] [West|20|77]",
       1},
  });
}

TEST(FindStreams, FiguresThatStandCloseAreApart) {
  PageBuilder builder;
  float y = 50;
  for (const char* ward : {"North", "South", "West"}) {
    builder.text(50, y, ward).text(100, y, "1,234").text(129.5F, y, "5,678");
    y += 12;
  }
  TextLayer layer;
  find_words(builder.page(), {}, &layer);
  const auto found = find_tables(builder.page(), &layer, {}).tables;
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(dump(found[0]), "3x3 [North|1,234|5,678] [South|1,234|5,678] [West|1,234|5,678]");
}

TEST(FindStreams, LeadersWithoutAGap) {
  expect_tables({{"dots drawn with the text, or with spaces between",
                  "North......      12    40\n"
                  "South . . .       8    31\n"
                  "West.......      20    77\n",
                  "3x3 [North|12|40] [South|8|31] [West|20|77]", 0}});
}

TEST(FindStreams, ATableBesideAColumnOfProse) {
  expect_tables({{"figures at the left",
                  "Ward   Beds  Staff     It was then said that all of the wards would\n"
                  "North    12     40     need new sets of beds before the year is out\n"
                  "South     8     31     which the board did not agree with after all\n"
                  "West     20     77     that had been said in May and in the month of\n"
                  "East     22     78     June when it had met to hear of the new plans\n"
                  "Upper    23     79     that the wards and the clinics had set out so\n",
                  "6x3 [Ward|Beds|Staff] [North|12|40] [South|8|31] [West|20|77] [East|22|78] "
                  "[Upper|23|79]",
                  1}});
}

// Two tables of five rows beside each other; the right one's lines stand `lower`.
std::vector<std::string> beside(float lower, bool ruled) {
  PageBuilder builder;
  const char* const names[] = {"Region", "North", "South", "West", "East", "Total"};
  float y = 100;
  for (std::size_t i = 0; i < std::size(names); ++i, y += 12) {
    const std::string first = i == 0 ? "2008" : std::to_string(10 + i);
    const std::string second = i == 0 ? "2009" : std::to_string(20 + i);
    builder.text(50, y, names[i]).text(110, y, first).text(150, y, second);
    builder.text(250, y + lower, names[i]).text(310, y + lower, first);
    builder.text(350, y + lower, second);
  }
  for (const float at : {88.0F, 103.0F, 163.0F}) {
    if (ruled) builder.horizontal(at, 48, 172).horizontal(at, 248, 372);
  }
  TextLayer layer;
  find_words(builder.page(), {}, &layer);
  std::vector<std::string> dumps;
  for (const Table& table : find_tables(builder.page(), &layer, {}).tables) {
    dumps.push_back(dump(table));
  }
  return dumps;
}

TEST(FindStreams, TablesBesideEachOther) {
  const std::string one =
      "6x3 [Region|2008|2009] [North|11|21] [South|12|22] [West|13|23] [East|14|24] [Total|15|25]";
  const std::vector<std::string> two{one, one};
  EXPECT_EQ(beside(1.5F, false), two) << "lines of their own";
  EXPECT_EQ(beside(0, true), two) << "rulings of their own";
  EXPECT_EQ(beside(0, false).size(), 1U) << "nothing tells";
}

TEST(FindStreams, AHairlineBelowEachRowAndAWrappedHeading) {
  PageBuilder builder;
  builder.text(120, 100, "Births of").text(200, 100, "Deaths").text(280, 100, "Moves");
  builder.text(120, 110, "the year");
  const char* const names[] = {"North", "South", "West", "East", "Total"};
  float y = 124;
  for (std::size_t i = 0; i < std::size(names); ++i, y += 14) {
    const std::string number = std::to_string(11 + i);
    builder.text(50, y, names[i]).text(140, y, number).text(215, y, number).text(290, y, number);
    builder.horizontal(y + 3, 48, 310);
  }
  TextLayer layer;
  find_words(builder.page(), {}, &layer);
  const auto found = find_tables(builder.page(), &layer, {}).tables;
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(dump(found[0]),
            "6x4 [|Births of the year|Deaths|Moves] [North|11|11|11] [South|12|12|12] "
            "[West|13|13|13] [East|14|14|14] [Total|15|15|15]");
}

TEST(FindStreams, NotesBelowFiguresPartNoColumn) {
  expect_tables({{"the last column begins where no note reaches",
                  "Staff                         2012   2011\n"
                  "Nurses of all the wards         12     34\n"
                  "Cooks                           15     36\n"
                  "Clerks                          17     38\n"
                  "Porters                         18     39\n"
                  "Drivers                         19     40\n"
                  "\n"
                  "1 Those who left in the year are not\n"
                  "2 Agency staff are counted by their hours\n"
                  "3 As at the last day of the year\n",
                  "6x3 [Staff|2012|2011] [Nurses of all the wards|12|34] [Cooks|15|36] "
                  "[Clerks|17|38] [Porters|18|39] [Drivers|19|40]",
                  1}});
}

TEST(FindStreams, RulingsBetweenRowsTellColumnsOfWrappedText) {
  expect_tables(
      {{"texts that wrap beside single words",
        "--------------------------------------------\n"
        "Ref   Action                        Owner\n"
        "--------------------------------------------\n"
        "      Write the plan for all of\n"
        "1.1   the wards of the north and    CFO\n"
        "      publish it\n"
        "--------------------------------------------\n"
        "      Train the staff of all\n"
        "1.2   wards of the south            COO\n"
        "--------------------------------------------\n",
        "3x3 [Ref|Action|Owner] [1.1|Write the plan for all of the wards of the north and "
        "publish it|CFO] [1.2|Train the staff of all wards of the south|COO]",
        1}});
}

TEST(FindStreams, RowsAndStubs) {
  expect_tables({
      {"rows of text in groups",
       "Kind      Form      Name\n"
       "first     short     alpha\n"
       "second    short     beta\n"
       "third     long      gamma\n"
       "\n"
       "fourth    short     delta\n"
       "fifth     short     eps\n"
       "\n"
       "sixth     long      zeta\n"
       "seventh   long      eta\n",
       "8x3 [Kind|Form|Name] [first|short|alpha] [second|short|beta] [third|long|gamma] "
       "[fourth|short|delta] [fifth|short|eps] [sixth|long|zeta] [seventh|long|eta]",
       0},
      {"rows of text that wrap",
       "Write the         Chief       May\n"
       "first plan        of staff\n"
       "\n"
       "Train all         Head of     June\n"
       "of the staff      wards\n"
       "\n"
       "Buy new beds      Director    July\n"
       "for ward two      of beds\n",
       "3x3 [Write the first plan|Chief of staff|May] [Train all of the staff|Head of wards|June] "
       "[Buy new beds for ward two|Director of beds|July]",
       0},
      {"section rows",
       "Ward      Beds   Staff\n"
       "Adults\n"
       "North       12      40\n"
       "South        8      31\n"
       "Children\n"
       "West        20      77\n"
       "East        21      78\n",
       "7x3 [Ward|Beds|Staff] [Adults||] [North|12|40] [South|8|31] [Children||] [West|20|77] "
       "[East|21|78]",
       1},
      {"a stub that wraps",
       "Beds and trolleys     12      40\n"
       "Staff of all the\n"
       "wards and clinics     20      77\n"
       "Cars                  21      78\n"
       "Vans                   2       8\n",
       "4x3 [Beds and trolleys|12|40] [Staff of all the wards and clinics|20|77] [Cars|21|78] "
       "[Vans|2|8]",
       0},
  });
}

TEST(FindStreams, AHeadingInTheMiddleOfWrappedOnes) {
  PageBuilder builder;
  builder.text(150, 100, "Births of").text(250, 100, "Deaths of");
  builder.text(50, 105, "Region");
  builder.text(150, 110, "the year").text(250, 110, "the year");
  const char* const names[] = {"North", "South", "West", "East"};
  float y = 135;
  for (std::size_t i = 0; i < std::size(names); ++i, y += 30) {
    const std::string number = std::to_string(11 + i);
    builder.text(50, y, names[i]).text(170, y, number).text(270, y, number);
  }
  TextLayer layer;
  find_words(builder.page(), {}, &layer);
  const auto found = find_tables(builder.page(), &layer, {}).tables;
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(dump(found[0]),
            "5x3 [Region|Births of the year|Deaths of the year] [North|11|11] [South|12|12] "
            "[West|13|13] [East|14|14]");
}

TEST(FindStreams, UnitsAreARowOfTheirOwn) {
  expect_tables({
      {"below headings",
       "Region      Grants      Loans\n"
       "               \u00A3m         %\n"
       "North           12        3.4\n"
       "South           10       20.7\n"
       "West            11       24.1\n",
       "5x3 [Region|Grants|Loans] [|\u00A3m|%] [North|12|3.4] [South|10|20.7] [West|11|24.1]", 2},
      {"dots for what is not known beside a leader",
       "Region ..........  Grants    Loans\n"
       "North ...........      ..      3.4\n"
       "South ...........      10     20.7\n"
       "West ............      11     24.1\n",
       "4x3 [Region|Grants|Loans] [North|..|3.4] [South|10|20.7] [West|11|24.1]", 1},
  });
}

TEST(FindStreams, LongStubs) {
  expect_tables({
      {"three lines, the last of which has the figures",
       "                          2008   2009\n"
       "Farms of the valley         10     11\n"
       "Households closed in\n"
       "the year before the\n"
       "last one                    12     13\n"
       "Loans                       14     15\n"
       "Grants                      16     17\n",
       "5x3 [|2008|2009] [Farms of the valley|10|11] [Households closed in the year before the "
       "last one|12|13] [Loans|14|15] [Grants|16|17]",
       1},
      {"a line of many words is no paragraph where its stub goes on",
       "                                       2008   2009\n"
       "Farms                                    10     11\n"
       "Ewes or rams or lambs on a hill as at\n"
       "the end of a year                        12     13\n"
       "Loans                                    14     15\n",
       "4x3 [|2008|2009] [Farms|10|11] [Ewes or rams or lambs on a hill as at the end of a "
       "year|12|13] [Loans|14|15]",
       1},
  });
}

TEST(FindStreams, StubsThatEndInACommaGoOnBelow) {
  expect_tables({
      {"the last line has the other texts",
       "Quantity              Unit       Sign\n"
       "pressure              pascal     Pa\n"
       "density of flux,\n"
       "radiance              watt       W/m2\n"
       "heat of a body,\n"
       "entropy               joule      J/K\n"
       "dose                  gray       Gy\n",
       "5x3 [Quantity|Unit|Sign] [pressure|pascal|Pa] [density of flux, radiance|watt|W/m2] "
       "[heat of a body, entropy|joule|J/K] [dose|gray|Gy]",
       0},
  });
}

TEST(FindStreams, NumbersOfLinesInTheMargin) {
  expect_tables({
      {"numbers of lines in the margin",
       "It was then said that all of the wards would\n"
       "need a new set of beds before the end of the     5r\n"
       "year, which the board did not agree with, and\n"
       "that the plan was good enough to go on with      10r\n"
       "and that it would be read again in June, when\n"
       "all of the wards had sent what they think of     15r\n",
       "", 0},
  });
}

TEST(FindStreams, TextThatIsNoTable) {
  expect_tables({
      {"formulas and their numbers",
       "x = a + 1.5 u        (1)\n"
       "y = b + 2.5 v        (2)\n"
       "z = c + 3.5 w        (3)\n"
       "p = d + 4.5 x        (4)\n",
       "", 0},
      {"an index in three columns",
       "Barley, 12        Farms, 3, 14      Oats, 125\n"
       "Beans, 7, 9       Grain, 18         Rams, 8-9\n"
       "Clover, 15        Hay, 44           Rye, 77\n"
       "Corn, 101         Lambs, 2          Wheat, 6\n",
       "", 0},
      {"numbers beside the points of a chart",
       "80.0   71.2          74.4\n"
       "60.0          58.1                 57.7\n"
       "40.0                        39.3          41.5\n"
       "20.0          18.8\n"
       "0.0\n"
       "        Jan    Feb    Mar    Apr    May    Jun\n",
       "", 0},
      {"columns of prose",
       "The board met in May and        it was then said that all\n"
       "agreed that the plan was        of the wards would need a\n"
       "good enough to go on with       new set of beds before the\n"
       "and that it would be read       end of the year, which the\n"
       "again in the month of June      board did not agree with.\n",
       "", 0},
      {"contents",
       "Introduction ............    3\n"
       "Finance .................    7\n"
       "Quality .................   12\n"
       "Workforce ...............   19\n",
       "", 0},
      {"a list",
       "1.    10\n"
       "2.    12\n"
       "3.    14\n"
       "4.    11\n",
       "", 0},
      {"a form",
       "Title:       Report\n"
       "Author:      Director\n"
       "Date:        2009\n"
       "Pages:       12\n",
       "", 0},
      {"two rows", "North    12   40\nSouth    8    31\n", "", 0},
      {"terms and what they mean",
       "Alpha        first of all the letters\n"
       "Beta         second of the letters\n"
       "Gamma        third of them\n"
       "Delta        the fourth one\n",
       "", 0},
  });
}

TEST(FindStreams, EachCellKnowsItsPlace) {
  PageBuilder builder;
  builder.typed("aa    12   40\nbb     8   31\ncc     9   35\n");
  TextLayer layer;
  find_words(builder.page(), {}, &layer);
  const PageTables found = find_tables(builder.page(), &layer, {});
  ASSERT_EQ(found.tables.size(), 1U);
  // Columns meet half-way between the words, rows half-way between the lines.
  EXPECT_EQ(found.tables[0].cells[0].place.box, (Box{49, 41, 70, 53}));
  EXPECT_EQ(found.consumed, std::vector<bool>(9, true));
  EXPECT_GT(found.tables[0].confidence, 0.5F);
  EXPECT_LT(found.tables[0].confidence, 1.0F);
}

TEST(IsFigure, FiguresSignsAndBlanks) {
  for (const char* word :
       {"12", "1,234.5", "-3.2%", "\u00A31.2m", "(45)", "..", "n/a", "-", "%", "12.5p", "31/05"}) {
    EXPECT_TRUE(is_figure(word)) << word;
  }
  for (const char* word : {"Total", "Q1-total", "2nd", "a", ""}) {
    EXPECT_FALSE(is_figure(word)) << word;
  }
}

}  // namespace
}  // namespace boardtrail
