// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "support/paper_builder.h"

namespace boardtrail::test {
namespace {

using Refs = std::vector<std::string>;

// On time, up to a month late, more than a month late.
PaperBuilder paper_with_windows() {
  PaperBuilder paper("2024-08-03");
  paper.scale("G", Rag::kGreen, "On time", {0, std::nullopt})
      .scale("A", Rag::kAmber, "Within 1 month of the deadline", {1, std::nullopt})
      .scale("R", Rag::kRed, "Over 1 month after the deadline", {std::nullopt, 1});
  return paper;
}

struct OverdueCase {
  const char* due;
  const char* raw;
  Rag rag;
  bool found;
};

TEST(OverdueNotRed, ReadsThePapersOwnWindows) {
  static constexpr OverdueCase kCases[] = {
      {"2024-08-02", "G", Rag::kGreen, true},   // one day late, "on time"
      {"2024-08-03", "G", Rag::kGreen, false},  // due on the day itself
      {"2024-12-31", "G", Rag::kGreen, false},
      {"2024-07-03", "A", Rag::kAmber, false},  // a month to the day
      {"2024-07-02", "A", Rag::kAmber, true},   // a day more
      {"2023-01-31", "R", Rag::kRed, false},
  };
  for (const OverdueCase& one : kCases) {
    PaperBuilder paper = paper_with_windows();
    paper.row("1", "Paint the doors").due(one.due, one.due).rated(one.raw, one.rag);
    EXPECT_EQ(paper.run("overdue-not-red").size(), one.found ? 1U : 0U)
        << one.due << " " << one.raw;
  }
}

TEST(OverdueNotRed, SaysDueRatingAndScale) {
  PaperBuilder paper = paper_with_windows();
  paper.row("E2", "Paint the doors").due("30-Jun-24", "2024-06-30").rated("G", Rag::kGreen);
  const Findings findings = paper.run("overdue-not-red");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].message,
            "Action E2 was due \"30-Jun-24\", 34 days before 3 August 2024, the day the paper "
            "speaks for; it is open and rated \"G\", which the scale keeps for what is on time.");
  ASSERT_EQ(findings[0].evidence.size(), 4U);
  EXPECT_EQ(findings[0].evidence[2].raw, "2024-08-03");
  EXPECT_EQ(findings[0].evidence[3].raw, "On time");
}

TEST(OverdueNotRed, AWorseRatingsWindowBindsTheOthers) {
  PaperBuilder paper("2024-08-03");
  paper.scale("On Track", Rag::kGreen)
      .scale("Overdue (>1 month)", Rag::kRed, {}, {std::nullopt, 1});
  paper.row("1", "Paint the doors").due("01/07/2024", "2024-07-01").rated("On Track", Rag::kGreen);
  paper.row("2", "Paint the roof").due("20/07/2024", "2024-07-20").rated("On Track", Rag::kGreen);
  EXPECT_EQ(paper.refs("overdue-not-red"), Refs{"1"});
}

TEST(OverdueNotRed, AScaleThatKeepsRedForOverdueBindsAmber) {
  for (const char* amber : {"At risk, actions in hand", "Some slippage, recovery plan in place"}) {
    PaperBuilder paper("2024-08-03");
    paper.scale("G", Rag::kGreen, "On track")
        .scale("A", Rag::kAmber, amber)
        .scale("R", Rag::kRed, "Overdue", {std::nullopt, 0});
    paper.row("1", "Paint the doors").due("30/06/2024", "2024-06-30").rated("G", Rag::kGreen);
    paper.row("2", "Paint the roof").due("30/06/2024", "2024-06-30").rated("A", Rag::kAmber);
    paper.row("3", "Paint the gate").due("30/06/2024", "2024-06-30").rated("R", Rag::kRed);
    paper.row("4", "Paint the wall").due("30/09/2024", "2024-09-30").rated("A", Rag::kAmber);
    const bool owns_to_it = std::string(amber).starts_with("Some");
    EXPECT_EQ(paper.refs("overdue-not-red"), owns_to_it ? Refs{"1"} : (Refs{"1", "2"})) << amber;
  }
}

