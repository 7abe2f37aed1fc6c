// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/text_tables.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "layout/tables.h"
#include "support/page_builder.h"

namespace boardtrail {
namespace {

using testing::PageBuilder;

// Texts of one line: an x for each, at one baseline. Characters are 5 points wide.
struct Text {
  float x;
  float baseline;
  const char* text;
  bool bold = false;
};

struct TextCase {
  const char* what;
  std::vector<Text> texts;
  const char* tables;  // "" = none
};

void draw(const std::vector<Text>& texts, PageBuilder* builder) {
  for (const Text& text : texts) {
    testing::TextStyle style;
    style.bold = text.bold;
    builder->text(text.x, text.baseline, text.text, style);
  }
}

std::vector<Table> tables_of(const PageBuilder& builder, TableCarry* carry) {
  TextLayer layer;
  find_words(builder.page(), {}, &layer);
  return find_tables(builder.page(), &layer, {}, carry).tables;
}

std::string dumps(const std::vector<Table>& tables) {
  std::string out;
  for (const Table& table : tables) out += (out.empty() ? "" : "; ") + dump(table);
  return out;
}

void expect_tables(const std::vector<TextCase>& cases) {
  for (const TextCase& c : cases) {
    PageBuilder builder;
    draw(c.texts, &builder);
    TableCarry carry;
    EXPECT_EQ(dumps(tables_of(builder, &carry)), c.tables) << c.what;
  }
}

TEST(FindTextTables, RowsByBlank) {
  expect_tables({
      {"cells begin at the top of their row",
       {{50, 100, "Ref", true},
        {90, 100, "Action", true},
        {300, 100, "Lead", true},
        {350, 100, "Progress", true},
        {50, 120, "1.1"},
        {90, 120, "Review the winter plan for"},
        {300, 120, "AB"},
        {350, 120, "Agreed by the board in"},
        {90, 132, "all wards"},
        {350, 132, "May and published"},
        {50, 152, "1.2"},
        {90, 152, "Train the night staff"},
        {300, 152, "CD"},
        {350, 152, "Two courses were held and"},
        {350, 164, "more are planned"}},
       "3x4 [Ref|Action|Lead|Progress] [1.1|Review the winter plan for all wards|AB|Agreed by the "
       "board in May and published] [1.2|Train the night staff|CD|Two courses were held and more "
       "are planned]"},
      {"cells stand in the middle of their row",
       {{50, 100, "Ref", true},
        {90, 100, "Action", true},
        {300, 100, "Lead", true},
        {350, 100, "Progress", true},
        {90, 126, "Review the winter plan for"},
        {350, 120, "Agreed by the board in"},
        {50, 132, "1.1"},
        {300, 132, "AB"},
        {350, 132, "May and published in"},
        {90, 138, "all wards"},
        {350, 144, "the summer"},
        {50, 170, "1.2"},
        {90, 170, "Train the night staff"},
        {300, 170, "CD"},
        {350, 170, "Two courses held"}},
       "3x4 [Ref|Action|Lead|Progress] [1.1|Review the winter plan for all wards|AB|Agreed by the "
       "board in May and published in the summer] [1.2|Train the night staff|CD|Two courses held]"},
  });
}

// A heading, two groups and a rule below, and what stands below that in its columns.
struct RuledCase {
  const char* what;
  std::vector<Text> texts;
  std::vector<float> rules;
  const char* tables;
};

void expect_tables(const std::vector<RuledCase>& cases) {
  for (const RuledCase& c : cases) {
    PageBuilder builder;
    draw(c.texts, &builder);
    for (const float y : c.rules) builder.horizontal(y, 90, 420);
    TableCarry carry;
    EXPECT_EQ(dumps(tables_of(builder, &carry)), c.tables) << c.what;
  }
}

TEST(FindTextTables, RulesOfOneExtentBoundATable) {
  const std::vector<Text> rows = {
      {100, 100, "Model"}, {220, 100, "Maker"},   {340, 100, "Remark"},
      {100, 120, "A4x"},   {220, 120, "Harbour"}, {340, 120, "Out of use"},
      {100, 132, "A5x"},   {220, 132, "Quay"},    {340, 132, "Seldom seen"},
      {100, 144, "A6x"},   {220, 144, "Quay"},    {340, 144, "Seldom seen"},
      {100, 164, "B4x"},   {220, 164, "Lock"},    {340, 164, "Common"},
      {100, 176, "B5x"},   {220, 176, "Lock"},    {340, 176, "Common"},
      {100, 188, "B6x"},   {220, 188, "Lock"},    {340, 188, "Common"}};
  const char* const table =
      "7x3 [Model|Maker|Remark] [A4x|Harbour|Out of use] [A5x|Quay|Seldom seen] [A6x|Quay|Seldom "
      "seen] [B4x|Lock|Common] [B5x|Lock|Common] [B6x|Lock|Common]";
  std::vector<Text> more = rows;
  more.push_back({100, 206, "Models of the coast and those who made them, by name"});
  more.push_back({100, 230, "4.2"});
  more.push_back({220, 230, "Further models"});
  const std::vector<RuledCase> cases = {
      {"lines between two rules are rows, where each fills all columns",
       rows,
       {88, 106, 150, 194},
       table},
      {"a caption and a title below the last rule", more, {88, 106, 150, 194}, table},
  };
  expect_tables(cases);
}

TEST(FindTextTables, TwoColumnsBetweenRulesOfOneExtent) {
  const std::vector<Text> rows = {{100, 100, "Switch"},
                                  {200, 100, "Meaning"},
                                  {100, 120, "outer gate"},
                                  {200, 120, "Opens the lock to the sea"},
                                  {200, 132, "at high tide"},
                                  {100, 152, "inner gate"},
                                  {200, 152, "Opens the lock to the"},
                                  {200, 164, "harbour at any time"},
                                  {100, 184, "both gates"},
                                  {200, 184, "Is never allowed"}};
  std::vector<Text> form = rows;
  for (const std::size_t label : {0U, 2U, 5U, 8U}) form[label].text = "Label:";
  const std::vector<RuledCase> cases = {
      {"a heading parted by a rule",
       rows,
       {88, 106, 190},
       "4x2 [Switch|Meaning] [outer gate|Opens the lock to the sea at high tide] [inner gate|Opens "
       "the lock to the harbour at any time] [both gates|Is never allowed]"},
      {"a form", form, {88, 106, 190}, ""},
      {"no rules", rows, {}, ""},
  };
  expect_tables(cases);
}

TEST(FindTextTables, TheNumberOfThePageIsNoRow) {
  const std::vector<Text> rows = {
      {100, 600, "Ref", true}, {150, 600, "Ship", true},  {300, 600, "Port", true},
      {100, 615, "1"},         {150, 615, "Grey Heron"},  {300, 615, "North quay"},
      {100, 630, "2"},         {150, 630, "Little Owl"},  {300, 630, "South quay"},
      {100, 645, "3"},         {150, 645, "Barn Owl"},    {300, 645, "South quay"},
      {100, 660, "4"},         {150, 660, "Night Heron"}, {300, 660, "West quay"}};
  const char* const table =
      "5x3 [Ref|Ship|Port] [1|Grey Heron|North quay] [2|Little Owl|South quay] [3|Barn Owl|South "
      "quay] [4|Night Heron|West quay]";
  std::vector<Text> numbered = rows;
  numbered.push_back({310, 690, "17"});
  expect_tables({{"without", rows, table}, {"with", numbered, table}});
}

TEST(FindTextTables, ASectionInTheMiddleNarrowsNoColumn) {
  const std::vector<Text> rows = {
      {100, 100, "Ref", true},  {200, 100, "Ship", true}, {320, 100, "Port", true},
      {420, 100, "Due", true},  {100, 118, "1"},          {200, 118, "Heron"},
      {320, 118, "North quay"}, {420, 118, "May"},        {100, 136, "2"},
      {200, 136, "Owl"},        {320, 136, "South quay"}, {420, 136, "June"},
      {252, 156, "Foreign"},    {100, 176, "3"},          {200, 176, "Kingfisher of"},
      {320, 176, "West quay"},  {420, 176, "July"},       {100, 194, "4"},
      {200, 194, "Bittern"},    {320, 194, "West quay"},  {420, 194, "August"}};
  expect_tables({{"a section", rows,
                  "6x4 [Ref|Ship|Port|Due] [1|Heron|North quay|May] [2|Owl|South quay|June] "
                  "[Foreign:1x4] [3|Kingfisher of|West quay|July] [4|Bittern|West quay|August]"}});
}

TEST(FindTextTables, RowsOfPiecesByBlank) {
  expect_tables({
      {"a heading whose texts stand beside the lines of another",
       {{50, 94, "Harbours and"},
        {300, 100, "Lead"},
        {350, 100, "Progress"},
        {50, 106, "quays"},
        {50, 136, "1.1"},
        {140, 136, "Review the plan"},
        {300, 136, "AB"},
        {350, 136, "Agreed by the board"},
        {50, 166, "1.2"},
        {140, 166, "Train the staff"},
        {300, 166, "CD"},
        {350, 166, "Not begun"},
        {50, 196, "1.3"},
        {140, 196, "Mend the wall"},
        {300, 196, "EF"},
        {350, 196, "Begun"}},
       "4x4 [Harbours and quays||Lead|Progress] [1.1|Review the plan|AB|Agreed by the board] "
       "[1.2|Train the staff|CD|Not begun] [1.3|Mend the wall|EF|Begun]"},
      {"a paragraph of one cell is no row",
       {{50, 100, "Ref", true},
        {90, 100, "Action", true},
        {300, 100, "Lead", true},
        {350, 100, "Progress", true},
        {50, 120, "1.1"},
        {90, 120, "Review the plan"},
        {300, 120, "AB"},
        {350, 120, "Agreed by the board"},
        {350, 138, "Published in May"},
        {50, 158, "1.2"},
        {90, 158, "Train the staff"},
        {300, 158, "CD"},
        {350, 158, "Not begun"}},
       "3x4 [Ref|Action|Lead|Progress] [1.1|Review the plan|AB|Agreed by the board Published in "
       "May] [1.2|Train the staff|CD|Not begun]"},
  });
}

TEST(FindTextTables, RowsThatStandEvenly) {
  std::vector<Text> texts;
  float y = 100;
  for (const char* ref : {"1", "2", "3", "4", "5", "6", "7"}) {
    for (const Text& text :
         {Text{50, y, ref}, Text{90, y, "Review the winter plan"}, Text{300, y, "Anna B"},
          Text{350, y, "Agreed by the board"}, Text{90, y + 12, "for all of the wards"}}) {
      texts.push_back(text);
    }
    y += 24;
  }
  PageBuilder builder;
  draw(texts, &builder);
  TableCarry carry;
  const auto found = tables_of(builder, &carry);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].rows, 7);
  EXPECT_EQ(found[0].columns, 4);
  // Nothing but the texts tells where rows begin: less sure than rows parted by blank.
  EXPECT_LT(found[0].confidence, 0.7F);
  EXPECT_EQ(dump(found[0]).substr(0, 78),
            "7x4 [1|Review the winter plan for all of the wards|Anna B|Agreed by the board]");
}

