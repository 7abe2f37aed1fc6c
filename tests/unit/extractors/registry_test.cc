// SPDX-License-Identifier: GPL-3.0-or-later
#include <string_view>

#include <gtest/gtest.h>

#include "extractors/extractor.h"
#include "extractors/text/text_extractor.h"
#include "support/docx_file.h"

namespace boardtrail {
namespace {

using namespace std::string_view_literals;

struct Chosen {
  std::string_view bytes;
  const char* name;
  Extract reader;  // nullptr: the reader of HTML
};

const Chosen kChosen[] = {
    {"Some text\tof a paper\n", "paper.txt", &extract_text},
    {"Some text", "paper.html", &extract_text},
    {"<p>fragment</p>", "paper.txt", &extract_text},
    {"<p>fragment</p>", "PAPER.HTM", nullptr},
    {"\xEF\xBB\xBF <!DOCTYPE HTML><p>x", "", nullptr},
    {"<?xml version=\"1.0\"?><html>", "", nullptr},
    {"\xFF\xFE<\0h\0t\0m\0l\0>\0"sv, "", nullptr},
    {"I\0t\0 \0i\0s\0"sv, "", &extract_text},
};

TEST(Registry, ChoosesByContent) {
  const Extract html = choose_extractor("<!DOCTYPE html>", "").value();
  EXPECT_NE(html, &extract_text);
  for (const Chosen& test : kChosen) {
    const Result<Extract> reader = choose_extractor(test.bytes, test.name);
    ASSERT_TRUE(reader.has_value()) << test.bytes << ": " << reader.error().message;
    EXPECT_EQ(*reader, test.reader == nullptr ? html : test.reader) << test.bytes;
  }
}

struct Refused {
  std::string_view bytes;
  ErrorCode code;
};

const Refused kRefused[] = {
    {"", ErrorCode::kBadInput},
    {"\0\x01\x02\x03\0\xFF"sv, ErrorCode::kBadInput},
    {"\x89PNG\r\n\x1A\n"sv, ErrorCode::kBadInput},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, ErrorCode::kUnsupported},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv,
     ErrorCode::kProtected},
    {"{\\rtf1 text}", ErrorCode::kUnsupported},
    {"PK\x03\x04 .... xl/workbook.xml"sv, ErrorCode::kBadInput},  // no directory
};

TEST(Registry, RefusesWhatIsNoPaperWithAReason) {
  for (const Refused& test : kRefused) {
    const Result<Extract> reader = choose_extractor(test.bytes, "paper.txt");
    ASSERT_FALSE(reader.has_value()) << test.bytes;
    EXPECT_EQ(reader.error().code, test.code) << test.bytes;
    EXPECT_FALSE(reader.error().message.empty());
  }
}

struct ZipCase {
  std::vector<ZipPart> parts;
  const char* reason;  // a part of it; "" where it is read
  bool pack;
};

TEST(Registry, TellsZipFilesApartByTheirOwnEntries) {
  // Stored, so that the inner file's names stand in the outer one's first bytes.
  const std::string inner = make_docx("<w:p><w:r><w:t>Words</w:t></w:r></w:p>");
  const ZipCase cases[] = {
      {docx_parts("<w:p/>"), "", false},
      {{{"[Content_Types].xml", ""}, {"xl/workbook.xml", ""}}, "spreadsheets", false},
      {{{"_rels/.rels", ""}, {"ppt/presentation.xml", ""}}, "slides", false},
      {{{"mimetype", "application/vnd"}, {"content.xml", ""}}, "OpenDocument", false},
      {{{"word/a.docx", inner}}, "a ZIP file of files", true},
      {{{"notes.txt", "text"}}, "a ZIP file of files", true},
      {{}, "a ZIP file of files", true},
  };
  for (const ZipCase& test : cases) {
    const std::string bytes = make_zip(test.parts);
    const Result<Extract> reader = choose_extractor(bytes, "paper.docx");
    const std::string shown = reader ? "" : reader.error().message;
    EXPECT_EQ(reader.has_value(), std::string_view(test.reason).empty()) << shown;
    EXPECT_NE(shown.find(test.reason), std::string::npos) << shown << ", not " << test.reason;
    EXPECT_EQ(is_pack(bytes), test.pack) << test.reason;
  }
  EXPECT_FALSE(is_pack("PK\x03\x04 cut off"));
  EXPECT_FALSE(is_pack("Some text"));
}

}  // namespace
}  // namespace boardtrail
