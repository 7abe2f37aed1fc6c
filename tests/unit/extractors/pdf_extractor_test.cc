// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/pdf/pdf_extractor.h"

#include <cstdint>
#include <string>
#include <vector>

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

// So some PostScript becomes PDF.
TEST(PdfExtractor, RulingsMayBePicturesOfOnePixel) {
  const auto pixel = [](int x, int y, int width, int height) {
    return "q " + std::to_string(width) + " 0 0 " + std::to_string(height) + " " +
           std::to_string(x) + " " + std::to_string(y) +
           " cm BI /W 1 /H 1 /IM true /BPC 1 ID a EI Q\n";
  };
  std::string content;
  for (const int y : {700, 680, 660}) content += pixel(100, y, 400, 1);
  for (const int x : {100, 300, 500}) content += pixel(x, 660, 1, 40);
  content += PdfBuilder::text(105, 686, "Action") + PdfBuilder::text(305, 686, "Due") +
             PdfBuilder::text(105, 666, "Train the wards");
  const Document document = read(PdfBuilder().page(content).build());
  ASSERT_EQ(document.tables.size(), 1U);
  EXPECT_EQ(dump(document.tables[0]), "2x2 [Action|Due] [Train the wards|]");
  EXPECT_EQ(document.tables[0].origin, TableOrigin::kLattice);
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
  // Letters drawn as outlines: curves and slants, stroked or filled.
  const std::string stroked = "100 700 m 110 720 l 120 700 l S\n";
  const std::string filled = "100 700 m 100 720 120 720 120 700 c f\n";
  const std::string ruled = PdfBuilder::line(60, 700, 300, 700);
  const std::string picture = "q 200 0 0 200 100 400 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q\n";
  for (const std::string& content : {stroked, filled, ruled, picture}) {
    const Document document = read(PdfBuilder().page(content).page(ruled_page()).build());
    ASSERT_EQ(document.pages.size(), 2U) << content;
    EXPECT_FALSE(document.pages[0].readable) << content;
    EXPECT_TRUE(document.pages[1].readable) << content;
    ASSERT_EQ(document.diagnostics.size(), 1U) << content;
    EXPECT_EQ(document.diagnostics[0].id, "pdf.page-scanned") << content;
    EXPECT_EQ(document.diagnostics[0].level, DiagnosticLevel::kLoss) << content;
    EXPECT_EQ(document.diagnostics[0].place.page, 1) << content;
  }
}