TEST(FindTextTables, TextThatIsNoTable) {
  std::vector<Text> columns, contents;
  for (int i = 0; i < 30; ++i) {
    const float y = 100 + 12 * static_cast<float>(i);
    columns.push_back({50, y, "words of prose that"});
    columns.push_back({190, y, "fill their column as"});
    columns.push_back({330, y, "a leaflet has them so"});
  }
  for (int i = 0; i < 12; ++i) {
    const float y = 100 + 20 * static_cast<float>(i);
    contents.push_back({50, y, "1.1"});
    contents.push_back({90, y, "Quality of care"});
    contents.push_back({500, y, "12"});
  }
  expect_tables({{"three columns of prose", columns, ""}, {"contents", contents, ""}});
}

TEST(FindTextTables, GoesOnOverThePage) {
  PageBuilder first, second, other;
  draw({{50, 700, "Ref", true},
        {90, 700, "Action", true},
        {300, 700, "Lead", true},
        {350, 700, "Progress", true},
        {50, 720, "1.1"},
        {90, 720, "Review the winter plan"},
        {300, 720, "AB"},
        {350, 720, "Agreed by the board and"}},
       &first);
  const std::vector<Text> rest = {{350, 60, "published"},
                                  {50, 80, "1.2"},
                                  {300, 80, "CD"},
                                  {90, 80, "Train staff"},
                                  {350, 80, "Begun"}};
  draw(rest, &second);
  draw(rest, &other);
  second.page().number = 2;
  other.page().number = 3;
  TableCarry carry;
  const auto head = tables_of(first, &carry);
  ASSERT_EQ(dumps(head),
            "2x4 [Ref|Action|Lead|Progress] [1.1|Review the winter plan|AB|Agreed by the board "
            "and]");
  EXPECT_EQ(carry.page, 1);
  const TableCarry before = carry;
  const auto tail = tables_of(second, &carry);
  EXPECT_EQ(dumps(tail), "2x4 [|||published] [1.2|Train staff|CD|Begun]");
  ASSERT_EQ(tail.size(), 1U);
  EXPECT_EQ(tail[0].place.box.x0, head[0].place.box.x0);
  EXPECT_EQ(tail[0].place.box.x1, head[0].place.box.x1);
  // Not on the page after the next, nor by itself.
  TableCarry stale = before;
  EXPECT_EQ(dumps(tables_of(other, &stale)), "");
}

