// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

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

}  // namespace
}  // namespace boardtrail
