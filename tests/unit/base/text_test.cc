// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"

#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/wording.h"

namespace boardtrail {
namespace {

struct Pair {
  std::string_view from;
  std::string_view to;
};

// Table 3-7 of Unicode 15: the edges of each row, and what lies just beyond.
TEST(Text, KnowsWellFormedUtf8) {
  for (const char* text : {"", "plain", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF",
                           "\xEE\x80\x80", "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF",
                           "eight by\xC3\xA9 and eight more"}) {
    EXPECT_TRUE(is_valid_utf8(text)) << text;
  }
  for (const char* text :
       {"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xC2", "\xC2\x7F", "\xE0\x9F\xBF", "\xE0\xA0",
        "\xED\xA0\x80", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF",
        "eight bytes and\xE9 one", "ends with \xE2\x80"}) {
    EXPECT_FALSE(is_valid_utf8(text)) << text;
  }
}

TEST(Text, RepairsIllFormedSequences) {
  struct Case {
    std::string_view from;
    std::string_view to;
    std::size_t replaced;
  };
  const Case cases[] = {
      {"plain", "plain", 0},
      {"caf\xE9 au lait", "caf\uFFFD au lait", 1},
      {"\xE2\x80 x", "\uFFFD x", 1},    // one cut sequence is one mistake
      {"\xC0\x80", "\uFFFD\uFFFD", 2},  // no byte of it can begin or go on
      {"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD", 3},
      {"\xF0\x90\x80", "\uFFFD", 1},
      {"\xE2\x80\x93\xFF", "\u2013\uFFFD", 1},
  };
  for (const Case& c : cases) {
    std::size_t replaced = 99;
    EXPECT_EQ(repair_utf8(c.from, &replaced), c.to);
    EXPECT_EQ(replaced, c.replaced) << c.to;
    EXPECT_EQ(repair_utf8(c.from, nullptr), c.to);
  }
}

TEST(Text, TrimsEverySortOfSpace) {
  const Pair cases[] = {
      {"", ""},
      {" \t\r\n\v\f ", ""},
      {"  a b  ", "a b"},
      {"\u00A0a\u00A0", "a"},
      {"\u3000\u2003a b\u2009\u202F", "a b"},
      {"\uFEFFa\u200B", "a"},
      {"\u200B \uFEFF", ""},
      {"é", "é"},
      {"à\u00A0", "à"},            // its last byte, A0, is no space
      {"\xA0x\xA0", "\xA0x\xA0"},  // ill-formed: not for this function to judge
  };
  for (const Pair& c : cases) EXPECT_EQ(trim(c.from), c.to) << c.from;
}

TEST(Text, CollapsesSpaces) {
  const Pair cases[] = {
      {"", ""},           {" a \n\t b ", "a b"}, {"a\u00A0\u2003b", "a b"},
      {"a\u200Bb", "ab"}, {"a \u200B b", "a b"}, {"–  x", "– x"},
  };
  for (const Pair& c : cases) EXPECT_EQ(collapse_spaces(c.from), c.to) << c.from;
}

// Texts are looked at eight bytes at a time: two spaces must meet nowhere, nor a control stay.
TEST(Text, CollapsesSpacesWhereverTheyStand) {
  const std::string words = "abcdefghijklmnopqrst";
  EXPECT_EQ(collapse_spaces(words), words);
  for (std::size_t at = 0; at <= words.size(); ++at) {
    const std::string left = words.substr(0, at);
    const std::string right = words.substr(at);
    const std::string parted = left.empty() || right.empty() ? words : left + ' ' + right;
    for (const char* space : {" ", "  ", "\n", " \t", "\u00A0"}) {
      EXPECT_EQ(collapse_spaces(left + space + right), parted) << at;
    }
  }
}

TEST(Text, FoldsForComparing) {
  const Pair cases[] = {
      {"Date  DUE", "date due"},
      {"\u201CThe Trust\u2019s plan\u201D", "\"the trust's plan\""},
      {"2023\u20132024 \u2014 \u2212 \u2011", "2023-2024 - - -"},
      {"Q&A", "q&a"},
      {"CAF\u00C9", "caf\u00E9"},
      {"cafe\u0301", "caf\u00E9"},
      {"Stra\u00DFe", "strasse"},
      {"\uFF21\uFF22\uFF0D\uFF11", "ab-1"},  // full width
      {"\uFB01nance", "finance"},            // ligature
      {"co\u00ADoperate", "cooperate"},      // soft hyphen
      {"a\u200Bb", "ab"},
      {"10\u00A0%", "10 %"},
      {"1\u00B2", "12"},
      {"\u0130", "i\u0307"},
      {"ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞ", "àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþ"},
      {"àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ", "àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ"},
      {"2 × 3 ÷ ß • £5 ✓", "2 × 3 ÷ ss • £5 ✓"},
      {"É\u0323x", "ẹ\u0301x"},
  };
  for (const Pair& c : cases) EXPECT_EQ(fold(c.from), c.to) << c.from;
}

TEST(Text, FoldsWordsForComparing) {
  const Pair cases[] = {
      {"Date  Due:", "date due"},
      {"  (R.A.G.) rating / status ", "r a g rating status"},
      {"Chief Nurse\u2019s \u2013 lead", "chief nurse s lead"},
      {"\u00C9tat n\u00BA 4", "\u00E9tat no 4"},
      {"x\u0331y", "x\u0331y"},  // a mark belongs to its letter
      {"!?", ""},
      {"\xFF", ""},
  };
  for (const Pair& c : cases) EXPECT_EQ(fold_words(c.from), c.to) << c.from;
}

TEST(Text, FoldingTwiceIsFoldingOnce) {
  const std::vector<std::string> pieces = {
      "A",      "b",        " ",      "\n",     "\u00A0", "\u200B", "\u2019", "\u2013",
      "\u0301", "\u00DF",   "\u1E9E", "\u0130", "\u00A8", "\u00B4", "\uFB03", "\u2126",
      "\uFF03", "-",        "'",      "\u00AD", "\u0345", "\u03A3", "\u1F80", "\u2033",
      "\u2057", "\xE2\x80", "\u0338", "=",      "<"};
  std::mt19937 random(20240630);
  for (int i = 0; i < 4000; ++i) {
    std::string text;
    for (int k = 0; k < 8; ++k) text += pieces[random() % pieces.size()];
    const std::string once = fold(text);
    EXPECT_EQ(fold(once), once) << "seed 20240630, text " << i << ": " << text;
    const std::string words = fold_words(text);
    EXPECT_EQ(fold_words(words), words) << "seed 20240630, text " << i << ": " << text;
  }
}

void append_utf8(std::string& out, char32_t c) {
  const auto byte = [&](char32_t bits) {
    out += static_cast<char>(static_cast<unsigned char>(bits));
  };
  if (c < 0x80) return byte(c);
  if (c < 0x800) {
    byte(0xC0U | c >> 6U);
    return byte(0x80U | (c & 0x3FU));
  }
  if (c < 0x10000) {
    byte(0xE0U | c >> 12U);
  } else {
    byte(0xF0U | c >> 18U);
    byte(0x80U | (c >> 12U & 0x3FU));
  }
  byte(0x80U | (c >> 6U & 0x3FU));
  byte(0x80U | (c & 0x3FU));
}

// Eight bytes are folded at once where they can be; each byte must come out as by itself.
TEST(FoldWords, FoldsAsciiByteByByte) {
  std::mt19937 random(20261121);
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    std::string expected;
    for (std::size_t length = random() % 40; text.size() < length;) {
      const bool letter = random() % 4 != 0;
      const char c = static_cast<char>(letter ? 'A' + random() % 58 : random() % 128);
      text += c;
      const bool upper = c >= 'A' && c <= 'Z';
      if (upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        expected += static_cast<char>(upper ? c + 32 : c);
      } else if (!expected.empty() && expected.back() != ' ') {
        expected += ' ';
      }
    }
    if (expected.ends_with(' ')) expected.pop_back();
    ASSERT_EQ(fold_words(text), expected) << "text " << i << ": " << text;
  }
}

// What is folded by hand must be what ICU makes of it: the Greek letter at the end
// sends the whole text through ICU, which must not change anything before it.
TEST(Text, FoldingByHandIsFoldingByUnicode) {
  for (char32_t c = 1; c < 0x3100; ++c) {
    std::string text = "A";
    append_utf8(text, c);
    text += "b";
    ASSERT_EQ(fold(text + " \u03A9"), fold(text) + " \u03C9") << "U+" << std::hex << int(c);
    std::string pair = "x\u00C9";
    append_utf8(pair, c);
    ASSERT_EQ(fold(pair + "- \u03A9"), fold(pair + "-") + " \u03C9") << "U+" << std::hex << int(c);
  }
}

TEST(Text, KnowsBlankTexts) {
  for (const char* text : {"", " ", "\n\t", "\u00A0", "\uFEFF\u200B \u3000"}) {
    EXPECT_TRUE(is_blank(text)) << text;
  }
  for (const char* text : {"-", " x ", "\u2013", "\xA0"}) EXPECT_FALSE(is_blank(text)) << text;
}

TEST(FirstBytes, CutsBetweenCharacters) {
  const std::string euros = "a\u20ACb";  // three bytes in the middle
  const char* const parts[] = {"", "a", "a", "a", "a\u20AC", "a\u20ACb", "a\u20ACb"};
  for (std::size_t most = 0; most < std::size(parts); ++most) {
    EXPECT_EQ(first_bytes(euros, most), parts[most]) << most;
  }
}

TEST(Text, ComparesBeginnings) {
  struct Case {
    std::string_view text;
    std::string_view prefix;
    bool starts;
  };
  const Case cases[] = {
      {"", "", true},
      {"x", "", true},
      {"Date Due:", "date due", true},
      {"  DATE \n due", "date due", true},
      {"Date", "date due", false},
      {"Dated", "date", true},
      {"Date  due", "date ", true},
      {"Date", "date ", false},
      {"Dat", "date", false},
      {"cafe\u0301 x", "cafe", false},  // the accent belongs to the letter
      {"cafe\u0301 x", "caf\u00E9", true},
      {"\u2013 note", "- note", true},
      {"\u00A0 Update", "update", true},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(starts_with_fold(c.text, c.prefix), c.starts) << c.text << " / " << c.prefix;
    EXPECT_EQ(fold(c.text).starts_with(c.prefix), c.starts) << c.text << " / " << c.prefix;
  }
}

TEST(Text, Splits) {
  using Parts = std::vector<std::string_view>;
  EXPECT_EQ(split("", '\t'), Parts({""}));
  EXPECT_EQ(split("a", '\t'), Parts({"a"}));
  EXPECT_EQ(split("a\t\tb\t", '\t'), Parts({"a", "", "b", ""}));
}

TEST(Text, MeasuresWordsInCommon) {
  EXPECT_DOUBLE_EQ(word_overlap("Agree the plan", "agree THE plan."), 1.0);
  EXPECT_DOUBLE_EQ(word_overlap("one two", "two three"), 0.5);
  EXPECT_DOUBLE_EQ(word_overlap("a a b", "a b b"), 2.0 * 2 / 6);  // multisets
  EXPECT_DOUBLE_EQ(word_overlap("a b", "c"), 0.0);
  EXPECT_DOUBLE_EQ(word_overlap("", ""), 0.0);
  EXPECT_DOUBLE_EQ(word_overlap("x", " - "), 0.0);
}

TEST(Text, CountsThings) {
  EXPECT_EQ(counted(0, "action"), "0 actions");
  EXPECT_EQ(counted(1, "action"), "1 action");
  EXPECT_EQ(counted(14, "action"), "14 actions");
  EXPECT_EQ(counted(1, "date was", "dates were"), "1 date was");
  EXPECT_EQ(counted(2, "date was", "dates were"), "2 dates were");
}

TEST(Text, NamesWhatStandsForMarkup) {
  std::string text;
  for (const char c : std::string("a&b<c>d\"e'f")) {
    const std::string_view reference = markup_reference(c);
    reference.empty() ? text.push_back(c) : void(text.append(reference));
  }
  EXPECT_EQ(text, "a&amp;b&lt;c&gt;d&quot;e&#39;f");
}

TEST(Text, CountsCodePoints) {
  EXPECT_EQ(count_code_points(""), 0U);
  EXPECT_EQ(count_code_points("caf\u00E9"), 4U);
  EXPECT_EQ(count_code_points("\U0001F534 red"), 5U);
  EXPECT_EQ(count_code_points("\xE2\x80"), 2U);  // ill-formed bytes count one each
}

}  // namespace
}  // namespace boardtrail