// Two tables of three columns; the rows of the right one stand `lower` than those of the left.
std::vector<Text> two_tables(float lower) {
  std::vector<Text> texts;
  for (const float x : {40.0F, 320.0F}) {
    texts.push_back({x, 100, "Ref", true});
    texts.push_back({x + 30, 100, "Action", true});
    texts.push_back({x + 180, 100, "Lead", true});
    const float y = x < 100 ? 0 : lower;
    const char* const names[] = {"A", "B", "C", "D", "E", "F"};
    for (std::size_t r = 0; r < 3; ++r) {
      const float top = 120 + 36 * static_cast<float>(r) + y;
      texts.push_back({x, top, names[x < 100 ? r : r + 3]});
      texts.push_back({x + 30, top, "Review the winter plan"});
      texts.push_back({x + 180, top, "Nurse"});
      texts.push_back({x + 30, top + 12, "of every ward"});
    }
  }
  return texts;
}

const char* const kPair =
    "4x3 [Ref|Action|Lead] [A|Review the winter plan of every ward|Nurse] [B|Review the winter "
    "plan "
    "of every ward|Nurse] [C|Review the winter plan of every ward|Nurse]; 4x3 [Ref|Action|Lead] "
    "[D|Review the winter plan of every ward|Nurse] [E|Review the winter plan of every ward|Nurse] "
    "[F|Review the winter plan of every ward|Nurse]";
