// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "extractors/text/text_extractor.h"
#include "unit/extractors/read_text.h"

namespace boardtrail {
namespace {

struct BlockCase {
  const char* name;
  const char* text;
  const char* blocks;
};

constexpr BlockCase kCases[] = {
    {"Markdown headings", "# One\n\n### Three ###\n\nTwo\n---\n\nTop\n====\n",
     "H1 One\nH3 Three\nH2 Two\nH1 Top\n"},
    {"bold alone", "**Key risks**\n\nSome text follows here.\n",
     "H0 Key risks\nP Some text follows here.\n"},
    {"a short line alone", "Background\n\nThe plan was agreed.\n",
     "H0 Background\nP The plan was agreed.\n"},
    {"capitals above text", "WELL-LED PLAN\nThe plan was agreed in May.\n",
     "H0 WELL-LED PLAN\nP The plan was agreed in May.\n"},
    {"numbered headings",
     "1.0 Executive Summary\n\n1a. Delivery against plan\n\n2. Must do actions\n\n5.0 How it "
     "helps:\n\nSo.\n",
     "H1 1.0 Executive Summary\nH2 1a. Delivery against plan\nH1 2. Must do actions\nH1 5.0 How it "
     "helps:\nP So.\n"},
    {"part headings", "PART A: Review against KLOEs\n\nAnnex 2: Risks\n",
     "H0 PART A: Review against KLOEs\nH0 Annex 2: Risks\n"},
    {"no headings",
     "8th February 2024\n\nLead: J Smith\n\nFigure 3: Trend\n\n12\n\nIt is done.\n\nFeedback "
     "\u2013\n",
     "P 8th February 2024\nP Lead: J Smith\nP Figure 3: Trend\nP 12\nP It is done.\nP Feedback "
     "\u2013\n"},
    {"numbered paragraphs",
     "2.1 The plan sets out four aims and the trio of ambitions linked to each of them:\n\n- 7.1\n",
     "L1 2.1 The plan sets out four aims and the trio of ambitions linked to each of them:\nL1 7.1 "
     "\n"},
    {"bullets and levels", "- One\n - Two\n - Three\n- Four\n\u2022 Five\n\u25CB Six\n",
     "L1 - One\nL2 - Two\nL2 - Three\nL1 - Four\nL1 \u2022 Five\nL1 \u25CB Six\n"},
    {"a number behind a bullet", "- 1.1 This report sums up.\n- A. Progress\n",
     "L1 1.1 This report sums up.\nL1 A. Progress\n"},
    {"enumerators", "(a) One\n(b) Two\niv. Three\n2) Four\n",
     "L1 (a) One\nL1 (b) Two\nL1 iv. Three\nL1 2) Four\n"},
    {"quantities are no markers", "12 actions are open.\n\n1.5m was spent.\n\n-5% in May.\n",
     "P 12 actions are open.\nP 1.5m was spent.\nP -5% in May.\n"},
    {"hanging lines", "- This item was broken by a margin that is not so\n  far away\n- Next\n",
     "L1 - This item was broken by a margin that is not so far away\nL1 - Next\n"},
    {"wrapped paragraphs",
     "The Board is asked to note the position that is set out in this\n"
     "report and to agree that the plan is extended by a month or two.\n\nNext one here.\n",
     "P The Board is asked to note the position that is set out in this report and to agree that "
     "the "
     "plan is extended by a month or two.\nP Next one here.\n"},
    {"the lines of a title page stand alone",
     "Recovery of the Harbour: gap analysis and plan of improvement\n"
     "Committee for Ropes and Lamps in the Outer Harbour, 9 May 2025\nHarbour Trust\n",
     "P Recovery of the Harbour: gap analysis and plan of improvement\n"
     "P Committee for Ropes and Lamps in the Outer Harbour, 9 May 2025\nP Harbour Trust\n"},
    {"a title that a margin broke",
     "Recovery of the Harbour: gap analysis and the improvement of\nRopes and Lamps\n",
     "P Recovery of the Harbour: gap analysis and the improvement of Ropes and Lamps\n"},
    {"lines that end early stand alone", "Version: 2\n Last Updated: 03 August 2021\n",
     "P Version: 2\nP Last Updated: 03 August 2021\n"},
    {"drawn lines are left out", "Text one.\n\n---\n\n* * *\n\nText two.\n",
     "P Text one.\nP Text two.\n"},
    {"HTML blocks", "<h2>Title</h2>\n<ul>\n<li>One</li>\n<li>Two</li>\n</ul>\n<p>A</p> <p>B</p>\n",
     "H2 Title\nL1 \u2022 One\nL1 \u2022 Two\nP A/B\n"},
    {"form feeds", "One.\n\fTwo.\n\f", "P One.\n--\nP Two.\n--\n"},
    {"running heads and feet",
     "Trust Board\n\nText one.\n\nPage 1\n\fTrust Board\n\nText two.\n\nPage 2\n\fTrust "
     "Board\n\nText "
     "three.\n\nPage 3\n",
     "H0 Trust Board\nP Text one.\nF Page 1\n--\nF Trust Board\nP Text two.\nF Page 2\n--\nF Trust "
     "Board\nP Text three.\nF Page 3\n"},
};

TEST(TextBlocks, ReadsHeadingsListsAndParagraphs) {
  for (const BlockCase& test : kCases) {
    const Result<Document> document = extract_text(test.text, Limits{});
    ASSERT_TRUE(document.has_value()) << test.name;
    EXPECT_EQ(dump_blocks(*document), test.blocks) << test.name;
  }
}

TEST(TextBlocks, CountsPagesByTheirFeet) {
  const Result<Document> document =
      extract_text("One.\n\nTwo.\n\nThree.\n\nPage 1 of 2\n\nFour.\n\nPage 2 of 2\n", Limits{});
  ASSERT_TRUE(document.has_value());
  EXPECT_EQ(document->pages.size(), 2U);
  EXPECT_EQ(document->blocks.at(2).place.page, 1);
  EXPECT_EQ(document->blocks.at(3).kind, BlockKind::kPageHeader);
  EXPECT_EQ(document->blocks.at(3).place.page, 1);
  EXPECT_EQ(document->blocks.back().place.page, 2);
}

TEST(TextBlocks, KnowsFeetBehindATitle) {
  const Result<Document> document = extract_text(
      "One.\n\nReview plan      Page 1 of 2\n\fTwo.\n\nReview plan      Page 2 of 2\n", Limits{});
  ASSERT_TRUE(document.has_value());
  ASSERT_EQ(document->blocks.size(), 5U);  // with the page's break
  EXPECT_EQ(document->blocks[1].kind, BlockKind::kPageHeader);
  EXPECT_EQ(document->blocks[4].kind, BlockKind::kPageHeader);
}

TEST(TextBlocks, KnowsNoPagesWhereNothingTells) {
  const Result<Document> document = extract_text("One.\n\nPage 3 of 12\n\nTwo.\n", Limits{});
  ASSERT_TRUE(document.has_value());
  EXPECT_TRUE(document->pages.empty());
  EXPECT_EQ(document->blocks.at(0).place.page, 0);
}

TEST(TextBlocks, KnowsWhereTheyStand) {
  const Result<Document> document = extract_text("One.\n\n   \u2022 Two.\n\fA\fB\n", Limits{});
  ASSERT_TRUE(document.has_value());
  ASSERT_EQ(document->blocks.size(), 6U);
  EXPECT_EQ(document->blocks[1].place.line, 3);
  EXPECT_EQ(document->blocks[1].place.column, 4);
  EXPECT_EQ(document->blocks[1].place.page, 1);
  EXPECT_EQ(document->blocks[3].place.column, 2);
  EXPECT_EQ(document->blocks[3].place.page, 2);
  EXPECT_EQ(document->blocks[5].place.page, 3);
  EXPECT_EQ(document->blocks[5].place.column, 4);
  EXPECT_EQ(document->pages.size(), 3U);
}

}  // namespace
}  // namespace boardtrail
