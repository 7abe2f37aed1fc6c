// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "extractors/text/text_extractor.h"
#include "unit/extractors/read_text.h"

namespace boardtrail {
namespace {

using namespace std::string_view_literals;

std::string diagnostic_ids(const Document& document) {
  std::string ids;
  for (const Diagnostic& diagnostic : document.diagnostics) ids += diagnostic.id + ' ';
  return ids;
}

struct EncodingCase {
  const char* name;
  std::string_view bytes;
  const char* text;
  const char* diagnostics;
};

constexpr EncodingCase kEncodings[] = {
    {"UTF-8",
     "\xC2\xA3"
     "5 was spent."sv,
     "\u00A35 was spent.", ""},
    {"UTF-8 with mark",
     "\xEF\xBB\xBF"
     "It is."sv,
     "It is.", ""},
    {"UTF-16 LE with mark", "\xFF\xFE\xA3\0i\0.\0"sv, "\u00A3i.", ""},
    {"UTF-16 BE with mark", "\xFE\xFF\0\xA3\0i\0."sv, "\u00A3i.", ""},
    {"UTF-16 LE without", "I\0t\0 \0i\0s\0.\0"sv, "It is.", ""},
    {"UTF-16 BE without", "\0I\0t\0 \0i\0s\0."sv, "It is.", ""},
    {"UTF-16 with half a pair", "\xFF\xFE\x3D\xD8i\0.\0"sv, "\uFFFDi.", "text.invalid-encoding "},
    {"UTF-16 with a pair", "\xFF\xFE\x3D\xD8\xE2\xDF.\0"sv, "\U0001F7E2.", ""},
    {"UTF-32 LE", "\xFF\xFE\0\0\xA3\0\0\0.\0\0\0"sv, "\u00A3.", ""},
    {"UTF-32 BE", "\0\0\xFE\xFF\0\0\0\xA3\0\0\0."sv, "\u00A3.", ""},
    {"Windows-1252",
     "the Trust\x92s \x96 \xA3"
     "5."sv,
     "the Trust\u2019s \u2013 \u00A35.", "text.encoding-guessed "},
    {"undefined in Windows-1252", "it is a\x81 bit\x96."sv, "it is a\uFFFD bit\u2013.",
     "text.encoding-guessed text.invalid-encoding "},
    {"damaged UTF-8", "\xC2\xA3\xC2\xA3 a\xFF."sv, "\u00A3\u00A3 a\uFFFD.",
     "text.invalid-encoding "},
    {"a NUL", "Some words stand before this one and it is a long line of text \0here."sv,
     "Some words stand before this one and it is a long line of text here.", "text.nul-bytes "},
};

TEST(TextInput, ReadsAnyEncoding) {
  for (const EncodingCase& test : kEncodings) {
    const Result<Document> document = extract_text(test.bytes, Limits{});
    ASSERT_TRUE(document.has_value()) << test.name << ": " << document.error().message;
    EXPECT_EQ(document->blocks.at(0).content.text, test.text) << test.name;
    EXPECT_EQ(diagnostic_ids(*document), test.diagnostics) << test.name;
  }
}

TEST(TextInput, RefusesWhatIsNoText) {
  EXPECT_EQ(extract_text("", Limits{}).error().code, ErrorCode::kBadInput);
  EXPECT_EQ(extract_text(" \n\t\n", Limits{}).error().code, ErrorCode::kBadInput);
  EXPECT_EQ(extract_text("\0\0"sv, Limits{}).error().code, ErrorCode::kBadInput);
  EXPECT_EQ(extract_text("\x01\x02\x03 words \x04\x05"sv, Limits{}).error().code,
            ErrorCode::kBadInput);
}

TEST(TextInput, HoldsTheLimitOfBytes) {
  Limits limits;
  limits.max_document_bytes = 8;
  EXPECT_TRUE(extract_text("12345678", limits).has_value());
  EXPECT_EQ(extract_text("123456789", limits).error().code, ErrorCode::kLimitExceeded);
}

TEST(TextInput, HoldsTheLimitOfALine) {
  Limits limits;
  limits.max_line_bytes = 8;
  EXPECT_TRUE(extract_text("12345678\nabc", limits).has_value());
  const Result<Document> document = extract_text("a\n123456789\n", limits);
  ASSERT_FALSE(document.has_value());
  EXPECT_EQ(document.error().code, ErrorCode::kLimitExceeded);
  EXPECT_EQ(document.error().message, "line 2 has 9 bytes, limit 8: this is no paper's text");
}

TEST(TextInput, HoldsTheLimitsOfATable) {
  Limits limits;
  limits.max_table_columns = 2;
  const Result<Document> wide = extract_text("a\tb\n1\t2\t3\n", limits);
  ASSERT_TRUE(wide.has_value());
  EXPECT_EQ(dump_blocks(*wide), "2x2 [a|b] [1|2]\n");
  EXPECT_EQ(diagnostic_ids(*wide), "text.table-too-wide ");
  EXPECT_EQ(diagnostic_ids(*extract_text("a\tb\n1\t2\n", limits)), "");

  limits.max_table_cells = 4;
  EXPECT_EQ(diagnostic_ids(*extract_text("a\tb\n1\t2\n", limits)), "");
  const Result<Document> large = extract_text("a\tb\n1\t2\n3\t\n", limits);
  ASSERT_TRUE(large.has_value());
  EXPECT_EQ(dump_blocks(*large), "2x2 [a|b] [1|2]\n");
  EXPECT_EQ(diagnostic_ids(*large), "text.table-too-large ");
}

TEST(TextInput, HoldsTheLimitsOfADocument) {
  Limits limits;
  limits.max_blocks = 2;
  EXPECT_EQ(diagnostic_ids(*extract_text("So.\n\nNo.\n", limits)), "");
  const Result<Document> blocks = extract_text("So.\n\nNo.\n\nGo.\n", limits);
  ASSERT_TRUE(blocks.has_value());
  EXPECT_EQ(dump_blocks(*blocks), "P So.\nP No.\n");
  EXPECT_EQ(diagnostic_ids(*blocks), "text.too-many-blocks ");

  limits.max_tables = 1;
  const Result<Document> tables = extract_text("a\tb\n\nc\td\n", limits);
  ASSERT_TRUE(tables.has_value());
  EXPECT_EQ(dump_blocks(*tables), "1x2 [a|b]\n");
  EXPECT_EQ(diagnostic_ids(*tables), "text.too-many-tables ");
}

// Texts made to cost much more than their length. Each has to be read in about the
// time of plain text; the test's own limit of time would show a square.
TEST(TextInput, TakesHostileTextInLinearTime) {
  const std::string_view pieces[] = {
      "<",           "<p ",        "\"a\tb\n\"", "**a ",    "*a _b ~~c ", "[x](",      "<table>\n",
      "<table><tr>", "&amp",       "- ",         "\u2713 ", "\u2610 a ",  "a  b  c\n", "a\tb\n",
      "<script>",    "| a |\n| b", "1.1\tx\n",   "\n\fa",   "<ul>1. ",    "+--+\n"};
  for (const std::string_view piece : pieces) {
    std::string text;
    while (text.size() < 300'000) text += piece;
    const Result<Document> document = extract_text(text, Limits{});
    ASSERT_TRUE(document.has_value()) << piece;
  }
}

}  // namespace
}  // namespace boardtrail