TEST(OverdueNotRed, WithoutWindowsOnlyGoodRatingsContradict) {
  PaperBuilder paper("2024-08-03");
  paper.scale("G", Rag::kGreen, "Done and seen to work", {}, true)
      .scale("A/G", Rag::kAmberGreen, "A clear plan")
      .scale("A/R", Rag::kAmberRed, "No clear plan");
  const auto add = [&paper](const char* ref, const char* raw, Rag rag) {
    paper.row(ref, "Paint the doors").due("March 2024", "2024-03-31").rated(raw, rag);
  };
  add("1", "A/G", Rag::kAmberGreen);
  add("2", "A/R", Rag::kAmberRed);
  add("3", "G", Rag::kGreen);  // complete by the scale, whatever the status says
  add("4", "A", Rag::kAmber);
  add("5", "R", Rag::kRed);
  add("6", "B", Rag::kBlue);
  EXPECT_EQ(paper.refs("overdue-not-red"), Refs{"1"});
}

TEST(OverdueNotRed, SilentWithoutWhatItRestsOn) {
  PaperBuilder no_date;
  no_date.row("1", "Paint the doors").due("31/01/2024", "2024-01-31").rated("G", Rag::kGreen);
  EXPECT_EQ(no_date.refs("overdue-not-red"), Refs{});
  PaperBuilder paper("2024-08-03");
  paper.row("1", "Paint the doors").due("31/01/2024", "2024-01-31");
  paper.row("2", "Paint the roof").due("March", "").rated("G", Rag::kGreen);
  paper.row("3", "Paint the gate")
      .due("31/01/2024", "2024-01-31")
      .rated("G", Rag::kGreen)
      .status(ActionStatus::kClosed);
  RowBuilder ongoing =
      paper.row("4", "Paint it").due("31/01/2024", "2024-01-31").rated("G", Rag::kGreen);
  ongoing.row().due_words = DueWords::kOngoing;
  paper.row("5", "Paint the wall")
      .due("31/01/2024 31/12/2024", {{"31/01/2024", "2024-01-31", Precision::kDay, false},
                                     {"31/12/2024", "2024-12-31", Precision::kDay, false}})
      .rated("G", Rag::kGreen);
  paper.row("6", "Paint the fence")
      .due("31/01/2024", "2024-01-31")
      .rated("G", Rag::kGreen)
      .progress("Complete.");
  EXPECT_EQ(paper.refs("overdue-not-red"), Refs{});
}

TEST(RagMalformed, SaysHowItWasRead) {
  PaperBuilder paper;
  RowBuilder row = paper.row("2", "Paint the doors").rated("AG", Rag::kAmberGreen);
  row.row().ratings[0].malformed = true;
  paper.row("3", "Paint the roof").rated("A/G", Rag::kAmberGreen);
  const Findings findings = paper.run("rag-malformed");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].message, "Action 2 has the rating \"AG\", read here as amber_green.");
}

PaperBuilder paper_with_phrases() {
  PaperBuilder paper;
  paper.scale("On Track", Rag::kGreen).scale("Off Track", Rag::kAmber).scale("Overdue", Rag::kRed);
  return paper;
}

void rate(PaperBuilder& paper, const char* ref, const char* raw, std::optional<Rag> rag,
          bool in_legend, const char* dimension = "delivery") {
  RowBuilder row = paper.row(ref, "Paint the doors").rated(raw, rag, dimension);
  row.row().ratings.back().in_legend = in_legend;
}

TEST(RagNotInLegend, AValueTheScaleLacksIsSaidForEachRow) {
  PaperBuilder paper;
  paper.scale("G", Rag::kGreen).scale("A/G", Rag::kAmberGreen).scale("A/R", Rag::kAmberRed);
  rate(paper, "1", "R", Rag::kRed, false);
  rate(paper, "2", "G", Rag::kGreen, true);
  rate(paper, "3", "R", Rag::kRed, false);
  EXPECT_EQ(paper.refs("rag-not-in-legend"), (Refs{"1", "3"}));
  EXPECT_EQ(paper.messages("rag-not-in-legend")[0],
            "Action 1 is rated \"R\", which the paper's own scale (\"G\", \"A/G\", \"A/R\") does "
            "not have.");
}

