// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/pdf/pdf_extractor.h"

#include <string>

#include <gtest/gtest.h>

#include "support/pdf_builder.h"

namespace boardtrail {
namespace {

Document read(const std::string& bytes) {
  Result<Document> document = extract_pdf(bytes, Limits{});
  EXPECT_TRUE(document.has_value());
  return document.has_value() ? *std::move(document) : Document{};
}

// A grid of two columns and three rows; the last row's second cell is amber.
std::string ruled_page() {
  std::string content = PdfBuilder::area(300, 640, 200, 20, "1 0.75 0");
  for (const double y : {700, 680, 660, 640}) content += PdfBuilder::line(100, y, 500, y);
  for (const double x : {100, 300, 500}) content += PdfBuilder::line(x, 640, x, 700);
  content += PdfBuilder::text(105, 686, "Action", 10, "F2");
  content += PdfBuilder::text(305, 686, "Due", 10, "F2");
  content += PdfBuilder::text(105, 666, "Publish the plan");
  content += PdfBuilder::text(305, 666, "31/03/2025");
  content += PdfBuilder::text(105, 646, "Train the wards");
  return content;
}

TEST(PdfExtractor, ReadsARuledTableWithTheColourOfACell) {
  const Document document = read(PdfBuilder().page(ruled_page()).build());
  ASSERT_EQ(document.tables.size(), 1U);
  const Table& table = document.tables[0];
  EXPECT_EQ(dump(table), "3x2 [Action|Due] [Publish the plan|31/03/2025] [Train the wards|]");
  EXPECT_EQ(table.origin, TableOrigin::kLattice);
  EXPECT_EQ(table.place.page, 1);
  EXPECT_NEAR(table.place.box.x0, 100, 0.5);
  EXPECT_NEAR(table.place.box.y0, 842 - 700, 0.5);
  EXPECT_EQ(table.cells.back().fill, (Colour{255, 191, 0}));
  EXPECT_FALSE(table.cells.front().fill.has_value());
}

TEST(PdfExtractor, KeepsTextOutsideTablesInOrder) {
  const std::string content = PdfBuilder::text(100, 780, "Improvement plan", 18, "F2") +
                              ruled_page() + PdfBuilder::text(100, 600, "The end of it.");
  const Document document = read(PdfBuilder().page(content).build());
  ASSERT_EQ(document.blocks.size(), 3U);
  EXPECT_EQ(document.blocks[0].kind, BlockKind::kHeading);
  EXPECT_EQ(document.blocks[0].content.text, "Improvement plan");
  EXPECT_EQ(document.blocks[1].kind, BlockKind::kTable);
  EXPECT_EQ(document.blocks[2].content.text, "The end of it.");
  EXPECT_EQ(document.format, Format::kPdf);
}

TEST(PdfExtractor, MarksStruckOutWords) {
  const std::string content =
      PdfBuilder::text(100, 700, "30/06/2021 31-Dec-21") + PdfBuilder::line(100, 702.5, 152, 702.5);
  const Document document = read(PdfBuilder().page(content).build());
  ASSERT_EQ(document.blocks.size(), 1U);
  const RichText& text = document.blocks[0].content;
  EXPECT_EQ(text.text, "30/06/2021 31-Dec-21");
  EXPECT_TRUE(text.any_marked(0, 10, kStruck));
  EXPECT_FALSE(text.any_marked(11, 20, kStruck));
}

// Code 1 has no name in the font.
TEST(PdfExtractor, TakesTheActualTextOfGlyphsThatSayNothing) {
  const std::string many = PdfBuilder::text(100, 600, std::string(120, 'x'), 4);
  const std::string amber =
      "/Span <</ActualText <FEFFD83DDFE1>>> BDC " + PdfBuilder::text(100, 700, "\\001") + " EMC ";
  EXPECT_EQ(read(PdfBuilder().page(amber + many).build()).blocks.at(0).content.text,
            "\xF0\x9F\x9F\xA1");
  const std::string spelt =
      "/Span <</ActualText (no)>> BDC " + PdfBuilder::text(100, 700, "yes") + " EMC ";
  EXPECT_EQ(read(PdfBuilder().page(spelt + many).build()).blocks.at(0).content.text, "yes");
}

TEST(PdfExtractor, AGlyphThatNothingNamesIsNotRead) {
  const std::string unnamed = PdfBuilder::text(100, 700, "Status \\001");
  const Document few = read(
      PdfBuilder().page(unnamed + PdfBuilder::text(100, 600, std::string(120, 'x'), 4)).build());
  EXPECT_EQ(few.blocks.at(0).content.text, "Status \xEF\xBF\xBD");
  const Document many = read(PdfBuilder().page(unnamed).build());
  EXPECT_EQ(many.blocks.at(0).content.text, "Status");
}

TEST(PdfExtractor, SetsRunningHeadsApart) {
  PdfBuilder builder;
  for (int page = 1; page <= 3; ++page) {
    builder.page(PdfBuilder::text(100, 820, "Board pack, page " + std::to_string(page)) +
                 PdfBuilder::text(100, 500, "Paragraph of its own."));
  }
  const Document document = read(builder.build());
  ASSERT_EQ(document.blocks.size(), 6U);
  EXPECT_EQ(document.blocks[0].kind, BlockKind::kPageHeader);
  EXPECT_EQ(document.blocks[1].kind, BlockKind::kParagraph);
  EXPECT_EQ(document.blocks[4].kind, BlockKind::kPageHeader);
}

TEST(PdfExtractor, ReadsWhatFormFieldsAndNotesSay) {
  const Document document =
      read(PdfBuilder()
               .page(PdfBuilder::text(100, 700, "Approve") + PdfBuilder::text(100, 680, "Note") +
                     PdfBuilder::text(100, 660, "Lead:"))
               .annotation("/Subtype /Widget /FT /Btn /AS /Yes /Rect [84 698 94 708]")
               .annotation("/Subtype /Widget /FT /Btn /AS /Off /Rect [84 678 94 688]")
               .annotation("/Subtype /Widget /FT /Btn /Ff 65536 /Rect [84 618 94 628]")
               .annotation("/Subtype /Widget /FT /Tx /V (A Fell) /Rect [130 656 190 668]")
               .annotation("/Subtype /FreeText /Contents (Agreed in May) /Rect [100 600 250 614]")
               .annotation("/Subtype /FreeText /F 2 /Contents (Hidden) /Rect [100 500 250 514]")
               .build());
  std::string text;
  std::vector<TickBox> ticks;
  for (const Block& block : document.blocks) {
    text += block.content.text + '|';
    ticks.insert(ticks.end(), block.content.ticks.begin(), block.content.ticks.end());
  }
  EXPECT_EQ(text, "Approve|Note|Lead: A Fell|Agreed in May|");
  ASSERT_EQ(ticks.size(), 2U);
  EXPECT_EQ(ticks[0].label, "Approve");
  EXPECT_TRUE(ticks[0].ticked);
  EXPECT_EQ(ticks[1].label, "Note");
  EXPECT_FALSE(ticks[1].ticked);
}

TEST(PdfExtractor, KeepsBookmarksWithTheirPages) {
  const std::string page = PdfBuilder::text(100, 700, "Ropes");
  const Document document = read(PdfBuilder()
                                     .page(page)
                                     .page(page)
                                     .bookmark("1. Agenda", 1)
                                     .bookmark("2. Rope plan", 2)
                                     .build());
  EXPECT_EQ(document.outline,
            (std::vector<OutlineItem>{{"1. Agenda", 1, 1}, {"2. Rope plan", 1, 2}}));
}

TEST(PdfExtractor, NamesAPageWithoutText) {
  const Document document = read(PdfBuilder().page("").page(ruled_page()).build());
  ASSERT_EQ(document.pages.size(), 2U);
  EXPECT_FALSE(document.pages[0].readable);
  EXPECT_TRUE(document.pages[1].readable);
  ASSERT_EQ(document.diagnostics.size(), 1U);
  EXPECT_EQ(document.diagnostics[0].id, "pdf.page-scanned");
  EXPECT_EQ(document.diagnostics[0].level, DiagnosticLevel::kLoss);
  EXPECT_EQ(document.diagnostics[0].place.page, 1);
}

TEST(PdfExtractor, StopsAtTheLimitOfPages) {
  PdfBuilder builder;
  for (int page = 0; page < 3; ++page) builder.page(ruled_page());
  Limits limits;
  limits.max_pages = 3;
  EXPECT_TRUE(extract_pdf(builder.build(), limits)->diagnostics.empty());
  limits.max_pages = 2;
  const Result<Document> document = extract_pdf(builder.build(), limits);
  ASSERT_TRUE(document.has_value());
  EXPECT_EQ(document->pages.size(), 2U);
  ASSERT_EQ(document->diagnostics.size(), 1U);
  EXPECT_EQ(document->diagnostics[0].id, "pdf.too-many-pages");
}

TEST(PdfExtractor, StopsAtTheLimitOfGlyphs) {
  const std::string bytes = PdfBuilder().page(PdfBuilder::text(100, 700, "twelve chars")).build();
  Limits limits;
  limits.max_page_glyphs = 12;
  EXPECT_EQ(extract_pdf(bytes, limits)->blocks[0].content.text, "twelve chars");
  limits.max_page_glyphs = 11;
  const Result<Document> document = extract_pdf(bytes, limits);
  EXPECT_EQ(document->blocks[0].content.text, "twelve char");
  EXPECT_EQ(document->diagnostics[0].id, "pdf.page-truncated");
}

TEST(PdfExtractor, AnswersDamageWithAReasonOrADocument) {
  const std::string whole = PdfBuilder().page(ruled_page()).build();
  for (const std::string_view bytes : {"%PDF-1.4\n", "%PDF-1.4\n1 0 obj\n<<", "%PDF-"}) {
    const Result<Document> document = extract_pdf(bytes, Limits{});
    ASSERT_FALSE(document.has_value());
    EXPECT_EQ(document.error().code, ErrorCode::kBadInput);
    EXPECT_FALSE(document.error().message.empty());
  }
  for (std::size_t size = 0; size < whole.size(); size += 97) {
    const Result<Document> document = extract_pdf(whole.substr(0, size), Limits{});
    if (!document.has_value()) {
      EXPECT_FALSE(document.error().message.empty());
    }
  }
}

}  // namespace
}  // namespace boardtrail
