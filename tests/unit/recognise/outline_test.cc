// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "paper_support.h"
#include "recognise/outline_notes.h"

namespace boardtrail {
namespace {

std::string joined(const std::vector<std::string>& parts) {
  std::string result;
  for (const std::string& part : parts) result += (result.empty() ? "" : " | ") + part;
  return result;
}

TEST(DraftingNotes, AreFoundAsPrinted) {
  struct NoteCase {
    const char* text;
    const char* notes;
  };
  const NoteCase cases[] = {
      {"Successes: [DN: Describe what went well]", "[DN: Describe what went well]"},
      {"Focus [DN: Describe it]] now", "[DN: Describe it]]"},
      {"Escalations: [DN: Describe any escalations in line with",
       "[DN: Describe any escalations in line with"},
      {"Owner [insert name], text [to be added]", "[insert name] | [to be added]"},
      {"By <insert date> at the latest", "<insert date>"},
      {"Select the strategic objective which this paper supports",
       "Select the strategic objective which this paper supports"},
      {"Approve / note (delete as appropriate)", "delete as appropriate"},
      {"Due xx/xx/xxxx", "xx/xx/xxxx"},
      {"Click or tap here to enter text.", "Click or tap here to enter text"},
      {"Lorem ipsum dolor sit amet.", "Lorem ipsum dolor sit amet"},
      // facts in brackets, comparisons and prose are no notes
      {"Lead [Jo Field] and [1], [sic], [to be confirmed]", ""},
      {"Off track (<1 month), target <6%", ""},
      {"The board will select the members of the group which reports in May.", ""},
      {"", ""},
  };
  for (const NoteCase& c : cases) EXPECT_EQ(joined(find_drafting_notes(c.text)), c.notes) << c.text;
}

TEST(DraftingNotes, AreFoundInTextAndCells) {
  const Paper paper = read_paper("Some [DN: one] text\n\nA | B [insert two]\nC | D");
  ASSERT_EQ(paper.drafting_notes.size(), 2U);
  EXPECT_EQ(paper.drafting_notes[0].text, "[DN: one]");
  EXPECT_EQ(paper.drafting_notes[0].place.line, 1);
  EXPECT_EQ(paper.drafting_notes[1].text, "[insert two]");
  EXPECT_EQ(paper.drafting_notes[1].place.line, 3);
}

TEST(Captions, AreToldFromMentions) {
  struct CaptionCase {
    const char* text;
    const char* label;
    const char* caption;
  };
  const CaptionCase cases[] = {
      {"Figure 7: Actions underway", "Figure 7", "Actions underway"},
      {"Table 2 \xE2\x80\x93 Progress", "Table 2", "Progress"},
      {"Table One - Ambitions", "Table One", "Ambitions"},
      {"Fig. 3. The chart", "Fig. 3", "The chart"},
  };
  for (const CaptionCase& c : cases) {
    const std::optional<Caption> caption = read_caption(c.text);
    ASSERT_TRUE(caption.has_value()) << c.text;
    EXPECT_EQ(caption->label, c.label);
    EXPECT_EQ(caption->text, c.caption);
  }
  for (const char* text : {"Figure One shows progress", "Table 2 is a reasonable assessment",
                           "Figure", "Tables and charts: all of them", ""}) {
    EXPECT_FALSE(read_caption(text).has_value()) << text;
  }
  const Paper paper =
      read_paper("Figure 7: One\nText\nFigure 7: Two\nFigure 8: Listed ........ 12");
  ASSERT_EQ(paper.captions.size(), 2U);
  EXPECT_EQ(paper.captions[1].text, "Two");
}

TEST(Outline, TellsWhatAsksForSomethingAndStandsAlone) {
  struct BlankCase {
    const char* what;
    const char* drawing;
    const char* blanks;
  };
  const BlankCase cases[] = {
      {"a number without a paragraph",
       "# 7.0 Links to the register\n7.1\n# 8.0 Legal requirements\nText.",
       "7.1 (7.0 Links to the register)"},
      {"the text on the next line", "# 7.0 Links to the register\n7.1\nThere are none.", ""},
      {"numbered sections", "# 2. Financial implications\n# 3. Legal implications\nNone.",
       "2. Financial implications"},
      {"a sub-heading", "# 2. Financial implications\n# 2.1 Revenue\nNone.", ""},
      {"titles", "# Plan\n# Summary\nText.", ""},
      {"a list of contents",
       "# 1. Risks\n# 2. Financial implications\n# 3. Summary\n# 4. Issues\nText.", ""},
      {"a label that has an answer elsewhere",
       "Key issues:\nNone for escalation\n# Part two\nKey issues:\n# Part three\nText.",
       "Key issues"},
      {"a label that has no answer anywhere", "Annexes:\n# Part\nText.", ""},
      {"a label over a table", "Actions:\nThe first.\nActions:\nA | B\nC | D", ""},
      {"a blank beside an answer", "Key risks: | Issues for escalation:\nStaff are few |",
       "Issues for escalation"},
      {"a row of labels over another", "North: | South:\nEast: |\nSummary: |", ""},
      {"answers below, a column off", "Key risks: | | Issues: |\n | Few staff | | None", ""},
      {"both blank", "Key risks: | Issues:\n | ", ""},
      {"a figure's caption", "Figure 1: Progress by month\nFigure 2: More of it\n# Next\nText.",
       ""},
  };
  for (const BlankCase& c : cases) EXPECT_EQ(blanks_of(read_paper(c.drawing)), c.blanks) << c.what;
}

// The sections of a plan's actions, where its first row is as wide as `width` columns.
std::string sections_below_title(const std::string& title, std::int32_t width) {
  Document document = make_document("Audit Committee, 18 September 2024\n" + title + R"( | | | |
Ref | Action | Lead | Due | RAG
1 | Count ropes | AB | 30/09/2024 | G
Lamps | | | |
2 | Trim lamps | CD | 30/10/2024 | A)");
  document.tables.at(0).cells.at(0).column_span = width;
  Paper paper;
  paper.end_block = static_cast<std::int32_t>(document.blocks.size());
  PaperReading reading(document, own_schemas(), paper);
  read_actions(reading);
  std::string sections;
  for (const Observation& action : paper.observations) sections += action.section + ';';
  return sections;
}

TEST(Sections, TitleAboveTheHeadingsOpensASection) {
  EXPECT_EQ(sections_below_title("Moorings", 5), "Moorings;Lamps;");
  EXPECT_EQ(sections_below_title("Moorings", 1), ";Lamps;");
  EXPECT_EQ(sections_below_title("Last updated: 3 May 2024", 5), ";Lamps;");
}

// A cell without a heading beside the first two rows of three.
TEST(Sections, ACellBesideSeveralRowsNamesThem) {
  const auto sections = [](const std::string& title, std::int32_t rows) {
    Document document = make_document(" | Action | Lead | Due | RAG\n" + title +
                                      " | Count ropes | AB | 30/09/2024 | G\n"
                                      " | Trim lamps | CD | 30/10/2024 | A\n"
                                      "Deck | Paint it | EF | 30/11/2024 | A");
    for (Cell& cell : document.tables.at(0).cells) {
      if (cell.content.text == title) cell.row_span = rows;
    }
    Paper paper;
    paper.end_block = static_cast<std::int32_t>(document.blocks.size());
    PaperReading reading(document, own_schemas(), paper);
    read_actions(reading);
    std::string all;
    for (const Observation& action : paper.observations) all += action.section + ';';
    return all;
  };
  EXPECT_EQ(sections("SAFE", 2), "SAFE;SAFE;Deck;");
  EXPECT_EQ(sections("SAFE", 1), ";;;");
  EXPECT_EQ(sections("The ropes must be safe.", 2), ";;;");
}

// --- annexes ------------------------------------------------------------------------

constexpr std::string_view kAnnexed =
    "Objective | Action | Lead | Due | RAG\n"
    "Care | 1. Our services are easy to access | JF | 31/03/2026 | G\n"
    "Care | 2. Our services drive improvement | SR | 31/03/2026 | A\n\n"
    "# Annex\n"
    "Strategic objective | Care |\n"
    "It is our ambition that: | Our services are easy to access | Our services drive improvement\n"
    "Conditions: | Data are kept. We will be successful when feedback shows it. More text. | We "
    "will "
    "be successful when ratings stay good\n"
    "Successes: [DN: Describe] | A template was made | \n\n"
    "[DN: Describe more] | and used by all | Staff were trained\n"
    "Risks: | | None\n"
    "Escalations: [DN: Describe any in line with | None | None\n\n"
    "the framework] | | \n";

TEST(Annex, GivesAnswersToTheActionsThatHeadItsColumns) {
  const Paper paper = read_paper(kAnnexed);
  ASSERT_EQ(paper.observations.size(), 2U);
  EXPECT_EQ(paper.observations[0].success_measure, "We will be successful when feedback shows it.");
  EXPECT_EQ(paper.observations[1].success_measure, "We will be successful when ratings stay good");
  const auto extra = [&](std::size_t action, const std::string& name) {
    for (const auto& [key, value] : paper.observations[action].extra) {
      if (key == name) return value;
    }
    return std::string("-");
  };
  EXPECT_EQ(extra(0, "successes"), "A template was made and used by all");
  EXPECT_EQ(extra(1, "successes"), "Staff were trained");
  EXPECT_EQ(extra(0, "risks"), "-");
  EXPECT_EQ(extra(1, "risks"), "None");
  EXPECT_EQ(extra(1, "escalations"), "None");
}

TEST(Annex, TellsBlanksOnlyWhenAllOfItIsRead) {
  const Paper paper = read_paper(kAnnexed);
  EXPECT_EQ(blanks_of(paper), "Risks [" + paper.observations.at(0).ref + "]");
  EXPECT_EQ(paper.drafting_notes.size(), 3U);
}

TEST(Annex, LeavesOtherTablesAlone) {
  const Paper paper =
      read_paper(std::string(kAnnexed) + "# Another part\nFruit | Number | Price\nApples | | 3\n");
  EXPECT_EQ(paper.tables.back().schema, "");
  EXPECT_EQ(blanks_of(paper), "Risks [" + paper.observations.at(0).ref + "]");
}

// A heading of a style stands within the answers; the row below it is a question.
TEST(Annex, GoesOnBelowAHeadingAmongItsAnswers) {
  const Paper paper =
      read_paper(std::string(kAnnexed) + "# Partners\n | and more | \nFocus: | Costs | \n");
  EXPECT_EQ(paper.tables.back().schema, "annex");
  EXPECT_EQ(paper.observations.at(0).extra.back(),
            (std::pair<std::string, std::string>("focus", "Costs")));
  const Paper form = read_paper(std::string(kAnnexed) + "# Form\nTitle: | Plan | Author:\n");
  EXPECT_NE(form.tables.back().schema, "annex");
}

// An annex may be about an action that the plan does not list any more, or words anew: its
// other columns keep their actions, and nothing of it goes to the annex before it.
TEST(Annex, KeepsToItsOwnActionsWhereThePlanLacksOne) {
  const std::string table =
      "Objective | Action | Lead | Due | RAG\n"
      "Care | 1. Our services are easy to access | JF | 31/03/2026 | G\n"
      "Care | 2. Our services drive improvement | SR | 31/03/2026 | A\n"
      "Money | 3. Our estate is used by all | PK | 31/03/2026 | A\n\n"
      "# Annex\n";
  const std::string first =
      "It is our ambition that: | Our services are easy to access | Our services drive "
      "improvement | Our staff are well\n"
      "Conditions: | We will be successful when feedback shows it | We will be successful when "
      "ratings stay good | We will be successful when few leave\n\n";
  const std::string second =
      "It is our ambition that: | Our estate is used by all | Our fleet is clean | We waste "
      "nothing\n"
      "Conditions: | We will be successful when rooms are let | We will be successful when cars "
      "are sold | We will be successful when bins are empty\n\n";
  const std::string others =
      "It is our ambition that: | Our fleet is clean | We waste nothing | We save\n"
      "Conditions: | Cars are sold | Bins are empty | Money is left\n"
      "Risks: | | |\n";
  const auto measures = [](const Paper& paper) {
    std::string all;
    for (const Observation& action : paper.observations) all += action.success_measure + ";";
    return all;
  };
  const std::string kBoth =
      "We will be successful when feedback shows it;We will be successful when ratings stay "
      "good;";
  EXPECT_EQ(measures(read_paper(table + first + second)),
            kBoth + "We will be successful when rooms are let;");
  const Paper paper = read_paper(table + first + others);
  EXPECT_EQ(measures(paper), kBoth + ";");
  EXPECT_EQ(paper.observations.at(0).extra.size(), 1U);
  EXPECT_EQ(blanks_of(paper), "");
  // The labels alone make no annex of a table that names no action.
  EXPECT_EQ(measures(read_paper(table + others)), ";;;");
}

}  // namespace
}  // namespace boardtrail
