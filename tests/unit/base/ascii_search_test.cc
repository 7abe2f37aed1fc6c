// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/ascii_search.h"

#include <string>

#include <gtest/gtest.h>

namespace boardtrail::test {
namespace {

TEST(WordFinder, FindsItsWordsInEitherCaseAndNoOthers) {
  static constexpr WordFinder kFinder("delete as", "xx/xx", "click");
  const struct {
    const char* text;
    bool found;
  } cases[] = {
      {"", false},
      {"cl", false},
      {"click", true},
      {"Please CLICK here", true},
      {"delete  as", false},
      {"(Delete as appropriate)", true},
      {"delete a", false},  // cut at the end of the text
      {"due xx/xx/25", true},
      {"xx\x0Fxx", false},  // the same low bits as '/'
      {"clerk, clinic, clic", false},
      {"\xE2\x80\x99"
       "click",
       true},
  };
  for (const auto& [text, found] : cases) EXPECT_EQ(kFinder.in(text), found) << text;
}

TEST(CountByte, CountsInAndBehindTheEights) {
  const std::string text = "\t1234567\t9\xC2\xA0\t\x89\t";
  EXPECT_EQ(count_byte(text, '\t'), 4U);
  EXPECT_EQ(count_byte(text, '\xC2'), 1U);
  EXPECT_EQ(count_byte(text, '8'), 0U);
  EXPECT_EQ(count_byte(std::string(17, '\0'), '\0'), 17U);
  EXPECT_EQ(count_byte("", 'a'), 0U);
}

TEST(CutPart, TakesOffPartAfterPart) {
  std::string_view rest = "one,,two,";
  EXPECT_EQ(cut_part(rest, ','), "one");
  EXPECT_EQ(rest, ",two,");
  EXPECT_EQ(cut_part(rest, ','), "");
  EXPECT_EQ(cut_part(rest, ','), "two");
  EXPECT_EQ(rest, "");
  EXPECT_EQ(cut_part(rest, ','), "");
  rest = "whole";
  EXPECT_EQ(cut_part(rest, ','), "whole");
  EXPECT_TRUE(rest.empty());
}

TEST(WordSet, HasItsWordsAndNoOthers) {
  static constexpr WordSet kWords("on track", "at risk", "open");
  EXPECT_TRUE(kWords.has("on track"));
  EXPECT_TRUE(kWords.has("at risk"));
  EXPECT_TRUE(kWords.has("open"));
  for (const std::string_view other :
       {"", "o", "ope", "opens", "once", "at track", "Open", "risk"}) {
    EXPECT_FALSE(kWords.has(other)) << other;
  }
}

// All texts of up to `longest` letters out of three.
template <typename Judge>
void for_all_texts(int longest, const Judge& judge) {
  for (int length = 0, count = 1; length <= longest; ++length, count *= 3) {
    for (int number = 0; number < count; ++number) {
      std::string text;
      for (int i = 0, rest = number; i < length; ++i, rest /= 3) {
        text += static_cast<char>('a' + rest % 3);
      }
      judge(text);
    }
  }
}

TEST(WordFinder, AgreesWithHoldsAny) {
  static constexpr WordFinder kFinder("abc", "bca", "aab");
  for_all_texts(7, [](const std::string& text) {
    EXPECT_EQ(kFinder.in(text), holds_any(text, {"abc", "bca", "aab"})) << text;
  });
}

// Longer words are met although most bytes are stepped over.
TEST(WordFinder, AgreesWithHoldsAnyForLongWords) {
  static constexpr WordFinder kFinder("abcab", "bbbbbb", "cacaca");
  int found = 0;
  for_all_texts(9, [&](const std::string& text) {
    const bool holds = holds_any(text, {"abcab", "bbbbbb", "cacaca"});
    found += holds ? 1 : 0;
    ASSERT_EQ(kFinder.in(text), holds) << text;
  });
  EXPECT_EQ(found, 783);
}

// The longest steps.
TEST(WordFinder, AgreesWithHoldsAnyForVeryLongWords) {
  static constexpr WordFinder kFinder("abcabcab", "bbbbbbbbb", "cacacacc");
  int found = 0;
  for_all_texts(10, [&](const std::string& text) {
    const bool holds = holds_any(text, {"abcabcab", "bbbbbbbbb", "cacacacc"});
    found += holds ? 1 : 0;
    ASSERT_EQ(kFinder.in(text), holds) << text;
  });
  EXPECT_EQ(found, 74);
}

}  // namespace
}  // namespace boardtrail::test
