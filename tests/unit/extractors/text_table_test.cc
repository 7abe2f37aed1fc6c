// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "extractors/text/text_extractor.h"
#include "unit/extractors/read_text.h"

namespace boardtrail {
namespace {

struct TableCase {
  const char* name;
  const char* text;
  const char* blocks;
};

void check(const TableCase& test) {
  const Result<Document> document = extract_text(test.text, Limits{});
  ASSERT_TRUE(document.has_value()) << test.name << ": " << document.error().message;
  EXPECT_EQ(dump_blocks(*document), test.blocks) << test.name;
}

constexpr TableCase kLineCases[] = {
    {"lines of a form are not one paragraph",
     "Report title: A plan for the harbour of the northern isles\n"
     "Report author: Jo Field, keeper of the northern lights\n"
     "Lead: the Master\n",
     "P Report title: A plan for the harbour of the northern isles\n"
     "P Report author: Jo Field, keeper of the northern lights\nP Lead: the Master\n"},
};

TEST(Lines, LabelsBeginParagraphs) {
  for (const TableCase& test : kLineCases) check(test);
}

constexpr TableCase kTabCases[] = {
    {"rows follow the printed tabs", "Ref\tAction\tLead\nA1\t\tJB\n\tMore\t\n",
     "3x3 [Ref|Action|Lead] [A1||JB] [|More|]\n"},
    {"a blank line ends a table", "A\tB\n\nC\tD\n", "1x2 [A|B]\n1x2 [C|D]\n"},
    {"an empty row of a spreadsheet does not", "A\tB\nC\tD\n\t\nE\tF\n", "3x2 [A|B] [C|D] [E|F]\n"},
    {"tabs of another number do", "A\tB\n\t\t\nC\tD\n", "1x2 [A|B]\n1x2 [C|D]\n"},
    {"a line without a tab ends a table", "A\tB\n\nText of the paper.\nC\tD\n",
     "1x2 [A|B]\nP Text of the paper.\n1x2 [C|D]\n"},
    {"one cell and a tab is a row", "Cover page\t\nTitle\tPlan\n",
     "2x2 [Cover page|] [Title|Plan]\n"},
    {"ragged rows are kept", "A\tB\nC\tD\tE\nF\t\n", "3x3 [A|B|] [C|D|E] [F||]\n"},
    {"lines of dashes are left out", "Key\tMeaning\n---\t------\nG\tOn track\n",
     "2x2 [Key|Meaning] [G|On track]\n"},
    {"single dashes are values", "-\t-\n1\t-\n", "2x2 [-|-] [1|-]\n"},
    {"a quoted cell of several lines", "W1\t\"first\nsecond \"\"x\"\"\"\tJB\nW2\tnext\tTG\n",
     "2x3 [W1|first\\nsecond \"x\"|JB] [W2|next|TG]\n"},
    {"a quote that never closes is text", "W1\t\"first\nW2\tnext\n",
     "2x2 [W1|\"first] [W2|next]\n"},
    {"missing cells on the next line", "Ref\tAction\tLead\n1\tA long\naction\tJB\n2\tB\tTG\n",
     "3x3 [Ref|Action|Lead] [1|A long action|JB] [2|B|TG]\n"},
    {"a last cell that goes on", "Ref\tUpdate\n1\tWork is\nunder way\n2\tDone\n",
     "3x2 [Ref|Update] [1|Work is under way] [2|Done]\n"},
    {"an open tag", "Ref\tUpdate\n1\t<p>Work\nIs done</p>\n2\tDone\n",
     "3x2 [Ref|Update] [1|Work Is done] [2|Done]\n"},
    {"numbered paragraphs are no table", "1.1\tThis report sums up.\n1.2\tIt asks to note.\n",
     "L1 1.1 This report sums up.\nL1 1.2 It asks to note.\n"},
    {"references are a table", "1\tFirst\n2\tSecond\n", "2x2 [1|First] [2|Second]\n"},
    {"CR LF line ends", "A\tB\r\nC\tD\r\n", "2x2 [A|B] [C|D]\n"},
    {"CR line ends", "A\tB\rC\tD\r", "2x2 [A|B] [C|D]\n"},
};

TEST(TabTable, ReadsTabSeparatedLines) {
  for (const TableCase& test : kTabCases) check(test);
}

constexpr TableCase kPipeCases[] = {
    {"Markdown", "| Ref | Action |\n|:---|---:|\n| 1 | Do \\| that |\n",
     "2x2 [Ref|Action] [1|Do | that]\n"},
    {"no outer pipes", "a | b\n--|--\n1 | 2\n", "2x2 [a|b] [1|2]\n"},
    {"no line of dashes", "| a | b |\n| c | d |\n", "2x2 [a|b] [c|d]\n"},
    {"inside of a list item, with a blank head",
     "- | | |\n|--|---|\n| Risks: | Issues: |\n| None | Two |\n",
     "2x2 [Risks:|Issues:] [None|Two]\n"},
    {"a broken cell", "| 1 | Over\ntwo lines | TG |\n| 2 | b | JB |\n",
     "2x3 [1|Over two lines|TG] [2|b|JB]\n"},
    {"borders", "+---+----+\n| 1 | a  |\n|   | b  |\n+---+----+\n| 2 | c  |\n+---+----+\n",
     "2x2 [1|a b] [2|c]\n"},
    {"one pipe in a sentence is text", "Either this | or that is the case.\n",
     "P Either this | or that is the case.\n"},
};

TEST(PipeTable, ReadsMarkdownTables) {
  for (const TableCase& test : kPipeCases) check(test);
}

TEST(PipeTable, MarksTheHead) {
  const Result<Document> document =
      extract_text("| a | b |\n|---|---|\n| c | d |\n\n| | |\n|--|--|\n| e | f |\n", Limits{});
  ASSERT_TRUE(document.has_value());
  ASSERT_EQ(document->tables.size(), 2U);
  EXPECT_EQ(document->tables[0].header_rows, 1);
  EXPECT_EQ(document->tables[0].origin, TableOrigin::kPipes);
  EXPECT_EQ(document->tables[1].header_rows, 0);
}

constexpr TableCase kHtmlCases[] = {
    {"one line", "<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>\n",
     "2x2 [A|B] [1|2]\n"},
    {"spans",
     "<table>\n<tr><td rowspan=\"2\">a</td><td colspan=2>b</td></tr>\n"
     "<tr><td>c</td><td>d</td></tr>\n</table>\n",
     "2x3 [a:2x1|b:1x2] [c|d]\n"},
    {"a caption and text behind",
     "<table><caption>Cap</caption><tr><td>1</td><td>2</td></table> End",
     "P Cap\n1x2 [1|2]\nP End\n"},
    {"blank lines and tabs inside", "<table>\n\t<tr>\n\n\t<td>1</td>\t<td>2</td></tr>\n</table>\n",
     "1x2 [1|2]\n"},
    {"no end", "<table><tr><td>1<td>2\n\nText of the paper.\n",
     "1x2 [1|2]\nP Text of the paper.\n"},
    {"a table inside of a cell is its text",
     "<table><tr><td>a</td><td><table><tr><td>x</td><td>y</td></tr></table></td></tr></table>",
     "1x2 [a|x | y]\n"},
    {"a table inside of a tab-separated cell",
     "Ref\t<p>See:</p> <table><tr><td>x</td><td>y</td></tr><tr><td>1</td></tr></table>\n",
     "1x2 [Ref|See:\\nx | y\\n1]\n"},
};

TEST(HtmlTable, ReadsFragmentsInText) {
  for (const TableCase& test : kHtmlCases) check(test);
}

TEST(HtmlTable, ReadsHeadAndFill) {
  const Result<Document> document = extract_text(
      "<table><thead><tr><td>R</td></tr></thead><tr bgcolor=red><td>1</td>"
      "<td style=\"background-color: #00b050\">2</td></tr></table>",
      Limits{});
  ASSERT_TRUE(document.has_value());
  const Table& table = document->tables.at(0);
  EXPECT_EQ(table.header_rows, 1);
  ASSERT_EQ(table.cells.size(), 3U);
  EXPECT_EQ(table.cells[0].fill, std::nullopt);
  EXPECT_EQ(table.cells[1].fill, (Colour{255, 0, 0}));
  EXPECT_EQ(table.cells[2].fill, (Colour{0, 0xB0, 0x50}));
}

constexpr TableCase kFixedCases[] = {
    {"references begin rows",
     "Ref    Action                           Lead     Due         RAG\n"
     "                                                 date\n"
     "A1     Review the framework so that     JB       30 Sep 21   G\n"
     "       risks are reported in time\n"
     "A2     Launch the carers' group again   TG/PW    31 Dec 21   A\n"
     "A3     Recruit two nurses for the       CW                   R\n"
     "       unit\n",
     "4x5 [Ref|Action|Lead|Due date|RAG] [A1|Review the framework so that risks are reported in "
     "time|JB|30 Sep 21|G] [A2|Launch the carers' group again|TG/PW|31 Dec 21|A] [A3|Recruit two "
     "nurses for the unit|CW||R]\n"},
    {"blank lines, a section, a second paragraph",
     "No   Recommendation             Owner        Update\n"
     "\n"
     "     Governance and Assurance\n"
     "\n"
     "1    The committees should      Secretary    Terms were agreed.\n"
     "     be reviewed\n"
     "\n"
     "                                             More is planned.\n"
     "\n"
     "2    Papers should be short     Executive    In use.\n",
     "4x4 [No|Recommendation|Owner|Update] [|Governance and Assurance||] [1|The committees should "
     "be reviewed|Secretary|Terms were agreed.\\nMore is planned.] [2|Papers should be "
     "short|Executive|In use.]\n"},
    {"no references: small letters go on",
     "Action                   By      Progress\n"
     "                         whom\n"
     "Review the policy and    JB      Done in March and\n"
     "publish it                       closed\n"
     "Train all managers       TG      Ongoing\n",
     "3x3 [Action|By whom|Progress] [Review the policy and publish it|JB|Done in March and closed] "
     "[Train all managers|TG|Ongoing]\n"},
    {"names and values",
     "Title:     Quality Plan\nDate:      3 May 2021\nAuthor:    J Smith, Head of Quality\n",
     "3x2 [Title:|Quality Plan] [Date:|3 May 2021] [Author:|J Smith, Head of Quality]\n"},
    {"numbered paragraphs are no table",
     "1.1   This report sums up the position of the plan at the end of the\n"
     "      quarter and asks the Board to note it.\n"
     "1.2   A second paragraph of the report is numbered in the same way and\n"
     "      it too is wrapped.\n"
     "1.3   A third.\n",
     "L1 1.1 This report sums up the position of the plan at the end of the quarter and asks the "
     "Board to note it.\n"
     "L1 1.2 A second paragraph of the report is numbered in the same way and it too is wrapped.\n"
     "L1 1.3 A third.\n"},
    {"two spaces behind full stops are no gap",
     "The Board met.  It noted the plan.  There were three items.\n"
     "A second one.  It was not long.  Nobody spoke against it at all.\n"
     "The third one.  It closed early.\n",
     "P The Board met. It noted the plan. There were three items.\n"
     "P A second one. It was not long. Nobody spoke against it at all. The third one. It closed "
     "early.\n"},
    {"rows between blank lines, their cells centred",
     "Ref      Finding               Priority  Response     Officer        Status\n"
     "\n"
     "         Ropes are counted                             Clerk of the\n"
     "R1                             High      Count them                  Done\n"
     "         once a month                                  quay\n"
     "\n"
     "         Lamps are lit\n"
     "R2                             Medium    Light them   Mate           Open\n"
     "         each night\n"
     "\n"
     "R3       Bells are rung        Low       Ring them    Master         Open\n"
     "\n"
     "Key to the table\n",
     "4x6 [Ref|Finding|Priority|Response|Officer|Status] [R1|Ropes are counted once a "
     "month|High|Count them|Clerk of the quay|Done] [R2|Lamps are lit each night|Medium|Light "
     "them|Mate|Open] [R3|Bells are rung|Low|Ring them|Master|Open]\nH0 Key to the table\n"},
    {"a heading over two columns, and one that begins above the line",
     "                                                  Due\n"
     "Ref  Theme Action                           Lead             RAG\n"
     "                                                  Date\n"
     "\n"
     "              Check the trolleys of all            31-Jan-\n"
     "Q1   Safety                                 AL               G\n"
     "              wards                                26\n"
     "\n"
     "              Replace the old pumps of             31-Dec-\n"
     "Q2   Safety                                 TW               A\n"
     "              all wards                            25\n"
     "\n"
     "Q3   Flow     Open a lounge                 SM     30-Nov-25 G\n",
     "4x6 [Ref|Theme|Action|Lead|Due Date|RAG] [Q1|Safety|Check the trolleys of all "
     "wards|AL|31-Jan-26|G] [Q2|Safety|Replace the old pumps of all wards|TW|31-Dec-25|A] "
     "[Q3|Flow|Open a lounge|SM|30-Nov-25|G]\n"},
    {"the headings again begin a table with columns of its own",
     "No.  Action                     Lead   Due Date    RAG\n"
     "1    Review the framework       JB     30 Sep 21   G\n"
     "2    Launch the group again     TG     31 Dec 21   A\n"
     "\n"
     "No.  Action               Lead  Due Date   RAG\n"
     "3    Recruit two nurses   CW    31 Dec 21  R\n"
     "4    Publish the plan     JB    31 Dec 21  G\n",
     "3x5 [No.|Action|Lead|Due Date|RAG] [1|Review the framework|JB|30 Sep 21|G] [2|Launch the "
     "group again|TG|31 Dec 21|A]\n3x5 [No.|Action|Lead|Due Date|RAG] [3|Recruit two "
     "nurses|CW|31 Dec 21|R] [4|Publish the plan|JB|31 Dec 21|G]\n"},
    {"centred titles are no table",
     "                     Board of Directors\n                        Public Meeting\n",
     "P Board of Directors\nP Public Meeting\n"},
};

TEST(FixedTable, ReadsTablesLaidOutWithSpaces) {
  for (const TableCase& test : kFixedCases) check(test);
}

TEST(Table, KnowsWhereItsCellsStand) {
  const Result<Document> document = extract_text("Text.\n\nA\tB\n\u00A3\u00A3\t\t  C\n", Limits{});
  ASSERT_TRUE(document.has_value());
  const Table& table = document->tables.at(0);
  EXPECT_EQ(table.place.line, 3);
  ASSERT_EQ(table.cells.size(), 5U);
  EXPECT_EQ(table.cells[1].place.line, 3);
  EXPECT_EQ(table.cells[1].place.column, 3);
  EXPECT_EQ(table.cells[3].place.line, 4);
  EXPECT_EQ(table.cells[3].place.column, 4);
  EXPECT_EQ(table.cells[4].place.column, 7);
}

}  // namespace
}  // namespace boardtrail
