// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "extractors/docx/docx_extractor.h"
#include "support/docx_file.h"

namespace boardtrail {
namespace {

ErrorCode code_of(const std::string& bytes, const Limits& limits = Limits{}) {
  const Result<Document> document = extract_docx(bytes, limits, nullptr);
  EXPECT_FALSE(document.has_value());
  return document ? ErrorCode::kConflict : document.error().code;
}

const std::string kParagraph = "<w:p><w:r><w:t>Words</w:t></w:r></w:p>";

TEST(DocxHostile, RefusesWhatIsNoWholeDocument) {
  const std::string whole = make_docx(kParagraph);
  EXPECT_EQ(code_of(""), ErrorCode::kBadInput);
  EXPECT_EQ(code_of("PK\x03\x04 nothing"), ErrorCode::kBadInput);
  EXPECT_EQ(code_of(whole.substr(0, whole.size() / 2)), ErrorCode::kBadInput);
  EXPECT_EQ(code_of(make_zip({{"a.txt", "text"}})), ErrorCode::kBadInput);
  EXPECT_EQ(code_of(make_docx("<w:p>")), ErrorCode::kBadInput);
  EXPECT_EQ(code_of(make_docx("")), ErrorCode::kBadInput);
}

TEST(DocxHostile, RefusesADoctypeAndExpandsNothing) {
  std::vector<ZipPart> parts = docx_parts("<w:p><w:r><w:t>&e;</w:t></w:r></w:p>");
  parts[1].second = "<!DOCTYPE w [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>" + parts[1].second;
  const Result<Document> document = extract_docx(make_zip(parts), Limits{}, nullptr);
  ASSERT_FALSE(document.has_value());
  EXPECT_NE(document.error().message.find("document type"), std::string::npos);
}

TEST(DocxHostile, HoldsTheLimits) {
  // document, body, then the controls, then p, r, t.
  const auto nested = [](int depth) {
    std::string body = kParagraph;
    for (int i = 0; i < depth; ++i) body = "<w:sdt>" + body + "</w:sdt>";
    return make_docx(body);
  };
  Limits limits;
  limits.max_markup_depth = 20;
  EXPECT_TRUE(extract_docx(nested(15), limits, nullptr).has_value());
  EXPECT_EQ(code_of(nested(16), limits), ErrorCode::kLimitExceeded);

  limits = Limits{};
  limits.max_archive_entries = 3;
  EXPECT_TRUE(extract_docx(make_docx(kParagraph), limits, nullptr).has_value());
  limits.max_archive_entries = 2;
  EXPECT_EQ(code_of(make_docx(kParagraph), limits), ErrorCode::kLimitExceeded);

  limits = Limits{};
  limits.max_part_bytes = static_cast<std::int64_t>(docx_parts(kParagraph)[1].second.size());
  EXPECT_TRUE(extract_docx(make_docx(kParagraph), limits, nullptr).has_value());
  --limits.max_part_bytes;
  EXPECT_EQ(code_of(make_docx(kParagraph), limits), ErrorCode::kLimitExceeded);
}

TEST(DocxHostile, TellsOfNamesThatLeadOutAndOfDuplicates) {
  std::vector<ZipPart> parts = docx_parts(kParagraph);
  parts.push_back({"../../evil", "x"});
  parts.push_back(parts[1]);
  const Result<Document> document = extract_docx(make_zip(parts), Limits{}, nullptr);
  ASSERT_TRUE(document.has_value());
  ASSERT_EQ(document->diagnostics.size(), 3U);
  EXPECT_EQ(document->diagnostics[0].id, "docx.unsafe-name");
  EXPECT_EQ(document->diagnostics[1].id, "docx.duplicate-part");
  EXPECT_EQ(document->diagnostics[2].id, "docx.pages-unknown");
}

// A raw deflate stream of `size` zeros, by hand (RFC 1951): a literal and then matches of
// 258 bytes at distance 1, of two bits each.
std::string deflated_zeros(std::size_t size) {
  std::string out;
  std::uint32_t held = 0;
  unsigned bits = 0;
  const auto put = [&](std::uint32_t value, unsigned count) {
    for (unsigned i = 0; i < count; ++i) {
      held |= (value >> i & 1U) << bits;
      if (++bits < 8) continue;
      out += static_cast<char>(held);
      held = 0;
      bits = 0;
    }
  };
  const auto code = [&](std::uint32_t value, unsigned count) {  // codes begin with their top bit
    for (unsigned i = count; i-- > 0;) put(value >> i & 1U, 1);
  };
  put(1, 1);      // the last block
  put(1, 2);      // fixed codes
  code(0x30, 8);  // literal 0
  for (std::size_t done = 1; done + 258 <= size; done += 258) {
    code(0xC5, 8);  // length 258
    code(0, 5);     // distance 1
  }
  code(0, 7);  // end of block
  put(0, 7);
  return out;
}

TEST(DocxHostile, StopsAtAZipBomb) {
  // 16 MiB of zeros in some 105 KB; the directory lies about the size.
  const std::string packed = deflated_zeros(16U << 20U);
  std::vector<ZipPart> parts = docx_parts(kParagraph);
  parts[1].second = packed;
  std::string bytes = make_zip(parts);
  // Both headers of the part say "deflated" (8) where they said "stored" (0).
  for (std::size_t at = bytes.find("word/main.xml"); at != std::string::npos;
       at = bytes.find("word/main.xml", at + 1)) {
    for (const std::size_t back : {30U - 8U, 46U - 10U}) {
      const std::string_view signature =
          std::string_view(bytes).substr(at - back - (back == 22 ? 8 : 10), 4);
      if (signature == (back == 22 ? "PK\x03\x04" : "PK\x01\x02")) bytes[at - back] = 8;
    }
  }
  Limits by_ratio;
  by_ratio.max_inflate_ratio = 100;
  Limits by_part;
  by_part.max_part_bytes = 8 << 20;
  Limits by_sum;
  by_sum.max_inflated_bytes = 8 << 20;
  for (const Limits& limits : {by_ratio, by_part, by_sum}) {
    const Result<Document> document = extract_docx(bytes, limits, nullptr);
    ASSERT_FALSE(document.has_value());
    EXPECT_EQ(document.error().code, ErrorCode::kLimitExceeded);
    EXPECT_NE(document.error().message.find("word/main.xml inflates beyond the limits"),
              std::string::npos)
        << document.error().message;
  }
}

TEST(DocxHostile, RefusesDeepNestingOfTables) {
  std::string body = kParagraph;
  for (int i = 0; i < 100; ++i) {
    body = "<w:tbl><w:tr><w:tc>" + body + "<w:p/></w:tc></w:tr></w:tbl>";
  }
  // Three elements a level: beyond the limit, whatever the stack would bear.
  EXPECT_EQ(code_of(make_docx(body)), ErrorCode::kLimitExceeded);
}

TEST(DocxHostile, TellsOfMacrosAndOfWhatLiesOutside) {
  std::vector<ZipPart> parts = docx_parts(kParagraph);
  parts[2].second =
      "<Relationships><Relationship Id=\"a\" Type=\"http://x/vbaProject\" Target=\"vba.bin\"/>"
      "<Relationship Id=\"b\" Type=\"http://x/attachedTemplate\" TargetMode=\"External\" "
      "Target=\"http://192.0.2.1/t.dotm\"/><Relationship Id=\"c\" Type=\"http://x/hyperlink\" "
      "TargetMode=\"External\" Target=\"http://192.0.2.1/\"/></Relationships>";
  const Result<Document> document = extract_docx(make_zip(parts), Limits{}, nullptr);
  ASSERT_TRUE(document.has_value());
  ASSERT_EQ(document->diagnostics.size(), 3U);
  EXPECT_EQ(document->diagnostics[0].id, "docx.macros");
  EXPECT_EQ(document->diagnostics[1].id, "docx.external");
  EXPECT_EQ(document->diagnostics[1].message.substr(0, 2), "1 ");
}

std::string repeated(std::string_view part, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += part;
  return all;
}

std::vector<ZipPart> part_of(const std::string& name, const std::string& content) {
  return {{"word/" + name + ".xml", word_root(name) + content + "</w:" + name + ">"}};
}

// What is said once is not copied as often as it is used.
TEST(DocxHostile, ANameAsLongAsAPaper) {
  const std::string runs = repeated("<w:r><w:t>a</w:t></w:r>", 20000);
  const std::string name(2'000'000, 'N');
  const Result<Document> changed =
      extract_docx(make_docx("<w:p><w:ins w:author=\"" + name + "\" w:date=\"2025-01-02\">" + runs +
                             "</w:ins></w:p>"),
                   Limits{}, nullptr);
  ASSERT_TRUE(changed.has_value());
  const RichText& content = changed->blocks.at(0).content;
  EXPECT_EQ(content.text, std::string(20000, 'a'));
  ASSERT_EQ(content.runs.size(), 1U);
  EXPECT_EQ(content.runs[0].author, std::string(256, 'N'));
  EXPECT_EQ(content.runs[0].date, "2025-01-02");

  const Result<Document> listed = extract_docx(
      make_docx(
          repeated("<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>"
                   "</w:pPr><w:r><w:t>Words</w:t></w:r></w:p>",
                   5000),
          part_of("numbering",
                  "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\">"
                  "<w:lvlText w:val=\"" +
                      name +
                      "\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\">"
                      "<w:abstractNumId w:val=\"0\"/></w:num>")),
      Limits{}, nullptr);
  ASSERT_TRUE(listed.has_value());
  ASSERT_EQ(listed->blocks.size(), 5000U);
  EXPECT_EQ(listed->blocks.back().marker, std::string(256, 'N'));
}

// Each style is based on one with very much in it, each list on one of a style.
TEST(DocxHostile, StylesOfOneLargeStyle) {
  std::string styles = "<w:style w:type=\"paragraph\" w:styleId=\"all\"><w:rPr>" +
                       repeated("<w:b/>", 20000) + "</w:rPr></w:style>" +
                       "<w:style w:type=\"table\" w:styleId=\"tables\">";
  for (int i = 0; i < 10000; ++i) {
    styles += "<w:tblStylePr w:type=\"p" + std::to_string(i) +
              "\"><w:tcPr><w:shd w:fill=\"FF0000\"/></w:tcPr></w:tblStylePr>";
  }
  styles +=
      "<w:tblStylePr w:type=\"firstRow\"><w:tcPr><w:shd w:fill=\"00FF00\"/></w:tcPr>"
      "</w:tblStylePr></w:style>";
  std::string lists =
      "<w:abstractNum w:abstractNumId=\"10000\"><w:styleLink w:val=\"a\"/><w:lvl w:ilvl=\"0\">"
      "<w:lvlText w:val=\"%1)\"/></w:lvl></w:abstractNum>"
      "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"5\"/></w:num>";
  for (int i = 0; i < 10000; ++i) {
    const std::string number = std::to_string(i);
    styles += "<w:style w:type=\"paragraph\" w:styleId=\"P" + number +
              "\"><w:basedOn w:val=\"all\"/></w:style><w:style w:type=\"table\" w:styleId=\"T" +
              number + "\"><w:basedOn w:val=\"tables\"/></w:style>";
    lists += "<w:abstractNum w:abstractNumId=\"" + number +
             "\"><w:numStyleLink w:val=\"a\"/></w:abstractNum>";
  }
  std::vector<ZipPart> parts = part_of("styles", styles);
  parts.push_back(part_of("numbering", lists)[0]);
  const Result<Document> document = extract_docx(
      make_docx("<w:p><w:pPr><w:pStyle w:val=\"P9999\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId "
                "w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>Bold words</w:t></w:r>"
                "</w:p><w:tbl><w:tblPr><w:tblStyle w:val=\"T9999\"/><w:tblLook w:val=\"0020\"/>"
                "</w:tblPr><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
                parts),
      Limits{}, nullptr);
  ASSERT_TRUE(document.has_value());
  EXPECT_EQ(document->blocks.at(0).kind, BlockKind::kHeading);
  EXPECT_EQ(document->blocks[0].marker, "1)");
  EXPECT_EQ(document->tables.at(0).cells.at(0).fill, (Colour{0, 255, 0}));
}

}  // namespace
}  // namespace boardtrail
