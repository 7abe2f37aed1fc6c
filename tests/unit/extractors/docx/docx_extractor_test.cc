// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/docx/docx_extractor.h"

#include <string>

#include <gtest/gtest.h>

#include "extractors/text/text_extractor.h"
#include "support/docx_file.h"

namespace boardtrail {
namespace {

std::string para(const std::string& text) {
  return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
}
std::string cell(const std::string& text, const std::string& format = "") {
  return "<w:tc><w:tcPr>" + format + "</w:tcPr>" + para(text) + "</w:tc>";
}
std::string row(const std::string& cells) { return "<w:tr>" + cells + "</w:tr>"; }
std::string table(const std::string& rows) { return "<w:tbl>" + rows + "</w:tbl>"; }

Document read(const std::string& body, const std::vector<ZipPart>& more = {}) {
  Result<Document> document = extract_docx(make_docx(body, more), Limits{}, &extract_text);
  EXPECT_TRUE(document.has_value()) << (document ? "" : to_string(document.error()));
  return document ? std::move(*document) : Document{};
}

struct Case {
  const char* name;
  std::string table;
  const char* dump;
};

TEST(DocxExtractor, LaysTablesOnTheirGrid) {
  const std::string restart = "<w:vMerge w:val=\"restart\"/>";
  const Case cases[] = {
      {"plain", table(row(cell("a") + cell("b")) + row(cell("c") + cell("d"))), "2x2 [a|b] [c|d]"},
      {"spans", table(row(cell("a", "<w:gridSpan w:val=\"2\"/>")) + row(cell("c") + cell("d"))),
       "2x2 [a:1x2] [c|d]"},
      {"merged down",
       table(row(cell("a", restart) + cell("b")) + row(cell("", "<w:vMerge/>") + cell("d")) +
             row(cell("e") + cell("f"))),
       "3x2 [a:2x1|b] [d] [e|f]"},
      {"a narrower cell does not go on",
       table(row(cell("a", restart + "<w:gridSpan w:val=\"2\"/>")) +
             row(cell("b", "<w:vMerge/>") + cell("c"))),
       "2x2 [a:1x2] [b|c]"},
      {"merged to the right as older writers do",
       table(row(cell("a", "<w:hMerge w:val=\"restart\"/>") + cell("", "<w:hMerge/>") + cell("b")) +
             row(cell("c") + cell("d") + cell("e"))),
       "2x3 [a:1x2|b] [c|d|e]"},
      {"columns left out before",
       table(row(cell("a") + cell("b")) +
             row("<w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>" + cell("c"))),
       "2x2 [a|b] [|c]"},
      {"a row in a content control",
       table("<w:sdt><w:sdtContent>" + row(cell("a") + cell("b")) + "</w:sdtContent></w:sdt>"),
       "1x2 [a|b]"},
  };
  for (const Case& test : cases) {
    const Document document = read(test.table);
    ASSERT_EQ(document.tables.size(), 1U) << test.name;
    EXPECT_EQ(dump(document.tables[0]), test.dump) << test.name;
  }
}

TEST(DocxExtractor, KeepsInnerTablesApartAndTheirWords) {
  const Document document = read(
      table(row("<w:tc>" + para("x") + table(row(cell("a") + cell("b"))) + para("y") + "</w:tc>")));
  ASSERT_EQ(document.tables.size(), 2U);
  EXPECT_EQ(dump(document.tables[0]), "1x1 [x\\na | b\\ny]");
  EXPECT_EQ(dump(document.tables[1]), "1x2 [a|b]");
}

TEST(DocxExtractor, PutsAHeadingOfACellAboveTheTableItHeads) {
  const std::string bold = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Theme 1</w:t></w:r></w:p>";
  const std::string inner = table(row(cell("a") + cell("b")));
  const Document document = read(table(row("<w:tc>" + para("x") + bold + inner + "</w:tc>") +
                                       row("<w:tc>" + para("plain words") + inner + "</w:tc>")));
  std::string blocks;
  for (const Block& block : document.blocks) {
    blocks += block.kind == BlockKind::kTable     ? std::to_string(block.table) + ';'
              : block.kind == BlockKind::kHeading ? "# " + block.content.text + ';'
                                                  : block.content.text + ';';
  }
  EXPECT_EQ(blocks, "0;# Theme 1;1;2;");
}

TEST(DocxExtractor, KeepsAReplacedDateAsHistory) {
  const Document document = read(table(row(
      "<w:tc><w:p><w:del w:author=\"A Reader\" w:date=\"2024-05-01T09:00:00Z\"><w:r><w:delText>31 "
      "May 2024</w:delText></w:r></w:del><w:ins w:author=\"A Reader\"><w:r><w:t> 30 June "
      "2024</w:t></w:r></w:ins></w:p></w:tc>")));
  ASSERT_EQ(document.tables.size(), 1U);
  const RichText& content = document.tables[0].cells.at(0).content;
  EXPECT_EQ(content.text, "31 May 2024 30 June 2024");
  EXPECT_EQ(content.current(), "30 June 2024");
  ASSERT_EQ(content.runs.size(), 2U);
  EXPECT_EQ(content.runs[0].marks, kDeleted);
  EXPECT_EQ(content.runs[0].author, "A Reader");
  EXPECT_EQ(content.runs[0].date, "2024-05-01T09:00:00Z");
  EXPECT_EQ(content.runs[1].marks, kInserted);
}

TEST(DocxExtractor, ReadsTickBoxesOnce) {
  const Document document = read(
      "<w:p><w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val=\"1\"/></w14:checkbox></w:sdtPr>"
      "<w:sdtContent><w:r><w:t>\u2612</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t> Yes "
      "</w:t></w:r><w:r><w:sym w:font=\"Wingdings\" w:char=\"F0A8\"/></w:r><w:r><w:t> "
      "No</w:t></w:r></w:p>");
  ASSERT_EQ(document.blocks.size(), 1U);
  const std::vector<TickBox>& ticks = document.blocks[0].content.ticks;
  ASSERT_EQ(ticks.size(), 2U);
  EXPECT_EQ(ticks[0].label, "Yes");
  EXPECT_TRUE(ticks[0].ticked);
  EXPECT_EQ(ticks[1].label, "No");
  EXPECT_FALSE(ticks[1].ticked);
}

TEST(DocxExtractor, TakesAlternateContentOnce) {
  const Document document = read(
      "<w:p><mc:AlternateContent><mc:Choice "
      "Requires=\"unknown\"><w:r><w:t>A</w:t></w:r></mc:Choice>"
      "<mc:Fallback><w:r><w:t>B</w:t></w:r></mc:Fallback></mc:AlternateContent>"
      "<mc:AlternateContent><mc:Choice Requires=\"wps\"><w:r><w:t>C</w:t></w:r></mc:Choice>"
      "<mc:Fallback><w:r><w:t>D</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>");
  ASSERT_EQ(document.blocks.size(), 1U);
  EXPECT_EQ(document.blocks[0].content.text, "BC");
}

TEST(DocxExtractor, NumbersListsAndHeadingsAsPrinted) {
  const std::string lists =
      word_root("numbering") +
      "<w:abstractNum w:abstractNumId=\"4\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"3\"/><w:numFmt "
      "w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:numFmt "
      "w:val=\"lowerRoman\"/><w:lvlText w:val=\"%1.%2)\"/></w:lvl></w:abstractNum>"
      "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"4\"/></w:num></w:numbering>";
  const auto item = [](const char* level, const char* text) {
    return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" + std::string(level) +
           "\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>" + text + "</w:t></w:r></w:p>";
  };
  const Document document =
      read("<w:p><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr><w:r><w:t>Plan</w:t></w:r></w:p>" +
               item("0", "a") + item("1", "b") + item("1", "c") + item("0", "d"),
           {{"word/numbering.xml", lists}});
  ASSERT_EQ(document.blocks.size(), 5U);
  EXPECT_EQ(document.blocks[0].kind, BlockKind::kHeading);
  EXPECT_EQ(document.blocks[0].level, 2);
  const char* markers[] = {"3.", "3.i)", "3.ii)", "4."};
  for (std::size_t i = 0; i < 4; ++i) EXPECT_EQ(document.blocks[i + 1].marker, markers[i]);
}

TEST(DocxExtractor, NumbersListsOfOwnFormsAndBoxes) {
  const auto level = [](const char* id, const std::string& form) {
    return "<w:abstractNum w:abstractNumId=\"" + std::string(id) + "\"><w:lvl w:ilvl=\"0\">" +
           form + "</w:lvl></w:abstractNum><w:num w:numId=\"" + id +
           "\"><w:abstractNumId w:val=\"" + id + "\"/></w:num>";
  };
  const std::string lists =
      word_root("numbering") +
      level("1",
            "<mc:AlternateContent><mc:Choice Requires=\"w14\"><w:numFmt w:val=\"custom\" "
            "w:format=\"001, 002, ...\"/></mc:Choice><mc:Fallback><w:numFmt w:val=\"decimal\"/>"
            "</mc:Fallback></mc:AlternateContent><w:lvlText w:val=\"A%1\"/>") +
      level("2", "<w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"\u2612\"/>") +
      level("3", "<w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"\uF0A8\"/>") + "</w:numbering>";
  std::string items;
  for (const char* list : {"1", "2", "3"}) {
    items += "<w:p><w:pPr><w:numPr><w:numId w:val=\"" + std::string(list) +
             "\"/></w:numPr></w:pPr><w:r><w:t>Note</w:t></w:r></w:p>";
  }
  const Document document = read(items, {{"word/numbering.xml", lists}});
  ASSERT_EQ(document.blocks.size(), 3U);
  EXPECT_EQ(document.blocks[0].marker, "A001");
  ASSERT_EQ(document.blocks[1].content.ticks.size(), 1U);
  EXPECT_TRUE(document.blocks[1].content.ticks[0].ticked);
  EXPECT_EQ(document.blocks[1].content.ticks[0].label, "Note");
  EXPECT_TRUE(document.blocks[2].content.ticks.empty());
}

TEST(DocxExtractor, FillsShapesOfVml) {
  const auto oval = [](const char* look) {
    return "<w:tc><w:p><w:r><w:pict><v:oval " + std::string(look) +
           "/></w:pict></w:r></w:p></w:tc>";
  };
  const Document document =
      read(table(row(oval("fillcolor=\"red\"") + oval("fillcolor=\"#0f0\"") +
                     oval("fillcolor=\"#00b050 [3204]\"") + oval("fillcolor=\"Teal [5]\"") +
                     oval("fillcolor=\"red\" filled=\"f\"") + oval("fillcolor=\"window [65]\""))));
  const std::vector<Cell>& cells = document.tables.at(0).cells;
  const std::optional<Colour> colours[] = {Colour{255, 0, 0}, Colour{0, 255, 0},
                                           Colour{0, 0xB0, 0x50}, Colour{0, 128, 128}};
  for (std::size_t i = 0; i < 4; ++i) {
    ASSERT_EQ(cells.at(i).swatches.size(), 1U);
    EXPECT_EQ(cells[i].swatches[0].colour, colours[i]);
  }
  EXPECT_TRUE(cells.at(4).swatches.empty());
  EXPECT_TRUE(cells.at(5).swatches.empty());
}

TEST(DocxExtractor, TakesABoldLineForAHeading) {
  const auto bold = [](const std::string& text) {
    return "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
  };
  const auto kind_of = [](const std::string& runs) {
    const Document document = read("<w:p>" + runs + "</w:p>");
    EXPECT_EQ(document.blocks.size(), 1U);
    return document.blocks.at(0).kind;
  };
  const std::string plain = "<w:r><w:t>words</w:t></w:r>";
  EXPECT_EQ(kind_of(bold("Part B: ") + bold("the plan")), BlockKind::kHeading);
  EXPECT_EQ(kind_of(bold("Note: ") + plain), BlockKind::kParagraph);
  EXPECT_EQ(kind_of(bold("Nothing was late.")), BlockKind::kParagraph);
  EXPECT_EQ(kind_of(bold(std::string(161, 'x'))), BlockKind::kParagraph);
  EXPECT_EQ(kind_of(plain), BlockKind::kParagraph);
}

TEST(DocxExtractor, SaysWhereACellStands) {
  const std::string page_end = "<w:p><w:r><w:lastRenderedPageBreak/><w:t>x</w:t></w:r></w:p>";
  const std::string tables =
      table(row(cell("a"))) +
      table(row(cell("b", "<w:vMerge w:val=\"restart\"/>") + cell("c")) +
            row(cell("", "<w:vMerge/>") + cell("d", "<w:gridSpan w:val=\"2\"/>") + cell("e")));
  const Document unpaged = read(tables);
  ASSERT_EQ(unpaged.tables.size(), 2U);
  const auto place = [](const Document& document, std::size_t i) {
    return to_string(document.tables[1].cells.at(i).place);
  };
  EXPECT_EQ(to_string(unpaged.tables[1].place), "table 2");
  EXPECT_EQ(place(unpaged, 1), "table 2, row 1, cell 2");
  EXPECT_EQ(place(unpaged, 2), "table 2, row 2, cell 2");
  EXPECT_EQ(place(unpaged, 3), "table 2, row 2, cell 3");
  ASSERT_EQ(unpaged.diagnostics.size(), 1U);
  EXPECT_EQ(unpaged.diagnostics[0].id, "docx.pages-unknown");

  const Document paged = read(para("1") + page_end + tables);
  ASSERT_EQ(paged.tables.size(), 2U);
  EXPECT_EQ(place(paged, 1), "page 2, table 2, row 1, cell 2");
  EXPECT_EQ(paged.pages.size(), 2U);
  EXPECT_TRUE(paged.diagnostics.empty());
}

TEST(DocxExtractor, FillsCellsDirectlyOrByStyle) {
  const std::string styles =
      word_root("styles") +
      "<w:style w:type=\"table\" w:styleId=\"T\"><w:tblStylePr w:type=\"firstRow\"><w:tcPr><w:shd "
      "w:val=\"clear\" w:fill=\"003087\"/></w:tcPr></w:tblStylePr></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"G\"><w:pPr><w:shd w:val=\"clear\" "
      "w:fill=\"00B050\"/></w:pPr></w:style></w:styles>";
  const Document document =
      read(table("<w:tblPr><w:tblStyle w:val=\"T\"/><w:tblLook w:val=\"0020\"/></w:tblPr>" +
                 row(cell("a") + cell("b", "<w:shd w:val=\"clear\" w:fill=\"auto\"/>")) +
                 row(cell("c", "<w:shd w:val=\"clear\" w:fill=\"FFC000\"/>") +
                     cell("d", "<w:shd w:val=\"pct50\" w:color=\"FF0000\" w:fill=\"FFFFFF\"/>")) +
                 row("<w:tc><w:tcPr><w:shd w:val=\"clear\" w:fill=\"E2EFD9\"/></w:tcPr><w:p><w:pPr>"
                     "<w:pStyle w:val=\"G\"/></w:pPr></w:p></w:tc><w:tc><w:tcPr><w:shd "
                     "w:val=\"clear\" w:fill=\"FFC000\"/></w:tcPr><w:p><w:pPr><w:shd "
                     "w:val=\"clear\" w:fill=\"FFFFFF\"/></w:pPr></w:p></w:tc>")),
           {{"word/styles.xml", styles}});
  ASSERT_EQ(document.tables.size(), 1U);
  const std::vector<Cell>& cells = document.tables[0].cells;
  EXPECT_EQ(cells.at(0).fill, (Colour{0x00, 0x30, 0x87}));
  EXPECT_EQ(cells.at(1).fill, std::nullopt);
  EXPECT_EQ(cells.at(2).fill, (Colour{0xFF, 0xC0, 0x00}));
  EXPECT_EQ(cells.at(3).fill, (Colour{0xFF, 0x80, 0x80}));
  EXPECT_EQ(cells.at(4).fill, (Colour{0x00, 0xB0, 0x50}));
  EXPECT_EQ(cells.at(5).fill, (Colour{0xFF, 0xC0, 0x00}));
}

TEST(DocxExtractor, ReadsALinewiseTextPaperAsText) {
  const Document document =
      read(para("| Action | Lead | Due |") + para("|---|---|---|") + para("| Count | AB | May |"));
  EXPECT_EQ(document.format, Format::kDocx);
  ASSERT_EQ(document.tables.size(), 1U);
  EXPECT_EQ(dump(document.tables[0]), "2x3 [Action|Lead|Due] [Count|AB|May]");
}

}  // namespace
}  // namespace boardtrail
