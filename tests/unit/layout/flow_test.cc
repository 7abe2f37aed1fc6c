// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/flow.h"

#include <numeric>
#include <string>

#include <gtest/gtest.h>

#include "support/page_builder.h"

namespace boardtrail {
namespace {

using testing::PageBuilder;

RichText flow(const PageBuilder& builder) {
  TextLayer layer;
  find_words(builder.page(), {}, &layer);
  mark_struck_words(builder.page(), &layer);
  std::vector<std::uint32_t> words(layer.words.size());
  std::iota(words.begin(), words.end(), 0U);
  return flow_text(builder.page(), layer, std::move(words), {});
}

struct FlowCase {
  const char* what;
  const char* art;
  const char* text;
};

TEST(FlowText, LinesBecomeText) {
  const FlowCase cases[] = {
      {"a wrapped line", "The board\nagreed", "The board agreed"},
      {"a broken word", "The recom-\nmendation", "The recommendation"},
      {"a compound keeps its hyphen", "a self-\nassessment", "a self-assessment"},
      {"a capital follows a hyphen", "Trust-\nWide", "Trust- Wide"},
      {"a broken share", "80\n%", "80%"},
      {"a broken number", "12\n.", "12."},
      {"a broken pair", "PW/\nLT", "PW/LT"},
      {"a broken year", "2023/2\n024", "2023/2024"},
      {"a broken short year", "2023/2\n4", "2023/24"},
      {"a broken date", "31-Mar-\n22", "31-Mar-22"},
      {"a date broken twice", "31-\nMar-\n22", "31-Mar-22"},
      {"a date before its month", "30-\nJun-21", "30-Jun-21"},
      {"a dash before a word", "4-\nBed unit", "4- Bed unit"},
      {"a broken date and another", "30/06/2\n021-31-\nDec-21", "30/06/2021-31-Dec-21"},
      {"a broken long date", "01/06/2\n024", "01/06/2024"},
      {"two short dates", "01/06/20\n24/06/21", "01/06/20 24/06/21"},
      {"another number", "2023/24\n12", "2023/24 12"},
      {"two dates", "30/06/2021\n31/12/2021", "30/06/2021 31/12/2021"},
      {"a blank line", "One\ntwo\nthree\n\nfour", "One two three\nfour"},
      {"bullets", "\u2022 one\n\u2022 two\nmore", "\u2022 one\n\u2022 two more"},
  };
  for (const FlowCase& c : cases) {
    PageBuilder builder;
    builder.typed(c.art);
    EXPECT_EQ(flow(builder).text, c.text) << c.what;
  }
}

// A character of size 10 is 5 wide; the padding is 2.
TEST(FlowText, NarrowCellsBreakWords) {
  struct NarrowCase {
    const char* what;
    const char* art;
    float width;
    const char* text;
  };
  const NarrowCase cases[] = {
      {"a heading of capitals", "RA\nG", 16, "RAG"},
      {"a long word", "Recom\nmenda\ntion", 31, "Recommendation"},
      {"words that fit", "audit\nboard", 40, "audit board"},
      {"another word", "Chief\nNurse", 31, "Chief Nurse"},
      {"initials", "PW\nLT", 16, "PW LT"},
      {"several words in a line", "a count\nof all", 41, "a count of all"},
  };
  for (const NarrowCase& c : cases) {
    PageBuilder builder;
    builder.typed(c.art);
    TextLayer layer;
    find_words(builder.page(), {}, &layer);
    std::vector<std::uint32_t> words(layer.words.size());
    std::iota(words.begin(), words.end(), 0U);
    const float left = layer.words.front().box.x0 - 2;
    const Box cell{left, 0, left + c.width, 200};
    FlowOptions options;
    options.cell = &cell;
    EXPECT_EQ(flow_text(builder.page(), layer, words, options).text, c.text) << c.what;
  }
}

TEST(FlowText, SuperscriptJoinsItsWord) {
  PageBuilder builder;
  builder.text(50, 100, "30").text(60.5F, 96, "th", {.size = 6}).text(80, 100, "June");
  const RichText text = flow(builder);
  EXPECT_EQ(text.text, "30th June");
  EXPECT_TRUE(text.any_marked(2, 4, kSuperscript));
  EXPECT_FALSE(text.any_marked(0, 2, kSuperscript));
}

TEST(FlowText, RunsCarryWeightColourAndStrikes) {
  PageBuilder builder;
  builder.text(50, 100, "Due", {.bold = true}).text(70, 100, "now", {.bold = true});
  builder.text(90, 100, "late", {.colour = {255, 0, 0}}).text(120, 100, "old");
  builder.horizontal(97.5F, 120, 135);
  const RichText text = flow(builder);
  EXPECT_EQ(text.text, "Due now late old");
  ASSERT_EQ(text.runs.size(), 3U);
  EXPECT_EQ(text.runs[0], (boardtrail::Run{0, 7, kBold, std::nullopt, "", ""}));
  EXPECT_EQ(text.runs[1], (boardtrail::Run{8, 12, 0, Colour{255, 0, 0}, "", ""}));
  EXPECT_EQ(text.runs[2], (boardtrail::Run{13, 16, kStruck, std::nullopt, "", ""}));
}

}  // namespace
}  // namespace boardtrail
