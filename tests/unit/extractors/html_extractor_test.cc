// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/html/html_extractor.h"

#include <string>

#include <gtest/gtest.h>

#include "unit/extractors/read_text.h"

namespace boardtrail {
namespace {

struct Case {
  const char* name;
  const char* body;
  const char* blocks;
};

constexpr Case kCases[] = {
    {"headings and paragraphs", "<h1>One</h1><p>Two <b>bold</b></p><h3>Three</h3>loose text",
     "H1 One\nP Two bold\nH3 Three\nP loose text\n"},
    {"lists", "<ul><li>A<ul><li>B</li></ul></li></ul><ol><li>C<li>D</ol>",
     "L1 \u2022 A\nL2 \u2022 B\nL1 1. C\nL1 2. D\n"},
    {"a table", "<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2<br>3</td></tr></table>",
     "2x2 [A|B] [1|2\\n3]\n"},
    {"spans", "<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d</table>",
     "2x3 [a:2x1|b:1x2] [c|d]\n"},
    {"a table that lays out the page",
     "<table><tr><td><h2>T</h2><table><tr><td>1</td><td>2</td></tr></table></td></tr></table>",
     "H2 T\n1x2 [1|2]\n"},
    {"one column is no table of data", "<table><tr><td>Some text</td></tr></table>",
     "P Some text\n"},
    {"lists in cells", "<table><tr><td>a</td><td><ul><li>x</li><li>y</li></ul></td></tr></table>",
     "1x2 [a|x\\ny]\n"},
    {"what is hidden", "<script>x()</script><style>p{}</style>Seen<!-- not -->", "P Seen\n"},
    {"entities", "<p>R&amp;D &pound;5&nbsp;m</p>", "P R&D \u00A35 m\n"},
    {"a caption", "<table><caption>Cap</caption><tr><td>1</td><td>2</td></tr></table>",
     "P Cap\n1x2 [1|2]\n"},
};

TEST(HtmlExtractor, ReadsBlocksAndTables) {
  for (const Case& test : kCases) {
    const std::string html =
        "<!DOCTYPE html><html><body>" + std::string(test.body) + "</body></html>";
    const Result<Document> document = extract_html(html, Limits{});
    ASSERT_TRUE(document.has_value()) << test.name;
    EXPECT_EQ(dump_blocks(*document), test.blocks) << test.name;
  }
}

// A reader of text that reads all of it as one paragraph.
Result<Document> one_paragraph(std::string_view bytes, const Limits&) {
  Document document;
  document.blocks.emplace_back().content.text = bytes;
  return document;
}

// As pdftotext writes it, each line at its number in the file. A page that shows more is read
// as other pages are.
TEST(HtmlExtractor, ReadsTypedTextAsText) {
  const std::string begin = "<html><head><title>The plan</title></head>\n<body>\n";
  const std::string typed = "<pre>\nRef  Action &amp; aim\nA1   Review it\n</pre>\n";
  const std::string end = "</body></html>";
  const Result<Document> document = extract_html(begin + typed + end, Limits{}, &one_paragraph);
  ASSERT_TRUE(document.has_value());
  EXPECT_EQ(document->blocks.at(0).content.text, "\n\n\nRef  Action & aim\nA1   Review it\n");
  EXPECT_EQ(document->properties.title, "The plan");
  const std::string more = begin + "<p>Note</p>" + typed + end;
  const std::string_view words = "P Note\nP Ref Action & aim A1 Review it\n";
  EXPECT_EQ(dump_blocks(extract_html(more, Limits{}, &one_paragraph).value()), words);
}

TEST(HtmlExtractor, ReadsTitleHeadFillMarksAndTicks) {
  const Result<Document> document = extract_html(
      "<html><head><title> The  plan </title></head><body>\n<table><thead><tr><td>a</td><td>b</td>"
      "</tr></thead>\n<tr bgcolor=\"#FF0000\"><td><del>May</del> June</td><td "
      "style=\"background:green\"><input type=checkbox checked> "
      "Yes</td></tr></table></body></html>",
      Limits{});
  ASSERT_TRUE(document.has_value());
  EXPECT_EQ(document->properties.title, "The plan");
  const Table& table = document->tables.at(0);
  EXPECT_EQ(table.header_rows, 1);
  EXPECT_EQ(table.place.line, 2);
  ASSERT_EQ(table.cells.size(), 4U);
  EXPECT_TRUE(table.cells[0].header);
  EXPECT_FALSE(table.cells[2].header);
  EXPECT_EQ(table.cells[2].fill, (Colour{255, 0, 0}));
  EXPECT_EQ(table.cells[2].content.standing(), "June");
  EXPECT_EQ(table.cells[2].place.line, 3);
  EXPECT_EQ(table.cells[3].fill, (Colour{0, 128, 0}));
  ASSERT_EQ(table.cells[3].content.ticks.size(), 1U);
  EXPECT_EQ(table.cells[3].content.ticks[0].label, "Yes");
  EXPECT_TRUE(table.cells[3].content.ticks[0].ticked);
}

TEST(HtmlExtractor, HoldsTheLimitOfDepth) {
  Limits limits;
  limits.max_markup_depth = 8;
  const auto nested = [](int depth) {
    std::string html = "<html><body>";
    for (int i = 0; i < depth; ++i) html += "<div>";
    return html + "deep</body></html>";
  };
  // html and body are two of them.
  const Result<Document> within = extract_html(nested(6), limits);
  ASSERT_TRUE(within.has_value());
  EXPECT_TRUE(within->diagnostics.empty());
  EXPECT_EQ(extract_html(nested(7), limits).error().message, "there is no text in the file");
}

TEST(HtmlExtractor, RefusesWhatIsEmpty) {
  EXPECT_EQ(extract_html("", Limits{}).error().code, ErrorCode::kBadInput);
  EXPECT_EQ(extract_html("<html><body> </body></html>", Limits{}).error().code,
            ErrorCode::kBadInput);
}

}  // namespace
}  // namespace boardtrail
