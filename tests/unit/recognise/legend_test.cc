// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "paper_support.h"
#include "recognise/legend_scan.h"

namespace boardtrail {
namespace {

// "raw=value (meaning); ..." for comparing whole scales.
std::string show(const std::vector<LegendEntry>& scale) {
  std::string shown;
  for (const LegendEntry& entry : scale) {
    if (!shown.empty()) shown += "; ";
    shown += entry.raw + "=" + (entry.value.has_value() ? rag_name(*entry.value) : "none");
    if (entry.meaning != entry.raw) shown += " (" + entry.meaning + ")";
  }
  return shown;
}

std::string legend_of(std::string_view drawing) { return show(read_paper(drawing).legend); }

struct ScanCase {
  const char* text;
  const char* scale;
};

TEST(LegendScan, ReadsLinesAndSentences) {
  const ScanCase cases[] = {
      {"Key: Red = overdue; Amber = at risk; Green = on track",
       "Red=red (overdue); Amber=amber (at risk); Green=green (on track)"},
      {"RAG: R \u2013 no plan, A \u2013 some slippage, G \u2013 on track",
       "R=red (no plan); A=amber (some slippage); G=green (on track)"},
      {"Red (overdue), Amber (at risk), Green (on track)",
       "Red=red (overdue); Amber=amber (at risk); Green=green (on track)"},
      {"G - Green: on track; R - Red: overdue; A - Amber: at risk",
       "G=green (on track); R=red (overdue); A=amber (at risk)"},
      {"Red - date passed\nOrange - not on target\nYellow - on target",
       "Red=red (date passed); Orange=amber (not on target); Yellow=amber (on target)"},
      {"R: Overdue\nA: At risk\nG: On track",
       "R=red (Overdue); A=amber (At risk); G=green (On track)"},
      {"RAG Key\nB  Complete and embedded\nG  On track",
       "B=blue (Complete and embedded); G=green (On track)"},
      // counts, narrative and other alphabets are no scales
      {"Red: 3, Amber: 4, Green: 12", ""},
      {"Red: 3 actions; Amber: 2 actions; Green: 9 actions", ""},
      {"The plan is rated Green: work is on track. It was Red: work was late.", ""},
      {"Key: L = Leadership; E = Engagement; G = Governance", ""},
      {"Red = overdue; Red = late", ""},
      {"", ""},
  };
  for (const ScanCase& c : cases) {
    EXPECT_EQ(show(scan_legend_lines(c.text, false)), c.scale) << c.text;
  }
}

TEST(LegendScan, ReadsPhrasesWithoutSeparators) {
  const ScanCase cases[] = {
      {"Complete & Embedded On Track Off Track (<1 month), Recovery in Place Overdue (>1 month)",
       "Complete & Embedded=blue; On Track=green; Off Track (<1 month), Recovery in Place=amber; "
       "Overdue (>1 month)=red"},
      {"Completed\nOn track\nAt risk\nOverdue",
       "Completed=blue; On track=green; At risk=amber; Overdue=red"},
      {"Delivered\nOn track to deliver\nSome issues - see narrative\nNot on track to deliver",
       "Delivered=blue; On track to deliver=green; Some issues - see narrative=amber; Not on track "
       "to deliver=red"},
      {"Delivered\nOn track\nOverdue\nClosed",
       "Delivered=blue; On track=green; Overdue=red; Closed=none"},
      {"On track", ""},
      {"Complete the form On Track", ""},
      {"On track to deliver by the end of the year and the work of the group has gone on without "
       "a stop since the spring Overdue Delayed",
       ""},
  };
  for (const ScanCase& c : cases) EXPECT_EQ(show(scan_legend_phrases(c.text)), c.scale) << c.text;
}

TEST(LegendScan, ReadsCellsCutAtFalseBorders) {
  const std::vector<std::string_view> whole = {"Status G", "Work done and benefit seen",
                                               "A/G",      "Clear plan, not yet complete",
                                               "A/R",      "No plan"};
  const std::string expected =
      "G=green (Work done and benefit seen); A/G=amber_green (Clear plan, not yet complete); "
      "A/R=amber_red (No plan)";
  EXPECT_EQ(show(scan_legend_cells(whole)), expected);
  std::vector<std::string_view> cut = whole;
  cut[0] = "tatus G";  // the page's edge took a letter
  EXPECT_EQ(show(scan_legend_cells(cut)), expected);
  EXPECT_EQ(show(scan_legend_cells({"Status", "G", "Work done", "and benefit seen", "A/G",
                                    "Clear plan, not yet complete", "A/R", "No plan", "|"})),
            expected);
  EXPECT_EQ(show(scan_legend_cells({"W1a", "Launch the scheme", "A/G"})), "");
  EXPECT_EQ(show(scan_legend_cells({"G", "A", "R"})), "");
}

TEST(LegendScan, TellsTitles) {
  for (const char* text : {"RATING SCALE", "Key:", "RAG Key", "BRAG definitions", "Status key"}) {
    EXPECT_TRUE(is_legend_title(text)) << text;
  }
  for (const char* text : {"Action", "Progress to date", "Key risks", "The plan", ""}) {
    EXPECT_FALSE(is_legend_title(text)) << text;
  }
}

TEST(Legend, ReadsTablesOfKeysAndMeanings) {
  const std::string expected =
      "G=green (On track); A=amber (At most 1 month late); R=red (More than 1 month late)";
  EXPECT_EQ(legend_of("RATING SCALE |\nG | On track\nA | At most 1 month late\nR | More than 1 "
                      "month late"),
            expected);
  EXPECT_EQ(legend_of("Meaning | RAG\nOn track | G\nAt most 1 month late | A\nMore than 1 month "
                      "late | R"),
            expected);
  EXPECT_EQ(legend_of("Key |\nG | On track\nA | Up to 6 weeks late\nR | Later\nC | Closed"),
            "G=green (On track); A=amber (Up to 6 weeks late); R=red (Later); C=none (Closed)");
  EXPECT_EQ(
      legend_of("Delivered | Evidence seen | On track | Will be in time | Delayed (<4 weeks) | "
                "Help given | Missed (>4 weeks) | Help needed"),
      "Delivered=blue (Evidence seen); On track=green (Will be in time); Delayed (<4 "
      "weeks)=amber (Help given); Missed (>4 weeks)=red (Help needed)");
  EXPECT_EQ(legend_of("Recommendations Key |\nL | Leadership\nG | Governance\nC | Culture"), "");
  EXPECT_EQ(legend_of("Rated | Number\nRed | 3\nAmber | 4\nGreen | 12"), "");
  EXPECT_EQ(legend_of("Workstream | RAG\nEstates | G\nDigital | A\nWorkforce | R"), "");
}

TEST(Legend, TakesColoursForLostKeys) {
  Document document = make_document("Key | Meaning\n- | On time\n- | Late\n- | Complete");
  const Colour fills[] = {{0x00, 0xB0, 0x50}, {0xFF, 0, 0}, {0x00, 0x70, 0xC0}};
  int next = 0;
  for (Cell& cell : document.tables[0].cells) {
    if (cell.content.text != "-") continue;
    cell.content.text.clear();
    cell.fill = fills[next++];
  }
  EXPECT_EQ(show(read_paper(document).legend), "On time=green; Late=red; Complete=blue");
}

TEST(Legend, ChoosesTheWordingThatMostPrintsShare) {
  const Paper paper = read_paper(
      "Status G | Action comp | leted well | A/R | We lack a plan\n\n"
      "Some text\n\n"
      "tatus G | Action completed well | A/R | We lack a plan\n\n"
      "Some text\n\n"
      "Status G Action | completed well A/R | A/R | We lack\n");
  EXPECT_EQ(show(paper.legend), "G=green (Action completed well); A/R=amber_red (We lack a plan)");
  ASSERT_EQ(paper.tables.size(), 3U);
  EXPECT_EQ(paper.tables[0].schema, "legend");
  EXPECT_EQ(paper.tables[1].schema, "legend");
}

TEST(Legend, KnowsADamagedPrintByItsWords) {
  const Paper paper = read_paper(
      "Status G | Action completed well | A/R | We lack a plan\n\n"
      "Some text\n\n"
      "Status | Action comp | leted well | A/R | We lack a plan\n");
  ASSERT_EQ(paper.tables.size(), 2U);
  EXPECT_EQ(paper.tables[1].schema, "legend");
  EXPECT_EQ(show(paper.legend), "G=green (Action completed well); A/R=amber_red (We lack a plan)");
}

TEST(Legend, EndsARunOfLinesAtTheNextHeading) {
  EXPECT_EQ(legend_of("Complete\nOn Track\nOverdue\n# Update on overdue actions\nText."),
            "Complete=blue; On Track=green; Overdue=red");
}

TEST(Legend, DoubtsTwoMeaningsOfOneKey) {
  const Paper paper = read_paper(
      "Key: Red = overdue; Green = on track\n\nText.\n\nKey: Red = poor quality of care; Green = "
      "on track");
  ASSERT_EQ(paper.diagnostics.size(), 1U);
  EXPECT_EQ(paper.diagnostics[0].id, "recognise.legend-conflict");
}

}  // namespace
}  // namespace boardtrail
