// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/words.h"

#include <string>

#include <gtest/gtest.h>

#include "support/page_builder.h"

namespace boardtrail {
namespace {

using testing::PageBuilder;
using Texts = std::vector<std::string>;

TextLayer words_of(const PageBuilder& builder) {
  TextLayer layer;
  find_words(builder.page(), {}, &layer);
  return layer;
}

Texts texts(const TextLayer& layer) {
  Texts out;
  for (const Word& word : layer.words) out.emplace_back(layer.text_of(word));
  return out;
}

TEST(FindWords, SpacesAndGapsPartWords) {
  PageBuilder builder;
  builder.text(50, 100, "Two words").text(120, 100, "apart");
  const TextLayer layer = words_of(builder);
  EXPECT_EQ(texts(layer), (Texts{"Two", "words", "apart"}));
  EXPECT_EQ(layer.words[1].box, (Box{70, 92, 95, 102}));
}

TEST(FindWords, ReadingOrderWhateverTheDrawingOrder) {
  PageBuilder builder;
  builder.text(50, 130, "third").text(100, 100, "second").text(50, 100, "first");
  EXPECT_EQ(texts(words_of(builder)), (Texts{"first", "second", "third"}));
}

TEST(FindWords, FragmentsDrawnBackwardsAreOneWord) {
  PageBuilder builder;
  builder.text(60, 100, "ard").text(50, 100, "bo");
  EXPECT_EQ(texts(words_of(builder)), (Texts{"board"}));
}

TEST(FindWords, GlyphsDrawnTwiceCountOnce) {
  PageBuilder builder;
  for (const char c : std::string("ab")) {
    const float x = c == 'a' ? 50.0F : 55.0F;
    builder.text(x, 100, std::string(1, c)).text(x + 0.3F, 100, std::string(1, c));
  }
  EXPECT_EQ(texts(words_of(builder)), (Texts{"ab"}));
}

TEST(FindWords, InvisibleTextCountsOnlyAlone) {
  PageBuilder builder;
  builder.text(50, 100, "seen").text(50, 120, "scan");
  for (std::size_t i = 4; i < 8; ++i) builder.page().glyphs[i].invisible = 1;
  EXPECT_EQ(texts(words_of(builder)), (Texts{"seen"}));
  for (Glyph& glyph : builder.page().glyphs) glyph.invisible = 1;
  EXPECT_EQ(texts(words_of(builder)), (Texts{"seen", "scan"}));
}

TEST(FindWords, SuperscriptsAreMarked) {
  PageBuilder builder;
  builder.text(50, 100, "30").text(60.5F, 96, "th", {.size = 6}).text(80, 100, "June");
  const TextLayer layer = words_of(builder);
  ASSERT_EQ(layer.words.size(), 3U);
  for (const Word& word : layer.words) {
    EXPECT_EQ(word.superscript, layer.text_of(word) == "th") << layer.text_of(word);
  }
}

TEST(FindWords, TurnedTextRunsDown) {
  PageBuilder builder;
  builder.text(100, 50, "turned text", {.rotation = 1});
  const TextLayer layer = words_of(builder);
  EXPECT_EQ(texts(layer), (Texts{"turned", "text"}));
  EXPECT_EQ(layer.words[0].rotation, 1);
}

TEST(SplitWord, CutsTextAndBox) {
  PageBuilder builder;
  builder.text(50, 100, "left\u00A3right");
  TextLayer layer = words_of(builder);
  Word left = layer.words[0];
  const Word right = split_word(builder.page(), &layer, &left, 4);
  EXPECT_EQ(layer.text_of(left), "left");
  EXPECT_EQ(layer.text_of(right), "\u00A3right");
  EXPECT_EQ(left.box, (Box{50, 92, 70, 102}));
  EXPECT_EQ(right.box, (Box{70, 92, 100, 102}));
}

struct StrikeCase {
  const char* what;
  float y;
  float x0;
  float x1;
  bool struck;
};

TEST(MarkStruckWords, OnlyLinesThroughTheXHeight) {
  // Baseline 100, size 10: the x-height ends at 95, its middle is 97.5.
  const StrikeCase cases[] = {
      {"through the middle", 97.5F, 50, 70, true},
      {"underline", 101, 50, 70, false},
      {"top border", 92, 50, 70, false},
      {"part of the word", 97.5F, 50, 60, false},
      {"longer than the word", 97.5F, 0, 600, true},
  };
  for (const StrikeCase& c : cases) {
    PageBuilder builder;
    builder.text(50, 100, "date").horizontal(c.y, c.x0, c.x1);
    TextLayer layer = words_of(builder);
    mark_struck_words(builder.page(), &layer);
    EXPECT_EQ(layer.words[0].struck, c.struck) << c.what;
  }
}

TEST(MarkStruckWords, StrikeOutAnnotation) {
  PageBuilder builder;
  builder.text(50, 100, "old new");
  builder.page().annotations.push_back(
      {Annotation::Kind::kStrikeOut, {50, 92, 65, 102}, false, ""});
  TextLayer layer = words_of(builder);
  mark_struck_words(builder.page(), &layer);
  EXPECT_TRUE(layer.words[0].struck);
  EXPECT_FALSE(layer.words[1].struck);
}

}  // namespace
}  // namespace boardtrail
