// SPDX-License-Identifier: GPL-3.0-or-later
#include "lineage/later_words.h"

#include <string>
#include <utility>
#include <vector>

#include "plans.h"

namespace boardtrail::test {
namespace {

using Papers = std::vector<StatedPaper>;

// What the second paper raises as "severity rule ref", where all of it reads as told.
Lines raised_with(const Papers& papers, LaterReading reading, std::string* message = nullptr,
                  AcrossExhibit* last = nullptr) {
  PlanState state;
  const PlanStep first = state.compare(papers[0], {});
  state.take(papers[0], first, [](std::int64_t id) { return 1'000'000 + id; });
  PlanStep step = state.compare(papers[1], {});
  const LaterWords words(std::move(reading), step);
  if (wants_words(step)) step.words = &words;
  Lines lines;
  for (const AcrossFinding& finding : run_across_checks(step)) {
    lines.push_back(std::string(severity_name(finding.severity)) + " " + std::string(finding.rule) +
                    (finding.ref.empty() ? "" : " " + finding.ref));
    if (message != nullptr) *message = finding.message;
    if (last != nullptr) *last = finding.evidence.back();
  }
  return lines;
}

Papers without_second() {
  Papers papers = {paper(1, "2025-01-31"), paper(2, "2025-02-28")};
  papers[1].actions.erase(papers[1].actions.begin() + 1);
  return papers;
}

ReadText text_at(std::int32_t line, std::string text) {
  ReadText one;
  one.text = std::move(text);
  one.place.line = line;
  return one;
}

const Lines kHigh = {"high action-dropped B2"};
const Lines kLow = {"low action-dropped B2"};

TEST(LaterWords, DroppedActionThatStandsElsewhere) {
  std::string message;
  AcrossExhibit shown;
  const std::string words = std::string("Removed: ") + kTexts[1] + ".";
  EXPECT_EQ(raised_with(without_second(), {{text_at(40, words)}, {}}, &message, &shown), kLow);
  EXPECT_EQ(message,
            "Action B2 (\"Hold two Board sessions a year away from headquarters\") was open in the "
            "paper of 31 January 2025 and is no row here, but its words stand at line 40 of this "
            "paper (\"Removed: Hold two Board sessions a year away from headquarters.\"): a row "
            "that was read badly, or words about it.");
  EXPECT_EQ(shown.label, "words of the later paper");
  EXPECT_EQ(shown.raw, words);
  EXPECT_EQ(shown.place.line, 40);
  EXPECT_EQ(shown.paper_id, 2);
  EXPECT_EQ(raised_with(without_second(), {}, &message), kHigh);
  EXPECT_EQ(message,
            "Action B2 (\"Hold two Board sessions a year away from headquarters\") was open in the "
            "paper of 31 January 2025 and is not in this paper; neither says that it was closed.");
}

TEST(LaterWords, WordsBetweenThoseOfOtherColumns) {
  EXPECT_EQ(raised_with(without_second(),
                        {{text_at(7, "B2  Hold two Board      TH  30/06/25  G"),
                          text_at(8, "    sessions a year away          Dates are set"),
                          text_at(9, "    from headquarters             for the spring")},
                         {}}),
            kLow);
  // Not the same words in another order, nor half of them, nor words all over the paper.
  EXPECT_EQ(
      raised_with(without_second(),
                  {{text_at(7, "Headquarters: a year from Board sessions, away, two hold")}, {}}),
      kHigh);
  EXPECT_EQ(raised_with(without_second(), {{text_at(7, "Hold two Board sessions")}, {}}), kHigh);
  std::string far;
  for (const char* word : {"hold", "two", "board", "sessions", "a", "year", "away", "from"}) {
    far += word;
    for (int i = 0; i < 40; ++i) far += " other";
    far += ' ';
  }
  EXPECT_EQ(raised_with(without_second(), {{text_at(7, far)}, {}}), kHigh);
}

// What the actions that go on said before is not the action that is gone.
TEST(LaterWords, WordsOfTheActionsThatGoOn) {
  Papers papers = without_second();
  papers[0].actions[2].source_finding = kTexts[1];
  papers[1].actions[1].source_finding = kTexts[1];
  EXPECT_EQ(raised_with(papers, {{text_at(9, kTexts[1])}, {}}), kHigh);

  papers = without_second();
  papers[0].actions[2].description = std::string(kTexts[1]) + " in the north";
  papers[1].actions[1].description = std::string(kTexts[1]) + " in the north.";
  EXPECT_EQ(raised_with(papers, {{text_at(9, papers[1].actions[1].description)}, {}}), kHigh);
  papers[1].actions[1].description = std::string(kTexts[1]) + " in the wide north";
  EXPECT_EQ(raised_with(papers, {{text_at(9, papers[1].actions[1].description)}, {}}),
            (Lines{"high action-dropped B2", "medium description-changed B3"}));
  // Of two rows with the same words one goes on; the other may be the one that seems gone.
  papers[0].actions[2].description = papers[1].actions[1].description = kTexts[1];
  EXPECT_EQ(raised_with(papers, {{text_at(9, kTexts[1])}, {}}), kHigh);
  EXPECT_EQ(raised_with(papers, {{text_at(9, kTexts[1]), text_at(10, kTexts[1])}, {}}), kLow);
}

// The one that goes on had nearly the same words, and its cell begins with the reference.
TEST(LaterWords, TwinsThatBeginWithTheirReference) {
  Papers papers = without_second();
  papers[0].actions[2].description = std::string(kTexts[1]) + " again";
  papers[1].actions[1].description = papers[0].actions[2].description;
  const std::string twin = papers[0].actions[2].ref + " - " + papers[0].actions[2].description;
  EXPECT_EQ(raised_with(papers, {{text_at(12, twin)}, {}}), kHigh);
  EXPECT_EQ(raised_with(papers, {{text_at(12, twin + " - later")}, {}}), kLow);
}

TEST(LaterWords, WhatWasNotRead) {
  std::string message;
  EXPECT_EQ(raised_with(without_second(), {{}, {{"pdf.page-scanned", 7}}}, &message), kLow);
  EXPECT_TRUE(message.ends_with("Page 7 of this paper was not read (pdf.page-scanned)."))
      << message;
  EXPECT_EQ(raised_with(without_second(), {{}, {{"text.too-many-tables", 0}}}, &message), kLow);
  EXPECT_TRUE(message.ends_with("A part of this paper was not read (text.too-many-tables)."))
      << message;
}

TEST(LaterWords, MostOfThePlan) {
  Papers papers = {paper(1, "2025-01-31"), paper(2, "2025-02-28")};
  for (int i = 4; i < 6; ++i) {
    papers[0].actions.push_back(row(100 + i, i, "", "2025-06-30", Rag::kGreen));
  }
  papers[1].actions.resize(2);
  EXPECT_EQ(raised_with(papers, {}), Lines{"medium row-count-drop"});
  std::string message;
  LaterReading reading;
  for (int i = 3; i < 6; ++i) reading.texts.push_back(text_at(i, kTexts[i]));
  EXPECT_EQ(raised_with(papers, reading, &message), Lines{"low row-count-drop"});
  EXPECT_TRUE(
      message.ends_with(" The words of 3 of them stand in it: its rows may have been read badly."))
      << message;
  reading.texts.resize(1);
  EXPECT_EQ(raised_with(papers, reading), Lines{"medium row-count-drop"});
}

// A row of a table whose columns were guessed accuses nobody.
TEST(LaterWords, RowsThatWereInferred) {
  Papers papers = {paper(1, "2025-01-31"), paper(2, "2025-02-28")};
  papers[1].actions[1].leads.clear();
  std::string message;
  EXPECT_EQ(raised_with(papers, {}, &message), Lines{"high lead-removed B2"});
  papers[1].actions[1].grid = 0.8;
  EXPECT_EQ(raised_with(papers, {}, &message), Lines{"low lead-removed B2"});
  EXPECT_TRUE(message.ends_with("Rows and columns of the table in this paper had to be inferred."))
      << message;
  std::swap(papers[0].actions[1].grid, papers[1].actions[1].grid);
  EXPECT_EQ(raised_with(papers, {}, &message), Lines{"low lead-removed B2"});
  EXPECT_TRUE(
      message.ends_with("Rows and columns of the table in the earlier paper had to be inferred."))
      << message;
  papers[1].actions[1].grid = 0.6;
  EXPECT_EQ(raised_with(papers, {}, &message), Lines{"low lead-removed B2"});
  EXPECT_TRUE(
      message.ends_with("Rows and columns of the tables in both papers had to be inferred."))
      << message;

  // Three fifths of the words are enough where cells run into each other; a row of fewer
  // than three words is not looked for.
  papers = without_second();
  const LaterReading part = {{text_at(7, "Hold two Board sessions a year")}, {}};
  EXPECT_EQ(raised_with(papers, part), kHigh);
  papers[1].actions[0].grid = 0.8;
  EXPECT_EQ(raised_with(papers, part), kLow);
  EXPECT_EQ(raised_with(papers, {}), kHigh);
  papers[0].actions[1].description = "Sessions";
  EXPECT_EQ(raised_with(papers, {}), kLow);
}

TEST(LaterWords, FindingsAboutWholePapers) {
  // Of two papers of one version one lacks a row: not where its words stand there.
  Papers papers = without_second();
  papers[1].as_at = papers[0].as_at;
  for (StatedAction& action : papers[1].actions) {
    action.progress = papers[0].actions[static_cast<std::size_t>(action.position)].progress;
  }
  EXPECT_EQ(raised_with(papers, {}),
            (Lines{"high action-dropped B2", "medium version-not-advanced"}));
  EXPECT_EQ(raised_with(papers, {{text_at(9, kTexts[1])}, {}}), kLow);

  papers = {paper(1, "2025-01-31"), paper(2, "2025-02-28")};
  papers[0].legend = {{"G", Rag::kGreen, "On course to be finished on time"}};
  papers[1].legend = {{"G", Rag::kGreen, "Finished at last and signed off"}};
  EXPECT_EQ(raised_with(papers, {}), Lines{"medium legend-changed"});
  papers[1].actions[3].grid = 0.8;
  EXPECT_EQ(raised_with(papers, {}), Lines{"low legend-changed"});

  papers = {paper(1, "2025-01-31"), paper(2, "2025-02-28")};
  papers[0].metrics = {
      {1, "", "1", "Falls on the wards", "", "", {{"2024/25 Q1", day("2024-06-30"), "", "7"}}}};
  papers[1].metrics = {
      {2, "", "1", "Falls on the wards", "", "", {{"2024/25 Q1", day("2024-06-30"), "", "9"}}}};
  EXPECT_EQ(raised_with(papers, {}), Lines{"high history-rewritten 1"});
  papers[1].metrics[0].grid = 0.8;
  EXPECT_EQ(raised_with(papers, {}), Lines{"low history-rewritten 1"});

  papers = {paper(1, "2025-01-31"), paper(2, "2025-02-28")};
  papers[1].actions[1].description = kTexts[5];
  EXPECT_EQ(raised_with(papers, {}), (Lines{"high action-dropped B2", "medium ref-reused B2"}));
  papers[1].actions[1].grid = 0.8;
  EXPECT_EQ(raised_with(papers, {}), (Lines{"high action-dropped B2", "low ref-reused B2"}));
}

}  // namespace
}  // namespace boardtrail::test