TEST(PdfExtractor, LosesNothingOfABlankPage) {
  const std::string white = PdfBuilder::area(0, 0, 595, 842, "1 1 1");
  for (const std::string& content :
       {std::string(), white, std::string("100 700 m 110 720 l n\n")}) {
    const Document document = read(PdfBuilder().page(content).page(ruled_page()).build());
    ASSERT_EQ(document.pages.size(), 2U) << content;
    EXPECT_TRUE(document.pages[0].readable) << content;
    ASSERT_EQ(document.diagnostics.size(), 1U) << content;
    EXPECT_EQ(document.diagnostics[0].id, "pdf.page-blank") << content;
    EXPECT_EQ(document.diagnostics[0].level, DiagnosticLevel::kNote) << content;
  }
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

// --- deflated contents -----------------------------------------------------------

std::string big_endian(std::uint32_t value) {
  std::string out;
  for (const unsigned shift : {24U, 16U, 8U, 0U}) out += static_cast<char>(value >> shift & 0xFFU);
  return out;
}

// A zlib stream of one stored block (RFC 1950, RFC 1951 3.2.4).
std::string deflated(const std::string& text, std::uint32_t wrong_by = 0) {
  std::uint32_t a = 1, b = 0;
  for (const char c : text) {
    a = (a + static_cast<unsigned char>(c)) % 65521;
    b = (b + a) % 65521;
  }
  const auto size = static_cast<std::uint16_t>(text.size());
  std::string out = "\x78\x01\x01";
  out += static_cast<char>(size & 0xFFU);
  out += static_cast<char>(size >> 8U);
  out += static_cast<char>(~size & 0xFFU);
  out += static_cast<char>((~size >> 8U) & 0xFFU);
  return out + text + big_endian((b << 16U | a) + wrong_by);
}

// One page with these contents; the place of each object is left to the reader to find.
std::string with_contents(const std::vector<std::string>& streams) {
  std::string list, objects;
  for (std::size_t i = 0; i < streams.size(); ++i) {
    const std::string number = std::to_string(10 + i);
    list += number + " 0 R ";
    objects += number + " 0 obj\n<</Filter /FlateDecode /Length " +
               std::to_string(streams[i].size()) + ">>\nstream\n" + streams[i] +
               "\nendstream\nendobj\n";
  }
  return "%PDF-1.4\n1 0 obj\n<</Type /Catalog /Pages 2 0 R>>\nendobj\n"
         "2 0 obj\n<</Type /Pages /Kids [3 0 R] /Count 1>>\nendobj\n"
         "3 0 obj\n<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents [" +
         list +
         "] /Resources <</Font <</F1 4 0 R>>>>>>\nendobj\n"
         "4 0 obj\n<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>\nendobj\n" +
         objects + "trailer\n<</Root 1 0 R>>\n%%EOF\n";
}

std::string only_text(const std::vector<std::string>& streams) {
  const Document document = read(with_contents(streams));
  std::string out;
  for (const Block& block : document.blocks) out += block.content.text + "|";
  return out;
}

TEST(PdfExtractor, ReadsDeflatedContents) {
  const std::string first = PdfBuilder::text(100, 700, "Count the ropes");
  EXPECT_EQ(only_text({deflated(first)}), "Count the ropes|");
  // A list of streams is one content; a word never goes on in the next.
  EXPECT_EQ(only_text({deflated("BT /F1 10 Tf 100 700 Td (Mend the quay) Tj"), deflated("ET")}),
            "Mend the quay|");
  // A wrong sum and a cut end are left to the library, which reads what there is.
  EXPECT_EQ(only_text({deflated(first, 1)}), "Count the ropes|");
  const std::string whole = deflated(first + std::string(200, ' '));
  EXPECT_EQ(only_text({whole.substr(0, whole.size() - 100)}), "Count the ropes|");
  EXPECT_EQ(only_text({"no deflated bytes"}), "");
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

// --- tagged PDFs ---------------------------------------------------------------

using Tag = PdfBuilder::Tag;

std::string cell(int id, double x, double y, const std::string& text) {
  return PdfBuilder::marked(id, PdfBuilder::text(x, y, text));
}

Tag tagged_row(std::vector<Tag> cells) { return {"TR", std::move(cells)}; }
Tag tagged_cell(int id, const std::string& type = "TD", const std::string& entries = "") {
  return {type, {{"P", {}, {id}}}, {}, 1, entries};
}

// Two columns without rulings, whose rows only the tags know.
std::string borderless_page() {
  return cell(0, 100, 700, "Action") + cell(1, 300, 700, "Progress") +
         cell(2, 100, 680, "Count the ropes") + cell(3, 300, 680, "Half of them") +
         PdfBuilder::marked(3, PdfBuilder::text(300, 668, "are counted.")) +
         cell(4, 100, 656, "All") + cell(5, 100, 620, "A remark about the quay.");
}

Tag borderless_table(const std::string& table = "Table", const std::string& row = "TR") {
  Tag head{row, {tagged_cell(0, "TH"), tagged_cell(1, "TH")}};
  Tag body{row, {tagged_cell(2), tagged_cell(3)}};
  Tag last{row, {tagged_cell(4, "TD", "/A << /O /Table /ColSpan 2 >>")}};
  Tag group{"TBody", {body, last}};
  return {"Document", {{table, {head, group}}, {"P", {}, {5}}}};
}

TEST(TaggedPdf, TablesAreReadByTheirTags) {
  const char* const kExpected =
      "3x2 [Action|Progress] [Count the ropes|Half of them are counted.] [All:1x2]";
  for (const auto& [table, row] : {std::pair("Table", "TR"), std::pair("Grid", "Line")}) {
    PdfBuilder builder;
    builder.page(borderless_page()).tagged(borderless_table(table, row));
    const Document document = read(builder.build());
    ASSERT_EQ(document.tables.size(), 1U) << table;
    EXPECT_EQ(dump(document.tables[0]), kExpected);
    EXPECT_EQ(document.tables[0].origin, TableOrigin::kStructure);
    EXPECT_EQ(document.tables[0].header_rows, 1);
    ASSERT_EQ(document.blocks.size(), 2U);
    EXPECT_EQ(document.blocks[1].content.text, "A remark about the quay.");
  }
}

TEST(TaggedPdf, ATableIsOneOverItsPages) {
  Tag first = tagged_row({tagged_cell(0, "TH"), tagged_cell(1, "TH")});
  Tag cut = tagged_row({tagged_cell(2), tagged_cell(3)});
  Tag rest{"P", {}, {0}, 2};
  cut.kids[1].kids.push_back(rest);
  Tag last = tagged_row({{"TD", {{"P", {}, {1}, 2}}, {}, 2}, {"TD", {{"P", {}, {2}, 2}}, {}, 2}});
  PdfBuilder builder;
  builder.page(cell(0, 100, 700, "Action") + cell(1, 300, 700, "Progress") +
               cell(2, 100, 680, "Count the ropes") + cell(3, 300, 680, "Half of them"));
  builder.page(cell(0, 300, 780, "are counted.") + cell(1, 100, 760, "Mend nets") +
               cell(2, 300, 760, "Not begun"));
  builder.tagged({"Document", {{"Table", {first, cut, last}}}});
  const Document document = read(builder.build());
  ASSERT_EQ(document.tables.size(), 2U);
  EXPECT_EQ(dump(document.tables[1]), "2x2 [|are counted.] [Mend nets|Not begun]");
  EXPECT_GT(document.tables[0].structure, 0);
  EXPECT_EQ(document.tables[1].structure, document.tables[0].structure);
  EXPECT_EQ(document.tables[0].broken_row, -1);
  EXPECT_EQ(document.tables[1].broken_row, 0);
}

TEST(TaggedPdf, TagsThatDoNotFitArePassedOverWithANote) {
  PdfBuilder builder;  // the rows are stated from the bottom
  Tag table = borderless_table();
  auto& rows = table.kids[0].kids;
  std::swap(rows[0], rows[1].kids[0]);
  rows.insert(rows.begin(), tagged_row({}));
  builder.page(borderless_page()).tagged(table);
  const Document document = read(builder.build());
  for (const Table& found : document.tables) EXPECT_NE(found.origin, TableOrigin::kStructure);
  ASSERT_EQ(document.diagnostics.size(), 1U);
  EXPECT_EQ(document.diagnostics[0].id, "pdf.tags-doubted");
  EXPECT_EQ(document.diagnostics[0].place.page, 1);
}

// Whatever the tree says, reading ends, and the words are there.
TEST(TaggedPdf, HostileTreesAreBounded) {
  Tag deep = tagged_cell(2);
  for (int i = 0; i < 300; ++i) {
    Tag outer{i % 3 == 0 ? "Table" : i % 3 == 1 ? "TR" : "TD"};
    outer.kids.push_back(std::move(deep));
    deep = std::move(outer);
  }
  const std::string huge = "/A [ << /RowSpan 2000000000 /ColSpan 2000000000 >> ]";
  const Tag kTrees[] = {
      {"Document", {deep}},
      {"Table",
       {tagged_row({tagged_cell(0, "TD", huge), tagged_cell(1, "TD", huge)}),
        tagged_row({tagged_cell(2), tagged_cell(3)})}},
      {"Table", {tagged_row({tagged_cell(0), tagged_cell(0)}), tagged_row({tagged_cell(0)})}},
      {"Table",
       {tagged_row({tagged_cell(0, "TD", "/K 7 0 R"), tagged_cell(1)})},
       {},
       1,
       "/P 9 0 R"},
  };
  for (const Tag& tree : kTrees) {
    const Document document = read(PdfBuilder().page(borderless_page()).tagged(tree).build());
    std::string words;
    for (const Block& block : document.blocks) words += block.content.text;
    for (const Table& table : document.tables) words += dump(table);
    EXPECT_NE(words.find("A remark about the quay."), std::string::npos);
    EXPECT_NE(words.find("Count the ropes"), std::string::npos);
  }
}

}  // namespace
}  // namespace boardtrail
