// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/display.h"

#include <gtest/gtest.h>

namespace boardtrail {
namespace {

TEST(Display, DropsWhatCouldActOnATerminal) {
  struct Case {
    std::string_view text;
    std::string_view shown;
  };
  const Case cases[] = {
      {"plain", "plain"},
      {"  two\n\tlines  ", "two lines"},
      {"red\x1b[31m text", "red[31m text"},
      {std::string_view("nul\0byte", 8), "nulbyte"},
      {"bell\x07", "bell"},
      {"del\x7f", "del"},
      {"csi\u009b31m", "csi31m"},
      {"next\u0085line", "next line"},
      {"rtl\u202Eover\u202C", "rtlover"},
      {"isolate\u2066x\u2069", "isolatex"},
      {"a\u00A0b", "a b"},
      {"café – naïve", "café – naïve"},
      {"bad\xff"
       "byte",
       "bad\uFFFD"
       "byte"},
      {"cut\xe2\x80", "cut\uFFFD\uFFFD"},
      {"overlong\xc0\xaf", "overlong\uFFFD\uFFFD"},
      {"surrogate\xed\xa0\x80", "surrogate\uFFFD\uFFFD\uFFFD"},
      {"", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(display_line(c.text), c.shown) << c.text;
}

// Texts are looked at in eights of bytes: what is not plain shows wherever it stands.
TEST(Display, FindsWhatIsNotPlainAtAnyPlace) {
  struct Case {
    std::string_view text;
    std::string_view shown;  // between letters
    std::string_view end;    // at the beginning or at the end
  };
  const Case cases[] = {{"~", "~", "~"}, {" ", " ", ""},      {"  ", " ", ""},
                        {"\t", " ", ""}, {"\x1f", "", ""},    {"\x7f", "", ""},
                        {"é", "é", "é"}, {"\u00A0", " ", ""}, {" \x07 ", " ", ""}};
  for (const Case& c : cases) {
    for (std::size_t before = 0; before < 20; ++before) {
      for (std::size_t after = 0; after < 20; ++after) {
        const std::string left(before, 'a');
        const std::string right(after, 'b');
        const std::string_view shown = before > 0 && after > 0 ? c.shown : c.end;
        ASSERT_EQ(display_line(left + std::string(c.text) + right),
                  left + std::string(shown) + right)
            << before << ' ' << after;
      }
    }
  }
}

TEST(Display, CountsColumnsNotBytes) {
  struct Case {
    std::string_view text;
    std::size_t width;
  };
  const Case cases[] = {{"", 0},         {"abc", 3}, {"é", 1},      {"e\u0301", 1},
                        {"漢字", 4},     {"🔴", 2},   {"–", 1},      {"\u200Bx", 1},
                        {"Ｆｕｌｌ", 8}, {"☑", 1},   {"🟢 ok", 5}};
  for (const Case& c : cases) EXPECT_EQ(display_width(c.text), c.width) << c.text;
}

TEST(Display, ClipsAtColumns) {
  EXPECT_EQ(clip("abcdef", 6), "abcdef");
  EXPECT_EQ(clip("abcdefg", 6), "abcde…");
  EXPECT_EQ(clip("漢字漢字", 6), "漢字…");
  EXPECT_EQ(clip("漢字漢字", 5), "漢字…");
  EXPECT_EQ(clip("abc", 1), "…");
  std::string marks = "e";
  for (int i = 0; i < 30; ++i) marks += "\u0301";
  EXPECT_EQ(clip(marks, 6), marks);
  EXPECT_EQ(clip(marks + "\u0301\u0301x", 6), marks + "…");
  EXPECT_EQ(clip("abc", 0), "");
}

// Wherever a character of more bytes stands in a run of ASCII, and wherever the run is cut.
TEST(Display, CountsEachCharacterOfLongRuns) {
  for (std::size_t before = 0; before < 20; ++before) {
    const std::string text = std::string(before, 'a') + "\u00E9" + std::string(20, 'b');
    EXPECT_EQ(display_width(text), before + 21);
    for (std::size_t width = 1; width < before + 21; ++width) {
      const std::string begin =
          width <= before ? std::string(width - 1, 'a')
                          : std::string(before, 'a') + (width - 1 > before ? "\u00E9" : "") +
                                std::string(width > before + 2 ? width - before - 2 : 0, 'b');
      EXPECT_EQ(clip(text, width), begin + "\u2026") << before << ' ' << width;
    }
    EXPECT_EQ(clip(text, before + 21), text);
  }
}

TEST(Display, WrapsAtSpacesAndBreaksLongWords) {
  using Lines = std::vector<std::string>;
  EXPECT_EQ(wrap("one two three", 7), (Lines{"one two", "three"}));
  EXPECT_EQ(wrap("abcdefghij", 4), (Lines{"abcd", "efgh", "ij"}));
  EXPECT_EQ(wrap("", 5), (Lines{""}));
  EXPECT_EQ(wrap("漢字", 1), (Lines{"漢", "字"}));
  EXPECT_EQ(wrap("a bcdefg", 4), (Lines{"a", "bcde", "fg"}));
  EXPECT_EQ(wrap("abcd efgh", 4), (Lines{"abcd", "efgh"}));
}

}  // namespace
}  // namespace boardtrail