const char* const kFolded =
    "4x6 [Ref|Action|Lead|Ref|Action|Lead] [A|Review the winter plan of every ward|Nurse|D|Review "
    "the winter plan of every ward|Nurse] [B|Review the winter plan of every ward|Nurse|E|Review "
    "the winter plan of every ward|Nurse] [C|Review the winter plan of every ward|Nurse|F|Review "
    "the winter plan of every ward|Nurse]";

TEST(FindTextTables, TwoTablesSideBySide) {
  expect_tables(
      {{"rows of their own", two_tables(9), kPair}, {"one table, folded", two_tables(0), kFolded}});
}

// Each pair is looked for among all words of the page: beyond a number of them, on a page of
// which somebody has thought, only the parting is lost.
TEST(FindTextTables, FewOfManyPairsAreParted) {
  PageBuilder builder;
  std::string expected;
  for (std::size_t i = 0; i < 300; ++i) {
    std::vector<Text> texts = two_tables(9);
    texts.push_back(
        {40, 60, "All of these actions were agreed at the meeting of the board in May"});
    for (Text& text : texts) text.baseline += 300 * static_cast<float>(i);
    draw(texts, &builder);
    expected +=
        (i == 0 ? "" : "; ") + std::string(i < TextTableOptions().max_pairs ? kPair : kFolded);
  }
  TableCarry carry;
  EXPECT_EQ(dumps(tables_of(builder, &carry)), expected);
}

// Each of the words between two columns is asked for the gap that parts cells on its line.
TEST(FindTextTables, ALineOfManyWordsBetweenColumns) {
  constexpr int kMany = 30000;
  PageBuilder builder;
  for (const float y : {100.0F, 124.0F}) {
    for (const float x : {50.0F, 400'000.0F, 400'100.0F}) builder.text(x, y, "Ward");
  }
  for (int i = 0; i < kMany; ++i) builder.text(100 + 12 * static_cast<float>(i), 112, "a");
  TableCarry carry;
  EXPECT_EQ(dumps(tables_of(builder, &carry)), "");
}

// The next page repeats the heading, and what stands below it is no row by its columns.
TEST(FindTextTables, ARepeatedHeadingAloneDoesNotGoOn) {
  PageBuilder first, second;
  const std::vector<Text> heading = {{50, 700, "Ref", true},
                                     {90, 700, "Action", true},
                                     {300, 700, "Lead", true},
                                     {350, 700, "Progress", true}};
  draw(heading, &first);
  draw({{50, 720, "1.1"}, {90, 720, "Review the plan"}, {300, 720, "AB"}, {350, 720, "Agreed"}},
       &first);
  for (Text text : heading) {
    text.baseline = 60;
    draw({text}, &second);
  }
  draw({{50, 80, "Nothing more has been asked for since the last meeting"}}, &second);
  second.page().number = 2;
  TableCarry carry;
  ASSERT_EQ(dumps(tables_of(first, &carry)),
            "2x4 [Ref|Action|Lead|Progress] [1.1|Review the plan|AB|Agreed]");
  EXPECT_EQ(dumps(tables_of(second, &carry)), "");
}

