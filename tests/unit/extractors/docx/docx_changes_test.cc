// SPDX-License-Identifier: GPL-3.0-or-later
// Tracked changes, text boxes, fields, notes and comments, as ECMA-376 part 1 has them
// (17.13.5 revisions, 17.16 fields, 17.11 notes, 17.13.4 comments).
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "extractors/docx/docx_extractor.h"
#include "support/docx_file.h"

namespace boardtrail {
namespace {

std::string run(const std::string& text, const std::string& look = "") {
  return "<w:r>" + (look.empty() ? "" : "<w:rPr>" + look + "</w:rPr>") +
         "<w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}
std::string paragraph_of(const std::string& content) { return "<w:p>" + content + "</w:p>"; }
std::string deleted(const std::string& text) {
  return "<w:del w:author=\"R\" w:date=\"2025-01-02T03:04:05Z\"><w:r><w:delText "
         "xml:space=\"preserve\">" +
         text + "</w:delText></w:r></w:del>";
}

Document read_changed(const std::string& body, const std::vector<ZipPart>& more = {}) {
  Result<Document> document = extract_docx(make_docx(body, more), Limits{}, nullptr);
  EXPECT_TRUE(document.has_value()) << (document ? "" : to_string(document.error()));
  return document ? std::move(*document) : Document{};
}

// What holds of each block and cell: "a / [b|c] / d".
std::string holds(const Document& document) {
  std::string all;
  for (const Block& block : document.blocks) {
    if (!all.empty()) all += " / ";
    if (block.kind != BlockKind::kTable) {
      all += block.content.current();
      continue;
    }
    std::string cells;
    for (const Cell& cell : document.tables.at(static_cast<std::size_t>(block.table)).cells) {
      cells += (cells.empty() ? "" : "|") + cell.content.current();
    }
    all += "[" + cells + "]";
  }
  return all;
}

struct ChangeCase {
  const char* name;
  std::string body;
  const char* holds;
};

TEST(DocxChanges, KeepsWhatHolds) {
  const std::string cell_b = "<w:tc>" + paragraph_of(run("b")) + "</w:tc>";
  const std::string mark_deleted = "<w:pPr><w:rPr><w:del w:author=\"R\"/></w:rPr></w:pPr>";
  const ChangeCase cases[] = {
      {"deleted words", paragraph_of(run("one ") + deleted("two ") + run("three")), "one three"},
      {"deleted words before a comma", paragraph_of(run("one") + deleted(" two") + run(", three")),
       "one, three"},
      {"deleted words within a word", paragraph_of(run("comp") + deleted("are the ") + run("lete")),
       "complete"},
      {"deleted words at the end of a line",
       paragraph_of(run("one ") + deleted("two ") + "<w:r><w:br/></w:r>" + run("three")),
       "one\nthree"},
      {"deleted words at the end", paragraph_of(run("one") + deleted(" two ")), "one"},
      {"moved words",
       paragraph_of("<w:moveFrom>" + run("gone") + "</w:moveFrom>" + run("stays")) +
           paragraph_of("<w:moveToRangeStart w:id=\"1\"/><w:moveTo>" + run("come") + "</w:moveTo>"),
       "stays / come"},
      {"a deleted paragraph mark joins",
       paragraph_of(mark_deleted + run("one")) + paragraph_of(run("two")), "one two"},
      {"a row that was deleted",
       "<w:tbl><w:tr>" + cell_b + "</w:tr><w:tr><w:trPr><w:del w:author=\"R\"/></w:trPr>" + cell_b +
           "</w:tr></w:tbl>",
       "[b|]"},
      {"a row that was inserted",
       "<w:tbl><w:tr><w:trPr><w:ins w:author=\"R\"/></w:trPr>" + cell_b + "</w:tr></w:tbl>", "[b]"},
      {"a cell that was deleted",
       "<w:tbl><w:tr>" + cell_b + "<w:tc><w:tcPr><w:cellDel w:author=\"R\"/></w:tcPr>" +
           paragraph_of(run("c")) + "</w:tc></w:tr></w:tbl>",
       "[b|]"},
      {"earlier formats count no more",
       paragraph_of(
           "<w:pPr><w:pPrChange><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:pPrChange></w:pPr>" +
           run("a", "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>")),
       "a"},
      {"hidden text", paragraph_of(run("a") + run("b", "<w:vanish/>")), "a"},
      {"a field's result",
       paragraph_of(
           "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>DATE</w:instrText>"
           "</w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" +
           run("1 May") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>" +
           "<w:fldSimple w:instr=\"PAGE\">" + run(" p") + "</w:fldSimple>"),
       "1 May p"},
      {"a text box once, before its paragraph",
       paragraph_of("<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:txbxContent>" +
                    paragraph_of(run("box")) +
                    "</w:txbxContent></mc:Choice><mc:Fallback><w:pict><w:txbxContent>" +
                    paragraph_of(run("box")) +
                    "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>" +
                    run("text")),
       "box / text"},
      {"tabs, line ends and hyphens",
       paragraph_of("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/>"
                    "<w:t>d</w:t></w:r>"),
       "a b\nc-d"},
  };
  for (const ChangeCase& test : cases)
    EXPECT_EQ(holds(read_changed(test.body)), test.holds) << test.name;
}

TEST(DocxChanges, KeepsWhatWasDeletedWithItsAuthor) {
  const Document document = read_changed(
      "<w:tbl><w:tr><w:trPr><w:del w:author=\"R\" w:date=\"2025-01-02T03:04:05Z\"/></w:trPr>"
      "<w:tc>" +
      paragraph_of(run("gone")) + "</w:tc></w:tr></w:tbl>" +
      paragraph_of(deleted("out") + run("in")));
  const boardtrail::Run& row = document.tables.at(0).cells.at(0).content.runs.at(0);
  EXPECT_EQ(row.marks, kDeleted);
  EXPECT_EQ(row.author, "R");
  EXPECT_EQ(row.date, "2025-01-02T03:04:05Z");
  const RichText& text = document.blocks.at(1).content;
  EXPECT_EQ(text.text, "outin");
  EXPECT_EQ(text.runs.at(0).author, "R");
}

TEST(DocxChanges, ReadsLegacyFormBoxes) {
  const auto box = [](const std::string& state) {
    return "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox>" + state +
           "</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:fldChar "
           "w:fldCharType=\"end\"/></w:r>";
  };
  const Document document =
      read_changed(paragraph_of(box("<w:default w:val=\"0\"/><w:checked/>") + run(" Yes ") +
                                box("<w:default w:val=\"1\"/><w:checked w:val=\"0\"/>") +
                                run(" No ") + box("<w:default w:val=\"1\"/>") + run(" Maybe")));
  const std::vector<TickBox>& ticks = document.blocks.at(0).content.ticks;
  ASSERT_EQ(ticks.size(), 3U);
  EXPECT_TRUE(ticks[0].ticked);
  EXPECT_EQ(ticks[0].label, "Yes");
  EXPECT_FALSE(ticks[1].ticked);
  EXPECT_TRUE(ticks[2].ticked);
}

// The space before a box may belong to a tracked change.
TEST(DocxChanges, PutsABoxBehindInsertedWords) {
  const std::string box =
      "<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val=\"1\"/></w14:checkbox></w:sdtPr>"
      "<w:sdtContent>" +
      run("\u2612") + "</w:sdtContent></w:sdt>";
  const std::string words = "<w:ins w:author=\"R\">" + run("Partial ") + "</w:ins>";
  const std::string more[] = {"", run(" None"), "<w:r><w:br/></w:r>" + run("None")};
  const char* labels[] = {"Partial", "None", "Partial"};
  const std::uint32_t offsets[] = {7, 8, 7};
  for (std::size_t i = 0; i < 3; ++i) {
    const Document document = read_changed(paragraph_of(words + box + more[i]));
    const RichText& content = document.blocks.at(0).content;
    ASSERT_EQ(content.ticks.size(), 1U) << i;
    EXPECT_EQ(content.ticks[0].label, labels[i]) << i;
    EXPECT_EQ(content.ticks[0].offset, offsets[i]) << i;
  }
}

TEST(DocxChanges, LabelsBoxesWithWhatStillStands) {
  const auto box = [](const char* sign) { return run(sign); };
  const Document document = read_changed(
      paragraph_of(box("\u2612") + run(" Full ") + deleted("and open ") + run("report ") +
                   deleted("Draft ") + box("\u2610") + run(" None") + deleted(" at all")));
  const std::vector<TickBox>& ticks = document.blocks.at(0).content.ticks;
  ASSERT_EQ(ticks.size(), 2U);
  EXPECT_EQ(ticks[0].label, "Full report");
  EXPECT_EQ(ticks[1].label, "None");
}

TEST(DocxChanges, ReadsLegacyFormLists) {
  const auto list = [](const std::string& state) {
    return "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:ddList>" + state +
           "<w:listEntry w:val=\"Red\"/><w:listEntry w:val=\"Amber\"/></w:ddList></w:ffData>"
           "</w:fldChar></w:r><w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r><w:r><w:fldChar "
           "w:fldCharType=\"end\"/></w:r>";
  };
  EXPECT_EQ(holds(read_changed(paragraph_of(run("a ") + list("")) +
                               paragraph_of(list("<w:result w:val=\"1\"/>")) +
                               paragraph_of(list("<w:default w:val=\"1\"/>") + run(" b")) +
                               paragraph_of(run("c") + list("<w:result w:val=\"2\"/>")))),
            "a Red / Amber / Amber b / c");
}

TEST(DocxChanges, PutsNotesBehindAndCommentsAside) {
  const std::string notes = word_root("footnotes") + "<w:footnote w:type=\"separator\">" +
                            paragraph_of(run("----")) + "</w:footnote><w:footnote w:id=\"2\">" +
                            paragraph_of(run("the note")) + "</w:footnote></w:footnotes>";
  const std::string comments = word_root("comments") + "<w:comment w:id=\"0\">" +
                               paragraph_of(run("why?")) + "</w:comment></w:comments>";
  const Document document = read_changed(
      paragraph_of("<w:commentRangeStart w:id=\"0\"/>" + run("text") +
                   "<w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r>"
                   "<w:r><w:footnoteReference w:id=\"2\"/></w:r>"),
      {{"word/footnotes.xml", notes}, {"word/comments.xml", comments}});
  EXPECT_EQ(holds(document), "text / the note");
  ASSERT_FALSE(document.diagnostics.empty());
  EXPECT_EQ(document.diagnostics[0].id, "docx.comments");
}

TEST(DocxChanges, KeepsTheNumberOfAnEmptyParagraph) {
  const std::string lists =
      word_root("numbering") +
      "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"4\"/><w:numFmt "
      "w:val=\"decimal\"/><w:lvlText w:val=\"%1.1\"/></w:lvl></w:abstractNum><w:num "
      "w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>";
  const Document document = read_changed(
      paragraph_of(
          "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>") +
          paragraph_of("") + paragraph_of(run("x")),
      {{"word/numbering.xml", lists}});
  ASSERT_EQ(document.blocks.size(), 2U);
  EXPECT_EQ(document.blocks[0].kind, BlockKind::kListItem);
  EXPECT_EQ(document.blocks[0].marker, "4.1");
  EXPECT_EQ(document.blocks[0].content.text, "");
}

}  // namespace
}  // namespace boardtrail
