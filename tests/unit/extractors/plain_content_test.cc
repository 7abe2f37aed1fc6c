// SPDX-License-Identifier: GPL-3.0-or-later
// What is drawn without Poppler's interpreter is what that draws.
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "extractors/pdf/pdf_document.h"

namespace boardtrail {
namespace {

// --- two records of one page ---------------------------------------------------

bool near(float a, float b) { return std::fabs(a - b) <= 0.002F; }

bool same(const Box& a, const Box& b) {
  return near(a.x0, b.x0) && near(a.y0, b.y0) && near(a.x1, b.x1) && near(a.y1, b.y1);
}

bool same(const PageRecord& a, const Glyph& x, const PageRecord& b, const Glyph& y) {
  const FontUse &font = a.fonts[x.font], &other = b.fonts[y.font];
  return same(x.box, y.box) && near(x.baseline, y.baseline) &&
         a.text.substr(x.text, x.bytes) == b.text.substr(y.text, y.bytes) &&
         a.colours[x.colour] == b.colours[y.colour] && x.rotation == y.rotation &&
         x.invisible == y.invisible && x.marked_content == y.marked_content &&
         font.name == other.name && font.bold == other.bold && near(font.size, other.size);
}

bool same(const PageRecord& a, const Ruling& x, const PageRecord& b, const Ruling& y) {
  return x.horizontal == y.horizontal && near(x.position, y.position) && near(x.begin, y.begin) &&
         near(x.end, y.end) && near(x.width, y.width) && x.from_box == y.from_box &&
         x.from_fill == y.from_fill && a.colours[x.colour] == b.colours[y.colour];
}

bool same(const PageRecord& a, const Fill& x, const PageRecord& b, const Fill& y) {
  return same(x.box, y.box) && x.shape == y.shape && x.order == y.order &&
         a.colours[x.colour] == b.colours[y.colour];
}

bool same(const PageRecord& /*a*/, const Image& x, const PageRecord& /*b*/, const Image& y) {
  return same(x.box, y.box) && x.colour == y.colour && x.order == y.order;
}

// Where the two lists part; "" where they do not.
template <typename T>
std::string difference(std::string_view name, const PageRecord& a, const std::vector<T>& ours,
                       const PageRecord& b, const std::vector<T>& theirs) {
  const std::string what(name);
  if (ours.size() != theirs.size()) {
    return what + ": " + std::to_string(ours.size()) + ", not " + std::to_string(theirs.size());
  }
  for (std::size_t i = 0; i < ours.size(); ++i) {
    if (!same(a, ours[i], b, theirs[i])) return what + " " + std::to_string(i);
  }
  return "";
}

std::string difference(const PageRecord& a, const PageRecord& b) {
  for (const std::string& found : {difference("glyphs", a, a.glyphs, b, b.glyphs),
                                   difference("rulings", a, a.rulings, b, b.rulings),
                                   difference("fills", a, a.fills, b, b.fills),
                                   difference("images", a, a.images, b, b.images)}) {
    if (!found.empty()) return found;
  }
  return near(a.width, b.width) && near(a.height, b.height) ? "" : "size of the page";
}

// --- pages -----------------------------------------------------------------------

std::string object(int number, const std::string& body) {
  return std::to_string(number) + " 0 obj\n" + body + "\nendobj\n";
}

std::string stream(const std::string& entries, const std::string& bytes) {
  return "<<" + entries + " /Length " + std::to_string(bytes.size()) + ">>\nstream\n" + bytes +
         "\nendstream";
}

// One page with all that a page may refer to.
std::string page_of(const std::string& content, const std::string& page_entries = "") {
  const std::string pixels(std::size_t{4} * 4 * 3, '\x40');
  const std::string picture =
      "/Type /XObject /Subtype /Image /Width 4 /Height 4 /BitsPerComponent 8 "
      "/ColorSpace /DeviceRGB";
  const std::string stamp =
      "/Type /XObject /Subtype /Form /BBox [0 0 50 60] /Group <</S /Transparency /CS /DeviceRGB>> "
      "/Resources <</Font <</F9 7 0 R>> /XObject <</Self 13 0 R>>>> ";
  return "%PDF-1.4\n" + object(1, "<</Type /Catalog /Pages 2 0 R>>") +
         object(2, "<</Type /Pages /Kids [3 0 R] /Count 1>>") +
         object(3,
                "<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
                "/Resources 5 0 R " +
                    page_entries + ">>") +
         object(4, stream("", content)) +
         object(5,
                "<</Font <</F1 6 0 R /F2 7 0 R /F3 8 0 R>> /XObject <</Im 9 0 R /Mask 10 0 R "
                "/Form 11 0 R /Stamp 12 0 R /Self 13 0 R /Open 14 0 R /Dot 15 0 R>> /ExtGState "
                "<</Thick <</LW "
                "7 /CA 0.5>> /Veil <</SMask <<>>>>>> "
                "/Properties <</Known <</MCID 6>> /Bare <<>>>> /ColorSpace <</Cal [/CalRGB "
                "<</WhitePoint [0.95 1 1.09]>>] "
                "/Few [/Indexed /DeviceRGB 1 <FF0000 00FF00>]>>>>") +
         object(6, "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>") +
         object(7, "<</Type /Font /Subtype /Type1 /BaseFont /Times-Bold>>") +
         object(8,
                "<</Type /Font /Subtype /Type3 /FontMatrix [1 0 0 1 0 0] /CharProcs <<>> "
                "/Encoding <<>> /FontBBox [0 0 1 1]>>") +
         object(9, stream(picture, pixels)) +
         object(10, stream("/Type /XObject /Subtype /Image /Width 8 /Height 1 /ImageMask true",
                           "\x55")) +
         object(11, stream("/Type /XObject /Subtype /Form /BBox [0 0 100 100]", "0 0 50 50 re f")) +
         object(12, stream(stamp + "/Matrix [2 0 0 2 100 100]",
                           "/P <</MCID 1>> BDC 0 1 0 rg 0 0 900 900 re f BT 9 9 Td (page) Tj "
                           "/F9 5 Tf (!) Tj ET EMC q 4 w 9 9 m 40 9 l S Q")) +
         object(13, stream(stamp + "/FormType 1", "0 0 9 9 re f /Self Do")) +
         object(14, stream(stamp, "q 0 0 9 9 re f")) +
         object(15,
                stream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /ImageMask true", " ")) +
         "trailer <</Root 1 0 R>>\n%%EOF\n";
}

struct Compared {
  bool plain = false;
  std::size_t drawn = 0;  // glyphs, lines, areas and pictures
  std::string difference;
};

Compared compare(const std::string& bytes, std::int32_t page = 1) {
  Result<PdfDocument> document = PdfDocument::open(bytes, Limits{});
  if (!document.has_value()) return {false, 0, "not opened"};
  PageRecord ours, theirs;
  Compared compared;
  compared.plain = document->record_page(page, &ours);
  EXPECT_FALSE(document->record_page(page, &theirs, false));
  compared.drawn =
      ours.glyphs.size() + ours.rulings.size() + ours.fills.size() + ours.images.size();
  compared.difference = difference(ours, theirs);
  return compared;
}

struct ContentCase {
  const char* name;
  const char* content;
  std::size_t drawn;
};

TEST(PlainContent, DrawsAsPopplerDoes) {
  const ContentCase cases[] = {
      {"kerned", "BT /F1 10 Tf 100 700 Td [(Ab)-250(c) 120 <6465>]TJ ET", 5},
      {"lines", "BT /F1 10 Tf 12 TL 100 700 Td (a) Tj T* (b) Tj 5 -20 TD (c) Tj (d) ' ET", 4},
      {"spaced", "BT /F2 12 Tf 50 500 Td 2 Tc 5 Tw 80 Tz 3 Ts (a b c) Tj 1 2 (d e) \" ET", 8},
      {"turned", "BT /F1 10 Tf 0 1 -1 0 300 400 Tm (up) Tj -1 0 0 -1 300 400 Tm (over) Tj ET", 6},
      {"hidden", "BT 3 Tr /F1 9 Tf 40 40 Td (ocr) Tj ET", 3},
      {"unnamed codes", "BT /F1 9 Tf 40 40 Td (\\001x\\002) Tj ET", 3},
      {"escapes", "BT /F1 9 Tf 40 40 Td (\\(a\\)\\101\\7\\n(in)\\\n.) Tj <414> Tj ET", 13},
      {"outside", "BT /F1 9 Tf -400 40 Td (gone) Tj ET 0 0 9 9 re f", 1},
      {"saved",
       "q 2 0 0 2 10 10 cm q 1 0 0 rg BT /F1 9 Tf 9 9 Td (a) Tj ET Q BT /F2 9 Tf (b) Tj ET "
       "Q BT /F1 5 Tf 100 100 Td (c) Tj ET",
       3},
      {"font kept over text objects", "BT /F1 9 Tf ET q BT 50 50 Td (a) Tj ET Q BT (b) Tj ET", 2},
      {"curves",
       "0 1 0 rg 100 100 m 100 120 120 140 140 140 c 160 140 160 100 v 120 80 100 100 y h f "
       "200 200 m 250 200 l 250 250 l 200 250 l b*",
       6},
      {"strokes", "0.2 0.4 0.6 RG 4 w 10 10 m 200 10 l S 20 20 100 50 re s 10 30 m 15 90 l S", 5},
      {"thin area", "0.5 g 10 10 200 1 re f 10 20 1 200 re f* 10 300 50 50 re B", 7},
      {"clipped", "q 50 50 100 100 re W n 0 0 500 500 re f 0 75 m 500 75 l S Q 0 0 10 10 re f", 3},
      {"clipped twice", "50 50 100 100 re W n 0 0 99 99 re f 60 60 10 10 re W* n 0 0 99 99 re f",
       2},
      {"clipped away", "q 7 7 m W n 0 0 500 500 re f Q 0 0 9 9 re f", 1},
      {"unpainted", "W S f 0 0 9 9 re n 0 0 9 9 re f", 1},
      {"colours", "0.1 0.2 0.3 0.4 k 0 0 9 9 re f 1 0 0 0 K 0.5 G 9 9 m 90 9 l S", 2},
      {"named colours",
       "/Cal cs 0.5 0.2 0.1 sc 0 0 9 9 re f /Few cs 1 scn 9 9 9 9 re f "
       "/DeviceCMYK CS 0 0 0 1 SCN 9 9 m 90 9 l S /DeviceRGB cs 30 30 9 9 re f",
       4},
      {"settings",
       "/Thick gs 9 9 m 90 9 l S [3 2] 0 d 1 J 1 j 4 M 1 i /Perceptual ri 9 9 m 90 9 l S", 2},
      {"marked",
       "/P <</MCID 4 /Lang (en) /Box [1 <</A /B>> 2]>> BDC BT /F1 9 Tf 9 9 Td (a) Tj "
       "/Artifact BMC (b) Tj EMC /Table#20Contents <</MCID 5>> BDC (c) Tj EMC (d) Tj EMC "
       "(e) Tj ET /X MP",
       5},
      {"said otherwise",
       "/Span <</ActualText (<FEFF2713)>> BDC BT /F1 9 Tf 9 9 Td (\\001) Tj ET EMC", 1},
      {"pictures", "q 200 0 0 100 50 50 cm /Im Do Q q 1 0 0 rg 9 0 0 9 300 300 cm /Mask Do Q", 2},
      {"pictures of one pixel", "q 90 0 0 0.5 9 9 cm /Dot Do Q q 90 0 0 20 9 30 cm /Dot Do Q", 2},
      {"forms",
       "BT /F1 9 Tf 7 7 Td (a) Tj ET 1 0 0 rg /P <</MCID 3>> BDC q 0.5 0 0 0.5 9 9 cm /Stamp Do Q "
       "EMC /Stamp Do BT (b) Tj ET 0 0 9 9 re f",
       17},
      {"comments", "% (\n0 0 9 9 re% [\rf", 1},
      {"numbers", "+1 -.5 9. 009.50 re f", 1},
      {"nothing", " \n", 0},
  };
  for (const ContentCase& item : cases) {
    const Compared compared = compare(page_of(item.content));
    EXPECT_TRUE(compared.plain) << item.name;
    EXPECT_EQ(compared.drawn, item.drawn) << item.name;
    EXPECT_EQ(compared.difference, "") << item.name;
  }
}

TEST(PlainContent, KnowsThePagesRotationAndBox) {
  for (const char* entries : {"/Rotate 90", "/Rotate 180", "/Rotate 270", "/Rotate -90",
                              "/CropBox [50 60 400 500]", "/Rotate 90 /CropBox [50 60 400 500]"}) {
    const Compared compared = compare(
        page_of("BT /F1 9 Tf 99 99 Td (ab) Tj ET 55 99 400 1 re f 70 70 m 70 450 l S", entries));
    EXPECT_TRUE(compared.plain) << entries;
    EXPECT_EQ(compared.drawn, 4U) << entries;
    EXPECT_EQ(compared.difference, "") << entries;
  }
}

// Poppler knows best what becomes of these; what was drawn before them is not there twice.
TEST(PlainContent, LeavesWhatIsOutOfTheOrdinaryToPoppler) {
  const char* const contents[] = {
      "/Form Do",
      "/Self Do",
      "/Open Do",
      "9 9 m /Stamp Do n",
      "W /Stamp Do n",
      "9 0 0 9 0 0 cm /Im Do",
      "/Nothing Do",
      "/Veil gs",
      "/None gs",
      "/Pattern cs",
      "/OC /Layer BDC EMC",
      "/P /Named BDC EMC",
      "EMC",
      "Q",
      "q Q Q",
      "BI /W 1 /H 1 ID x EI",
      "BT /F9 9 Tf (a) Tj ET",
      "BT (a) Tj ET",
      "BT /F3 9 Tf (a) Tj ET",
      "1 0 rg",
      "1 0 0 0 rg",
      "(a) w",
      "1 2",
      "9 9 l",
      "h",
      "unknown",
      "true w",
      "(open",
      "<41 0 0 9 9 re f",
      "[1 [2]] 0 d",
      "<</A (b)>> <</C",
      "1..2 w",
      "1-2 w",
      "--1 w",
      "1.5 J",
      "123456789012345678 w",
      "} w",
      "/a#41 gs",
      "/#4fC BMC EMC",

      "/Few cs 1 1 sc",
  };
  for (const std::string content : contents) {
    const Compared compared = compare(page_of("0 0 9 9 re f " + content + " 9 9 9 9 re f"));
    EXPECT_FALSE(compared.plain) << content;
    EXPECT_EQ(compared.difference, "") << content;
  }
}

TEST(PlainContent, LeavesColoursOfAnotherMeaningToPoppler) {
  std::string bytes = page_of("1 0 0 rg 0 0 9 9 re f");
  EXPECT_TRUE(compare(bytes).plain);
  bytes.replace(bytes.find("/Cal ["), 4, "/DefaultRGB");
  EXPECT_FALSE(compare(bytes).plain);
}

TEST(PlainContent, AStampAcrossThePageIsNoText) {
  const std::string bytes = page_of(
      "BT /F1 40 Tf 0.7 0.7 -0.7 0.7 99 99 Tm (x) Tj /F1 9 Tf (y) Tj /F1 40 Tf 1 0 0 1 9 9 Tm (z) "
      "Tj ET");
  Result<PdfDocument> document = PdfDocument::open(bytes, Limits{});
  ASSERT_TRUE(document.has_value());
  for (const bool plainly : {true, false}) {
    PageRecord record;
    EXPECT_EQ(document->record_page(1, &record, plainly), plainly);
    std::vector<int> hidden;
    for (const Glyph& glyph : record.glyphs) hidden.push_back(glyph.invisible);
    EXPECT_EQ(hidden, (std::vector<int>{1, 0, 0}));
  }
}

TEST(PlainContent, InlinePicturesShowTheirColour) {
  const std::string bytes = page_of(
      "q 9 0 0 9 50 50 cm BI /W 1 /H 2 /CS /RGB /BPC 8 /F /AHx ID C00000C00000> EI Q 0 0 9 9 re f");
  Result<PdfDocument> document = PdfDocument::open(bytes, Limits{});
  ASSERT_TRUE(document.has_value());
  PageRecord record;
  EXPECT_FALSE(document->record_page(1, &record));
  ASSERT_EQ(record.images.size(), 1U);
  EXPECT_EQ(record.images[0].colour, (Colour{0xC0, 0, 0}));
  EXPECT_EQ(record.fills.size(), 1U);
}

// Poppler's device does not hear of such properties, and of the end of their content only.
TEST(PlainContent, KnowsPropertiesByTheirNames) {
  const std::string content =
      "BT /F1 9 Tf 9 9 Td /P <</MCID 3>> BDC (a) Tj /Span /Known BDC (b) Tj EMC /Span /Bare BDC "
      "(c) Tj EMC (d) Tj EMC (e) Tj ET";
  const std::string bytes = page_of(content);
  Result<PdfDocument> document = PdfDocument::open(bytes, Limits{});
  ASSERT_TRUE(document.has_value());
  PageRecord record;
  EXPECT_TRUE(document->record_page(1, &record));
  std::vector<std::int32_t> ids;
  for (const Glyph& glyph : record.glyphs) ids.push_back(glyph.marked_content);
  EXPECT_EQ(ids, (std::vector<std::int32_t>{3, 6, 3, 3, -1}));
}

std::string contents_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(PlainContent, DrawsWholePapersOfEachProducer) {
  for (const char* producer : {"chromium", "libreoffice", "libreoffice-tagged"}) {
    const auto folder =
        std::filesystem::path(BOARDTRAIL_SOURCE_DIR) / "tests" / "printed" / producer;
    std::vector<std::filesystem::path> files(std::filesystem::directory_iterator(folder), {});
    ASSERT_FALSE(files.empty());
    const std::string bytes = contents_of(*std::min_element(files.begin(), files.end()));
    Result<PdfDocument> document = PdfDocument::open(bytes, Limits{});
    ASSERT_TRUE(document.has_value());
    for (std::int32_t page = 1; page <= document->page_count(); ++page) {
      const Compared compared = compare(bytes, page);
      EXPECT_TRUE(compared.plain) << producer << " " << page;
      EXPECT_EQ(compared.difference, "") << producer << " " << page;
    }
  }
}

}  // namespace
}  // namespace boardtrail