TEST(FindTextTables, GroundsOfAHeadingTellColumns) {
  PageBuilder builder;
  const float edges[] = {45, 85, 295, 345, 500, 540};
  for (int c = 0; c < 5; ++c) builder.fill({edges[c], 88, edges[c + 1], 105}, {217, 217, 217});
  draw({{90, 100, "Action"},
        {300, 100, "Lead"},
        {350, 100, "Progress"},
        {505, 100, "RAG"},
        {50, 120, "1.1"},
        {90, 120, "Review the plan"},
        {300, 120, "AB"},
        {350, 120, "Agreed"},
        {90, 140, "Train the staff"},
        {300, 140, "CD"},
        {350, 140, "Begun"}},
       &builder);
  TableCarry carry;
  // A column with one text and a blank heading, and one with a heading alone, are drawn.
  EXPECT_EQ(dumps(tables_of(builder, &carry)),
            "3x5 [|Action|Lead|Progress|RAG] [1.1|Review the plan|AB|Agreed|] [|Train the "
            "staff|CD|Begun|]");
}

// The cells' texts are painted behind, not the cells: each ground is as high as its texts.
TEST(FindTextTables, GroundsInTheMiddleOfARowTellColumns) {
  PageBuilder builder;
  const Colour grey = {217, 217, 217};
  builder.fill({45, 88, 85, 128}, grey).fill({88, 103, 295, 113}, grey);
  builder.fill({298, 98, 345, 118}, grey).fill({348, 103, 500, 113}, grey);
  draw({{50, 98, "Ref"},
        {50, 110, "of the"},
        {300, 106, "Due"},
        {300, 116, "date"},
        {50, 122, "action"},
        {352, 110, "Progress"},
        {50, 150, "1.1"},
        {90, 150, "Review the plan"},
        {300, 150, "May 26"},
        {352, 150, "Agreed"},
        {50, 170, "1.2"},
        {300, 170, "June 26"},
        {352, 170, "Begun"},
        {50, 300, "Not all of these are new."}},
       &builder);
  TableCarry carry;
  EXPECT_EQ(dumps(tables_of(builder, &carry)),
            "3x4 [Ref of the action||Due date|Progress] [1.1|Review the plan|May 26|Agreed] "
            "[1.2||June 26|Begun]");
}

TEST(FindTextTables, AWordOfAHeadingsLastLinePartsNoColumn) {
  expect_tables({{"texts stand further right than their heading",
                  {{200, 100, "Signs-of-a-change", true},
                   {50, 106, "Question", true},
                   {120, 106, "Action", true},
                   {420, 106, "Plans", true},
                   {200, 112, "wanted", true},
                   {50, 150, "Is it safe"},
                   {136, 150, "Visits"},
                   {234, 150, "What the board says of"},
                   {440, 150, "More of them"},
                   {50, 162, "and well led"},
                   {234, 162, "visits made"},
                   {440, 162, "in the summer"},
                   {50, 182, "Do leaders"},
                   {136, 182, "Walks"},
                   {234, 182, "Numbers of walks"},
                   {440, 182, "None"}},
                  "3x4 [Question|Action|Signs-of-a-change wanted|Plans] [Is it safe and well "
                  "led|Visits|What the board says of visits made|More of them in the summer] [Do "
                  "leaders|Walks|Numbers of walks|None]"}});
}

TEST(FindTextTables, AHeadingInLevelsThatEndsThePage) {
  std::vector<Text> texts = {{50, 700, "Measures"}, {340, 700, "Wards"},   {50, 720, "No"},
                             {100, 720, "Measure"}, {180, 718, "Start"},   {180, 730, "(date)"},
                             {240, 725, "Aim"},     {300, 720, "2026/27"}, {540, 720, "Comments"}};
  const char* quarters[] = {"Q1", "Q2", "Q3", "Q4", "Q5", "Q6"};
  for (int q = 0; q < 6; ++q) {
    texts.push_back({300 + 40 * static_cast<float>(q), 750, quarters[q]});
  }
  expect_tables(
      {{"each of the last line has its column", texts,
        "3x11 [Measures|||||Wards|||||] [No|Measure|Start (date)|Aim|2026/27||||||Comments] "
        "[||||Q1|Q2|Q3|Q4|Q5|Q6|]"}});
}

TEST(FindTextTables, AHeadingThatEndsThePage) {
  const std::vector<Text> heading = {{50, 720, "Ref", true},
                                     {90, 720, "Action", true},
                                     {300, 720, "Lead", true},
                                     {350, 720, "Progress", true}};
  std::vector<Text> totals;
  for (const Text& text : heading) totals.push_back({text.x, text.baseline, "1,234", true});
  expect_tables({{"a heading", heading, "1x4 [Ref|Action|Lead|Progress]"}, {"totals", totals, ""}});
}

}  // namespace
}  // namespace boardtrail
