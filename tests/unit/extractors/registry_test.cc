// SPDX-License-Identifier: GPL-3.0-or-later
#include <string_view>

#include <gtest/gtest.h>

#include "extractors/extractor.h"
#include "extractors/html/html_extractor.h"
#include "extractors/text/text_extractor.h"

namespace boardtrail {
namespace {

using namespace std::string_view_literals;

struct Chosen {
  std::string_view bytes;
  const char* name;
  Extract reader;
};

const Chosen kChosen[] = {
    {"Some text\tof a paper\n", "paper.txt", &extract_text},
    {"Some text", "paper.html", &extract_text},
    {"<p>fragment</p>", "paper.txt", &extract_text},
    {"<p>fragment</p>", "PAPER.HTM", &extract_html},
    {"\xEF\xBB\xBF <!DOCTYPE HTML><p>x", "", &extract_html},
    {"<?xml version=\"1.0\"?><html>", "", &extract_html},
    {"\xFF\xFE<\0h\0t\0m\0l\0>\0"sv, "", &extract_html},
    {"I\0t\0 \0i\0s\0"sv, "", &extract_text},
};

TEST(Registry, ChoosesByContent) {
  for (const Chosen& test : kChosen) {
    const Result<Extract> reader = choose_extractor(test.bytes, test.name);
    ASSERT_TRUE(reader.has_value()) << test.bytes << ": " << reader.error().message;
    EXPECT_EQ(*reader, test.reader) << test.bytes;
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
    {"{\\rtf1 text}", ErrorCode::kUnsupported},
    {"PK\x03\x04 .... xl/workbook.xml"sv, ErrorCode::kUnsupported},
    {"PK\x03\x04 .... notes.txt"sv, ErrorCode::kUnsupported},
};

TEST(Registry, RefusesWhatIsNoPaperWithAReason) {
  for (const Refused& test : kRefused) {
    const Result<Extract> reader = choose_extractor(test.bytes, "paper.txt");
    ASSERT_FALSE(reader.has_value()) << test.bytes;
    EXPECT_EQ(reader.error().code, test.code) << test.bytes;
    EXPECT_FALSE(reader.error().message.empty());
  }
}

}  // namespace
}  // namespace boardtrail
