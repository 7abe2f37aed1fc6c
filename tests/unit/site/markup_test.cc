// SPDX-License-Identifier: GPL-3.0-or-later
#include "site/markup.h"

#include <stdexcept>

#include <gtest/gtest.h>

namespace boardtrail {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  append_markup_text(text, &out);
  return out;
}

TEST(MarkupText, IsHarmlessWhereverItStands) {
  const struct {
    std::string_view text, want;
  } cases[] = {
      {"", ""},
      {"plain text, 50% of it", "plain text, 50% of it"},
      {"<script>alert('1')</script>", "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;"},
      {"\" onload=\"x\" & ' ", "&quot; onload=&quot;x&quot; &amp; &#39; "},
      {"&lt;", "&amp;lt;"},
      {"caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80", "caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80"},
      {"line\none\ttab", "line\none\ttab"},
      {std::string_view("nul\0\r\x1b[31m\x7f", 11), "nul[U+0000][U+000D][U+001B][31m[U+007F]"},
      {"c1 \xC2\x85\xC2\x9B", "c1 [U+0085][U+009B]"},
      {"\xE2\x80\xAE"
       "evil\xE2\x81\xA6",
       "[U+202E]evil[U+2066]"},
      {"zero\xE2\x80\x8Bwidth\xEF\xBB\xBF\xC2\xAD", "zero[U+200B]width[U+FEFF][U+00AD]"},
      {"tag \xF3\xA0\x81\xA1", "tag [U+0E0061]"},
      {"no character \xEF\xBF\xBE\xEF\xB7\x90\xF0\x9F\xBF\xBF",
       "no character [U+FFFE][U+FDD0][U+01FFFF]"},
      {"replaced \xEF\xBF\xBD stays", "replaced \xEF\xBF\xBD stays"},
      {"joined \xE2\x80\x8D stays", "joined \xE2\x80\x8D stays"},
      {"bad \xFF\xC3(", "bad \xEF\xBF\xBD\xEF\xBF\xBD("},
      {"cut \xE2\x82", "cut \xEF\xBF\xBD"},
  };
  for (const auto& c : cases) EXPECT_EQ(escaped(c.text), c.want) << c.text;
}

TEST(Markup, WritesElementsAttributesAndText) {
  Markup page("../");
  page.open("p", "a\"b").attribute("title", "<&>").text("1 < 2");
  page.open("br").close();
  page.anchor(PageUrl::numbered("plans", 0x1F), "plan").close();
  EXPECT_EQ(page.finish(),
            "<p class=\"a&quot;b\" title=\"&lt;&amp;&gt;\">1 &lt; 2<br>"
            "<a href=\"../plans/000000000000001f.html\">plan</a></p>\n");
}

TEST(Markup, CutsATextThatNobodyWrote) {
  const std::string most(kMostTextBytes, 'x');
  EXPECT_EQ(Markup().open("p").text(most).close().finish(), "<p>" + most + "</p>\n");
  // Never within a character: the two bytes at the limit go together.
  const std::string longer = most.substr(1) + "\xC3\xA9" + "tail";
  EXPECT_EQ(Markup().open("p").text(longer).close().finish(),
            "<p>" + most.substr(1) + " [\xE2\x80\xA6 6 more bytes in the warehouse]</p>\n");
}

TEST(Markup, NumbersHaveAPointWhateverTheLocale) {
  EXPECT_EQ(plain_number(0), "0");
  EXPECT_EQ(plain_number(-0.001), "0");
  EXPECT_EQ(plain_number(1.5), "1.5");
  EXPECT_EQ(plain_number(1.0 / 3), "0.33");
  EXPECT_EQ(plain_number(-12.005), "-12.01");
  EXPECT_EQ(plain_number(0.0 / 0.0 * 0), "0");
}

TEST(Markup, NamesFilesOfTheSiteOnly) {
  EXPECT_EQ(PageUrl::of_file("rules/due-date-moved.html").path(), "rules/due-date-moved.html");
  EXPECT_EQ(PageUrl::numbered("crops", -1, "png").path(), "crops/ffffffffffffffff.png");
  for (const std::string_view path : {"", "/etc/passwd", "../x", "a/../b", "javascript:alert(1)",
                                      "http://x", "a b", "A", "x\"y"}) {
    EXPECT_THROW(PageUrl::of_file(path), std::logic_error) << path;
  }
}

TEST(Markup, RefusesWhatIsNotWellFormed) {
  EXPECT_THROW(Markup().close(), std::logic_error);
  Markup open;
  open.open("p");
  EXPECT_THROW(open.finish(), std::logic_error);
  Markup late;
  late.open("p").text("x");
  EXPECT_THROW(late.attribute("title", "too late"), std::logic_error);
}

}  // namespace
}  // namespace boardtrail