TEST(RagNotInLegend, AWordTheScaleLacksIsSaidOnce) {
  PaperBuilder paper = paper_with_phrases();
  rate(paper, "1", "On Track", Rag::kGreen, true);
  rate(paper, "2", "Yellow", Rag::kAmber, false);
  rate(paper, "3", "yellow", Rag::kAmber, false);
  rate(paper, "4", "Red", Rag::kRed, false);  // the red swatch of the scale
  const Findings findings = paper.run("rag-not-in-legend");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].ref, "");
  EXPECT_EQ(findings[0].observation, 1);
  EXPECT_EQ(findings[0].severity, Severity::kMedium);
}

TEST(RagNotInLegend, AStatusIsSaidOnceAndGently) {
  PaperBuilder paper = paper_with_phrases();
  rate(paper, "1", "Closed", std::nullopt, false);
  rate(paper, "2", "Closed", std::nullopt, false);
  rate(paper, "3", "TBC", std::nullopt, false);
  const Findings findings = paper.run("rag-not-in-legend");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].severity, Severity::kLow);
}

TEST(RagNotInLegend, SilentForOtherScales) {
  PaperBuilder paper = paper_with_phrases();
  rate(paper, "1", "Substantial", Rag::kGreen, false, "assurance");
  EXPECT_EQ(paper.refs("rag-not-in-legend"), Refs{});
  PaperBuilder without;
  rate(without, "1", "Yellow", Rag::kAmber, false);
  EXPECT_EQ(without.refs("rag-not-in-legend"), Refs{});
}

TEST(EmbeddingAhead, ComparesTheTwoAxes) {
  PaperBuilder paper;
  paper.row("1", "Paint the doors")
      .rated("Red", Rag::kRed, "actions")
      .rated("Green", Rag::kGreen, "embedding");
  paper.row("2", "Paint the roof")
      .rated("Green", Rag::kGreen, "actions")
      .rated("Amber", Rag::kAmber, "embedding");
  paper.row("3", "Paint the gate")
      .rated("Red", Rag::kRed, "actions")
      .rated("Grey", Rag::kGrey, "embedding");
  EXPECT_EQ(paper.refs("embedding-ahead-of-delivery"), Refs{"1"});
}

// A rating in a filled cell, with another cell in its row.
PaperBuilder paper_with_fill(const char* word, Rag value, Colour fill, Colour beside) {
  PaperBuilder paper;
  paper.document.format = Format::kDocx;
  const std::int32_t index = paper.document_table({{"Paint the doors", word}});
  Table& table = paper.document.tables[static_cast<std::size_t>(index)];
  table.cells[0].fill = beside;
  table.cells[1].fill = fill;
  RowBuilder row = paper.row("1", "Paint the doors").rated(word, value);
  row.row().ratings[0].place = table.cells[1].place;
  paper.paper.plan_tables[0].parts = {index};
  return paper;
}

TEST(RatingTextFillMismatch, ComparesWordAndColour) {
  constexpr Colour kAmber = {0xFF, 0xC0, 0x00};
  constexpr Colour kGreen = {0x00, 0xB0, 0x50};
  constexpr Colour kWhite = {0xFF, 0xFF, 0xFF};
  EXPECT_EQ(
      paper_with_fill("Green", Rag::kGreen, kAmber, kWhite).messages("rating-text-fill-mismatch"),
      (std::vector<std::string>{"Action 1 says \"Green\" in a cell filled amber (#FFC000)."}));
  EXPECT_EQ(paper_with_fill("Green", Rag::kGreen, kGreen, kWhite).refs("rating-text-fill-mismatch"),
            Refs{});
  EXPECT_EQ(paper_with_fill("Green", Rag::kGreen, kAmber, kAmber).refs("rating-text-fill-mismatch"),
            Refs{});
  EXPECT_EQ(
      paper_with_fill("On Track", Rag::kGreen, kAmber, kWhite).refs("rating-text-fill-mismatch"),
      Refs{});
  PaperBuilder text = paper_with_fill("Green", Rag::kGreen, kAmber, kWhite);
  text.document.format = Format::kText;
  EXPECT_EQ(text.refs("rating-text-fill-mismatch"), Refs{});
}

}  // namespace
}  // namespace boardtrail::test
