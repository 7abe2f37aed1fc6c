// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "extractors/common/html_tag.h"
#include "extractors/common/tick_labels.h"
#include "extractors/text/inline.h"

namespace boardtrail {
namespace {

// "text {b 0-4} [x]label@0": text, marked runs, ticks ("[x]" ticked, "(x)" a radio).
std::string dump_rich(const RichText& rich) {
  std::string out = rich.text;
  std::replace(out.begin(), out.end(), '\n', '/');
  for (const Run& run : rich.runs) {
    out += " {";
    for (const auto& [mark, name] : {std::pair{kBold, 'b'},
                                     {kItalic, 'i'},
                                     {kUnderlined, 'u'},
                                     {kStruck, 's'},
                                     {kSuperscript, '^'}}) {
      if ((run.marks & mark) != 0) out += name;
    }
    out += ' ' + std::to_string(run.begin) + '-' + std::to_string(run.end) + '}';
  }
  for (const TickBox& box : rich.ticks) {
    out += box.radio ? " (" : " [";
    out += box.ticked ? 'x' : ' ';
    out += box.radio ? ')' : ']';
    out += box.label + '@' + std::to_string(box.offset);
  }
  return out;
}

struct Case {
  const char* text;
  const char* expected;
};

constexpr Case kInlineCases[] = {
    {"  two \t words ", "two words"},
    {"a\u00A0b\u200B c\u00ADd", "a b cd"},
    {"e\u0301", "\u00E9"},
    {"", ""},
    // Markdown
    {"do **this** now", "do this now {b 3-7}"},
    {"*a b*, _c_ and __d__", "a b, c and d {i 0-3} {i 5-6} {b 11-12}"},
    {"***x***", "x {bi 0-1}"},
    {"~~31 May~~ 30 June", "31 May 30 June {s 0-6}"},
    {"Key Progress:**", "Key Progress:**"},
    {"2 * 3 * 4 and a*b", "2 * 3 * 4 and a*b"},
    {"snake_case_name ____ x", "snake_case_name ____ x"},
    {"\\*no\\* \\(x\\)", "*no* (x)"},
    {"see [the guide](https://example.org/a) here", "see the guide here"},
    {"[Jane Doe] (chair) [1](b)", "[Jane Doe] (chair) [1](b)"},
    // HTML
    {"<p>One</p> <p>Two</p>", "One/Two"},
    {"<ul style=\"list-style-type: none\"> <li>A</li><li> B</li> </ul> C", "A/B/C"},
    {"<ol> 1. First one 2. Second 4. of them 3. Third",
     "1. First one/2. Second 4. of them/3. Third"},
    {"<ul> i. One ii. Two </ul>", "i. One/ii. Two"},
    {"<ul> a. One b. Two", "a. One/b. Two"},
    {"Lead \u2022 one \u2022 two", "Lead/\u2022 one/\u2022 two"},
    {"<b>x</b><i>y</i><u>z</u><s>q</s>", "xyzq {b 0-1} {i 1-2} {u 2-3} {s 3-4}"},
    {"<span style='text-decoration: line-through'>a</span> b", "a b {s 0-1}"},
    {"31<sup>st</sup> May", "31st May {^ 2-4}"},
    {"a<br/>b<BR>c", "a/b/c"},
    {"<1 month and >1 month, a < b", "<1 month and >1 month, a < b"},
    {"<TBC> <insert date> <b and c>", "<TBC> <insert date> <b and c>"},
    {"x <o:p></o:p> <foo bar=\"1\">y</foo>", "x y"},
    {"a <!-- note --> b <style>p {x}</style> c", "a b c"},
    {"<p", "<p"},
    {"R&amp;D &pound;5 &#8211; &#x2019; &nbsp;&unknown; &#0;",
     "R&D \u00A35 \u2013 \u2019 &unknown; &#0;"},
    // Tick boxes
    {"<input type=\"checkbox\"/> Approve", "Approve [ ]Approve@0"},
    {"<input checked=\"\" type=\"checkbox\"/> Note", "Note [x]Note@0"},
    {"<input type=checkbox checked disabled=\"\"> A <input type='radio'> B", "A B [x]A@0 ( )B@1"},
    {"Full <input checked=\"\" type=\"checkbox\"/> Part <input type=\"checkbox\"/>",
     "Full Part [x]Full@4 [ ]Part@9"},
    {"Assurance: \u2610 Full \u2612 Part", "Assurance: Full Part [ ]Full@10 [x]Part@15"},
    {"Is it exempt? Yes \u2610 No \u2611", "Is it exempt? Yes No [ ]Yes@17 [x]No@20"},
    {"\u2610 Yes / \u2611 No", "Yes / No [ ]Yes@0 [x]No@5"},
    {"[x] Done [ ] Open", "Done Open [x]Done@0 [ ]Open@4"},
    {"(x) Chosen", "Chosen (x)Chosen@0"},
    {"Regulation 17 (2) (x) and [xi]", "Regulation 17 (2) (x) and [xi]"},
    {"<ul> <input type=\"checkbox\"> A b <input type=\"checkbox\" checked> C",
     "A b/C [ ]A b@0 [x]C@4"},
    {"\u2713 Agreed", "Agreed [x]Agreed@0"},
    {"\u2713", "\u2713"},
    {"We \u2713 did", "We \u2713 did"},
    {"\u25A0 Bullet", "\u25A0 Bullet"},
    {"\u25A1 No \u25A0 Yes", "No Yes [ ]No@0 [x]Yes@2"},
    {"\u2610", " [ ]@0"},
};

TEST(Inline, ReadsMarkupAndTicks) {
  for (const Case& test : kInlineCases) {
    EXPECT_EQ(dump_rich(parse_inline(test.text)), test.expected) << test.text;
  }
}

TEST(Tags, ReadsColours) {
  EXPECT_EQ(parse_colour("#f00"), (Colour{255, 0, 0}));
  EXPECT_EQ(parse_colour(" #FFC000 "), (Colour{255, 192, 0}));
  EXPECT_EQ(parse_colour("rgb(1, 2, 3)"), (Colour{1, 2, 3}));
  EXPECT_EQ(parse_colour("Green"), (Colour{0, 128, 0}));
  EXPECT_EQ(parse_colour("92D050"), (Colour{0x92, 0xD0, 0x50}));
  EXPECT_EQ(parse_colour("#ff"), std::nullopt);
  EXPECT_EQ(parse_colour("rgb(1,2,999)"), std::nullopt);
  EXPECT_EQ(parse_colour("windowtext"), std::nullopt);
  EXPECT_EQ(parse_colour("fuchsia"), (Colour{255, 0, 255}));
  EXPECT_EQ(parse_colour("olive"), (Colour{128, 128, 0}));
  EXPECT_EQ(parse_colour("teal"), (Colour{0, 128, 128}));
  EXPECT_EQ(parse_colour("Aqua"), (Colour{0, 255, 255}));
}

// A table of one row a line, cells parted by '|'.
Table make_table(const std::vector<std::vector<std::string>>& rows) {
  Table table;
  table.rows = static_cast<std::int32_t>(rows.size());
  for (const auto& row : rows) {
    table.columns = std::max(table.columns, static_cast<std::int32_t>(row.size()));
  }
  for (std::size_t r = 0; r < rows.size(); ++r) {
    for (std::size_t c = 0; c < rows[r].size(); ++c) {
      Cell cell;
      cell.row = static_cast<std::int32_t>(r);
      cell.column = static_cast<std::int32_t>(c);
      cell.content = parse_inline(rows[r][c]);
      table.cells.push_back(cell);
    }
  }
  return table;
}

TEST(Ticks, TakeTheirLabelFromTheNextCell) {
  Table right = make_table({{"\u2612", "Approve"}, {"\u2610", "Note"}});
  label_lone_ticks(right);
  EXPECT_EQ(right.cells[0].content.ticks[0].label, "Approve");
  EXPECT_EQ(right.cells[2].content.ticks[0].label, "Note");

  Table left = make_table({{"Approve", "\u2612", "Note", "\u2610"}});
  label_lone_ticks(left);
  EXPECT_EQ(left.cells[1].content.ticks[0].label, "Approve");
  EXPECT_EQ(left.cells[3].content.ticks[0].label, "Note");

  Table above = make_table({{"", "Safe", "Caring"}, {"Domain", "\u2612", "\u2610"}});
  label_lone_ticks(above);
  EXPECT_EQ(above.cells[4].content.ticks[0].label, "Safe");
  EXPECT_EQ(above.cells[5].content.ticks[0].label, "Caring");
}

}  // namespace
}  // namespace boardtrail
