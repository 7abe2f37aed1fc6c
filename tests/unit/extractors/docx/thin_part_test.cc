// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/docx/thin_part.h"

#include <string>

#include <gtest/gtest.h>

#include "extractors/docx/word_tags.h"
#include "support/docx_file.h"

namespace boardtrail {
namespace {

TEST(ThinPart, DropsOnlyWhatNobodyReads) {
  for (const std::string_view name : thinned_elements()) {
    EXPECT_EQ(word_tag(XmlNamespace::kWord, name), WordTag::kOther) << name;
  }
}

struct ThinCase {
  const char* part;  // behind the root's start tag
  const char* thin;
};

TEST(ThinPart, KeepsEverythingElse) {
  const std::string fonts = "<w:rFonts w:ascii=\"Arial\"/>";
  const ThinCase cases[] = {
      {"<w:sz w:val=\"20\"/><w:b/>", "<w:b/>"},
      {"<w:r w:rsidR=\"1\"><w:t xml:space=\"preserve\"> a </w:t></w:r>",
       "<w:r><w:t> a </w:t></w:r>"},
      {"<w:p w:rsidR=\"1\"/><w:p/><w:p ></w:p>", "<w:p/><w:p/><w:p></w:p>"},
      {"<w:p xmlns:x=\"u\" x:y=\"1\"></w:p>", "<w:p xmlns:x=\"u\" x:y=\"1\"></w:p>"},
      {"<w:tr w:rsidR=\"1\"><w:trPr/></w:tr>", "<w:tr><w:trPr/></w:tr>"},
      // One with content, and a longer name.
      {"<w:ind><w:t>a</w:t></w:ind><w:szz/>", "<w:ind><w:t>a</w:t></w:ind><w:szz/>"},
      {"<w:rFonts w:ascii=\"Arial\"/><w:rFonts w:ascii=\"WingDings 2\"/>",
       "<w:rFonts w:ascii=\"WingDings 2\"/>"},
      {"<w:jc/><!-- <w:sz/> --><w:sz/>", "<!-- <w:sz/> --><w:sz/>"},
      {"<w:sz/><![CDATA[<w:sz/>]]>", "<![CDATA[<w:sz/>]]>"},
      {"<w:sz", "<w:sz"},
      {"<w:sz/", "<w:sz/"},
      {"<w:><w:/><w:r>", "<w:><w:/><w:r>"},
      {"<w:sz w:val=\"/>\"/><w:b/>", "<w:sz w:val=\"/>\"/><w:b/>"},
      {"<w:sz w:val='/>'/><w:b/>", "<w:sz w:val='/>'/><w:b/>"},
      {"<w:r w:x=\"a>b\"><w:b/>", "<w:r w:x=\"a>b\"><w:b/>"},
      // A tag that runs into the next, or never ends: nothing behind it is thinned.
      {"<w:jc/><w:sz <w:jc/><w:jc/>", "<w:sz <w:jc/><w:jc/>"},
      {"<w:jc/><w:b <w:jc/>", "<w:b <w:jc/>"},
      {"<w:sz w:val=\"<\"/><w:jc/>", "<w:sz w:val=\"<\"/><w:jc/>"},
      // What follows a tag that is kept is thinned.
      {"<w:sz w:val=\"a>b\"/><w:jc/><w:b/>", "<w:sz w:val=\"a>b\"/><w:b/>"},
      {"<w:sz w:val='1'/><w:jc/><w:b/>", "<w:sz w:val='1'/><w:b/>"},
      {"&lt;w:sz/&gt;", "&lt;w:sz/&gt;"},
  };
  for (const ThinCase& test : cases) {
    std::string part = word_root("document") + test.part;
    thin_word_part(part, true);
    EXPECT_EQ(part, word_root("document") + test.thin) << test.part;
  }
  std::string part = word_root("document") + fonts;
  thin_word_part(part, false);
  EXPECT_EQ(part, word_root("document") + fonts);
}

// Tags without an end: minutes, where the end is looked for from each of them.
TEST(ThinPart, IsQuickWhereTagsNeverEnd) {
  for (const std::string_view tag : {"<w:p ", "<w:", "<w:sz w:val=\"1\" "}) {
    for (const std::string_view last : {"", "/>", "'/>"}) {
      std::string part = word_root("document") + "<w:jc/>";
      std::string whole = word_root("document");
      std::string hostile;
      while (hostile.size() < std::size_t{4} << 20U) hostile += tag;
      hostile += last;
      part += hostile;
      whole += hostile;
      thin_word_part(part, true);
      EXPECT_TRUE(part == whole) << tag << last;
    }
  }
}

TEST(ThinPart, LeavesPartsAloneThatItMayMisread) {
  const std::string size = "<w:sz w:val=\"20\"/>";
  const std::string parts[] = {
      "<w:document xmlns:w=\"urn:other\">" + size,
      "<d:document xmlns:d=\"http://purl.oclc.org/ooxml/wordprocessingml/main\">" + size,
      word_root("document") + "<x xmlns:w=\"urn:other\"/>" + size,
      "<?xml version=\"1.0\" encoding=\"ISO-2022-JP\"?>" + word_root("document") + size,
      "",
      "xmlns:w=",
  };
  for (std::string part : parts) {
    const std::string before = part;
    thin_word_part(part, true);
    EXPECT_EQ(part, before);
  }
}

}  // namespace
}  // namespace boardtrail
